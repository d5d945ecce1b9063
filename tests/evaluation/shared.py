"""Real questions that lie beside the repository, labelled by names rather than by our ids."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.entry import Entry
from bot.search.normalize import key, tokens
from tests.evaluation.sets import Labelled

FILES = {"questions.jsonl": "kind", "typos.jsonl": "", "negatives.jsonl": "split"}
_SIDES = re.compile(r"\s+(?:and|vs\.?|versus|or)\s+|\s*[/&]\s+|\s+/\s*", re.IGNORECASE)


def read_shared(folder: Path, knowledge: KnowledgeBase) -> list[Labelled]:
    """The questions with the ids of the entries that bear an accepted name.

    Where no entry does, those that bear a broader accepted name; a question with neither is left
    out, because it has no right answer here.
    """
    named = [(entry.id, _names(entry)) for entry in knowledge.entries.values()]
    rows = []
    for file, kind in FILES.items():
        path = folder / file
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            row = json.loads(line)
            labels = row.get("accept", []), row.get("accept_broad", [])
            accept = next((ids for names in labels if (ids := _owners(names, named))), frozenset())
            if accept or kind == "split":
                rows.append(Labelled(row["q"], accept, row[kind] if kind else "lookup"))
    return rows


def _owners(names: Iterable[str], named: list[tuple[str, frozenset[str]]]) -> frozenset[str]:
    wanted = {_form(name) for name in names}
    return frozenset(entry for entry, forms in named if forms & wanted)


def _names(entry: Entry) -> frozenset[str]:
    """The forms of a title or alias: itself, both halves of "X (Y)", both sides of "X and Y"."""
    forms = set()
    for name in (entry.title, *entry.aliases):
        before, _, rest = name.partition("(")
        inside, _, after = rest.partition(")")
        for each in {name, *((f"{before} {after}", inside) if rest else ())}:
            forms |= {_form(each), *(_form(side) for side in _SIDES.split(each) if side)}
    return frozenset(forms - {""})


def _form(name: str) -> str:
    return key(tokens(unicodedata.normalize("NFKC", name)))
