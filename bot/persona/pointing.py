"""Which word of a text points out of it, to what was said before: "does data drift affect it?"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from bot.persona.crossing import states
from bot.persona.parts import BACK, aspects
from bot.search.lexicon import FUNCTION_WORDS, stem

# Words that point back only where they stand alone ("this", not "this model").
BACK_ALONE = frozenset("that this these those one".split())
# Where a clause begins: what was named before it can be pointed to in it.
CLAUSE = frozenset(
    "and because before but how if once or since so then until what when where whether which while who why".split()
)
# What every text here may mention without being about it.
EVERYWHERE = frozenset(
    "batch colleague company data dataset deployment engineer example feature label model people pipeline "
    "prediction production project serving system target team testing training user".split()
)
# So many words of its own make a text stand alone, and so many make a clause something to point to.
STANDS_ALONE, TOLD = 6, 3
MAX_NAME = 4
# A longer text tells a story, and is not read for what points out of it: no text may cost much.
MAX_WORDS = 40
# A statement that begins with "it" or "they" and has so many words of its own describes something.
DESCRIBES = 2
# "A model and it does not work": behind one of these the subject is the one of the clause before.
GOES_ON = frozenset("and because but once since until".split())
# "That" is a pronoun behind one of these; elsewhere it joins clauses ("a model that is slow").
AUXILIARIES = frozenset(
    "are arent can could did didnt do does doesnt has have is isnt should was wasnt will would wouldnt".split()
)
# Who needs "one" needs the thing; "one" elsewhere is a number or a person.
WANTS = frozenset(
    "adopt an build buy choose create deploy design get have make need run setup try use want without write".split()
)
# What is left of a contraction: "it's", "that'll".
CONTRACTED = frozenset("d ll re s ve".split())

_WORD = re.compile(r"[^\W_]+(?:['\u2019]t\b)?")
_STOPS = re.compile(r"[.,;:?!()\u2013\u2014]|\s-\s")


def with_name(text: str, title: str, is_name: Callable[[str], bool]) -> str:
    """The text with the title in place of the first word that points back, out of the text."""
    places = list(_WORD.finditer(text))
    said = [place.group().casefold().replace("'", "").replace("\u2019", "") for place in places]
    back = [at for at, word in enumerate(said) if word in BACK or word in BACK_ALONE]
    if not back or len(said) > MAX_WORDS or _stands_alone(text, said):
        return text
    for at in back:
        if _is_pronoun(said, at) and not _points_within(text, places, said, at, is_name):
            return f"{text[: places[at].start()]}{title}{text[places[at].end() :]}"
    return text


def points(said: Sequence[str]) -> bool:
    """Does any of the words point back?"""
    return not (BACK | BACK_ALONE).isdisjoint(said)


def _stands_alone(text: str, said: Sequence[str]) -> bool:
    """Does this say so much, or tell rather than ask so much, that what it points to is in it?"""
    own = sum(map(_is_own, said))
    tells = not text.rstrip().endswith("?") and said[0] in ("it", "they") and own >= DESCRIBES
    return tells or own >= STANDS_ALONE or (own >= TOLD and states(text))


def _is_own(word: str) -> bool:
    """Does this word say what a text is about?"""
    return (
        len(word) > 1
        and word not in FUNCTION_WORDS
        and word not in EVERYWHERE
        and word.removesuffix("s") not in EVERYWHERE
        and stem(word) not in aspects()
    )


def _is_pronoun(said: Sequence[str], at: int) -> bool:
    """Does the word there stand for a thing, rather than for nothing, people or a number?"""
    word, before = said[at], said[at - 1] if at else ""
    after = said[at + 1] if at + 1 < len(said) else ""
    if word == "it":
        if before == "worth":
            return False
        marked = " ".join((*said[:at], "IT", *said[at + 1 :]))
        return not any(pattern.search(marked) for pattern in _impersonal())
    if word == "they":
        # People: "what do they mean by", "how do they do a/b testing".
        return not (after in ("call", "mean", "say") or (after == "do" and at + 2 < len(said)))
    if word in BACK:
        # "Most of them" are some of what has just been named.
        return word != "them" or before != "of"
    if word == "one":
        return not after and before in WANTS | {"a"}
    alone = not after or after in FUNCTION_WORDS or after in CONTRACTED or stem(after) in aspects()
    if at == 1 and len(said) == 3 and before in ("is", "isnt", "was", "wasnt"):
        # "Is that true?"
        return True
    if word == "that":
        return bool(at) and alone and (not after or before in AUXILIARIES)
    if word == "those" and after in ("i", "they", "we", "you"):
        return False
    return bool(at) and alone and after not in ("that", "which", "who", "with", "without")


@cache
def _impersonal() -> tuple[re.Pattern[str], ...]:
    """What has an "it" that stands for nothing ("is it possible to", "it seems that"), as IT."""
    judged = (
        r"(?:(?:a|an|the|also|always|even|ever|just|more|much|not|often|really|still|very|too|good|bad|big|best|better) )*"
        r"(?:acceptable|advisable|allowed|bad|best|better|case|cheaper|clear|common|correct|customary|dangerous|difficult|early|"
        r"easier|easy|embarrassing|enough|ethical|fair|faster|feasible|fine|good|harder|hard|harmful|helpful|honest|idea|late|illegal|important|"
        r"impossible|legal|likely|mistake|must|necessary|needed|normal|okay|ok|overkill|possible|practice|problem|"
        r"reasonable|recommended|required|right|risky|safe|sensible|sign|silly|smart|stupid|standard|sufficient|time|true|typical|unfair|"
        r"unlikely|useful|useless|usual|wise|worse|worth|worthwhile|wrong)"
    )
    # With something behind it that is said to be so; "is it hard to implement?" leaves it open what.
    place = r"(?:and|as|at|by|for|from|in|of|on|or|with|without)\b"
    bound = (
        r"(?:care|deal|depend|learn|listen|look|move|rely|start|switch|talk|think|train|wait|work)"
    )
    act = rf"(?:(?:for|of) .+ )?(?:not )?to (?:not )?(?:\w+ (?!{place})|{bound} )\w+"
    so = rf" (?:{act}|not to \w+|(?:because|if|that|when|whether) \w+|\w+ing (?!{place})\w+)"
    be = r"(?:is|was|be|would|will|can|could|may|might|isnt|wasnt|wouldnt|s)"
    return tuple(
        map(
            re.compile,
            (
                rf"\b{be} IT (?:be |become )?{judged}{so}",
                rf"\bIT (?:{be} )*(?:seems? |gets? |becomes? |feels? )?{judged}{so}",
                rf"\b(?:makes?|made|making|finds?|found|keeps?|considers?) IT {judged} {act}",
                r"\bIT (?:(?:also|always|even|ever|really|still) )?(?:makes? (?:any |more |much )?sense|pays?(?: off)?|hurts?|helps?|suffices?) "
                rf"{act}",
                r"\bIT (?:(?:even|really|still) )?(?:makes? (?:any |more |much )?sense|matters?) "
                r"(?:how|if|in which|that|what|when|where|whether|which|who|why)\b",
                rf"\bIT means? (?:{act}|(?:if|that|when) \w+)",
                rf"\b(?:does|do|did|would|will) IT (?:take|cost) (?:.+ )?{act}",
                rf"\bIT (?:takes?|took|costs?) (?:.+ )?{act}",
                r"\bIT (?:appears|depends|looks like|seemed|seems|turned out|turns out)\b",
                r"\bwhen IT comes to\b|\bis IT just me\b|\b(?:how|why) is IT that\b|\bis IT because\b",
                r"\b(?:is IT called|called IT|call IT) (?:if|to|when)\b",
            ),
        )
    )


def _points_within(
    text: str,
    places: Sequence[re.Match[str]],
    said: Sequence[str],
    at: int,
    is_name: Callable[[str], bool],
) -> bool:
    """Does the word there point to what the same text named in a clause before?

    In one clause it does not: "does data drift affect it?" asks about something else. But
    "its" and "itself" may: "a network and its layers".
    """
    clause = next(
        (
            start
            for start in range(at, 0, -1)
            if said[start] in CLAUSE
            or _STOPS.search(text, places[start - 1].end(), places[start].start())
        ),
        at if said[at] in ("its", "itself") else 0,
    )
    before = said[:clause]
    if said[at] in ("they", "them") and any(map(_is_plural, before)):
        return True
    if at and said[at - 1] in GOES_ON and any(map(_is_noun, before)):
        return True
    if sum(map(_is_own, before)) >= TOLD:
        return True
    return any(
        is_name(" ".join(before[start:end]))
        for start in range(clause)
        if before[start] not in FUNCTION_WORDS
        for end in range(start + 1, min(clause, start + MAX_NAME) + 1)
        if before[end - 1] not in FUNCTION_WORDS and (end > start + 1 or _is_own(before[start]))
    )


def _is_noun(word: str) -> bool:
    return _is_own(word) or word in EVERYWHERE or word.removesuffix("s") in EVERYWHERE


def _is_plural(word: str) -> bool:
    return word == "people" or (word.endswith("s") and not word.endswith("ss") and _is_noun(word))
