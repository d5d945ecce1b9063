"""How often the desk is right, and how often it should have kept quiet: `make eval`.

Prints one row for each system and question set: the desk as it answers, and rivals over the same
knowledge, each at the score that keeps 95 % of its own right answers. "First" is the share whose
first entry is right, be it the answer or the head of the choices; "outr." that which is answered so
outright, by rivals above their bar. The second row also takes a kind of a right entry for right:
Random Split of Time-Dependent Data where Data Leakage is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bot.knowledge.base import KnowledgeBase
from bot.loader.load import load
from bot.persona.answer import Persona
from bot.persona.respond import respond
from bot.render.record import record
from bot.search.semantic import OFF
from tests.evaluation.rivals import Ranking, rivals
from tests.evaluation.sets import (
    NEGATIVES,
    QUESTIONS,
    Labelled,
    everyday,
    framed_titles,
    measured,
)
from tests.evaluation.shared import read_shared

SHARED = Path(__file__).parents[3] / "shared" / "evaluation"
KEPT = 0.95
COVERAGES = (1.0, 0.95, 0.9, 0.8, 0.7, 0.5)
ANSWERED = frozenset(("found", "comparison"))
OFFERED = frozenset(("choices", "listing"))


class Asked(NamedTuple):
    """One question put to one system.

    ``rank`` is the place of the first right entry, or 0; ``confidence`` that of the first entry.
    """

    kind: str
    rank: int
    confidence: float
    answered: bool
    live: bool


def ask_desk(row: Labelled, persona: Persona) -> Asked:
    """Put a question to the desk, the way every door does."""
    said = record(respond(row.q, persona), query=row.q, elapsed_ms=0)
    ids = [entry["id"] for entry in said["entries"]]
    confidence = said["entries"][0]["score"] if ids else 0.0
    answered = said["outcome"] in ANSWERED
    live = answered or said["outcome"] in OFFERED
    return Asked(row.kind, _rank(ids, row), confidence if live else 0.0, answered, live)


def ask_rival(rows: Sequence[Labelled], ranking: Ranking) -> list[Asked]:
    """Put the questions to a rival, and let it answer above its own bar."""
    ranked = [ranking(row.q) for row in rows]
    ranks = [
        _rank([entry for entry, _ in each], row) for each, row in zip(ranked, rows, strict=True)
    ]
    tops = [each[0][1] if each else 0.0 for each in ranked]
    right = sorted(top for top, rank in zip(tops, ranks, strict=True) if rank == 1)
    bar = right[int((1 - KEPT) * len(right))] if right else 0.0
    return [
        Asked(row.kind, rank, top, top >= bar > 0, top > 0)
        for row, rank, top in zip(rows, ranks, tops, strict=True)
    ]


def _rank(ids: Sequence[str], row: Labelled) -> int:
    return next((at for at, entry in enumerate(ids, 1) if entry in row.accept), 0)


def share(asked: Sequence[Asked], good: Callable[[Asked], bool]) -> str:
    """The percentage of these for which that holds."""
    return f"{100 * sum(map(good, asked)) / len(asked):6.1f}" if asked else "     -"


def row_of(name: str, asked: Sequence[Asked]) -> str:
    """One line of the table."""
    by = {kind: [each for each in asked if each.kind == kind] for kind in {a.kind for a in asked}}
    questions = [each for kind in QUESTIONS for each in by.get(kind, [])]
    columns = []
    for group in (by.get("lookup", []), questions, by.get("situation", [])):
        mrr = sum(1 / each.rank for each in group if each.rank) / max(1, len(group))
        columns += [
            share(group, lambda each: each.rank == 1 and each.live),
            share(group, lambda each: each.rank == 1 and each.answered),
            share(group, lambda each: 1 <= each.rank <= 3 and each.live),
            f"{mrr:6.3f}",
        ]
    columns += [share(by.get(kind, []), lambda each: each.answered) for kind in NEGATIVES]
    return f"{name:28}" + " ".join(columns)


# So many titles are put in each frame.
EACH_FRAME = 5
HEAD = (
    f"{'':28}{'look-ups':^28}{'questions':^28}{'situations':^28}{'false answers':^28}\n"
    f"{'':28}" + f"{'first':>6} {'outr.':>6} {'top 3':>6} {'MRR':>6} " * 3
    + " ".join(f"{name:>6}" for name in ("scope", "unrel.", "near", "gap"))
)  # fmt: skip


def curve(asked: Sequence[Asked]) -> Iterator[str]:
    """Accuracy against coverage: what is right of what is answered above a falling bar."""
    answerable = sorted(
        (each for each in asked if each.kind not in NEGATIVES), key=lambda each: -each.confidence
    )
    negatives = [each for each in asked if each.kind in NEGATIVES and each.live]
    for coverage in COVERAGES:
        kept = answerable[: round(coverage * len(answerable))]
        bar = kept[-1].confidence
        right = sum(each.rank == 1 for each in kept) / len(kept)
        false = sum(each.confidence >= bar for each in negatives)
        every = sum(each.kind in NEGATIVES for each in asked)
        yield f"  {coverage:5.0%} answered (from {bar:5.1f} %): {right:6.1%} right, {false / every:6.1%} false answers"


# Puts questions to the desk or to a rival.
System = Callable[[Sequence[Labelled]], list[Asked]]


def compare(
    title: str, rows: Sequence[Labelled], systems: Mapping[str, System], knowledge: KnowledgeBase
) -> None:
    """Print the table of one question set; the first of the systems is the desk."""
    print(f"\n{title}: {len(rows)} questions\n{HEAD}")
    (desk, ask), *others = systems.items()
    asked = ask(rows)
    print(row_of(desk, asked))
    print(row_of("  or a kind of a right entry", ask(with_kinds(rows, knowledge))))
    for name, ask_other in others:
        print(row_of(name, ask_other(rows)))
    print(f"accuracy and coverage of {desk}:")
    print("\n".join(curve(asked)))


def with_kinds(rows: Sequence[Labelled], knowledge: KnowledgeBase) -> list[Labelled]:
    """The questions, for which a kind of a right entry is right too: labels name the umbrella."""
    broader = {entry.id: entry.broader for entry in knowledge.entries.values()}
    return [
        row._replace(
            accept=row.accept
            | {entry for entry, kind_of in broader.items() if kind_of in row.accept}
        )
        for row in rows
    ]


def decisions(rows: Sequence[Labelled], persona: Persona) -> str:
    """What the desk says to each question, one line each, for a diff in review."""
    lines = []
    for row in rows:
        said = record(respond(row.q, persona), query=row.q, elapsed_ms=0)
        ids = " ".join(
            entry["id"] for entry in said["entries"][: 1 if said["outcome"] == "found" else 3]
        )
        lines.append(json.dumps([row.q, said["outcome"], ids], ensure_ascii=False))
    return "\n".join([*lines, ""])


def main() -> None:
    """Print the tables of our own questions and, where they are present, of the shared ones."""
    semantic = load("")
    knowledge = semantic.knowledge
    # What the desk is without the extra, whether it is installed or not.
    systems = {"mlpersona": _desk(Persona(knowledge, semantic.index.with_semantic(lambda: OFF)))}
    if semantic.index.semantic.read:
        systems["mlpersona + semantic"] = _desk(semantic)
    for name, ranking in rivals(knowledge).items():
        systems[name] = partial(ask_rival, ranking=ranking)
    compare("Our own questions, apart from those fitted to", measured(), systems, knowledge)
    if SHARED.is_dir():
        rows = read_shared(SHARED, knowledge)
        compare("Questions that people asked", rows, systems, knowledge)
    brief("Lines of people who do not know the terms", everyday(), systems)
    titles = {entry.id: entry.title for entry in knowledge.entries.values()}
    rows = framed_titles(titles, EACH_FRAME)
    frames = len(rows) // EACH_FRAME
    title = f"{EACH_FRAME} titles in each of {frames} frames apart from those fitted to"
    brief(title, rows, systems)


def _desk(persona: Persona) -> System:
    return lambda rows: [ask_desk(row, persona) for row in rows]


def brief(title: str, rows: Sequence[Labelled], systems: Mapping[str, System]) -> None:
    """Print how many of these, which all have a right entry, are answered how."""
    print(f"\n{title}: {len(rows)}")
    for name, ask in systems.items():
        asked = ask(rows)
        first = share(asked, lambda each: each.rank == 1 and each.live)
        outright = share(asked, lambda each: each.rank == 1 and each.answered)
        wrong = share(asked, lambda each: each.rank != 1 and each.answered)
        among = share(asked, lambda each: 1 <= each.rank <= 3 and each.live)
        print(
            f"{name:28}{first} first, {outright} outright, {wrong} outright and wrong, {among} top 3"
        )


if __name__ == "__main__":
    main()
