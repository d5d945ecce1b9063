"""What a person typed, out of Slack's markup."""

from __future__ import annotations

import pytest

from bot.slack.text import typed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<@UBOT> define drift", "define drift"),
        ("<@UBOT|mlpersona> define drift", "define drift"),
        ("hey <@UBOT> what is drift?", "hey   what is drift?"),
        ("train &amp; test", "train & test"),
        ("a &lt; b &gt; c", "a < b > c"),
        ("&amp;lt;", "&lt;"),
        ("see <https://example.org|the page>", "see the page"),
        ("see <https://example.org>", "see https://example.org"),
        ("is drift seen in <#C1|general>", "is drift seen in"),
        ("in <#C1>", "in"),
        (":wave: define drift :thumbsup::skin-tone-2:", "define drift"),
        ("tips on 9:30:00", "tips on 9:30:00"),
        ("@channel define drift", "define drift"),
        ("precision @k, mAP@IoU and a@example.org", "precision @k, mAP@IoU and a@example.org"),
        ("<!channel> <!subteam^S1|@ml> drift", "drift"),
        ("", ""),
        ("<", "<"),
        ("a <b", "a <b"),
    ],
)
def test_markup_becomes_words(text: str, expected: str) -> None:
    assert typed(text) == expected
