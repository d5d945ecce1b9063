"""Who writes as they speak is understood, and what only looks alike does not sound alike."""

from __future__ import annotations

import pytest

from bot.persona.answer import Found, Persona
from bot.persona.respond import respond
from bot.search.sounds import sound


@pytest.mark.parametrize(
    ("heard", "word"),
    [
        ("presition", "precision"),
        ("presishun", "precision"),
        ("akuracy", "accuracy"),
        ("kwantization", "quantization"),
        ("dater", "data"),
        ("throuput", "throughput"),
        ("garbidge", "garbige"),
        ("hiperperameter", "hyperparameter"),
    ],
)
def test_what_sounds_alike(heard: str, word: str) -> None:
    assert sound(heard) == sound(word)


@pytest.mark.parametrize(
    ("one", "other"), [("precision", "prediction"), ("recall", "retail"), ("bias", "basis")]
)
def test_what_only_looks_alike(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("presition", "definitions/precision"),
        ("dater drift", "edge_cases/data-drift"),
        ("leekage", "anti_patterns/data-leakage"),
        ("nolidge distillation", "patterns/knowledge-distillation"),
        ("thruput", "definitions/throughput"),
        ("presition recall curve", "definitions/precision-recall-curve"),
    ],
)
def test_a_name_written_as_it_sounds_is_answered(typed: str, entry: str, persona: Persona) -> None:
    answer = respond(typed, persona)
    assert isinstance(answer, Found)
    assert answer.entry.id == entry
