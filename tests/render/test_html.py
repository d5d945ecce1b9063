"""The page that looks like Slack shows what the blocks say, and nothing that they do not."""

from __future__ import annotations

import re

from bot.persona.answer import Persona
from bot.persona.respond import respond
from bot.render.blocks import blocks
from bot.render.compose import compose
from bot.render.html import html, page
from bot.render.mrkdwn import literal
from bot.render.surface import CHANNEL, EPHEMERAL


def mrkdwn(text: str) -> str:
    """The page's drawing of one mrkdwn text."""
    block = {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]}
    return re.sub(r"^<p class=context><span>|</span></p>$", "", html([block]))


def test_mrkdwn_is_drawn_as_slack_reads_it() -> None:
    assert mrkdwn("*Data Drift* &amp; more\nthere") == "<b>Data Drift</b> &amp; more<br>there"
    assert mrkdwn("<https://a.org/?x=1&amp;y=2|Doe 2020>") == (
        '<a href="https://a.org/?x=1&amp;y=2">Doe 2020</a>'
    )
    assert mrkdwn("&lt;https://a.org|no link&gt;") == "&#60;https://a.org|no link&#62;"
    assert "<b>" not in mrkdwn(literal("a *literal* star"))


def test_every_word_of_the_blocks_is_on_the_page(persona: Persona) -> None:
    for command in ("explain drift", "compare data drift vs concept drift", "list patterns", "hm?"):
        drawn = blocks(compose(respond(command, persona)), EPHEMERAL)
        shown = re.sub(r"<[^>]+>", " ", page(drawn, private=True))
        for words in re.findall(r"'text': '([\w ,.;:]{3,})'", str(drawn)):
            if words not in ("Right answer", "Not what I meant"):
                assert words.strip() in shown, words


def test_what_is_read_aloud_in_slack_is_read_aloud_on_the_page(persona: Persona) -> None:
    shown = page(blocks(compose(respond("define drift", persona)), CHANNEL), private=False)
    assert 'aria-label="Compare with Data Quality Issues"' in shown
    assert 'aria-label="This is not what I meant"' in shown
    assert "Only visible to you" not in shown


def test_a_block_that_it_does_not_know_is_named() -> None:
    assert "[carousel]" in html([{"type": "carousel", "elements": []}])
