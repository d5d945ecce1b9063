"""Terms of the handbook in a message: the longest name, once, and only when it is meant."""

from __future__ import annotations

import pytest

from bot.persona.answer import Persona
from bot.persona.terms import terms_in


def found(text: str, persona: Persona) -> list[tuple[str, str]]:
    """Entry and words of each term."""
    return [(term.entry.slug, term.text) for term in terms_in(text, persona).found]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("After the release we saw concept drift.", [("concept-drift", "concept drift")]),
        ("Let's do A/B tests", [("a-b-testing", "A/B tests")]),
        ("Over-Engineering again…", [("over-engineering", "Over-Engineering")]),
        ("it is in the data", []),
        ("the model and its features", []),
        ("Which RAG do we use?", [("retrieval-augmented-generation", "RAG")]),
        ("wipe it with a rag", []),
        ("drift, drift and DRIFT", [("model-drift", "drift")]),
        ("", []),
    ],
)
def test_names_are_found_as_they_are_written(
    persona: Persona, text: str, terms: list[tuple[str, str]]
) -> None:
    assert found(text, persona) == terms


def test_a_name_in_a_sense_that_its_entry_rules_out_is_none(persona: Persona) -> None:
    assert ("data-leakage", "leakage") in found("I see leakage in the features", persona)
    entry = persona.knowledge.entries["anti_patterns/data-leakage"]
    for phrase in entry.not_for:
        assert "data-leakage" not in [slug for slug, _ in found(phrase, persona)]


def test_terms_come_in_the_order_of_the_message(persona: Persona) -> None:
    text = "Precision fell.\nThen we had overfitting; a canary release saved us."
    assert [slug for slug, _ in found(text, persona)] == [
        "precision",
        "overfitting",
        "canary-release",
    ]


def test_of_many_terms_the_rarest_are_kept(persona: Persona) -> None:
    titles = [entry.title for entry in list(persona.knowledge.entries.values())[:60]]
    terms = terms_in(". ".join(titles), persona)
    assert len(terms.found) == 10


@pytest.mark.parametrize("text", ["x" * 40_000, "a " * 20_000, "\u202edrift", "é" * 900, "\x00"])
def test_any_text_can_be_read(persona: Persona, text: str) -> None:
    terms_in(text, persona)
