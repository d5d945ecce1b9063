"""Labelled questions: what people type, and the entries that would be right.

One JSON object a line: ``q``, ``accept`` (entry ids; empty when nothing should be answered) and
``kind``. The files beside this one measure; those under ``fit/`` are what the weights are fitted
to, and were written apart from them. Those under ``fit/ranking/`` are as vague as people are in
public: they teach what comes first, but would teach the confidence that little evidence is enough.
Those under ``everyday/`` measure too: they were written and labelled by others, who did not see what
the desk says, in the words of people who do not know the terms. ``frames.txt`` has the words that
people put around a name, one question a line with ``{}`` for it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
QUESTIONS = ("define", "compare", "how-why", "list")
NEGATIVES = ("out-of-scope", "unrelated", "near-miss", "gap")


class Labelled(NamedTuple):
    """A question, the ids that answer it, and its kind."""

    q: str
    accept: frozenset[str]
    kind: str


def read(paths: Iterable[Path]) -> list[Labelled]:
    """The labelled questions of these files, in order."""
    rows = [json.loads(line) for path in sorted(paths) for line in path.read_text().splitlines()]
    return [Labelled(row["q"], frozenset(row["accept"]), row["kind"]) for row in rows]


def measured() -> list[Labelled]:
    """What the desk is measured with."""
    return read(HERE.glob("*.jsonl"))


def fitted() -> list[Labelled]:
    """What the weights and the confidence are fitted to."""
    return read((HERE / "fit").glob("*.jsonl"))


def everyday() -> list[Labelled]:
    """What people type who do not know the terms: short lines, terms beside the point, stories."""
    return read((HERE / "everyday").glob("*.jsonl"))


def framed(names: Mapping[str, Sequence[str]], each: int) -> list[Labelled]:
    """For each entry, of which these are the names, so many of the frames to fit to with one of them."""
    chance, frames = random.Random(0), _frames(HERE / "fit")
    return [
        Labelled(chance.choice(frames).format(chance.choice(own)), frozenset((entry,)), "framed")
        for entry, own in names.items()
        for _ in range(each)
    ]


def framed_titles(titles: Mapping[str, str], each: int) -> list[Labelled]:
    """So many titles, which are by entry, in each of the frames that nothing is fitted to."""
    chance, entries = random.Random(0), sorted(titles)
    return [
        Labelled(frame.format(titles[entry]), frozenset((entry,)), "framed")
        for frame in _frames(HERE)
        for entry in chance.sample(entries, each)
    ]


def _frames(folder: Path) -> list[str]:
    return (folder / "frames.txt").read_text().splitlines()


def vague() -> list[Labelled]:
    """What the weights of the ranking are fitted to besides."""
    return read((HERE / "fit" / "ranking").glob("*.jsonl"))
