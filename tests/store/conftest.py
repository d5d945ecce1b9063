"""The store, in each of the ways in which it can be had."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.engine import connect
from bot.store.sql import open_store
from bot.store.store import Store
from bot.store.tables import about, metadata

# Another database to test on, such as postgresql+psycopg://postgres@127.0.0.1/desk (needs its
# driver). Its tables are emptied.
NAMED = os.environ.get("MLPERSONA_TEST_DATABASE", "")


@pytest.fixture(params=["memory", "file", "url", *(["named"] if NAMED else [])])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store: in memory, in a file, in a file named by a URL, in a database of yours."""
    address = {
        "memory": ":memory:",
        "file": str(tmp_path / "new" / "folder" / "desk.db"),
        "url": f"sqlite:///{tmp_path}/desk.db",
        "named": NAMED,
    }[request.param]
    if request.param == "named":
        empty(address)
    opened = open_store(address)
    yield opened
    opened.close()


def empty(address: str) -> None:
    """Take every row out of a database but its version."""
    engine = connect(address)
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            if table is not about:
                connection.execute(table.delete())
    engine.dispose()
