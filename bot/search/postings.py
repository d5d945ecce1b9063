"""Which entries have a stem, or a pair of stems, and what it says for each: in columns.

Postings are stretches of arrays, figures ten-thousandths. What a question asks for is made into
a `lexicon.Word` on the way out.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from bot.search.kept import Kept
from bot.search.lexicon import SCALE, Word
from bot.search.synonyms import is_sense

Pair = tuple[int, int]

# What an ask adds to a count, of which less is a count of the prose: weights times occurrences.
ASK = float(1 << 20)
# A posting is one number of 64 bits: in a pair its second stem, the position of an entry, and the
# code of a count. That is for a million stems and entries, and 16 million counts; the handbook has
# some 25,000 that differ.
CODE_BITS, ENTRY_BITS = 24, 20
CODES, ENTRIES = (1 << CODE_BITS) - 1, (1 << ENTRY_BITS) - 1
SECOND = CODE_BITS + ENTRY_BITS


class Columns:
    """The postings of word after word, each ending where ``ends`` says."""

    __slots__ = ("asks", "ends", "entries", "prose", "rarities")

    def __init__(self) -> None:
        self.ends, self.rarities = array("I", (0,)), array("I")
        self.entries, self.prose, self.asks = array("I"), array("H"), array("H")

    def add(self, postings: Sequence[int], prose: Sequence[int], asks: Sequence[int]) -> list[int]:
        """Postings more, weighed by these tables; their codes."""
        codes = [posting & CODES for posting in postings]
        self.entries.fromlist([posting >> CODE_BITS & ENTRIES for posting in postings])
        self.prose.fromlist([prose[code] for code in codes])
        self.asks.fromlist([asks[code] for code in codes])
        return codes

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


class Postings:
    """What is counted entry after entry, until there are all and it can be weighed.

    Those of a stem are by its place, and so are those of all pairs that begin with it.
    """

    def __init__(self) -> None:
        self._singles: defaultdict[int, array[int]] = defaultdict(partial(array, "Q"))
        self._pairs: defaultdict[int, array[int]] = defaultdict(partial(array, "Q"))
        # Counts and lengths by their codes, and the codes of counts by length.
        self._coded: list[tuple[float, float]] = []
        self._codes: dict[float, _Codes] = {}

    def add(
        self,
        position: int,
        length: float,
        singles: Mapping[int, float],
        pairs: Mapping[Pair, float],
    ) -> None:
        """How often the entry at that position, of that length, has which stems, by their places.

        An ask more is ASK more; the rest of a count is that of the prose. Raises OverflowError for
        more entries, stems or counts than a posting has room for.
        """
        if position > ENTRIES:
            raise OverflowError(f"an index has at most {ENTRIES + 1:,} entries")
        codes = self._codes.get(length)
        if codes is None:
            codes = self._codes[length] = _Codes(length, self._coded)
        here = position << CODE_BITS
        of_stem, of_pair = self._singles, self._pairs
        for place, count in singles.items():
            of_stem[place].append(here + codes[count])
        for (first, second), count in pairs.items():
            of_pair[first].append((second << SECOND) + here + codes[count])

    def packed(self, places: Mapping[str, int], naming: Container[int], weights: Weights) -> Words:
        """The words with what each says for its entries. The counts are gone afterwards."""
        words = Words(places, naming)
        asked = [int(count // ASK) for count, _ in self._coded]
        asks = [weights.asks(count) for count in asked]
        prose = [weights.prose(count % ASK, length) for count, length in self._coded]
        rarity = cache(weights.rarity)
        for place, stem in enumerate(places):
            codes = words.singles.add(self._singles.pop(place, ()), prose, asks)
            total = sum(map(asked.__getitem__, codes))
            words.singles.end(len(codes), rarity(len(codes), total, is_sense(stem)))
            # The entries of each pair together.
            pairs = sorted(self._pairs.pop(place, ()))
            codes = words.pairs.add(pairs, prose, asks)
            start = 0
            for second, count in Counter([pair >> SECOND for pair in pairs]).items():
                total = sum(map(asked.__getitem__, codes[start : start + count]))
                words.pairs.end(count, rarity(count, total, False))
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
        code = len(self._coded)
        if code > CODES:
            raise OverflowError(f"an index has at most {CODES + 1:,} different counts")
        self[count] = code
        self._coded.append((count, self._length))
        return code
