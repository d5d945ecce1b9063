"""A connection to the database: its address, its pragmas and its form."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from bot.errors import StoreError
from bot.store import schema

# SQLite waits this long for another process to finish writing.
BUSY_MILLISECONDS = 5_000
# Where it does not wait itself, it is asked again after so long.
BETWEEN_SECONDS = 0.01
# A drain of tips holds a connection now and then, so this many do for all of them, and who finds
# none waits: PostgreSQL starts a process for each new one, which costs it more than several tips.
POOL = {"pool_size": 20, "max_overflow": 0, "pool_use_lifo": True}
MEMORY = ":memory:"


def connect(address: str) -> Engine:
    """An engine whose tables have this program's form.

    ``address`` is a file, ``:memory:`` or a URL. Raises SchemaError when the form is another one.
    """
    engine = dial(address)
    with _in_words(engine.url):
        schema.check(engine)
    return engine


def migrate(address: str) -> tuple[str, str]:
    """Bring a database to this program's form; returns the form before and after."""
    engine = dial(address)
    try:
        with _in_words(engine.url):
            return schema.migrate(engine)
    finally:
        engine.dispose()


def dial(address: str) -> Engine:
    """An engine, whatever is in the database."""
    url = _url(address)
    with _in_words(url):
        return _engine(url)


@contextlib.contextmanager
def _in_words(url: URL) -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, ImportError, OSError) as error:
        shown = url.render_as_string(hide_password=True)
        raise StoreError(f"the database {shown} cannot be opened: {_said(error)}") from error


def is_memory(engine: Engine) -> bool:
    """Does the database live and die with this process?"""
    return engine.dialect.name == "sqlite" and engine.url.database in (None, "", MEMORY)


def _url(address: str) -> URL:
    if address == MEMORY:
        return URL.create("sqlite")
    if "://" not in address:
        return URL.create("sqlite", database=address)
    # What hosting platforms put into DATABASE_URL; SQLAlchemy knows the long name only.
    if address.startswith("postgres://"):
        address = "postgresql" + address.removeprefix("postgres")
    if address.startswith("postgresql://"):
        address = "postgresql+psycopg" + address.removeprefix("postgresql")
    try:
        return make_url(address)
    except SQLAlchemyError:
        raise StoreError("the database's address is no URL that SQLAlchemy can read") from None


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, **POOL)
    if url.database in (None, "", MEMORY):
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        assert url.database
        # The address is read before anything is made.
        engine = create_engine(url, **POOL)
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        _make_private(url.database)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _make_private(path: str) -> None:
    """What people saved and asked is for the operator's eyes: the file is made for its owner."""
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _set_pragmas(connection: Any, _record: Any) -> None:
    # We begin transactions ourselves, because sqlite3 begins them too late (see _begin).
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    _log_ahead(connection)
    for pragma in (
        # What is written down must outlive a power cut: a tip that is forgotten is posted twice.
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _log_ahead(connection: Any) -> None:
    # Of processes that make a database at once, SQLite refuses some this change without any wait
    # (https://www.sqlite.org/c3ref/busy_handler.html: to wait there might be a deadlock).
    until = time.monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(BETWEEN_SECONDS)


def _begin(connection: Any) -> None:
    # A transaction that reads first and writes later fails at once when another one writes
    # meanwhile, whatever busy_timeout says; one that takes the lock first waits its turn.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _said(error: BaseException) -> str:
    """What the driver said, without the statement and its values."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]
