"""Slips in the words that a question is asked with: "diffrence of precison adn recal".

Search mends the words of names by the names there are. What asks, compares or lists belongs to no
name, and is mended here, before any grammar reads it.
"""

from __future__ import annotations

import re

from bot.persona.answer import Persona
from bot.persona.commands.table import COMMAND_BY_NAME
from bot.search.asking import ASKING
from bot.search.english import is_common
from bot.search.lexicon import stem
from bot.search.normalize import token, words

# What questions are asked with. A word of these that has a slip in it is an unknown one.
ASKED_WITH = (
    "about acronym advantage advantages alternative antipatterns avoid because benefit benefits better between calculate "
    "cause causes caused compare compared comparing comparison consequence consequences cost costs could definition "
    "define describe detect detecting detection determine difference differences different differ disadvantage "
    "disadvantages distinguish does downside downsides drawback drawbacks effect effects evaluate example examples explain "
    "explanation handle handling happen happens identify impact implement important improve limitation limitations list "
    "meaning measure measuring method methods mitigate monitor monitoring notice pattern patterns pitfall pitfalls prevent "
    "preventing problem problems purpose reason reasons reduce should similar solution solve spot symptom "
    "symptoms technique techniques tell understand versus warning what when where which without would"
).split()
# Slips of short words, which are too near to others to be told by their letters.
SHORT = {
    "wich": "which",
    "adn": "and",
    "hwo": "how",
    "teh": "the",
    "wat": "what",
    "wats": "what is",
    "whta": "what",
}
SHORTEST = 5
# A longer text tells a story: what asks in it is little of it.
MOST_WORDS = 25
_LETTERS = re.compile(r"[A-Za-z]+")


def mended(text: str, persona: Persona) -> str:
    """The text with the words that ask as they were meant; as it stands when it is a name."""
    typed = words(text)
    if not 1 < len(typed) <= MOST_WORDS or not (slips := _slips(typed, persona)):
        return text
    if persona.index.exact(text):
        return text
    return _LETTERS.sub(lambda word: slips.get(word[0].casefold(), word[0]), text)


def _slips(typed: list[str], persona: Persona) -> dict[str, str]:
    """The words with slips, and what each was meant to be; tables are looked at for few words only."""
    found: dict[str, str] = {}
    for word in typed:
        if word in SHORT:
            found[word] = SHORT[word]
        elif _is_odd(word) and (meant := _meant(word)) and not _is_known(word, meant, persona):
            found[word] = meant
    known = persona.index.spelling.vocabulary.known if found else {}
    return {word: meant for word, meant in found.items() if token(word) not in known}


def _is_odd(word: str) -> bool:
    """Is this long enough to be told by its letters, and no word of questions, commands or English?"""
    return (
        len(word) >= SHORTEST
        and word.isalpha()
        and word.isascii()
        and not is_common(word)
        and token(word) not in ASKING
        and word not in COMMAND_BY_NAME
    )


def _meant(word: str) -> str:
    """The word that asks which this one is a slip of, or nothing."""
    # A slip is rarely in the first letter: "dilution" is no solution.
    likely = [each for each in ASKED_WITH if each[0] == word[0] and abs(len(each) - len(word)) < 2]
    if not likely:
        return ""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extractOne(word, likely, scorer=OSA.distance, score_cutoff=1)
    return near[0] if near else ""


def _is_known(word: str, meant: str, persona: Persona) -> bool:
    """Is this a word of some entry, or as near to a word of a name as to the one that asks?"""
    from rapidfuzz.distance import OSA

    if persona.index.lexicon.knows(stem(word)):
        return True
    named = persona.index.spelling.vocabulary.readings(token(word))
    distance = OSA.distance(word, meant)
    return any(OSA.distance(word, each) <= distance for each in named if each not in ASKED_WITH)
