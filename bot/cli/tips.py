"""tips preview: what a channel would get, day by day, without asking any server."""

from __future__ import annotations

import argparse
import json
import time
from datetime import date, timedelta

from bot.errors import UsageError
from bot.loader.load import load
from bot.persona.deck import choose
from bot.schedule.grammar import On, Wrong, applied, read_order
from bot.schedule.occurrence import (
    DAY,
    EVERY_DAY,
    Timing,
    is_zone,
    local_day,
    local_text,
    next_slot,
)
from bot.schedule.subscription import DIGEST, Subscription

MAX_DAYS = 3_660
NINE = 9 * 60


def preview(arguments: argparse.Namespace) -> int:
    """Print a line for each post. Raises UsageError on what cannot be read."""
    persona = load(arguments.knowledge)
    if not 0 < arguments.days <= MAX_DAYS:
        raise UsageError(f"--days is a number from 1 to {MAX_DAYS:,}, not {arguments.days}.")
    first = _first(arguments)
    words = " ".join(arguments.order[1:])
    order = read_order(f"on {words} {arguments.zone}", persona, today=first)
    if isinstance(order, Wrong):
        raise UsageError(order.sentence)
    assert isinstance(order, On)
    fresh = Subscription("preview", "C", "", Timing(arguments.zone, NINE, EVERY_DAY))
    subscription = applied(order, None, zone=arguments.zone, fresh=fresh)
    last = first + timedelta(days=arguments.days)
    slot = next_slot(
        subscription.timing, _before(subscription.timing, first), not_before=first.isoformat()
    )
    while slot and date.fromisoformat(slot.day) < last:
        hand = choose(
            persona,
            subscription.taste,
            seed=subscription.seed,
            cursor=subscription.cursor,
            count=DIGEST if subscription.digest else 1,
        )
        at = local_text(subscription.timing.zone, slot.at)
        for entry in hand.entries:
            if arguments.json:
                print(json.dumps({"date": slot.day, "at": at, "entry": entry.id}))
            else:
                print(f"{slot.day}  {at[11:16]}  {entry.title}: {entry.tip}")
        subscription = subscription._replace(cursor=hand.cursor)
        if subscription.taste.track and hand.is_through:
            subscription = subscription._replace(
                cursor="", taste=subscription.taste._replace(track=False)
            )
        slot = next_slot(subscription.timing, slot.at)
    return 0


def _first(arguments: argparse.Namespace) -> date:
    if not arguments.start:
        if not is_zone(arguments.zone):
            raise UsageError(f"“{arguments.zone}” is no time zone: name one such as Europe/Berlin.")
        return local_day(arguments.zone, int(time.time()))
    try:
        return date.fromisoformat(arguments.start)
    except ValueError:
        raise UsageError(f"--from is a day such as 2027-01-31, not {arguments.start!r}.") from None


def _before(timing: Timing, first: date) -> int:
    """A moment before any on that day, in any zone."""
    return (first - date(1970, 1, 1)).days * DAY - 2 * DAY
