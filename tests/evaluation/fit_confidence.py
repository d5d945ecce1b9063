"""Learn how sure it is that the first entry is right: the confidence of questions.

Boosted trees (LightGBM) and a logistic regression, which count the same, over the figures of
`confidence.of_question`, ranked by weights and with a `domain` that have not seen the question (five
folds).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import lightgbm
import numpy as np

from bot.search import confidence
from bot.search.confidence import READ, READ_OF_SENTENCES
from bot.search.normalize import words
from bot.search.semantic import SENTENCES
from tests.evaluation.fit_domain import FOLDS, OfVectors, fit_vectors
from tests.evaluation.fit_ranking import Seen, fit_ranking, mixed
from tests.evaluation.least import Array, least

TREES, LEAVES, RATE = 80, 8, 0.1
# The ridge of the regression.
FLAT = 33.0
# What can only speak for the first entry.
RISING = {*confidence.OF_RANKING, *confidence.EVIDENCE, "naming", "standing"}
RISING |= {"domain", "meaning_domain", "vector_domain", *SENTENCES}
RISING |= {f"{name}_behind" for name in confidence.RELATIVE}
RISING -= {"within", "title", "first", "aside"}
# The share of what people ask that has no answer here, for the probability: there are far more such
# texts to learn from than people will type.
UNANSWERABLE = 0.25
# What each question counts that is seen once more as if its entries were not there, and a name in a
# frame.
LEFT_OUT, FRAMED = 0.125, 0.5
# How often an entry must come first until its standing is more its own than that of all.
STEADY = 6


class First(NamedTuple):
    """A question as it was ranked, best first: the entry that came first, and whether it is right.

    ``weight`` is how much it counts.
    """

    seen: Seen
    entry: str
    right: float
    weight: float
    scores: list[float]
    figures: list[list[float]]


def ranked(each: Seen, weights: Array, weight: float = 1.0) -> First | None:
    """The question ranked by these weights, or None when there is nothing to rank."""
    if not len(each.right):
        return None
    scores = mixed(each) @ weights
    order = np.argsort(-scores, kind="stable")
    first = order[0]
    return First(
        each,
        each.entries[first],
        float(each.right[first]),
        weight,
        scores[order].tolist(),
        each.figures[order].tolist(),
    )


def standing(right: float, times: float, share: float) -> float:
    """The log-odds that an entry is right that came first so many times, less those of all.

    Smoothed towards ``share``, that of all entries, as if it had come first STEADY times more.
    """
    right, wrong = right + STEADY * share, times - right + STEADY * (1 - share)
    return math.log(right / wrong) - math.log(share / (1 - share))


def firsts_of(seen: Sequence[Seen], besides: Sequence[Seen]) -> list[First]:
    """The questions as weights rank them that have not seen them; those ``besides`` are in no fit.

    Each is there once more without what is right: a question in the words of the field has no
    entry more often than whoever labels questions for a handbook thinks.
    """
    fold = np.random.default_rng(0).integers(0, FOLDS, len(seen))
    rows = []
    for out in range(FOLDS):
        weights = fit_ranking([each for each, at in zip(seen, fold, strict=True) if at != out])
        for each in (each for each, at in zip(seen, fold, strict=True) if at == out):
            rows.append(ranked(each, weights))
            if each.right.any():
                rows.append(ranked(_without_right(each), weights, LEFT_OUT))
        rows += [ranked(each, weights, FRAMED) for each in besides[out::FOLDS]]
    return [row for row in rows if row is not None]


def _without_right(each: Seen) -> Seen:
    wrong = each.right == 0
    return each._replace(
        entries=tuple(entry for entry, kept in zip(each.entries, wrong, strict=True) if kept),
        figures=each.figures[wrong],
        kinds=each.kinds[wrong],
        right=each.right[wrong],
    )


def fit_confidence(
    seen: Sequence[Seen],
    named: Sequence[Seen],
    domains: Mapping[str, tuple[float, float]],
    asks: Sequence[Sequence[float]],
) -> confidence.Confidence:
    """The opinions of `confidence` on whether the first entry is right, and entries' standings.

    A question is read with the standing that its entry has without that question, and with what
    ``domains`` has for it by its text, which was learnt without it. ``named`` are names in frames.
    With a sentence model ``asks`` are the vectors of what the handbook is asked.
    """
    firsts = firsts_of(seen, named)
    by_vector = OfVectors([], [])
    if asks:
        by_vector = fit_vectors(
            [first.seen.weighed.vector for first in firsts],
            [first.seen.answerable for first in firsts],
            asks,
        )
    times: defaultdict[str, float] = defaultdict(float)
    right = dict.fromkeys((first.entry for first in firsts), 0.0)
    for first in firsts:
        times[first.entry] += first.weight
        right[first.entry] += first.weight * first.right
    share = sum(right.values()) / sum(times.values())
    figures = np.array(
        [
            confidence.of_question(
                first.seen.weighed,
                words(first.seen.text),
                first.scores,
                first.figures,
                (*domains[first.seen.text], *by_vector.unseen[at : at + 1]),
                standing(
                    right[first.entry] - first.weight * first.right,
                    times[first.entry] - first.weight,
                    share,
                ),
            )
            for at, first in enumerate(firsts)
        ]
    ).round(6)
    mean, spread = figures.mean(0), figures.std(0) + 1e-9
    flat = (figures - mean) / spread
    good = np.array([first.right for first in firsts])
    counts = np.array([first.weight for first in firsts])
    # Both count the same. By questions like those that they have seen the trees would count almost
    # alone; other people's are read better by the regression. What both say together is made a
    # probability by questions that neither has seen (Platt scaling).
    fold = np.random.default_rng(1).integers(0, FOLDS, len(good))
    together = np.zeros((len(good), 1))
    for out in range(FOLDS):
        rest, held = fold != out, fold == out
        grown = _grow(figures[rest], good[rest], counts[rest])
        together[held, 0] += grown.predict(figures[held], raw_score=True)
        together[held, 0] += _with_one(flat[held]) @ _regress(flat[rest], good[rest], counts[rest])
    unanswerable = np.array([not first.seen.right.any() for first in firsts])
    rarer = UNANSWERABLE / (1 - UNANSWERABLE)
    rarer *= counts[~unanswerable].sum() / counts[unanswerable].sum()
    shift, trust = _regress(together, good, counts * np.where(unanswerable, rarer, 1.0), ridge=0)
    intercept, *weights = trust * _regress(flat, good, counts)
    linear = np.array(weights) / spread
    intercept += shift - linear @ mean
    grown = _grow(figures, good, counts).booster_.dump_model()["tree_info"]
    return confidence.Confidence(
        [_tree(info["tree_structure"], trust) for info in grown],
        [float(intercept), *linear.tolist()],
        {entry: standing(right[entry], times[entry], share) for entry in sorted(times)},
        by_vector.weights,
    )


def _grow(figures: Array, good: Array, counts: Array) -> Any:
    return lightgbm.LGBMClassifier(
        n_estimators=TREES, num_leaves=LEAVES, learning_rate=RATE, min_child_samples=30,
        reg_lambda=3, subsample=0.8, subsample_freq=1, colsample_bytree=0.5, verbose=-1,
        random_state=0, n_jobs=1, deterministic=True,
    ).fit(figures, good, counts)  # fmt: skip


def _regress(figures: Array, good: Array, weight: Array, ridge: float = FLAT) -> Array:
    """Weights of a logistic regression, intercept first; evidence does not speak against."""
    read = _with_one(figures)
    held_back = np.array([0.0, *[ridge] * figures.shape[1]])
    bounds: list[tuple[float | None, float | None]] = [(None, None)] * read.shape[1]
    for at, name in enumerate((*READ, *READ_OF_SENTENCES)[: figures.shape[1]], 1):
        if name in RISING:
            bounds[at] = (0, None)
        elif name == "unknown":
            bounds[at] = (None, 0)

    def loss(weights: Array) -> tuple[float, Array]:
        logits = read @ weights
        fit = np.sum(weight * (np.logaddexp(0, logits) - good * logits))
        slope = read.T @ (weight * (1 / (1 + np.exp(-logits)) - good))
        return float(fit + held_back @ weights**2 / 2), slope + held_back * weights

    return least(loss, np.zeros(read.shape[1]), bounds)


def _with_one(figures: Array) -> Array:
    return np.hstack([np.ones((len(figures), 1)), figures])


def _tree(node: dict[str, Any], trust: float) -> confidence.Tree:
    if "leaf_value" in node:
        return round(float(node["leaf_value"] * trust), 4)
    return (
        int(node["split_feature"]),
        round(float(node["threshold"]), 4),
        _tree(node["left_child"], trust),
        _tree(node["right_child"], trust),
    )
