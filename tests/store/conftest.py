"""The store, in each of the ways in which it can be had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.sql import open_store
from bot.store.store import Store


@pytest.fixture(params=["memory", "file", "url"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store: in memory, in a file, and in a file named by a URL."""
    address = {
        "memory": ":memory:",
        "file": str(tmp_path / "new" / "folder" / "desk.db"),
        "url": f"sqlite:///{tmp_path}/desk.db",
    }[request.param]
    opened = open_store(address)
    yield opened
    opened.close()
