"""The tables' form: made by migrations alone, and refused in words where it is another."""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import os
import signal
import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, event, text

from bot.errors import SchemaError
from bot.store.all_tables import metadata
from bot.store.engine import connect, dial, migrate
from bot.store.sql import open_store
from bot.store.store import Person
from bot.store.tables import deliveries, misses, saved, settings, suggestions, threads, verdicts
from tests.postgres import Postgres

ANA = Person("T1", "UANA")


@pytest.fixture(params=["sqlite", "postgres"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables."""
    if request.param == "postgres":
        server: Postgres = request.getfixturevalue("postgres")
        return server.new()
    return str(tmp_path / "desk.db")


def set_form(address: str, form: str) -> None:
    engine = dial(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :form"), {"form": form})
    engine.dispose()


def test_migrations_make_what_the_tables_say(fresh: str) -> None:
    migrate(fresh)
    engine = connect(fresh)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_to_migrate_again_changes_nothing(fresh: str) -> None:
    before, after = migrate(fresh)
    assert before == ""
    assert migrate(fresh) == (after, after)


def test_a_newer_form_is_refused_in_words(fresh: str) -> None:
    migrate(fresh)
    set_form(fresh, "9999")
    with pytest.raises(SchemaError, match=r"9999, which is newer .* run the newer program"):
        open_store(fresh)
    with pytest.raises(SchemaError, match="newer"):
        migrate(fresh)


def test_an_older_form_is_refused_in_words(fresh: str) -> None:
    migrate(fresh)
    set_form(fresh, "0001")
    with pytest.raises(SchemaError, match=r"form 0001, .* run `mlpersona migrate`"):
        open_store(fresh)


def test_a_server_without_our_tables_is_not_touched_unasked(postgres: Postgres) -> None:
    address = postgres.new()
    with pytest.raises(SchemaError, match="no tables of this program yet: run `mlpersona migrate`"):
        open_store(address)
    migrate(address)
    open_store(address).close()


@pytest.mark.parametrize("scheme", ["postgres://", "postgresql://", "postgresql+psycopg://"])
def test_every_way_to_write_a_servers_address_will_do(postgres: Postgres, scheme: str) -> None:
    address = postgres.emptied()
    rest = address.partition("://")[2]
    open_store(scheme + rest).close()


def test_a_file_from_before_there_were_migrations_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = open_store(str(path))
    store.save_entry(ANA, "concepts/a", day="2026-11-25")
    store.close()
    with sqlite3.connect(path) as connection:
        later = "installations departures states organisations tip_delivery tip_subscription tip_workspace"
        for table in (*later.split(), "alembic_version"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("CREATE TABLE about (name VARCHAR(32) PRIMARY KEY, value VARCHAR(255))")
        connection.execute("INSERT INTO about VALUES ('version', '1')")
    with pytest.raises(SchemaError, match="form 0001"):
        open_store(str(path))
    assert migrate(str(path))[0] == "0001"
    store = open_store(str(path))
    assert store.saved_entries(ANA) == ("concepts/a",)
    store.close()


def test_several_processes_that_migrate_at_once_do_it_once(fresh: str) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        done = pool.map(migrate, [fresh] * 3)
    assert len({after for _, after in done}) == 1
    assert [before for before, _ in done].count("") == 1


def test_a_process_that_opens_a_new_file_waits_for_one_that_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    writer = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    with contextlib.closing(writer):
        # SQLite itself does not wait for such a lock before it changes the journal's mode.
        writer.execute("BEGIN IMMEDIATE")
        done = threading.Timer(0.2, writer.execute, ("COMMIT",))
        done.start()
        migrate(str(path))
        done.join()


FIRST_FORM = (deliveries, misses, saved, settings, suggestions, threads, verdicts)


def back_to_the_first_form(address: str) -> None:
    engine = dial(address)
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            if table not in FIRST_FORM:
                table.drop(connection)
    engine.dispose()
    set_form(address, "0001")


def migrate_until_killed(address: str, number: int) -> None:
    """Migrate, in a process that is killed before that statement."""
    seen = itertools.count(1)

    def kill(*_: object) -> None:
        if next(seen) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", kill)
    migrate(address)


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
@pytest.mark.parametrize("rows", [False, True], ids=["new", "with-rows"])
def test_what_was_killed_in_the_middle_of_a_migration_the_next_one_completes(
    fresh: str, rows: bool
) -> None:
    if rows:
        migrate(fresh)
        store = open_store(fresh)
        store.save_entry(ANA, "concepts/a", day="2026-11-25")
        store.close()
        back_to_the_first_form(fresh)
    for number in (8, 18):
        process = multiprocessing.get_context("spawn").Process(
            target=migrate_until_killed, args=(fresh, number)
        )
        process.start()
        process.join()
        assert process.exitcode == -signal.SIGKILL
    before, after = migrate(fresh)
    assert before == ("0001" if rows else "")
    assert migrate(fresh) == (after, after)
    store = open_store(fresh)
    assert store.saved_entries(ANA) == (("concepts/a",) if rows else ())
    store.close()
