"""The store in SQL, by SQLAlchemy Core: SQLite unless another database is named."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Delete,
    Insert,
    Table,
    Update,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot.errors import StoreError
from bot.store import privacy
from bot.store.engine import connect, is_memory
from bot.store.secrets import Box
from bot.store.sql_tips import SqlTips
from bot.store.sql_workspaces import SqlWorkspaces
from bot.store.store import Miss, Person, Seen, Store, Suggestion, Verdict
from bot.store.tables import (
    MAX_MEANING,
    MAX_QUESTION,
    MAX_TERM,
    deliveries,
    misses,
    saved,
    settings,
    suggestions,
    threads,
    verdicts,
)
from bot.store.tip_store import TipStore
from bot.store.workspaces import Workspaces

# Old rows are swept out at one write in so many.
SWEEP_EVERY = 200
MAX_SAVED = 200


def open_store(address: str, *, keys: Sequence[str] = ()) -> Store:
    """The store at that file, ``:memory:`` or URL. Raises StoreError when it cannot be opened.

    Tokens are encrypted with the first of the ``keys``, and read with any of them.
    """
    return SqlStore(address, keys=keys)


class SqlStore:
    """A Store (see the Protocol for what each method promises)."""

    def __init__(self, address: str, *, keys: Sequence[str] = ()) -> None:
        self._engine = connect(address)
        # Threads share the one connection of a database in memory, so they take turns.
        self._turn = threading.Lock() if is_memory(self._engine) else None
        self._writes = 0
        self.workspaces: Workspaces = SqlWorkspaces(self._transaction, Box(keys))
        self.tips: TipStore = SqlTips(self._transaction)

    @property
    def database(self) -> str:
        if self._turn:
            return ""
        url = self._engine.url
        return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=False)

    def claim(self, keys: Sequence[str], *, now: float, keep_seconds: float) -> bool:
        with self._transaction() as connection:
            rows = [{"key": _bounded(key), "claimed_at": now} for key in dict.fromkeys(keys)]
            fresh = [_insert_if_new(connection, deliveries, row) for row in rows]
            if self._sweep():
                connection.execute(
                    delete(deliveries).where(deliveries.c.claimed_at < now - keep_seconds)
                )
        return all(fresh)

    def save_entry(self, person: Person, entry: str, *, day: str) -> None:
        with self._transaction() as connection:
            mine = _of(saved, person)
            count, last = connection.execute(
                select(func.count(), func.max(saved.c.place)).where(mine)
            ).one()
            if count < MAX_SAVED:
                row = {**person._asdict(), "entry": entry, "place": (last or 0) + 1, "day": day}
                _insert_if_new(connection, saved, row)

    def unsave_entry(self, person: Person, entry: str) -> None:
        self._run(delete(saved).where(_of(saved, person), saved.c.entry == entry))

    def saved_entries(self, person: Person) -> tuple[str, ...]:
        with self._transaction() as connection:
            return tuple(
                connection.execute(
                    select(saved.c.entry).where(_of(saved, person)).order_by(saved.c.place.desc())
                ).scalars()
            )

    def seen(self, person: Person) -> Seen | None:
        with self._transaction() as connection:
            row = connection.execute(
                select(settings.c.seen_version, settings.c.seen_since, settings.c.seen_day).where(
                    _of(settings, person)
                )
            ).one_or_none()
        return Seen(*row) if row else None

    def set_seen(self, person: Person, seen: Seen) -> None:
        values = {
            "seen_version": seen.version,
            "seen_since": seen.since,
            "seen_day": seen.day,
        }
        with self._transaction() as connection:
            changed = connection.execute(
                update(settings).where(_of(settings, person)).values(**values)
            ).rowcount
            if not changed:
                _insert_if_new(connection, settings, {**person._asdict(), **values})

    def forget(self, user: str, *, team: str = "") -> None:
        with self._transaction() as connection:
            privacy.forget_person(connection, user, team=team)
        self.tips.forget_tips(team, user)

    def kept_of(self, user: str, *, team: str = "") -> dict[str, list[dict[str, Any]]]:
        with self._transaction() as connection:
            return privacy.kept_of(connection, user, team=team)

    def set_subject(self, thread: str, entry: str, *, now: float, keep_seconds: float) -> None:
        with self._transaction() as connection:
            changed = connection.execute(
                update(threads)
                .where(threads.c.thread == _bounded(thread))
                .values(entry=entry, noted_at=now)
            ).rowcount
            if not changed:
                row = {"thread": _bounded(thread), "entry": entry, "noted_at": now}
                _insert_if_new(connection, threads, row)
            if self._sweep():
                connection.execute(delete(threads).where(threads.c.noted_at < now - keep_seconds))

    def subject(self, thread: str, *, after: float) -> str:
        with self._transaction() as connection:
            found = connection.execute(
                select(threads.c.entry).where(
                    threads.c.thread == _bounded(thread), threads.c.noted_at >= after
                )
            ).scalar_one_or_none()
        return found or ""

    def count_miss(self, digest: str, question: str, *, day: str, forget_before: str) -> None:
        with self._transaction() as connection:
            again = connection.execute(
                update(misses)
                .where(misses.c.digest == digest)
                .values(question=question[:MAX_QUESTION], count=misses.c.count + 1, last_day=day)
            ).rowcount
            if not again:
                # The first time, nobody may read what was asked: it may be one person's secret.
                row = {"question": "", "count": 1, "first_day": day, "last_day": day}
                _insert_if_new(connection, misses, {"digest": digest, **row})
            if self._sweep():
                once = (misses.c.question == "") & (misses.c.last_day < forget_before)
                connection.execute(delete(misses).where(once))

    def misses(self, *, since: str) -> tuple[Miss, ...]:
        asked = (
            select(misses.c.question, misses.c.count, misses.c.first_day, misses.c.last_day)
            .where(misses.c.question != "", misses.c.last_day >= since)
            .order_by(misses.c.count.desc(), misses.c.question)
        )
        with self._transaction() as connection:
            return tuple(Miss(*row) for row in connection.execute(asked))

    def count_verdict(
        self, digest: str, entry: str, question: str, *, good: bool, day: str
    ) -> None:
        column = verdicts.c.good if good else verdicts.c.bad
        with self._transaction() as connection:
            again = connection.execute(
                update(verdicts)
                .where(verdicts.c.digest == digest)
                .values(
                    {
                        column.name: column + 1,
                        "question": question[:MAX_QUESTION],
                        "last_day": day,
                    }
                )
            ).rowcount
            if not again:
                row = {"good": int(good), "bad": int(not good), "question": "", "last_day": day}
                _insert_if_new(connection, verdicts, {"digest": digest, "entry": entry, **row})

    def verdicts(self, *, since: str) -> tuple[Verdict, ...]:
        # Those on questions that one person only has asked are added up by entry.
        good, bad = func.sum(verdicts.c.good), func.sum(verdicts.c.bad)
        counted = (
            select(verdicts.c.entry, verdicts.c.question, good, bad, func.max(verdicts.c.last_day))
            .where(verdicts.c.last_day >= since)
            .group_by(verdicts.c.entry, verdicts.c.question)
            .order_by((good - bad), verdicts.c.entry, verdicts.c.question)
        )
        with self._transaction() as connection:
            return tuple(
                Verdict(entry, question, int(up), int(down), day)
                for entry, question, up, down, day in connection.execute(counted)
            )

    def suggest(self, suggestion: Suggestion) -> None:
        meaning = suggestion.meaning[:MAX_MEANING]
        digest = hashlib.blake2b(meaning.encode(), digest_size=16).hexdigest()
        row = {
            "term": suggestion.term[:MAX_TERM],
            "meaning": meaning,
            "meaning_digest": digest,
            "day": suggestion.day,
        }
        with self._transaction() as connection:
            _insert_if_new(connection, suggestions, row)

    def suggestions(self, *, since: str) -> tuple[Suggestion, ...]:
        made = (
            select(suggestions.c.term, suggestions.c.meaning, suggestions.c.day)
            .where(suggestions.c.day >= since)
            .order_by(suggestions.c.day.desc(), suggestions.c.term)
        )
        with self._transaction() as connection:
            return tuple(Suggestion(*row) for row in connection.execute(made))

    def close(self) -> None:
        self._engine.dispose()

    def _run(self, statement: Delete | Insert | Update) -> None:
        with self._transaction() as connection:
            connection.execute(statement)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """One transaction; whatever the database says against it becomes a StoreError."""
        try:
            with self._turn or contextlib.nullcontext(), self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            # The statement's values are people's words, and stay out of the message.
            raise StoreError(f"the database refused: {type(error).__name__}") from error

    def _sweep(self) -> bool:
        self._writes += 1
        return self._writes % SWEEP_EVERY == 1


def _of(table: Table, person: Person) -> Any:
    return (table.c.team == person.team) & (table.c.user == person.user)


def _bounded(key: str) -> str:
    """A key that fits its column, and is still its own."""
    if len(key) <= 200:
        return key
    return key[:100] + hashlib.blake2b(key.encode(), digest_size=32).hexdigest()


def _insert_if_new(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row unless there is one of its key; says whether it was new.

    A savepoint rather than each database's own ON CONFLICT, so that any of them will do.
    """
    try:
        with connection.begin_nested():
            connection.execute(insert(table).values(**row))
    except IntegrityError:
        return False
    return True
