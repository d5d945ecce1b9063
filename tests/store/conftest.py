"""The store, in each of the ways in which it can be had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.sql import open_store
from bot.store.store import Store
from tests.postgres import Postgres


@pytest.fixture(params=["memory", "file", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database: in memory, in a file, on a PostgreSQL server."""
    if request.param == "postgres":
        server: Postgres = request.getfixturevalue("postgres")
        return server.emptied()
    return {
        "memory": ":memory:",
        "file": str(tmp_path / "new" / "folder" / "desk.db"),
    }[request.param]


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An empty store in each kind of database."""
    opened = open_store(address)
    yield opened
    opened.close()
