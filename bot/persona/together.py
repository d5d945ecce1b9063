"""A conversation that is about two entries or more: "how do they differ?", "is the second one slower?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

# So many entries are held against each other at once.
MOST = 4
# A longer text says more than that.
MOST_SPACES = 11
# What a stored subject may have at most, in characters.
MOST_CHARACTERS = 255

_ORDINALS = {"first": 0, "former": 0, "second": 1, "latter": 1, "third": 2, "fourth": 3, "last": -1}


def about(answered: Sequence[str], before: str) -> str:
    """What a conversation is about after an answer: ids, joined by spaces.

    First the entry that was answered with; then, where there are several, all that have been spoken
    of beside each other, in their order: those of a comparison, or the last two. ``before`` is what
    the conversation was about so far.
    """
    current, *beside = before.split() or [""]
    if len(answered) > 1:
        beside = list(answered[:MOST])
    elif answered[0] not in beside:
        beside = [current, answered[0]] if current not in ("", answered[0]) else []
    subject = " ".join((answered[0], *beside))
    return subject if len(subject) <= MOST_CHARACTERS else answered[0]


def asked_of_all(said: str) -> bool:
    """Do these folded words hold against each other what has been spoken of: "which is better?"."""
    return bool(_frames()[0].fullmatch(said))


def of_both(said: str) -> bool:
    """The same, in words that only a conversation about several has: "which is faster to train?"."""
    rest = said.replace("one or the other", "")
    return said.count(" ") < MOST_SPACES and " or " not in rest and bool(_of_both().fullmatch(said))


@cache
def _of_both() -> re.Pattern[str]:
    which = r"which(?: one| of (?:them|these|those|the two|both))?"
    does = r"(?:costs?|fits?|gets?|gives?|handles?|has|have|hurts?|makes?|needs?|runs?|scales?|suits?|takes?|uses?|wins?|works?)"
    return re.compile(
        rf"(?:(?:and|but|so|ok|hmm|then) )*(?:"
        rf"{which} (?:is|are|was|would be) (?:the )?(?:more|less|most|least|\w+er|\w+est|best|worse)\b.*|"
        rf"{which} {does}\b.*|{which} (?:for|when|in|if|on|with) .*|"
        r".*\b(?:both|each other|one over the other|one or the other)\b.*)"
    )


def picked(said: str, count: int) -> tuple[int, str] | None:
    """Which of so many the words pick ("the second one"), and the words with "it" for it."""
    match = _frames()[1].search(said)
    if not match:
        return None
    place = _ORDINALS[match["named"] or match["counted"] or match["begun"]]
    if not -count <= place < count:
        return None
    return place % count, f"{said[: match.start()]}it{said[match.end() :]}"


@cache
def _frames() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Read in conversations only."""
    they = r"(?:they|these|those|them|the two|both|the two of them|all of them|all three|these two|those two|the three)"
    so = r"(?:(?:and|but|so|ok|then|now|hmm|well|please|can you|could you|tell me|explain) )*"
    which = r"which(?: (?:one|of (?:them|the two|these|those|both|the three)))?"
    good = (
        r"(?:better|best|worse|safer|safest|faster|fastest|slower|cheaper|cheapest|simpler|simplest|easier|harder|more \w+|"
        r"less \w+|preferable|preferred|right|recommended|stronger|older|newer)"
    )
    differ = r"(?:differ|compare|relate|overlap|connect|fit together|interact|work together)"
    ends = r"(?: (?:then|exactly|really|here|for (?:me|us|this)|in (?:practice|our case|general)|to (?:use|start with|each other)|from each other|together))*"
    rest = r"(?: (?:for|in|when|if)(?! .*\bor\b) \w+(?: \w+){0,4})?"
    return (
        re.compile(
            rf"{so}(?:"
            rf"(?:how|where|in what way|in which way) (?:do|are|would) {they} (?:{differ}|different|related|connected|similar){ends}|"
            rf"(?:what is |whats |what are |is there )?(?:the |a |any )?(?:main |key |real )?(?:differences?|distinction|relation|relationship|overlap)"
            rf"(?: between {they})?{ends}|"
            rf"{which} (?:is|are|would be|one is|was) (?:the )?{good}{rest}{ends}|"
            rf"{which} (?:should|do|would|can|to|shall) (?:(?:i|we|you|one) )?(?:\w+|go with|start with)(?: first| more| instead| rather)?{rest}{ends}|"
            rf"{which}(?: when)?|when (?:to use |do (?:i|we) use |should (?:i|we) use )?which(?: one)?|"
            rf"(?:are|is) {they} (?:not )?(?:the same|similar|related|different|interchangeable|mutually exclusive|equivalent)(?: thing)?{ends}|"
            rf"(?:compare|contrast|distinguish) {they}{ends}|compare(?: (?:it|this|that))?|"
            rf"(?:should|can|do) (?:i|we|you|one) (?:use|need|have|combine|do) {they}{ends}|{they}|"
            rf"what do {they} have in common"
            r")"
        ),
        re.compile(
            r"\b(?:the )?(?P<named>former|latter)(?: one)?\b|"
            r"\bthe (?P<counted>first|second|third|fourth|last)(?: one\b|(?=$))|^(?:and |but |so |does |is |how does |what about )*the (?P<begun>first|second|third|fourth)(?:(?=$| (?:is|are|was|does|do|of|in|for|to|a|an|really|bad|better|work|fail|happen)\b))"
        ),
    )
