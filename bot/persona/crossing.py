"""Where a question leaves the scope of the document: at tools, vendors, tutorials, code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.knowledge.document import OutsideName
from bot.persona.answer import Persona
from bot.persona.pasted import (
    AS_FAR,
    CODE,
    is_about_code,
    is_code,
    kind_of_paste,
    unlisted_tool,
    without_code,
)
from bot.search.engine import search
from bot.search.forms import OURS
from bot.search.lexicon import stem
from bot.search.lookup import is_word
from bot.search.match import Decision, Match, Outcome
from bot.search.meaning import has_vector
from bot.search.normalize import key, token, tokens, words

# A story has at least so many words, or two sentences of so many; a statement so many that ask
# nothing. When either names a tool, its entry must be this probable in percent
# (docs/decisions/007-search.md has the measurements).
STORY_WORDS, SENTENCE_WORDS, STATEMENT_WORDS = 18, 3, 8
SURE_OF_STORY, SURE_OF_STATEMENT = 60.0, 70.0
# So is a shorter one, when it has one of these words and is this sure.
FEWEST_WORDS, SURE_OF_LITTLE = 4, 90.0
TELLING = frozenset(
    "are breaks broke changed changes deprecated differ differs drops duplicates fails forgets gives i is keeps kills lost "
    "makes my our reruns says stopped us was we were".split()
)
# What asks about a product of a kind is answered as a question on that kind when it is this sure, and
# has none of these words.
SURE_OF_KIND = 70.0
_OF_PRODUCTS = re.compile(
    r"\b(?:apis?|account|arguments?|buy|cli|config|configure|costs?|crash\w*|download|endpoint|errors?|"
    r"flags?|import|install\w*|keys?|latest|limits?|login|options?|outage|packages?|param\w*|plans?|plugin|"
    r"prices?|pricing|quotas?|release\w*|sdk|settings?|subscri\w+|syntax|tokens? per|update\w*|upgrade\w*|"
    r"versions?|warnings?|wrapper)\b|\d\.\d|_",
    re.IGNORECASE,
)
# Which of several products is asked for.
_AMONG = re.compile(r"\b(?:best|better|choose|compar\w+|differ\w*|or|than|versus|vs|which)\b")
# And what asks about a word of a program, or has one in it.
SURE_OF_PASTED, SURE_BESIDE_CODE = 88.0, 55.0
# What a question has somewhere, and what a question or a request begins with.
ASKS = frozenset("how hows step what whats where which who whose why".split())
BEGINS = ASKS | frozenset(
    "any anyone are build can code compare convert could create define describe did difference do "
    "does draw explain give had has have is list load make may might plot save should show tell was "
    "were will would write".split()
)

# "Should we scale features for xgboost?" and "is my pytorch model overfitting?" are about no tool,
# "does pytorch scale features?" is.
WEIGHS = frozenset(("should", "when", "why"))
WHETHER = frozenset(("are", "do", "does", "is"))

# What makes a question of what was said: "xgboost sorts it out, right?".
_TAG = re.compile(
    r"[\s,.;:-]+(?:and )?(?:right|ok|okay|correct|no|why|what now|now what|any ideas?|ideas|any thoughts?|thoughts|any advice|"
    r"any suggestions?|help|what should (?:i|we) do|is that (?:ok|bad|normal|fine|right))\s*\?+\s*$",
    re.IGNORECASE,
)

# What stands for many of its kind: in brackets, or up to the next word that is no name of one. Tools
# like it are asked for themselves, and what looks or works like it is none of its kind.
# "An orchestration tool like Airflow" is any of that kind.
_EXAMPLES = re.compile(
    r"\s*\((?:e\.?\s?g\.?|such as|like|for example|for instance|say)[\s,:][^()]*\)|"
    r"(?P<kind>\ban? (?:[\w-]+ ){1,3}(?:tool|platform|framework|service|system|engine)|\b\w+),? (?:such as|like|e\.?\s?g\.?,?) (?:an? |the )?[\w.+-]+(?:(?:,? (?:and|or) |, |/)[\w.+-]+)*"
    r"(?=\W*$|[,.;:?!)]| (?:on|for|to|in|with|when|do|does|good|differ|worth|needed|useful|help)\b)",
    re.IGNORECASE,
)
_OF_NO_KIND = frozenset(
    "anything are code feel feels framework frameworks is it libraries library look looks package packages "
    "platform platforms product products provider providers seem seems service services software "
    "something tool toolkit tools vendor vendors work works".split()
)

# An unknown word is no tool when it is as short, or has a word of names in it that is as long.
SHORT_NAME, LONG_WORD = 5, 5
NOTHING = Decision(Outcome.DECLINE, ())


class Crossed(NamedTuple):
    """A name beyond the scope, of so many that a text has, and its words without any of them.

    ``meant`` has what the names are instead of them, where it is known of all.
    """

    name: OutsideName
    rest: str
    mentions: int
    meant: str = ""


class Crossing(NamedTuple):
    """The name beyond the scope that a question has, and what lies near it on this side."""

    name: OutsideName
    near: tuple[Match, ...]


def crossing_of(persona: Persona, query: str) -> Crossing | str:
    """Where the query leaves the scope, if it does; else what of it is to be answered.

    Who tells a story names tools in passing, and who asks why, when or whether to do something: when
    that is surely about an entry, it is the answer.
    """
    names = persona.knowledge.document.outside
    query = without_examples(persona, query)
    pasted = _pasted(persona, query)
    named = crossed(names, query)
    found = named or _of_pasted(query, pasted, names) or _unlisted(persona, query, names)
    if not found:
        return query
    name, rest, _, meant = found
    of_kind = meant and not pasted and not _of_product(query, found)
    if of_kind and _surest(search(meant, persona.index).decision) >= SURE_OF_KIND:
        # GPT-4 is a language model, whoever makes it.
        return meant
    if pasted and not named and not is_code(query):
        # A word of a program, or what one says, may stand for what is asked about.
        bar = SURE_OF_PASTED if is_about_code(query) else SURE_BESIDE_CODE
    else:
        bar = _bar(query, found, pasted)
    whole = search(query, persona.index).decision if bar else NOTHING
    spelled = bool(pasted and whole.matches and whole.matches[0].channel == "spelling")
    if bar and _surest(whole) >= bar and not spelled:
        return query
    near = search(rest, persona.index).decision if rest else NOTHING
    if rest and named and persona.index.exact(rest, asks=False) and rest.count(" ") > 1:
        # "CUDA out of memory" is called so by everybody.
        return rest
    if bar and not pasted and "how" not in rest.split() and _surest(near) >= bar:
        # The tool is a word that no entry has, and makes each less probable.
        return rest
    if near.outcome is Outcome.DECLINE or near.matches[0].channel == "part":
        # "Windows" is a part of names, and the asker means none of them.
        return Crossing(name, ())
    return Crossing(name, near.matches[:3])


def without_examples(persona: Persona, query: str) -> str:
    """The query without the tools that it names as mere examples: "LLMs like ChatGPT", "(e.g., ONNX)".

    As it is where it names one beside them.
    """
    names = persona.knowledge.document.outside

    def left_out(found: re.Match[str]) -> str:
        kind = found["kind"] or ""
        named = kind.casefold() not in _OF_NO_KIND and crossed(names, found.group())
        return kind if named else found.group()

    rest = _EXAMPLES.sub(left_out, query)
    return query if crossed(names, rest) else rest


def _bar(query: str, found: Crossed, pasted: str) -> float:
    """How probable an entry must be, in percent, to answer a text that names this; 0 when none may.

    Two tools in one sentence are its point, and so is what a title says is used.
    """
    bar = sure_of(without_code(query)) or (SURE_OF_LITTLE if not pasted and tells(query) else 0.0)
    if bar == SURE_OF_STORY or not (found.mentions > 1 or _ends_in_use(query, found.name.name)):
        return bar
    return 0.0


def _of_product(query: str, found: Crossed) -> bool:
    """Does this ask about the product rather than about what it is: "probabilities in xgboost"?"""
    asked, name = " ".join(tokens(query)), re.escape(" ".join(tokens(found.name.name)))
    if _OF_PRODUCTS.search(query) or (found.mentions > 1 and _AMONG.search(asked)):
        return True
    return bool(re.search(rf"^how\b.* (?:in|on|use|using|via|with) {name}\b", asked))


def _pasted(persona: Persona, query: str) -> str:
    """The name beyond the scope of what is pasted into the query, or nothing.

    A story may have a call in it, as it may name a tool.
    """
    index = persona.index
    kind = kind_of_paste(query, lambda word: bool(index.exact_key(key(tokens(word)))))
    return "" if kind == CODE and is_story(query) else kind


def _of_pasted(query: str, pasted: str, names: tuple[OutsideName, ...]) -> Crossed | None:
    """What is pasted, as a name beyond the scope; None where the document has none of its kind."""
    found = crossed(names, AS_FAR.get(pasted, ""))
    return found and Crossed(OutsideName(pasted, found.name.exclusion), query, 1)


def _unlisted(persona: Persona, query: str, names: tuple[OutsideName, ...]) -> Crossed | None:
    """A tool that is in no list, and the other words; the names of the first group are of tools."""
    index = persona.index

    def is_known(word: str) -> bool:
        # Short ones are acronyms of methods, and "flashattention" has a word of ours in it.
        part = token(word)
        known = index.spelling.vocabulary.known
        return (
            len(part) <= SHORT_NAME
            or any(part[:at] in known or part[-at:] in known for at in range(LONG_WORD, len(part)))
            or bool(index.lexicon.halves(part))
            or is_word(part, index)
            or index.lexicon.knows(part)
            or has_vector(stem(part))
            or index.spelling.repaired(part) != part
        )

    said = " ".join(words(query))
    tool = unlisted_tool(said, is_known) if names else ""
    if not tool:
        return None
    rest = " ".join(word for word in said.split() if word != tool)
    return Crossed(OutsideName(tool, names[0].exclusion), rest, 1)


def _ends_in_use(query: str, tool: str) -> bool:
    """Does the text end with what is used: "reshaping images using Keras"? So titles do."""
    return not weighs(query) and bool(
        re.search(rf"\b(?:in|on|using|via|with)\s+{re.escape(tool)}\W*$", query, re.IGNORECASE)
    )


def _surest(decision: Decision) -> float:
    """How probable the likeliest entry is, in percent."""
    return decision.matches[0].score if decision.matches else 0.0


def sure_of(text: str) -> float:
    """How probable an entry must be, in percent, to answer a text that names a tool; 0 when none may.

    A story needs least: what it tells is more than the tool.
    """
    if is_story(text):
        return SURE_OF_STORY
    return SURE_OF_STATEMENT if states(text) or weighs(text) else 0.0


def is_story(text: str) -> bool:
    """Does this text tell of a case, in several sentences or a long one?"""
    from bot.persona.written import sentences

    told = [each for each in sentences(text)[0] if len(each.split()) >= SENTENCE_WORDS]
    return len(told) > 1 or len(text.split()) >= STORY_WORDS


def states(text: str) -> bool:
    """Does this say something in a short sentence that asks nothing?"""
    text = _TAG.sub("", text)
    said = words(text)
    asks = text.rstrip().endswith("?") or not said or said[0] in BEGINS
    return len(said) >= STATEMENT_WORDS and not asks and ASKS.isdisjoint(said)


def tells(text: str) -> bool:
    """Does this say in a few words what is or what happened: "our airflow job duplicates rows"?"""
    text = _TAG.sub("", text)
    said = words(text)
    asks = text.rstrip().endswith("?") or not said or said[0] in BEGINS
    return len(said) >= FEWEST_WORDS and not asks and not TELLING.isdisjoint(said)


def weighs(text: str) -> bool:
    """Does this ask why, when or whether to do something, rather than how something is used?"""
    first, second = [*words(text), "", ""][:2]
    return first in WEIGHS or (first in WHETHER and second in OURS)


def crossed(names: tuple[OutsideName, ...], query: str) -> Crossed | None:
    """The name beyond the scope that the query has, and its words without any such name.

    Of several such names the one of the first exclusion counts: "install PyTorch" is about a tool.
    """
    parts = tokens(query)
    outside, longest = _outside(names)
    places = [
        (name.exclusion, start, -end, name)
        for start in range(len(parts))
        for end in range(start + 1, min(len(parts), start + longest) + 1)
        if (name := outside.get(" ".join(parts[start:end])))
    ]
    if not places:
        return None
    gone = {at for _, start, end, _ in places for at in range(start, -end)}
    name = min(places, key=lambda place: place[:3])[3]
    rest = " ".join(part for at, part in enumerate(parts) if at not in gone)
    return Crossed(name, rest, sum(at - 1 not in gone for at in gone), _meant(parts, places))


def _meant(parts: Sequence[str], places: Sequence[tuple[int, int, int, OutsideName]]) -> str:
    """The words with what the names at these places are, or nothing: "can an llm grade answers?"."""
    said: list[str] = []
    at = 0
    for start, end, name in sorted((start, end, name) for _, start, end, name in places):
        if not name.kind:
            return ""
        if start >= at:
            said += [*parts[at:start], *name.kind.split()]
            at = -end
    return " ".join([*said, *parts[at:]])


@lru_cache(maxsize=4)
def _outside(names: tuple[OutsideName, ...]) -> tuple[dict[str, OutsideName], int]:
    """What lies outside by its tokens, and how many tokens the longest has."""
    by_tokens = {" ".join(tokens(name.name)): name for name in names}
    return by_tokens, max((name.count(" ") + 1 for name in by_tokens), default=0)
