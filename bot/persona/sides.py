"""What a text compares: two names or more, however they are put beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from bot.persona.answer import Persona
from bot.persona.enumerations import BEGUN, GENERAL, MOST, enumerated
from bot.search.asking import around, telling
from bot.search.frame import take_apart, without_articles
from bot.search.lookup import MAX_NAME_WORDS, is_word
from bot.search.normalize import key, token, tokens, words

# So many clauses are read, each of so many words: no text may cost more than 20 ms.
MOST_CLAUSES, MOST_WORDS = 12, 40
# A longer side is a story: "... he left out half of them and the boss likes it. Is that a fair
# comparison?"
MOST_IN_SIDE = 12
# "Or both?" adds no side.
_OR_BOTH = re.compile(r",? or (?:both|neither|none|something else|what)(?=\W*$)", re.IGNORECASE)
# What nobody ever heard of has so many words.
MOST_UNHEARD = 3
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
    r"^(?:is|are) (.+?) (?:different from|better than|worse than|just|an? (?:kind|type|form|sort|subset|special case|variant|part) of) (.+)$",
    r"^how (?:is|are|do|does) (.+?) and (.+?) (?:differ|different)$",
    r"^(?:is (?:it |this |that )?|are |when |why |should |do |does |which |what )?(?:.* (?:use|using|prefer|choose|need|do|try|better|best) )?"
    r"(.+?) (?:or|rather than|instead of|over) (.+?)(?: first| better| best| worse)?$",
)
# Longer texts are not read for names beside each other.
MOST_BESIDE = 18
# What says that things are held against each other, in tokens: by the word that stands between them.
_ALIKE = frozenset(
    "alike common equal equivalent identical interchangeable overlap same similar similarity".split()
)
_DIFFERENT = frozenset(
    "apart boundary diff differ difference different differently distinct distinction distinguish "
    "distinguishing line".split()
)
_HELD = frozenset("comparable compare compared comparing comparison contrast".split())
_RELATED = frozenset(
    "connected connection interact interplay link linked relate related relation relationship together".split()
)
_MISTAKEN = frozenset("confuse confused confusing mix mixed mixing".split())
_CHOSEN = frozenset(
    "choice choose choosing chosen pick picking prefer preferable preference preferred recommend "
    "recommended".split()
)
_BETTER = frozenset(
    "beat best better cheaper easier faster inferior safer simpler slower stronger superior win worse".split()
)
_WEIGHED = frozenset(
    "pro con advantage disadvantage torn both simultaneously debate debating decide deciding tradeoff trade isnt arent when which".split()
)
_COMPARING = frozenset.union(
    _ALIKE, _DIFFERENT, _HELD, _RELATED, _MISTAKEN, _CHOSEN, _BETTER, _WEIGHED
)
_NEEDLESS = frozenset(
    "irrelevant obsolete pointless redundant superfluous unnecessary useless".split()
)
_ANYTHING = frozenset(("",))
_BETWEEN = {
    "and": _COMPARING,
    "n": _COMPARING,
    "or": _COMPARING,
    "with": _ALIKE | _HELD | _MISTAKEN | _RELATED,
    "to": _ALIKE | _HELD | _RELATED | _CHOSEN | _BETTER | _DIFFERENT,
    "as": _ALIKE,
    "from": _DIFFERENT | {"tell"},
    "over": _CHOSEN | _BETTER,
    "against": _HELD,
    "make": _NEEDLESS,
    **dict.fromkeys(
        "basically beat beats essentially just outperform outperforms replace replaces".split(),
        _ANYTHING,
    ),
    "than": _ANYTHING,
    "v": _ANYTHING,
    "versus": _ANYTHING,
    "vs": _ANYTHING,
}
# What joins names that are compared only because both are given.
_JOINS = frozenset(("and", "or"))
# What else stands around a comparison and names nothing in it.
_BESIDE_IT = frozenset(
    "actual always another between biggest btw exact form formula fundamental guidance keep kind key major make "
    "off practical set split pro con advantage disadvantage benefit drawback upside downside strength weakness torn both simultaneously type up where work working".split()
)
# What presents two names and compares them only because both are given: "explain A and B".
_PRESENTING = _ANYTHING | frozenset(
    "a about an are between choose define describe do does explain go i is me of or pick please "
    "recommend should tell the use we what with would you".split()
)
# What is met there is no side: "worse live than in offline evaluation".
_PLACES = frozenset("at during for in on".split())
# What names stand beside each other without: "recall precision difference".
_ALONE = frozenset("compare comparing comparison diff difference differ".split())
# A field that is named before others is one of them: "how are AI, ML and deep learning related?".
_FIELD = frozenset(("ai", "ml", "mlops"))
# What separates names where nothing else is said; the last only between words of three letters or
# more ("A/B test", "I/O").
_SIGNS = (re.compile(r"\s*,\s+|\s+[/=|]\s+"), re.compile(r"(?<=\w{3})/(?=\w{3})"))


def sides_of(persona: Persona, text: str) -> tuple[str, ...]:
    """What is compared, in the first clause that compares anything, or nothing."""
    # The ids in our own buttons are taken as they stand.
    ids = text.split(" vs ")
    if len(ids) > 1 and persona.knowledge.entries.keys() >= set(ids):
        return tuple(ids[:MOST])
    # A list has commas too: as a whole it is read when it is made of names.
    hyphenated = frozenset(" ".join(words(each)) for each in _HYPHENATED.findall(text))
    text = _OR_BOTH.sub("", text)
    if sides := (
        _signed(persona, text)
        or enumerated(persona, text)
        or _beside(persona, text, hyphenated)
        or _between_names(persona, text, hyphenated)
        or _beside(persona, text, hyphenated, presents=True)
    ):
        return sides
    for clause in dict.fromkeys((*islice(_CLAUSES.split(text), MOST_CLAUSES), text)):
        if words(clause) == _QUIZ:
            continue
        pair = take_apart(clause).compared
        if pair and all(len(side.split()) <= MOST_IN_SIDE for side in pair):
            return _each(persona, pair, hyphenated)
        if clause != text and (
            sides := _beside(persona, clause, hyphenated)
            or _between_names(persona, clause, hyphenated)
        ):
            return sides
    return ()


def _signed(persona: Persona, text: str) -> tuple[str, ...]:
    """The names that are all of a text but for the signs between them: "MAE / MSE", "drift, recall"."""
    for sign in _SIGNS:
        signed = sign.split(text)
        if 1 < len(signed) <= MOST and all(_is_the_name(persona, name) for name in signed):
            return tuple(" ".join(words(name)) for name in signed)
    return ()


def _is_the_name(persona: Persona, name: str) -> bool:
    """Is this the name of one entry, and no word that is said of everything?"""
    joined = key(tokens(name))
    return joined not in GENERAL and len(persona.index.exact_key(joined)) == 1


def _beside(
    persona: Persona, clause: str, hyphenated: frozenset[str], *, presents: bool = False
) -> tuple[str, ...]:
    """The names that a clause compares in any other frame: "what sets A apart from B".

    All its other words compare, ask or say nothing. ``presents`` tells whether "explain A and B" is
    a comparison too.
    """
    said = words(clause)
    if not 2 < len(said) <= MOST_BESIDE:
        return ()
    held = _ANYTHING.union(map(token, said))
    for at, word in enumerate(said):
        joins = presents and word in _JOINS
        if (joins or not held.isdisjoint(_BETWEEN.get(word, ()))) and (
            sides := _held_against(persona, said, at, hyphenated, joins=joins)
        ):
            return sides
    return () if presents or held.isdisjoint(_ALONE) else _in_a_row(persona, said, hyphenated)


def _held_against(
    persona: Persona, said: Sequence[str], at: int, hyphenated: frozenset[str], *, joins: bool
) -> tuple[str, ...]:
    """What the word at that place stands between, if those are names and the rest names nothing."""
    after = said[at + 1 :]
    right = _name_in(persona, after) if after and after[0] not in _PLACES else None
    left = right and _name_in(persona, said[:at])
    if not left or not right:
        return ()
    beside = _ANYTHING.union(map(token, (*left[1], *right[1])))
    compares = not beside.isdisjoint(_BETWEEN[said[at]])
    if not (compares or (joins and beside <= _PRESENTING)):
        return ()
    if not GENERAL.isdisjoint(beside) or not _FIELD.isdisjoint(left[1]):
        return ()
    if not persona.index.is_name(left[0]) and not persona.index.is_name(right[0]):
        return ()
    names = _each(persona, (left[0], right[0]), hyphenated)
    # Neither a noun that nobody said nor a part that was said is a matter of course: "kill switch
    # and circuit breaker for LLM tools" asks about something else.
    named, told = " ".join(names).split(), f"{left[0]} {right[0]}".split()
    if len(names) < 2 or not set(named) <= set(said) or not set(told) <= {*named, *_JOINED}:
        return ()
    if all(_is_the_name(persona, name) for name in names):
        return names
    return names if compares and _half_named(persona, names) else ()


def _name_in(persona: Persona, said: Sequence[str]) -> tuple[str, list[str]] | None:
    """The longest name in these words, or what may be a part of one; and the words around it.

    None where they say nothing, or too much for a name or a few.
    """
    parts = [*map(token, said)]
    start, end = telling(parts, _names_nothing())
    if not 0 < end - start <= MAX_NAME_WORDS:
        return None
    for first, last in around(start, end, len(said)):
        if persona.index.exact_key(key(parts[first:last])):
            break
    else:
        first, last = start, end
    return " ".join(said[first:last]), [*said[:first], *said[last:]]


@cache
def _names_nothing() -> frozenset[str]:
    """The words that compare, or that every question has; read at the first comparison."""
    from bot.search.lexicon import STOP_WORDS

    return STOP_WORDS | _COMPARING | _BESIDE_IT


def _in_a_row(persona: Persona, said: Sequence[str], hyphenated: frozenset[str]) -> tuple[str, ...]:
    """The names that stand one after the other: "compare recall precision"."""
    start, end = telling(tuple(map(token, said)), _names_nothing())
    if not 1 < end - start <= MAX_NAME_WORDS:
        return ()
    listed = (
        dict.fromkeys(_listed(persona, said[first:last], "", hyphenated))
        for first, last in around(start, end, len(said))
    )
    names = tuple(next((each for each in listed if len(each) > 1), ()))[:MOST]
    return names if all(_is_the_name(persona, name) for name in names) else ()


def _between_names(persona: Persona, clause: str, hyphenated: frozenset[str]) -> tuple[str, ...]:
    """The sides of "A or B" and its like, where each is a name and the whole is none."""
    is_name = persona.index.is_name
    question = take_apart(clause, is_name)
    if is_name(question.subject) or question.asked.count(" ") >= MOST_WORDS:
        return ()
    pairs = [question.compared] if question.compared else []
    for asked in dict.fromkeys((question.subject, question.asked)):
        pairs += [match.groups() for each in _patterns() if (match := each.match(asked))]
    each = [_each(persona, pair, hyphenated) for pair in pairs]
    return next(
        (
            sides
            for sides in each
            if all(map(is_name, sides)) and not any(side in GENERAL for side in sides)
        ),
        next((sides for sides in each if _half_named(persona, sides)), ()),
    )


def _half_named(persona: Persona, sides: Sequence[str]) -> bool:
    """Is one of two sides a name, and the other nothing that we or anybody ever heard of?"""
    named = [persona.index.is_name(side) for side in sides]
    if len(sides) != 2 or named[0] == named[1]:
        return False
    other = tokens(sides[named.index(False)])
    return len(other) <= MOST_UNHEARD and not any(
        is_word(part, persona.index) or not part.isalpha() for part in other
    )


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
        if noun != last and is_name(f"{last} {noun}") and tokens(f"{last} {noun}") != tokens(right):
            return noun
    if is_name(left) and is_name(right):
        return ""
    index = persona.index
    headwords = index.headwords
    for row in headwords.keys.beginning(key(tokens(left)), limit=BEGUN):
        noun = headwords.name(row).tokens.rpartition(" ")[2]
        if is_name(f"{left} {noun}") and is_name(f"{right} {noun}"):
            # "Canary deployment" is what "canary" is; "neural network pruning" is no neural network.
            alone, whole = (
                index.exact(right, asks=False),
                index.exact(f"{right} {noun}", asks=False),
            )
            if not alone or alone[0].entry == whole[0].entry:
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
