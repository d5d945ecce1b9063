"""What each kind of evidence contributes: `make ablation` prints the table of 014-ranking.md.

The ranking is fitted again without some of its figures, and put to the questions that measure.
Only the words of a question are looked at here: what is a name as a whole never gets so far.
With the semantic extra a second table adds the sentence model, to questions that are put to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from bot.knowledge.base import KnowledgeBase
from bot.loader.compile import compile_knowledge
from bot.loader.folder import default_folder, read_folder
from bot.loader.sentences import semantic_for
from bot.search.evidence import FIGURES
from bot.search.index import Index
from bot.search.semantic import SENTENCES
from tests.evaluation.__main__ import SHARED
from tests.evaluation.fit_ranking import Seen, fit_ranking, mixed, see, with_most_figures
from tests.evaluation.least import Array
from tests.evaluation.sets import QUESTIONS, Labelled, fitted, measured, vague
from tests.evaluation.shared import read_shared

PARTS = {
    "names in the question": ("phrase", "within", "title", "first", "aside", "own"),
    "likeness to single asks": ("ask", "next_ask", "asks"),
    "asks together (BM25F)": ("asked", "asked_pairs"),
    "prose (BM25F)": ("held", "prose", "prose_pairs"),
    "meaning (word vectors)": ("meaning", "meaning_of_text"),
}
MODEL_PARTS = {
    "the model on names": ("sentence_name",),
    "the model on summaries": ("sentence_summary",),
    "the model on sections": ("sentence_section",),
    "the model on asks": ("sentence_asks",),
    "the model": SENTENCES,
}
EVERY = (*FIGURES, *SENTENCES)
TOP = 3


def without(seen: Sequence[Seen], names: Sequence[str]) -> list[Seen]:
    """The same with these figures at nothing."""
    gone = [EVERY.index(name) for name in names]
    return [each._replace(figures=_cleared(each.figures, gone)) for each in seen]


def _cleared(figures: Array, gone: Sequence[int]) -> Array:
    left = figures.copy()
    left[:, gone] = 0.0
    return left


def ranks(seen: Sequence[Seen], weights: Array) -> tuple[float, float]:
    """The shares, in percent, with a right entry first and among the first three."""
    first = among = 0.0
    for each in seen:
        if len(each.right):
            order = np.argsort(-(mixed(each) @ weights), kind="stable")
            first += each.right[order[0]]
            among += each.right[order[:TOP]].max()
    return 100 * first / max(1, len(seen)), 100 * among / max(1, len(seen))


def main() -> None:
    """Print the table of the words, and with the extra that of the sentence model."""
    knowledge = compile_knowledge(read_folder(default_folder()))
    index = Index.of(knowledge.entries.values())
    table(index, knowledge, PARTS)
    semantic = semantic_for(knowledge)
    if semantic.read:
        print()
        table(index.with_semantic(lambda: semantic), knowledge, MODEL_PARTS)


def table(index: Index, knowledge: KnowledgeBase, parts: Mapping[str, Sequence[str]]) -> None:
    """Print one row for each part that is left out, and one for each on its own."""
    train = with_most_figures([see(row, index) for row in (*fitted(), *vague())])

    def chosen(rows: Sequence[Labelled], kinds: Sequence[str]) -> list[Seen]:
        seen = [see(row, index) for row in rows if row.accept and row.kind in kinds]
        return with_most_figures(seen)

    own, real = measured(), read_shared(SHARED, knowledge)
    sets = {
        "questions": chosen(own, QUESTIONS),
        "situations": chosen(own, ("situation",)),
        "real questions": chosen(real, QUESTIONS),
    }
    print(f"{'':34}" + "".join(f"{name:>18}" for name in sets) + "   (first / among three, %)")
    cases: dict[str, Sequence[str]] = {"everything": ()}
    cases |= {f"without {part}": names for part, names in parts.items()}
    every = EVERY[: train[0].figures.shape[1]]
    cases |= {
        f"only {part}": [name for name in every if name not in names]
        for part, names in parts.items()
    }
    for case, gone in cases.items():
        weights = fit_ranking(without(train, gone))
        row = [ranks(without(seen, gone), weights) for seen in sets.values()]
        print(f"{case:34}" + "".join(f"{first:10.1f} / {among:5.1f}" for first, among in row))


if __name__ == "__main__":
    main()
