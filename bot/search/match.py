"""The small values that search hands on: a name, a match, a decision.

Modules of values do without ``from __future__ import annotations``: a NamedTuple compiles each
annotation that is a string, and a cold start has some 200 of them (docs/decisions/002-values.md).
"""

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """How a name belongs to its entry."""

    TITLE = "title"
    ALIAS = "alias"
    ASK = "ask"
    NOT_FOR = "not_for"


class Name(NamedTuple):
    """One name of one entry, with the tokens it is compared by joined by spaces."""

    entry: str
    text: str
    role: str
    tokens: str


class Match(NamedTuple):
    """An entry that a query may mean.

    ``name`` is the name or question that matched, ``score`` runs from 0 to 100 in rapidfuzz's
    manner, and ``channel`` says what found it: exact, words, spelling, phrase or text.
    """

    entry: str
    name: str
    score: float
    channel: str


class Outcome(StrEnum):
    """What to do with the matches."""

    ANSWER = "answer"
    CHOOSE = "choose"
    DECLINE = "decline"


class Decision(NamedTuple):
    """An outcome and the matches behind it, best first, one per entry.

    ANSWER is about the first match; CHOOSE offers them all; DECLINE keeps the nearest as a
    suggestion.
    """

    outcome: Outcome
    matches: tuple[Match, ...]
