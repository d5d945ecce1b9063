"""The operator's tools for the database, as a command line."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.store.sql import open_store
from bot.store.store import Person


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with a row of one person in each of two workspaces."""
    path = str(tmp_path / "desk.db")
    monkeypatch.setenv("MLPERSONA_DATABASE", path)
    store = open_store(path)
    for team in ("T1", "T2"):
        store.save_entry(Person(team, "U1"), "concepts/a", day="2026-11-25")
    store.close()
    return path


def teams_of(database: str) -> list[str]:
    store = open_store(database)
    kept = [row["team"] for row in store.kept_of("U1").get("saved", [])]
    store.close()
    return kept


def test_migrate_says_what_it_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MLPERSONA_DATABASE", str(tmp_path / "new.db"))
    assert (main(["migrate"]), main(["migrate"])) == (0, 0)
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith("now")
    assert second.endswith("already")


def test_a_person_is_exported_and_forgotten(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--user", "U1", "--workspace", "T2"]) == 0
    assert [row["team"] for row in json.loads(capsys.readouterr().out)["saved"]] == ["T2"]
    assert main(["forget", "--user", "U1", "--workspace", "T2"]) == 0
    assert teams_of(database) == ["T1"]


def test_a_workspace_is_forgotten(database: str) -> None:
    assert main(["forget", "--workspace", "T1"]) == 0
    assert teams_of(database) == ["T2"]


@pytest.mark.parametrize(
    "words",
    [["forget"], ["forget", "--user", "ana"], ["forget", "--workspace", "#ml"], ["restore", "no"]],
)
def test_what_cannot_be_followed_changes_nothing_and_is_2(
    database: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err.startswith("mlpersona: ")
    assert teams_of(database) == ["T1", "T2"]


def test_a_backup_is_its_owners_alone_and_can_be_taken_back(database: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.jsonl"
    assert main(["backup", str(copy)]) == 0
    if os.name != "nt":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert main(["forget", "--user", "U1"]) == 0
    assert main(["restore", str(copy)]) == 0
    assert teams_of(database) == ["T1", "T2"]
    assert main(["restore", str(copy)]) == 2
    assert main(["restore", str(copy), "--replace"]) == 0


def test_a_new_key_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rotate-keys", "--new"]) == 0
    assert len(capsys.readouterr().out.strip()) == 44
