"""Names near a misspelt one, without comparing it to all of them.

A slip in one place leaves one end of a word whole, so strings are kept by their first and by
their last letters, together with their length; only those that share an end with what was typed,
and are about as long, are compared by optimal string alignment (rapidfuzz). The cost grows with
the number of strings that share an end and a length, not with the number of all strings.

WRatio and the partial scorers have no place here: they give 90 to anything that contains a
two-letter alias and cost the cube of the length.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice, product
from typing import NamedTuple

from bot.search.headwords import Headwords

# Letters at an end that a slip elsewhere leaves whole.
END = 2
# How much longer or shorter than what was typed a string may be: so much, and one for every so
# many letters.
SLACK, SLACK_EACH = 2, 8
# Up to this many letters, one letter more or less is another word.
SHORTEST = 3
# A shorter unknown word within a question is left alone: too many others are near it.
SHORTEST_MENDED = 5
# Strings compared at most: those that share an end are looked at in the order of their length.
COMPARED = 3_000
# Ways to read one unknown word, and words whose readings are remembered.
READINGS, READ_BEFORE = 6, 10_000

# Names compared, and ways to read a whole look-up.
NEAREST = 12
COMBINATIONS = 60
# Names with the rarest word of what was typed are few, or those with its other words are kept.
FEW = 300
# A name this similar among those with that word needs no wider search.
ALIKE = 0.85
# Below this a spelling is another word rather than a mistake.
CUTOFF = 0.6
# What words in another order cost; what a name is worth of which words were shortened, or that is
# the same stems in another form or order ("overfit", "LLM as judge").
REORDERED, READ, INFLECTED = 0.03, 0.92, 0.95
# What a name is worth of which only the beginning was typed, and the least that must be typed.
BEGUN, LEAST_BEGUN = 0.9, 6


class Near(NamedTuple):
    """A string near what was typed: its place in the list, and the normalised similarity, 0 to 1."""

    at: int
    similarity: float


class Ends:
    """Strings by their first and their last letters."""

    __slots__ = ("_heads", "_tails", "strings")

    def __init__(self, strings: Sequence[str]) -> None:
        self.strings = strings
        self._heads: dict[tuple[str, int], list[int]] = {}
        self._tails: dict[tuple[str, int], list[int]] = {}
        for at, text in enumerate(strings):
            self._heads.setdefault((text[:END], len(text)), []).append(at)
            self._tails.setdefault((text[-END:], len(text)), []).append(at)

    def near(self, text: str, *, cutoff: float, limit: int) -> list[Near]:
        """Strings at least that similar, best first."""
        found: dict[int, None] = {}
        size = len(text)
        slack = SLACK + size // SLACK_EACH
        for length in sorted(range(size - slack, size + slack + 1), key=lambda n: abs(n - size)):
            found.update(dict.fromkeys(self._heads.get((text[:END], length), ())))
            found.update(dict.fromkeys(self._tails.get((text[-END:], length), ())))
            if len(found) > COMPARED:
                break
        return compared(text, self.strings, list(found), cutoff=cutoff, limit=limit)


def compared(
    text: str, strings: Sequence[str], places: Sequence[int], *, cutoff: float, limit: int
) -> list[Near]:
    """The strings at these places that are at least that similar, best first."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(
        text,
        [strings[at] for at in places],
        scorer=OSA.normalized_similarity,
        score_cutoff=cutoff,
        limit=limit,
    )
    # The same letters in other places ("lantecy") are one slip, however many edits it takes.
    letters, one_slip = sorted(text), 1 - 1 / len(text)
    found = [
        Near(places[at], max(similarity, one_slip) if sorted(other) == letters else similarity)
        for other, similarity, at in near
    ]
    return sorted(found, key=lambda each: -each.similarity)


class Vocabulary:
    """The words that names are made of, for reading words that are none of them."""

    __slots__ = ("_ends", "_prefixes", "_words", "known", "readings")

    def __init__(self, headwords: Headwords) -> None:
        self._words = headwords.words
        counts = Counter(headwords.spelled)
        self.known = {word: counts[at] for at, word in enumerate(self._words)}
        self._ends = Ends(self._words)
        self._prefixes: dict[str, list[str]] = {}
        for word in self._words:
            if len(word) > END:
                self._prefixes.setdefault(word[:END], []).append(word)
        self.readings = lru_cache(maxsize=READ_BEFORE)(self._readings)

    def _readings(self, word: str) -> tuple[str, ...]:
        """Known words that an unknown one may stand for, likeliest first; itself when known."""
        if len(word) < SHORTEST or word.isdigit():
            return (word,)
        itself = (word,) if word in self.known else ()
        begun = [known for known in self._prefixes.get(word[:END], ()) if known.startswith(word)]
        begun.sort(key=lambda known: (-self.known[known], len(known), known))
        near: list[str] = []
        if not itself and len(word) > SHORTEST:
            cutoff = 0.8 if len(word) > 5 else 0.74
            near = [self._words[each.at] for each in self._ends.near(word, cutoff=cutoff, limit=8)]
        return tuple(dict.fromkeys((*itself, *near, *begun)))[:READINGS]


class Spelled(NamedTuple):
    """A name that a look-up may have meant, and how like it what was typed is, 0 to 1."""

    entry: str
    text: str
    similarity: float


class Spelling:
    """Titles and aliases, for what was typed with a slip, shortened, or in another order."""

    __slots__ = ("_headwords", "_joined", "_keys", "_ordered", "_places", "_sorted", "_vocabulary")

    def __init__(self, headwords: Headwords) -> None:
        self._headwords = headwords
        self._joined = Ends(headwords.joined)
        self._ordered: Ends | None = None
        self._vocabulary: Vocabulary | None = None
        self._keys: dict[str, int] = {}
        self._places: dict[str, array[int]] = {}
        self._sorted: list[str] = []

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the names."""
        if self._vocabulary is None:
            self._vocabulary = Vocabulary(self._headwords)
        return self._vocabulary

    @property
    def ordered(self) -> Ends:
        """The names with their words in alphabetical order."""
        if self._ordered is None:
            self._ordered = Ends(list(_sorted_words(self._headwords)))
        return self._ordered

    @property
    def keys(self) -> Mapping[str, int]:
        """The place of the first name of each key."""
        if not self._keys:
            for at, key in enumerate(self._headwords.joined):
                self._keys.setdefault(key, at)
        return self._keys

    @property
    def places(self) -> Mapping[str, Sequence[int]]:
        """The places of the names by their words."""
        if not self._places:
            found = [array("I") for _ in self._headwords.words]
            start = 0
            for at, end in enumerate(self._headwords.ends):
                for word in self._headwords.spelled[start:end]:
                    found[word].append(at)
                start = end
            self._places = dict(zip(self._headwords.words, found, strict=True))
        return self._places

    def near(self, parts: list[str]) -> list[Spelled]:
        """Names that this may be meant to spell, best first, one for each entry."""
        joined, ordered = "".join(parts), "".join(sorted(parts))
        if len(joined) <= SHORTEST:
            return []
        if len(parts) > 1:
            found = self._best(self._sharing(parts, joined, ordered))
            if found and found[0].similarity >= ALIKE:
                return found
        near = self._joined.near(joined, cutoff=CUTOFF, limit=NEAREST)
        if len(parts) > 1:
            near += [
                Near(at, similarity - REORDERED)
                for at, similarity in self.ordered.near(ordered, cutoff=CUTOFF, limit=NEAREST)
            ]
        return self._best(near)

    def _sharing(self, parts: list[str], joined: str, ordered: str) -> list[Near]:
        """Names near this that have its rarest word, or what a misspelt one may stand for."""
        places = self._having(parts)
        strings = self._joined.strings
        near = compared(joined, strings, places, cutoff=CUTOFF, limit=NEAREST)
        strings = self.ordered.strings
        return near + [
            Near(at, similarity - REORDERED)
            for at, similarity in compared(ordered, strings, places, cutoff=CUTOFF, limit=NEAREST)
        ]

    def _having(self, parts: list[str]) -> list[int]:
        """The places of the names with the rarest word; fewer of them when that is common too."""
        having = []
        for part in parts:
            places = [
                self.places[word] for word in self.vocabulary.readings(part) if word in self.places
            ]
            if places:
                having.append(places)
        having.sort(key=lambda places: sum(map(len, places)))
        if not having:
            return []
        rarest = list(chain.from_iterable(having[0]))
        for others in having[1:]:
            if len(rarest) <= FEW:
                break
            rarest = [*set(rarest).intersection(chain.from_iterable(others))] or rarest
        return rarest[:COMPARED]

    def shortened(self, parts: list[str]) -> list[Spelled]:
        """Names of which this may be short: words cut off, or the name as a whole."""
        read = [Near(at, READ) for at in self._read(parts)]
        return self._best([*read, *(Near(at, BEGUN) for at in self._begun("".join(parts)))])

    def _best(self, near: list[Near]) -> list[Spelled]:
        headwords = self._headwords
        best: dict[str, Spelled] = {}
        for at, similarity in near:
            entry = headwords.entries[headwords.owners[at]]
            if entry not in best or best[entry].similarity < similarity:
                best[entry] = Spelled(entry, headwords.texts[at], similarity)
        return sorted(best.values(), key=lambda each: (-each.similarity, each.entry))

    def _read(self, parts: list[str]) -> list[int]:
        """Names made of the words that unknown ones may stand for: "conf matrix"."""
        readings = [self.vocabulary.readings(part) for part in parts]
        if not all(readings) or [(part,) for part in parts] == readings:
            return []
        return [
            at
            for words in islice(product(*readings), COMBINATIONS)
            if (at := self.keys.get("".join(words))) is not None
        ]

    def _begun(self, joined: str) -> list[int]:
        """Names of which this is the beginning: "dimensionality redu"."""
        if len(joined) < LEAST_BEGUN:
            return []
        if not self._sorted:
            self._sorted = sorted(self.keys)
        at = bisect_left(self._sorted, joined)
        return [
            self.keys[name]
            for name in self._sorted[at : at + NEAREST]
            if name.startswith(joined) and len(name) < 2 * len(joined)
        ]

    def repaired(self, part: str) -> str:
        """The word of some name that this one probably is, or the word itself."""
        readings = self.vocabulary.readings(part) if len(part) >= SHORTEST_MENDED else ()
        return readings[0] if readings else part


def _sorted_words(headwords: Headwords) -> Iterator[str]:
    """The key of each name with its words in alphabetical order."""
    start = 0
    for joined, end in zip(headwords.joined, headwords.ends, strict=True):
        if end - start == 1:
            yield joined
        else:
            yield "".join(sorted([headwords.words[at] for at in headwords.spelled[start:end]]))
        start = end


def likeness(typed: str, near: Sequence[Spelled], at: int) -> tuple[float, ...]:
    """What the curve reads for one of the names near what was typed (without its spaces)."""
    spelled = near[at]
    others = [each.similarity for each in near if each.entry != spelled.entry]
    lead = spelled.similarity - max(others, default=0.5)
    return (spelled.similarity, lead, math.log(len(typed)))
