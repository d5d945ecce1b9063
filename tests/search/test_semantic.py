"""A sentence model adds figures to questions and to nothing else; the weights fit what it adds."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.persona.answer import Persona
from bot.persona.respond import respond
from bot.persona.why import why
from bot.search import trees_semantic, weights, weights_semantic
from bot.search.engine import search
from bot.search.evidence import FIGURES
from bot.search.semantic import SENTENCES, Said, Semantic

QUESTION = "why does our model get worse every month?"


class Preferring:
    """A stand-in for the model that finds one entry as near as can be, and all others far."""

    def __init__(self, persona: Persona, entry: str) -> None:
        self.place = persona.index.lexicon.entries.index(entry)
        self.asked: list[str] = []

    def __call__(self, text: str, entries: Sequence[int]) -> Said:
        self.asked.append(text)
        figures = [(float(entry == self.place),) * len(SENTENCES) for entry in entries]
        return Said([0.0] * (len(trees_semantic.CONFIDENCE.vector) - 1), figures)


def with_model(persona: Persona, model: Preferring) -> Persona:
    index = persona.index.with_semantic(lambda: Semantic("on, in a test", model))
    return Persona(persona.knowledge, index)


def test_each_set_of_weights_fits_its_figures() -> None:
    assert len(weights.RANKING) == len(weights.RANKING_LONG) == len(FIGURES)
    both = len(FIGURES) + len(SENTENCES)
    assert len(weights_semantic.RANKING) == len(weights_semantic.RANKING_LONG) == both


def test_what_the_model_finds_near_comes_first(persona: Persona) -> None:
    without = search(QUESTION, persona.index).ranked
    third = persona.index.lexicon.entries[without.evidence[2].entry]
    model = Preferring(persona, third)
    found = search(QUESTION, with_model(persona, model).index).ranked
    assert found.matches[0].entry == third != without.matches[0].entry
    assert found.evidence[0].figures[len(FIGURES) :] == (1.0,) * len(SENTENCES)
    assert model.asked == [QUESTION]


@pytest.mark.parametrize("text", ["define drift", "modle drfit", "bias", "what is zebra?", "help"])
def test_a_look_up_never_reaches_the_model(persona: Persona, text: str) -> None:
    model = Preferring(persona, "edge_cases/model-drift")
    assert respond(text, with_model(persona, model)) == respond(text, persona)
    assert model.asked == []


def test_why_names_the_figures_and_says_whether_the_model_is_on(persona: Persona) -> None:
    third = persona.index.lexicon.entries[search(QUESTION, persona.index).ranked.evidence[2].entry]
    rows = why(QUESTION, with_model(persona, Preferring(persona, third)))
    assert ("Sentences", "on, in a test") in rows
    assert any(name in line for _, line in rows for name in SENTENCES)
    without = why(QUESTION, persona)
    assert not any(name in line for _, line in without for name in SENTENCES)
