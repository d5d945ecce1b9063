"""The term map: entries as points, gathered by stage of the life cycle, and what joins them.

Places are computed here rather than by forces in the browser: the map looks the same every time,
so that people can find their way on it, and it is there at once. Within a stage the entries lie
on a sunflower's spiral, those with most relations in the middle
(Vogel, H. (1979). A better way to construct the sunflower head. Mathematical Biosciences, 44).
"""

from __future__ import annotations

from collections import Counter
from math import cos, pi, sin, sqrt
from typing import Any

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.entry import Entry
from bot.knowledge.kinds import KINDS, STAGES

SPACING = 34
MARGIN = 90
# Width by height of the frame that the map is made for.
FRAME = 1.35
GOLDEN_ANGLE = pi * (3 - sqrt(5))


def graph(knowledge: KnowledgeBase) -> dict[str, Any]:
    """The map as JSON-ready values; edges name their ends by position in ``entries``."""
    entries = list(knowledge.entries.values())
    position = {entry.id: at for at, entry in enumerate(entries)}
    edges = _edges(entries, position)
    degree = Counter(end for first, second, _ in edges for end in (first, second))
    circles = _circles(Counter(entry.stage for entry in entries))
    seats = _seats(entries, circles, degree)
    return {
        "kinds": [{"key": kind.key, "label": kind.plural.capitalize()} for kind in KINDS],
        "stages": [
            {"key": stage, "label": STAGES.get(stage, "No stage"), "x": x, "y": y, "r": r}
            for stage, (x, y, r) in circles.items()
        ],
        "entries": [
            {
                "id": entry.id,
                "title": entry.title,
                "kind": entry.kind.key,
                "stage": entry.stage,
                "summary": entry.summary,
                "x": seats[entry.id][0],
                "y": seats[entry.id][1],
                "degree": degree[position[entry.id]],
            }
            for entry in entries
        ],
        "edges": [list(edge) for edge in edges],
    }


def _edges(entries: list[Entry], position: dict[str, int]) -> list[tuple[int, int, str]]:
    """Each pair once, from the entry that names the other, under the nearest of its relations."""
    edges: dict[tuple[int, int], str] = {}
    for relation in ("broader", "contrast", "related"):
        for entry in entries:
            for other in _named(entry, relation):
                if other in position:
                    ends = (position[entry.id], position[other])
                    if ends[::-1] not in edges:
                        edges.setdefault(ends, relation)
    return [(first, second, relation) for (first, second), relation in edges.items()]


def _named(entry: Entry, relation: str) -> tuple[str, ...]:
    if relation == "broader":
        return (entry.broader,)
    if relation == "contrast":
        return tuple(contrast.entry for contrast in entry.contrasts)
    return entry.related


def _circles(sizes: Counter[str]) -> dict[str, tuple[int, int, int]]:
    """Centre and radius of each stage's circle, in rows that read as the life cycle runs.

    The rows are those that are largest when the map is shown whole.
    """
    stages = [stage for stage in (*STAGES, "") if sizes[stage]]
    radius = {stage: round(SPACING * sqrt(sizes[stage])) for stage in stages}
    rows = min(
        (_rows(stages, radius, width) for width in _widths(stages, radius)),
        key=lambda rows: _size(rows, radius),
        default=[],
    )
    width = max((_width(row, radius) for row in rows), default=0)
    circles: dict[str, tuple[int, int, int]] = {}
    y = 0
    for row in rows:
        tallest = max(radius[stage] for stage in row)
        gap = (width - sum(2 * radius[stage] for stage in row)) // max(1, len(row) - 1)
        x, y = 0, y + tallest
        for stage in row:
            circles[stage] = (x + radius[stage], y, radius[stage])
            x += 2 * radius[stage] + gap
        y += tallest + MARGIN
    return circles


def _widths(stages: list[str], radius: dict[str, int]) -> set[int]:
    """Every width that some stages in a row have."""
    return {
        _width(stages[first:last], radius)
        for first in range(len(stages))
        for last in range(first + 1, len(stages) + 1)
    }


def _width(row: list[str], radius: dict[str, int]) -> int:
    return sum(2 * radius[stage] + MARGIN for stage in row) - MARGIN


def _rows(stages: list[str], radius: dict[str, int], width: int) -> list[list[str]]:
    """The stages in rows no wider than that, unless a single circle is."""
    rows: list[list[str]] = [[]]
    for stage in stages:
        if rows[-1] and _width([*rows[-1], stage], radius) > width:
            rows.append([])
        rows[-1].append(stage)
    return rows


def _size(rows: list[list[str]], radius: dict[str, int]) -> tuple[float, int]:
    """How far the rows must be shrunk to fit the frame; of equals, how uneven they are."""
    widths = [_width(row, radius) for row in rows]
    height = sum(2 * max(radius[stage] for stage in row) + MARGIN for row in rows)
    return max(max(widths) / FRAME, height), max(widths) - min(widths)


def _seats(
    entries: list[Entry], circles: dict[str, tuple[int, int, int]], degree: Counter[int]
) -> dict[str, tuple[int, int]]:
    weight = {entry.id: degree[at] for at, entry in enumerate(entries)}
    seats: dict[str, tuple[int, int]] = {}
    for stage, (x, y, _) in circles.items():
        members = [entry.id for entry in entries if entry.stage == stage]
        members.sort(key=lambda entry: (-weight[entry], entry))
        for at, entry in enumerate(members):
            distance, angle = SPACING * 0.9 * sqrt(at + 0.3), at * GOLDEN_ANGLE
            seats[entry] = (round(x + distance * cos(angle)), round(y + distance * sin(angle)))
    return seats
