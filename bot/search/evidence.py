"""What speaks for each entry that a question may mean.

Two steps. The postings of the question's stems, rarest first, say which entries are worth a
look; then the asks and the meaning of those few are compared with the question. Every
figure is a share of the question's weight (the sum of its stems' rarities) or a cosine, so that
it means the same for every question.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.search.english import inflected
from bot.search.lexicon import (
    MAX_PHRASE_WORDS,
    SCALE,
    STOP_WORDS,
    Lexicon,
    Phrase,
    Word,
    hundredths,
    phrase,
    spans,
    stem,
    verbatim,
)
from bot.search.match import Role
from bot.search.meaning import Vector, highest_likeness, likeness, of_texts
from bot.search.normalize import pairs, tokens
from bot.search.synonyms import all_senses, is_sense

# Entries that are looked at closely.
LOOKED_AT = 12
# A stem with more postings than this finds no further entries once there are ENOUGH; such a pair
# tells only those found apart.
LONG, ENOUGH = 1_500, 120
# More stems than this add cost and no sense.
MAX_STEMS = 60
PAIR_SHARE = 0.3
# The words of a name stand together, but for so many others: "intervals of the confidence".
APART = 2
# Names of one word that are made so are not meant by what they are made from: who selects something
# does not ask about selectivity.
DERIVED = ("able", "ity", "izer")
NOT_FOR = Role.NOT_FOR.value
# What marks a word of a phrase in which a name means something else.
ELSEWHERE = "\0"
# "My ML" and "our AI" are somebody's system.
OWNED, OWNERS = frozenset(("ai", "ml")), frozenset(("my", "our"))
SORTS = frozenset(("kind", "sort", "type"))
# Who asks to have something explained says one of these words before or after that, or nothing.
TELLING = frozenset(("define", "explain"))
# What models say is explained to people: a subject of its own.
TOLD = frozenset(("decision", "output", "prediction"))
REQUEST = frozenset("anybody anyone kindly please pls somebody someone".split())
REQUESTED = frozenset("how me what whether why".split())
# How many asks count as support behind the nearest one.
SUPPORT = 5
# What follows one of these is where the point is, not the point: "dropout in a neural network".
ASIDE = frozenset(
    "at by during for from in inside on to under using via when while with within".split()
)
DETERMINERS = frozenset(
    "a all an any each every my our some that the their these this those your".split()
)

# The figures of an Evidence, in order. `weights` was fitted to them.
FIGURES = (
    "phrase",  # share of the question that is a name of the entry; half inside a longer name
    "within",  # 1 when that name stands inside a longer name of another entry
    "title",  # 1 when that name is the title
    "first",  # 1 when it is the first thing that the question names
    "aside",  # 1 when it follows a preposition
    "own",  # of all asks that hold the name, the share that are this entry's
    "ask",  # cosine with the nearest ask
    "next_ask",  # cosine with the second nearest
    "asks",  # mean cosine with the five nearest
    "held",  # share of the question that the entry has anywhere
    "prose",  # the question's stems in the entry's prose, by how much they say for it
    "prose_pairs",
    "asked",  # the same in its asks together
    "asked_pairs",
    "meaning",  # cosine of the question's meaning with the entry's, whatever the words
    "meaning_of_text",  # and with that of the nearest name, or of the summary
)


# Figures that grow with the breadth of an entry. Whoever writes asks also writes the questions
# that the weights are fitted to, which makes breadth look better than it is when anybody else
# asks: it counts little in the ranking, and nothing in the confidence.
BREADTH = ("asks", "held", "asked", "asked_pairs")


class Evidence(NamedTuple):
    """What speaks for one entry. ``name`` is the name that stands in the question, if any."""

    entry: int
    name: str
    figures: tuple[float, ...]


class Weighed(NamedTuple):
    """The stems of a question with their rarities.

    ``asides`` tells for each stem whether it follows a preposition; ``unknown`` is the share of
    the weight that no entry has, ``naming`` the share that stands in the name of some entry.
    ``said`` has all tokens, between spaces; ``names`` are what spans of the stems may be called;
    ``meant`` is what the stems mean together.
    ``vector`` is what a sentence model makes of the question, if it was asked.
    """

    stems: tuple[str, ...]
    asides: tuple[bool, ...]
    rarity: dict[str, float]
    whole: float
    unknown: float
    naming: float
    said: str
    names: Mapping[tuple[int, int], Sequence[Phrase]]
    meant: Vector
    vector: Sequence[float] = ()


def weigh(parts: Sequence[str], lexicon: Lexicon) -> Weighed:
    """The stems of these tokens and how much each counts.

    A phrase in which a name means something else ("precision medicine") is a word that no entry
    knows.
    """
    stems: list[str] = []
    places: list[int] = []
    asides: list[bool] = []
    aside = False
    around = zip(("", *parts), parts, (*parts[1:], ""), strict=False)
    for place, (before, part, after) in enumerate(around):
        if part in STOP_WORDS or is_frame(before, part, after):
            aside = part in ASIDE or (aside and part in DETERMINERS)
        elif part[0].isdigit() and not lexicon.knows(part):
            # A figure of the asker's own says nothing, not even that the question is another field's.
            continue
        elif len(stems) < MAX_STEMS:
            stems.append(stem(part))
            places.append(place)
            asides.append(aside)
            aside = False
    meant = of_texts([stems], lexicon.rarity)
    names: dict[tuple[int, int], Sequence[Phrase]] = {}
    said = f" {' '.join(parts)} "
    for start, end in spans(len(stems)):
        if places[end - 1] - places[start] > end - start - 1 + APART:
            continue
        owners = lexicon.phrases.get(phrase(stems[start:end]), ())
        if end - start == 1:
            owners = [each for each in owners if may_be(parts[places[start]], each.text)]
        if owners:
            names[start, end] = owners
            length = places[end - 1] - places[start]
            if all(
                means_elsewhere(each, stems[start:end], length, said, lexicon) for each in owners
            ):
                stems[start:end] = [f"{ELSEWHERE}{word}" for word in stems[start:end]]
    if any(word.startswith(ELSEWHERE) for word in stems):
        names = {
            (start, end): owners
            for (start, end), owners in names.items()
            if not any(word.startswith(ELSEWHERE) for word in stems[start:end])
        }
    rarity = {word: lexicon.rarity(word) for word in stems}
    for sense in all_senses(stems):
        if sense in lexicon.words:
            rarity[sense] = lexicon.rarity(sense)
    whole = sum(rarity.values())
    unknown = naming = 0.0
    for word, weight in rarity.items():
        unknown += 0.0 if word in lexicon.words else weight
        naming += weight if is_of_names(word, lexicon) else 0.0
    return Weighed(
        tuple(stems),
        tuple(asides),
        rarity,
        whole,
        unknown / whole if whole else 0.0,
        naming / whole if whole else 0.0,
        said,
        names,
        meant,
    )


def may_be(token: str, name: str) -> bool:
    """May a word of a question be this name, whose stem it has?"""
    derived = derived_word(name)
    return not derived or token == derived or inflected(token, derived)


@lru_cache(maxsize=4_096)
def derived_word(name: str) -> str:
    """The token of a name of one word that is made from a commoner one, else nothing."""
    parts = tokens(name)
    return parts[0] if len(parts) == 1 and parts[0].endswith(DERIVED) else ""


def is_of_names(word: str, lexicon: Lexicon) -> bool:
    """Does some name have this stem?"""
    return bool((found := lexicon.words.get(word)) and found.names)


def means_elsewhere(
    owner: Phrase, stems: list[str], length: int, said: str, lexicon: Lexicon
) -> bool:
    """Do these stems, the last so many tokens behind the first, make a phrase that a name is not for?

    Its words may stand otherwise ("precision of a medicine"), but not where all are words of names:
    a data model is another field's, a model of training data is not.
    """
    if owner.role != NOT_FOR or verbatim(owner.text) not in said:
        return False
    ours = all(is_of_names(word, lexicon) for word in stems)
    return not ours or as_written(owner.text) == (stems, length)


@lru_cache(maxsize=4_096)
def as_written(text: str) -> tuple[list[str], int]:
    """The stems of a phrase in order, and how many tokens the last one is behind the first."""
    places = [(at, stem(part)) for at, part in enumerate(tokens(text)) if part not in STOP_WORDS]
    return [word for _, word in places], places[-1][0] - places[0][0] if places else 0


def is_frame(before: str, part: str, after: str) -> bool:
    """Does this word ask rather than tell what is asked for, between these two?

    "Types of missing data" are no type I errors, and "can you explain dropout?" is no question on
    explainability, which "how do I explain a prediction?" is. "My ML in production" is the asker's
    system, not a subject.
    """
    if part in SORTS:
        return after == "of"
    if part in OWNED:
        return before in OWNERS and (not after or after in STOP_WORDS)
    if part in TELLING:
        if after in TOLD:
            return False
        return not before or not after or before in REQUEST or after in REQUESTED
    return False


def gather(
    question: Weighed, lexicon: Lexicon, among: Container[str] | None = None
) -> list[Evidence]:
    """The evidence for every entry worth a look, in no order: of all, or among these ids."""
    if not question.whole:
        return []
    named = _named(question)
    words = _Words(question, lexicon)
    if among is not None:
        named = {at: name for at, name in named.items() if lexicon.entries[at] in among}
    closely = dict.fromkeys((*words.best(LOOKED_AT, among), *named))
    return [_evidence(entry, question, lexicon, named.get(entry), words) for entry in closely]


class _Named(NamedTuple):
    """A name of an entry that stands in the question, and what that says: six of FIGURES."""

    name: str
    figures: tuple[float, ...]


_NOT_NAMED = _Named("", (0.0,) * 6)


def _named(question: Weighed) -> dict[int, _Named]:
    """The best name of each entry that the question holds, its words in any order."""
    stems, found = question.stems, question.names
    best: dict[int, _Named] = {}
    for (start, end), owners in found.items():
        around = _around(start, end, found)
        for entry, name, role, own in _as_said(owners, question.said):
            within = not around <= {entry}
            share = sum(question.rarity[word] for word in set(stems[start:end])) / question.whole
            figures = (
                share / 2 if within else share,
                float(within),
                float(role == Role.TITLE.value),
                float(start == 0),
                float(question.asides[start]),
                own,
            )
            if entry not in best or best[entry].figures[0] < figures[0]:
                best[entry] = _Named(name, figures)
    return best


def _as_said(owners: Sequence[Phrase], said: str) -> list[Phrase]:
    """The names that a span of words may stand for, or those that stand there letter for letter.

    "Prompt engineering" has the stems of "prompt engineer", which is somebody.
    """
    held = [each for each in owners if each.role != NOT_FOR and verbatim(each.text) in said]
    if len(held) > 1:
        exact = [each for each in held if f" {' '.join(tokens(each.text))} " in said]
        return exact or held
    return held


def _around(start: int, end: int, found: Mapping[tuple[int, int], Sequence[Phrase]]) -> set[int]:
    """The entries of the longer names that a span of words stands in."""
    return {
        entry
        for first in range(max(0, end - MAX_PHRASE_WORDS), start + 1)
        for last in range(end, first + MAX_PHRASE_WORDS + 1)
        if last - first > end - start
        for entry, _, role, _ in found.get((first, last), ())
        if role != NOT_FOR
    }


class _Words:
    """What the stems and pairs of a question say for each entry."""

    def __init__(self, question: Weighed, lexicon: Lexicon) -> None:
        self._whole = question.whole
        self._lexicon = lexicon
        known = {
            word: found
            for word, _ in sorted(question.rarity.items(), key=lambda item: -item[1])
            if (found := lexicon.words.get(word))
        }
        self._stems = list(known.values())
        # Synonyms are too common to find entries by; they only tell those found apart.
        self._telling = {word: found for word, found in known.items() if not is_sense(word)}
        self._pairs = [
            found
            for pair in dict.fromkeys(pairs(question.stems))
            if (found := lexicon.words.get(pair))
        ]

    def best(self, limit: int, among: Container[str] | None = None) -> list[int]:
        """The entries that the stems and pairs speak for most, best first."""
        entries = self._lexicon.entries
        if len(entries) <= LONG:
            of_all = self._of_few()
            if among is not None:
                of_all = [of_all[at] if entries[at] in among else 0 for at in range(len(of_all))]
            worst = max((1, *sorted(of_all, reverse=True)[:limit][-1:]))
            best = [entry for entry, score in enumerate(of_all) if score >= worst]
            return sorted(best, key=of_all.__getitem__, reverse=True)[:limit]
        scores = self._of_many()
        if among is not None:
            scores = {at: score for at, score in scores.items() if entries[at] in among}
        least = sorted(scores.values(), reverse=True)[:limit][-1:]
        best = [entry for entry, score in scores.items() if score >= least[0]]
        return sorted(best, key=lambda entry: (-scores[entry], entry))[:limit]

    def _of_few(self) -> list[int]:
        """What they say for each entry of a knowledge base that no stem is too long for."""
        scores = self._lexicon.columns(self._telling)
        for pair in self._pairs:
            worth = hundredths(PAIR_SHARE * pair.rarity)
            for entry, prose, asks in zip(pair.entries, pair.prose, pair.asks, strict=True):
                scores[entry] += worth * (prose + asks)
        return scores

    def _of_many(self) -> dict[int, int]:
        """The same where most entries have nothing to do with the question."""
        scores: dict[int, int] = {}
        for rarity, _, entries, in_prose, in_asks in self._telling.values():
            if len(entries) > LONG and len(scores) >= ENOUGH:
                continue
            worth = hundredths(rarity)
            for entry, prose, asks in zip(entries, in_prose, in_asks, strict=True):
                scores[entry] = scores.get(entry, 0) + worth * (prose + asks)
        for rarity, _, entries, in_prose, in_asks in self._pairs:
            if len(entries) > LONG:
                continue
            worth = hundredths(PAIR_SHARE * rarity)
            for entry, prose, asks in zip(entries, in_prose, in_asks, strict=True):
                if entry in scores:
                    scores[entry] += worth * (prose + asks)
        return scores

    def shares(self, entry: int) -> tuple[float, float, float, float, float]:
        """What the entry has, then stems and pairs in its prose and its asks: all as shares."""
        held, prose, asked = _sum(entry, self._stems)
        _, prose_pairs, asked_pairs = _sum(entry, self._pairs) if self._pairs else NOTHING
        whole = self._whole
        return held / whole, prose / whole, prose_pairs / whole, asked / whole, asked_pairs / whole


NOTHING = 0.0, 0.0, 0.0


def _sum(entry: int, words: list[Word]) -> tuple[float, float, float]:
    held = prose = asked = 0.0
    for rarity, _, entries, in_prose, in_asks in words:
        at = bisect_left(entries, entry)
        if at < len(entries) and entries[at] == entry:
            held += rarity
            prose += rarity * (in_prose[at] / SCALE)
            asked += rarity * (in_asks[at] / SCALE)
    return held, prose, asked


def _evidence(
    entry: int,
    question: Weighed,
    lexicon: Lexicon,
    named: _Named | None,
    words: _Words,
) -> Evidence:
    entry_id = lexicon.entries[entry]
    asked = lexicon.asks[entry_id]
    shared = [0.0] * len(asked.weights)
    for word, rarity in question.rarity.items():
        for at in asked.places.get(word, ()):
            shared[at] += rarity
    # Squares of cosines, but for the weight of the question.
    squares = [
        weight * weight / of_text
        for weight, of_text in zip(shared, asked.weights, strict=True)
        if weight
    ]
    nearest = sorted(squares, reverse=True)[:SUPPORT]
    asks = [*[math.sqrt(square / question.whole) for square in nearest], 0.0, 0.0]
    name, figures = named or _NOT_NAMED
    meaning = lexicon.meanings[entry_id]
    return Evidence(
        entry,
        name,
        (
            *figures,
            asks[0],
            asks[1],
            sum(asks) / SUPPORT,
            *words.shares(entry),
            likeness(question.meant, meaning.whole),
            highest_likeness(question.meant, meaning.texts),
        ),
    )
