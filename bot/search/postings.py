"""Which entries have a stem, or a pair of stems, and what it says for each: in columns.

Postings are stretches of arrays, figures ten-thousandths. What a question asks for is made into
a `lexicon.Word` on the way out.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from bot.search.kept import Kept
from bot.search.lexicon import SCALE, Word
from bot.search.synonyms import is_sense

Pair = tuple[int, int]


class Columns:
    """The postings of word after word, each ending where ``ends`` says."""

    __slots__ = ("asks", "ends", "entries", "prose", "rarities")

    def __init__(self) -> None:
        self.ends, self.rarities = array("I", (0,)), array("I")
        self.entries, self.prose, self.asks = array("I"), array("H"), array("H")

    def add(self, counted: _Counted, prose: Sequence[int], asks: Mapping[int, int]) -> None:
        """Postings more, weighed by these tables."""
        self.entries.extend(counted.entries)
        self.prose.extend(map(prose.__getitem__, counted.prose))
        self.asks.extend(map(asks.__getitem__, counted.asks))

    def end(self, count: int, rarity: int) -> None:
        """The next so many postings are those of one word."""
        self.ends.append(self.ends[-1] + count)
        self.rarities.append(rarity)

    def word(self, row: int, *, names: bool) -> Word | None:
        """The word of that row, or None when no entry has it."""
        start, end = self.ends[row], self.ends[row + 1]
        if start == end:
            return None
        return Word(
            self.rarities[row] / SCALE,
            names,
            self.entries[start:end],
            self.prose[start:end],
            self.asks[start:end],
        )


class Words(Kept[Word]):
    """Stems, and pairs of neighbouring ones as "first second".

    Stems are rows of ``singles`` by their places; those at ``naming`` are in the name of some entry. The rows of ``pairs`` that begin with a stem are those between its place in ``begins``
    and the next, in the order of their ``seconds``.
    """

    __slots__ = ("begins", "naming", "pairs", "places", "seconds", "singles")

    def __init__(self, places: Mapping[str, int], naming: Container[int]) -> None:
        super().__init__()
        self.places, self.naming = places, naming
        self.singles, self.pairs = Columns(), Columns()
        self.begins, self.seconds = array("I", (0,)), array("I")

    def _make(self, key: str) -> Word | None:
        first, _, second = key.partition(" ")
        place = self.places.get(first)
        if place is None:
            return None
        if not second:
            return self.singles.word(place, names=place in self.naming)
        other = self.places.get(second)
        if other is None:
            return None
        end = self.begins[place + 1]
        row = bisect_left(self.seconds, other, self.begins[place], end)
        if row == end or self.seconds[row] != other:
            return None
        return self.pairs.word(row, names=False)

    def __iter__(self) -> Iterator[str]:
        stems = list(self.places)
        for place, stem in enumerate(stems):
            if self.singles.ends[place] < self.singles.ends[place + 1]:
                yield stem
            for row in range(self.begins[place], self.begins[place + 1]):
                yield f"{stem} {stems[self.seconds[row]]}"


class Weights(NamedTuple):
    """What counts are worth, all in ten-thousandths.

    ``prose`` is given a count and the length of its entry, ``asks`` a number of asks, and
    ``rarity`` how many entries and how many asks have a word, and if it is one that stands for
    synonyms.
    """

    prose: Callable[[float, float], int]
    asks: Callable[[int], int]
    rarity: Callable[[int, int, bool], int]


class _Counted:
    """The entries of one stem, or of all pairs that begin with it, and how often they have it.

    ``prose`` has codes for counts, which are weighted and hence no whole numbers, in entries of
    some length.
    """

    __slots__ = ("asks", "entries", "prose", "seconds")

    def __init__(self) -> None:
        self.entries, self.seconds = array("I"), array("I")
        self.prose, self.asks = array("I"), array("H")

    def in_order(self) -> _Counted:
        """The same with the entries of each pair together."""
        order = sorted(range(len(self.seconds)), key=self.seconds.__getitem__)
        ordered = _Counted()
        for name in self.__slots__:
            getattr(ordered, name).extend(map(getattr(self, name).__getitem__, order))
        return ordered


class Postings:
    """What is counted entry after entry, until there are all and it can be weighed."""

    def __init__(self) -> None:
        self._singles: defaultdict[int, _Counted] = defaultdict(_Counted)
        self._pairs: defaultdict[int, _Counted] = defaultdict(_Counted)
        # Counts and lengths by their codes, and the codes of counts by length.
        self._coded: list[tuple[float, float]] = []
        self._codes: dict[float, _Codes] = {}

    def add(
        self,
        position: int,
        length: float,
        singles: Mapping[int, float],
        asks: Mapping[int, int],
        pairs: Mapping[Pair, float],
        asked_pairs: Mapping[Pair, int],
    ) -> None:
        """How often the entry at that position, of that length, has which stems, by their places.

        What only its asks have is in ``singles`` and ``pairs`` as well, with 0.
        """
        codes = self._codes.get(length)
        if codes is None:
            codes = self._codes[length] = _Codes(length, self._coded)
        for place, count in singles.items():
            counted = self._singles[place]
            counted.entries.append(position)
            counted.prose.append(codes[count])
            counted.asks.append(asks.get(place, 0))
        for pair, count in pairs.items():
            counted = self._pairs[pair[0]]
            counted.seconds.append(pair[1])
            counted.entries.append(position)
            counted.prose.append(codes[count])
            counted.asks.append(asked_pairs.get(pair, 0))

    def packed(self, places: Mapping[str, int], naming: Container[int], weights: Weights) -> Words:
        """The words with what each says for its entries. The counts are gone afterwards."""
        words = Words(places, naming)
        prose = [weights.prose(count, length) for count, length in self._coded]
        asks = _Memo(weights.asks)
        rarity = cache(weights.rarity)
        nothing = _Counted()
        for place, stem in enumerate(places):
            counted = self._singles.pop(place, nothing)
            words.singles.add(counted, prose, asks)
            words.singles.end(
                len(counted.entries),
                rarity(len(counted.entries), sum(counted.asks), is_sense(stem)),
            )
            counted = self._pairs.pop(place, nothing).in_order()
            words.pairs.add(counted, prose, asks)
            start = 0
            for second, count in Counter(counted.seconds).items():
                asked = sum(counted.asks[start : start + count])
                words.pairs.end(count, rarity(count, asked, False))
                words.seconds.append(second)
                start += count
            words.begins.append(len(words.seconds))
        return words


class _Codes(dict[float, int]):
    """The codes of counts in entries of one length, given as they come."""

    def __init__(self, length: float, coded: list[tuple[float, float]]) -> None:
        super().__init__()
        self._length, self._coded = length, coded

    def __missing__(self, count: float) -> int:
        self[count] = code = len(self._coded)
        self._coded.append((count, self._length))
        return code


class _Memo(dict[int, int]):
    """The values of a function, computed once."""

    def __init__(self, of: Callable[[int], int]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, key: int) -> int:
        self[key] = value = self._of(key)
        return value
