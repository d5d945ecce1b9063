"""Due once a day, never late by hours, slower when nobody presses anything."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.schedule.occurrence import Timing
from bot.schedule.subscription import (
    LATE_SECONDS,
    PAUSE_AFTER,
    SLOW_AFTER,
    Subscription,
    after_post,
    after_press,
    due,
    upcoming,
)
from tests.schedule.test_occurrence import moments, timings

HOUR = 3600
DAY = 24 * HOUR


def subscribed(timing: Timing, start: int) -> Subscription:
    fresh = Subscription("T1", "C1", "U1", timing, always=True)
    return fresh._replace(next_due=upcoming(fresh, start))


@given(
    timings,
    moments,
    st.lists(st.integers(-3 * HOUR, 5 * DAY), min_size=1, max_size=60),
    st.lists(timings, max_size=3),
)
@settings(max_examples=200, deadline=None)
def test_whatever_the_clock_does_no_local_day_is_told_twice_or_late(
    timing: Timing, start: int, steps: list[int], changes: list[Timing]
) -> None:
    """The clock jumps ahead by days, steps back by hours, and the zone changes in between."""
    subscription = subscribed(timing, start)
    now, told = start, set[str]()
    for number, step in enumerate(steps):
        now += step
        if changes and number % 20 == 19:
            subscription = subscription._replace(timing=changes[number % len(changes)])
            subscription = subscription._replace(next_due=upcoming(subscription, now))
        assert subscription.next_due is not None
        if subscription.next_due > now:
            continue
        slot, too_late, next_due = due(subscription, now)
        assert next_due is not None
        assert next_due > now
        if slot:
            assert now - slot.at >= 0
            assert too_late == (now - slot.at >= LATE_SECONDS)
            # The ledger has one row for each subscription and local day.
            told.add(slot.day)
        subscription = subscription._replace(next_due=next_due)


@given(timings, moments)
@settings(max_examples=100, deadline=None)
def test_looked_at_every_minute_nothing_is_missed_and_nothing_is_told_twice(
    timing: Timing, start: int
) -> None:
    subscription = subscribed(timing, start)
    days: list[str] = []
    now = start
    while len(days) < 3:
        assert subscription.next_due is not None
        now = max(now + 60, subscription.next_due)
        slot, too_late, next_due = due(subscription, now)
        assert slot is not None
        assert not too_late
        days.append(slot.day)
        subscription = subscription._replace(next_due=next_due)
    assert days == sorted(set(days))


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def test_after_three_days_off_the_newest_missed_day_alone_counts() -> None:
    subscription = subscribed(Timing("UTC", 540), at("2026-11-01"))
    slot, too_late, next_due = due(subscription, at("2026-11-04T10:00"))
    assert slot is not None
    assert (slot.day, too_late) == ("2026-11-04", False)
    assert next_due == at("2026-11-05T09:00")
    slot, too_late, _ = due(subscription, at("2026-11-04T12:00"))
    assert slot is not None
    assert (slot.day, too_late) == ("2026-11-04", True)


def posts(subscription: Subscription, count: int) -> Subscription:
    for _ in range(count):
        subscription = after_post(subscription, cursor="c", last="e")
    return subscription


def test_posts_that_nobody_presses_slow_down_and_then_pause() -> None:
    daily = Subscription("T1", "C1", "U1", Timing("UTC", 540))
    slow = posts(daily, SLOW_AFTER)
    monday = at("2026-11-02T09:00")
    assert upcoming(posts(daily, SLOW_AFTER - 1), monday) == monday + DAY
    assert upcoming(slow, monday) == monday + 7 * DAY
    asleep = posts(daily, PAUSE_AFTER)
    assert (asleep.state, upcoming(asleep, monday)) == ("paused", None)
    awake = after_press(asleep, monday)
    assert (awake.state, awake.unpressed, awake.next_due) == ("on", 0, monday + DAY)


def test_what_was_ended_or_paused_while_a_post_was_under_way_stays_so() -> None:
    last = posts(Subscription("T1", "C1", "U1", Timing("UTC", 540)), PAUSE_AFTER - 1)
    assert posts(last, 1).state == "paused"
    assert posts(last._replace(state="ended"), 1).state == "ended"
    assert posts(last._replace(state="archived"), 1).state == "archived"
    assert posts(last._replace(state="paused", resume="2027-01-07"), 1).resume == "2027-01-07"


def test_always_means_always() -> None:
    loud = Subscription("T1", "C1", "U1", Timing("UTC", 540), always=True)
    assert posts(loud, 50).state == "on"
    assert not posts(loud, 50).is_slow


def test_a_press_does_not_wake_what_somebody_put_to_sleep() -> None:
    paused = Subscription("T1", "C1", "U1", Timing("UTC", 540), state="paused", unpressed=2)
    assert after_press(paused, 0).state == "paused"
    assert after_press(paused, 0).next_due is None


def test_a_pause_with_an_end_goes_on_that_day() -> None:
    paused = Subscription("T1", "C1", "U1", Timing("UTC", 540), state="paused", resume="2027-01-07")
    assert upcoming(paused, at("2026-11-02")) == at("2027-01-07T09:00")
