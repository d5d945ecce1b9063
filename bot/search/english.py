"""What is ordinary English, and which words are forms of one another."""

from __future__ import annotations

import re

_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")


def is_common(word: str) -> bool:
    """Is this one of the commonest words of English? Nobody who types one has slipped."""
    from bot.search.common_words import WORDS

    return f" {word} " in WORDS.get(word[:2], "")


def inflected(one: str, other: str) -> bool:
    """Are these forms of one word, as "train" and "training" are, and "fair" and "fairness" not?"""
    return _base(one) == _base(other)


def _base(word: str) -> str:
    word = _DOUBLED.sub(r"\1", _ENDING.sub("", word))
    return f"{word[:-1]}i" if word.endswith("y") else word
