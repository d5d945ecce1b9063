"""How near texts are in meaning, by the vectors of their words."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

import pytest

from bot.search.lexicon import content_words
from bot.search.meaning import Vector, highest_likeness, likeness, most_unlike, of_texts, together
from bot.search.normalize import tokens
from bot.search.vectors import DIGEST


def meaning(*texts: str) -> Vector:
    """What texts mean together, all their words being as rare."""
    return of_texts([content_words(tokens(text)) for text in texts], lambda _: 1.0)


def test_the_digest_of_the_vectors_is_that_of_their_table(root: Path) -> None:
    table = root / "bot/search/vectors_table.py"
    assert blake2b(table.read_bytes(), digest_size=16).hexdigest() == DIGEST


def test_words_of_one_meaning_are_nearer_than_others() -> None:
    near = likeness(meaning("churn"), meaning("attrition"))
    assert near > 0.1 + likeness(meaning("churn"), meaning("picture"))
    texts = meaning("picture"), meaning("attrition")
    assert highest_likeness(meaning("churn"), texts) == near


def test_a_text_means_what_it_does_in_any_length() -> None:
    once, twice = meaning("data drift"), meaning("data drift", "data drift")
    assert once == twice
    assert likeness(once, twice) == 1
    assert likeness(once, together([once, meaning("")])) == pytest.approx(1, abs=0.001)


def test_neighbouring_words_mean_more_than_each_alone() -> None:
    assert likeness(meaning("cold start"), meaning("cold", "start")) < 0.95


def test_of_many_names_those_are_kept_that_say_something_else() -> None:
    names = [meaning(name) for name in ("data drift", "drift", "drifts", "covariate shift")]
    assert most_unlike([*names, names[0], ()], 2) == [names[0], names[3]]
    assert len(most_unlike(names, 9)) == 3


def test_what_has_no_vector_is_like_nothing() -> None:
    unknown = meaning("zzzz")
    assert unknown == ()
    assert likeness(unknown, meaning("model")) == 0
    assert likeness(meaning("model"), unknown) == 0
    assert highest_likeness(meaning("model"), ()) == 0
