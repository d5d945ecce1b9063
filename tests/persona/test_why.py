"""`ask --why` says intent, subject, channels, scores, the runner-up and what decided."""

from __future__ import annotations

import pytest

from bot.persona.answer import Persona
from bot.persona.why import why
from bot.search.weights import ANSWER, CHOICE


def told(text: str, persona: Persona) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for label, line in why(text, persona):
        rows.setdefault(label, []).append(line)
    return rows


def test_a_question_is_told_in_full(persona: Persona) -> None:
    rows = told("great offline metrics but poor in production", persona)
    assert rows["Asked"] == ["great offline metrics but poor in production"]
    assert rows["Intent"] == ["the entry"]
    assert rows["Subject"] == ["great offline metrics but poor in production"]
    assert "offlin" in rows["Words"][0]
    assert "no entry has 0%" in rows["Words"][0]
    assert "edge_cases/offline-online-gap" in rows["Match"][0]
    assert "(words" in rows["Match"][0]
    assert rows["Evidence"][0].startswith("edge_cases/offline-online-gap before ")
    assert any("ask (" in line for line in rows[""])
    assert rows["Decision"][0].startswith("answer: ")
    assert f"at least {ANSWER:.0f} %" in rows["Decision"][0]


def test_a_part_that_is_asked_for_is_the_intent(persona: Persona) -> None:
    rows = told("how do I detect data drift in production please", persona)
    assert rows["Intent"] == ["the section on 'detect'"]
    assert rows["Subject"][0].startswith("data drift")


def test_the_field_beside_the_point_is_told(persona: Persona) -> None:
    rows = told("Neural networks: which cost function to use?", persona)
    assert rows["Beside"] == ["'Neural Network' names the field, and the rest says what is asked"]
    assert "definitions/loss-function" in rows["Match"][0]


def test_a_product_is_told_as_what_it_is(persona: Persona) -> None:
    rows = told("Can GPT-4 grade the answers of another model reliably?", persona)
    assert "llm" in rows["Read as"][0]


def test_a_misspelt_name_is_told_by_its_channel(persona: Persona) -> None:
    rows = told("modle drfit", persona)
    assert "(spelling by 'Model Drift')" in rows["Match"][0]
    assert "Words" not in rows


def test_a_name_is_told_as_exact(persona: Persona) -> None:
    assert why("model drift", persona) == (
        ("Exact", "the whole text is 'Model Drift' of edge_cases/model-drift"),
    )


def test_choices_are_told_with_both_bars(persona: Persona) -> None:
    rows = told("bias", persona)
    assert len(rows["Match"]) > 1
    assert all("(part)" in line for line in rows["Match"])
    assert rows["Decision"][0].startswith("offer up to 5")


def test_what_is_declined_is_told_with_its_bar(persona: Persona) -> None:
    rows = told("frobozz plugh xyzzy", persona)
    assert "no entry has 100% of them" in rows["Words"][0]
    assert "Match" not in rows
    assert rows["Decision"] == [f"decline: 0.0 % is less than {CHOICE:.0f} %"]


def test_another_meaning_is_told(persona: Persona) -> None:
    assert "other meaning: precis" in told("what is precision medicine?", persona)["Words"][0]


def test_a_comparison_is_told_with_its_sides(persona: Persona) -> None:
    rows = told("data drift vs concept drift", persona)
    assert rows["Intent"] == ["a comparison"]
    assert rows["Compared"] == ["edge_cases/data-drift and edge_cases/concept-drift"]


def test_the_scope_is_told_with_what_crossed_it(persona: Persona) -> None:
    rows = told("how do I tune learning rate in PyTorch", persona)
    assert "names 'pytorch'" in rows["Scope"][0]
    assert rows["Pointer"][0] == "definitions/learning-rate"


@pytest.mark.parametrize("text", ["", "help", "list patterns", "zebra " * 400])
def test_what_is_no_question_is_told_as_such(text: str, persona: Persona) -> None:
    (row,) = why(text, persona)
    assert row[0] == "Command"


def test_a_text_too_long_is_told_as_refused(persona: Persona) -> None:
    ((_, line),) = why("zebra " * 400, persona)
    assert "at most 1,000 characters" in line


def test_what_is_read_otherwise_is_told_as_it_is_read(persona: Persona) -> None:
    rows = told("what are the drawbaks of dropout", persona)
    assert rows["Read as"] == ["what are the drawbacks of dropout"]
    # A tool that a statement names in passing is left out.
    rows = told("our airflow pipeline trains on data that the tests never saw", persona)
    assert "airflow" not in rows["Read as"][0]


def test_the_part_that_is_shown_is_told(persona: Persona) -> None:
    rows = told("what is p-hacking and how do I avoid it", persona)
    assert rows["Intent"] == ["the section on 'instead'"]


def test_what_is_known_elsewhere_is_told_as_such(persona: Persona) -> None:
    rows = told("where is our feature store", persona)
    assert list(rows) == ["Elsewhere", "Pointer"]
