"""The moment at which a local time comes on a local day, whatever the clocks do there that day.

One moment for each day at most: a time that daylight saving skips comes at the first valid minute
after it, one that it repeats comes the first time, and a day that a zone never had (Apia,
30 December 2011) has none. Moments are whole seconds since the epoch, in UTC; sums are made of
those, because adding to an aware datetime adds to the clock on the wall.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January February March April May June July August September October November December"
).split()
EVERY_DAY = 0b1111111
WEEKDAYS = 0b0011111
WEEKENDS = 0b1100000
DAY = 86_400
# Further ahead than this nothing is looked for: a day of the week and a free year fit within.
HORIZON_DAYS = 800


class Timing(NamedTuple):
    """On which days, at which local time.

    ``minute`` counts from midnight; ``days`` is a set of weekdays as bits, Monday the lowest;
    ``country`` is the one whose holidays are free (ISO 3166, two letters), or empty.
    """

    zone: str
    minute: int
    days: int = EVERY_DAY
    country: str = ""


class Slot(NamedTuple):
    """A local day (ISO 8601) and the moment on it at which a tip is due."""

    day: str
    at: int


def is_zone(name: str) -> bool:
    """Is there a time zone of that name?"""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def local_day(zone: str, moment: int) -> date:
    """The day that a moment falls on there."""
    return datetime.fromtimestamp(moment, ZoneInfo(zone)).date()


def local_text(zone: str, moment: int) -> str:
    """A moment as the clock there shows it, with its offset (ISO 8601, to the minute)."""
    return datetime.fromtimestamp(moment, ZoneInfo(zone)).isoformat(timespec="minutes")


@lru_cache(maxsize=100_000)
def moment_of(zone: str, minute: int, day: date) -> int | None:
    """The one moment of that minute on that day; None when the zone skipped the day."""
    at = datetime.combine(day, time(minute // 60, minute % 60), ZoneInfo(zone))
    first = _moment(at)
    if _wall(zone, first) == at.replace(tzinfo=None):
        return first
    # In a gap, fold=1 names a moment before the change and fold=0 one after it.
    before, after = _moment(at.replace(fold=1)), first
    offset = _offset(zone, before)
    while after - before > 1:
        middle = (before + after) // 2
        if _offset(zone, middle) == offset:
            before = middle
        else:
            after = middle
    return after if _wall(zone, after).date() == day else None


def next_slot(timing: Timing, after: int, *, not_before: str = "") -> Slot | None:
    """The first slot later than a moment, and not before that local day; None when none comes."""
    day = local_day(timing.zone, after)
    if not_before:
        day = max(day, date.fromisoformat(not_before))
    for _ in range(HORIZON_DAYS):
        at = _at(timing, day)
        if at is not None and at > after:
            return Slot(day.isoformat(), at)
        if day == date.max:
            return None
        day += timedelta(days=1)
    return None


def latest_slot(timing: Timing, since: int, until: int) -> Slot | None:
    """The last slot between two moments, both included; None when there is none."""
    day = local_day(timing.zone, until)
    first = local_day(timing.zone, since)
    for _ in range(HORIZON_DAYS):
        if day < first:
            return None
        at = _at(timing, day)
        if at is not None and since <= at <= until:
            return Slot(day.isoformat(), at)
        day -= timedelta(days=1)
    return None


def _at(timing: Timing, day: date) -> int | None:
    if not timing.days >> day.weekday() & 1:
        return None
    if timing.country and day in holidays_of(timing.country, day.year):
        return None
    return moment_of(timing.zone, timing.minute, day)


@lru_cache(maxsize=1_000)
def holidays_of(country: str, year: int) -> frozenset[date]:
    """The public holidays of a country in a year."""
    import holidays

    return frozenset(holidays.country_holidays(country, years=year))


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """The countries whose holidays are known: their names by their two letters."""
    from holidays.registry import COUNTRIES

    return {
        code: re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name) for name, code, *_ in COUNTRIES.values()
    }


@lru_cache(maxsize=1)
def zones() -> tuple[str, ...]:
    """The time zones that people know: regions and cities, and UTC."""
    skipped = ("Etc/", "SystemV/", "US/", "posix/", "right/")
    named = (zone for zone in available_timezones() if "/" in zone)
    return ("UTC", *sorted(zone for zone in named if not zone.startswith(skipped)))


def _moment(at: datetime) -> int:
    return round((at.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


def _wall(zone: str, moment: int) -> datetime:
    return datetime.fromtimestamp(moment, ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def _offset(zone: str, moment: int) -> timedelta | None:
    return datetime.fromtimestamp(moment, ZoneInfo(zone)).utcoffset()
