"""Learn what texts of the handbook's domain look like: the fit behind `bot/search/domain.py`.

A logistic regression over the n-grams of subjects, each at length 1. Texts of the domain are the
labelled questions that have an answer, and the names and asks of all entries; others are those that
have none, and the phrases in which a name means something else.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from bot.knowledge.entry import Entry
from bot.search.domain import SCALE, ngrams
from bot.search.evidence import weigh
from bot.search.frame import take_apart
from bot.search.index import Index
from bot.search.meaning import LENGTH, NOWHERE, OFFSET
from bot.search.rank import readable
from tests.evaluation.sets import Labelled, vague

FOLDS = 5
# How many texts must have an n-gram, what an ask counts beside a question, and the inverse of the
# ridge; n-grams that say less are left out (a quarter of all, at no loss).
MIN_TEXTS, OF_ASK, INVERSE_RIDGE, LEAST = 3, 0.2, 27.0, 45
OTHER_MEANINGS = 500
# A slack fit differs from one processor to the next in the digits that say least; Newton's method
# goes to the end in a tenth of the time.
SOLVER, TOLERANCE, UNSEEN_DIGITS = "newton-cg", 1e-10, 4
# The inverse of the ridge where the figures are the dimensions of a vector.
OF_VECTORS = 3.0
Array: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"


class Domain(NamedTuple):
    """What `domain` reads, in its scale, and the log-odds of each labelled text without itself."""

    intercept: int
    table: dict[str, int]
    meaning: list[float]
    unseen: dict[str, tuple[float, float]]

    def module(self) -> str:
        """The module that `domain` reads it from."""
        lines = "".join(
            f"    {json.dumps(ngram)}: {value},\n" for ngram, value in self.table.items()
        )
        meaning = "".join(f"    {weight:.5f},\n" for weight in self.meaning)
        return (
            '"""Written by `make fit`: see tests/evaluation/fit_domain.py. Do not edit."""\n\n'
            f"INTERCEPT = {self.intercept}\n"
            "# N-grams, and what each says for the domain: see domain.py.\n"
            f"TABLE = {{\n{lines}}}\n"
            "# What each dimension of a meaning says for it, the intercept first.\n"
            f"MEANING = (\n{meaning})\n"
        )


def fit_domain(texts: Mapping[str, bool], known: Sequence[str], index: Index) -> Domain:
    """Learn the n-grams of the domain, and what texts of it mean.

    ``texts`` tells of labelled ones whether the handbook answers them; ``known`` are its own.
    """
    labelled = list(texts)
    meant = [_meant(text, index) for text in (*labelled, *known)]
    of_meaning = fit_vectors(meant[: len(labelled)], list(texts.values()), meant[len(labelled) :])
    # What is learnt of dimensions is said of those that are OFFSET more, at LENGTH.
    intercept, *each = of_meaning.weights
    intercept -= sum(each) * OFFSET / LENGTH
    read = CountVectorizer(
        analyzer=lambda text: ngrams(take_apart(text).subject.split()),
        min_df=MIN_TEXTS,
        binary=True,
    )
    rows = normalize(read.fit_transform([*labelled, *known]).astype(float))
    learnt, unseen = _learn(rows, list(texts.values()), INVERSE_RIDGE)
    weights = (SCALE * learnt.coef_[0]).round().astype(int).tolist()
    return Domain(
        round(SCALE * float(learnt.intercept_[0])),
        {
            ngram: weight
            for ngram, weight in zip(read.get_feature_names_out(), weights, strict=True)
            if abs(weight) >= LEAST
        },
        [intercept, *(weight / LENGTH for weight in each)],
        dict(zip(labelled, zip(unseen.tolist(), of_meaning.unseen, strict=True), strict=True)),
    )


def _meant(text: str, index: Index) -> list[float]:
    """What a question means, at length 1."""
    parts = readable(take_apart(text, index.is_name).asked, index, index.lexicon)
    meant = weigh(parts, index.lexicon).meant or NOWHERE
    return [(value - OFFSET) / LENGTH for value in meant]


class OfVectors(NamedTuple):
    """What the dimensions of a vector say of the domain, and the log-odds of each without itself."""

    weights: list[float]
    unseen: list[float]


def fit_vectors(
    vectors: Sequence[Sequence[float]],
    answerable: Sequence[bool],
    known: Sequence[Sequence[float]],
) -> OfVectors:
    """The same by vectors of length 1; ``known`` are those of the handbook's own texts."""
    learnt, unseen = _learn(np.array([*vectors, *known]), answerable, OF_VECTORS)
    return OfVectors([float(learnt.intercept_[0]), *learnt.coef_[0].tolist()], unseen.tolist())


def _learn(rows: Any, labels: Sequence[bool], inverse_ridge: float) -> tuple[Any, Array]:
    """A logistic regression, and the log-odds of each labelled row by one that has not seen it.

    The rows after the labelled ones are of the handbook itself, and in every fold.
    """
    known = rows.shape[0] - len(labels)
    good = np.array([*labels, *[True] * known], float)
    weight = np.array([1.0] * len(labels) + [OF_ASK] * known)
    fold = np.random.default_rng(2).integers(0, FOLDS, len(labels))
    fold = np.concatenate([fold, np.full(known, FOLDS)])

    def learn(at: Any) -> Any:
        return LogisticRegression(C=inverse_ridge, solver=SOLVER, tol=TOLERANCE, max_iter=2000).fit(
            rows[at], good[at], sample_weight=weight[at]
        )

    unseen = np.zeros(len(labels))
    for out in range(FOLDS):
        held = np.flatnonzero(fold == out)
        unseen[held] = learn(np.flatnonzero(fold != out)).decision_function(rows[held])
    return learn(np.arange(len(good))), unseen.round(UNSEEN_DIGITS)


def domain_of(rows: Sequence[Labelled], entries: Sequence[Entry], index: Index) -> Domain:
    """The domain as the labelled questions, the names and the asks of the handbook show it."""
    texts = {row.q: bool(row.accept) for row in (*rows, *vague())}
    texts |= dict.fromkeys(phrases_elsewhere(entries), False)
    names = [text for entry in entries for text in (entry.title, *entry.asks)]
    return fit_domain(texts, [text for text in names if text not in texts], index)


def phrases_elsewhere(entries: Iterable[Entry]) -> list[str]:
    """Some of the phrases in which a name means something else."""
    phrases = sorted({phrase for entry in entries for phrase in entry.not_for})
    return random.Random(0).sample(phrases, min(OTHER_MEANINGS, len(phrases)))
