"""What people type after "tips", and the one sentence that they get for what cannot be read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.persona.answer import Persona
from bot.persona.deck import Taste
from bot.schedule.grammar import (
    Lock,
    Now,
    Off,
    On,
    Order,
    Pause,
    Status,
    Wrong,
    applied,
    read_order,
)
from bot.schedule.occurrence import EVERY_DAY, WEEKDAYS, Timing
from bot.schedule.subscription import Subscription

TODAY = date(2026, 11, 26)  # a Thursday
FRESH = Subscription("T1", "C1", "U1", Timing("UTC", 540, WEEKDAYS))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("on", On()),
        ("on 9:00 weekdays", On(540, WEEKDAYS)),
        ("on 9am daily", On(540, EVERY_DAY)),
        ("on 2:30 pm every day", On(870, EVERY_DAY)),
        ("on 12am", On(0)),
        ("on noon", On(720)),
        ("ON 14.30 Mon, Wed, Fri", On(870, 0b0010101)),
        ("on 9:00 mon-fri", On(540, WEEKDAYS)),
        ("on 9:00 fri-mon", On(540, 0b1110001)),
        ("on at 9:00 mondays", On(540, 1)),
        (
            "on 9:00 weekdays monitoring",
            On(540, WEEKDAYS, topics=("stage:monitoring",), track=False),
        ),
        ("on 9:00 data and patterns", On(540, topics=("stage:data", "kind:pattern"), track=False)),
        ("on drift, data", On(topics=("entry:edge_cases/model-drift", "stage:data"), track=False)),
        ("on everything", On(topics=(), track=False)),
        ("on 9:00 learning track", On(540, topics=(), track=True)),
        ("on weekly", On(days=1, digest=True)),
        ("on weekly friday 15:00", On(900, 1 << 4, digest=True)),
        (
            "on 9:00 weekdays Europe/Berlin holidays de",
            On(540, WEEKDAYS, "Europe/Berlin", country="DE"),
        ),
        ("on holidays none", On(country="")),
        ("on always", On(always=True)),
        (
            "on 9:00 on weekdays about monitoring",
            On(540, WEEKDAYS, topics=("stage:monitoring",), track=False),
        ),
        ("on 8:00 for me", On(480, personal=True)),
        ("off", Off()),
        ("stop for me", Off(personal=True)),
        ("pause", Pause()),
        ("pause until 2027-01-07", Pause("2027-01-07")),
        ("pause until 7 January", Pause("2027-01-07")),
        ("pause until jan 7", Pause("2027-01-07")),
        ("pause until monday", Pause("2026-11-30")),
        ("pause until thursday", Pause("2026-12-03")),
        ("pause until next week", Pause("2026-11-30")),
        ("pause for 2 weeks", Pause("2026-12-10")),
        ("pause tomorrow", Pause("2026-11-27")),
        ("pause until 29 feb", Pause("2028-02-29")),
        ("now", Now()),
        ("", Status()),
        ("status", Status()),
        ("lock", Lock(True)),
        ("unlock", Lock(False)),
    ],
)
def test_what_can_be_said(persona: Persona, text: str, order: Order) -> None:
    read = read_order(text, persona, today=TODAY)
    if isinstance(read, On) and isinstance(order, On) and order.days and read.digest is False:
        read = read._replace(digest=None)
    assert read == order


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("on 25:00", "time of day"),
        ("on 13pm", "time of day"),
        ("on 9:99", "time of day"),
        ("on 9:00 or 14:30", "no topic"),
        ("on 9:00 14:30", "one time of day"),
        ("on 9:00 weekdays xyzzy", "no topic"),
        ("on Mars/Base", "no time zone"),
        ("on holidays", "two letters"),
        ("on holidays XX", "two letters"),
        ("on weekly mon, wed", "one day"),
        ("pause until whenever", "until when"),
        ("pause until 2020-01-01", "a day to come"),
        ("pause until 2027-13-45", "until when"),
        ("pause until 31 feb", "until when"),
        ("pause until 9999-12-31", "a day to come"),
        ("dance", "tips on 9:00"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(persona: Persona, text: str, word: str) -> None:
    order = read_order(text, persona, today=TODAY)
    assert isinstance(order, Wrong)
    assert word in order.sentence
    assert len(order.sentence) < 250


@given(st.text(max_size=60), st.sampled_from(["", "on ", "pause until ", "on 9:00 "]))
def test_nothing_that_is_typed_raises(persona: Persona, text: str, verb: str) -> None:
    assert read_order(verb + text, persona, today=TODAY)


def test_an_order_changes_what_it_names_and_nothing_else() -> None:
    first = applied(On(600, topics=("stage:data",)), None, zone="Asia/Tokyo", fresh=FRESH)
    assert first.timing == Timing("Asia/Tokyo", 600, WEEKDAYS)
    later = applied(On(660), first, zone="Europe/Berlin", fresh=FRESH)
    assert later.timing == Timing("Asia/Tokyo", 660, WEEKDAYS)
    assert later.taste == Taste(("stage:data",))
    back = applied(On(), later._replace(state="paused", unpressed=9), zone="", fresh=FRESH)
    assert (back.state, back.unpressed) == ("on", 0)


def test_what_has_ended_begins_afresh() -> None:
    ended = FRESH._replace(state="ended", taste=Taste(("stage:data",)))
    assert applied(On(), ended, zone="UTC", fresh=FRESH).taste == Taste()


def test_the_track_begins_at_its_beginning() -> None:
    midway = FRESH._replace(cursor="abc")
    assert applied(On(track=True), midway, zone="UTC", fresh=FRESH).cursor == ""
    assert applied(On(days=1), midway, zone="UTC", fresh=FRESH).cursor == "abc"
