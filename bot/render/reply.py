"""The JSON that programs get: the web API's answers, and those of coding agents."""

from __future__ import annotations

from typing import Any

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.entry import Entry
from bot.persona.answer import Answer
from bot.render.address import page_url
from bot.render.compose import compose
from bot.render.plain import plain
from bot.render.record import listed, record

Json = dict[str, Any]


def reply(answer: Answer, *, query: str, base: str = "") -> Json:
    """An answer: what came of the question, the text as a terminal shows it, and its entries.

    ``base`` is where the handbook's pages lie; without it, entries have no ``url``.
    """
    told = record(answer, query=query, elapsed_ms=0)
    return {
        "query": query,
        "outcome": told["outcome"],
        "text": plain(compose(answer)),
        "section": told["section"],
        "entries": [
            {**each, **_address(each["id"], base)}
            for each in told["entries"]
        ],
    }  # fmt: skip


def brief(entry: Entry, *, base: str = "") -> Json:
    """An entry in a list."""
    return {**listed(entry), "summary": entry.summary, **_address(entry.id, base)}


def whole(entry: Entry, knowledge: KnowledgeBase, *, base: str = "") -> Json:
    """All that the handbook says of an entry."""
    return {
        **brief(entry, base=base),
        "since": entry.since,
        "changed": entry.changed,
        "reviewed": entry.reviewed,
        "tip": entry.tip,
        "sections": [
            {"key": section.key, "label": section.label, "text": text}
            for section in entry.kind.sections
            if (text := entry.section(section.key))
        ],
        "broader": entry.broader or None,
        "narrower": list(knowledge.narrower.get(entry.id, ())),
        "related": list(entry.related),
        "contrasts": [contrast._asdict() for contrast in entry.contrasts],
        "asks": list(entry.asks),
        "not_for": list(entry.not_for),
        "references": [
            {"text": reference.text, "link": reference.link, "verified": reference.verified}
            for key in entry.references
            if (reference := knowledge.references.get(key))
        ],
        "history": [revision._asdict() for revision in entry.history],
    }


def _address(entry_id: str, base: str) -> Json:
    return {"url": page_url(base, entry_id)} if base else {}
