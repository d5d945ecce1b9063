"""What is particular to the database: its file, its form, its failures, other processes."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import stat
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.sql import open_store
from bot.store.store import Person

ANA = Person("T1", "UANA")


def test_a_file_outlives_its_process(tmp_path: Path) -> None:
    path = str(tmp_path / "desk.db")
    first = open_store(path)
    first.save_entry(ANA, "concepts/a", day="2026-11-25")
    first.close()
    again = open_store(path)
    assert again.saved_entries(ANA) == ("concepts/a",)
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX's")
def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_store(str(path)).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_is_in_wal_mode(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_store(str(path)).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def claims(path: str, numbers: range) -> int:
    """How many of these deliveries this process claims."""
    store = open_store(path)
    won = sum(
        store.claim([f"event {number}", f"message {number}"], now=1, keep_seconds=60)
        for number in numbers
    )
    store.close()
    return won


def test_of_several_processes_one_claims_each_delivery(tmp_path: Path) -> None:
    path = str(tmp_path / "desk.db")
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        won = pool.starmap(claims, [(path, range(100))] * 3)
    assert sum(won) == 100


@pytest.mark.parametrize(
    "address",
    ["sqlite://user:secret@/x/y/z", "nosuch://user:secret@host/db", "postgres://u:secret@h/d"],
)
def test_an_address_that_leads_nowhere_is_refused_without_its_password(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError) as caught:
        open_store(address)
    assert "secret" not in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(b"not a database, whatever its name says" * 100)
    with pytest.raises(StoreError, match="not a database"):
        open_store(str(path))


def test_a_database_that_fails_later_says_so_without_anybodys_words(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = open_store(str(path))
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE misses")
    with pytest.raises(StoreError) as caught:
        store.count_miss("d", "my secret question", day="2026-11-25", forget_before="2026-01-01")
    assert "secret" not in str(caught.value)
    store.close()
