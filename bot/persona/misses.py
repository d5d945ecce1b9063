"""What was asked in vain: which questions may be remembered, and what they have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from bot.persona.answer import Candidate, Persona
from bot.search.engine import search
from bot.search.lexicon import content_words
from bot.search.normalize import tokens, words

# Longer than this it is no term but a story, and stories have people in them.
MAX_QUESTION_WORDS = 12
MAX_QUESTION = 120
# Addresses, links, paths, and numbers that may be somebody's.
_PERSONAL = re.compile(r"\S@\S|://|www\.|\d[\d .()/-]{5,}\d|\d{5}")

# What questions of one cluster must share, in percent of their letters.
ALIKE = 80.0
# From this score on, the nearest entry is probably what was meant, under another name. It lies
# below the bar of `search.decide` for offering an entry: whatever is above that was no miss.
ALIAS_BAR = 15.0


def kept_question(text: str) -> str:
    """The question in the one form in which it may be counted, or nothing when it may not be.

    Lower case, without punctuation and accents; long texts, addresses, links and long numbers
    are never kept, because they say more about a person than about the handbook.
    """
    if len(text) > 2 * MAX_QUESTION or _PERSONAL.search(text):
        return ""
    parts = words(text)
    if not 0 < len(parts) <= MAX_QUESTION_WORDS:
        return ""
    question = " ".join(parts)
    return question if 2 <= len(question) <= MAX_QUESTION else ""


class Asked(NamedTuple):
    """A question and how often it was asked in vain."""

    question: str
    times: int
    last_day: str


class Cluster(NamedTuple):
    """Questions that want the same thing; ``nearest`` is the entry closest to it, if any is."""

    questions: tuple[Asked, ...]
    nearest: Candidate | None

    @property
    def times(self) -> int:
        """How often it was asked, in all its forms."""
        return sum(asked.times for asked in self.questions)

    @property
    def name(self) -> str:
        """The form in which it was asked most often."""
        return self.questions[0].question

    @property
    def is_alias(self) -> bool:
        """Is it probably another name of the nearest entry, rather than a new one?"""
        return self.nearest is not None and self.nearest.score >= ALIAS_BAR


def clusters(asked: Iterable[Asked], persona: Persona) -> tuple[Cluster, ...]:
    """Group what was asked by its words, most wanted first."""
    groups: list[list[Asked]] = []
    for one in sorted(asked, key=lambda each: (-each.times, each.question)):
        home = next((group for group in groups if _alike(group[0].question, one.question)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    found = [Cluster(tuple(group), nearest(group[0].question, persona)) for group in groups]
    return tuple(sorted(found, key=lambda cluster: (-cluster.times, cluster.name)))


def nearest(question: str, persona: Persona) -> Candidate | None:
    """The entry that comes closest to a question, however far that is."""
    matches = search(question, persona.index, limit=1).decision.matches
    if not matches:
        return None
    return Candidate(persona.knowledge.entries[matches[0].entry], matches[0].score)


def _alike(first: str, second: str) -> bool:
    from rapidfuzz import fuzz

    stems = [" ".join(sorted(content_words(tokens(text)))) or text for text in (first, second)]
    return stems[0] == stems[1] or fuzz.ratio(*stems) >= ALIKE
