"""Is the best match good enough to answer with, or should we ask, or keep quiet?

Every score is a probability in percent that the entry is the right one (`confidence`), so one
pair of bars serves names and questions alike.
"""

from __future__ import annotations

import math

from bot.search.match import Decision, Match, Outcome
from bot.search.weights import ANSWER, CHOICE

MAX_CHOICES = 5
# Choices follow the best one down to this share of its probability.
SHARE_OF_FIRST = 0.06


def decide(matches: tuple[Match, ...]) -> Decision:
    """Answer, offer at most five choices, or decline."""
    if not matches or matches[0].score < CHOICE:
        return Decision(Outcome.DECLINE, matches[:MAX_CHOICES])
    floor = SHARE_OF_FIRST * matches[0].score
    offered = tuple(match for match in matches if match.score >= floor)[:MAX_CHOICES]
    exact = tuple(match for match in offered if match.channel == "exact")
    if len(exact) > 1:
        return Decision(Outcome.CHOOSE, exact)
    tied = len(matches) > 1 and matches[1].score == matches[0].score
    if matches[0].score >= ANSWER and (exact or not tied):
        return Decision(Outcome.ANSWER, exact or offered)
    return Decision(Outcome.CHOOSE, offered)


def logistic(value: float) -> float:
    """The logistic function, without overflow."""
    return 1 / (1 + math.exp(-value)) if value > -30 else 0.0
