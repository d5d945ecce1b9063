"""Subscriptions and their ledger in SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, or_, select, true, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.schedule.outcome import Meaning, Outcome, is_limited
from bot.schedule.subscription import (
    LATE_SECONDS,
    Subscription,
    after_end,
    after_post,
    due,
    upcoming,
)
from bot.store.tables import MAX_KEY
from bot.store.tip_rows import delivery_of, subscription_of, values_of
from bot.store.tip_store import (
    KEEP_SECONDS,
    LEASE_SECONDS,
    Coming,
    Delivery,
    Enqueue,
    Pick,
    Record,
    Settled,
    Swept,
)
from bot.store.tip_tables import ledger, subscriptions, workspaces

# Rows in one transaction of a sweep: each holds SQLite's one lock while it lasts.
BATCH = 1_000
_S = subscriptions.c
_L = ledger.c
_W = workspaces.c
_STATUS: dict[Meaning, str] = {
    "sent": "sent",
    "again": "queued",
    "rest": "queued",
    "end": "failed",
    "close": "failed",
    "fault": "failed",
    "unknown": "unknown",
}
_ROW = list(subscriptions.columns)


class SqlTips:
    """A TipStore (see the Protocol for what each method promises)."""

    def __init__(self, transaction: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._transaction = transaction

    def subscription(self, team: str, target: str) -> Subscription | None:
        with self._transaction() as connection:
            return _one(connection, (_S.team == team) & (_S.target == target))

    def subscription_by_id(self, number: int) -> Subscription | None:
        with self._transaction() as connection:
            return _one(connection, _S.id == number)

    def put(self, subscription: Subscription) -> Subscription:
        with self._transaction() as connection:
            key = (_S.team == subscription.team) & (_S.target == subscription.target)
            insert_new(connection, subscriptions, [values_of(subscription)])
            connection.execute(update(subscriptions).where(key).values(**values_of(subscription)))
            kept = _one(connection, key)
        assert kept
        return kept

    def change(
        self, number: int, change: Callable[[Subscription], Subscription]
    ) -> Subscription | None:
        with self._transaction() as connection:
            current = _one(connection, _S.id == number, lock=True)
            if current is None:
                return None
            changed = change(current)
            if changed != current:
                _write(connection, changed)
            return changed

    def forget_tips(self, team: str, user: str) -> None:
        with self._transaction() as connection:
            here = _S.team == team if team else true()
            connection.execute(delete(subscriptions).where(here, _S.target == user))
            connection.execute(update(subscriptions).where(here, _S.owner == user).values(owner=""))

    def forget_team(self, team: str) -> None:
        with self._transaction() as connection:
            connection.execute(delete(ledger).where(_L.team == team))
            connection.execute(delete(subscriptions).where(_S.team == team))
            connection.execute(delete(workspaces).where(_W.team == team))

    def sweep(self, now: int, enqueue: Enqueue, *, repost: bool) -> Swept:
        held = self._take_back(now, repost=repost)
        queued = skipped = 0
        given: set[str] = set()
        while True:
            with self._transaction() as connection:
                found = _due(connection, now)
                here_queued, here_skipped = _write_due(connection, found, now)
                teams = {each.team for each in found} - given
                _give(connection, teams & _open_teams(connection, now, teams), enqueue)
            given |= teams
            queued, skipped = queued + here_queued, skipped + here_skipped
            if len(found) < BATCH:
                break
        with self._transaction() as connection:
            _give(connection, _open_teams(connection, now) - given, enqueue)
            connection.execute(delete(ledger).where(_L.due_at < now - KEEP_SECONDS))
        return Swept(queued, skipped, held)

    def _take_back(self, now: int, *, repost: bool) -> int:
        """Rows whose sender is gone: held, for they may have been posted."""
        lost = (_L.status == "sending") & (_L.attempted_at < now - LEASE_SECONDS)
        with self._transaction() as connection:
            if repost:
                again = update(ledger).where(lost).values(status="queued")
                return connection.execute(again).rowcount
            asked = _joined(lost).limit(BATCH).with_for_update(skip_locked=True, of=ledger)
            rows = connection.execute(asked).all()
            for row in rows:
                _told(connection, delivery_of(row), now)
                _set(connection, row.delivery, status="unknown", error="the sender was lost")
        return len(rows)

    def claim_delivery(self, team: str, now: int, pick: Pick) -> Delivery | None:
        with self._transaction() as connection:
            trouble = _trouble(connection, team)
            if trouble and (trouble.closed or trouble.rest_until > now):
                return None
            slow = trouble is not None and is_limited(trouble.error, trouble.rest_until, now)
            while row := _next_row(connection, team):
                delivery = delivery_of(row)._replace(slow=slow)
                reason = _no_longer(delivery, row.due_at, now)
                if reason:
                    _set(connection, delivery.id, status="skipped", error=reason)
                    continue
                if not delivery.entries:
                    picked = pick(delivery.subscription)
                    delivery = delivery._replace(entries=picked.entries, cursor=picked.cursor)
                delivery = delivery._replace(attempt=delivery.attempt + 1)
                _set(
                    connection,
                    delivery.id,
                    status="sending",
                    attempts=delivery.attempt,
                    attempted_at=now,
                    entries=" ".join(delivery.entries),
                    cursor=delivery.cursor,
                )
                return delivery
        return None

    def settle(self, delivery: Delivery, outcome: Outcome, now: int, enqueue: Enqueue) -> Settled:
        subscription = delivery.subscription
        status = _STATUS[outcome.meaning]
        with self._transaction() as connection:
            if not _is_mine(connection, delivery):
                # It took so long that somebody gave it up for lost; what is known now counts.
                known = update(ledger).where(_L.id == delivery.id, _L.status == "unknown")
                connection.execute(known.values(status=status if status == "sent" else "unknown"))
                return Settled(subscription, False)
            _set(connection, delivery.id, status=status, error=outcome.error[:MAX_KEY])
            match outcome.meaning:
                case "sent" | "unknown" | "fault":
                    return Settled(_told(connection, delivery, now), False)
                case "end":
                    return Settled(subscription, _end(connection, subscription, outcome.error))
                case "close":
                    _close(connection, subscription.team, outcome.error)
                case "again" | "rest":
                    _rest(connection, subscription.team, now + outcome.wait, outcome.error)
                    enqueue(connection, subscription.team, outcome.wait)
        return Settled(subscription, False)

    def end(self, team: str, target: str, error: str) -> Settled | None:
        with self._transaction() as connection:
            current = _one(connection, (_S.team == team) & (_S.target == target))
            return Settled(current, _end(connection, current, error)) if current else None

    def reopen(self, team: str) -> None:
        with self._transaction() as connection:
            connection.execute(delete(workspaces).where(_W.team == team))

    def records(self, *, limit: int, team: str = "") -> tuple[Record, ...]:
        asked = (
            select(ledger, _S.target)
            .join(subscriptions, _S.id == _L.subscription)
            .order_by(_L.due_at.desc(), _L.id.desc())
            .limit(limit)
        )
        with self._transaction() as connection:
            rows = connection.execute(asked.where(_L.team == team) if team else asked).all()
        return tuple(
            Record(
                row.day,
                row.team,
                row.target,
                row.status,
                row.error,
                row.attempts,
                row.due_at,
                tuple(row.entries.split()),
            )
            for row in rows
        )

    def counts(self, *, since: int) -> dict[str, int]:
        asked = (
            select(_L.status, func.count().label("number"))
            .where(_L.due_at >= since)
            .group_by(_L.status)
        )
        with self._transaction() as connection:
            return {row.status: row.number for row in connection.execute(asked)}

    def coming(self, now: int, *, limit: int) -> tuple[Coming, ...]:
        asked = (
            select(_S.next_due, _S.team, _S.target, _S.zone)
            .where(_S.next_due.is_not(None))
            .order_by(_S.next_due)
            .limit(limit)
        )
        with self._transaction() as connection:
            return tuple(Coming(*row) for row in connection.execute(asked))

    def resting(self, now: int) -> tuple[tuple[str, int, str], ...]:
        asked = select(workspaces).where(or_(_W.closed, _W.rest_until > now)).order_by(_W.team)
        with self._transaction() as connection:
            rows = connection.execute(asked).all()
        return tuple((row.team, 0 if row.closed else row.rest_until, row.error) for row in rows)


def _due(connection: Connection, now: int) -> list[Subscription]:
    asked = (
        select(*_ROW)
        .where(_S.next_due <= now)
        .order_by(_S.next_due)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    return [subscription_of(row) for row in connection.execute(asked)]


def _write_due(connection: Connection, found: Iterable[Subscription], now: int) -> tuple[int, int]:
    """A ledger row for each slot that has come; how many are queued and how many are too late."""
    rows: list[dict[str, Any]] = []
    later: defaultdict[int | None, list[int]] = defaultdict(list)
    resumed: list[int] = []
    for subscription in found:
        slot, too_late, next_due = due(subscription, now)
        later[next_due].append(subscription.id)
        if subscription.state == "paused":
            resumed.append(subscription.id)
        if slot:
            rows.append(
                {
                    "subscription": subscription.id,
                    "day": slot.day,
                    "team": subscription.team,
                    "due_at": slot.at,
                    "status": "skipped" if too_late else "queued",
                    "attempts": 0,
                    "entries": "",
                    "cursor": "",
                    "error": "late" if too_late else "",
                }
            )
    insert_new(connection, ledger, rows)
    for next_due, numbers in later.items():
        connection.execute(
            update(subscriptions).where(_S.id.in_(numbers)).values(next_due=next_due)
        )
    if resumed:
        connection.execute(
            update(subscriptions).where(_S.id.in_(resumed)).values(state="on", resume="")
        )
    skipped = sum(row["status"] == "skipped" for row in rows)
    return len(rows) - skipped, skipped


def _open_teams(connection: Connection, now: int, among: set[str] | None = None) -> set[str]:
    """Workspaces with something to post, that are not left alone."""
    asked = (
        select(_L.team)
        .distinct()
        .outerjoin(workspaces, _W.team == _L.team)
        .where(
            _L.status == "queued",
            or_(_W.team.is_(None), ~_W.closed & (_W.rest_until <= now)),
        )
    )
    if among is not None:
        asked = asked.where(_L.team.in_(among))
    return set(connection.execute(asked).scalars())


def _give(connection: Connection, teams: Iterable[str], enqueue: Enqueue) -> None:
    for team in sorted(teams):
        enqueue(connection, team, 0)


def _trouble(connection: Connection, team: str) -> Row[Any, Any, Any] | None:
    """The workspace's last trouble, if there was any."""
    asked = select(_W.closed, _W.rest_until, _W.error).where(_W.team == team)
    return connection.execute(asked).one_or_none()


def _rest(connection: Connection, team: str, until: int, error: str) -> None:
    _upsert_workspace(connection, team, {"rest_until": until, "error": error[:MAX_KEY]})


def _close(connection: Connection, team: str, error: str) -> None:
    _upsert_workspace(connection, team, {"closed": True, "error": error[:MAX_KEY]})
    open_rows = (_L.team == team) & (_L.status == "queued")
    connection.execute(
        update(ledger).where(open_rows).values(status="failed", error=error[:MAX_KEY])
    )


def _upsert_workspace(connection: Connection, team: str, values: dict[str, Any]) -> None:
    row = {"team": team, "rest_until": 0, "closed": False, "error": ""}
    insert_new(connection, workspaces, [row])
    connection.execute(update(workspaces).where(_W.team == team).values(**values))


def _next_row(connection: Connection, team: str) -> Row[Any] | None:
    asked = (
        _joined((_L.team == team) & (_L.status == "queued"))
        .order_by(_L.due_at, _L.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=ledger)
    )
    row: Row[Any] | None = connection.execute(asked).one_or_none()
    return row


def _no_longer(delivery: Delivery, due_at: int, now: int) -> str:
    """Why a queued row is not posted any more, or nothing."""
    if delivery.subscription.state != "on":
        return "off"
    return "late" if now - due_at >= LATE_SECONDS else ""


def _is_mine(connection: Connection, delivery: Delivery) -> bool:
    """Is the row still in this claim's hands?"""
    mine = (_L.id == delivery.id, _L.status == "sending", _L.attempts == delivery.attempt)
    asked = select(_L.id).where(*mine).with_for_update()
    return connection.execute(asked).one_or_none() is not None


def _set(connection: Connection, number: int, **values: Any) -> None:
    connection.execute(update(ledger).where(_L.id == number).values(**values))


def _told(connection: Connection, delivery: Delivery, now: int) -> Subscription:
    """The subscription after its post: further in its deck, and perhaps slower or paused."""
    current = _one(connection, _S.id == delivery.subscription.id, lock=True)
    if current is None:
        return delivery.subscription
    last = delivery.entries[-1] if delivery.entries else current.last
    after = after_post(current, cursor=delivery.cursor, last=last)
    if after.taste.track and not after.cursor:
        # The track is done: from now on the whole deck.
        after = after._replace(taste=after.taste._replace(track=False))
    if after.is_slow != current.is_slow or after.state != current.state:
        after = after._replace(next_due=upcoming(after, now))
    _write(connection, after)
    return after


def _end(connection: Connection, subscription: Subscription, error: str) -> bool:
    """End it, or let it wait; true for whoever was the first to."""
    current = _one(connection, _S.id == subscription.id, lock=True)
    if current is None:
        return False
    ended = after_end(current, error)
    if ended == current:
        return False
    _write(connection, ended)
    return current.state != "archived"


def _write(connection: Connection, subscription: Subscription) -> None:
    connection.execute(
        update(subscriptions).where(_S.id == subscription.id).values(**values_of(subscription))
    )


def _one(connection: Connection, which: Any, *, lock: bool = False) -> Subscription | None:
    asked = select(*_ROW).where(which)
    row = connection.execute(asked.with_for_update() if lock else asked).one_or_none()
    return subscription_of(row) if row else None


def _joined(which: Any) -> Any:
    delivery = (
        _L.id.label("delivery"),
        _L.day,
        _L.due_at,
        _L.attempts,
        _L.entries,
        _L.cursor.label("place"),
    )
    return select(*_ROW, *delivery).join(subscriptions, _S.id == _L.subscription).where(which)


def insert_new(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert those rows that clash with none, in one statement for many."""
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).on_conflict_do_nothing()
    connection.execute(statement, rows)
