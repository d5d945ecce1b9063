"""A question by name is answered with the part that it asks for, in whatever grammar, slips and all."""

from __future__ import annotations

import pytest

from bot.persona.answer import Found, Listing, Persona
from bot.persona.respond import respond
from bot.persona.slips import mended

P_HACKING = "anti_patterns/p-hacking"


@pytest.mark.parametrize(
    ("text", "entry", "section"),
    [
        ("what is p-hacking and how do I avoid it?", P_HACKING, "instead"),
        ("what is p-hacking, and why does it happen?", P_HACKING, "causes"),
        ("why do people do p-hacking", P_HACKING, "causes"),
        (
            "what is knowledge distillation, and what are its drawbacks",
            "patterns/knowledge-distillation",
            "costs",
        ),
        ("what is alert fatigue caused by", "anti_patterns/alert-fatigue", "causes"),
        ("how would one go about detecting label noise", "edge_cases/label-noise", "detect"),
        ("is a feature store expensive?", "patterns/feature-store", "costs"),
        ("how much does it cost us to run a feature store", "patterns/feature-store", "costs"),
        (
            "in which situations would it be wrong to use stratified sampling",
            "patterns/stratified-sampling",
            "when_not_to_use",
        ),
        (
            "when would you advise against active learning",
            "patterns/active-learning",
            "when_not_to_use",
        ),
        (
            "why should my boss care about technical debt",
            "concepts/technical-debt",
            "why_it_matters",
        ),
        ("what do we need a validation set for", "definitions/validation-set", "why_it_matters"),
        ("give an exemple of target leakge", "anti_patterns/data-leakage", "example"),
        ("how do i detekt data drift", "edge_cases/data-drift", "detect"),
        ("symptons of training serving skew?", "anti_patterns/training-serving-skew", "symptoms"),
        ("can you illustrate entanglement", "anti_patterns/entanglement", "example"),
        ("alert fatigue: where does it come from?", "anti_patterns/alert-fatigue", "causes"),
        (
            "what speaks against federated learning",
            "patterns/federated-learning",
            "when_not_to_use",
        ),
        ("what if I leave outliers alone", "edge_cases/outlier", "if_ignored"),
        ("misconceptions about causal inference", "concepts/causal-inference", "confusions"),
        (
            "what do people get wrong about feature importance",
            "concepts/feature-importance",
            "confusions",
        ),
        ("what could go wrong with reward shaping", "patterns/reward-shaping", "costs"),
        (
            "why should an ML engineer care about software architecture",
            "topics/software-architecture",
            "relation",
        ),
        ("why is our gpu out of memory", "edge_cases/gpu-out-of-memory", "when_it_shows"),
        ("mlops engineer here, what is a model registry", "patterns/model-registry", ""),
        ("threshold for anomaly detection", "concepts/anomaly-detection", ""),
        # What only ends in such a word asks for nothing.
        ("labels are wrong in many examples", "edge_cases/label-noise", ""),
        ("tell me about p-hacking", P_HACKING, ""),
        ("who needs a feature store", "patterns/feature-store", ""),
    ],
)
def test_the_part_that_is_asked_for_comes_first(
    text: str, entry: str, section: str, persona: Persona
) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Found)
    assert (answer.entry.id, answer.section, answer.query) == (entry, section, text)


def test_a_list_has_what_is_linked_with_the_entry_first(persona: Persona) -> None:
    answer = respond("any patterns against hallucination?", persona)
    assert isinstance(answer, Listing)
    assert "patterns/guardrails" in {each.entry.id for each in answer.candidates}


def test_a_list_is_found_with_a_slip_in_what_asks_for_it(persona: Persona) -> None:
    assert isinstance(respond("wich patterns are for monitoring", persona), Listing)


@pytest.mark.parametrize(
    "text",
    [
        "how to handle dilution in experiment metrics",
        "what is a dilution",
        "give me the gist of drift",
        "antipattern over engineering",
        "listwise ranking",
    ],
)
def test_a_word_with_a_meaning_is_no_slip(text: str, persona: Persona) -> None:
    assert mended(text, persona) == text
