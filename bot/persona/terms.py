"""Which terms of the handbook does a message use?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.knowledge.entry import Entry
from bot.persona.answer import Persona
from bot.persona.written import Word, sentences, written
from bot.search.lexicon import FUNCTION_WORDS, content_words
from bot.search.normalize import key, tokens

MAX_NAME_WORDS = 7
MAX_TERMS = 10
# A single word that so many entries use ("model", "data") is no term that needs explaining.
RARITY_FLOOR = 2.3
# A name this short is only meant when it is written as an abbreviation: "IT" is not "it".
SHORT_NAME = 3


class Term(NamedTuple):
    """An entry, and the words of the message that name it."""

    entry: Entry
    text: str


class Terms(NamedTuple):
    """The terms of a message in the order in which they come; ``whole`` is False for a part."""

    found: tuple[Term, ...]
    whole: bool


def terms_in(text: str, persona: Persona, *, limit: int = MAX_TERMS) -> Terms:
    """Find the names of entries in a message; of many, the rarest are kept."""
    pieces, whole = sentences(text)
    found: dict[str, Term] = {}
    for piece in pieces:
        for term in named_in(piece, persona):
            found.setdefault(term.entry.id, term)
    rarest = sorted(found.values(), key=lambda term: -_rarity(term.text, persona))[:limit]
    kept = {term.entry.id for term in rarest}
    return Terms(tuple(term for term in found.values() if term.entry.id in kept), whole)


def named_in(sentence: str, persona: Persona) -> Iterator[Term]:
    """The entries that a sentence names, the longest name at each place."""
    words = written(sentence)
    spoken = f" {' '.join(token for word in words for token in word.tokens)} "
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + MAX_NAME_WORDS), at, -1):
            span = words[at:end]
            entry = _entry_of(span, persona)
            if entry and not _means_something_else(entry, spoken):
                start = sentence.find(span[0].text)
                yield Term(entry, _as_written(sentence, span, start))
                at = end - 1
                break
        at += 1


def _entry_of(span: list[Word], persona: Persona) -> Entry | None:
    parts = [token for word in span for token in word.tokens]
    matches = persona.index.exact_key(key(parts))
    if not matches or all(part in FUNCTION_WORDS for part in parts):
        return None
    name = "".join(word.text for word in span)
    if len(name) <= SHORT_NAME and not any(letter.isupper() for letter in name):
        return None
    if len(span) == 1 and _rarity(name, persona) < RARITY_FLOOR:
        return None
    return persona.knowledge.entries[matches[0].entry]


def _rarity(name: str, persona: Persona) -> float:
    stems = content_words(tokens(name))
    return sum(persona.index.lexicon.rarity(stem) for stem in stems)


def _means_something_else(entry: Entry, spoken: str) -> bool:
    """Does the sentence use the name in a sense that the entry rules out ("memory leak")?"""
    return any(f" {' '.join(tokens(phrase))} " in spoken for phrase in entry.not_for)


def _as_written(sentence: str, span: list[Word], start: int) -> str:
    """The span as it stands in the sentence, hyphens and all."""
    at = start
    for word in span:
        found = sentence.find(word.text, at)
        at = (found if found >= 0 else at) + len(word.text)
    between = sentence[start:at]
    return between if 0 < len(between) <= 120 else " ".join(word.text for word in span)
