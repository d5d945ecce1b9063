"""history: since when an entry says what it says, and why it changed."""

from __future__ import annotations

from bot.persona.answer import Answer, Part, Passage, Persona
from bot.persona.look_up import named, spoken
from bot.search.frame import take_apart
from bot.search.match import Outcome


def history(persona: Persona, argument: str) -> Answer:
    """The versions of one entry, newest first."""
    subject = take_apart(argument, persona.index.is_name).subject or argument
    decision = named(persona, argument if "/" in argument else subject)
    if decision.outcome is not Outcome.ANSWER:
        return spoken(persona, argument, subject, decision)
    entry = persona.knowledge.entries[decision.matches[0].entry]
    dates = {
        change.version: change.date
        for change in (
            *persona.knowledge.document.change_log,
            *persona.knowledge.document.editions,
        )
    }
    lines = [
        f"{revision.version} ({revision.date or dates.get(revision.version, 'undated')}): {revision.reason}"
        for revision in reversed(entry.history)
    ]
    if entry.since:
        lines.append(f"{entry.since} ({dates.get(entry.since, 'undated')}): added")
    standing = f"{entry.id} · {entry.status}"
    if entry.reviewed:
        standing += f" · reviewed {entry.reviewed}"
    return Passage(
        query=argument,
        title=f"History of {entry.title}",
        parts=(Part("", entry.summary, ()), Part("Versions", standing, tuple(lines))),
        notes=(),
    )
