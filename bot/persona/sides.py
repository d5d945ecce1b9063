"""What a text compares: two names or more, however they are put beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from bot.persona.answer import Persona
from bot.search.frame import take_apart, without_articles
from bot.search.normalize import key, tokens, words

# So many are compared at once: more columns cannot be read.
MOST = 4
# So many clauses are read, each of so many words: no text may cost more than 20 ms.
MOST_CLAUSES, MOST_WORDS = 12, 40
# A longer side is a story: "... he left out half of them and the boss likes it. Is that a fair
# comparison?"
MOST_IN_SIDE = 12
# So many names that begin with the first side are looked at for a noun that both sides have.
BEGUN = 20
# Where one sentence or clause ends and the next begins.
_CLAUSES = re.compile(r"[.?!;:,]+\s+")
_HYPHENATED = re.compile(r"\w+-\w+")
# A clause that a quiz begins with.
_QUIZ = ["true", "or", "false"]
# What stands between the names of a list, where the grammar found two sides.
_JOINED = frozenset(("and", "or", "vs", "versus", "from", "with", "to"))
# What begins an aside behind a name: "for imbalanced data".
_ASIDE = frozenset("at before by during for from if in of on to when while with".split())
# What compares only where names stand on both sides: "batch or online inference?".
_BETWEEN_NAMES = (
    r"^(?:is|are) (.+?) (?:really |just |basically )?(?:the )?same(?: thing)? as (.+)$",
    r"^(?:is|are) (.+?) and (.+?) (?:really |just |basically )?(?:the same|different)\b.*$",
    r"^(?:is|are) (.+?) (?:different from|better than|worse than|just|a kind of) (.+)$",
    r"^how (?:is|are|do|does) (.+?) and (.+?) (?:differ|different)$",
    r"^(?:is (?:it |this |that )?|are |when |why |should |do |does |which |what )?(?:.* (?:use|using|prefer|choose|need|do|try|better|best) )?"
    r"(.+?) (?:or|rather than|instead of|over) (.+?)(?: first| better| best| worse)?$",
)


def sides_of(persona: Persona, text: str) -> tuple[str, ...]:
    """What is compared, in the first clause that compares anything, or nothing."""
    # The ids in our own buttons are taken as they stand.
    ids = text.split(" vs ")
    if len(ids) > 1 and persona.knowledge.entries.keys() >= set(ids):
        return tuple(ids[:MOST])
    # A list has commas too: as a whole it is read when it is made of names.
    hyphenated = frozenset(" ".join(words(each)) for each in _HYPHENATED.findall(text))
    if sides := _between_names(persona, text, hyphenated):
        return sides
    for clause in dict.fromkeys((*islice(_CLAUSES.split(text), MOST_CLAUSES), text)):
        if words(clause) == _QUIZ:
            continue
        pair = take_apart(clause).compared
        if pair and all(len(side.split()) <= MOST_IN_SIDE for side in pair):
            return _each(persona, pair, hyphenated)
        if clause != text and (sides := _between_names(persona, clause, hyphenated)):
            return sides
    return ()


def _between_names(persona: Persona, clause: str, hyphenated: frozenset[str]) -> tuple[str, ...]:
    """The sides of "A or B" and its like, where each is a name and the whole is none."""
    is_name = persona.index.is_name
    question = take_apart(clause, is_name)
    if is_name(question.subject) or question.asked.count(" ") >= MOST_WORDS:
        return ()
    pairs = [question.compared] if question.compared else []
    for asked in dict.fromkeys((question.subject, question.asked)):
        pairs += [match.groups() for each in _patterns() if (match := each.match(asked))]
    each = (_each(persona, pair, hyphenated) for pair in pairs)
    return next((sides for sides in each if all(map(is_name, sides))), ())


@cache
def _patterns() -> list[re.Pattern[str]]:
    """Compiled at the first question: a look-up by name needs none of them."""
    return [re.compile(pattern) for pattern in _BETWEEN_NAMES]


def _each(persona: Persona, pair: Sequence[str], hyphenated: frozenset[str]) -> tuple[str, ...]:
    """Two sides as names: with the noun that they share, without asides, and lists taken apart.

    "Batch vs online inference" has two inferences, "accuracy vs F1 for imbalanced data" is on
    accuracy and F1, and "training, validation and test sets" are three.
    """
    left, right = without_articles(pair[0]), _without_aside(persona, without_articles(pair[1]))
    noun = _shared_noun(persona, left, right)
    named = [_listed(persona, side.split(), noun, hyphenated) or (side,) for side in (left, right)]
    return tuple(dict.fromkeys((*named[0], *named[1])))[:MOST]


def _shared_noun(persona: Persona, left: str, right: str) -> str:
    """The noun without which the left side is another name or none, if it is said or understood.

    "Shadow vs canary" is on two kinds of deployment, which both have such a name.
    """
    is_name = persona.index.is_name
    last = left.rpartition(" ")[2]
    for noun in reversed(right.split()[1:]):
        if noun != last and is_name(f"{last} {noun}"):
            return noun
    if is_name(left) and is_name(right):
        return ""
    headwords = persona.index.headwords
    for row in headwords.keys.beginning(key(tokens(left)), limit=BEGUN):
        noun = headwords.name(row).tokens.rpartition(" ")[2]
        if is_name(f"{left} {noun}") and is_name(f"{right} {noun}"):
            return noun
    return ""


def _without_aside(persona: Persona, side: str) -> str:
    parts = side.split()
    if persona.index.is_name(side):
        return side
    for at in range(len(parts) - 1, 0, -1):
        if parts[at] in _ASIDE and persona.index.is_name(" ".join(parts[:at])):
            return " ".join(parts[:at])
    return side


def _listed(
    persona: Persona, parts: Sequence[str], noun: str, hyphenated: frozenset[str]
) -> tuple[str, ...]:
    """The names that these words are, one after the other; nothing when they are more or less."""
    is_name = persona.index.is_name
    for end in range(len(parts), 0, -1):
        name = " ".join(parts[:end])
        shared = f"{name} {noun}"
        if " ".join(parts[end - 1 : end + 1]) in hyphenated:
            continue
        if noun and is_name(shared):
            name = shared
        elif not is_name(name):
            continue
        rest = parts[end:]
        while rest and rest[0] in _JOINED:
            rest = rest[1:]
        if not rest:
            return (name,)
        if others := _listed(persona, rest, noun, hyphenated):
            return (name, *others)
    return ()
