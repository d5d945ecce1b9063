"""Ordinary words are no slips of the field's, and what is made from them is at most offered."""

from __future__ import annotations

import pytest

from bot.persona.answer import Answer, Choices, Found, Persona
from bot.persona.respond import respond
from bot.search.english import inflected, is_common


def answered(text: str, persona: Persona) -> str | None:
    """The entry that is the answer, if any is."""
    answer: Answer = respond(text, persona)
    return answer.entry.id if isinstance(answer, Found) else None


@pytest.mark.parametrize(
    "word",
    "nice water love food government season player lawyer depression rock fish kill apple kitchen "
    "price hill wood kissing selection account".split(),
)
def test_an_ordinary_word_is_not_answered(word: str, persona: Persona) -> None:
    """Before, "nice" was MICE, "food" was OOD, and a lawyer a layer."""
    assert is_common(word)
    assert answered(word, persona) is None


@pytest.mark.parametrize(
    "text",
    # Beside stop words; misspelt terms, as it were; two letters that somebody's acronym begins with.
    [
        "my story",
        "tell me my story",
        "my car",
        "jogging",
        "oncology",
        "what is livelihood",
        "FM",
        "what does TS stand for",
        "define BC",
    ],
)
def test_ordinary_words_are_not_mended(text: str, persona: Persona) -> None:
    assert answered(text, persona) is None


def test_a_common_word_among_those_of_everyday_life_is_no_name(persona: Persona) -> None:
    assert answered("who is ann, the new manager", persona) is None
    assert answered("ann, who is my manager", persona) is None
    assert (
        answered("my boss wants a model registry by Friday", persona) == "patterns/model-registry"
    )


@pytest.mark.parametrize(
    ("word", "entry"),
    [
        ("train", "concepts/model-training"),
        ("drifting", "edge_cases/model-drift"),
        ("overfit", "concepts/overfitting"),
        ("bias", None),
        ("dropout", "definitions/dropout"),
    ],
)
def test_a_word_of_the_field_is_what_it_was(word: str, entry: str | None, persona: Persona) -> None:
    assert answered(word, persona) == entry


def test_what_is_made_from_a_word_is_offered(persona: Persona) -> None:
    answer = respond("specific", persona)
    assert isinstance(answer, Choices)
    assert "definitions/specificity" in [each.entry.id for each in answer.candidates]


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("train", "training", True),
        ("overfit", "overfitting", True),
        ("serve", "serving", True),
        ("fair", "fairness", False),
        ("select", "selectivity", False),
    ],
)
def test_forms_of_one_word(one: str, other: str, are: bool) -> None:
    assert inflected(one, other) is are
