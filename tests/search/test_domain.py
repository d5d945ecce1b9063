"""Whether a text is of the domain, by its words; and the form of a question."""

from __future__ import annotations

import pytest

from bot.search.domain import log_odds, ngrams
from bot.search.forms import FORMS, forms_of, worth
from bot.search.frame import take_apart
from bot.search.normalize import words


def test_ngrams_are_stems_and_neighbours_with_both_ends() -> None:
    assert ngrams(["pruned", "trees"]) == {"prune", "tree", "^ prune", "prune tree", "tree $"}
    assert ngrams([]) == {"^ $"}


@pytest.mark.parametrize(
    ("ours", "elsewhere"),
    [
        ("how do we roll back a model", "odometer rollback on a used car, my rights"),
        ("when should I prune a decision tree", "when should I prune an apple tree"),
        ("dropout in a neural network", "dropout from university"),
        ("how do I read a learning curve", "steep learning curve at the violin"),
    ],
)
def test_the_same_name_among_other_words(ours: str, elsewhere: str) -> None:
    assert log_odds(words(ours)) > log_odds(words(elsewhere))


def test_words_that_nobody_has_seen_say_nothing() -> None:
    assert log_odds(["zzqx"]) == log_odds(["qqzv"])


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("what is data drift", {"any", "define"}),
        ("how do I detect data drift", {"any", "repair", "how", "ours"}),
        ("how to implement a feature store", {"any", "how"}),
        ("our model never predicts the rare class", {"any", "ours"}),
        ("", {"any"}),
    ],
)
def test_forms_of_questions(text: str, forms: set[str]) -> None:
    has = forms_of(take_apart(text), words(text))
    assert {name for name, has_it in zip(FORMS, has, strict=True) if has_it} == forms


def test_kinds_are_worth_what_the_forms_say_together() -> None:
    weights = {"patterns": (1.0, 2.0, 4.0, 8.0, 16.0), "concepts": (0.0, 0.0, 0.0, 0.0, 0.5)}
    assert worth((True, False, True, False, False), weights) == {"patterns": 5.0, "concepts": 0.0}
