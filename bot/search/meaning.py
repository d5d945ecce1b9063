"""How near two texts are in meaning, by the vectors of their words.

A text is the sum of the vectors of its stems (`vectors_table`), each as long as the stem is rare. That
brings together what shares no word: "churned" and "attrition", "picture" and "image". It tells
little by itself, and is one figure of `evidence` among others.
"""

from __future__ import annotations

import math
from binascii import a2b_base64
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import mul
from struct import unpack

from bot.search.kept import Kept

Vector = tuple[float, ...]
PLACES = 4


@cache
def _table() -> dict[str, str]:
    from bot.search.vectors_table import TABLE

    return dict([line.split(" ") for line in TABLE.split("\n")[1:-1]])


@lru_cache(maxsize=4_096)
def of_stem(stem: str) -> Vector | None:
    """The vector of a stem, of length 1, or None for a word that the table does not have."""
    found = _table().get(stem)
    if found is None:
        return None
    packed = a2b_base64(found)
    return unit(unpack(f"{len(packed)}b", packed))


def of_stems(weights: Iterable[tuple[str, float]]) -> Vector:
    """The meaning of weighted stems, of length 1; empty when no stem has a vector."""
    total: list[float] = []
    for stem, weight in weights:
        if vector := of_stem(stem):
            so_far = total or [0.0] * len(vector)
            total = [x + weight * y for x, y in zip(so_far, vector, strict=True)]
    return unit(total)


def together(vectors: Iterable[Vector]) -> Vector:
    """The mean direction of vectors, of length 1; empty ones say nothing."""
    return unit([sum(column) for column in zip(*(each for each in vectors if each), strict=True)])


def unit(vector: Iterable[float]) -> Vector:
    """The vector at length 1."""
    values = tuple(vector)
    length = math.sqrt(sum(map(mul, values, values)))
    return tuple([x / length for x in values]) if length else ()


def likeness(one: Sequence[float], other: Sequence[float]) -> float:
    """The cosine of two meanings; 0 when either is empty."""
    return float(sum(map(mul, one, other)))


class Meanings(Kept[Vector]):
    """The meaning of each entry, made when it is first compared with a question.

    ``stems`` are by entry the stems of its names, of its summary and of its asks; all three count
    the same. ``rarity`` is what a stem weighs.
    """

    __slots__ = ("_rarity", "_stems")

    def __init__(
        self, stems: Mapping[str, Iterable[Sequence[str]]], rarity: Callable[[str], float]
    ) -> None:
        super().__init__()
        self._stems = stems
        self._rarity = rarity

    def _make(self, key: str) -> Vector:
        weighed = [
            of_stems((stem, count * self._rarity(stem)) for stem, count in Counter(part).items())
            for part in self._stems[key]
        ]
        # Rounded, so that a compiled copy says exactly what was compiled.
        return tuple([round(x, PLACES) for x in together(weighed)])

    def __iter__(self) -> Iterator[str]:
        return iter(self._stems)
