"""Signs of anti-patterns and edge cases in messages as engineers write them."""

from __future__ import annotations

import pytest

from bot.persona.answer import Persona
from bot.persona.signs import Signs, signs_in
from tests.persona.messages import CALM, HELD_OUT, QUIET, SIGNS


def slugs(signs: Signs) -> list[str]:
    """The entries' short names, strongest first."""
    return [sign.entry.slug for sign in signs.found]


@pytest.mark.parametrize(
    ("rows", "least"), [(SIGNS, 0.7), (HELD_OUT, 0.7)], ids=["set", "held-out"]
)
def test_most_signs_are_found(
    persona: Persona, rows: tuple[tuple[str, str], ...], least: float
) -> None:
    missed = [
        (text, slugs(signs_in(text, persona)))
        for text, expected in rows
        if not set(expected.split()) & set(slugs(signs_in(text, persona)))
    ]
    assert len(missed) <= (1 - least) * len(rows), missed


@pytest.mark.parametrize("messages", [CALM, QUIET], ids=["set", "held-out"])
def test_everyday_messages_show_hardly_any(persona: Persona, messages: tuple[str, ...]) -> None:
    alarmed = [(text, found) for text in messages if (found := slugs(signs_in(text, persona)))]
    assert len(alarmed) <= 2, alarmed


def test_a_long_everyday_message_shows_hardly_any(persona: Persona) -> None:
    assert len(signs_in("\n".join(QUIET), persona).found) <= 2


def test_the_words_that_led_there_are_in_the_message(persona: Persona) -> None:
    for text, _ in (*SIGNS, *HELD_OUT):
        for sign in signs_in(text, persona).found:
            assert sign.words
            assert all(word in sign.quote for word in sign.words)


def test_the_strongest_sign_comes_first_and_is_quoted(persona: Persona) -> None:
    note = (
        "Plan for the churn model.\nWe fit the scaler on the full dataset and then split into "
        "train and test. Lunch is at noon."
    )
    first = signs_in(note, persona).found[0]
    assert first.entry.id == "anti_patterns/preprocessing-before-the-split"
    assert first.quote.startswith("We fit the scaler")
    assert {"scaler", "split"} <= set(first.words)


def test_a_named_anti_pattern_is_a_sign_unless_it_is_denied(persona: Persona) -> None:
    assert "data-leakage" in slugs(signs_in("I suspect target leakage in this.", persona))
    for denied in ("There is no target leakage here.", "To prevent target leakage we wait."):
        assert "data-leakage" not in slugs(signs_in(denied, persona))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "!!!", "x" * 40_000, "<!channel> " * 500, "ß" * 999]
)
def test_any_text_can_be_read(persona: Persona, text: str) -> None:
    assert signs_in(text, persona).found == ()


def test_of_a_very_long_text_a_part_is_read_and_that_is_said(persona: Persona) -> None:
    assert not signs_in("A sentence of a novel. " * 2_000, persona).whole
    assert signs_in("A sentence.", persona).whole
