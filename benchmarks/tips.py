"""How fast tips go out: the engine on each database, beside the same ledger drained without it.

``make bench-tips`` prints the table. ``python -m benchmarks.tips reach 100000 2000`` posts that
many subscriptions of that many workspaces at Slack's pace, with two workers on PostgreSQL, or with
``sqlite`` behind it with one on SQLite. Where there is a ``/proc`` it also says what a tip costs in
CPU, which other programs on the machine disturb less than they do the time.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from slack_sdk import WebClient

from bot.jobs.deliver import POSTS_A_SECOND, Deliverer
from bot.loader.load import load
from bot.playground.requests import SIGNING_SECRET
from bot.schedule.occurrence import Timing
from bot.schedule.subscription import Subscription
from bot.slack.tip_post import TipPost
from bot.store.sql import SqlStore
from bot.store.sql_ledger import insert_new
from bot.store.sql_tips import BATCH
from bot.store.tip_rows import values_of
from bot.store.tip_tables import subscriptions
from tests.fakes.slack import BOT_TOKEN
from tests.postgres import Postgres, postgres_running
from tests.tips import no_engine

WORKER = "tests.jobs.worker"


def _free_port() -> int:
    """A port that nobody has: two runs beside each other must not count each other's posts."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


PORT = _free_port()
ADDRESS = f"http://127.0.0.1:{PORT}"
LATENCY_MS = 40
REACH_LATENCY_MS = 200
TEAMS = 50
POSTS = 3_000
SUBSCRIPTIONS = 1_000_000
UNPACED = 1e9


def main() -> None:
    """Print the table."""
    print(f"{POSTS:,} tips of {TEAMS} workspaces, no pace, Slack answers after {LATENCY_MS} ms")
    with slack(LATENCY_MS), postgres_running(durable=True) as server:
        floor = _row("PostgreSQL, ledger without engine", _floor(_postgresql(server)), 0)
        _row("PostgreSQL, 1 worker", _engine(_postgresql(server), 1), floor)
        _row("PostgreSQL, 2 workers", _engine(_postgresql(server), 2), floor)
        _row("SQLite, ledger without engine", _floor(_sqlite()), floor)
        _row("SQLite, 1 worker", _engine(_sqlite(), 1), floor)
        _looks(server)


def reach(count: int, teams: int, *, sqlite: bool) -> None:
    """Print how long so many take at the pace that Slack allows."""
    workers, name = (1, "SQLite") if sqlite else (2, "PostgreSQL")
    with slack(REACH_LATENCY_MS) as stub, postgres_running(durable=True) as server:
        address = _sqlite() if sqlite else _postgresql(server)
        spent = Spent({"database": server.pid, "stub": stub})
        seconds = _engine(
            address, workers, count=count, teams=teams, pace=POSTS_A_SECOND, spent=spent
        )
        told = _told()
    print(
        f"{count:,} tips of {teams:,} workspaces, {workers} worker(s), {name}, {REACH_LATENCY_MS} ms: "
        f"{seconds:.0f} s, {count / seconds:.0f} a second, {told['posts']:,} posted, "
        f"{told['twice']} twice"
    )
    for name, milliseconds in spent.each(count).items():
        print(f"  {name:10} {milliseconds:6.2f} ms of CPU a tip")


class Spent:
    """What processes and all they have started have spent of CPU, from ``begin`` to ``end``."""

    def __init__(self, processes: dict[str, int]) -> None:
        self._processes = {name: [pid] for name, pid in processes.items()}
        self._spent: dict[str, float] = {}

    def begin(self, workers: list[int]) -> None:
        """From now on."""
        self._processes["workers"] = workers
        self._spent = {name: -_seconds(pids) for name, pids in self._processes.items()}

    def end(self) -> None:
        """Until now."""
        for name, pids in self._processes.items():
            self._spent[name] += _seconds(pids)

    def each(self, count: int) -> dict[str, float]:
        """Milliseconds for each of so many, and the sum."""
        if not Path("/proc/self/stat").exists():
            return {}
        each = {name: 1_000 * seconds / count for name, seconds in self._spent.items()}
        return {**each, "together": sum(each.values())}


def _seconds(roots: list[int]) -> float:
    """CPU of these processes and of all that descend from them, also those that have ended."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(stat.parent.name)
        parents[pid] = int(fields[1])
        # The process's own time, and that of its children who have been waited for.
        ticks[pid] = sum(map(int, fields[11:15]))
    family = set(roots)
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(ticks.get(pid, 0) for pid in family) / os.sysconf("SC_CLK_TCK")


def _row(name: str, seconds: float, floor: float) -> float:
    rate = POSTS / seconds
    told = _told()
    ratio = f"{rate / floor:5.2f} of the floor" if floor else "  the floor"
    print(
        f"  {name:36} {rate:6.0f} a second  {ratio}  {told['posts']} posted, {told['twice']} twice"
    )
    return floor or rate


def _looks(server: Postgres) -> None:
    """What a look at the clock costs."""
    store = SqlStore(_postgresql(server))
    _seed(store, SUBSCRIPTIONS, 2_000, due=int(time.time()) + 86_400)
    now = int(time.time())
    started = time.perf_counter()
    store.tips.sweep(now, no_engine, repost=False)
    print(
        f"  a look at {SUBSCRIPTIONS:,} of which none is due  {time.perf_counter() - started:.3f} s"
    )
    store.close()
    store = SqlStore(_postgresql(server))
    _seed(store, 100_000, 2_000)
    started = time.perf_counter()
    swept = store.tips.sweep(now, no_engine, repost=False)
    print(f"  a look that writes {swept.queued:,} rows  {time.perf_counter() - started:.1f} s")
    store.close()


def _seed(store: SqlStore, count: int, teams: int, *, due: int = 0) -> None:
    now = int(time.time())
    at = due or now - now % 60
    rows = []
    for number in range(count):
        timing = Timing("UTC", at % 86_400 // 60)
        fresh = Subscription(f"T{number % teams}", f"C{number}", "", timing, next_due=at)
        rows.append(values_of(fresh))
    for start in range(0, count, 10 * BATCH):
        with store._transaction() as connection:  # noqa: SLF001 - no product does this by the million
            insert_new(connection, subscriptions, rows[start : start + 10 * BATCH])


def _floor(address: str) -> float:
    """The ledger drained by one thread a workspace, and nothing else."""
    store = SqlStore(address)
    _seed(store, POSTS, TEAMS)
    persona = load("knowledge")
    client = WebClient(BOT_TOKEN, base_url=f"{ADDRESS}/api/", retry_handlers=[])
    deliverer = Deliverer(
        store.tips,
        persona=lambda: persona,
        post=TipPost(lambda *_: client),
        stopping=threading.Event(),
        posts_a_second=UNPACED,
    )

    def drain(team: str) -> None:
        while deliverer.some(team, no_engine):
            pass

    started = time.perf_counter()
    store.tips.sweep(int(time.time()), no_engine, repost=False)
    threads = [threading.Thread(target=drain, args=(f"T{team}",)) for team in range(TEAMS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.close()
    return time.perf_counter() - started


def _engine(
    address: str,
    workers: int,
    *,
    count: int = POSTS,
    teams: int = TEAMS,
    pace: float = UNPACED,
    spent: Spent | None = None,
) -> float:
    """The same by worker processes, from the first post on: they are running before it is due."""
    store = SqlStore(address)
    options = json.dumps({"look_seconds": 5, "posts_a_second": pace, "poll_seconds": 0.2})
    environment = {
        **os.environ,
        "MLPERSONA_DATABASE": address,
        "SLACK_API_URL": f"{ADDRESS}/api/",
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "LOG_LEVEL": "ERROR",
    }
    running = [
        subprocess.Popen([sys.executable, "-m", WORKER, options], env=environment)
        for _ in range(workers)
    ]
    time.sleep(8)
    _seed(store, count, teams)
    if spent:
        spent.begin([process.pid for process in running])
    while not _told()["posts"]:
        time.sleep(0.02)
    started = time.perf_counter()
    while _told()["posts"] < count and time.perf_counter() - started < 1_800:
        time.sleep(0.2)
    seconds = time.perf_counter() - started
    if spent:
        spent.end()
    for process in running:
        process.terminate()
    for process in running:
        process.wait()
    store.close()
    return seconds


def _told() -> dict[str, int]:
    with urllib.request.urlopen(f"{ADDRESS}/count") as response:
        told: dict[str, int] = json.load(response)
    return told


def _postgresql(server: Postgres) -> str:
    urllib.request.urlopen(f"{ADDRESS}/reset").close()
    return server.migrated()


def _sqlite() -> str:
    urllib.request.urlopen(f"{ADDRESS}/reset").close()
    return str(Path(tempfile.mkdtemp()) / "desk.db")


@contextmanager
def slack(latency: int) -> Iterator[int]:
    """The stub, in a process of its own, whose number it gives."""
    command = [sys.executable, "-m", "benchmarks.slack_stub", str(PORT), str(latency)]
    process: subprocess.Popen[Any] = subprocess.Popen(command)
    time.sleep(1)
    try:
        yield process.pid
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    if sys.argv[1:2] == ["reach"]:
        reach(int(sys.argv[2]), int(sys.argv[3]), sqlite=sys.argv[4:] == ["sqlite"])
    else:
        main()
