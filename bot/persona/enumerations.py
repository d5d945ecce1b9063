"""Three names or more that a text lists: "compare canary, shadow and blue-green"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.persona.answer import Persona
from bot.search.frame import without_articles
from bot.search.normalize import key, tokens, words

# So many are compared at once: more columns cannot be read.
MOST = 4
FEWEST = 3
# So many words a listed name has, and a text that does nothing but list names.
MOST_IN_NAME, MOST_WORDS = 4, 18
# So many names that begin with one that is cut short are looked at for the noun that it lacks.
BEGUN = 20

# Too general to be compared with anything unless a word says so, or to lack a noun that nobody said.
GENERAL = frozenset(
    "code data dataset feature label learning metric model pipeline production sample system test testing training".split()
)
_JOINTS = frozenset("and n nor or versus vs".split())
# What stands before a list, between its names ("/" only between longer words: "A/B test"), and
# behind them.
_BEFORE = (
    r"^(?:(?:hi|hey|hello|ok|so|please|pls|can you|could you|tell me|help me|help us|i|we|always|keep|confuse|mix up|"
    r"compare|comparing|comparison (?:of|between)|contrast|explain|describe|define|between|among|of|choose|choosing|decide|pick|"
    r"what (?:is|are|s)|whats|how (?:do|does|are|is)|the|main|key|differences?|diffs?|distinctions?|relationship|could it be|is it|it is|we have|should we start with|start with|"
    r"which (?:is|one|of these|should (?:i|we) (?:use|pick|choose|take))|should (?:i|we) (?:use|pick|choose|take)|use|better|best)"
    r"[\s:,]+)+"
)
_BETWEEN = r"\s*(?:[,;]|\s[/|&+]\s|(?<=\w{3})/(?=\w{3})|\b(?:vs|versus|or|and|nor|n)\b\.?)\s*"
_SLASHES = "/"
_TAIL = (
    r"\W*(?:(?:for|in|on|with|at|by)\b(?!.*\b(?:are|be|do|does|did|drops?|from|had|has|have|how|is|was|were|what|when|where|which|who|why)\b)"
    r"(?: \S+){1,5}|(?:differ|difference|differences|compared|comparison|connected|relate|related)\b.{0,40}|"
    r"(?:what'?s (?:is )?what|which(?: (?:is|one|first|when|should|fits|would)\b.*)?|when do i use which|pick one|overview\b.*|explained|"
    r"how (?:do|are) \w+(?: \w+)? (?:differ|relate|related|compare|different|separated)\b.*|name the differences|"
    r"(?:the )?differences?|what (?:is|are|do) (?:the )?(?:differences?|these|they|those)\b.{0,20}|what first\b.*))?\W*"
)
_BEHIND = (
    r"(?:\s(?:for|in|on|at|when|if|with|by|during|to|as|differ|different|difference|differences|compared|related|relate|"
    r"connected|comparison|whats|what|which)\b.*|\s*[:.?!].*)$"
)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """Compiled at the first question: a look-up by name needs none of them."""
    return re.compile(pattern, re.IGNORECASE)


def enumerated(persona: Persona, text: str) -> tuple[str, ...]:
    """The names of a text that lists three or four, and little else; nothing when it does not.

    Each is a name as it stands, or with a noun that most of them have in full: "shadow" is the
    deployment beside "canary", and would be none of it beside "AI".
    """
    joints = sum(map(text.count, (",", "/", "|", "&", "+", ";"))) + sum(
        word.rstrip(".") in _JOINTS for word in text.casefold().split()
    )
    if text.count(" ") >= MOST_WORDS or joints < FEWEST - 1:
        return ()
    # What is listed ends where the text goes on.
    listed = _pattern(_BEFORE).sub("", text.strip())
    behind = _pattern(_BEHIND).search(listed)
    if behind and not _pattern(_TAIL).fullmatch(behind[0].strip()):
        # It says something of what it lists, or asks another thing: that is no comparison.
        return ()
    listed = listed[: behind.start()] if behind else listed
    # "Precision/recall/f1" is a list whatever the length of its words.
    between = _SLASHES if listed.count("/") > 1 and " " not in listed else _BETWEEN
    found = [without_articles(" ".join(words(each))) for each in _pattern(between).split(listed)]
    names = [name for name in found if name]
    if not FEWEST <= len(names) <= MOST or max(map(len, map(str.split, names))) > MOST_IN_NAME:
        return ()
    is_name, said = persona.index.is_name, words(text)
    best: tuple[int, tuple[str, ...]] = (0, ())
    named = all(map(is_name, names))
    general = not GENERAL.isdisjoint(" ".join(tokens(name)) for name in names)
    for noun, alone in (("", True), *_nouns(persona, names)):
        if noun and noun not in said and (named or general):
            continue
        full = [bool(noun) and is_name(f"{name} {noun}") for name in names]
        lacking = [name for name, is_full in zip(names, full, strict=True) if not is_full]
        # A noun that nobody said is meant by two of them, or by one that has no other.
        if all(map(is_name, lacking)) and (alone or sum(full) > 1):
            resolved = tuple(
                f"{name} {noun}" if is_full else name
                for name, is_full in zip(names, full, strict=True)
            )
            best = max(best, (1 + sum(full), resolved), key=lambda each: each[0])
    return best[1] if len(set(best[1])) >= FEWEST else ()


def _nouns(persona: Persona, names: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The nouns that names which begin so end with; and whether one of them alone may mean it.

    It may where it was said, and where all names that begin so are of one entry.
    """
    headwords = persona.index.headwords
    yield names[-1].rpartition(" ")[2], True
    for name in names:
        if not persona.index.is_name(name):
            rows = headwords.keys.beginning(key(tokens(name)), limit=BEGUN)
            found = [headwords.name(row) for row in rows]
            alone = len({each.entry for each in found}) == 1
            yield from dict.fromkeys((each.tokens.rpartition(" ")[2], alone) for each in found)
