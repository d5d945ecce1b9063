"""What a follow-up means: "and how do I detect it?" is about the entry of the last answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.knowledge.entry import Entry
from bot.persona.answer import (
    Answer,
    Candidate,
    Choices,
    Comparison,
    Found,
    NotFound,
    OutOfScope,
    Persona,
)
from bot.persona.commands.table import COMMAND_BY_NAME
from bot.persona.look_up import found
from bot.persona.parts import (
    SHORT,
    all_wanted,
    says_only_that,
    section_for,
    spelled,
    told_section,
    wanted_in,
)
from bot.persona.pointing import points, with_name
from bot.persona.small_talk import is_about_nothing
from bot.persona.together import asked_of_all, of_both, picked
from bot.search.frame import take_apart, without_articles
from bot.search.lexicon import stem
from bot.search.normalize import tokens, words

# A longer text that points back is rather one that tells of its own thing in everyday words.
LONGEST_BARE = 8
# Nor does a longer one compare the last entry with another.
LONGEST_COMPARED = 16


def follow_up(text: str, persona: Persona, subject: str) -> Answer | str:
    """The answer that a text has in a conversation, or the text as it stands without one.

    ``subject`` is what the conversation is about so far (`together.about`), or the id of an entry.
    A text that names its own thing ("what about label shift?") stays as it is.
    """
    known = persona.knowledge.known(tuple(subject.split()))
    if not known or not text.strip():
        return text
    entry, *beside = known
    said = words(text)
    joined = " ".join(said)
    if asked_of_all(joined) or (beside and of_both(joined)):
        # Of one entry, its short answer says what it is confused with.
        alone = found(persona, text, (Candidate(entry, 100.0),))
        return " vs ".join(each.id for each in beside) if beside else alone
    if pick := picked(joined, len(beside)):
        return follow_up(pick[1], persona, beside[pick[0]].id)
    command = COMMAND_BY_NAME.get(text.casefold())
    if command and command.alone:
        return text
    candidate = (Candidate(entry, 100.0),)
    if points(said) and (part := _with_the_name(text, entry, persona)):
        return part
    wanted = wanted_in(said)
    if None not in wanted:
        if _is_own_name(text, persona) or _is_own_ask(text, said, persona):
            return text
        return _part(text, said, [each for each in wanted if each], persona, candidate)
    if is_about_nothing(joined):
        section = told_section(joined, entry)
        return found(persona, text, candidate, section=section, whole=not section)
    if len(said) <= LONGEST_COMPARED and (other := _compared(joined, persona)):
        return f"{entry.id} vs {other}"
    if persona.index.exact(text):
        return text
    rewritten = with_name(text, entry.title, persona.index.is_name)
    if rewritten == text:
        return text
    asked = take_apart(rewritten, persona.index.is_name)
    if not asked.compared and tokens(asked.subject) == tokens(entry.title):
        return found(persona, text, candidate, aspect=asked.aspect)
    return rewritten


def _with_the_name(text: str, entry: Entry, persona: Persona) -> Found | None:
    """The part that the text asks for when it is read with the entry's name, as a question by name is."""
    if persona.index.exact(text):
        return None
    is_name = persona.index.is_name
    full = with_name(text, entry.title, is_name)
    asked = take_apart(full, is_name)
    if full == text or asked.compared or tokens(asked.subject) != tokens(entry.title):
        return None
    answer = found(persona, text, (Candidate(entry, 100.0),), aspect=asked.aspect)
    return answer if asked.aspect and answer.section else None


def kept_to(answer: Answer, persona: Persona, subject: str) -> Answer:
    """The answer to a text that points back: the entry it points to, rather than a menu or nothing."""
    known = persona.knowledge.known(tuple(subject.split()[:1]))
    if not known or isinstance(answer, (Found, Comparison, OutOfScope)):
        return answer
    return found(persona, answer.query, (Candidate(known[0], 100.0),))


def told_of(answer: Answer, persona: Persona, subject: str) -> Answer:
    """The part of the last entry, where a text that found nothing asks for one: "how come?"."""
    known = persona.knowledge.known(tuple(subject.split()[:1]))
    said = words(answer.query)
    if not known or not isinstance(answer, (Choices, NotFound)):
        return answer
    if not points(said) and not says_only_that(" ".join(said)):
        return answer
    section = told_section(" ".join(said), known[0])
    candidate = (Candidate(known[0], 100.0),)
    return found(persona, answer.query, candidate, section=section) if section else answer


def _is_own_name(text: str, persona: Persona) -> bool:
    """Is this about a name that is made of such words: "what is monitoring", "similarity measure"?

    A single word that is one of them as it stands asks for the part: "example?".
    """
    subject = take_apart(text, persona.index.is_name).subject
    return persona.index.is_name(subject) and (" " in subject or subject not in spelled())


def _is_own_ask(text: str, said: Sequence[str], persona: Persona) -> bool:
    """Is this, for all its everyday words, the very ask of an entry: "less of the same"?"""
    asks = len(said) > 1 and (len(said) > LONGEST_BARE or not points(said))
    return asks and bool(persona.index.exact(text))


def _part(
    text: str,
    said: Sequence[str],
    asked: Sequence[str],
    persona: Persona,
    candidate: tuple[Candidate, ...],
) -> Found:
    """The part of the entry that is asked for, or as much of the entry as is."""
    named, section = section_for(said, asked, candidate[0].entry)
    stems = {*said, *map(stem, said)}
    wants_all = named == "details" or not (
        named or (points(said) and stems.isdisjoint(all_wanted()))
    )
    whole = not section and wants_all and SHORT.isdisjoint(said)
    return found(persona, text, candidate, section=section, whole=whole)


def _compared(joined: str, persona: Persona) -> str:
    """The id of the entry that the last one is to be compared with, or nothing.

    "How does that differ from label shift", "isn't it just label shift?", "or label shift?".
    """
    is_name = persona.index.is_name
    for pattern in _comparisons():
        match = pattern.match(joined)
        if not match or not match.lastindex:
            continue
        side = without_articles(match[match.lastindex])
        if not is_name(side) and "itself" not in match.groupdict():
            side = take_apart(side, is_name).subject
        if matches := persona.index.exact(side, asks=False):
            return matches[0].entry
    return ""


@cache
def _comparisons() -> tuple[re.Pattern[str], ...]:
    """What compares with the entry of the last answer."""
    back = r"(?:it|its|this|that|they|these|those|them)"
    filler = r"(?:a|an|also|another|basically|essentially|exactly|just|kind of|like|much|not|only|really|simply|the|type of|word for) "
    beside = (
        r"(?:vs|versus|compar(?:e|ed|es|ing)(?: (?:it|this|that|them))? (?:to|with|against)|"
        r"(?:differences?|distinction) (?:to|from|with)|as opposed to|in contrast (?:to|with)|contrasted with|"
        r"unlike|better than|worse than|instead of|rather than|(?:the )?same(?: thing)? as|similar to|"
        r"differ(?:s|ent)? (?:from|to|than)|distinct from|relate[sd]? to|equivalent to|identical to)"
    )
    return tuple(
        map(
            re.compile,
            (
                rf"^(?:and |but |so |ok |is |are |how |what is |what about |the |{back} )*{beside} (.+)$",
                r"^or (?:is (?:it|this|that) )?(.+)$",
                rf"^(?:and |but |so |ok )*how (?:is|are|does|do|would|did) {back} (?:{filler})*"
                r"(?:differ(?:s|ent)?|distinct|compares?|relate[sd]?|connected|linked) (?:from|to|with|than) (.+)$",
                rf"^(?:and |but |so |ok )*(?:is|are|isnt|arent|wasnt|does|do) {back} (?:{filler})*(?:{beside} )(?:{filler})*(.+)$",
                # What it may be instead is said as it is called: "isn't it just label shift?".
                rf"^(?:and |but |so |ok )*(?:is|are|isnt|arent|wasnt) {back} (?:{filler})*(?P<itself>.+)$",
                rf"^(?:and |so )*(?:what is )?(?:the )?differences? between {back} and (.+)$",
                rf"^(?:and |so )*(?:what is )?(?:the )?differences? between (.+) and {back}$",
                rf"^(?:and |but |so |ok )*(?:is|are) (.+?) (?:any |much |really |the )*(?:better|worse|same|similar|different)"
                rf"(?: thing)?(?: (?:as|than|from|to) {back})?$",
            ),
        )
    )
