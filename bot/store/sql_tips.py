"""Subscriptions and their ledger in SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, delete, func, or_, select, true, update

from bot.schedule.outcome import Outcome
from bot.schedule.subscription import Subscription, due
from bot.store.sql_ledger import (
    ROW,
    claim,
    finish,
    insert_new,
    joined,
    set_delivery,
    settle,
    taken,
    told,
    write,
)
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
    Waiting,
    nobody,
)
from bot.store.tip_tables import ledger, subscriptions, workspaces

# Rows in one transaction of a sweep: each holds SQLite's one lock while it lasts.
BATCH = 1_000
_S = subscriptions.c
_L = ledger.c
_W = workspaces.c


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
                write(connection, changed)
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

    def sweep(
        self, now: int, enqueue: Enqueue, *, repost: bool, waiting: Waiting = nobody
    ) -> Swept:
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
        # Asked once all is written, and outside a transaction: SQLite has one writer.
        given |= set(waiting())
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
            asked = joined(lost).limit(BATCH).with_for_update(skip_locked=True, of=ledger)
            rows = connection.execute(asked).all()
            for row in rows:
                told(connection, delivery_of(row), now)
                set_delivery(
                    connection, row.delivery, status="unknown", error="the sender was lost"
                )
        return len(rows)

    def claim_delivery(self, team: str, now: int, pick: Pick) -> Delivery | None:
        with self._transaction() as connection:
            return claim(connection, team, now, pick)

    def settle(
        self,
        delivery: Delivery,
        outcome: Outcome,
        now: int,
        enqueue: Enqueue,
        pick: Pick | None = None,
    ) -> Settled:
        with self._transaction() as connection:
            settled = settle(connection, delivery, outcome, now, enqueue)
            if pick:
                following = claim(connection, delivery.subscription.team, now, pick)
                settled = settled._replace(following=following)
        return settled

    def end(self, team: str, target: str, error: str) -> Settled | None:
        with self._transaction() as connection:
            current = _one(connection, (_S.team == team) & (_S.target == target))
            return Settled(current, finish(connection, current, error)) if current else None

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
        select(*ROW)
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
        .where(_L.status == "queued", taken(now))
    )
    if among is not None:
        asked = asked.where(_L.team.in_(among))
    return set(connection.execute(asked).scalars())


def _give(connection: Connection, teams: Iterable[str], enqueue: Enqueue) -> None:
    for team in sorted(teams):
        enqueue(connection, team, 0)


def _one(connection: Connection, which: Any, *, lock: bool = False) -> Subscription | None:
    asked = select(*ROW).where(which)
    row = connection.execute(asked.with_for_update() if lock else asked).one_or_none()
    return subscription_of(row) if row else None
