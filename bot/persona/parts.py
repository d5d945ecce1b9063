"""Which part of an entry is asked for without saying of which: "pros and cons?", "how to tell?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.persona.commands.define import ASPECT_WORDS
from bot.search.lexicon import stem

# What asks for a part of an entry without saying of which: by the part, where there is one.
BARE = {
    "": "again alternative any bad better citation continue deeper elaborate else eli5 explain hard happen happens "
    "history important info information kind link literature more ones paper possible publication read reading "
    "reference related short shorter show similar simple simpler source summarize summary synonym tldr type "
    "variant work works",
    "detect": "notice measured monitor recognize sign spot",
    "handle": "address avoid cure handled instead prevented prevention reduce solution solve",
    "why": "advantage benefit caused matter matters point purpose reason why",
    "harm": "consequence effect impact",
    "ignored": "ignore ignored",
    "worth": "bother overkill worth",
    "how": "how practice step",
    "when": "when",
    "when_not": "break fail",
    "costs": "catch caveat con disadvantage downside drawback expensive limitation pitfall price pros tradeoff weakness",
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
BESIDE_THE_REST = frozenset("best further good main".split())
# The part that a kind of entry has in place of one that it lacks.
IN_PLACE_OF = {
    "costs": "why",
    "how": "handle",
    "risk": "why",
}


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
