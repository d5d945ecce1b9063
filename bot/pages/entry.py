"""What an entry's page shows: all that the handbook says of it."""

from __future__ import annotations

from typing import Any

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.entry import Entry
from bot.knowledge.kinds import STAGES
from bot.pages.around import Backlinks, around

MAX_DESCRIPTION = 300


def entry_values(entry: Entry, knowledge: KnowledgeBase, back: Backlinks) -> dict[str, Any]:
    """The values of the template."""
    return {
        "title": entry.title,
        "description": entry.summary[:MAX_DESCRIPTION],
        "entry": entry,
        "kind": entry.kind,
        "stage": STAGES.get(entry.stage, ""),
        "notes": knowledge.document.notes_on(entry.kind.key) if entry.status == "canonical" else (),
        "sections": [
            (section, text)
            for section in entry.kind.sections
            if (text := entry.section(section.key))
        ],
        "around": around(entry, knowledge, back),
        "references": [
            knowledge.references[key] for key in entry.references if key in knowledge.references
        ],
        "versions": _versions(entry, knowledge),
    }


def _versions(entry: Entry, knowledge: KnowledgeBase) -> list[tuple[str, str, str]]:
    """Version, date and what happened to the entry in it, the latest first."""
    document = knowledge.document
    dates = {change.version: change.date for change in (*document.change_log, *document.editions)}
    rows = [
        (each.version, each.date or dates.get(each.version, ""), each.reason)
        for each in reversed(entry.history)
    ]
    if entry.since:
        rows.append((entry.since, dates.get(entry.since, ""), "Added"))
    return rows
