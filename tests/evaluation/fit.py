"""Fit the weights of `bot/search` to the labelled questions under ``fit/``: `make fit`.

Three fits. The ranking is a conditional logit (McFadden 1974): the weights under which the right
entry stands out among the entries looked at. The confidence of a question is boosted trees
(LightGBM) and a logistic regression, which count the same, over the figures of
`confidence.of_question`, ranked by weights and with a `domain` that have not seen the question (five
folds). Both are done twice: for the words alone, and for a sentence model beside them
(`bot/search/semantic.py`). The third is the confidence of a spelling (`fit_spelling`). Everything is
seeded, so that the same knowledge and questions give the same weights.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np

from bot.knowledge.entry import Entry, folder
from bot.loader.compile import compile_knowledge
from bot.loader.folder import default_folder, read_folder
from bot.loader.sentences import semantic_for
from bot.persona.look_up import crossed
from bot.search import confidence
from bot.search.confidence import READ, READ_OF_SENTENCES
from bot.search.evidence import BREADTH, FIGURES, Weighed
from bot.search.forms import FORMS, forms_of
from bot.search.frame import take_apart
from bot.search.index import Index
from bot.search.normalize import words
from bot.search.rank import length, looked_at
from bot.search.semantic import SENTENCES, Semantic
from bot.sentences.likeness import ASKS_READ
from tests.evaluation.fit_domain import (
    FOLDS,
    OfVectors,
    domain_of,
    fit_vectors,
    phrases_elsewhere,
)
from tests.evaluation.fit_spelling import fit_spelling
from tests.evaluation.least import Array, least
from tests.evaluation.sets import Labelled, fitted, framed, vague

# The folders of the kinds that are asked about often enough to be told apart by the form of a question.
KINDS = ("definitions", "concepts", "patterns", "anti_patterns", "edge_cases")
ROOM = Path(__file__).parents[2] / "bot" / "search"
# What these figures keep of the weight that the fit gives them in short questions: whoever writes
# the asks also writes the questions (docs/decisions/014-ranking.md has the measurements).
DAMPED, OF_ASKS = 0.65, {*BREADTH, "ask", "next_ask", "own", "sentence_asks"}
RIDGE = 0.01
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
# Above this an entry is the answer, below that nothing is offered: percent.
ANSWER, CHOICE = 52.0, 14.0
# What each question counts that is seen once more as if its entries were not there, and a name in a
# frame, of which there are so many for each entry.
LEFT_OUT, FRAMED, FRAMES = 0.125, 0.5, 2
# How often an entry must come first until its standing is more its own than that of all.
STEADY = 6


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


def other_meanings(entries: Iterable[Entry], semantic: Semantic) -> list[Seen]:
    """Phrases in which a name means something else, as they look to an index not told so."""
    entries = list(entries)
    untold = Index.of([entry._replace(not_for=()) for entry in entries])
    untold = untold.with_semantic(lambda: semantic)
    phrases = phrases_elsewhere(entries)
    return [see(Labelled(phrase, frozenset(), "near-miss"), untold) for phrase in phrases]


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


def _numbers(values: Iterable[float]) -> str:
    return "(" + ", ".join(f"{value:.4f}" for value in values) + ")"


def fit(
    rows: Sequence[Labelled],
    names: Sequence[Labelled],
    domains: Mapping[str, tuple[float, float]],
    index: Index,
    entries: Sequence[Entry],
    suffix: str = "",
    head: str = "",
) -> None:
    """Fit ranking and confidence to what this index sees, and write both modules."""
    seen = with_most_figures([see(row, index) for row in rows])
    besides = with_most_figures([see(row, index) for row in vague()])
    weights = fit_ranking([*seen, *besides])
    count = seen[0].figures.shape[1]
    of_kinds = weights[2 * count :].reshape(len(KINDS), len(FORMS))
    by_kind = "".join(
        f'    "{kind}": {_numbers(row)},\n' for kind, row in zip(KINDS, of_kinds, strict=True)
    )
    ROOM.joinpath(f"weights{suffix}.py").write_text(
        '"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""\n\n'
        f"{head}"
        "# Weights of `evidence.FIGURES` for short questions,\n"
        "# and the same for long questions.\n"
        f"RANKING = {_numbers(weights[:count])}\n"
        f"RANKING_LONG = {_numbers(weights[count : 2 * count])}\n"
        "# What an entry of each kind is worth to a question of each of `forms.FORMS`.\n"
        f"KINDS = {{\n{by_kind}}}\n"
    )
    seen = with_most_figures([*seen, *other_meanings(entries, index.semantic)])
    named = with_most_figures([see(row, index) for row in names])
    read = index.semantic.read
    asks = [read(ask, ()).vector for entry in entries for ask in entry.asks[:ASKS_READ] if read]
    found = fit_confidence(seen, named, domains, asks)
    trees = ",\n    ".join(map(str, found.trees))
    stood = "".join(f'    "{entry}": {value:.2f},\n' for entry, value in found.standings.items())
    ROOM.joinpath(f"trees{suffix}.py").write_text(
        '"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""\n\n'
        "from bot.search.confidence import Confidence\n\n"
        f"TREES = (\n    {trees},\n)\n"
        f"LINEAR = {_numbers(found.linear)}\n"
        f"STANDINGS = {{\n{stood}}}\n"
        f"VECTOR = {_numbers(found.vector)}\n"
        "CONFIDENCE = Confidence(TREES, LINEAR, STANDINGS, VECTOR)\n"
    )


def names_in_frames(
    entries: Iterable[Entry], index: Index, said: Collection[str]
) -> list[Labelled]:
    """Names that belong to one entry, in the words that people put around them, apart from ``said``."""
    names = {
        entry.id: [
            name if name[1:2].isupper() else name.lower()
            for name in (entry.title, *entry.aliases)
            if len(index.exact(name, asks=False)) == 1
        ]
        for entry in entries
    }
    found = framed({entry: own for entry, own in names.items() if own}, FRAMES)
    return [row for row in {row.q: row for row in found}.values() if row.q not in said]


def with_most_figures(seen: Sequence[Seen]) -> list[Seen]:
    """The questions that the sentence model was asked, when there is one; else all."""
    most = max(each.figures.shape[1] for each in seen)
    return [each for each in seen if each.figures.shape[1] == most]


def main() -> None:
    """Fit with the words alone, and with the sentence model beside them."""
    knowledge = compile_knowledge(read_folder(default_folder()))
    entries = tuple(knowledge.entries.values())
    semantic = semantic_for(knowledge)
    if semantic.read is None:
        raise SystemExit(
            f"Both sets of weights are fitted together: the semantic extra is {semantic.status}"
        )
    index = Index.of(entries)
    # What the scope declines by the tools that it names never comes before the confidence.
    outside = knowledge.document.outside
    rows = [row for row in fitted() if not crossed(outside, row.q)]
    names = names_in_frames(entries, index, {row.q for row in rows})
    names = [row for row in names if not crossed(outside, row.q)]
    domain = domain_of([*rows, *names], entries, index)
    ROOM.joinpath("domain_table.py").write_text(domain.module())
    fit(
        rows,
        names,
        domain.unseen,
        index,
        entries,
        head="# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on\n"
        "# entries are offered.\n"
        f"ANSWER, CHOICE = {ANSWER}, {CHOICE}\n"
        "# Intercept and weights of `confidence.of_spelling`.\n"
        f"SPELLING = {_numbers(fit_spelling(index))}\n",
    )
    fit(rows, names, domain.unseen, index.with_semantic(lambda: semantic), entries, "_semantic")


if __name__ == "__main__":
    main()
