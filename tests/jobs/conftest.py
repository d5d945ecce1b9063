"""Both databases, each test with an empty one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.postgres import new_database


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.db")
    return new_database(f"jobs_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}")
