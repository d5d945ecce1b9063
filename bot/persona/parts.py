"""Which part of an entry is asked for without saying of which: "pros and cons?", "how to tell?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.knowledge.entry import Entry
from bot.persona.answer import Found
from bot.persona.commands.define import ASPECT_WORDS
from bot.search.lexicon import FUNCTION_WORDS, stem
from bot.search.normalize import token, tokens, words

# Words that point back to what was said before.
BACK = frozenset("it its itself they them".split())
# What asks for a part of an entry without saying of which: by the part, where there is one.
BARE = {
    "": "again alternative any bad better care citation continue deeper elaborate else eli5 explain hard happen happens "
    "history important info information kind link literature more ones paper possible publication read reading "
    "reference related short shorter show similar simple simpler source summarize summary synonym tldr type "
    "variant work works",
    "detect": "calculate compute equation flag formula indicator metric notice measured monitor recognize sign spot",
    "handle": "address avoid cure defense handled instead prevented prevention reduce solution solve",
    "why": "matter matters why",
    "cause": "cause caused origin reason",
    "harm": "consequence damage effect harm impact",
    "ignored": "ignore ignored",
    "worth": "advantage benefit bother point pros purpose strength upside usefulness worth",
    "how": "how practice step",
    "when": "when",
    "when_not": "break fail overkill",
    "costs": "catch caveat con disadvantage downside drawback expensive limitation pitfall price tradeoff weakness",
    "risk": "danger risk",
}
# Of the words that ask for no part: these want all there is, and these as little as there is.
ALL = frozenset(
    "alternative citation continue deeper elaborate explain further history info information kind link "
    "literature more paper publication read reading reference related source synonym type variant".split()
)
SHORT = frozenset("eli5 short shorter simple simpler summarize summary tldr".split())
# What says which example is wanted, or which practice or reading, and nothing else.
BESIDE_AN_EXAMPLE = frozenset(
    "another code concrete different good industry life practical practice production real simple world".split()
)
# What says nothing, alone or beside others.
FILLER = frozenset("just ppl rather".split())
BESIDE_THE_REST = frozenset(
    "actual best common early further good key main people real telltale typical usual warning".split()
)
# The part that a kind of entry has in place of one that it lacks.
IN_PLACE_OF = {
    "cause": "why",
    "costs": "why",
    "how": "handle",
    "risk": "why",
    "worth": "why",
}
# The same for what phrases ask for, in texts of so many words at most.
MOST_TOLD = 14
IN_PLACE_OF_TOLD = {"costs": "harm", "harm": "why", "risk": "harm", "worth": "why"}
# What a topic has to do with the reader.
RELATION = "relation"


def wanted_in(said: Sequence[str]) -> list[str | None]:
    """The aspects that the words ask for, in order; None for a word that is no such word."""
    topics = [
        word
        for word in said
        if word not in FUNCTION_WORDS and word not in BACK and word not in FILLER
    ]
    asked = [aspects().get(stem(word)) for word in topics]
    beside = BESIDE_AN_EXAMPLE if "example" in asked else BESIDE_THE_REST
    if len(topics) > 1:
        return [aspect for topic, aspect in zip(topics, asked, strict=True) if topic not in beside]
    return asked


def section_for(said: Sequence[str], asked: Sequence[str], entry: Entry) -> tuple[str, str]:
    """Of the aspects that these words ask for the one that counts, and the section that answers it."""
    named = "costs" if "costs" in asked else next(iter(asked), "")
    framed = by_grammar(" ".join(said))
    named = framed if framed == "when_not" else named or framed
    for aspect in (named or questioned(said), IN_PLACE_OF.get(named, "")):
        keys = entry.kind.answering(aspect) if aspect else ()
        if section := next((key for key in keys if entry.section(key)), ""):
            return named, section
    return named, ""


def with_part(answer: Found, text: str) -> Found:
    """The answer with the section that the rest of its question asks for, beside the entry's name.

    "What is p-hacking, and how do I avoid it?" is read as "what is it, and how do I avoid it?" is in
    a conversation about p-hacking.
    """
    if answer.section or answer.whole or not (said := _with_pronoun(words(text), answer.entry)):
        return answer
    asked = wanted_in(said)
    if None in asked:
        return answer._replace(section=told_section(" ".join(said), answer.entry))
    wanted = [each for each in asked if each]
    if said[0] == "why" and wanted in ([], ["handle"]):
        # "Why is our GPU out of memory?" asks for causes, where "why?" alone may ask for anything; and
        # "why avoid p-hacking?" for its harm.
        wanted = ["harm" if wanted else "cause"]
    if said[:2] == ["how", "many"]:
        return answer
    _, section = section_for(said, wanted, answer.entry)
    return answer._replace(section=section)


def told_section(joined: str, entry: Entry) -> str:
    """The section that a phrase about "it" asks for, whatever else is said; none when several are.

    A longer text tells of its own things.
    """
    if joined.count(" ") >= MOST_TOLD:
        return ""
    told = {aspect for aspect, pattern in _told() if pattern.search(joined)}
    aspect = told.pop() if len(told) == 1 else ""
    if aspect == "cause" and entry.kind.key == "pattern":
        aspect = ""
    if aspect == RELATION:
        aspect = "why" if entry.kind.key == "topic" else ""
    for each in (aspect, IN_PLACE_OF_TOLD.get(aspect, "")):
        keys = entry.kind.answering(each) if each else ()
        if section := next((key for key in keys if entry.section(key)), ""):
            return section
    return ""


def says_only_that(joined: str) -> bool:
    """Is a phrase that asks for a part all that is said: "how come?", "and what's the damage"?"""
    for _, pattern in _told():
        if match := pattern.search(joined):
            rest = f"{joined[: match.start()]} {joined[match.end() :]}".split()
            return all(word in FUNCTION_WORDS or word in FILLER for word in rest)
    return False


def _with_pronoun(said: Sequence[str], entry: Entry) -> list[str]:
    """These words with "it" for the longest name of the entry in them; nothing when there is none."""
    typed = [*map(token, said)]
    names = sorted({tuple(tokens(name)) for name in (entry.title, *entry.aliases)}, key=len)
    for name in reversed(names):
        size = len(name)
        for start in range(len(typed) - size + 1) if size else ():
            if tuple(typed[start : start + size]) == name:
                return [*said[:start], "it", *said[start + size :]]
    return []


def by_grammar(joined: str) -> str:
    """The aspect that is asked for by words which ask for nothing one by one."""
    return next((aspect for aspect, pattern in _frames() if pattern.search(joined)), "")


@cache
def _frames() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Read by bare follow-ups only."""
    return tuple(
        (aspect, re.compile(pattern))
        for aspect, pattern in (
            (
                "when_not",
                r"\bwhy (?:not|never|shouldnt)\b|\bwhen (?:not|never)\b|\bshould(?:nt| not| \w+ not)\b|"
                r"\bwhen (?:.* )?(?:not|never|dont|doesnt|shouldnt|wont|fails?|breaks?)\b",
            ),
            ("detect", r"\b(?:how|ways?) (?:.* )?(?:know|tell|see)\b"),
            ("ignored", r"\b(?:dont|do not|doesnt|didnt|not|never) (?:\w+ )?care\b"),
            (
                "handle",
                r"\b(?:what|anything|something) (?:else )?(?:to|(?:can|could|do|must|should|would) (?:i|one|we|you)) "
                r"(?:now )?do\b|\b(?:what now|now what)\b",
            ),
        )
    )


def questioned(said: Sequence[str]) -> str:
    """The aspect of a question that is nothing but its question word: "why?", "and when?"."""
    return next((word for word in said if word in ("why", "how", "when")), "")


@cache
def aspects() -> dict[str, str]:
    """The stems that ask for a part of an entry, and the aspect of that part."""
    return {
        stem(word): aspect
        for table in (ASPECT_WORDS, BARE)
        for aspect, spellings in table.items()
        for word in spellings.split()
    }


@cache
def spelled() -> frozenset[str]:
    """The same words as they are spelled, and in the plural."""
    singular = " ".join((*ASPECT_WORDS.values(), *BARE.values())).split()
    return frozenset((*singular, *(f"{word}s" for word in singular)))


@cache
def all_wanted() -> frozenset[str]:
    """What wants all there is, as it is spelled and by its stems."""
    return frozenset((*ALL, *map(stem, ALL)))


@cache
def _told() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Phrases in which the name is "it"; read where single words do not tell what is asked for."""
    phrases = {
        "example": r"(?<!many )(?<!hard )(?<!training )(?<!few )(?<!labeled )(?<!difficult )examples?|an instance of it|illustrate it|it illustrated|e g|demo of|(?:concrete|real|actual) case|it in action|case study",
        "confusions": r"misconceptions?|misunderst\w+|misinterpret\w+|misread\w*|mix ups?|mix it up|mistaken for|"
        r"(?:get|gets|got) (?:it )?wrong|what it is not|confuse it|confused with|confusions|confusion (?:about|with)",
        "detect": r"kpis?|metrics? (?:for|of|tells?)|(?:is|are) it (?:evaluated|checked|scored)|"
        r"(?:evaluate|check for|check|catch|recogni[sz]e|spot|reveals?|quantify) it|(?:formula|equation|math|maths) (?:for|of|behind)|"
        r"how (?:will|would|could|can|do) (?:i|we|one|you) (?:know|see|tell(?! (?:\w+ ){1,2}about))",
        "when_not": r"against it|wrong tool|contraindications?|wouldnt (?:i |we |you )?(?:want|use)|say no to it|"
        r"(?:makes?|is) (?:it )?no sense|no sense|overkill|too small for it|better not",
        "costs": r"pay for it|effort is it|hidden costs?|drawbacks?|downsides?|the catch|cost (?:us|me|a company)|work is it",
        "harm": r"go wrong with it|goes wrong with it|worst (?:that|thing|case)(?=$| (?:that|if|scenario|can|could|with))|at stake|lose by it|do we lose|so what|"
        r"leave it (?:alone|as it is|unfixed)|ignore it|consequences|hurts? us|(?:is )?wrong with it|the damage|happens otherwise",
        "cause": r"(?:come|comes|came) from|come about|root cause|drives (?:\w+ )?(?:into|to)|makes? (?:people|teams|someone) it|how come|"
        r"brings? (?:it )?about|end up (?:with it|here)|fall into it|people thinking",
        "worth": r"(?:value|significance|relevance|use|good) of it|use is it|would i (?:gain|need) (?:from )?it|gain from it|"
        r"so great about it|care(?:s)? about it",
        RELATION: r"(?:got )?to do with|relat(?:ed|es|ion)",
    }
    return tuple((aspect, re.compile(rf"\b(?:{phrase})\b")) for aspect, phrase in phrases.items())
