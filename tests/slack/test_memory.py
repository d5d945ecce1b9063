"""The desk's memory: a store that fails is left alone, and nobody waits for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.errors import StoreError
from bot.persona.answer import NotFound, Persona
from bot.persona.respond import respond
from bot.slack.app import Workers
from bot.slack.memory import SUBJECTS_AT_HAND, Memory, looked_at
from bot.store.sql import SqlStore
from bot.store.store import Person, Seen

ANA = Person("T1", "UANA")


class Failing(SqlStore):
    """A store in memory whose every use fails, and is counted."""

    def __init__(self) -> None:
        self.tried = 0
        super().__init__(":memory:")

    def _transaction(self) -> Any:
        self.tried += 1
        raise StoreError("the database refused: OperationalError")


class Clock:
    """A clock that is moved by hand."""

    now = 1_764_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def workers() -> Iterator[Workers]:
    """Threads for what is done afterwards."""
    with Workers(workers=1, waiting=1) as pool:
        yield pool


@pytest.fixture
def failing(workers: ThreadPoolExecutor) -> tuple[Memory, Failing, Clock]:
    """A memory whose store fails."""
    store, clock = Failing(), Clock()
    return Memory(store, key=b"k", workers=workers, clock=clock), store, clock


def test_what_cannot_be_asked_has_an_answer_all_the_same(
    failing: tuple[Memory, Failing, Clock],
) -> None:
    memory, _, _ = failing
    assert memory.once.first("event 1")
    assert not memory.once.first("event 1")
    assert memory.subject("T1 C1 1.0") == ""
    assert memory.saved(ANA) == ()
    assert memory.misses(days=7) == ()
    assert not memory.save(ANA, "concepts/a")
    assert memory.look(ANA, "2.0") == "2.0"


def test_a_failing_store_is_left_alone_for_a_while(
    failing: tuple[Memory, Failing, Clock],
) -> None:
    memory, store, clock = failing
    for number in range(20):
        memory.once.first(f"event {number}")
    assert store.tried == 1
    clock.now += 11
    memory.once.first("event later")
    assert store.tried == 2


def test_a_thread_is_remembered_though_the_store_fails(
    failing: tuple[Memory, Failing, Clock], persona: Persona
) -> None:
    memory, _, _ = failing
    memory.follow("T1 C1 1.0", respond("define drift", persona))
    assert memory.subject("T1 C1 1.0") == "edge_cases/model-drift"
    memory.follow(
        "T1 C1 1.0", respond("data drift vs label shift", persona), "edge_cases/model-drift"
    )
    compared = ["edge_cases/data-drift", "edge_cases/label-shift"]
    assert memory.subject("T1 C1 1.0").split() == [compared[0], *compared]


def test_threads_at_hand_are_bounded(
    failing: tuple[Memory, Failing, Clock], persona: Persona
) -> None:
    memory, _, _ = failing
    answer = respond("define drift", persona)
    for number in range(SUBJECTS_AT_HAND + 1):
        memory.follow(f"T1 C1 {number}", answer)
    assert memory.subject("T1 C1 0") == ""
    assert memory.subject(f"T1 C1 {SUBJECTS_AT_HAND}")


def test_a_miss_is_dropped_rather_than_waited_for(
    failing: tuple[Memory, Failing, Clock], workers: Workers
) -> None:
    memory, store, _ = failing
    release = threading.Event()
    for _ in range(2):
        workers.submit(release.wait)
    memory.hear(NotFound("zzyx", "zzyx", ()))
    release.set()
    workers.shutdown(wait=True)
    assert store.tried == 0


@pytest.mark.parametrize(
    ("seen", "version", "day", "now"),
    [
        (None, "2.0", "d1", Seen("2.0", "2.0", "d1")),
        (Seen("2.0", "2.0", "d1"), "2.1", "d2", Seen("2.1", "2.0", "d2")),
        (Seen("2.1", "2.0", "d2"), "2.1", "d2", Seen("2.1", "2.0", "d2")),
        (Seen("2.1", "2.0", "d2"), "2.1", "d3", Seen("2.1", "2.1", "d3")),
    ],
    ids=["newcomer", "new version", "same day", "another day"],
)
def test_news_stay_for_the_day_on_which_they_are_first_seen(
    seen: Seen | None, version: str, day: str, now: Seen
) -> None:
    assert looked_at(seen, version=version, day=day) == now
