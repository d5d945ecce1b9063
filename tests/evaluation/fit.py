"""Fit the weights of `bot/search` to the labelled questions under ``fit/``: `make fit`.

Three fits: the ranking (`fit_ranking`) and the confidence (`fit_confidence`) of a question, both for
the words alone and for a sentence model beside them (`bot/search/semantic.py`), and the confidence
of a spelling (`fit_spelling`). Everything is seeded, so that the same knowledge and questions give
the same weights.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from bot.knowledge.entry import Entry
from bot.loader.compile import compile_knowledge
from bot.loader.folder import default_folder, read_folder
from bot.loader.sentences import semantic_for
from bot.persona.crossing import crossed
from bot.search.forms import FORMS
from bot.search.index import Index
from bot.search.semantic import Semantic
from bot.sentences.likeness import ASKS_READ
from tests.evaluation.fit_confidence import fit_confidence
from tests.evaluation.fit_domain import domain_of, phrases_elsewhere
from tests.evaluation.fit_ranking import KINDS, Seen, fit_ranking, see, with_most_figures
from tests.evaluation.fit_spelling import fit_spelling
from tests.evaluation.sets import Labelled, fitted, framed, vague

ROOM = Path(__file__).parents[2] / "bot" / "search"
# Above this an entry is the answer, below that nothing is offered: percent.
ANSWER, CHOICE = 52.0, 14.0
# So many names in frames are fitted to for each entry.
FRAMES = 2


def other_meanings(entries: Iterable[Entry], semantic: Semantic) -> list[Seen]:
    """Phrases in which a name means something else, as they look to an index not told so."""
    entries = list(entries)
    untold = Index.of([entry._replace(not_for=()) for entry in entries])
    untold = untold.with_semantic(lambda: semantic)
    phrases = phrases_elsewhere(entries)
    return [see(Labelled(phrase, frozenset(), "near-miss"), untold) for phrase in phrases]


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
