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
        ("in <#C1|general>", "in general"),
        ("in <#C1>", "in"),
        ("<!channel> <!subteam^S1|@ml> drift", "drift"),
        ("", ""),
        ("<", "<"),
        ("a <b", "a <b"),
    ],
)
def test_markup_becomes_words(text: str, expected: str) -> None:
    assert typed(text) == expected
