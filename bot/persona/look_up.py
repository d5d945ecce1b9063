"""From what search decided to what we say: the steps that several commands share."""

from __future__ import annotations

import re

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
from bot.persona.crossing import Crossing, crossing_of
from bot.search.engine import find_name, search
from bot.search.frame import without_articles
from bot.search.match import Decision, Match, Outcome

# Below this, in percent, an answer names so many others that may be meant: where such an answer is
# wrong, the right one is among them in two of three cases (docs/decisions/007-search.md).
ALL_BUT_CERTAIN, OTHERS = 97.0, 3

# A part of what has a name, in so many words at most.
_PLACE = re.compile(r" (in|of|for|with|during|within) ")
MOST_MET = 10
# What is so probable, in percent, is shown beside "not found", and so many at most.
LEAST_NEAR, MOST_NEAR = 8.0, 3


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
    near = _met_in(persona, subject) or _nearest(decision)
    return NotFound(query, subject, candidates(persona, near))


def _met_in(persona: Persona, subject: str) -> tuple[Match, ...]:
    """The entry of what a subject without one is a part of: "channels in CNNs" has that of CNNs."""
    if subject.count(" ") < MOST_MET:
        for place in _PLACE.finditer(subject):
            whole = without_articles(subject[place.end() :])
            if len(named := persona.index.exact(whole, asks=False)) == 1:
                return named
    return ()


def _nearest(decision: Decision) -> tuple[Match, ...]:
    """What comes near enough to be worth a look, though hardly meant."""
    return tuple(match for match in decision.matches if match.score >= LEAST_NEAR)[:MOST_NEAR]


def answer_question(persona: Persona, query: str, *, whole: bool = False) -> Answer:
    """Answer a question or a bare term; outside the scope, say where the line is."""
    if answer := as_name(persona, query, whole=whole):
        return answer
    inside = crossing_of(persona, query)
    if isinstance(inside, Crossing):
        return _out_of_scope(persona, query, inside)
    asked, decision, _ = search(inside, persona.index)
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
    """Where the line is, when the query names something beyond it; with what lies on this side."""
    crossing = crossing_of(persona, query)
    return _out_of_scope(persona, query, crossing) if isinstance(crossing, Crossing) else None


def _out_of_scope(persona: Persona, query: str, crossing: Crossing) -> OutOfScope:
    excluded = persona.knowledge.document.scope_out[crossing.name.exclusion]
    return OutOfScope(query, excluded, crossing.name.name, candidates(persona, crossing.near))


def named(persona: Persona, text: str) -> Decision:
    """The entry that has this name; when there is none, the one that the words mean."""
    if len(matches := exactly(persona, text)) == 1:
        return Decision(Outcome.ANSWER, matches)
    decision = find_name(text, persona.index)
    if decision.outcome is Outcome.ANSWER:
        return decision
    asked = search(text, persona.index).decision
    return asked if asked.outcome is not Outcome.DECLINE else decision
