"""A copy of all that is remembered, as lines of JSON that either kind of database can take back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from sqlalchemy import Connection, Engine, Integer, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StoreError
from bot.store.all_tables import metadata
from bot.store.engine import connect
from bot.store.schema import form

FORMAT = "mlpersona backup"
_AT_ONCE = 500


def backup(address: str, file: IO[str]) -> int:
    """Write every row as it was at one moment; returns how many. Tokens stay encrypted."""
    engine = connect(address)
    count = 0
    try:
        level = {"isolation_level": "REPEATABLE READ"} if _is_postgresql(engine) else {}
        with engine.execution_options(**level).begin() as connection:
            _write(file, {"format": FORMAT, "form": form()})
            for table in metadata.sorted_tables:
                for row in connection.execute(select(table)).mappings():
                    _write(file, {"table": table.name, "row": dict(row)})
                    count += 1
        _write(file, {"rows": count})
    finally:
        engine.dispose()
    return count


def restore(address: str, file: IO[str], *, replace: bool) -> int:
    """Take every row back, in one transaction: all of them or none. Returns how many.

    Raises StoreError for a file that is none of ours or cut short, and for a database that has
    rows, unless they may be replaced.
    """
    engine = connect(address)
    try:
        with engine.begin() as connection:
            if replace:
                for table in reversed(metadata.sorted_tables):
                    connection.execute(table.delete())
            elif any(_has_rows(connection)):
                raise StoreError(
                    "the database has rows already: restore into an empty one, or add --replace"
                )
            count = _take(connection, file)
            if _is_postgresql(engine):
                _number_on(connection)
    except (SQLAlchemyError, LookupError) as error:
        raise StoreError(
            f"the backup does not fit, and nothing was restored: {type(error).__name__}"
        ) from error
    finally:
        engine.dispose()
    return count


def _take(connection: Connection, file: IO[str]) -> int:
    lines = _lines(file)
    first = next(lines, {})
    if first.get("format") != FORMAT:
        raise StoreError("this file is no backup that mlpersona wrote")
    if first.get("form") != form():
        raise StoreError(
            f"the backup has form {first.get('form')}, this program has {form()}: restore it with the "
            "program that wrote it, then run `mlpersona migrate` with this one"
        )
    waiting: list[dict[str, Any]] = []
    name = ""
    for count, line in enumerate(lines):
        if "rows" in line:
            _insert(connection, name, waiting)
            if line["rows"] == count:
                return count
            break
        if line["table"] != name or len(waiting) == _AT_ONCE:
            _insert(connection, name, waiting)
            name, waiting = line["table"], []
        waiting.append(line["row"])
    raise StoreError("the backup is cut short: nothing was restored")


def _insert(connection: Connection, name: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(metadata.tables[name]), rows)


def _is_postgresql(engine: Engine) -> bool:
    return engine.dialect.name == "postgresql"


def _has_rows(connection: Connection) -> Iterator[bool]:
    for table in metadata.sorted_tables:
        yield connection.execute(select(table).limit(1)).first() is not None


def _number_on(connection: Connection) -> None:
    """PostgreSQL numbers rows from a sequence, which does not see the numbers that we brought."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None and isinstance(column.type, Integer):
            connection.execute(
                text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)"),
                {
                    "table": table.name,
                    "column": column.name,
                    "last": connection.scalar(select(func.coalesce(func.max(column), 0) + 1)),
                },
            )


def _lines(file: IO[str]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(file, 1):
        try:
            value = json.loads(line)
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise StoreError(f"line {number} of the backup is broken: nothing was restored")
        yield value


def _write(file: IO[str], value: dict[str, Any]) -> None:
    file.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
