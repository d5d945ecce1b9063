"""A conversation that is about two entries or more: "how do they differ?", "is the second one slower?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

# So many entries are held against each other at once.
MOST = 4
# A longer text says more than that.
MOST_SPACES = 11
# What any text that holds things against each other has one of, and so many words at most.
_HOLDING = frozenset(
    "all both compare contrast difference differences distinction distinguish overlap relation relationship these they those "
    "three two which".split()
)
MOST_HELD = 14
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
    parts = said.split()
    if len(parts) > MOST_HELD or _HOLDING.isdisjoint(parts):
        return False
    return bool(_frames()[0].fullmatch(said))


def of_both(said: str) -> bool:
    """The same, in words that only a conversation about several has: "which is faster to train?"."""
    rest = said.replace("one or the other", "")
    return said.count(" ") < MOST_SPACES and " or " not in rest and bool(_of_both().fullmatch(said))


@cache
def _of_both() -> re.Pattern[str]:
    of_them = r"(?: one| of (?:them|these|those|the two|both))"
    does = r"(?:costs?|fits?|gets?|gives?|handles?|has|have|hurts?|makes?|needs?|runs?|scales?|suits?|takes?|uses?|wins?|works?)"
    better = r"(?:(?:more|less|most|least) \w+|\w+er|\w+est|best|worse)"
    when = r"(?: (?:at|for|here|if|in|on|than|then|to|when|with)\b.*)?"
    return re.compile(
        rf"(?:(?:and|but|so|ok|hmm|then) )*(?:"
        rf"which{of_them}? (?:is|are|was|would be) (?:the )?{better}(?: (?:choice|one|option))?{when}|"
        rf"which{of_them} {does}\b.*|which {does} (?:best|better|faster|fewer|higher|less|longer|lower|more|worse)\b.*|"
        rf"which{of_them}? (?:for|if|when)(?: \S+){{1,5}}|"
        r".*\bboth(?: of (?:them|these|those))?(?: (?:at once|at the same time|here|in parallel|then|together|too))?|"
        r"(?:how |why |when )?(?:do|are|can|will|would) (?:they|these|the two|those) .*\beach other\b.*|"
        r".*\b(?:one over the other|one or the other)\b.*)"
    )


def picked(said: str, count: int) -> tuple[int, str] | None:
    """Which of so many the words pick ("the second one"), and the words with "it" for it."""
    match = _frames()[1].search(said)
    if not match or sum(word in _ORDINALS for word in said.split()) > 1:
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
            r"\bthe (?P<counted>first|second|third|fourth|last) (?:one\b|of (?:them|these|those|the two)\b)|"
            r"^(?:and |but |so |is |does |how does |what about |about )*the (?P<begun>first|second|third|fourth)"
            r"(?=$| (?:a|an|bad|better|does|fail|happen|is|really|was|work)\b)"
        ),
    )
