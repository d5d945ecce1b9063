"""What is asked about what: take the question's frame off and keep its subject.

"Could someone please explain what data drift is?" is about *data drift*; "how do I detect
data drift" asks for its *detect* aspect; "data drift vs concept drift" compares. This is
grammar over folded words, nothing else: no entry is known here, but whoever knows names can have
the frame come off no further than a name ("the purpose of drift detection").
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from bot.search.frames import (
    ASPECTS,
    COMPARISON,
    ENOUGH,
    GENERAL,
    MOST_NAMED,
    NO_NAME,
    OWN_NETWORK,
    PLACES,
    SETTING,
    TASK,
)
from bot.search.normalize import words
from bot.search.run_ups import ARTICLE, LEADING, TRAILING, WAYS

# So many frames may stand around a subject: "what is meant by the purpose of".
MOST_FRAMES = 3
# What may stand before a name that is one of this field anyway.
OF_FIELD = ("ai ", "ml ")
# Behind a name these say no more than it does: "types of forecasting methods".
OF_WAYS = frozenset("algorithms approaches methods techniques".split())
# A name at the end of a question has fewer words.
LONGEST_END = 5


class Question(NamedTuple):
    """A question taken apart.

    ``asked`` is the text without courtesies, ``subject`` what remains of it without the frame,
    ``aspect`` the part of an entry that is asked for (see ``Section.aspect``) or the empty
    string, ``compared`` the two sides of a comparison or nothing. All are folded words joined by
    single spaces.
    """

    text: str
    asked: str
    subject: str
    aspect: str
    compared: tuple[str, ...]


class _Grammar(NamedTuple):
    leading: re.Pattern[str]
    trailing: re.Pattern[str]
    article: re.Pattern[str]
    ways: re.Pattern[str]
    setting: re.Pattern[str]
    # A setting, or where else a name is met.
    place: re.Pattern[str]
    own: re.Pattern[str]
    comparison: tuple[re.Pattern[str], ...]
    # All frames at once, of which the first that fits counts: the group that it has is its place.
    aspects: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    """The patterns, compiled at the first question: a look-up by name needs none of them."""
    return _Grammar(
        re.compile(LEADING),
        re.compile(TRAILING),
        re.compile(ARTICLE),
        re.compile(WAYS),
        re.compile(SETTING),
        re.compile(f"{SETTING}|{TASK}"),
        re.compile(OWN_NETWORK),
        tuple(re.compile(pattern) for pattern in COMPARISON),
        re.compile("|".join(pattern for _, pattern in ASPECTS)),
    )


def _no_name(_: str) -> bool:
    return False


def take_apart(text: str, is_name: Callable[[str], bool] = _no_name) -> Question:
    """Split a question into its frame and its subject; text without a frame is all subject.

    A subject that ``is_name`` keeps all its words: "correlation vs causation" is no comparison, and
    "drift detection" no question on how to detect drift.
    """
    asked = rest = _grammar().own.sub(r"\1 model", _peel(" ".join(words(text))))
    aspect = ""
    for _ in range(MOST_FRAMES):
        subject = without_articles(rest)
        if is_name(subject):
            return Question(text, asked, subject, aspect, ())
        named = _grammar().place.sub("", subject)
        if named != subject and named.rpartition(" ")[2] not in GENERAL and is_name(named):
            return Question(text, asked, named, aspect, ())
        # "AI model retirement" is model retirement; a name of one word may be something else.
        named = subject.partition(" ")[2]
        if subject.startswith(OF_FIELD) and " " in named and is_name(named):
            return Question(text, asked, named, aspect, ())
        named, _, noun = subject.rpartition(" ")
        if noun in OF_WAYS and is_name(named):
            return Question(text, asked, named, aspect, ())
        match = _grammar().aspects.match(rest)
        if not match or not match.lastindex:
            break
        if match.start(match.lastindex) == 0 and not _is_part_of(
            match[match.lastindex], rest, is_name
        ):
            break
        aspect = aspect or ASPECTS[match.lastindex - 1][0]
        rest = _peel(match[match.lastindex])
    for pattern in _grammar().comparison:
        if match := pattern.match(asked):
            sides = tuple(without_articles(side) for side in match.groups())
            if all(sides) and not sides[1].startswith(PLACES):
                return Question(text, asked, asked, "", sides)
    told = _grammar().setting.sub("", rest)
    if told != rest and _says_enough(told):
        asked, rest = _grammar().setting.sub("", asked), told
    return Question(text, asked, without_articles(rest), aspect, ())


def _is_part_of(named: str, rest: str, is_name: Callable[[str], bool]) -> bool:
    """Does the word at the end ask for a part of what is named before it: "drift detection"?

    Neither where it ends a sentence ("labels are wrong in many examples") nor where it is a part of a
    name itself ("threshold for anomaly detection").
    """
    before, parts = named.split(), rest.split()
    if len(before) > MOST_NAMED or not NO_NAME.isdisjoint(before):
        return False
    sizes = range(2, min(LONGEST_END, len(parts)))
    return not any(is_name(" ".join(parts[-size:])) for size in sizes)


def _says_enough(rest: str) -> bool:
    from bot.search.lexicon import STOP_WORDS

    return sum(word not in STOP_WORDS for word in rest.split()) >= ENOUGH


def _peel(rest: str) -> str:
    grammar = _grammar()
    rest = grammar.ways.sub(lambda way: "how to " if way.group().endswith("to ") else "", rest)
    for _ in range(8):
        peeled = grammar.trailing.sub("", grammar.leading.sub("", rest))
        if peeled == rest:
            break
        rest = peeled
    if rest.startswith("what ") and rest.endswith((" is", " are", " means")):
        rest = "what is " + rest[5:].rpartition(" ")[0]
    return rest


def without_articles(rest: str) -> str:
    """A subject without its articles."""
    for _ in range(4):
        peeled = _grammar().article.sub("", rest)
        if peeled == rest:
            break
        rest = peeled
    return rest.removesuffix(" is").removesuffix(" are").strip()
