"""What a post says, and who is told what when tips end."""

from __future__ import annotations

import json
import threading
import time
from threading import Event
from typing import Any

import pytest

from bot.errors import StoreError
from bot.jobs.deliver import PAUSE_NOTE, SLOW_NOTE, TRACK_END, Deliverer, deal, message_of
from bot.persona.answer import Persona
from bot.persona.deck import Taste, choose, size
from bot.playground.limits import problems
from bot.schedule.occurrence import Timing
from bot.schedule.outcome import SENT, Outcome, outcome_of
from bot.schedule.subscription import DIGEST, PAUSE_AFTER, SLOW_AFTER, Subscription
from bot.store.sql import SqlStore
from bot.store.tip_store import Delivery
from tests.postgres import Postgres
from tests.tips import delivered, no_engine

NINE = 1_767_258_000  # 2026-01-01T09:00Z
FRESH = Subscription("T1", "C1", "U1", Timing("UTC", 540), id=7)


def message(persona: Persona, subscription: Subscription) -> dict[str, Any]:
    """The next post of a subscription, which Slack would take."""
    entries = tuple(entry.id for entry in deal(subscription, persona).entries)
    drawn = message_of(Delivery(1, 1, subscription, "2026-11-26", entries, "x"), persona)
    assert drawn is not None
    assert problems(drawn) == []
    return drawn


def shown(persona: Persona, subscription: Subscription) -> str:
    return json.dumps(message(persona, subscription), ensure_ascii=False)


def test_every_tip_of_the_deck_is_within_slacks_limits(persona: Persona) -> None:
    subscription = FRESH
    for told in range(size(persona, ())):
        message(persona, subscription)
        hand = deal(subscription, persona)
        last = hand.entries[-1].id
        subscription = subscription._replace(cursor=hand.cursor, last=last, told=told + 1)


def test_a_digest_has_five_each_with_its_own_way_on(persona: Persona) -> None:
    text = shown(persona, FRESH._replace(digest=True))
    assert text.count('"tip_read:') == DIGEST
    assert "Tips of the week" in text


def test_slowing_down_and_pausing_are_said_once(persona: Persona) -> None:
    said = [shown(persona, FRESH._replace(unpressed=count)) for count in range(PAUSE_AFTER)]
    assert [SLOW_NOTE in text for text in said].index(True) == SLOW_AFTER - 1
    assert sum(SLOW_NOTE in text for text in said) == 1
    assert [PAUSE_NOTE in text for text in said] == [False] * (PAUSE_AFTER - 1) + [True]
    always = [shown(persona, FRESH._replace(unpressed=n, always=True)) for n in range(12)]
    assert not any(SLOW_NOTE in text or PAUSE_NOTE in text for text in always)


def test_the_track_says_how_far_it_is_and_when_it_ends(persona: Persona) -> None:
    track = FRESH._replace(taste=Taste(track=True))
    deck = size(persona, ())
    assert f"Learning track: 1 of {deck}." in shown(persona, track)
    cursor = choose(persona, track.taste, seed="", cursor="", count=deck - 1).cursor
    assert TRACK_END in shown(persona, track._replace(cursor=cursor))


def test_topics_that_are_gone_give_way_to_the_whole_handbook(persona: Persona) -> None:
    assert shown(persona, FRESH._replace(taste=Taste(("entry:gone/gone",))))


class Posts(list[tuple[str, dict[str, Any]]]):
    """What was posted to whom; channels end with the given outcome."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome

    def __call__(self, _e: str, _t: str, channel: str, said: dict[str, Any], _k: str) -> Outcome:
        self.append((channel, said))
        return SENT if channel.startswith("U") else self.outcome


@pytest.mark.parametrize(("owner", "told"), [("U1", 1), ("", 0)])
def test_whoever_set_up_what_has_ended_is_told_why_once(
    persona: Persona, owner: str, told: int
) -> None:
    store = SqlStore(":memory:")
    kept = store.tips.put(FRESH._replace(owner=owner))
    posts = Posts(outcome_of("is_archived"))
    delivered(store.tips, persona, posts, kept.id)
    notices = [said["text"] for channel, said in posts if channel == "U1"]
    assert len(notices) == told
    for text in notices:
        assert "it is archived" in text
        assert "/mlpersona tips on" in text
    ended = store.tips.subscription("T1", "C1")
    assert ended is not None
    assert ended.state == "archived"
    store.close()


def test_a_person_who_cannot_be_reached_is_not_written_to(persona: Persona) -> None:
    store = SqlStore(":memory:")
    kept = store.tips.put(FRESH._replace(target="W1", owner="W1"))
    posts = Posts(outcome_of("user_disabled"))
    delivered(store.tips, persona, posts, kept.id)
    assert [channel for channel, _ in posts] == ["W1"]
    store.close()


def is_away(store: SqlStore) -> bool:
    try:
        store.tips.resting(0)
    except StoreError:
        return True
    return False


def test_a_post_is_written_down_though_the_database_restarts_meanwhile(
    persona: Persona, postgres: Postgres
) -> None:
    store = SqlStore(postgres.migrated())
    kept = store.tips.put(FRESH._replace(id=0))
    restart = threading.Thread(target=postgres.restart, kwargs={"away": 2})

    def post(*_: object) -> Outcome:
        restart.start()
        while not is_away(store):
            time.sleep(0.01)
        return SENT

    delivered(store.tips, persona, post, kept.id)
    restart.join()
    assert store.tips.counts(since=0) == {"sent": 1}
    store.close()


class Waits(threading.Event):
    """Whole thousands of seconds that were to be waited; nobody waits."""

    def __init__(self) -> None:
        super().__init__()
        self.thousands: list[int] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.thousands.append(round((timeout or 0) / 1000))
        return False


def test_a_workspace_that_limited_us_gets_posts_half_as_fast(persona: Persona) -> None:
    store = SqlStore(":memory:")
    now = NINE
    for channel in range(4):
        store.tips.put(FRESH._replace(target=f"C{channel}", id=0, next_due=NINE))
    store.tips.sweep(now, no_engine, repost=False)
    fates = iter([SENT, outcome_of("ratelimited", retry_after=60), SENT, SENT, SENT])
    waits = Waits()
    deliverer = Deliverer(
        store.tips,
        persona=lambda: persona,
        post=lambda *_: next(fates),
        stopping=waits,
        clock=lambda: now,
        posts_a_second=1 / 1000,
    )
    deliverer.some("T1", no_engine)
    assert waits.thousands == [1, 1]
    now += 60
    deliverer.some("T1", no_engine)
    assert waits.thousands == [1, 1, 2, 2, 2]
    store.close()


@pytest.mark.parametrize(
    ("posts_a_second", "in_hand"), [(0.001, [1, 0, 1, 0, 1, 0]), (1e9, [1, 1, 1, 0])]
)
def test_one_post_is_in_hand_at_a_time_and_none_while_the_pace_is_kept(
    persona: Persona, posts_a_second: float, in_hand: list[int]
) -> None:
    store = SqlStore(":memory:")
    nine = 1_767_258_000
    for channel in ("C1", "C2", "C3"):
        store.tips.put(FRESH._replace(target=channel, next_due=nine))
    store.tips.sweep(nine, no_engine, repost=False)
    seen: list[int] = []

    def look() -> None:
        seen.append(store.tips.counts(since=0).get("sending", 0))

    def post(*_: Any) -> Outcome:
        look()
        return SENT

    class Pace(Event):
        """The pause between two posts, cut short."""

        def wait(self, timeout: float | None = None) -> bool:
            look()
            return False

    deliverer = Deliverer(
        store.tips,
        persona=lambda: persona,
        post=post,
        stopping=Pace(),
        clock=lambda: nine,
        posts_a_second=posts_a_second,
    )
    assert deliverer.some("T1", no_engine) is False
    assert seen == in_hand
    assert store.tips.counts(since=0) == {"sent": 3}
    store.close()


def test_what_was_posted_is_written_down_though_the_next_cannot_be_picked(
    persona: Persona,
) -> None:
    store = SqlStore(":memory:")
    nine = 1_767_258_000
    for channel in ("C1", "C2"):
        store.tips.put(FRESH._replace(target=channel, next_due=nine))
    store.tips.sweep(nine, no_engine, repost=False)
    posts = Posts(SENT)

    def handbook() -> Persona:
        if posts:
            raise RuntimeError("it is gone")
        return persona

    deliverer = Deliverer(
        store.tips,
        persona=handbook,
        post=posts,
        stopping=Event(),
        clock=lambda: nine,
        posts_a_second=1e9,
    )
    with pytest.raises(RuntimeError):
        deliverer.some("T1", no_engine)
    assert store.tips.counts(since=0) == {"sent": 1, "queued": 1}
    store.close()
