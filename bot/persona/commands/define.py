"""define, explain: one entry, short or whole, or one section of it."""

from __future__ import annotations

from functools import cache

from bot.knowledge.kinds import KINDS
from bot.persona.answer import Answer, Persona
from bot.persona.commands.compare import compare_question, two_names
from bot.persona.look_up import answer_question, as_name, candidates, exactly, found
from bot.search.engine import find_name
from bot.search.frame import take_apart
from bot.search.match import Outcome
from bot.search.normalize import tokens

ASPECT_WORDS = {
    "detect": "detect detecting detection measure symptoms symptom signs",
    "handle": "handle handling fix fixing prevent avoid mitigate instead remedy",
    "why": "why causes cause",
    "when": "when",
    "how": "how",
    "costs": "cost costs",
    "example": "example examples",
    "details": "detail details",
    "confusions": "confusions confusion",
}


def define(persona: Persona, argument: str) -> Answer:
    """The short answer."""
    if answer := as_name(persona, argument):
        return two_names(persona, argument, answer) or answer
    # With the verb in front, the question's grammar sees the whole of what was typed.
    asked = f"define {argument}" if argument else ""
    return compare_question(persona, argument) or answer_question(persona, asked)


def explain(persona: Persona, argument: str) -> Answer:
    """All that the entry says, or the one section that the argument names."""
    if answer := as_name(persona, argument, whole=True):
        return two_names(persona, argument, answer) or answer
    asked = f"explain {argument}" if argument else ""
    return (
        section_of(persona, argument)
        or compare_question(persona, argument)
        or answer_question(persona, asked, whole=True)
    )


def section_of(persona: Persona, argument: str) -> Answer | None:
    """An answer when the text is an entry's name with a section's name before or after it."""
    entry_part, mark, section_part = argument.replace("#", ":").partition(":")
    if mark:
        splits = [(entry_part, section_part)]
    else:
        typed = argument.split()
        splits = [
            (" ".join(typed[:at]), " ".join(typed[at:]))
            for at in range(len(typed) - 1, max(0, len(typed) - 8), -1)
        ]
        splits += [
            (" ".join(typed[at:]), " ".join(typed[:at])) for at in range(1, min(len(typed), 4))
        ]
    asked = [
        (name, wanted)
        for name, label in splits
        if name.strip() and (wanted := " ".join(tokens(label))) in _section_names()
    ]
    if asked and not mark and _keeps_all(persona, argument):
        return None
    for name, wanted in asked:
        matches = exactly(persona, name.strip())
        if len(matches) != 1:
            if " " not in wanted and not mark:
                # One word more may be a part of a question: "when is a canary release a bad idea".
                continue
            subject = take_apart(name.removesuffix(" and"), persona.index.is_name).subject
            decision = find_name(subject, persona.index)
            if decision.outcome is not Outcome.ANSWER:
                continue
            matches = decision.matches
        entry = persona.knowledge.entries[matches[0].entry]
        for key in _section_names()[wanted]:
            if entry.section(key):
                return found(persona, argument, candidates(persona, matches), section=key)
    return None


def _keeps_all(persona: Persona, text: str) -> bool:
    """Is the section's name a part of the entry's: "the idea of anomaly detection"?"""
    if find_name(text, persona.index).outcome is Outcome.ANSWER:
        return True
    subject = take_apart(text, persona.index.is_name).subject
    named = tokens(subject)
    return persona.index.is_name(subject) and not {named[0], named[-1]}.isdisjoint(_section_names())


@cache
def _section_names() -> dict[str, tuple[str, ...]]:
    """Every way to name a section, in tokens, with the keys it may mean: its own name first."""
    names: dict[str, list[str]] = {}
    sections = [section for kind in KINDS for section in kind.sections]
    spelled = [(section.key, name) for section in sections for name in (section.key, section.label)]
    spelled += [
        (section.key, word)
        for section in sections
        for word in ASPECT_WORDS.get(section.aspect, "").split()
    ]
    for key, spelling in spelled:
        keys = names.setdefault(" ".join(tokens(spelling)), [])
        if key not in keys:
            keys.append(key)
    return {name: tuple(keys) for name, keys in names.items()}
