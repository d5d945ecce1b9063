"""From what search decided to what we say: the steps that several commands share."""

from __future__ import annotations

from functools import lru_cache

from bot.knowledge.document import OutsideName
from bot.persona.answer import (
    Answer,
    Candidate,
    Choices,
    Difference,
    Found,
    Head,
    NotFound,
    OutOfScope,
    Persona,
    head,
    heads,
)
from bot.search.engine import find_name, search
from bot.search.forms import OURS
from bot.search.match import Decision, Match, Outcome
from bot.search.normalize import tokens, words

# A story has at least so many words, or two sentences of so many; a statement so many that ask
# nothing. When either names a tool, its entry must be this probable in percent
# (docs/decisions/007-search.md has the measurements).
STORY_WORDS, SENTENCE_WORDS, STATEMENT_WORDS = 18, 3, 8
SURE_OF_STORY, SURE_OF_STATEMENT = 60.0, 70.0
# Below this, in percent, an answer names so many others that may be meant: where such an answer is
# wrong, the right one is among them in two of three cases (docs/decisions/007-search.md).
ALL_BUT_CERTAIN, OTHERS = 97.0, 3
# What a question has somewhere, and what a question or a request begins with.
ASKS = frozenset("how hows step what whats where which who whose why".split())
BEGINS = ASKS | frozenset(
    "any anyone are can compare could define describe did difference do does explain give had has "
    "have is list may might should show tell was were will would".split()
)

# "Should we scale features for xgboost?" and "is my pytorch model overfitting?" are about no tool,
# "does pytorch scale features?" is.
WEIGHS = frozenset(("should", "when", "why"))
WHETHER = frozenset(("are", "do", "does", "is"))


def candidates(persona: Persona, matches: tuple[Match, ...]) -> tuple[Candidate, ...]:
    """The matched entries with their scores."""
    entries = persona.knowledge.entries
    return tuple(Candidate(entries[match.entry], match.score) for match in matches)


def found(
    persona: Persona,
    query: str,
    matches: tuple[Candidate, ...],
    *,
    aspect: str = "",
    section: str = "",
    whole: bool = False,
) -> Found:
    """The answer that is the first candidate: with the section that answers the aspect."""
    knowledge = persona.knowledge
    entry = matches[0].entry
    if aspect and not section:
        section = next((key for key in entry.kind.answering(aspect) if entry.section(key)), "")
    return Found(
        query=query,
        candidates=matches,
        section=section,
        whole=whole,
        others=_others(matches),
        narrower=heads(knowledge, knowledge.narrower.get(entry.id, ())),
        related=heads(knowledge, entry.related),
        differences=tuple(
            Difference(head(knowledge.entries[contrast.entry]), contrast.difference)
            for contrast in entry.contrasts
            if contrast.entry in knowledge.entries
        ),
        references=tuple(
            knowledge.references[key] for key in entry.references if key in knowledge.references
        ),
        notes=knowledge.document.notes_on(entry.kind.key),
    )


def _others(matches: tuple[Candidate, ...]) -> tuple[Head, ...]:
    first, *rest = matches
    if first.score >= ALL_BUT_CERTAIN:
        return ()
    return tuple(head(each.entry) for each in rest[:OTHERS])


def spoken(
    persona: Persona,
    query: str,
    subject: str,
    decision: Decision,
    *,
    aspect: str = "",
    whole: bool = False,
) -> Found | Choices | NotFound:
    """Say what was decided: answer, offer, or own up to not knowing."""
    matched = candidates(persona, decision.matches)
    if decision.outcome is Outcome.ANSWER:
        return found(persona, query, matched, aspect=aspect, whole=whole)
    if decision.outcome is Outcome.CHOOSE:
        return Choices(query, subject, matched)
    return NotFound(query, subject, ())


def answer_question(persona: Persona, query: str, *, whole: bool = False) -> Answer:
    """Answer a question or a bare term; outside the scope, say where the line is."""
    if answer := as_name(persona, query, whole=whole):
        return answer
    if refusal := beyond_scope(persona, query):
        return refusal
    asked, decision, _ = search(query, persona.index)
    return spoken(persona, query, asked.subject, decision, aspect=asked.aspect, whole=whole)


def as_name(persona: Persona, text: str, *, whole: bool = False) -> Found | None:
    """The answer when the whole text is a name: exactly, or one misspelt word.

    Neither needs the question's grammar.
    """
    matches = exactly(persona, text)
    if not matches and " " not in text:
        decision = find_name(text, persona.index)
        matches = decision.matches if decision.outcome is Outcome.ANSWER else ()
        return found(persona, text, candidates(persona, matches), whole=whole) if matches else None
    if len(matches) != 1:
        return None
    return found(persona, text, candidates(persona, matches), whole=whole)


def exactly(persona: Persona, text: str) -> tuple[Match, ...]:
    """The entries whose id, name or ask this text is, letter for letter but for its form."""
    if "/" in text and (entry := persona.knowledge.entries.get(text)):
        return (Match(entry.id, entry.title, 100.0, "exact"),)
    return persona.index.exact(text)


def beyond_scope(persona: Persona, query: str) -> OutOfScope | None:
    """Where the line is, when the query names something beyond it; with what lies on this side.

    Who tells a story names tools in passing, and who asks why, when or whether to do something: when
    that is surely about an entry, it is the answer.
    """
    document = persona.knowledge.document
    if not (found := crossed(document.outside, query)):
        return None
    if bar := sure_of(query):
        matches = search(query, persona.index).decision.matches
        if matches and matches[0].score >= bar:
            return None
    name, rest = found
    near = search(rest, persona.index).decision if rest else NOTHING
    pointers = near.matches[:3] if near.outcome is not Outcome.DECLINE else ()
    return OutOfScope(
        query, document.scope_out[name.exclusion], name.name, candidates(persona, pointers)
    )


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
    said = words(text)
    asks = text.rstrip().endswith("?") or not said or said[0] in BEGINS
    return len(said) >= STATEMENT_WORDS and not asks and ASKS.isdisjoint(said)


def weighs(text: str) -> bool:
    """Does this ask why, when or whether to do something, rather than how something is used?"""
    first, second = [*words(text), "", ""][:2]
    return first in WEIGHS or (first in WHETHER and second in OURS)


def crossed(names: tuple[OutsideName, ...], query: str) -> tuple[OutsideName, str] | None:
    """The name beyond the scope that the query has, and the rest of its words.

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
    _, start, end, name = min(places, key=lambda place: place[:3])
    return name, " ".join(parts[:start] + parts[-end:])


NOTHING = Decision(Outcome.DECLINE, ())


@lru_cache(maxsize=4)
def _outside(names: tuple[OutsideName, ...]) -> tuple[dict[str, OutsideName], int]:
    """What lies outside by its tokens, and how many tokens the longest has."""
    by_tokens = {" ".join(tokens(name.name)): name for name in names}
    return by_tokens, max((name.count(" ") + 1 for name in by_tokens), default=0)


def named(persona: Persona, text: str) -> Decision:
    """The entry that has this name; when there is none, the one that the words mean."""
    if len(matches := exactly(persona, text)) == 1:
        return Decision(Outcome.ANSWER, matches)
    decision = find_name(text, persona.index)
    if decision.outcome is Outcome.ANSWER:
        return decision
    asked = search(text, persona.index).decision
    return asked if asked.outcome is not Outcome.DECLINE else decision
