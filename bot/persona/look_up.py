"""From what search decided to what we say: the steps that several commands share."""

from __future__ import annotations

from bot.knowledge.base import KnowledgeBase
from bot.persona.answer import (
    Answer,
    Candidate,
    Choices,
    Difference,
    Found,
    NotFound,
    OutOfScope,
    Persona,
    head,
    heads,
)
from bot.search.engine import find_name, search
from bot.search.match import Decision, Match, Outcome
from bot.search.normalize import tokens


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
    return NotFound(query, subject, matched[:1] if matched and matched[0].score >= 20 else ())


def answer_question(persona: Persona, query: str, *, whole: bool = False) -> Answer:
    """Answer a question or a bare term; outside the scope, say where the line is."""
    if len(named_exactly := persona.index.exact(query)) == 1:
        return found(persona, query, candidates(persona, named_exactly), whole=whole)
    asked, decision = search(query, persona.index)
    exact = bool(decision.matches) and decision.matches[0].channel == "exact"
    if not exact and (line := outside(persona.knowledge, query)):
        exclusion, named = line
        rest = without(query, named)
        near = search(rest, persona.index).decision if rest else Decision(Outcome.DECLINE, ())
        pointers = near.matches if near.outcome is not Outcome.DECLINE else ()
        return OutOfScope(query, exclusion, named, candidates(persona, pointers[:3]))
    return spoken(persona, query, asked.subject, decision, aspect=asked.aspect, whole=whole)


def outside(knowledge: KnowledgeBase, query: str) -> tuple[str, str] | None:
    """The excluded area that a query's words belong to, and the name that says so."""
    parts = " ".join(tokens(query))
    padded = f" {parts} "
    document = knowledge.document
    for name in document.outside:
        if f" {' '.join(tokens(name.name))} " in padded:
            return document.scope_out[name.exclusion], name.name
    return None


def without(query: str, name: str) -> str:
    """The query's tokens without that name."""
    padded = f" {' '.join(tokens(query))} "
    return padded.replace(f" {' '.join(tokens(name))} ", " ").strip()


def named(persona: Persona, text: str) -> Decision:
    """The entry that has this name; when there is none, the one that the words mean."""
    decision = find_name(text, persona.index)
    if decision.outcome is Outcome.ANSWER:
        return decision
    asked = search(text, persona.index).decision
    return asked if asked.outcome is not Outcome.DECLINE else decision
