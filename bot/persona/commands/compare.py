"""compare: two entries side by side, with the difference that their editors declared."""

from __future__ import annotations

import re

from bot.persona.answer import Answer, Candidate, Choices, Comparison, NotFound, Persona
from bot.persona.look_up import beyond_scope, candidates, found, named
from bot.search.engine import find_name, search
from bot.search.frame import take_apart
from bot.search.match import Decision, Match, Outcome

# A side found by less than this, in percent, may be no side at all.
SURELY = 60.0


def compare(persona: Persona, argument: str) -> Answer | None:
    """The command: anything that names two things is compared; None where one thing is named."""
    return compare_question(persona, argument) or compare_question(persona, f"compare {argument}")


def compare_question(persona: Persona, text: str) -> Answer | None:
    """An answer when the text asks for a comparison, else None."""
    sides = _sides(persona, text)
    if not sides:
        return None
    if refusal := beyond_scope(persona, text):
        return refusal
    if one := _one_name(persona, text, sides):
        return one
    decisions = [named(persona, side) for side in sides]
    if not all(map(_surely, decisions)):
        # What is asked may still be one entry: "generative vs discriminative models", "how do we
        # decide whether to build vs buy a platform".
        whole = search(text, persona.index).decision
        if whole.outcome is Outcome.ANSWER:
            return found(persona, text, candidates(persona, whole.matches))
        for side, decision in zip(sides, decisions, strict=True):
            if decision.outcome is Outcome.DECLINE:
                known = [each.matches[0] for each in decisions if _surely(each)]
                return _half_known(persona, text, side, known, whole)
    compared: list[Candidate] = []
    for side, decision in zip(sides, decisions, strict=True):
        matched = candidates(persona, decision.matches)
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


def _one_name(persona: Persona, text: str, sides: tuple[str, ...]) -> Answer | None:
    """The entry whose name is made of two sides, misspelt: "correlelation vs causation"."""
    if all(persona.index.exact(side, asks=False) for side in sides):
        return None
    decision = find_name(text, persona.index)
    if decision.outcome is not Outcome.ANSWER or decision.matches[0].score < SURELY:
        return None
    return found(persona, text, candidates(persona, decision.matches))


def _surely(decision: Decision) -> bool:
    return decision.outcome is Outcome.ANSWER and decision.matches[0].score >= SURELY


def _half_known(
    persona: Persona, text: str, side: str, known: list[Match], whole: Decision
) -> Answer:
    """What to say when one side has no entry: what the whole may mean, else what is known."""
    if whole.outcome is Outcome.CHOOSE:
        return Choices(text, take_apart(text).subject, candidates(persona, whole.matches))
    return NotFound(text, side, candidates(persona, tuple(known)))


# Where one sentence or clause ends and the next begins.
_CLAUSES = re.compile(r"[.?!;:,]+\s+")


def _sides(persona: Persona, text: str) -> tuple[str, ...]:
    """What is compared, in the first clause that compares anything, or nothing."""
    # The ids in our own buttons are taken as they stand.
    before, versus, after = text.partition(" vs ")
    if versus and {before, after} <= persona.knowledge.entries.keys():
        return before, after
    for clause in dict.fromkeys((*_CLAUSES.split(text), text)):
        if sides := take_apart(clause).compared:
            return _with_noun(persona, sides)
    return ()


def _with_noun(persona: Persona, sides: tuple[str, ...]) -> tuple[str, ...]:
    """The sides with the noun that they share: "batch vs online inference" has two inferences."""
    left, right = sides
    noun = right.rpartition(" ")[2]
    if (
        " " in right
        and not left.endswith(noun)
        and persona.index.exact(f"{left} {noun}", asks=False)
    ):
        return f"{left} {noun}", right
    return sides
