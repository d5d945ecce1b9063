"""What the desk says to each of our measured questions, kept as a file.

A change of ranking shows in review as a diff of answers; `make eval` says whether it is a better
one. ``UPDATE_GOLDEN=1 pytest tests/evaluation`` writes the file again.
"""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

from bot.persona.answer import Persona
from tests.evaluation.__main__ import decisions
from tests.evaluation.sets import everyday, fitted, measured, vague

GOLDEN = Path(__file__).parent.parent / "golden" / "decisions.jsonl"


def test_every_decision_is_as_it_was(persona: Persona) -> None:
    said = decisions(measured(), persona)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(said, encoding="utf-8")
    before = GOLDEN.read_text(encoding="utf-8")
    changed = list(unified_diff(before.splitlines(), said.splitlines(), "before", "now", n=0))
    assert changed == [], "if the new answers are better, UPDATE_GOLDEN=1 keeps them"


def test_every_label_is_an_entry(persona: Persona) -> None:
    rows = (*measured(), *everyday(), *fitted(), *vague())
    assert {entry for row in rows for entry in row.accept} <= persona.knowledge.entries.keys()
    assert all(row.accept for row in everyday())
