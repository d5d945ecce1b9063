"""Real worker processes on a real database: killed, stopped, and several at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.playground.requests import SIGNING_SECRET
from bot.playground.workspace import Channel
from bot.schedule.occurrence import Timing
from bot.schedule.subscription import Subscription
from bot.store.sql import open_store
from bot.store.store import Store
from bot.store.tip_store import LEASE_SECONDS
from tests.fakes.slack import BOT_TOKEN, FakeSlack, Reply, running
from tests.postgres import Postgres

ROOT = Path(__file__).resolve().parent.parent.parent


class AnyChannel(dict[str, Channel]):
    """A workspace with whatever channel is asked for."""

    def get(self, key: str, default: object = None) -> Channel:
        return Channel(key, key.lower())


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """Slack, in which every channel is there."""
    with running(FakeSlack) as fake:
        fake.workspace.channels = AnyChannel()
        yield fake


@contextmanager
def workers(
    address: str, slack: FakeSlack, count: int, **settings: str
) -> Iterator[list[subprocess.Popen[bytes]]]:
    """So many worker processes, which look every two seconds."""
    environ = {
        **os.environ,
        "MLPERSONA_DATABASE": address,
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "LOG_LEVEL": "WARNING",
        **settings,
    }
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.jobs.worker", '{"look_seconds": 2}'],
            cwd=ROOT,
            env=environ,
        )
        for _ in range(count)
    ]
    try:
        yield started
    finally:
        for process in started:
            process.kill()
            process.wait()


def subscribe(store: Store, teams: int, channels: int, *, wave: int = 0) -> None:
    """That many subscriptions, due at the next minute."""
    now = int(time.time())
    at = now - now % 60
    for team in range(teams):
        for channel in range(channels):
            timing = Timing("UTC", at % 86_400 // 60)
            fresh = Subscription(f"T{team}", f"C{wave}X{channel}", "U1", timing, next_due=at)
            store.tips.put(fresh)


def wait_until_sent(slack: FakeSlack, count: int, seconds: float) -> None:
    end = time.monotonic() + seconds
    while len(slack.sent("chat.postMessage")) < count and time.monotonic() < end:
        time.sleep(0.1)
    assert len(slack.sent("chat.postMessage")) >= count


def posts(slack: FakeSlack) -> Counter[str]:
    return Counter(body["client_msg_id"] for body in slack.sent("chat.postMessage"))


def settled(store: Store, seconds: float) -> dict[str, int]:
    """The ledger, once nothing in it is open."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        counts = store.tips.counts(since=0)
        if counts and not counts.keys() & {"queued", "sending"}:
            return counts
        time.sleep(0.2)
    return store.tips.counts(since=0)


@pytest.mark.slow
def test_killed_in_mid_delivery_nothing_is_lost_and_nothing_is_posted_twice(
    address: str, slack: FakeSlack
) -> None:
    store = open_store(address)
    subscribe(store, 6, 8)
    with workers(address, slack, 2) as (first, second):
        wait_until_sent(slack, 10, 100)
        first.send_signal(signal.SIGKILL)
        counts = settled(store, LEASE_SECONDS + 150)
        assert second.poll() is None
    store.close()
    assert sum(counts.values()) == 48
    assert set(counts) <= {"sent", "unknown"}
    # At most the one post in hand of each workspace that the dead worker was draining is held.
    assert counts.get("unknown", 0) <= 6
    assert max(posts(slack).values()) == 1
    assert counts["sent"] <= len(posts(slack)) <= 48


class SlowSlack(FakeSlack):
    """Slack takes its time, so that whatever happens, happens in the middle of posts."""

    def reply(self, method: str, path: str, body: dict[str, Any], token: str) -> Reply:
        time.sleep(0.1)
        return super().reply(method, path, body, token)


def test_a_database_that_hangs_up_and_restarts_in_mid_delivery_is_waited_for(
    postgres: Postgres,
) -> None:
    store = open_store(address := postgres.migrated())
    subscribe(store, 6, 20)
    with running(SlowSlack) as slack:
        slack.workspace.channels = AnyChannel()
        with workers(address, slack, 2) as both:
            for sent in (10, 30, 50):
                wait_until_sent(slack, sent, 100)
                postgres.hang_up()
            postgres.restart(away=2)
            settled(store, LEASE_SECONDS + 150)
            # Looks go on, too.
            subscribe(store, 6, 1, wave=1)
            wait_until_sent(slack, len(posts(slack)) + 6, 100)
            counts = settled(store, LEASE_SECONDS + 150)
            assert [process.poll() for process in both] == [None, None]
        store.close()
        assert sum(counts.values()) == 126
        assert set(counts) <= {"sent", "unknown"}
        # A claim is held when the database hung up between keeping it and saying so.
        assert counts.get("unknown", 0) <= 6
        assert max(posts(slack).values()) == 1
        assert counts["sent"] <= len(posts(slack)) <= 126


def test_stopped_in_mid_delivery_it_is_done_in_ten_seconds_and_nothing_is_half_told(
    address: str, slack: FakeSlack
) -> None:
    store = open_store(address)
    subscribe(store, 4, 40)
    with workers(address, slack, 1) as (worker,):
        wait_until_sent(slack, 8, 100)
        worker.send_signal(signal.SIGTERM)
        # Ten seconds is what an operator is promised.
        assert worker.wait(10) == 0
    counts = store.tips.counts(since=0)
    store.close()
    assert counts.keys() == {"sent", "queued"}
    assert counts["sent"] == len(posts(slack)) >= 8
    assert max(posts(slack).values()) == 1


def test_five_at_once_post_each_tip_once_and_a_rate_limit_is_kept(
    address: str, slack: FakeSlack
) -> None:
    store = open_store(address)
    subscribe(store, 5, 6)
    limited = Reply(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "2"})
    slack.script("chat.postMessage", limited, limited)
    with workers(address, slack, 5):
        counts = settled(store, 150)
    store.close()
    assert counts == {"sent": 30}
    assert sorted(posts(slack).values()) == [1] * 28 + [2] * 2
