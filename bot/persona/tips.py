"""Which entry is today's? Chosen by the date alone, so that everybody sees the same."""

from __future__ import annotations

from zlib import crc32

from bot.knowledge.entry import Entry
from bot.persona.answer import Persona


def choose(persona: Persona, *, ordinal: int, count: int = 1) -> tuple[Entry, ...]:
    """The entries whose turn it is on that day (``date.toordinal()``), of those that have a tip.

    They come round in an order that is shuffled by name, and none comes again before all have
    been; while the handbook stays as it is, that is.
    """
    deck = sorted(
        (entry for entry in persona.knowledge.entries.values() if entry.tip),
        key=lambda entry: (crc32(entry.id.encode()), entry.id),
    )
    if not deck:
        return ()
    start = ordinal * count
    return tuple(deck[(start + offset) % len(deck)] for offset in range(min(count, len(deck))))


def prompts(persona: Persona, *, ordinal: int, count: int = 4) -> tuple[str, ...]:
    """Questions to begin with: those that today's entries are really asked with."""
    asked = (
        entry.asks[0] if entry.asks else f"What is {entry.title}?"
        for entry in choose(persona, ordinal=ordinal, count=count)
    )
    return tuple(question[:1].upper() + question[1:] for question in asked)
