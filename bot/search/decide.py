"""Is the best match good enough to answer with, or should we ask, or keep quiet?

The three bars below are set for look-ups by name and short questions. Every channel hands in a
score on one scale, so that one calibrated probability can take their place without touching
anything else.
"""

from __future__ import annotations

from bot.search.match import Decision, Match, Outcome

MAX_CHOICES = 5

# What a single match must reach to be the answer, by the channel that found it.
ANSWER_BAR = {"exact": 100.0, "spelling": 80.0, "words": 80.0, "phrase": 45.0, "text": 45.0}
# What the best match must reach for any to be offered; the others follow it down to a share.
CHOICE_BAR = {"exact": 100.0, "spelling": 66.0, "words": 66.0, "phrase": 22.0, "text": 22.0}
SHARE_OF_FIRST = 0.4
# How far ahead of the runner-up an answer must be.
LEAD = 4.0
# A name this short is another word when one letter differs.
SHORT_NAME = 4


def decide(matches: tuple[Match, ...], *, typed: int) -> Decision:
    """Answer, offer at most five choices, or decline.

    ``typed`` is the length of the subject's space-less key.
    """
    if not matches or matches[0].score < CHOICE_BAR[matches[0].channel]:
        return Decision(Outcome.DECLINE, matches[:MAX_CHOICES])
    floor = SHARE_OF_FIRST * matches[0].score
    offered = tuple(match for match in matches if match.score >= floor)[:MAX_CHOICES]
    exact = tuple(match for match in offered if match.channel == "exact")
    if len(exact) > 1:
        return Decision(Outcome.CHOOSE, exact)
    if is_sure(offered, typed=typed):
        return Decision(Outcome.ANSWER, exact or offered)
    return Decision(Outcome.CHOOSE, offered)


def is_sure(matches: tuple[Match, ...], *, typed: int) -> bool:
    """Is the first of these matches the answer, beyond asking back?"""
    first = matches[0]
    if first.score < ANSWER_BAR[first.channel]:
        return False
    if first.channel == "spelling" and typed <= SHORT_NAME:
        return False
    return first.channel == "exact" or len(matches) == 1 or first.score - matches[1].score >= LEAD
