"""One delivery in SQL, from the claim to what became of it.

Each tip costs what is here, so statements are made once and kept: SQLAlchemy spends more on making
one anew than SQLite does on running it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, bindparam, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.schedule.outcome import Meaning, Outcome, is_limited
from bot.schedule.subscription import LATE_SECONDS, Subscription, after_end, after_post, upcoming
from bot.store.tables import MAX_KEY
from bot.store.tip_rows import delivery_of, subscription_of, values_of
from bot.store.tip_store import Delivery, Enqueue, Pick, Settled
from bot.store.tip_tables import ledger, subscriptions, workspaces

_S = subscriptions.c
_L = ledger.c
_W = workspaces.c
ROW = list(subscriptions.columns)
_STATUS: dict[Meaning, str] = {
    "sent": "sent",
    "again": "queued",
    "rest": "queued",
    "end": "failed",
    "close": "failed",
    "fault": "failed",
    "unknown": "unknown",
}


def joined(which: Any) -> Any:
    """Rows of the ledger with their subscriptions, as ``delivery_of`` reads them."""
    delivery = (
        _L.id.label("delivery"),
        _L.day,
        _L.due_at,
        _L.attempts,
        _L.entries,
        _L.cursor.label("place"),
    )
    return select(*ROW, *delivery).join(subscriptions, _S.id == _L.subscription).where(which)


def taken(now: Any) -> Any:
    """Does the workspace take posts: is it not left alone?"""
    return or_(_W.team.is_(None), ~_W.closed & (_W.rest_until <= now))


# An update without values sets the columns that are among its parameters.
_DELIVERY = update(ledger).where(_L.id == bindparam("which"))
_CLAIMED = _DELIVERY.where(_L.status == "sending", _L.attempts == bindparam("attempt"))
_SUBSCRIPTION = update(subscriptions).where(_S.id == bindparam("which"))
_TOLD = _SUBSCRIPTION.values(told=_S.told + 1, unpressed=_S.unpressed + 1).returning(*ROW)
_NEXT = (
    joined((_L.team == bindparam("of")) & (_L.status == "queued") & taken(bindparam("now")))
    .outerjoin(workspaces, _W.team == _L.team)
    .add_columns(_W.rest_until, _W.error.label("trouble"))
    # The index is in this order. One more column, and all that is due at nine is sorted each time.
    .order_by(_L.due_at)
    .limit(1)
    .with_for_update(skip_locked=True, of=ledger)
)


def claim(connection: Connection, team: str, now: int, pick: Pick) -> Delivery | None:
    """Take the workspace's next open row, if there is one and it takes posts."""
    while row := connection.execute(_NEXT, {"of": team, "now": now}).one_or_none():
        slow = row.rest_until is not None and is_limited(row.trouble, row.rest_until, now)
        delivery = delivery_of(row)._replace(slow=slow)
        reason = _no_longer(delivery, row.due_at, now)
        if reason:
            set_delivery(connection, delivery.id, status="skipped", error=reason)
            continue
        if not delivery.entries:
            picked = pick(delivery.subscription)
            delivery = delivery._replace(entries=picked.entries, cursor=picked.cursor)
        delivery = delivery._replace(attempt=delivery.attempt + 1)
        set_delivery(
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


def settle(
    connection: Connection, delivery: Delivery, outcome: Outcome, now: int, enqueue: Enqueue
) -> Settled:
    """Write down how a claimed row ended."""
    subscription = delivery.subscription
    status = _STATUS[outcome.meaning]
    mine = {"which": delivery.id, "attempt": delivery.attempt}
    end = {"status": status, "error": outcome.error[:MAX_KEY]}
    if not connection.execute(_CLAIMED, mine | end).rowcount:
        # It took so long that somebody gave it up for lost; what is known now counts.
        known = update(ledger).where(_L.id == delivery.id, _L.status == "unknown")
        connection.execute(known.values(status=status if status == "sent" else "unknown"))
        return Settled(subscription, False)
    match outcome.meaning:
        case "sent" | "unknown" | "fault":
            return Settled(told(connection, delivery, now), False)
        case "end":
            return Settled(subscription, finish(connection, subscription, outcome.error))
        case "close":
            _close(connection, subscription.team, outcome.error)
        case "again" | "rest":
            _rest(connection, subscription.team, now + outcome.wait, outcome.error)
            enqueue(connection, subscription.team, outcome.wait)
    return Settled(subscription, False)


def told(connection: Connection, delivery: Delivery, now: int) -> Subscription:
    """The subscription after its post: further in its deck, and perhaps slower or paused."""
    place = {"cursor": delivery.cursor}
    if delivery.entries:
        place["last"] = delivery.entries[-1]
    # What every post changes is one statement; what follows from it once in a while another.
    row = connection.execute(_TOLD, {"which": delivery.subscription.id, **place}).one_or_none()
    if row is None:
        return delivery.subscription
    written = subscription_of(row)
    before = written._replace(told=written.told - 1, unpressed=written.unpressed - 1)
    after = after_post(before, cursor=written.cursor, last=written.last)
    if after.taste.track and not after.cursor:
        # The track is done: from now on the whole deck.
        after = after._replace(taste=after.taste._replace(track=False))
    if after.is_slow != before.is_slow or after.state != before.state:
        after = after._replace(next_due=upcoming(after, now))
    if after != written:
        write(connection, after)
    return after


def finish(connection: Connection, subscription: Subscription, error: str) -> bool:
    """End it, or let it wait; true for whoever was the first to."""
    asked = select(*ROW).where(_S.id == subscription.id).with_for_update()
    row = connection.execute(asked).one_or_none()
    if row is None:
        return False
    current = subscription_of(row)
    ended = after_end(current, error)
    if ended == current:
        return False
    write(connection, ended)
    return current.state != "archived"


def write(connection: Connection, subscription: Subscription) -> None:
    """Write a subscription in place of what it was."""
    connection.execute(_SUBSCRIPTION, {"which": subscription.id, **values_of(subscription)})


def set_delivery(connection: Connection, number: int, **values: Any) -> None:
    """Set columns of a row of the ledger."""
    connection.execute(_DELIVERY, {"which": number, **values})


def insert_new(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert those rows that clash with none, in one statement for many."""
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).on_conflict_do_nothing()
    connection.execute(statement, rows)


def _no_longer(delivery: Delivery, due_at: int, now: int) -> str:
    """Why a queued row is not posted any more, or nothing."""
    if delivery.subscription.state != "on":
        return "off"
    return "late" if now - due_at >= LATE_SECONDS else ""


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
