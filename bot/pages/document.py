"""What the page of the canonical document shows: its parts in its own order."""

from __future__ import annotations

from typing import Any, NamedTuple

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.document import Note
from bot.knowledge.entry import Entry
from bot.knowledge.kinds import KIND_BY_KEY
from bot.knowledge.template import HEADINGS, LAYOUT


class Part(NamedTuple):
    """A part under its heading. ``layout`` says how its entries are written."""

    name: str
    heading: str
    layout: str
    introduction: str
    entries: tuple[Entry, ...]
    before: tuple[Note, ...]
    after: tuple[Note, ...]


def document(knowledge: KnowledgeBase) -> dict[str, Any]:
    """The values of the template."""
    text = knowledge.document
    parts = [_part(name, heading, knowledge) for heading, name in HEADINGS.items()]
    return {
        "title": "The canonical document",
        "document": text,
        "parts_of": parts,
        "references": [
            knowledge.references[key] for key in text.references if key in knowledge.references
        ],
        "editions": tuple(reversed(text.editions)),
    }


def _part(name: str, heading: str, knowledge: KnowledgeBase) -> Part:
    text = knowledge.document
    notes = text.notes_on(name)
    is_kind = name in KIND_BY_KEY
    return Part(
        name=name.replace("_", "-"),
        heading=heading,
        layout=LAYOUT[name] if is_kind else name,
        introduction=text.introduction_to(name),
        entries=knowledge.known(text.contents_of(name)) if is_kind else (),
        before=tuple(note for note in notes if note.place == "before"),
        after=tuple(note for note in notes if note.place == "after"),
    )
