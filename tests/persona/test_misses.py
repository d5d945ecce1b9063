"""Which questions may be remembered, and what clusters they fall into."""

from __future__ import annotations

import pytest

from bot.persona.answer import Persona
from bot.persona.misses import Asked, clusters, kept_question


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Feature-Toggling?!", "feature toggling"),
        ("  what's  a Héro ", "what is a hero"),
        ("C++", ""),
        ("", ""),
        ("mail ana@example.com", ""),
        ("https://example.com", ""),
        ("call 030 1234567", ""),
        ("ticket 123456", ""),
        ("f1 score at 0.5", "f1 score at 0 5"),
        ("word " * 13, ""),
        ("x" * 500, ""),
    ],
)
def test_a_question_is_kept_in_one_form_or_not_at_all(text: str, kept: str) -> None:
    assert kept_question(text) == kept


def test_alike_questions_are_one_cluster_and_the_most_wanted_comes_first(
    persona: Persona,
) -> None:
    asked = [
        Asked("quantum weaving", 2, "2026-11-01"),
        Asked("model drifting away", 2, "2026-11-01"),
        Asked("quantum weavings", 3, "2026-11-02"),
    ]
    first, second = clusters(asked, persona)
    assert [one.question for one in first.questions] == ["quantum weavings", "quantum weaving"]
    assert (first.times, first.name, first.is_alias) == (5, "quantum weavings", False)
    assert second.nearest is not None
    assert second.nearest.entry.id == "edge_cases/model-drift"
