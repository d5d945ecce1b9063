"""From entries to a lexicon: how much each word, name and ask says for which entry.

Two views of one entry. Its *prose* (names, summary, tip, sections, contrasts) is an inverted
index by BM25F (Robertson & Zaragoza 2009, The Probabilistic Relevance Framework, section 3.6): a
stem's frequency is the sum over fields of field weight times occurrences, saturated by K1 and
normalised by length with B. Its *asks* count how many of them have the stem, saturated by ASK_K.
Neighbouring stems of names, asks and summaries count as a pair besides.

Rarity is the inverse document frequency ln(1 + (N - n + 0.5) / (n + 0.5)), once over entries and
once over asks, averaged: a word may be rare in people's questions and common in our prose.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import accumulate, chain, compress, count, pairwise
from operator import xor
from typing import TypeVar

from bot.knowledge.entry import Entry
from bot.search.lexicon import (
    LETTERS,
    MAX_PHRASE_WORDS,
    SCALE,
    SHORTEST_HALF,
    STOP_WORDS,
    Lexicon,
    Word,
    compounded,
    content_words,
    lost,
    phrase,
    stem,
)
from bot.search.match import Role
from bot.search.meaning import Meanings
from bot.search.naming import Names
from bot.search.normalize import pairs, tokens
from bot.search.packed import ROLES, AsksOf, Called, Phrases, Said, weighed_asks
from bot.search.postings import ASK, Pair, Postings, Weights
from bot.search.synonyms import all_senses

TITLE, ALIAS, SUMMARY, TIP, SECTION, CONTRAST = 3.0, 2.5, 1.5, 1.0, 1.0, 0.5
K1, B = 2.0, 0.3
ASK_K = 1.5
# The scale of rarity over asks, of which there are many more than entries.
OVER_ENTRIES, OVER_ASKS = 0.5, 0.35
# What a synonym is worth of the word itself.
SENSE = 0.4
# Decimals kept of every figure, so that a compiled copy says exactly what was compiled.
PLACES = 4

# Summaries are kept among names and asks, by a role of their own.
TITLES, ALIASES, ASKS, NOT_FOR = map(ROLES.index, Role)
SUMMARIES = ROLES.index("")

_Value = TypeVar("_Value")
# A name's stems, in order and each once.
_Name = tuple[list[int], frozenset[int]]


def index_words(entries: Iterable[Entry], names: Names) -> Lexicon:
    """Weigh the words of these entries, which have these names."""
    entries = tuple(entries)
    reader = _Reader(entries, names)
    taken = _Taken((entry.id for entry in entries), reader.words)
    lengths = [_take(position, entry, reader, taken) for position, entry in enumerate(entries)]
    _count_holding(taken.said, taken.phrases)
    mean_length = sum(lengths) / max(1, len(lengths)) or 1.0
    total_asks = sum(len(entry.asks) for entry in entries)

    def rarity(entries_with: int, asks_with: int, sense: bool) -> int:
        over_entries = _idf(entries_with, len(entries))
        over_asks = _idf(asks_with, total_asks)
        share = SENSE if sense else 1.0
        return in_scale(share * (OVER_ENTRIES * over_entries + OVER_ASKS * over_asks))

    words = taken.postings.packed(
        reader.places,
        taken.naming.union(reader.senses(taken.naming)),
        Weights(
            prose=lambda count, length: in_scale(
                count / (count + K1 * (1 - B + B * length / mean_length))
            ),
            asks=impact,
            rarity=rarity,
        ),
    )

    def weight(word: str) -> float:
        return words[word].rarity

    return Lexicon(
        tuple(taken.said.entries),
        rarity(0, 0, False) / SCALE,
        words,
        Called(taken.said),
        AsksOf(taken.said, weight),
        taken.phrases,
        Meanings(taken.said, weight),
    )


def impact(count: int) -> int:
    """How much it says for an entry that this many of its asks have a stem, saturating."""
    return in_scale(count / (count + ASK_K))


def in_scale(figure: float) -> int:
    """A figure in ten-thousandths."""
    return round(round(figure, PLACES) * SCALE)


def _idf(count: int, total: int) -> float:
    return math.log(1 + (total - count + 0.5) / (count + 0.5))


class _Reader:
    """Reads texts into stems, with what names and asks write as one word joined.

    Stems, and what stands for synonyms, are given as their places in ``words``.
    """

    def __init__(self, entries: tuple[Entry, ...], names: Names) -> None:
        self.places: dict[str, int] = {}
        self.words: list[str] = []
        self._senses: list[tuple[int, ...]] = []
        self._with_senses: set[int] = set()
        self._by_token = _Places(self._place)
        self.columns = columns = names.headwords.columns
        self._row, self._start = 0, 0
        known = set(columns.words)
        for text in chain(names.repeated, chain.from_iterable(entry.asks for entry in entries)):
            known.update(tokens(text))
        self._known = {word for word in known if len(word) > SHORTEST_HALF}
        # What a word made of two begins with: most texts have no such token.
        self._beginnings = {
            word[:end]
            for word in self._known
            for end in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
        } | {word[0] for word in self._known if word[0] in LETTERS}
        # The stems of all names one behind the other, and where those of each name end.
        by_word = [self._by_token[word] for word in columns.words]
        stops = [place < 0 for place in by_word]
        before = array("I", accumulate(map(stops.__getitem__, columns.spelled), initial=0))
        self._stems = [place for at in columns.spelled if (place := by_word[at]) >= 0]
        self._ends = array("I", [end - before[end] for end in columns.ends])
        # The names with words that may be joined to the next.
        begins = [word in self._beginnings for word in columns.words]
        beginning = compress(count(), map(begins.__getitem__, columns.spelled))
        self._joined = {bisect_right(columns.ends, at) for at in beginning}

    def stems(self, parts: Sequence[str]) -> list[int]:
        """The stems of these tokens, in order."""
        if not self._beginnings.isdisjoint(parts):
            parts = compounded(parts, self._known.__contains__)
        by_token = self._by_token
        return [place for part in parts if (place := by_token[part]) >= 0]

    def name(self, text: str) -> _Name:
        """A name that is not in the table of names."""
        stems = self.stems(tokens(text))
        return stems, frozenset(stems)

    def names(self, position: int) -> Iterator[tuple[int, list[int]]]:
        """The rows of the names of the next entry, which is at that position, and their stems."""
        owners, ends, start = self.columns.owners, self._ends, self._start
        row = self._row
        while row < len(owners) and owners[row] == position:
            end = ends[row]
            yield (
                row,
                self.stems(self._parts(row)) if row in self._joined else self._stems[start:end],
            )
            row, start = row + 1, end
        self._row, self._start = row, start

    def lost(self, row: int, stems: Sequence[int]) -> int:
        """How many of its stop words the name of that row cannot lose; it has these stems."""
        ends = self.columns.ends
        if ends[row] - (ends[row - 1] if row else 0) == len(stems):
            return 0
        return lost(self._parts(row))

    def _parts(self, row: int) -> list[str]:
        columns = self.columns
        start = columns.ends[row - 1] if row else 0
        return [columns.words[at] for at in columns.spelled[start : columns.ends[row]]]

    def senses(self, stems: Iterable[int]) -> Collection[int]:
        """What stands for the synonyms of these stems, each once."""
        if self._with_senses.isdisjoint(stems):
            return ()
        senses = self._senses
        found = [sense for place in stems for sense in senses[place]]
        return set(found) if len(found) > 1 else found

    def _place(self, token: str) -> int:
        # Each stop word has a negative place of its own: this is called once for each token.
        return -1 - len(self._by_token) if token in STOP_WORDS else self._place_of(stem(token))

    def _place_of(self, word: str) -> int:
        place = self.places.setdefault(word, len(self.places))
        if place == len(self.words):
            self.words.append(word)
            self._senses.append(())
            self._senses[place] = tuple(self._place_of(sense) for sense in all_senses([word]))
            if self._senses[place]:
                self._with_senses.add(place)
        return place


class _Places(dict[str, int]):
    """The places of the stems of tokens, found once for each; those of stop words are negative."""

    def __init__(self, find: Callable[[str], int]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, token: str) -> int:
        self[token] = place = self._find(token)
        return place


class _Taken:
    """What has been taken in of the entries so far; ``naming`` are the stems of their names."""

    def __init__(self, ids: Iterable[str], words: Sequence[str]) -> None:
        self.said, self.phrases, self.postings = Said(ids, words), Phrases(), Postings()
        self.naming: set[int] = set()


def _take(position: int, entry: Entry, reader: _Reader, taken: _Taken) -> float:
    """Take in the words of one entry; the length of it all, by the weights of its fields."""
    names = _names(position, entry, reader, taken.phrases)
    said = taken.said
    counts: defaultdict[int, float] = defaultdict(float)
    pairs: defaultdict[Pair, float] = defaultdict(float)
    length = 0.0
    # Most names of an entry have the same stems, which are counted once for all of them.
    weights: defaultdict[frozenset[int], float] = defaultdict(float)
    weight, role = TITLE, TITLES
    for text in (entry.title, *entry.aliases):
        stems, different = names.get(text) or reader.name(text)
        length += weight * len(stems)
        said.add(role, stems)
        for pair in pairwise(stems):
            pairs[pair] += weight
        weights[different] += weight
        if len(different) < len(stems):
            for word, count in Counter(stems).items():
                counts[word] += weight * (count - 1)
        weight, role = ALIAS, ALIASES
    for different, weight in weights.items():
        taken.naming.update(different)
        for word in (*different, *reader.senses(different)):
            counts[word] += weight
    for weight, kept_as, text in _prose(entry):
        stems = reader.stems(tokens(text))
        length += weight * len(stems)
        for word in (*stems, *reader.senses(stems)):
            counts[word] += weight
        if kept_as is not None:
            said.add(kept_as, stems)
            for pair in pairwise(stems):
                pairs[pair] += weight
    for text in entry.asks:
        stems = reader.stems(tokens(text))
        said.add(ASKS, stems)
        for word in {*stems, *reader.senses(stems)}:
            counts[word] += ASK
        for pair in set(pairwise(stems)):
            pairs[pair] += ASK
    said.end_entry()
    taken.postings.add(position, length, counts, pairs)
    return length


def _prose(entry: Entry) -> Iterator[tuple[float, int | None, str]]:
    """What an entry says beside its names and asks, with the weights; a role for what is kept."""
    if entry.summary:
        yield SUMMARY, SUMMARIES, entry.summary
    if entry.tip:
        yield TIP, None, entry.tip
    for _, text in entry.sections:
        yield SECTION, None, text
    for contrast in entry.contrasts:
        yield CONTRAST, None, contrast.difference


def _names(position: int, entry: Entry, reader: _Reader, phrases: Phrases) -> dict[str, _Name]:
    """What the entry is called, by text; its phrases are taken in."""
    columns = reader.columns
    names: dict[str, _Name] = {}
    found: dict[frozenset[int], tuple[str, int, int]] = {}
    for row, stems in reader.names(position):
        different = frozenset(stems)
        names[columns.texts[row]] = stems, different
        # One that may lose its stop words is found in more questions.
        if different not in found or (found[different][2] and not reader.lost(row, stems)):
            found[different] = columns.texts[row], columns.roles[row], reader.lost(row, stems)
    for text in entry.not_for:
        found.setdefault(frozenset(reader.stems(tokens(text))), (text, NOT_FOR, 0))
    for different, (text, role, _) in found.items():
        if different:
            words = [reader.words[place] for place in different]
            phrases.add(phrase(words), position, text, role)
    return names


def _count_holding(said: Said, phrases: Phrases) -> None:
    """Count the asks that hold each phrase, its words in any order."""
    if ASKS not in said.roles:
        return
    words = said.stems
    # The mark of a set of stems: most runs of words are no name, and need no key to tell.
    marks = [hash(word) for word in words]
    marked = {reduce(xor, map(hash, key.split(" "))) for key in phrases}
    for position in range(len(said)):
        for role, places in said.places(position):
            if role != ASKS:
                continue
            held: set[str] = set()
            for start in range(len(places)):
                mark, run = 0, set[int]()
                for place in places[start : start + MAX_PHRASE_WORDS]:
                    if place not in run:
                        run.add(place)
                        mark ^= marks[place]
                    if mark in marked:
                        held.add(phrase([words[each] for each in run]))
            for key in held & phrases.first.keys():
                phrases.hold(key, position)


def leaving_out(lexicon: Lexicon, entry: Entry, ask: str) -> Lexicon:
    """A view of the lexicon in which this entry does not have that ask."""
    at = lexicon.entries.index(entry.id)
    stems = content_words(lexicon.compounded(tokens(ask)))
    gone = {*stems, *all_senses(stems), *pairs(stems)}
    words = {
        word: _less(found, at)
        for word in gone
        if (found := lexicon.words.get(word)) and at in found.entries
    }

    def read(text: str) -> list[str]:
        return content_words(lexicon.compounded(tokens(text)))

    names = [read(name) for name in (entry.title, *entry.aliases)]
    asks = [read(each) for each in entry.asks if each != ask]
    meaning = Meanings({entry.id: (names, read(entry.summary), asks)}, lexicon.rarity)[entry.id]
    return Lexicon(
        lexicon.entries,
        lexicon.unknown,
        _Overlaid(lexicon.words, words),
        lexicon.called,
        _Overlaid(lexicon.asks, {entry.id: weighed_asks(asks, lexicon.rarity)}),
        lexicon.phrases,
        _Overlaid(lexicon.meanings, {entry.id: meaning}),
    )


def _less(word: Word, position: int) -> Word:
    """The word with one ask less of the entry at that position."""
    at = word.entries.index(position)
    count = round(word.asks[at] * ASK_K / (SCALE - word.asks[at]))
    return word._replace(asks=[*word.asks[:at], impact(max(0, count - 1)), *word.asks[at + 1 :]])


class _Overlaid(Mapping[str, _Value]):
    """A mapping with some of its values replaced."""

    def __init__(self, base: Mapping[str, _Value], over: dict[str, _Value]) -> None:
        self._base, self._over = base, over

    def __getitem__(self, key: str) -> _Value:
        return self._over[key] if key in self._over else self._base[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._base)

    def __len__(self) -> int:
        return len(self._base)
