"""Fit the weights of `bot/search` to the labelled questions under ``fit/``: `make fit`.

Three fits. The ranking is a conditional logit (McFadden 1974): the weights under which the right
entry stands out among the entries looked at. The confidence of a question is boosted trees
(LightGBM) over the figures of `confidence.of_question`, ranked by weights that have not seen the
question (five folds). The confidence of a spelling is a logistic regression over slips made at
random in names, and names whose own entry is taken away. The first two are done twice: for the words
alone, and for a sentence model beside them (`bot/search/semantic.py`). Everything is seeded, so that the same
knowledge and questions give the same weights.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import lightgbm
import numpy as np
from scipy.optimize import minimize

from bot.knowledge.entry import Entry
from bot.loader.compile import compile_knowledge
from bot.loader.folder import default_folder, read_folder
from bot.loader.sentences import semantic_for
from bot.search import confidence
from bot.search.evidence import BREADTH, FIGURES, Weighed
from bot.search.frame import take_apart
from bot.search.index import Index
from bot.search.normalize import key, tokens, words
from bot.search.rank import length, looked_at
from bot.search.semantic import Semantic
from bot.search.spelling import likeness
from tests.evaluation.sets import Labelled, fitted, vague

ROOM = Path(__file__).parents[2] / "bot" / "search"
FOLDS = 5
# What figures of breadth keep of the weight that the fit gives them
# (docs/decisions/014-ranking.md has the measurements).
DAMPED = 0.5
RIDGE = 0.01
TREES, LEAVES, RATE = 160, 8, 0.05
# So many such sums of trees, each of other random samples, are averaged.
FORESTS = 3
# Above this an entry is the answer, below that nothing is offered: percent.
ANSWER, CHOICE = 32.0, 5.0
OTHER_MEANINGS = 500
# A shorter name with a slip is anything.
SHORTEST_SLIP = 3
# How often an entry must come first until its standing is more its own than that of all.
STEADY = 6
Array: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"


class Seen(NamedTuple):
    """A question, what search sees of it, and which of the entries looked at are right."""

    text: str
    entries: tuple[str, ...]
    weighed: Weighed
    figures: Array
    right: Array


def see(row: Labelled, index: Index) -> Seen:
    """Gather the evidence for one labelled question."""
    lexicon = index.lexicon
    weighed, evidence = looked_at(take_apart(row.q), index)
    return Seen(
        row.q,
        tuple(lexicon.entries[each.entry] for each in evidence),
        weighed,
        np.array([each.figures for each in evidence]).reshape(
            len(evidence), len(evidence[0].figures) if evidence else len(FIGURES)
        ),
        np.array([lexicon.entries[each.entry] in row.accept for each in evidence], float),
    )


def fit_ranking(seen: Sequence[Seen]) -> Array:
    """Weights by maximum likelihood with a ridge: a row for short questions, one for long ones.

    Breadth is damped in the short ones; a long one names nothing that could outweigh it.
    """
    count = max(each.figures.shape[1] for each in seen)
    free = np.ones(2 * count, bool)
    weights = _likeliest(seen, free, np.zeros(2 * count))
    free[[FIGURES.index(name) for name in BREADTH]] = False
    damped = _likeliest(seen, free, np.where(free, 0.0, DAMPED * weights))
    return damped.reshape(2, -1)


def mixed(each: Seen) -> Array:
    """The figures as a short question's, beside the same as a long one's, by how long it is."""
    long = length(each.weighed)
    return np.hstack([(1 - long) * each.figures, long * each.figures])


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

    found = minimize(loss, np.zeros(int(free.sum())), jac=True, method="L-BFGS-B")
    weights = start.copy()
    weights[free] = found.x / scale[free]
    return weights


class First(NamedTuple):
    """A question as it was ranked, best first: the entry that came first, and whether it is right."""

    seen: Seen
    entry: str
    right: float
    scores: list[float]
    figures: list[list[float]]


def ranked(each: Seen, weights: Array) -> First | None:
    """The question ranked by these weights, or None when there is nothing to rank."""
    if not len(each.right):
        return None
    scores = mixed(each) @ weights.ravel()
    order = np.argsort(-scores, kind="stable")
    first = order[0]
    return First(
        each,
        each.entries[first],
        float(each.right[first]),
        scores[order].tolist(),
        each.figures[order].tolist(),
    )


def standing(right: float, times: float, share: float) -> float:
    """The log-odds that an entry is right that came first so many times, less those of all.

    Smoothed towards ``share``, that of all entries, as if it had come first STEADY times more.
    """
    right, wrong = right + STEADY * share, times - right + STEADY * (1 - share)
    return math.log(right / wrong) - math.log(share / (1 - share))


def other_meanings(entries: Iterable[Entry], semantic: Semantic) -> list[Seen]:
    """Phrases in which a name means something else, as they look to an index not told so."""
    untold = Index.of([entry._replace(not_for=()) for entry in entries])
    untold = untold.with_semantic(lambda: semantic)
    phrases = sorted({phrase for entry in entries for phrase in entry.not_for})
    chosen = random.Random(0).sample(phrases, min(OTHER_MEANINGS, len(phrases)))
    return [see(Labelled(phrase, frozenset(), "near-miss"), untold) for phrase in chosen]


def fit_trees(seen: Sequence[Seen]) -> tuple[list[confidence.Tree], dict[str, float]]:
    """Trees whose sum is the logit of the first entry being right, and the entries' standings.

    A question is read with the standing that its entry has without that question.
    """
    fold = np.random.default_rng(0).integers(0, FOLDS, len(seen))
    rows = []
    for out in range(FOLDS):
        weights = fit_ranking([each for each, at in zip(seen, fold, strict=True) if at != out])
        rows += [ranked(each, weights) for each, at in zip(seen, fold, strict=True) if at == out]
    firsts = [row for row in rows if row is not None]
    times = Counter(first.entry for first in firsts)
    right = dict.fromkeys(times, 0.0)
    for first in firsts:
        right[first.entry] += first.right
    share = sum(right.values()) / len(firsts)
    read = [
        confidence.of_question(
            first.seen.weighed,
            words(first.seen.text),
            first.scores,
            first.figures,
            standing(right[first.entry] - first.right, times[first.entry] - 1, share),
        )
        for first in firsts
    ]
    grown = []
    for seed in range(FORESTS):
        model = lightgbm.LGBMClassifier(
            n_estimators=TREES, num_leaves=LEAVES, learning_rate=RATE, min_child_samples=30,
            reg_lambda=3, subsample=0.8, subsample_freq=1, colsample_bytree=0.5, verbose=-1,
            random_state=seed, n_jobs=1, deterministic=True,
        )  # fmt: skip
        model.fit(np.array(read), [first.right for first in firsts])
        grown += model.booster_.dump_model()["tree_info"]
    standings = {
        entry: round(standing(right[entry], times[entry], share), 2) for entry in sorted(times)
    }
    return [_tree(info["tree_structure"]) for info in grown], standings


def _tree(node: dict[str, Any]) -> confidence.Tree:
    if "leaf_value" in node:
        return round(float(node["leaf_value"]) / FORESTS, 4)
    return (
        int(node["split_feature"]),
        round(float(node["threshold"]), 4),
        _tree(node["left_child"]),
        _tree(node["right_child"]),
    )


def slip(name: str, chance: random.Random) -> str:
    """The name with up to three slips of the keyboard or the memory, or shortened."""
    if chance.random() < 0.15:
        cut = [
            word[: chance.randint(3, 5)] if chance.random() < 0.6 else word for word in name.split()
        ]
        return " ".join(cut)
    letters = list(name)
    for _ in range(chance.choices((1, 2, 3), (5, 4, len(name) > 11))[0]):
        at = chance.randrange(len(letters) - 1)
        what = chance.choice(("drop", "double", "swap", "move", "other", "other"))
        if what == "drop" and len(letters) > 3:
            del letters[at]
        elif what == "double":
            letters.insert(at, letters[at])
        elif what == "swap":
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        elif what == "move":
            other = min(len(letters) - 1, at + 2)
            letters[at], letters[other] = letters[other], letters[at]
        else:
            letters[at] = chance.choice("aeiouysctrnl")
    return "".join(letters)


def fit_spelling(index: Index) -> Array:
    """Weights of the curve: intercept first."""
    chance = random.Random(0)
    figures, right = [], []
    for name in index.names:
        if len(name.text) < SHORTEST_SLIP:
            continue
        for typed, own in ((slip(name.text, chance), True), (name.text, False)):
            joined = key(tokens(typed))
            parts = tokens(typed)
            near = [*index.spelling.shortened(parts), *index.spelling.near(parts)]
            near.sort(key=lambda each: -each.similarity)
            near = [each for each in near if own or each.entry != name.entry]
            if index.exact_key(joined) and own:
                continue
            for at in range(min(2, len(near))):
                figures.append(likeness(joined, near, at))
                right.append(float(own and near[at].entry == name.entry))
    read, good = np.column_stack([np.ones(len(figures)), figures]), np.array(right)
    # As many slips as names of what is not there, whatever their numbers.
    weight = np.where(good > 0, 0.5 / good.sum(), 0.5 / (1 - good).sum())

    def loss(weights: Array) -> tuple[float, Array]:
        logits = read @ weights
        probability = 1 / (1 + np.exp(-logits))
        fit = weight @ (np.logaddexp(0, logits) - good * logits)
        return float(fit), read.T @ (weight * (probability - good))

    return np.asarray(minimize(loss, np.zeros(4), jac=True, method="L-BFGS-B").x)


def _numbers(values: Array) -> str:
    return "(" + ", ".join(f"{value:.4f}" for value in values) + ")"


def fit(index: Index, entries: Sequence[Entry], suffix: str = "", head: str = "") -> None:
    """Fit ranking and trees to what this index sees, and write both modules."""
    seen = with_most_figures([see(row, index) for row in fitted()])
    besides = with_most_figures([see(row, index) for row in vague()])
    short, long = fit_ranking([*seen, *besides])
    ROOM.joinpath(f"weights{suffix}.py").write_text(
        '"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""\n\n'
        f"{head}"
        "# Weights of `evidence.FIGURES` for short questions,\n"
        "# and the same for long questions.\n"
        f"RANKING = {_numbers(short)}\n"
        f"RANKING_LONG = {_numbers(long)}\n"
    )
    seen = with_most_figures([*seen, *other_meanings(entries, index.semantic)])
    trees, standings = fit_trees(seen)
    lines = ",\n    ".join(map(str, trees))
    stood = ",\n    ".join(f'"{entry}": {value}' for entry, value in standings.items())
    ROOM.joinpath(f"trees{suffix}.py").write_text(
        '"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""\n\n'
        "# Nodes and leaves as `confidence.Tree` says, over `confidence.of_question`.\n"
        f"TREES = (\n    {lines},\n)\n"
        "# How entries fared when they came first, as `confidence.of_question` says.\n"
        f"STANDINGS = {{\n    {stood},\n}}\n"
    )


def with_most_figures(seen: Sequence[Seen]) -> list[Seen]:
    """The questions that the sentence model was asked, when there is one; else all."""
    most = max(each.figures.shape[1] for each in seen)
    return [each for each in seen if each.figures.shape[1] == most]


def main() -> None:
    """Fit with the words alone, and with the sentence model beside them."""
    knowledge = compile_knowledge(read_folder(default_folder()))
    entries = tuple(knowledge.entries.values())
    semantic = semantic_for(knowledge)
    if semantic.likenesses is None:
        raise SystemExit(
            f"Both sets of weights are fitted together: the semantic extra is {semantic.status}"
        )
    index = Index.of(entries)
    fit(
        index,
        entries,
        head="# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on\n"
        "# entries are offered.\n"
        f"ANSWER, CHOICE = {ANSWER}, {CHOICE}\n"
        "# Intercept and weights of `confidence.of_spelling`.\n"
        f"SPELLING = {_numbers(fit_spelling(index))}\n",
    )
    fit(index.with_semantic(lambda: semantic), entries, "_semantic")


if __name__ == "__main__":
    main()
