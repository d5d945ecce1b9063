"""Tips under fire for minutes: workers killed, PostgreSQL restarted, Slack failing; then counts.

``make soak`` runs it; ``SOAK=600`` is for how many seconds. Exits with 1 when something was posted
twice or lost.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bot.playground.requests import SIGNING_SECRET
from bot.store.sql import open_store
from bot.store.store import Store
from tests.fakes.slack import BOT_TOKEN, FakeSlack, Reply
from tests.jobs.test_workers import ROOT, AnyChannel, settled, subscribe
from tests.postgres import Postgres, postgres_running

TEAMS, CHANNELS = 6, 5
OPTIONS = json.dumps({"look_seconds": 2})


def main(seconds: float, seed: int) -> int:
    """Run on both databases; says what happened."""
    print(f"seed {seed}, {seconds:.0f} s on each database")
    random.seed(seed)
    sqlite = str(Path(tempfile.mkdtemp()) / "desk.db")
    with postgres_running(durable=True) as server:
        return max(
            soak("SQLite", sqlite, seconds),
            soak("PostgreSQL", server.migrated(), seconds, server=server),
        )


def soak(name: str, address: str, seconds: float, *, server: Postgres | None = None) -> int:
    """One database: a new wave of subscriptions every few seconds, and trouble all the time."""
    slack = FakeSlack()
    slack.workspace.channels = AnyChannel()
    store = open_store(address)
    running = [start(address, slack) for _ in range(2)]
    done: Counter[str] = Counter()
    waves = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        subscribe(store, TEAMS, CHANNELS, wave=waves)
        waves += 1
        trouble(slack, done)
        time.sleep(random.uniform(1, 6))
        if random.random() < 0.5:
            at = random.randrange(len(running))
            running[at].kill()
            running[at].wait()
            running[at] = start(address, slack)
            done["workers killed"] += 1
        if server and random.random() < 0.3:
            server.hang_up()
            done["connections ended"] += 1
        if server and random.random() < 0.1:
            server.restart(away=random.uniform(0, 5))
            done["databases restarted"] += 1
    slack.scripted.clear()
    counts = settled(store, 300)
    for process in running:
        process.terminate()
    for process in running:
        process.wait()
    return told(name, store, slack, waves * TEAMS * CHANNELS, counts, done)


def start(address: str, slack: FakeSlack) -> subprocess.Popen[bytes]:
    """One worker."""
    settings = {
        **os.environ,
        "MLPERSONA_DATABASE": address,
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "LOG_LEVEL": "ERROR",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.jobs.worker", OPTIONS], cwd=ROOT, env=settings
    )


def trouble(slack: FakeSlack, done: Counter[str]) -> None:
    """Slack refuses the next posts in one way or another."""
    replies = {
        "429": Reply(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "1"}),
        "500": Reply(500, {"ok": False, "error": "fatal_error"}, {}),
        "503": Reply(200, {"ok": False, "error": "service_unavailable"}, {"Retry-After": "1"}),
    }
    for kind in random.choices(list(replies), k=random.randint(0, 3)):
        slack.script("chat.postMessage", replies[kind])
        done[kind] += 1


def told(
    name: str, store: Store, slack: FakeSlack, due: int, counts: dict[str, int], done: Counter[str]
) -> int:
    """Print the counts; 1 when they do not add up."""
    posts = Counter(
        call.body["client_msg_id"]
        for call in slack.calls
        if call.method == "chat.postMessage" and call.reply.get("ok")
    )
    twice = sum(number > 1 for number in posts.values())
    lost = due - sum(counts.values())
    odd = sum(counts.get(status, 0) for status in ("queued", "sending", "skipped", "failed"))
    unaccounted = counts.get("sent", 0) > len(posts) or len(posts) > due
    store.close()
    slack.close()
    print(
        f"{name}: {due} due, {dict(counts)}, {len(posts)} taken by Slack, {twice} twice, {lost} lost"
    )
    print(f"  {dict(done)}")
    return int(bool(twice or lost or odd or unaccounted))


if __name__ == "__main__":
    chosen = float(sys.argv[1]) if sys.argv[1:] else 60
    sys.exit(main(chosen, random.SystemRandom().randrange(10**6)))
