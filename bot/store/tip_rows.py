"""Rows of the tips' tables as values, and back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from bot.persona.deck import Taste
from bot.schedule.occurrence import Timing
from bot.schedule.subscription import Subscription
from bot.store.tip_store import Delivery


def delivery_of(row: Row[Any]) -> Delivery:
    """A row of the ledger with its subscription."""
    return Delivery(
        id=row.delivery,
        attempt=row.attempts,
        subscription=subscription_of(row),
        day=row.day,
        entries=tuple(row.entries.split()),
        cursor=row.place,
    )


def subscription_of(row: Row[Any]) -> Subscription:
    """A row of the subscriptions."""
    return Subscription(
        team=row.team,
        target=row.target,
        owner=row.owner,
        timing=Timing(row.zone, row.minute, row.days, row.country),
        taste=Taste(tuple(filter(None, row.topics.split("\n"))), row.track),
        digest=row.digest,
        always=row.always,
        locked=row.locked,
        state=row.state,
        resume=row.resume,
        unpressed=row.unpressed,
        told=row.told,
        cursor=row.cursor,
        last=row.last,
        next_due=row.next_due,
        enterprise=row.enterprise,
        id=row.id,
    )


def values_of(subscription: Subscription) -> dict[str, Any]:
    """A subscription as the columns that hold it, without its number."""
    values = subscription._asdict()
    for name in ("id", "timing", "taste"):
        del values[name]
    return {
        **values,
        **subscription.timing._asdict(),
        "topics": "\n".join(subscription.taste.topics),
        "track": subscription.taste.track,
    }
