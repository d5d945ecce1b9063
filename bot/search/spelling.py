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
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain, islice, product
from typing import Any, NamedTuple

from bot.search.headwords import Columns, Headwords
from bot.search.sounds import sound
from bot.search.uncollected import uncollected

# Letters at an end that a slip elsewhere leaves whole; more when there are many strings, of which
# too many share two.
END, MOST_END, MANY = 2, 4, 20_000
# How much longer or shorter than what was typed a string may be: so much, and one for every so
# many letters.
SLACK, SLACK_EACH = 2, 7
# Up to this many letters, one letter more or less is another word.
SHORTEST = 3
# A shorter unknown word within a question is left alone: too many others are near it.
SHORTEST_MENDED = 5
# Strings compared at most: those that share an end are looked at in the order of their length.
COMPARED = 1_000
# An unknown word does not stand for one that is so much less like it than another is.
BEHIND = 0.08
# A contraction begins with a letter of any kind, has no vowels, and at most so many letters. A word
# without vowels is an acronym.
VOWELS, LONGEST_CONTRACTED = frozenset("aeiou"), 5
# Ways to read one unknown word, and words whose readings are remembered.
READINGS, READ_BEFORE = 6, 10_000

# Names compared, and ways to read a whole look-up.
NEAREST = 12
COMBINATIONS = 60
# Names with the rarest word of what was typed are few, or only entries with its other words are
# kept, as long as there are more than so many of them.
FEW, FEW_ENTRIES = 300, 100
# A name this similar among those with that word needs no wider search.
ALIKE = 0.85
# What letters in another order cost, where a letter that is another costs 1.
MOVED = 0.5
# Below this a spelling is another word rather than a mistake.
CUTOFF = 0.6
# What a name is worth that sounds like what was typed ("presition").
SOUNDED = 0.93
# What words in another order cost; what a name is worth of which words were shortened, or that is
# the same stems in another form or order ("overfit", "LLM as judge").
REORDERED, READ, INFLECTED = 0.03, 0.92, 0.95
# What a name is worth of which only the beginning was typed, and the least that must be typed.
BEGUN, LEAST_BEGUN = 0.88, 6
# The least that must be left of a word that was cut off: two letters are an acronym of somebody's.
LEAST_CUT_OFF = 3


class Near(NamedTuple):
    """A string near what was typed: its place in the list, and the normalised similarity, 0 to 1."""

    at: int
    similarity: float


def _by_end() -> defaultdict[str, array[int]]:
    return defaultdict(partial(array, "I"))


class Ends:
    """Strings by their length and their first and their last letters, sorted when first needed."""

    __slots__ = ("_ends", "_heads", "_tails", "strings")

    def __init__(self, strings: Sequence[str]) -> None:
        self.strings = strings
        self._ends: list[int] = []

    def _sort(self) -> None:
        strings = self.strings
        # Never more than half of a string, so that one slip leaves one end whole.
        longest = max(map(len, strings), default=0)
        most = END if len(strings) < MANY else MOST_END
        self._ends = [max(END, min(most, length // 2)) for length in range(longest + 1)]
        self._heads = [_by_end() for _ in self._ends]
        self._tails = [_by_end() for _ in self._ends]
        heads, tails, ends = self._heads, self._tails, self._ends
        for at, text in enumerate(strings):
            length = len(text)
            end = ends[length]
            heads[length][text[:end]].append(at)
            tails[length][text[-end:]].append(at)

    def near(self, text: str, *, cutoff: float, limit: int) -> list[Near]:
        """Strings at least that similar, best first."""
        if not self._ends:
            uncollected(self._sort)
        found: dict[int, None] = {}
        size = len(text)
        slack = SLACK + size // SLACK_EACH
        lengths = range(max(0, size - slack), min(size + slack + 1, len(self._ends)))
        for length in sorted(lengths, key=lambda n: abs(n - size)):
            end = self._ends[length]
            found.update(dict.fromkeys(self._heads[length].get(text[:end], ())))
            found.update(dict.fromkeys(self._tails[length].get(text[-end:], ())))
            if len(found) > COMPARED:
                break
        places = list(islice(found, COMPARED))
        return compared(text, self.strings, places, cutoff=cutoff, limit=limit)


def compared(
    text: str, strings: Sequence[str], places: Sequence[int], *, cutoff: float, limit: int
) -> list[Near]:
    """The strings at these places that are at least that similar, best first."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(
        text,
        list(map(strings.__getitem__, places)),
        scorer=OSA.normalized_similarity,
        score_cutoff=min(cutoff, CUTOFF),
        limit=limit,
    )
    # The same letters in other places ("lantecy") are less than a slip, however many edits it takes.
    letters, less_than_a_slip = sorted(text), 1 - MOVED / len(text)
    # Sounds are dear, and say nothing more of what is written nearly so.
    said = sound(text) if near and near[0][1] < SOUNDED else ""
    found = []
    for other, similarity, at in near:
        moved = less_than_a_slip if sorted(other) == letters else 0.0
        sounded = SOUNDED if said and _sound_of_name(other) == said else 0.0
        found.append(Near(places[at], max(similarity, moved, sounded)))
    found = [each for each in found if each.similarity >= cutoff]
    return sorted(found, key=lambda each: -each.similarity)


_sound_of_name = lru_cache(maxsize=READ_BEFORE)(sound)


class Vocabulary:
    """The words that names are made of, for reading words that are none of them."""

    __slots__ = ("_ends", "_framed", "_prefixes", "_words", "known", "readings")

    def __init__(self, names: Columns) -> None:
        self._words = names.words
        counts = Counter(names.spelled)
        self.known = {word: counts[at] for at, word in enumerate(self._words)}
        self._ends = Ends(self._words)
        self._prefixes: dict[str, list[str]] = {}
        for word in self._words:
            if len(word) > END:
                self._prefixes.setdefault(word[:END], []).append(word)
        # By their first and last letter, when a contraction is first read.
        self._framed: dict[str, list[str]] = {}
        self.readings = lru_cache(maxsize=READ_BEFORE)(self._readings)

    def _readings(self, word: str) -> tuple[str, ...]:
        """Known words that an unknown one may stand for, likeliest first; itself when known."""
        if word.isdigit():
            return (word,)
        if len(word) < SHORTEST:
            return tuple(dict.fromkeys((word, *self._contracted(word))))[:READINGS]
        itself = (word,) if word in self.known else ()
        near: list[str] = []
        if not itself and len(word) > SHORTEST:
            cutoff = 0.8 if len(word) > 5 else 0.74
            found = self._ends.near(word, cutoff=cutoff, limit=8)
            near = [
                self._words[each.at]
                for each in found
                if found[0].similarity - each.similarity < BEHIND
            ]
        others = (*near, *self.begun(word), *self._contracted(word))
        return tuple(dict.fromkeys((*itself, *others)))[:READINGS]

    def begun(self, word: str) -> list[str]:
        """Known words of which this is the beginning, the commonest first.

        An acronym is never cut off: "DDP" is no DDPM.
        """
        begun = [
            known
            for known in self._prefixes.get(word[:END], ())
            if known.startswith(word) and not VOWELS.isdisjoint(known)
        ]
        return sorted(begun, key=self._commonness)

    def _contracted(self, word: str) -> list[str]:
        """Known words that are this with letters left out between its ends: "fn", "mgmt", "ckpt"."""
        if not 1 < len(word) <= LONGEST_CONTRACTED or not VOWELS.isdisjoint(word[1:]):
            return []
        if not self._framed:
            for known in self._words:
                if len(known) > 1:
                    self._framed.setdefault(known[0] + known[-1], []).append(known)
        whole = [
            known
            for known in self._framed.get(word[0] + word[-1], ())
            if len(known) > len(word) + 1 and _holds(known, word)
        ]
        return sorted(whole, key=self._commonness)

    def _commonness(self, known: str) -> tuple[int, int, str]:
        return -self.known[known], len(known), known


def _holds(word: str, letters: str) -> bool:
    """Does the word have these letters in this order?"""
    left = iter(word)
    return all(letter in left for letter in letters)


class Spelled(NamedTuple):
    """A name that a look-up may have meant, and how like it what was typed is, 0 to 1."""

    entry: str
    text: str
    similarity: float


class Reordered(Sequence[str]):
    """The keys of the names with their words in alphabetical order, made when they are looked at.

    The latest are kept, which are all of a handbook.
    """

    def __init__(self, headwords: Headwords) -> None:
        self._headwords, self._words = headwords, headwords.columns.words
        self._kept = lru_cache(maxsize=MANY)(self._made)

    def __getitem__(self, row: Any) -> Any:
        return self._kept(row)

    def _made(self, row: int) -> str:
        return "".join(sorted([self._words[place] for place in self._headwords.words(row)]))

    def __len__(self) -> int:
        return len(self._headwords.columns.joined)


class Spelling:
    """Titles and aliases, for what was typed with a slip, shortened, or in another order."""

    __slots__ = (
        "_common",
        "_headwords",
        "_joined",
        "_names",
        "_ordered",
        "_places",
        "_vocabulary",
    )

    def __init__(self, headwords: Headwords) -> None:
        self._headwords = headwords
        self._names = headwords.columns
        self._joined, self._ordered = Ends(self._names.joined), Ends(Reordered(headwords))
        self._vocabulary: Vocabulary | None = None
        self._places: dict[str, array[int]] = {}
        # The entries of words that many names have.
        self._common: dict[str, array[int]] = {}

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the names."""
        if self._vocabulary is None:
            self._vocabulary = uncollected(lambda: Vocabulary(self._names))
        return self._vocabulary

    @property
    def places(self) -> Mapping[str, Sequence[int]]:
        """The places of the names by their words."""
        if not self._places:
            uncollected(self._place)
        return self._places

    def _place(self) -> None:
        names = self._names
        found = [array("I") for _ in names.words]
        start = 0
        for at, end in enumerate(names.ends):
            for word in names.spelled[start:end]:
                found[word].append(at)
            start = end
        self._places = dict(zip(names.words, found, strict=True))
        self._common = {
            word: array("I", dict.fromkeys(map(names.owners.__getitem__, places)))
            for word, places in self._places.items()
            if len(places) > FEW
        }

    def near(self, parts: list[str]) -> list[Spelled]:
        """Names that this may be meant to spell, best first, one for each entry."""
        joined = "".join(parts)
        if len(joined) <= SHORTEST:
            return []
        names = self._joined.strings
        if len(parts) == 1:
            return self._best(self._joined.near(joined, cutoff=CUTOFF, limit=NEAREST))
        # Those with its rarest word, or with what a misspelt one may stand for.
        places = self._having(parts)
        sharing = compared(joined, names, places, cutoff=CUTOFF, limit=NEAREST)
        if not _alike(sharing):
            ordered = "".join(sorted(parts))
            others = self._ordered.strings
            sharing += _behind(compared(ordered, others, places, cutoff=CUTOFF, limit=NEAREST))
        if _alike(sharing):
            return self._best(sharing)
        near = self._joined.near(joined, cutoff=CUTOFF, limit=NEAREST)
        if len(names) >= MANY:
            # Too many share an end for all to be compared.
            return self._best(near + sharing)
        near += _behind(self._ordered.near(ordered, cutoff=CUTOFF, limit=NEAREST))
        return self._best(near)

    def _having(self, parts: list[str]) -> list[int]:
        """The places of the names with the rarest word, or of entries with the next rarest too."""
        readings = [
            [word for word in self.vocabulary.readings(part) if word in self.places]
            for part in parts
        ]
        counted = [(sum(len(self.places[word]) for word in words), words) for words in readings]
        having = sorted((each for each in counted if each[0]), key=lambda each: each[0])
        if not having:
            return []
        (count, rarest), *others = having
        if count <= FEW or not others:
            places = chain.from_iterable(self.places[word] for word in rarest)
            return list(islice(places, COMPARED))
        entries = set(self._owners(rarest))
        for _, words in others:
            if len(entries) <= FEW_ENTRIES:
                break
            entries = entries.intersection(self._owners(words)) or entries
        owners = self._names.owners
        rows = (
            range(bisect_left(owners, entry), bisect_right(owners, entry))
            for entry in sorted(entries)
        )
        return list(islice(chain.from_iterable(rows), COMPARED))

    def _owners(self, words: Sequence[str]) -> Iterable[int]:
        """The positions of the entries with names that have one of these words."""
        common = [self._common[word] for word in words if word in self._common]
        if len(common) == len(words) == 1:
            return common[0]
        owners = self._names.owners
        rare = (
            owners[at] for word in words if word not in self._common for at in self.places[word]
        )
        return chain(chain.from_iterable(common), rare)

    def shortened(self, parts: list[str]) -> list[Spelled]:
        """Names of which this may be short: words cut off, or the name as a whole."""
        read = [Near(at, READ) for at in self._read(parts)]
        return self._best([*read, *(Near(at, BEGUN) for at in self._begun("".join(parts)))])

    def _best(self, near: list[Near]) -> list[Spelled]:
        names = self._names
        best: dict[str, Spelled] = {}
        for at, similarity in near:
            entry = names.entries[names.owners[at]]
            if entry not in best or best[entry].similarity < similarity:
                best[entry] = Spelled(entry, names.texts[at], similarity)
        return sorted(best.values(), key=lambda each: (-each.similarity, each.entry))

    def _read(self, parts: list[str]) -> list[int]:
        """Names made of the words that unknown ones may stand for: "conf matrix"."""
        if len(parts) == 1:
            # A slip in a word that is all of a name has been looked at as such (`near`).
            word = parts[0]
            begun = self.vocabulary.begun(word) if len(word) >= LEAST_CUT_OFF else []
            readings = [tuple(begun[:READINGS])]
        else:
            readings = [self.vocabulary.readings(part) for part in parts]
        if not all(readings) or [(part,) for part in parts] == readings:
            return []
        return [
            at
            for words in islice(product(*readings), COMBINATIONS)
            for at in self._headwords.keys.rows("".join(words))[:1]
        ]

    def _begun(self, joined: str) -> list[int]:
        """Names of which this is the beginning: "dimensionality redu"."""
        if len(joined) < LEAST_BEGUN:
            return []
        found = self._headwords.keys.beginning(joined, limit=NEAREST)
        return [at for at in found if len(self._names.joined[at]) < 2 * len(joined)]

    def repaired(self, part: str) -> str:
        """The word of some name that this one probably is, or the word itself."""
        readings = self.vocabulary.readings(part) if len(part) >= SHORTEST_MENDED else ()
        return readings[0] if readings else part


def _alike(near: list[Near]) -> bool:
    """Is one of them so near that no wider search is needed?"""
    return any(similarity >= ALIKE for _, similarity in near)


def _behind(near: list[Near]) -> list[Near]:
    """The same, for words in another order."""
    return [Near(at, similarity - REORDERED) for at, similarity in near]


def likeness(typed: str, near: Sequence[Spelled], at: int) -> tuple[float, ...]:
    """What the curve reads for one of the names near what was typed (without its spaces)."""
    spelled = near[at]
    others = [each.similarity for each in near if each.entry != spelled.entry]
    lead = spelled.similarity - max(others, default=0.5)
    return (spelled.similarity, lead, math.log(len(typed)))
