"""Which anti-patterns and edge cases does a message show signs of, and by which words?

A sign is a sentence, or two in a row, that shares rare words with an entry: by BM25F's weights, as
in `search.lexicon`, but asked the other way round. Its strength is what the words say for the
entry, times their share of all that the sentence says; both matter, since one rare word in a long
sentence is chance, and a short sentence of common words is nothing. A sentence that says more for
some other kind of entry (it praises a canary release, say) is no sign of its opposite.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from bot.knowledge.entry import Entry
from bot.persona.answer import Persona
from bot.persona.terms import named_in
from bot.persona.written import Word, sentences, written
from bot.search.lexicon import QUALIFYING, SCALE, Lexicon, content_words
from bot.search.normalize import pairs

KINDS = ("anti_patterns/", "edge_cases/")
MAX_SIGNS = 6
# Set on `tests/persona/messages.py`, where half of the messages were not looked at; the first was
# lowered from 1.6 with both halves in view, as more asks made each word weigh less.
BAR, PAIR_BAR, SINGLE_BAR = 1.4, 2.7, 0.8
SHARE_OF_BEST = 0.65
MIN_WORDS = 3
# What naming the thing is worth.
NAMED = 4.0
_NOT = frozenset(
    "avoid avoided avoiding against no not never without prevent prevents prevented".split()
)


class Sign(NamedTuple):
    """An entry, the part of the message that led to it, and the words in that part that did."""

    entry: Entry
    quote: str
    words: tuple[str, ...]
    strength: float


class Signs(NamedTuple):
    """The signs in a message, strongest first; ``whole`` is False when only a part was read."""

    found: tuple[Sign, ...]
    whole: bool


def signs_in(text: str, persona: Persona, *, limit: int = MAX_SIGNS) -> Signs:
    """Read a design note or an incident's message, and say what it shows signs of."""
    pieces, whole = sentences(text)
    best: dict[str, Sign] = {}
    alone = [(piece, BAR) for piece in pieces]
    # Two sentences that have nothing to do with each other share more words by chance.
    together = [(f"{one} {next_}", PAIR_BAR) for one, next_ in pairwise(pieces)]
    for window, bar in (*alone, *together):
        for sign in _in_window(window, persona, bar):
            known = best.get(sign.entry.id)
            if known is None or sign.strength > known.strength:
                best[sign.entry.id] = sign
    ranked = sorted(best.values(), key=lambda sign: (-sign.strength, sign.entry.id))
    return Signs(tuple(ranked[:limit]), whole)


def _in_window(window: str, persona: Persona, bar: float) -> list[Sign]:
    """What a sentence names, and the entry that its words speak for most, if they do so clearly."""
    lexicon = persona.index.lexicon
    words = written(window)
    stems = _stems(token for word in words for token in word.tokens)
    said = _evidence(stems, lexicon)
    known = sum(lexicon.rarity(stem) for stem in set(stems) if _says(stem, lexicon))
    if not said or not known:
        return []
    strength = {entry: score * score / known for entry, score in said.items()}
    signs = _named(window, persona, strength)
    entry, best = max(
        ((entry, value) for entry, value in strength.items() if entry.startswith(KINDS)),
        key=lambda pair: (pair[1], pair[0]),
        default=("", 0.0),
    )
    if best >= bar and said[entry] >= SHARE_OF_BEST * max(said.values()):
        shared = _words_for(entry, words, lexicon)
        if len(shared) >= MIN_WORDS:
            signs.append(Sign(persona.knowledge.entries[entry], window, shared, best))
    return signs


def _named(window: str, persona: Persona, strength: dict[str, float]) -> list[Sign]:
    """What the sentence calls by its name, unless it says that it is not so.

    A name of a single word ("schema") is often just that word, so the rest of the sentence has to
    say something for the entry as well.
    """
    found = []
    for term in named_in(window, persona):
        before = window[: window.find(term.text)].casefold().split()[-3:]
        is_single = len(written(term.text)) == 1
        if (
            term.entry.id.startswith(KINDS)
            and _NOT.isdisjoint(before)
            and (not is_single or strength.get(term.entry.id, 0.0) >= SINGLE_BAR)
        ):
            found.append(Sign(term.entry, window, (term.text,), NAMED))
    return found


def _stems(parts: Iterable[str]) -> list[str]:
    """The stems of what a sentence speaks of: "no" and "still" are signs of nothing."""
    return content_words(part for part in parts if part not in QUALIFYING)


def _evidence(stems: list[str], lexicon: Lexicon) -> dict[str, float]:
    """What the stems, and neighbouring pairs of them, say for each entry."""
    said: dict[int, float] = {}
    for stem in (*dict.fromkeys(stems), *dict.fromkeys(pairs(stems))):
        if impacts := _says(stem, lexicon):
            rarity = lexicon.rarity(stem)
            for position, impact in impacts.items():
                said[position] = said.get(position, 0.0) + impact * rarity
    return {lexicon.entries[position]: score for position, score in said.items()}


def _says(stem: str, lexicon: Lexicon) -> dict[int, float]:
    """How much a stem, or a pair of them, says for the entry at each position: 0 to 1."""
    word = lexicon.words.get(stem)
    if not word:
        return {}
    return {
        position: prose / SCALE for position, prose in zip(word.entries, word.prose, strict=True)
    }


def _words_for(entry: str, words: list[Word], lexicon: Lexicon) -> tuple[str, ...]:
    """The words as written whose stems the entry has, in order, each once."""
    position = lexicon.entries.index(entry)
    shared: dict[str, str] = {}
    for word in words:
        for stem in _stems(word.tokens):
            if position in _says(stem, lexicon):
                shared.setdefault(stem, word.text)
    return tuple(dict.fromkeys(shared.values()))
