"""A backup is whole, goes from either kind of database to either, and never mixes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.backup import backup, restore
from bot.store.engine import migrate
from bot.store.secrets import new_key
from bot.store.sql import open_store
from bot.store.store import Person, Suggestion
from bot.store.workspaces import Workspace
from tests.postgres import Postgres
from tests.store.test_workspaces import closed, closed_for_tips, installation

KEY = new_key()
ANA = Person("T1", "UANA")


def fill(address: str) -> None:
    store = open_store(address, keys=[KEY])
    for number in range(1_200):
        store.claim([f"event {number}"], now=number, keep_seconds=10_000)
    store.save_entry(ANA, "concepts/ä", day="2026-11-25")
    store.suggest(Suggestion("term", "two\nlines “quoted”", "2026-11-25"))
    store.workspaces.install(installation(Workspace("", "T1")))
    closed_for_tips(store, Workspace("", "T1"))
    store.close()


@pytest.fixture(params=["file to postgres", "postgres to file", "file to file"])
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    addresses = []
    for number, kind in enumerate(request.param.split(" to ")):
        if kind == "postgres":
            server: Postgres = request.getfixturevalue("postgres")
            addresses.append(server.new())
        else:
            addresses.append(str(tmp_path / f"{number}.db"))
        migrate(addresses[-1])
    return addresses[0], addresses[1]


def test_all_that_was_remembered_is_there_again(pair: tuple[str, str]) -> None:
    source, target = pair
    fill(source)
    copy = io.StringIO()
    assert backup(source, copy) == 1_206
    assert "xoxb-one" not in copy.getvalue()
    copy.seek(0)
    assert restore(target, copy, replace=False) == 1_206
    again = io.StringIO()
    backup(target, again)
    assert sorted(again.getvalue().splitlines()) == sorted(copy.getvalue().splitlines())
    store = open_store(target, keys=[KEY])
    assert store.workspaces.installation(Workspace("", "T1"))
    assert store.saved_entries(ANA) == ("concepts/ä",)
    kept = store.tips.subscription("T1", "C1")
    assert kept
    assert [record.target for record in store.tips.records(limit=9)] == ["C1"]
    assert closed(store) == ["T1"]
    # What is set up from now on is numbered after what was there.
    assert store.tips.put(kept._replace(target="C2")).id > kept.id
    store.close()


def test_a_database_with_rows_is_left_alone_unless_told(tmp_path: Path) -> None:
    source, target = str(tmp_path / "a.db"), str(tmp_path / "b.db")
    fill(source)
    copy = io.StringIO()
    backup(source, copy)
    store = open_store(target)
    store.save_entry(ANA, "concepts/kept", day="2026-11-25")
    store.close()
    copy.seek(0)
    with pytest.raises(StoreError, match="add --replace"):
        restore(target, copy, replace=False)
    copy.seek(0)
    restore(target, copy, replace=True)
    store = open_store(target)
    assert store.saved_entries(ANA) == ("concepts/ä",)
    store.close()


def broken(lines: list[str]) -> dict[str, list[str]]:
    other = json.dumps({**json.loads(lines[0]), "form": "0001"})
    return {
        "cut short": lines[:-1],
        "cut short ": [*lines[:-2], lines[-1]],
        "line 1206 of the backup is broken": [*lines[:-3], lines[-3][:9]],
        "no backup": lines[1:],
        "form 0001": [other, *lines[1:]],
    }


@pytest.mark.parametrize(
    "said",
    ["cut short", "cut short ", "line 1206 of the backup is broken", "no backup", "form 0001"],
)
def test_a_broken_backup_restores_nothing(tmp_path: Path, said: str) -> None:
    source, target = str(tmp_path / "a.db"), str(tmp_path / "b.db")
    fill(source)
    copy = io.StringIO()
    backup(source, copy)
    text = "\n".join(broken(copy.getvalue().splitlines())[said]) + "\n"
    with pytest.raises(StoreError, match=said.strip()):
        restore(target, io.StringIO(text), replace=False)
    empty = io.StringIO()
    assert backup(target, empty) == 0
