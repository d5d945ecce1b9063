"""`mlpersona misses`: what an editor sees of the ledger, and the patch it drafts."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from bot.cli.main import main
from bot.cli.misses import with_name
from bot.store.sql import open_store
from bot.store.store import Suggestion

TODAY = datetime.now(UTC).date().isoformat()
OLD = "2020-01-01"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database in which things were asked in vain; and a copy of the handbook beside it."""
    path = tmp_path / "desk.db"
    monkeypatch.setenv("MLPERSONA_DATABASE", str(path))
    monkeypatch.delenv("MLPERSONA_KNOWLEDGE", raising=False)
    store = open_store(str(path))
    for question, times in (
        ("quantum basket weaving", 2),
        ("quantum basket weavings", 3),
        ("model drifting", 2),
        ("asked once", 1),
    ):
        for _ in range(times):
            store.count_miss(question, question, day=TODAY, forget_before=OLD)
    store.count_verdict("v", "edge_cases/model-drift", "", good=False, day=TODAY)
    store.suggest(Suggestion("Quantum Basket Weaving", "Weaving, in superposition", TODAY))
    store.close()
    return tmp_path


def test_misses_are_grouped_with_their_nearest_entry(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["misses"]) == 0
    printed = capsys.readouterr().out
    assert "6 x  quantum basket weavings, quantum basket weaving" in printed
    assert "probably edge_cases/model-drift" in printed
    assert "Weaving, in superposition" in printed
    assert "not what was meant, 1 x: edge_cases/model-drift" in printed
    assert "asked once" not in printed


def test_misses_as_json(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["misses", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert [miss["times"] for miss in record["misses"]] == [6, 2]
    assert record["misses"][1]["proposal"] == "alias"
    assert record["suggestions"][0]["term"] == "Quantum Basket Weaving"


def test_the_draft_is_a_patch_that_applies(
    ledger: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(root / "knowledge", ledger / "knowledge")
    assert main(["misses", "--draft", "--knowledge", str(ledger / "knowledge")]) == 0
    patch = capsys.readouterr().out
    subprocess.run(
        ["git", "apply", "--verbose", "-"], cwd=ledger, input=patch, text=True, check=True
    )
    stubs = list((ledger / "knowledge").rglob("quantum-basket-weavings.yaml"))
    assert len(stubs) == 1
    assert yaml.safe_load(stubs[0].read_text())["status"] == "draft"
    drift = yaml.safe_load((ledger / "knowledge/edge_cases/model-drift.yaml").read_text())
    assert "model drifting" in drift["aliases"]


def test_nothing_asked_in_vain_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MLPERSONA_DATABASE", str(tmp_path / "desk.db"))
    assert main(["misses"]) == 0
    assert "Nothing was asked in vain" in capsys.readouterr().out


def test_a_database_that_cannot_be_read_is_2_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MLPERSONA_DATABASE", "/dev/null/desk.db")
    assert main(["misses"]) == 2
    assert "cannot be opened" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "name", "now"),
    [
        ("aliases:\n  - a\nstage: x\n", "b", "aliases:\n  - a\n  - 'b'\nstage: x\n"),
        ("title: x\nsections:\n  a: b\n", "b", "title: x\naliases:\n  - 'b'\nsections:\n  a: b\n"),
        ("aliases: [a]\n", "b", "aliases: [a]\n"),
        ("aliases:\n  - 'b'\n", "b", "aliases:\n  - 'b'\n"),
        ("asks:\n  - a\n", "how do i do this now", "asks:\n  - a\n  - 'how do i do this now'\n"),
        ("title: x\n", "it's", "title: x\naliases:\n  - 'it''s'\n"),
    ],
)
def test_a_name_is_added_without_touching_the_rest(text: str, name: str, now: str) -> None:
    assert with_name(text, name) == now
