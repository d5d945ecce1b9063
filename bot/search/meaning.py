"""How near two texts are in meaning, by the vectors of their words.

A text is the sum of the vectors of its stems, each as long as the stem is rare, and of its pairs of
neighbouring stems (`vectors_table`, made by tools/vectors.py). That brings together what shares no
word: "churned" and "attrition", "picture" and "image".

A sum of vectors is one whole number with a dimension in each 64 bits: adding two such numbers adds all
dimensions at once.
"""

from __future__ import annotations

import math
from binascii import a2b_base64, b2a_base64
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import repeat
from struct import Struct
from typing import NamedTuple

from bot.search.kept import Kept
from bot.search.normalize import pairs

DIMENSIONS = 128
# What a pair of stems weighs, where a stem weighs its rarity; and weights are hundredths in sums.
PAIR, HUNDREDTHS = 5.0, 100
# The length of a vector, and what is added to its dimensions to keep each in a byte.
LENGTH = OFFSET = 127

# So many vectors are a line of the table, since base64 is of three bytes; and the length of a line.
IN_LINE, LINE = 3, 4 * DIMENSIONS + 1
# One vector of the table, and a sum.
_ROW, _SUM = Struct(f"<{DIMENSIONS}b"), Struct(f"<{DIMENSIONS}q")
# One in each dimension of a sum, and their highest bits.
_ONES = int.from_bytes(_SUM.pack(*[1] * DIMENSIONS), "little")
_SIGNS = _ONES << 63
# Of a sum at length LENGTH so many bits are a fraction: a half more rounds, and what is in the byte
# above them is a dimension.
_FRACTION = 40
_ROUNDED = _ONES * ((OFFSET << _FRACTION) + (1 << (_FRACTION - 1)))
# A float for each byte, made once and for all.
_NUMBERS = tuple(map(float, range(256)))

# A text of length LENGTH, or nothing where no word of it has a vector: whole numbers, OFFSET more
# than they are.
Vector = tuple[float, ...]
NOWHERE: Vector = (float(OFFSET),) * DIMENSIONS


# So many names of an entry are compared one by one.
MOST_NAMES = 6


class Meaning(NamedTuple):
    """What an entry means: as a whole, and some of its names and its summary each by itself."""

    whole: Vector
    texts: tuple[Vector, ...]


@cache
def _places() -> dict[str, int]:
    """The place of each stem and pair in the table."""
    from bot.search.vectors_table import KEYS

    keys = KEYS.split("\n")
    return dict(zip(keys, range(len(keys)), strict=True))


def has_vector(stem: str) -> bool:
    """Is this a stem of the handbook, of a question or of common English?"""
    return stem in _places()


@lru_cache(maxsize=4_096)
def _summand(key: str) -> int:
    """The vector of a stem or pair as one number; 0 when there is none."""
    at = _places().get(key)
    if at is None:
        return 0
    from bot.search.vectors_table import ROWS

    line, row = divmod(at, IN_LINE)
    start = line * LINE
    return _sum_of(_ROW.unpack_from(a2b_base64(ROWS[start : start + LINE]), row * DIMENSIONS))


def of_texts(texts: Iterable[Sequence[str]], rarity: Callable[[str], float]) -> Vector:
    """The meaning of texts together, which are given as their stems."""
    return _of_length(_total(texts, rarity))


def _total(texts: Iterable[Sequence[str]], rarity: Callable[[str], float]) -> int:
    """The sum of the vectors of these texts."""
    said: Counter[str] = Counter()
    for stems in texts:
        said.update({*stems, *pairs(stems)})
    total = 0
    for key, count in said.items():
        if summand := _summand(key):
            weight = PAIR if " " in key else rarity(key)
            total += count * round(HUNDREDTHS * weight) * summand
    return total


def together(vectors: Iterable[Vector]) -> Vector:
    """The mean direction of vectors; empty ones say nothing."""
    total = 0
    for vector in filter(None, vectors):
        spread = bytearray(_SUM.size)
        spread[:: _SUM.size // DIMENSIONS] = _bytes(vector)
        total += int.from_bytes(spread, "little") - OFFSET * _ONES
    return _of_length(total)


def _sum_of(values: Sequence[int]) -> int:
    # From two's complement in each dimension to one number, in which they lend and borrow.
    return (int.from_bytes(_SUM.pack(*values), "little") ^ _SIGNS) - _SIGNS


def _of_length(total: int) -> Vector:
    if not total:
        return ()
    values = _SUM.unpack(((total + _SIGNS) ^ _SIGNS).to_bytes(_SUM.size, "little"))
    scaled = total * round((LENGTH << _FRACTION) / math.hypot(*values)) + _ROUNDED
    return _vector(scaled.to_bytes(_SUM.size, "little")[_FRACTION // 8 :: 8])


def _vector(row: bytes) -> Vector:
    return tuple(map(_NUMBERS.__getitem__, row))


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two meanings; 0 when either is empty."""
    if not one or not other:
        return 0.0
    return _cosine(math.dist(one, other))


def highest_likeness(one: Vector, others: Sequence[Vector]) -> float:
    """The highest cosine of a meaning with any of the others, of which none is empty; else 0."""
    if not one or not others:
        return 0.0
    # `math.dist` is the one loop over two vectors that Python has in C.
    return _cosine(min(map(math.dist, repeat(one), others)))


def _cosine(distance: float) -> float:
    # By the law of cosines, of vectors of that LENGTH.
    return 1 - distance**2 / (2 * LENGTH * LENGTH)


def most_unlike(vectors: Iterable[Vector], most: int) -> list[Vector]:
    """The first, and then again and again what is least like those that are chosen: so many."""
    left = {vector: -1.0 for vector in vectors if vector}
    chosen: list[Vector] = []
    while left and len(chosen) < most:
        chosen.append(min(left, key=left.__getitem__))
        del left[chosen[-1]]
        left = {each: max(like, likeness(each, chosen[-1])) for each, like in left.items()}
    return chosen


def packed(meaning: Meaning) -> tuple[str, str]:
    """A meaning as text, for JSON."""
    texts = b"".join(map(_bytes, meaning.texts))
    return (
        b2a_base64(_bytes(meaning.whole), newline=False).decode(),
        b2a_base64(texts, newline=False).decode(),
    )


def unpacked(whole: str, texts: str) -> Meaning:
    """The meaning that `packed` made these of."""
    rows = a2b_base64(texts)
    starts = range(0, len(rows), DIMENSIONS)
    return Meaning(
        _vector(a2b_base64(whole)),
        tuple([_vector(rows[start : start + DIMENSIONS]) for start in starts]),
    )


def _bytes(vector: Vector) -> bytes:
    return bytes(map(int, vector))


class Meanings(Kept[Meaning]):
    """The meaning of each entry, made when it is first compared with a question.

    ``said`` has by entry the stems of its names, title first, of its summary, and of its asks; all
    three count the same in the whole. ``rarity`` is what a stem weighs.
    """

    __slots__ = ("_rarity", "_said")

    def __init__(
        self,
        said: Mapping[str, tuple[Sequence[list[str]], list[str], Sequence[list[str]]]],
        rarity: Callable[[str], float],
    ) -> None:
        super().__init__()
        self._said = said
        self._rarity = rarity

    def _make(self, key: str) -> Meaning:
        names, summary, asks = self._said[key]
        # Most names of an entry have the same words.
        called = [_total([stems], self._rarity) for stems in names]
        told = _total([[*names[0], *summary]], self._rarity)
        texts = (*most_unlike(map(_of_length, dict.fromkeys(called)), MOST_NAMES), _of_length(told))
        parts = sum(called), told, _total(asks, self._rarity)
        return Meaning(together(map(_of_length, parts)), tuple(filter(None, texts)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)
