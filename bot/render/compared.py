"""Entries side by side: the rows of a table that is short enough to be read."""

from __future__ import annotations

from collections.abc import Sequence

from bot.knowledge.entry import Entry
from bot.render.cite import standing

MAX_ASPECT = 220
# Aspects that entries of different kinds can be compared by, and what a row is called.
COMPARED = (
    ("details", "In detail"),
    ("when", "When"),
    ("how", "How it works"),
    ("detect", "How to tell"),
    ("handle", "What to do"),
    ("why", "Why"),
    ("costs", "Cost"),
)


def rows(entries: Sequence[Entry]) -> tuple[tuple[str, ...], ...]:
    """A row of titles, then what each is, then every aspect that all have something to say on."""
    compared: list[tuple[str, ...]] = [
        ("Aspect", *(entry.title for entry in entries)),
        ("What it is", *(entry.summary for entry in entries)),
        ("Kind", *(" · ".join(standing(entry)) for entry in entries)),
    ]
    for aspect, label in COMPARED:
        cells = [_aspect(entry, aspect) for entry in entries]
        if all(cells):
            compared.append((label, *(opening(cell, MAX_ASPECT) for cell in cells)))
    return tuple(compared)


def _aspect(entry: Entry, aspect: str) -> str:
    return next((text for key in entry.kind.answering(aspect) if (text := entry.section(key))), "")


def opening(text: str, limit: int) -> str:
    """The first sentences of a text, as many as fit; what is left out leaves an ellipsis."""
    if len(text) <= limit:
        return text
    for at in range(limit - 2, 0, -1):
        # The next sentence has a capital or is a list's item, which "e.g. this" is not.
        if text[at] in ".?;" and text[at + 1].isspace() and _begins(text[at + 2]):
            return f"{text[: at + 1]} …"
    space = text.rfind(" ", 0, limit)
    return f"{text[: space if space > 0 else limit]} …"


def _begins(character: str) -> bool:
    return character.isupper() or character == "-"
