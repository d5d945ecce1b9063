"""compare: two entries side by side, with the difference that their editors declared."""

from __future__ import annotations

from bot.persona.answer import Answer, Candidate, Choices, Comparison, NotFound, Persona
from bot.persona.look_up import beyond_scope, candidates, found, named
from bot.search.frame import take_apart
from bot.search.match import Outcome


def compare(persona: Persona, argument: str) -> Answer:
    """The command: anything that names two things is compared."""
    answer = compare_question(persona, argument) or compare_question(persona, f"compare {argument}")
    return answer or NotFound(argument, argument, ())


def compare_question(persona: Persona, text: str) -> Answer | None:
    """An answer when the text asks for a comparison, else None."""
    # The ids in our own buttons are taken as they stand.
    before, versus, after = text.partition(" vs ")
    ids = {before, after} <= persona.knowledge.entries.keys()
    sides = (before, after) if versus and ids else take_apart(text).compared
    if not sides:
        return None
    if refusal := beyond_scope(persona, text):
        return refusal
    compared: list[Candidate] = []
    for side in sides:
        decision = named(persona, side)
        matched = candidates(persona, decision.matches)
        if decision.outcome is Outcome.DECLINE:
            return NotFound(text, side, matched[:1])
        if decision.outcome is Outcome.CHOOSE:
            return Choices(text, side, matched)
        compared.append(matched[0])
    first, second = compared[0].entry, compared[1].entry
    if first.id == second.id:
        return found(persona, text, (compared[0],))
    sentences = [contrast.difference for contrast in first.contrasts if contrast.entry == second.id]
    sentences += [
        contrast.difference
        for contrast in second.contrasts
        if contrast.entry == first.id and contrast.difference not in sentences
    ]
    keys = dict.fromkeys((*first.references, *second.references))
    return Comparison(
        query=text,
        candidates=tuple(compared),
        sentences=tuple(sentences),
        references=tuple(
            persona.knowledge.references[key] for key in keys if key in persona.knowledge.references
        ),
    )
