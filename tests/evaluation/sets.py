"""Labelled questions: what people type, and the entries that would be right.

One JSON object a line: ``q``, ``accept`` (entry ids; empty when nothing should be answered) and
``kind``. The files beside this one measure; those under ``fit/`` are what the weights are fitted
to, and were written apart from them. Those under ``fit/ranking/`` are as vague as people are in
public: they teach what comes first, but would teach the confidence that little evidence is enough.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
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


def vague() -> list[Labelled]:
    """What the weights of the ranking are fitted to besides."""
    return read((HERE / "fit" / "ranking").glob("*.jsonl"))
