"""What a follow-up means: "and how do I detect it?" is about the entry of the last answer."""

from __future__ import annotations

import re
from functools import cache

from bot.persona.answer import Answer, Candidate, Persona
from bot.persona.commands.define import ASPECT_WORDS
from bot.persona.look_up import found
from bot.search.frame import take_apart, without_articles
from bot.search.lexicon import FUNCTION_WORDS, stem
from bot.search.normalize import tokens, words

# Words that point back; the second lot only where they stand alone ("this", not "this model").
BACK = frozenset("it its itself they them".split())
BACK_ALONE = frozenset("that this these those one ones".split())
# What asks for a part of an entry without saying of which: by the part, where there is one.
BARE = {
    "": "again any bad better citation elaborate else happen happens important literature more read reference "
    "related show similar source work works worth",
    "detect": "notice measured monitor recognize sign spot",
    "handle": "address avoid cure handled instead prevented prevention reduce solution solve",
    "why": "bother caused matter matters purpose reason why",
    "how": "how",
    "when": "when",
    "costs": "drawback expensive price tradeoff",
}
_WORD = re.compile(r"[^\W_]+")
# What compares with the entry of the last answer: "and the difference to label shift?".
_BESIDE = re.compile(
    r"^(?:and |but |so |ok |what is |what about |the )*(?:vs|versus|compared (?:to|with)|differences? (?:to|from|with)|"
    r"as opposed to) (.+)$"
)


def follow_up(text: str, persona: Persona, subject: str) -> Answer | str:
    """The answer that a text has in a conversation, or the text as it stands without one.

    ``subject`` is the id of the entry that the last answer was about. A text that names its own
    thing ("what about label shift?") stays as it is.
    """
    entry = persona.knowledge.entries.get(subject)
    if entry is None or not text.strip():
        return text
    candidate = (Candidate(entry, 100.0),)
    bare = [word for word in words(text) if word in BACK or word not in FUNCTION_WORDS]
    aspects = {_aspects().get(stem(word)) for word in bare if word not in BACK}
    if None not in aspects:
        aspect = next((each for each in aspects if each), "")
        whole = not aspect and not _points(text)
        return found(persona, text, candidate, aspect=aspect or _questioned(text), whole=whole)
    beside = _BESIDE.match(" ".join(words(text)))
    if beside and persona.index.is_name(without_articles(beside.group(1))):
        return f"{entry.title} vs {beside.group(1)}"
    rewritten = _with_name(text, entry.title)
    asked = take_apart(rewritten, persona.index.is_name)
    if rewritten != text and not asked.compared and tokens(asked.subject) == tokens(entry.title):
        return found(persona, text, candidate, aspect=asked.aspect)
    return rewritten


def _with_name(text: str, title: str) -> str:
    """The text with the title in place of the first word that points back."""
    said = list(_WORD.finditer(text))
    for at, match in enumerate(said):
        word = match.group().casefold()
        after = said[at + 1].group().casefold() if at + 1 < len(said) else ""
        alone = not after or after in FUNCTION_WORDS or stem(after) in _aspects()
        if word in BACK or (word in BACK_ALONE and alone and at > 0):
            return f"{text[: match.start()]}{title}{text[match.end() :]}"
    return text


def _points(text: str) -> bool:
    """Does any word of the text point back?"""
    return not (BACK | BACK_ALONE).isdisjoint(words(text))


def _questioned(text: str) -> str:
    """The aspect of a question that is nothing but its question word: "why?", "and when?"."""
    return next((word for word in words(text) if word in ("why", "how", "when")), "")


@cache
def _aspects() -> dict[str, str]:
    """The stems that ask for a part of an entry, and the aspect of that part."""
    return {
        stem(word): aspect
        for table in (ASPECT_WORDS, BARE)
        for aspect, spellings in table.items()
        for word in spellings.split()
    }
