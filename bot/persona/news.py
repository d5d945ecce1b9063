"""What is new in the handbook since a version that somebody has seen?"""

from __future__ import annotations

from bot.knowledge.entry import Entry
from bot.persona.answer import Persona


def news(persona: Persona, *, since: str) -> tuple[Entry, ...]:
    """Entries added or changed after that version, the latest first."""
    versions = persona.knowledge.document.versions
    if since not in versions:
        return ()
    later = versions[versions.index(since) + 1 :]
    age = {version: place for place, version in enumerate(reversed(later))}
    changed = [
        (age[latest], entry.title, entry)
        for entry in persona.knowledge.entries.values()
        if (latest := entry.changed or entry.since) in age
    ]
    return tuple(entry for _, _, entry in sorted(changed, key=lambda row: row[:2]))
