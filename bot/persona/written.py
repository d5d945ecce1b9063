"""A message as it was written: its sentences, and its words with the forms they are compared by."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.search.normalize import tokens

# More than this is a document, not a message; what is left out is said.
MAX_READ = 8_000
MAX_SENTENCES = 60
MAX_SENTENCE = 400

_END = re.compile(r"(?<=[.!?;])\s|\n")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Word(NamedTuple):
    """A word as written, and its tokens (usually one)."""

    text: str
    tokens: tuple[str, ...]


def sentences(text: str) -> tuple[list[str], bool]:
    """The sentences of a message, and whether that is all of it."""
    found: list[str] = []
    for piece in _END.split(text[:MAX_READ]):
        sentence = piece.strip()
        if len(sentence) > 1:
            found += [
                sentence[at : at + MAX_SENTENCE] for at in range(0, len(sentence), MAX_SENTENCE)
            ]
    return found[:MAX_SENTENCES], len(text) <= MAX_READ and len(found) <= MAX_SENTENCES


def written(sentence: str) -> list[Word]:
    """The words of a sentence, in order."""
    words = (Word(match[0], tuple(tokens(match[0]))) for match in _WORD.finditer(sentence))
    return [word for word in words if word.tokens]
