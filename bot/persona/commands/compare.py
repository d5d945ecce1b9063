"""compare: entries side by side, with the difference that their editors declared."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, permutations

from bot.persona.answer import (
    Answer,
    Candidate,
    Choices,
    Comparison,
    Found,
    NotFound,
    Persona,
)
from bot.persona.crossing import NOTHING, without_examples
from bot.persona.look_up import answer_question, beyond_scope, candidates, found, named
from bot.persona.sides import sides_of
from bot.search.engine import find_name, search
from bot.search.english import is_common
from bot.search.frame import take_apart
from bot.search.lookup import is_word
from bot.search.match import Decision, Match, Outcome
from bot.search.normalize import key, tokens
from bot.search.rank import only_name

# A side found by less than this, in percent, may be no side at all.
SURELY = 60.0
EXACT = 100.0
# An acronym has at most so many letters.
ACRONYM = 5
# A longer text tells more than that two things are to be compared.
MOST_SAID = 18


def compare(persona: Persona, argument: str) -> Answer | None:
    """The command: anything that names two things is compared; None where one thing is named.

    Two things that have no name of ours may still be what an entry is about.
    """
    compared = compare_question(persona, argument)
    compared = compared or compare_question(persona, f"compare {argument}")
    if compared or not take_apart(argument).compared:
        return compared
    answer = answer_question(persona, argument)
    return None if isinstance(answer, NotFound) else answer


def compare_question(persona: Persona, text: str) -> Answer | None:
    """An answer when the text asks for a comparison, else None."""
    text = without_examples(persona, text)
    sides = sides_of(persona, text)
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
        known = tuple(each.matches[0] for each in decisions if _surely(each))
        half = (
            not _of_one_kind(sides, known)
            and _says_no_more(text, whole, known, decisions)
            and any(
                _unsettled(persona, side, decision)
                for side, decision in zip(sides, decisions, strict=True)
            )
        )
        if whole.outcome is Outcome.ANSWER and not half:
            return found(persona, text, candidates(persona, whole.matches))
        for side, decision in zip(sides, decisions, strict=True):
            if decision.outcome is Outcome.DECLINE:
                return _half_known(persona, text, side, known, NOTHING if half else whole)
    compared: dict[str, Candidate] = {}
    for side, decision in zip(sides, decisions, strict=True):
        matched = candidates(persona, decision.matches)
        if decision.outcome is Outcome.CHOOSE:
            return Choices(text, side, matched)
        compared.setdefault(matched[0].entry.id, matched[0])
    chosen = tuple(compared.values())
    if len(chosen) == 1:
        return found(persona, text, chosen)
    differences = dict.fromkeys(
        contrast.difference
        for one, other in permutations(chosen, 2)
        for contrast in one.entry.contrasts
        if contrast.entry == other.entry.id
    )
    keys = dict.fromkeys(chain.from_iterable(each.entry.references for each in chosen))
    return Comparison(
        query=text,
        candidates=chosen,
        sentences=tuple(differences),
        references=tuple(
            persona.knowledge.references[each]
            for each in keys
            if each in persona.knowledge.references
        ),
    )


def two_names(persona: Persona, text: str, named: Found) -> Comparison | None:
    """The comparison, when a name or ask such as "precision and recall" is made of two names.

    A title is its entry, whatever it is made of ("build vs buy").
    """
    if " " not in text or tokens(text) == tokens(named.entry.title):
        return None
    answer = compare_question(persona, " vs ".join(text.split(" and ", 1)))
    if not isinstance(answer, Comparison):
        return None
    return answer if all(each.score == EXACT for each in answer.candidates) else None


def _one_name(persona: Persona, text: str, sides: tuple[str, ...]) -> Answer | None:
    """The entry whose title is made of two sides, perhaps misspelt: "correlelation vs causation"."""
    index, entries = persona.index, persona.knowledge.entries
    if entries.keys() >= set(sides):
        return None
    subject = take_apart(text, index.is_name).subject
    matches = index.exact(subject, asks=False) or only_name(tokens(text), index)
    if not matches and not all(map(index.is_name, sides)):
        decision = find_name(subject, index)
        matches = decision.matches[:1] if _surely(decision) else ()
    # "Guardrails vs guardrail metric" has a title in it that is but one of the sides.
    names = [key(tokens(side)) for side in sides]
    titled = tuple(
        match
        for match in matches
        if match.name == entries[match.entry].title and key(tokens(match.name)) not in names
    )
    return found(persona, text, candidates(persona, titled)) if titled else None


def _surely(decision: Decision) -> bool:
    return decision.outcome is Outcome.ANSWER and decision.matches[0].score >= SURELY


def _of_one_kind(sides: Sequence[str], known: tuple[Match, ...]) -> bool:
    """Is one entry about several sides, and do all share a word: "data owner, data steward"?

    Then it may be about the side that it does not name, too.
    """
    shared = set.intersection(*(set(side.split()) for side in sides))
    return bool(shared) and len({each.entry for each in known}) < len(known)


def _says_no_more(
    text: str, whole: Decision, known: tuple[Match, ...], decisions: Sequence[Decision]
) -> bool:
    """Is all that the whole text means one of the sides, where one is known: "dropout vs zorbing"?"""
    if len(text.split()) > MOST_SAID or not known or not whole.matches:
        return False
    return whole.matches[0].entry in {each.entry for side in decisions for each in side.matches}


def _unsettled(persona: Persona, side: str, decision: Decision) -> bool:
    """Is a side a word that nobody knows, or short for several? Then no other side answers for it.

    Ordinary words may just qualify the other side: "linear discriminant analysis vs quadratic", "a
    feature store's offline and online layer".
    """
    if decision.outcome is Outcome.DECLINE:
        return any(part.isalpha() and not is_word(part, persona.index) for part in tokens(side))
    return decision.outcome is Outcome.CHOOSE and (
        decision.matches[0].channel == "exact" or (len(side) <= ACRONYM and not is_common(side))
    )


def _half_known(
    persona: Persona, text: str, side: str, known: tuple[Match, ...], whole: Decision
) -> Answer:
    """What to say when one side has no entry: what the whole may mean, else what is known."""
    if whole.outcome is Outcome.CHOOSE:
        return Choices(
            text,
            take_apart(text, persona.index.is_name).subject,
            candidates(persona, whole.matches),
        )
    return NotFound(text, side, candidates(persona, known))
