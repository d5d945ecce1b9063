"""The JSON face: one object for each question, for programs."""

from __future__ import annotations

from typing import Any

from bot.knowledge.entry import Entry
from bot.persona.answer import (
    Answer,
    Choices,
    Comparison,
    Found,
    Help,
    Listing,
    NotFound,
    OutOfScope,
    Passage,
)

MAX_SUGGESTIONS = 3


def outcome(answer: Answer) -> str:
    """The answer's kind in one word."""
    match answer:
        case Found():
            return "found"
        case Comparison():
            return "comparison"
        case Choices():
            return "choices"
        case Listing() | Passage():
            return "listing"
        case OutOfScope():
            return "out_of_scope"
        case NotFound():
            return "not_found"
        case Help():
            return "help"


def record(answer: Answer, *, query: str, elapsed_ms: float) -> dict[str, Any]:
    """The answer as JSON-ready values; ``query`` is the question as it was given."""
    candidates = () if isinstance(answer, Passage | Help) else answer.candidates
    if isinstance(answer, NotFound | OutOfScope):
        candidates = candidates[:MAX_SUGGESTIONS]
    return {
        "query": query,
        "outcome": outcome(answer),
        "entries": [
            {
                "id": candidate.entry.id,
                "kind": candidate.entry.kind.key,
                "title": candidate.entry.title,
                "aliases": list(candidate.entry.aliases),
                "score": round(min(100.0, max(0.0, candidate.score)), 1),
            }
            for candidate in candidates
        ],
        "section": (answer.section or None) if isinstance(answer, Found) else None,
        "elapsed_ms": round(elapsed_ms, 3),
    }


def listed(entry: Entry) -> dict[str, Any]:
    """An entry as ``mlpersona list --json`` prints it."""
    return {
        "id": entry.id,
        "kind": entry.kind.key,
        "title": entry.title,
        "aliases": list(entry.aliases),
        "stage": entry.stage,
        "status": entry.status,
    }
