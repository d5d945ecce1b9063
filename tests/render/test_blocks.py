"""Whatever an answer holds, the message is one that Slack accepts and that pings nobody."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.persona.answer import Persona
from bot.persona.respond import respond
from bot.render.blocks import blocks, command_of, escape, fallback, value_of
from bot.render.compose import compose
from bot.render.document import (
    Bullets,
    Button,
    Buttons,
    Document,
    Heading,
    Lead,
    Line,
    Lines,
    Paragraph,
    Remark,
    Source,
    Table,
)
from bot.render.plain import plain
from tests.fakes.limits import problems

HOSTILE = st.one_of(
    st.text(max_size=200),
    st.sampled_from(
        [
            "<!channel>",
            "<@U1>",
            "<#C1|x>",
            "<https://x|y>",
            "*_~`",
            "- item\n- item",
            "",
            " ",
            "x" * 9000,
            "&lt;!here&gt;",
        ]
    ),
    st.builds(
        lambda text, times: text * times, st.text(min_size=1, max_size=9), st.integers(400, 900)
    ),
)
LINE = st.builds(Line, HOSTILE, HOSTILE, HOSTILE)
BUTTON = st.builds(Button, HOSTILE, HOSTILE, st.booleans())
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(HOSTILE, min_size=width, max_size=width).map(tuple), min_size=1, max_size=8
    ).map(tuple)
)
BLOCK = st.one_of(
    st.builds(Heading, HOSTILE, HOSTILE),
    st.builds(Lead, HOSTILE),
    st.builds(Paragraph, HOSTILE, HOSTILE),
    st.builds(Bullets, HOSTILE, st.lists(HOSTILE, min_size=1, max_size=9).map(tuple)),
    st.builds(Lines, HOSTILE, st.lists(LINE, min_size=1, max_size=9).map(tuple)),
    st.builds(Remark, HOSTILE, HOSTILE),
    st.builds(Source, st.lists(HOSTILE, min_size=1, max_size=5).map(tuple)),
    st.builds(Buttons, st.lists(BUTTON, min_size=1, max_size=40).map(tuple)),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of hostile and huge parts, with at most the one table that we ever draw."""
    drawn = draw(st.lists(BLOCK, max_size=25))
    if draw(st.booleans()):
        drawn.insert(0, Table(draw(ROWS)))
    return Document(draw(HOSTILE), tuple(drawn))


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow],
)
@given(documents(), st.booleans())
def test_any_document_becomes_a_message_that_slack_accepts(
    document: Document, private: bool
) -> None:
    message = {"text": fallback(document) or "x", "blocks": blocks(document, private=private)}
    assert problems(message) == []


def test_every_entry_becomes_a_message_that_slack_accepts_whole_and_short(persona: Persona) -> None:
    for entry_id in persona.knowledge.entries:
        for command in ("define", "explain"):
            document = compose(respond(f"{command} {entry_id}", persona))
            drawn = blocks(document, private=True)
            assert problems({"text": fallback(document), "blocks": drawn}) == [], entry_id
            assert "Cut short" not in str(drawn), entry_id
            assert plain(document)


def test_the_table_of_every_declared_contrast_fits(persona: Persona) -> None:
    for entry in persona.knowledge.entries.values():
        for contrast in entry.contrasts:
            document = compose(respond(f"compare {entry.id} vs {contrast.entry}", persona))
            message = {"text": fallback(document), "blocks": blocks(document, private=True)}
            assert problems(message) == [], (entry.id, contrast.entry)


@given(st.text(max_size=500))
def test_escaped_text_holds_no_markup(text: str) -> None:
    assert "<" not in escape(text)
    assert ">" not in escape(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_a_button_gives_its_command_back(command: str) -> None:
    assert command_of(value_of(command)) == command


def test_a_value_of_another_version_is_no_command() -> None:
    assert command_of("v2 define drift") == ""
    assert command_of("") == ""
