"""Subscriptions and their ledger: once a day each, claimed by one, and what follows from how it ends."""

from __future__ import annotations

from typing import Any

import pytest

from bot.persona.deck import Taste
from bot.schedule.occurrence import Timing
from bot.schedule.outcome import SENT, SLOW_SECONDS, Outcome, outcome_of
from bot.schedule.subscription import PAUSE_AFTER, Subscription, upcoming
from bot.store.store import Store
from bot.store.tip_store import LEASE_SECONDS, Delivery, Picked

NINE = 1_767_258_000  # 2026-01-01T09:00Z, a Thursday
DAY = 86_400
HOUR = 3_600


class Given(list[tuple[str, int]]):
    """What was given to the engine."""

    def __call__(self, connection: Any, team: str, delay: int) -> None:
        self.append((team, delay))


def pick(subscription: Subscription) -> Picked:
    return Picked((f"entry/{subscription.told}",), f"place {subscription.told}")


def subscribe(
    store: Store, target: str = "C1", *, team: str = "T1", since: int = NINE - HOUR, **more: Any
) -> Subscription:
    fresh = Subscription(team, target, "U1", Timing("UTC", 540), **more)
    return store.tips.put(fresh._replace(next_due=upcoming(fresh, since)))


def sweep(store: Store, now: int, *, repost: bool = False) -> tuple[Any, list[tuple[str, int]]]:
    given = Given()
    return store.tips.sweep(now, given, repost=repost), given


def claim(store: Store, now: int, team: str = "T1") -> Delivery:
    delivery = store.tips.claim_delivery(team, now, pick)
    assert delivery is not None
    return delivery


def statuses(store: Store) -> list[tuple[str, str, str]]:
    return [(each.day, each.status, each.error) for each in store.tips.records(limit=99)]


def test_a_subscription_is_kept_and_replaced(store: Store) -> None:
    timing = Timing("Europe/Berlin", 600, 31, "DE")
    first = subscribe(store, taste=Taste(("stage:data", "kind:pattern")))
    again = store.tips.put(first._replace(timing=timing, locked=True))
    assert again == first._replace(timing=timing, locked=True)
    assert store.tips.subscription("T1", "C1") == again
    assert store.tips.subscription_by_id(again.id) == again
    assert store.tips.subscription("T2", "C1") is None


def test_a_change_sees_what_is_there(store: Store) -> None:
    kept = subscribe(store)
    changed = store.tips.change(kept.id, lambda each: each._replace(unpressed=each.unpressed + 3))
    assert changed == kept._replace(unpressed=3)
    assert store.tips.subscription("T1", "C1") == changed
    assert store.tips.change(999, lambda each: each) is None


def test_what_is_due_is_queued_once_and_its_workspace_given_to_work(store: Store) -> None:
    subscribe(store)
    subscribe(store, "C2")
    subscribe(store, "C3", team="T2", since=NINE)
    assert sweep(store, NINE - 1) == ((0, 0, 0), [])
    assert sweep(store, NINE) == ((2, 0, 0), [("T1", 0)])
    # A second look finds nothing new, and gives what is still open to work again.
    assert sweep(store, NINE + 60) == ((0, 0, 0), [("T1", 0)])
    kept = store.tips.subscription("T1", "C1")
    assert kept is not None
    assert kept.next_due == NINE + DAY


def test_what_is_open_from_before_is_left_to_those_who_wait_for_their_turn(store: Store) -> None:
    for team in ("T1", "T2"):
        subscribe(store, team=team)
    sweep(store, NINE)
    subscribe(store, "C2", since=NINE, team="T3")
    subscribe(store, "C3", since=NINE - HOUR, team="T3")
    given = Given()
    swept = store.tips.sweep(NINE + 60, given, repost=False, waiting=lambda: {"T1", "T3"})
    # What is new is given whoever waits: that drain may have begun, and ended, before it.
    assert (swept.queued, given) == (1, [("T3", 0), ("T2", 0)])


def test_more_than_a_batch_is_found(store: Store) -> None:
    for at in range(1_050):
        subscribe(store, f"C{at}", team=f"T{at % 7}")
    swept, given = sweep(store, NINE + 5)
    assert swept.queued == 1_050
    assert sorted(given) == [(f"T{at}", 0) for at in range(7)]


def test_each_row_is_claimed_by_one(store: Store) -> None:
    subscribe(store)
    subscribe(store, "C2")
    sweep(store, NINE)
    targets = {claim(store, NINE).subscription.target for _ in range(2)}
    assert targets == {"C1", "C2"}
    assert store.tips.claim_delivery("T1", NINE, pick) is None


def test_sent_moves_the_deck_on(store: Store) -> None:
    subscribe(store)
    sweep(store, NINE)
    delivery = claim(store, NINE)
    settled = store.tips.settle(delivery, SENT, NINE, Given())
    kept = store.tips.subscription("T1", "C1")
    assert kept == settled.subscription
    assert kept is not None
    assert (kept.told, kept.unpressed, kept.cursor, kept.last) == (1, 1, "place 0", "entry/0")
    assert statuses(store) == [("2026-01-01", "sent", "")]
    assert store.tips.counts(since=0) == {"sent": 1}


def test_the_next_is_claimed_as_one_is_settled(store: Store) -> None:
    for target in ("C1", "C2", "C3"):
        subscribe(store, target)
    sweep(store, NINE)
    first = claim(store, NINE)
    second = store.tips.settle(first, SENT, NINE, Given(), pick).following
    assert second is not None
    assert (second.attempt, second.entries) == (1, ("entry/0",))
    assert len({first.id, second.id, claim(store, NINE).id}) == 3
    assert store.tips.counts(since=0) == {"sent": 1, "sending": 2}
    assert store.tips.settle(second, SENT, NINE, Given(), pick).following is None
    assert store.tips.counts(since=0) == {"sent": 2, "sending": 1}


def test_no_next_is_claimed_of_a_workspace_that_is_left_alone(store: Store) -> None:
    for target in ("C1", "C2"):
        subscribe(store, target)
    sweep(store, NINE)
    limited = outcome_of("ratelimited", retry_after=1)
    assert store.tips.settle(claim(store, NINE), limited, NINE, Given(), pick).following is None
    assert store.tips.counts(since=0) == {"queued": 2}


def test_one_a_day_whatever_is_changed_in_between(store: Store) -> None:
    kept = subscribe(store)
    sweep(store, NINE)
    store.tips.settle(claim(store, NINE), SENT, NINE, Given())
    later = kept._replace(timing=Timing("UTC", 600), next_due=NINE + HOUR)
    store.tips.put(later)
    assert sweep(store, NINE + HOUR)[1] == []
    assert len(statuses(store)) == 1


def test_a_rate_limit_leaves_the_workspace_alone_and_the_row_open(store: Store) -> None:
    subscribe(store)
    subscribe(store, "C2")
    sweep(store, NINE)
    given = Given()
    store.tips.settle(claim(store, NINE), outcome_of("ratelimited", retry_after=40), NINE, given)
    assert given == [("T1", 40)]
    assert store.tips.claim_delivery("T1", NINE + 39, pick) is None
    assert sweep(store, NINE + 39)[1] == []
    assert store.tips.resting(NINE) == (("T1", NINE + 40, "ratelimited"),)
    assert sweep(store, NINE + 40)[1] == [("T1", 0)]
    assert sorted(claim(store, NINE + 40).attempt for _ in range(2)) == [1, 2]


def test_a_limit_makes_the_workspace_slow_for_a_while_and_no_other(store: Store) -> None:
    for channel in ("C1", "C2", "C3", "C4"):
        subscribe(store, channel)
    subscribe(store, team="T2")
    sweep(store, NINE)
    first = claim(store, NINE)
    assert not first.slow
    store.tips.settle(first, outcome_of("ratelimited", retry_after=40), NINE, Given())
    rested = NINE + 40
    assert claim(store, rested).slow
    assert claim(store, rested + SLOW_SECONDS - 1).slow
    assert not claim(store, rested + SLOW_SECONDS).slow
    assert not claim(store, rested, "T2").slow
    # A connection that did not come about says nothing of the pace.
    subscribe(store, "C2", team="T3")
    subscribe(store, "C3", team="T3")
    sweep(store, NINE)
    store.tips.settle(
        claim(store, NINE, "T3"), outcome_of("not_sent", retry_after=1), NINE, Given()
    )
    assert not claim(store, NINE + 1, "T3").slow


def test_the_text_of_a_second_try_is_that_of_the_first(store: Store) -> None:
    kept = subscribe(store)
    sweep(store, NINE)
    first = claim(store, NINE)
    store.tips.settle(first, outcome_of("ratelimited", retry_after=1), NINE, Given())
    store.tips.put(kept._replace(told=7))
    assert claim(store, NINE + 1).entries == first.entries


def test_what_has_lost_its_sender_is_held(store: Store) -> None:
    subscribe(store)
    sweep(store, NINE)
    delivery = claim(store, NINE)
    assert sweep(store, NINE + LEASE_SECONDS)[0].held == 0
    swept, given = sweep(store, NINE + LEASE_SECONDS + 1)
    assert (swept.held, given) == (1, [])
    assert statuses(store)[0][1] == "unknown"
    kept = store.tips.subscription("T1", "C1")
    assert kept is not None
    assert (kept.told, kept.cursor) == (1, "place 0")
    # Its sender comes back after all: what it knows counts, and the deck does not move again.
    store.tips.settle(delivery, SENT, NINE + 99, Given())
    assert statuses(store)[0][1] == "sent"
    assert store.tips.subscription("T1", "C1") == kept


def test_what_has_lost_its_sender_is_posted_again_if_so_set(store: Store) -> None:
    subscribe(store)
    sweep(store, NINE)
    first = claim(store, NINE)
    assert sweep(store, NINE + LEASE_SECONDS + 1, repost=True)[1] == [("T1", 0)]
    second = claim(store, NINE + 99)
    assert (second.attempt, second.entries) == (2, first.entries)
    # The first claim has no say any more.
    store.tips.settle(first, outcome_of("ratelimited", retry_after=9), NINE, Given())
    store.tips.settle(second, SENT, NINE + 99, Given())
    assert statuses(store)[0][1] == "sent"


def test_unknown_and_faulty_posts_are_not_tried_again(store: Store) -> None:
    subscribe(store)
    subscribe(store, "C2")
    sweep(store, NINE)
    store.tips.settle(claim(store, NINE), Outcome("unknown", "timeout"), NINE, Given())
    store.tips.settle(claim(store, NINE), outcome_of("invalid_blocks"), NINE, Given())
    assert {each[1:] for each in statuses(store)} == {
        ("unknown", "timeout"),
        ("failed", "invalid_blocks"),
    }
    assert sweep(store, NINE + 600)[1] == []


def test_a_target_that_takes_nothing_ends_once(store: Store) -> None:
    subscribe(store)
    sweep(store, NINE)
    delivery = claim(store, NINE)
    assert store.tips.settle(delivery, outcome_of("not_in_channel"), NINE, Given()).ended
    assert not store.tips.settle(delivery, outcome_of("not_in_channel"), NINE, Given()).ended
    kept = store.tips.subscription("T1", "C1")
    assert kept is not None
    assert (kept.state, kept.next_due) == ("ended", None)
    assert sweep(store, NINE + DAY)[1] == []


def test_an_archived_channel_waits_and_a_gone_one_ends_and_each_is_told_once(store: Store) -> None:
    subscribe(store)
    sweep(store, NINE)
    ends = [store.tips.end("T1", "C1", error) for error in ("is_archived", "is_archived")]
    assert [each and each.ended for each in ends] == [True, False]
    kept = store.tips.subscription("T1", "C1")
    assert kept is not None
    assert (kept.state, kept.next_due) == ("archived", None)
    # What was queued is not posted any more, and nothing is due.
    assert store.tips.claim_delivery("T1", NINE, pick) is None
    assert statuses(store) == [("2026-01-01", "skipped", "off")]
    assert sweep(store, NINE + DAY)[0] == (0, 0, 0)
    gone = store.tips.end("T1", "C1", "channel_not_found")
    assert gone is not None
    assert not gone.ended
    assert gone.subscription.state == "archived"
    kept = store.tips.subscription("T1", "C1")
    assert kept is not None
    assert kept.state == "ended"
    assert store.tips.end("T1", "C404", "is_archived") is None


def test_a_workspace_that_lets_us_go_is_closed_until_it_takes_us_back(store: Store) -> None:
    subscribe(store)
    subscribe(store, "C2")
    sweep(store, NINE)
    store.tips.settle(claim(store, NINE), outcome_of("token_revoked"), NINE, Given())
    assert {each[1] for each in statuses(store)} == {"failed"}
    assert store.tips.resting(NINE) == (("T1", 0, "token_revoked"),)
    assert sweep(store, NINE + DAY)[1] == []
    store.tips.reopen("T1")
    assert sweep(store, NINE + DAY + 60)[1] == [("T1", 0)]


def test_hours_of_trouble_make_it_too_late(store: Store) -> None:
    subscribe(store)
    sweep(store, NINE)
    given = Given()
    store.tips.settle(claim(store, NINE), outcome_of("missing_scope"), NINE, given)
    assert given == [("T1", 6 * HOUR)]
    assert store.tips.claim_delivery("T1", NINE + 6 * HOUR, pick) is None
    assert statuses(store) == [("2026-01-01", "skipped", "late")]


def test_downtime_skips_what_is_too_late_and_counts_it(store: Store) -> None:
    subscribe(store)
    assert sweep(store, NINE + 3 * DAY + 3 * HOUR)[0] == (0, 1, 0)
    assert statuses(store) == [("2026-01-04", "skipped", "late")]
    subscribe(store, "C2")
    assert sweep(store, NINE + 3 * HOUR - 1)[0] == (1, 0, 0)


@pytest.mark.parametrize("state", ["paused", "ended"])
def test_what_was_turned_off_meanwhile_is_not_posted(store: Store, state: Any) -> None:
    kept = subscribe(store)
    sweep(store, NINE)
    store.tips.put(kept._replace(state=state, next_due=None))
    assert store.tips.claim_delivery("T1", NINE, pick) is None
    assert statuses(store) == [("2026-01-01", "skipped", "off")]


def test_a_pause_with_an_end_goes_on(store: Store) -> None:
    kept = subscribe(store)
    paused = kept._replace(state="paused", resume="2026-01-05")
    store.tips.put(paused._replace(next_due=upcoming(paused, NINE)))
    assert sweep(store, NINE + 3 * DAY)[0].queued == 0
    assert sweep(store, NINE + 4 * DAY)[0].queued == 1
    assert claim(store, NINE + 4 * DAY).subscription.state == "on"


def test_nobody_pressing_anything_ends_in_a_pause(store: Store) -> None:
    subscribe(store)
    now = NINE
    for _ in range(PAUSE_AFTER):
        kept = store.tips.subscription("T1", "C1")
        assert kept is not None
        assert kept.next_due is not None
        now = kept.next_due
        sweep(store, now)
        store.tips.settle(claim(store, now), SENT, now, Given())
    kept = store.tips.subscription("T1", "C1")
    assert kept is not None
    assert (kept.state, kept.next_due) == ("paused", None)
    assert now > NINE + 25 * DAY


def test_the_track_ends_where_its_deck_does(store: Store) -> None:
    subscribe(store, taste=Taste(track=True))
    sweep(store, NINE)
    last = store.tips.claim_delivery("T1", NINE, lambda _: Picked(("entry/last",), ""))
    assert last is not None
    settled = store.tips.settle(last, SENT, NINE, Given())
    assert settled.subscription.taste == Taste()


def test_old_rows_are_swept_out(store: Store) -> None:
    subscribe(store)
    sweep(store, NINE)
    sweep(store, NINE + 91 * DAY)
    assert len(statuses(store)) == 1


def test_what_comes_next_is_told(store: Store) -> None:
    subscribe(store, "C2", since=NINE)
    subscribe(store)
    assert [each.due_at for each in store.tips.coming(NINE, limit=9)] == [NINE, NINE + DAY]


def test_forgetting_a_person_and_a_workspace(store: Store) -> None:
    subscribe(store, "U1")
    subscribe(store)
    sweep(store, NINE)
    store.forget("U1", team="T1")
    assert store.tips.subscription("T1", "U1") is None
    kept = store.tips.subscription("T1", "C1")
    assert kept is not None
    assert kept.owner == ""
    assert len(statuses(store)) == 1
    store.tips.forget_team("T1")
    assert store.tips.subscription("T1", "C1") is None
    assert statuses(store) == []
