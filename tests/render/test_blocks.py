"""Whatever an answer holds, the message is one that Slack accepts and that pings nobody."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from bot.cli.terminal import draw
from bot.persona.answer import Persona
from bot.persona.respond import respond
from bot.playground.limits import block_problems, problems
from bot.render.actions import decode
from bot.render.blocks import CUT_SHORT, Json, blocks, fallback
from bot.render.compose import compose
from bot.render.document import Button, Buttons, Document, Heading, Lead, Source, Table
from bot.render.html import page
from bot.render.mrkdwn import escape, is_address, link, literal
from bot.render.plain import plain
from bot.render.surface import CHANNEL, DIRECT, EPHEMERAL, HOME, MODAL, SURFACES, UNFURL, Surface
from tests.render.documents import DOCUMENTS, TRAILS

SURFACE = st.sampled_from(tuple(SURFACES.values()))


def judged(drawn: list[Json], surface: Surface) -> list[str]:
    """What Slack would say of the blocks there."""
    where = surface.name if surface in (MODAL, HOME) else "message"
    return block_problems(drawn, where)


def elements(drawn: list[Json]) -> list[Json]:
    """Everything that can be pressed, in order."""
    found: list[Json] = []
    for block in drawn:
        if block["type"] in ("actions", "context_actions"):
            found += block["elements"]
        elif "accessory" in block:
            found.append(block["accessory"])
    return found


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow],
)
@given(DOCUMENTS, SURFACE, TRAILS)
def test_any_document_is_drawn_by_every_face_within_the_limits(
    document: Document, surface: Surface, trail: tuple[str, ...]
) -> None:
    drawn = blocks(document, surface, trail=trail)
    assert judged(drawn, surface) == []
    ids = [element["action_id"] for element in elements(drawn)]
    assert len(set(ids)) == len(ids)
    assert "<!" not in fallback(document)
    shown = page(drawn, private=True)
    assert "<script>" not in shown
    assert "<!channel>" not in shown
    assert plain(document).endswith("\n")
    draw(document, Console(file=io.StringIO(), width=80, highlight=False))


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_every_entry_is_drawn_by_every_face_whole_and_short(
    persona: Persona, surface: Surface
) -> None:
    for entry_id in persona.knowledge.entries:
        for command in ("define", "explain"):
            document = compose(respond(f"{command} {entry_id}", persona))
            drawn = blocks(document, surface, trail=("list patterns 2", "define drift"))
            assert judged(drawn, surface) == [], entry_id
            assert CUT_SHORT not in str(drawn), entry_id
            assert document.text in fallback(document).replace("&amp;", "&"), entry_id
            assert page(drawn, private=True)
            assert plain(document)


def test_every_section_of_every_entry_is_drawn(persona: Persona) -> None:
    for entry in persona.knowledge.entries.values():
        for key, _ in entry.sections:
            document = compose(respond(f"explain {entry.id}: {key}", persona))
            message = {"text": fallback(document), "blocks": blocks(document, EPHEMERAL)}
            assert problems(message) == [], (entry.id, key)
            assert document.command == f"explain {entry.id}: {key}"


@pytest.mark.parametrize("surface", [EPHEMERAL, MODAL], ids=["table", "lists"])
def test_the_table_of_every_declared_contrast_fits(persona: Persona, surface: Surface) -> None:
    for entry in persona.knowledge.entries.values():
        for contrast in entry.contrasts:
            document = compose(respond(f"compare {entry.id} vs {contrast.entry}", persona))
            drawn = blocks(document, surface)
            assert judged(drawn, surface) == [], (entry.id, contrast.entry)
            assert CUT_SHORT not in str(drawn)
            assert any(block["type"] == "table" for block in drawn) == surface.tables


@pytest.mark.parametrize("surface", [EPHEMERAL, MODAL], ids=["table", "lists"])
def test_four_entries_side_by_side_fit(persona: Persona, surface: Surface) -> None:
    ids = sorted(persona.knowledge.entries)
    for at in range(0, len(ids) - 3, 24):
        document = compose(respond(f"compare {' vs '.join(ids[at : at + 4])}", persona))
        drawn = blocks(document, surface)
        assert judged(drawn, surface) == [], ids[at]
        assert CUT_SHORT not in str(drawn)
        assert all(entry in str(drawn) for entry in ids[at : at + 4])
        assert plain(document)


def test_every_page_of_every_listing_is_drawn(persona: Persona) -> None:
    for start in ("list", "list patterns", "list definitions", "list monitoring", "related drift"):
        command, seen = start, 0
        while command:
            document = compose(respond(command, persona))
            drawn = blocks(document, EPHEMERAL)
            assert judged(drawn, EPHEMERAL) == [], command
            assert CUT_SHORT not in str(drawn), command
            following = [e for e in elements(drawn) if e["text"]["text"] == "Next Page"]
            carried = decode(following[0]["value"]) if following else None
            command, seen = (carried.first if carried else ""), seen + 1
        assert seen < 50


def test_what_is_pressed_under_a_long_answer_is_not_cut_off_with_it() -> None:
    long = tuple(Lead("x" * 2900) for _ in range(9))
    foot = (Buttons((Button("Share", "define a/b", "share"),)), Source(("a/b",), ("pattern",)))
    drawn = blocks(Document("x", (Heading("Long", ""), *long, *foot)), EPHEMERAL)
    assert CUT_SHORT in str(drawn)
    assert [block["type"] for block in drawn[-2:]] == ["actions", "context"]


def test_share_is_offered_only_where_others_do_not_see_the_answer_yet() -> None:
    document = Document("x", (Buttons((Button("Share", "define a/b", "share"),)),))
    assert elements(blocks(document, EPHEMERAL))
    for surface in (CHANNEL, DIRECT, MODAL, HOME):
        assert blocks(document, surface) == []


def test_nothing_can_be_pressed_under_somebody_elses_link(persona: Persona) -> None:
    for text in ("define drift", "list patterns", "lasagne"):
        document = compose(respond(text, persona))
        drawn = blocks(document, UNFURL)
        assert elements(drawn) == []
        assert "Compare with" not in str(drawn)
        assert drawn


def test_a_step_forward_can_be_taken_back_and_a_turn_is_no_step() -> None:
    row = (Button("On", "define c/d", "look_up"), Button("Show More", "explain a/b", "turn"))
    document = Document("x", (Buttons(row),), "define a/b")
    drawn = elements(blocks(document, EPHEMERAL, trail=("list patterns 2",)))
    assert [element["text"]["text"] for element in drawn] == ["Back", "On", "Show More"]
    assert [decode(element["value"]) for element in drawn] == [
        ("list patterns 2", ()),
        ("define c/d", ("define a/b", "list patterns 2")),
        ("explain a/b", ("list patterns 2",)),
    ]


def test_a_second_table_becomes_lists() -> None:
    table = Table((("", "A", "B"), ("Size", "1", "2")))
    kinds = [block["type"] for block in blocks(Document("x", (table, table)), EPHEMERAL)]
    assert kinds == ["table", "rich_text"]


def test_every_button_says_what_it_does_when_it_is_read_aloud(persona: Persona) -> None:
    for text in ("define drift", "explain drift", "validation", "list", "list patterns 2", "hm?"):
        drawn = elements(blocks(compose(respond(text, persona)), EPHEMERAL, trail=("list",)))
        assert drawn
        for element in drawn:
            spoken = element.get("accessibility_label") or element.get("text", {}).get("text", "")
            if element["type"] == "feedback_buttons":
                spoken = element["positive_button"]["accessibility_label"]
            assert len(spoken.split()) > 1, element


@given(st.text(max_size=500))
def test_escaped_text_holds_no_markup(text: str) -> None:
    for made in (escape(text), literal(text)):
        assert "<" not in made
        assert ">" not in made


def test_formatting_characters_mean_themselves() -> None:
    assert literal("*a*").replace("\u2060", "") == "*a*"
    assert "\u2060*\u2060" in literal("*a*")


def test_only_web_addresses_become_links() -> None:
    assert link("Gama 2014", "https://doi.org/10.1/x?a=1&b") == (
        "<https://doi.org/10.1/x?a=1&amp;b|Gama 2014>"
    )
    assert link("", "https://x") == "<https://x|https://x>"
    for address in ("javascript:alert(1)", "https://x|y", "https://x>y", "", "https://a b"):
        assert link("a<b", address) == "a&lt;b"
        assert not is_address(address)
