"""A text in a conversation is about the entry of the last answer, unless it names its own."""

from __future__ import annotations

import pytest

from bot.persona.answer import Comparison, Found, Help, Persona
from bot.persona.respond import respond

DRIFT = "edge_cases/model-drift"


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("and how do I detect it?", "detect"),
        ("how do I fix it", "handle"),
        ("how is that measured?", "detect"),
        ("what should I do instead?", "handle"),
        ("symptoms", "detect"),
        ("example?", "example"),
        ("show me an example", "example"),
        ("when does this happen?", "when_it_shows"),
        ("and why does it matter", "if_ignored"),
        ("why?", "if_ignored"),
    ],
)
def test_a_follow_up_is_answered_from_the_entry_before(
    text: str, section: str, persona: Persona
) -> None:
    answer = respond(text, persona, subject=DRIFT)
    assert isinstance(answer, Found)
    assert (answer.entry.id, answer.section, answer.query) == (DRIFT, section, text)


@pytest.mark.parametrize("text", ["tell me more", "sources?", "what else is related?"])
def test_tell_me_more_tells_all(text: str, persona: Persona) -> None:
    answer = respond(text, persona, subject=DRIFT)
    assert isinstance(answer, Found)
    assert answer.whole
    assert answer.entry.id == DRIFT


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("what about label shift?", "edge_cases/label-shift"),
        ("define recall", "definitions/recall"),
        ("does this model need retraining?", "concepts/model-retraining"),
    ],
)
def test_a_text_that_names_its_own_thing_is_about_that(
    text: str, entry: str, persona: Persona
) -> None:
    answer = respond(text, persona, subject=DRIFT)
    assert isinstance(answer, Found)
    assert answer.entry.id == entry


def test_it_can_be_compared(persona: Persona) -> None:
    for text in (
        "how is it different from label shift?",
        "how does it compare to label shift",
        "vs label shift?",
        "and the difference to label shift?",
    ):
        answer = respond(text, persona, subject=DRIFT)
        assert isinstance(answer, Comparison)
        assert [each.entry.id for each in answer.candidates] == [DRIFT, "edge_cases/label-shift"]


def test_thanks_are_no_question_about_the_entry(persona: Persona) -> None:
    assert isinstance(respond("thanks", persona, subject=DRIFT), Help)


def test_an_entry_that_is_gone_is_no_subject(persona: Persona) -> None:
    gone = respond("how do I detect drift?", persona, subject="edge_cases/gone")
    assert gone == respond("how do I detect drift?", persona)
