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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from bot.knowledge.entry import Entry
from bot.search.lexicon import (
    SHORTEST_HALF,
    Lexicon,
    Phrase,
    Text,
    Word,
    compounded,
    content_words,
    pairs,
    phrase,
    spans,
)
from bot.search.match import Role
from bot.search.meaning import Meanings
from bot.search.names import names_of
from bot.search.normalize import tokens
from bot.search.synonyms import all_senses, is_sense

TITLE, ALIAS, SUMMARY, TIP, SECTION, CONTRAST = 3.0, 2.5, 1.5, 1.0, 1.0, 0.5
K1, B = 2.0, 0.3
ASK_K = 1.5
# The scale of rarity over asks, of which there are many more than entries.
OVER_ENTRIES, OVER_ASKS = 0.5, 0.35
# What a synonym is worth of the word itself.
SENSE = 0.4
# Decimals kept of every figure, so that a compiled copy says exactly what was compiled.
PLACES = 4

_Value = TypeVar("_Value")
Said = tuple[list[str], list[str], list[str]]


def index_words(entries: Iterable[Entry]) -> Lexicon:
    """Weigh the words of these entries."""
    entries = tuple(entries)
    reader = _Reader(entries)
    counted = [_count(entry, reader) for entry in entries]
    mean_length = sum(each.length for each in counted) / max(1, len(counted)) or 1.0
    found: dict[str, tuple[list[int], list[float], list[float]]] = {}
    asked: dict[str, int] = {}
    for position, each in enumerate(counted):
        half = K1 * (1 - B + B * each.length / mean_length)
        for word in each.prose.keys() | each.asks.keys():
            count, asks = each.prose.get(word, 0.0), each.asks.get(word, 0)
            at, in_prose, in_asks = found.setdefault(word, ([], [], []))
            at.append(position)
            in_prose.append(round(count / (count + half), PLACES))
            in_asks.append(impact(asks))
            asked[word] = asked.get(word, 0) + asks
    total_asks = sum(len(entry.asks) for entry in entries)

    def rarity(word: str, entries_with: int) -> float:
        over_entries = _idf(entries_with, len(entries))
        over_asks = _idf(asked.get(word, 0), total_asks)
        share = SENSE if is_sense(word) else 1.0
        return round(share * (OVER_ENTRIES * over_entries + OVER_ASKS * over_asks), PLACES)

    naming = {
        word
        for each in counted
        for role, stems in each.texts
        if role != Role.ASK.value
        for word in stems
    }
    words = {
        word: Word(rarity(word, len(at)), word in naming, at, in_prose, in_asks)
        for word, (at, in_prose, in_asks) in found.items()
    }
    texts = {
        entry.id: [
            Text(role, stems, round(sum(words[word].rarity for word in sorted(stems)), PLACES))
            for role, stems in each.texts
        ]
        for entry, each in zip(entries, counted, strict=True)
    }
    ids = tuple(entry.id for entry in entries)
    said = {entry.id: each.said for entry, each in zip(entries, counted, strict=True)}
    return Lexicon(
        ids,
        rarity("", 0),
        words,
        texts,
        _phrases(entries, counted, reader),
        Meanings(said, lambda word: words[word].rarity),
    )


def impact(count: int) -> float:
    """How much it says for an entry that this many of its asks have a stem: 0 to 1, saturating."""
    return round(count / (count + ASK_K), PLACES)


def _idf(count: int, total: int) -> float:
    return math.log(1 + (total - count + 0.5) / (count + 0.5))


class _Reader:
    """Reads texts into stems, with what names and asks write as one word joined."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        # Names and asks are read more than once.
        self._tokens = {
            text: tokens(text)
            for entry in entries
            for text in (entry.title, *entry.aliases, *entry.asks)
        }
        self._known = {
            word
            for parts in self._tokens.values()
            for word in parts
            if len(word) >= 2 * SHORTEST_HALF
        }
        self._stems: dict[str, list[str]] = {}

    def stems(self, text: str) -> list[str]:
        if text not in self._stems:
            parts = self._tokens.get(text) or tokens(text)
            self._stems[text] = content_words(compounded(parts, self._known.__contains__))
        return self._stems[text]


class _Counted(NamedTuple):
    """The words of one entry before they are weighed against those of the others.

    ``said`` are the stems of its names, of its summary and of all its asks.
    """

    prose: dict[str, float]
    length: float
    asks: dict[str, int]
    asked: tuple[tuple[str, ...], ...]
    texts: tuple[tuple[str, frozenset[str]], ...]
    said: Said


def _count(entry: Entry, reader: _Reader) -> _Counted:
    prose: dict[str, float] = {}
    length = 0.0
    texts: list[tuple[str, frozenset[str]]] = []
    for weight, paired, role, fields in (
        (TITLE, True, Role.TITLE.value, (entry.title,)),
        (ALIAS, True, Role.ALIAS.value, entry.aliases),
        (SUMMARY, True, "", (entry.summary,)),
        (TIP, False, "", (entry.tip,)),
        (SECTION, False, "", tuple(text for _, text in entry.sections)),
        (CONTRAST, False, "", tuple(contrast.difference for contrast in entry.contrasts)),
    ):
        for text in fields:
            words = reader.stems(text)
            length += weight * len(words)
            for word in (*words, *pairs(words)) if paired else words:
                prose[word] = prose.get(word, 0.0) + weight
            for sense in all_senses(words):
                prose[sense] = prose.get(sense, 0.0) + weight
            if role:
                texts.append((role, frozenset((*words, *all_senses(words)))))
    asked = tuple(tuple(reader.stems(ask)) for ask in entry.asks)
    asks: dict[str, int] = {}
    for stems in asked:
        said = {*stems, *all_senses(stems)}
        texts.append((Role.ASK.value, frozenset(said)))
        for word in {*said, *pairs(stems)}:
            asks[word] = asks.get(word, 0) + 1
    return _Counted(prose, length, asks, asked, tuple(texts), _said(entry, asked, reader.stems))


def _said(entry: Entry, asked: Iterable[Sequence[str]], stems: Callable[[str], list[str]]) -> Said:
    """The stems that tell what an entry means: of its names, its summary and its asks."""
    names = [word for name in (entry.title, *entry.aliases) for word in stems(name)]
    return names, stems(entry.summary), [word for ask in asked for word in ask]


def _phrases(
    entries: tuple[Entry, ...], counted: Sequence[_Counted], reader: _Reader
) -> dict[str, list[Phrase]]:
    found: dict[str, dict[int, tuple[str, str]]] = {}
    for position, entry in enumerate(entries):
        names = [(name.text, name.role) for name in names_of(entry) if name.role != Role.ASK.value]
        for text, role in (*names, *((text, Role.NOT_FOR.value) for text in entry.not_for)):
            if words := reader.stems(text):
                found.setdefault(phrase(words), {}).setdefault(position, (text, role))
    holding: dict[str, dict[int, int]] = {}
    for position, each in enumerate(counted):
        for stems in each.asked:
            for span in {phrase(stems[start:end]) for start, end in spans(len(stems))}:
                if span in found:
                    counts = holding.setdefault(span, {})
                    counts[position] = counts.get(position, 0) + 1
    return {
        words: [
            Phrase(
                position, text, role, round(_own_share(holding.get(words, {}), position), PLACES)
            )
            for position, (text, role) in owners.items()
        ]
        for words, owners in found.items()
    }


def _own_share(counts: Mapping[int, int], position: int) -> float:
    """Of the asks that hold a phrase, those of one entry; a half where there are none."""
    return (counts.get(position, 0) + 0.7) / (sum(counts.values()) + 1.4)


def leaving_out(lexicon: Lexicon, entry: Entry, ask: str) -> Lexicon:
    """A view of the lexicon in which this entry does not have that ask."""
    at = lexicon.entries.index(entry.id)
    stems = content_words(lexicon.compounded(tokens(ask)))
    said = frozenset((*stems, *all_senses(stems)))
    gone = {*said, *pairs(stems)}
    words = {
        word: _less(found, at)
        for word in gone
        if (found := lexicon.words.get(word)) and at in found.entries
    }
    left = list(lexicon.texts[entry.id])
    for text in left:
        if text.role == Role.ASK.value and text.stems == said:
            left.remove(text)
            break

    def read(text: str) -> list[str]:
        return content_words(lexicon.compounded(tokens(text)))

    others = [read(each) for each in entry.asks if each != ask]
    meaning = Meanings({entry.id: _said(entry, others, read)}, lexicon.rarity)[entry.id]
    return Lexicon(
        lexicon.entries,
        lexicon.unknown,
        _Overlaid(lexicon.words, words),
        _Overlaid(lexicon.texts, {entry.id: left}),
        lexicon.phrases,
        _Overlaid(lexicon.meanings, {entry.id: meaning}),
    )


def _less(word: Word, position: int) -> Word:
    """The word with one ask less of the entry at that position."""
    at = word.entries.index(position)
    count = round(word.asks[at] * ASK_K / (1 - word.asks[at]))
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
