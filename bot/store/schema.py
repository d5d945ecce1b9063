"""Which form the tables have, whether this program knows it, and how they get the newest one.

SQLite's file belongs to this program alone, so an empty one gets its tables at once. Whatever has
rows is changed by ``mlpersona migrate`` only: by a person, or by a platform before it starts the
processes that serve.
"""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from bot.errors import SchemaError
from bot.store.all_tables import metadata

_FOLDER = Path(__file__).parent / "migrations"
# Any number will do, as long as nobody else in the database locks by it.
_LOCK = 7_526_117_493


def check(engine: Engine) -> None:
    """Raise SchemaError unless the tables have the form of this program."""
    with engine.connect() as connection:
        found = _revision(connection)
        fresh = found is None and engine.dialect.name == "sqlite" and _empty(connection)
    script = _script()
    if fresh:
        migrate(engine)
    elif found != script.get_current_head():
        raise SchemaError(_sentence(found, script))


def migrate(engine: Engine) -> tuple[str, str]:
    """Bring the tables to the newest form, in one transaction. Returns the form before and after.

    Whoever comes second waits, and finds nothing left to do.
    """
    script = _script()
    head = script.get_current_head() or ""
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        found = _revision(connection)
        if found is not None and found not in _known(script):
            raise SchemaError(_sentence(found, script))
        with EnvironmentContext(
            _config(),
            script,
            fn=lambda at, _: script._upgrade_revs("head", at),  # noqa: SLF001
        ) as environment:
            environment.configure(
                connection=connection, target_metadata=metadata, transactional_ddl=True
            )
            if found is not None:
                environment.get_context().stamp(script, found)
            environment.run_migrations()
    return found or "", head


def form() -> str:
    """The form of the tables that this program knows."""
    return _script().get_current_head() or ""


def _revision(connection: Connection) -> str | None:
    """The form of the tables: None where there are none."""
    found = MigrationContext.configure(connection).get_current_revision()
    if found is None and inspect(connection).has_table("about"):
        # Before there were migrations, the form was counted in a table, and there was one.
        counted = connection.execute(text("SELECT value FROM about WHERE name = 'version'"))
        return f"{int(counted.scalar_one_or_none() or 1):04}"
    return found


def _empty(connection: Connection) -> bool:
    return not inspect(connection).get_table_names()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("version_locations", str(_FOLDER))
    config.set_main_option("path_separator", "os")
    return config


def _script() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _known(script: ScriptDirectory) -> tuple[str, ...]:
    """Every form that this program knows, the oldest first."""
    return tuple(revision.revision for revision in script.walk_revisions())[::-1]


def _sentence(found: str | None, script: ScriptDirectory) -> str:
    head = script.get_current_head()
    if found is None:
        return "the database has no tables of this program yet: run `mlpersona migrate` once"
    if found in _known(script):
        return (
            f"the database's tables have form {found}, this program needs form {head}: "
            "stop what serves, run `mlpersona migrate`, and start again"
        )
    return (
        f"the database's tables have form {found}, which is newer than this program's {head}: "
        "run the newer program, or name another database"
    )
