"""Two entries side by side: the rows of a table that is short enough to be read."""

from __future__ import annotations

from bot.knowledge.entry import Entry
from bot.render.cite import standing

MAX_ASPECT = 220
# Aspects that two entries of different kinds can be compared by, and what a row is called.
COMPARED = (
    ("details", "In detail"),
    ("when", "When"),
    ("how", "How it works"),
    ("detect", "How to tell"),
    ("handle", "What to do"),
    ("why", "Why"),
    ("costs", "Cost"),
)


def rows(first: Entry, second: Entry) -> tuple[tuple[str, ...], ...]:
    """A row of titles, then what each is, then every aspect that both have something to say on."""
    kinds = [" · ".join(standing(entry)) for entry in (first, second)]
    compared: list[tuple[str, ...]] = [
        ("Aspect", first.title, second.title),
        ("What it is", first.summary, second.summary),
        ("Kind", *kinds),
    ]
    for aspect, label in COMPARED:
        cells = _aspect(first, aspect), _aspect(second, aspect)
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
    return f"{text[: max(text.rfind(' ', 0, limit), 1)]} …"


def _begins(character: str) -> bool:
    return character.isupper() or character == "-"
