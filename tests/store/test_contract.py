"""What every store must do, whatever lies behind it."""

from __future__ import annotations

import threading

from bot.store.store import Miss, Person, Seen, Store, Suggestion, Verdict

ANA, BEN = Person("T1", "UANA"), Person("T1", "UBEN")
DAY = "2026-11-25"
OLD = "2026-01-01"


def test_a_delivery_is_claimed_once(store: Store) -> None:
    assert store.claim(["event 1", "message 1"], now=10, keep_seconds=60)
    assert not store.claim(["event 1", "message 1"], now=11, keep_seconds=60)


def test_a_delivery_under_another_event_id_is_the_same_message(store: Store) -> None:
    assert store.claim(["event 1", "message 1"], now=10, keep_seconds=60)
    assert not store.claim(["event 2", "message 1"], now=10, keep_seconds=60)
    assert not store.claim(["event 2"], now=10, keep_seconds=60)


def test_one_key_twice_in_a_claim_is_one_key(store: Store) -> None:
    assert store.claim(["event 1", "event 1"], now=10, keep_seconds=60)


def test_a_very_long_key_is_still_its_own(store: Store) -> None:
    assert store.claim(["x" * 5_000 + "1"], now=10, keep_seconds=60)
    assert store.claim(["x" * 5_000 + "2"], now=10, keep_seconds=60)
    assert not store.claim(["x" * 5_000 + "1"], now=10, keep_seconds=60)


def test_old_claims_are_swept_out(store: Store) -> None:
    assert store.claim(["old"], now=0, keep_seconds=60)
    for number in range(250):
        store.claim([f"new {number}"], now=1_000, keep_seconds=60)
    assert store.claim(["old"], now=1_000, keep_seconds=60)


def test_of_many_threads_one_claims(store: Store) -> None:
    won: list[bool] = []

    def claim() -> None:
        won.append(store.claim(["event 1", "message 1"], now=10, keep_seconds=60))

    threads = [threading.Thread(target=claim) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 7 + [True]


def test_saved_entries_are_each_persons_own_and_newest_first(store: Store) -> None:
    for entry in ("concepts/a", "concepts/b", "concepts/a"):
        store.save_entry(ANA, entry, day=DAY)
    store.save_entry(BEN, "concepts/c", day=DAY)
    assert store.saved_entries(ANA) == ("concepts/b", "concepts/a")
    assert store.saved_entries(BEN) == ("concepts/c",)
    assert store.saved_entries(Person("T2", "UANA")) == ()


def test_a_saved_entry_can_be_let_go(store: Store) -> None:
    store.save_entry(ANA, "concepts/a", day=DAY)
    store.unsave_entry(ANA, "concepts/a")
    store.unsave_entry(ANA, "concepts/never")
    assert store.saved_entries(ANA) == ()


def test_nobody_saves_without_end(store: Store) -> None:
    for number in range(205):
        store.save_entry(ANA, f"concepts/{number}", day=DAY)
    assert len(store.saved_entries(ANA)) == 200


def test_what_a_person_has_seen_is_noted(store: Store) -> None:
    assert store.seen(ANA) is None
    store.set_seen(ANA, Seen("2.0", "", DAY))
    store.set_seen(ANA, Seen("2.1", "2.0", DAY))
    assert store.seen(ANA) == Seen("2.1", "2.0", DAY)
    assert store.seen(BEN) is None


def test_a_person_can_be_forgotten(store: Store) -> None:
    store.save_entry(ANA, "concepts/a", day=DAY)
    store.set_seen(ANA, Seen("2.0", "", DAY))
    store.save_entry(BEN, "concepts/b", day=DAY)
    store.forget(ANA.user, team=ANA.team)
    assert (store.saved_entries(ANA), store.seen(ANA)) == ((), None)
    assert store.saved_entries(BEN) == ("concepts/b",)


def test_a_thread_has_its_last_subject_for_a_while(store: Store) -> None:
    assert store.subject("T1 C1 1.0", after=0) == ""
    store.set_subject("T1 C1 1.0", "concepts/a", now=100, keep_seconds=60)
    store.set_subject("T1 C1 1.0", "concepts/b", now=110, keep_seconds=60)
    assert store.subject("T1 C1 1.0", after=100) == "concepts/b"
    assert store.subject("T1 C1 1.0", after=111) == ""
    assert store.subject("T1 C2 1.0", after=0) == ""


def test_a_question_asked_once_is_nowhere_to_be_read(store: Store) -> None:
    store.count_miss("d1", "feature toggling", day=DAY, forget_before=OLD)
    assert store.misses(since=OLD) == ()


def test_a_question_asked_twice_is_kept_with_its_count_and_days(store: Store) -> None:
    store.count_miss("d1", "feature toggling", day="2026-11-20", forget_before=OLD)
    for _ in range(2):
        store.count_miss("d1", "feature toggling", day=DAY, forget_before=OLD)
    store.count_miss("d2", "once", day=DAY, forget_before=OLD)
    assert store.misses(since=DAY) == (Miss("feature toggling", 3, "2026-11-20", DAY),)
    assert store.misses(since="2026-11-26") == ()


def test_what_was_asked_once_long_ago_is_forgotten(store: Store) -> None:
    store.count_miss("d1", "private matter", day=OLD, forget_before=OLD)
    for number in range(250):
        store.count_miss(f"n{number}", "other", day=DAY, forget_before="2026-08-01")
    store.count_miss("d1", "private matter", day=DAY, forget_before="2026-08-01")
    assert store.misses(since=OLD) == ()


def test_verdicts_are_counted_and_their_question_kept_from_the_second_on(store: Store) -> None:
    store.count_verdict("d1", "concepts/a", "what is a", good=False, day=DAY)
    assert store.verdicts(since=DAY) == (Verdict("concepts/a", "", 0, 1, DAY),)
    store.count_verdict("d1", "concepts/a", "what is a", good=True, day=DAY)
    store.count_verdict("d2", "concepts/b", "what is b", good=False, day=DAY)
    store.count_verdict("d3", "concepts/b", "what was b", good=False, day=DAY)
    assert store.verdicts(since=DAY) == (
        Verdict("concepts/b", "", 0, 2, DAY),
        Verdict("concepts/a", "what is a", 1, 1, DAY),
    )


def test_a_suggestion_is_kept_once_a_day(store: Store) -> None:
    for _ in range(2):
        store.suggest(Suggestion("shadow mode", "Running beside the old one", DAY))
    store.suggest(Suggestion("shadow mode", "", OLD))
    assert store.suggestions(since=DAY) == (
        Suggestion("shadow mode", "Running beside the old one", DAY),
    )
    assert len(store.suggestions(since=OLD)) == 2
