"""Learn what each figure of evidence says for an entry: the ranking of questions.

A conditional logit (McFadden 1974): the weights under which the right entry stands out among the
entries looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from bot.knowledge.entry import folder
from bot.search.evidence import BREADTH, FIGURES, Weighed
from bot.search.fitted import length
from bot.search.forms import forms_of
from bot.search.frame import take_apart
from bot.search.index import Index
from bot.search.normalize import words
from bot.search.rank import looked_at
from bot.search.semantic import SENTENCES
from tests.evaluation.least import Array, least
from tests.evaluation.sets import Labelled

# The folders of the kinds that are asked about often enough to be told apart by the form of a question.
KINDS = ("definitions", "concepts", "patterns", "anti_patterns", "edge_cases")
# What these figures keep of the weight that the fit gives them in short questions: whoever writes
# the asks also writes the questions (docs/decisions/014-ranking.md has the measurements).
DAMPED, OF_ASKS = 0.8, {*BREADTH, "ask", "next_ask", "own", "sentence_asks"}
RIDGE = 0.01


class Seen(NamedTuple):
    """A question, what search sees of it, and which of the entries looked at are right.

    ``kinds`` has a column for each form of question and each of KINDS; ``answerable`` tells
    whether any entry is right, looked at or not.
    """

    text: str
    answerable: bool
    entries: tuple[str, ...]
    weighed: Weighed
    figures: Array
    kinds: Array
    right: Array


def see(row: Labelled, index: Index) -> Seen:
    """Gather the evidence for one labelled question."""
    lexicon = index.lexicon
    question = take_apart(row.q, index.is_name)
    weighed, evidence = looked_at(question, index)
    forms = np.array(forms_of(question, words(row.q)), float)
    entries = tuple(lexicon.entries[each.entry] for each in evidence)
    of_kind = np.array([[folder(entry) == kind for kind in KINDS] for entry in entries], float)
    return Seen(
        row.q,
        bool(row.accept),
        entries,
        weighed,
        np.array([each.figures for each in evidence]).reshape(
            len(evidence), len(evidence[0].figures) if evidence else len(FIGURES)
        ),
        np.kron(of_kind.reshape(len(entries), len(KINDS)), forms),
        np.array([entry in row.accept for entry in entries], float),
    )


def fit_ranking(seen: Sequence[Seen]) -> Array:
    """The weights of `mixed` by maximum likelihood with a ridge.

    What asks say is damped in short questions; a long one names nothing that could outweigh it.
    """
    count = max(mixed(each).shape[1] for each in seen)
    free = np.ones(count, bool)
    weights = _likeliest(seen, free, np.zeros(count))
    figures = (*FIGURES, *SENTENCES)[: seen[0].figures.shape[1]]
    free[[at for at, name in enumerate(figures) if name in OF_ASKS]] = False
    return _likeliest(seen, free, np.where(free, 0.0, DAMPED * weights))


def mixed(each: Seen) -> Array:
    """The figures as a short question's, the same as a long one's, by how long it is, and kinds."""
    long = length(each.weighed)
    return np.hstack([(1 - long) * each.figures, long * each.figures, each.kinds])


def _likeliest(seen: Sequence[Seen], free: np.ndarray[Any, Any], start: Array) -> Array:
    """The weights under which right entries stand out; those that are not free stay."""
    answerable = [each for each in seen if each.right.any()]
    figures = np.concatenate([mixed(each) for each in answerable])
    right = np.concatenate([each.right for each in answerable])
    group = np.repeat(range(len(answerable)), [len(each.right) for each in answerable])
    scale = figures.std(0) + 1e-9
    scaled, fixed = (figures / scale)[:, free], figures @ start

    def loss(weights: Array) -> tuple[float, Array]:
        scores = fixed + scaled @ weights
        top = np.full(len(answerable), -np.inf)
        np.maximum.at(top, group, scores)
        mass = np.exp(scores - top[group])
        every, good = np.bincount(group, mass), np.bincount(group, mass * right)
        slope = scaled.T @ (mass * right / good[group] - mass / every[group]) / len(answerable)
        fit = np.mean(np.log(every) - np.log(good)) + RIDGE * weights @ weights
        return float(fit), 2 * RIDGE * weights - slope

    found = least(loss, np.zeros(int(free.sum())))
    weights = start.copy()
    weights[free] = found / scale[free]
    return weights


def with_most_figures(seen: Sequence[Seen]) -> list[Seen]:
    """The questions that the sentence model was asked, when there is one; else all."""
    most = max(each.figures.shape[1] for each in seen)
    return [each for each in seen if each.figures.shape[1] == most]
