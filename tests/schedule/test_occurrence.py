"""One moment for each local day, in every zone there is, over years of clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.schedule.occurrence import (
    EVERY_DAY,
    WEEKDAYS,
    Timing,
    holidays_of,
    is_zone,
    latest_slot,
    local_day,
    local_text,
    moment_of,
    next_slot,
)

ZONES = sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")
zones = st.sampled_from(ZONES)
minutes = st.integers(0, 1439)
days = st.dates(date(2000, 1, 1), date(2037, 12, 28))
moments = st.integers(946_684_800, 2_145_000_000)
timings = st.builds(
    Timing, zones, minutes, st.integers(1, EVERY_DAY), st.sampled_from(["", "DE", "JP"])
)


@pytest.mark.parametrize(
    ("zone", "day", "minute", "shown"),
    [
        ("Europe/Berlin", date(2026, 3, 29), 150, "2026-03-29T03:00+02:00"),
        ("Europe/Berlin", date(2026, 10, 25), 150, "2026-10-25T02:30+02:00"),
        ("America/Sao_Paulo", date(2018, 11, 4), 0, "2018-11-04T01:00-02:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), 135, "2026-10-04T02:30+11:00"),
        ("Asia/Kolkata", date(2028, 2, 29), 540, "2028-02-29T09:00+05:30"),
        ("Pacific/Apia", date(2011, 12, 31), 540, "2011-12-31T09:00+14:00"),
        ("UTC", date(2026, 12, 31), 1439, "2026-12-31T23:59+00:00"),
    ],
)
def test_gaps_overlaps_and_zones_without_either(
    zone: str, day: date, minute: int, shown: str
) -> None:
    at = moment_of(zone, minute, day)
    assert at is not None
    assert local_text(zone, at) == shown


def test_a_day_that_never_was_has_no_moment() -> None:
    assert moment_of("Pacific/Apia", 540, date(2011, 12, 30)) is None
    assert moment_of("Pacific/Apia", 0, date(2011, 12, 30)) is None


@given(zones, minutes, days)
@settings(max_examples=500)
def test_the_moment_is_the_first_at_which_the_clock_shows_that_minute_or_a_later_one(
    zone: str, minute: int, day: date
) -> None:
    at = moment_of(zone, minute, day)
    if at is None:
        noon = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
        around = range(noon - 36 * 3600, noon + 36 * 3600, 900)
        assert day not in {local_day(zone, moment) for moment in around}
        return
    shown = datetime.fromtimestamp(at, ZoneInfo(zone))
    assert shown.date() == day
    wanted = datetime.combine(day, time(minute // 60, minute % 60))
    assert shown.replace(tzinfo=None) >= wanted
    # Nothing earlier on that day would do: a second before, the clock showed less.
    before = datetime.fromtimestamp(at - 1, ZoneInfo(zone)).replace(tzinfo=None)
    assert before < wanted


@given(timings, moments)
@settings(max_examples=300)
def test_slots_follow_each_other_on_days_of_their_own(timing: Timing, start: int) -> None:
    seen: list[str] = []
    moment = start
    for _ in range(5):
        slot = next_slot(timing, moment)
        assert slot is not None
        assert slot.at > moment
        day = date.fromisoformat(slot.day)
        assert timing.days >> day.weekday() & 1
        assert not timing.country or day not in holidays_of(timing.country, day.year)
        seen.append(slot.day)
        assert latest_slot(timing, start, slot.at) == slot
        moment = slot.at
    assert seen == sorted(set(seen))


@given(timings, moments, st.integers(0, 40 * 86_400))
@settings(max_examples=300)
def test_looking_back_finds_what_looking_ahead_has_passed(
    timing: Timing, since: int, length: int
) -> None:
    until = since + length
    ahead = []
    slot = next_slot(timing, since - 1)
    while slot and slot.at <= until:
        ahead.append(slot)
        slot = next_slot(timing, slot.at)
    assert latest_slot(timing, since, until) == (ahead[-1] if ahead else None)


def test_a_year_of_days_is_a_year_of_slots_whatever_the_clocks_do() -> None:
    for zone in ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo"):
        for minute in (0, 90, 150, 540, 1439):
            timing = Timing(zone, minute)
            moment = int(datetime(2028, 1, 1, tzinfo=ZoneInfo(zone)).timestamp()) - 1
            shown = []
            for _ in range(366):
                slot = next_slot(timing, moment)
                assert slot is not None
                shown.append(slot.day)
                moment = slot.at
            assert shown == [
                (date(2028, 1, 1) + timedelta(days=at)).isoformat() for at in range(366)
            ]


def test_holidays_are_free_and_the_day_after_is_not() -> None:
    timing = Timing("Europe/Berlin", 540, WEEKDAYS, "DE")
    assert date(2026, 12, 25) in holidays_of("DE", 2026)
    christmas_eve = moment_of("Europe/Berlin", 540, date(2026, 12, 24))
    assert christmas_eve is not None
    slot = next_slot(timing, christmas_eve)
    assert slot is not None
    assert slot.day == "2026-12-28"


def test_not_before_a_day() -> None:
    slot = next_slot(Timing("UTC", 540), 1_700_000_000, not_before="2027-01-07")
    assert slot is not None
    assert slot.day == "2027-01-07"


@pytest.mark.parametrize(
    "name", ["Mars/Base", "", "../etc/passwd", "Europe", "/etc", "a\0b", "x" * 9999]
)
def test_what_is_no_zone_is_told_apart(name: str) -> None:
    assert not is_zone(name)
