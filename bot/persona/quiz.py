"""A question about an earlier tip, answered by one click: which of these is it?"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import NamedTuple

from bot.knowledge.entry import Entry
from bot.persona.answer import Persona

BLANK = "▁▁▁"
CHOICES = 3


class Quiz(NamedTuple):
    """A definition without its name, and the names of which one is right."""

    entry: Entry
    text: str
    choices: tuple[Entry, ...]


def quiz(persona: Persona, entry_id: str) -> Quiz | None:
    """The question about an entry; None when it is gone, or too few others resemble it."""
    (entry,) = persona.knowledge.known((entry_id,)) or (None,)
    if entry is None:
        return None
    near = (*(contrast.entry for contrast in entry.contrasts), *entry.related)
    others = tuple(
        other
        for other in persona.knowledge.known(tuple(dict.fromkeys(near)))
        if other.kind is entry.kind and other.id != entry.id
    )
    if len(others) < CHOICES - 1:
        return None
    chosen = sorted((entry, *others[: CHOICES - 1]), key=_shuffled)
    return Quiz(entry, _without_names(entry), tuple(chosen))


def _shuffled(entry: Entry) -> bytes:
    return blake2b(entry.id.encode(), digest_size=8).digest()


def _without_names(entry: Entry) -> str:
    """The definition, with each of the entry's names blanked out."""
    names = sorted((_bare(entry.title), *entry.aliases), key=len, reverse=True)
    pattern = "|".join(re.escape(name) for name in names if name)
    return re.sub(rf"\b(?:{pattern})\b", BLANK, entry.summary, flags=re.IGNORECASE)


def _bare(title: str) -> str:
    """A title without the abbreviation that stands behind it."""
    return title.partition(" (")[0]
