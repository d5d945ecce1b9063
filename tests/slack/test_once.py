"""Once is once, for as long as Slack might repeat itself, and in bounded memory."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.slack.app import Workers
from bot.slack.once import Once


class Clock:
    """A clock that goes forward when told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_key_is_new_once() -> None:
    once = Once()
    assert [once.first("a"), once.first("a"), once.first("b")] == [True, False, True]


def test_any_known_key_makes_it_old_and_teaches_the_others() -> None:
    once = Once()
    assert once.first("event 1", "message 1")
    assert not once.first("event 2", "message 1")
    assert not once.first("event 2")


def test_a_key_is_forgotten_after_its_time() -> None:
    clock = Clock()
    once = Once(seconds=60, clock=clock)
    assert once.first("a")
    clock.now = 59
    assert not once.first("a")
    clock.now = 61
    assert once.first("a")


def test_memory_is_bounded() -> None:
    once = Once(limit=100)
    for number in range(1000):
        once.first(str(number))
    assert len(once._seen) <= 101


def test_of_many_at_once_one_wins() -> None:
    once = Once()
    with ThreadPoolExecutor(16) as threads:
        assert sum(threads.map(lambda _: once.first("a"), range(500))) == 1


def test_too_much_waiting_work_is_refused_and_room_comes_back() -> None:
    import threading

    gate = threading.Event()
    workers = Workers(workers=1, waiting=1)
    running = [workers.submit(gate.wait) for _ in range(2)]
    with pytest.raises(RuntimeError, match="too much work"):
        workers.submit(gate.wait)
    gate.set()
    for future in running:
        future.result(5)
    workers.submit(int).result(5)
    workers.shutdown()
