"""What the pages that list entries show: home, kinds, stages, all of them, tips, references."""

from __future__ import annotations

from collections import Counter
from typing import Any

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.entry import Entry
from bot.knowledge.kinds import KINDS, STAGES, Kind
from bot.persona.answer import Persona
from bot.persona.tips import prompts

Values = dict[str, Any]


def home(persona: Persona) -> Values:
    """Questions to begin with, every kind and every stage with their numbers."""
    knowledge = persona.knowledge
    return {
        "title": knowledge.document.title,
        "prompts": prompts(persona, ordinal=0),
        "counted": [
            (kind, len(chosen), chosen[:4])
            for kind in KINDS
            if (chosen := knowledge.of_kind(kind.folder))
        ],
        "stages": _stages(knowledge),
        "total": len(knowledge),
    }


def of_kind(kind: Kind, knowledge: KnowledgeBase) -> Values:
    """The entries of one kind, by stage."""
    chosen = list(knowledge.of_kind(kind.folder))
    document = knowledge.document
    return {
        "title": kind.heading,
        "kind": kind,
        "introduction": document.introduction_to(kind.key),
        "notes": document.notes_on(kind.key),
        "groups": _by_stage(chosen),
        "count": len(chosen),
    }


def in_stage(stage: str, knowledge: KnowledgeBase) -> Values:
    """The entries of one stage of the life cycle, by kind."""
    chosen = [entry for entry in knowledge.entries.values() if entry.stage == stage]
    groups = [(kind.heading, [each for each in chosen if each.kind is kind]) for kind in KINDS]
    return {
        "title": STAGES[stage],
        "kind": None,
        "introduction": "",
        "notes": (),
        "groups": [group for group in groups if group[1]],
        "count": len(chosen),
    }


def entries(knowledge: KnowledgeBase) -> Values:
    """All entries by their first letter."""
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(knowledge.entries.values(), key=lambda entry: entry.title.casefold()):
        first = entry.title[:1].upper()
        groups.setdefault(first if first.isalpha() else "0–9", []).append(entry)
    return {
        "title": "All entries",
        "kinds": [kind for kind in KINDS if knowledge.of_kind(kind.folder)],
        "groups": list(groups.items()),
        "count": len(knowledge),
    }


def tips(knowledge: KnowledgeBase) -> Values:
    """Every tip, by stage."""
    chosen = [entry for entry in knowledge.entries.values() if entry.tip]
    return {"title": "Tips", "groups": _by_stage(chosen), "count": len(chosen)}


def references(knowledge: KnowledgeBase) -> Values:
    """The bibliography, each with the entries that cite it."""
    cited: dict[str, list[Entry]] = {}
    for entry in knowledge.entries.values():
        for key in entry.references:
            cited.setdefault(key, []).append(entry)
    rows = [
        (reference, cited.get(key, []))
        for key, reference in sorted(
            knowledge.references.items(), key=lambda item: item[1].text.casefold()
        )
    ]
    return {"title": "References", "rows": rows}


def term_map(knowledge: KnowledgeBase) -> Values:
    """The map's list, for whoever cannot see or use the picture."""
    return {"title": "Term map", "groups": _by_stage(list(knowledge.entries.values()))}


def _stages(knowledge: KnowledgeBase) -> list[tuple[str, str, int]]:
    """Each stage that has entries: key, label, how many."""
    sizes = Counter(entry.stage for entry in knowledge.entries.values())
    return [(stage, label, sizes[stage]) for stage, label in STAGES.items() if sizes[stage]]


def _by_stage(chosen: list[Entry]) -> list[tuple[str, list[Entry]]]:
    groups = [
        (STAGES.get(stage, "Any stage"), [entry for entry in chosen if entry.stage == stage])
        for stage in (*STAGES, "")
    ]
    return [group for group in groups if group[1]]
