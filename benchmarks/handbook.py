"""What a page of the handbook costs over HTTP, in the server's CPU, beside a bare Starlette route."""

from __future__ import annotations

import http.client
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.http import BARE, PORT, ROUNDS, cpu, wait_until_ready
from bot.loader.load import load
from bot.render.address import entry_page

REQUESTS = 3000
DRIFT = "/e/edge_cases/model-drift"
QUESTION = "/api/ask?q=how+do+I+detect+drift"


def main() -> None:
    """Print the table: rounds of both servers in turn, medians of what they cost."""
    entries = [f"/{entry_page(entry)}" for entry in load().knowledge.entries]
    times = -(-REQUESTS // len(entries))
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE % PORT)
        bare_command = [sys.executable, str(bare)]
        ours = [sys.executable, "-m", "bot", "handbook", "--port", str(PORT)]
        tag = _tag(ours)
        rows: dict[str, tuple[list[str], list[str], dict[str, str], int]] = {
            "bare Starlette route": (bare_command, ["/readyz"] * REQUESTS, {}, 300),
            "an entry page, known to the reader": (ours, [DRIFT] * REQUESTS, tag, 300),
            "an entry page, drawn before": (ours, [DRIFT] * REQUESTS, {}, 300),
            "every entry page, many times": (ours, entries * times, {}, 0),
            "every entry page, the first time": (ours, entries, {}, 0),
            "a question as JSON": (ours, [QUESTION] * REQUESTS, {}, 300),
        }
        measured: dict[str, list[tuple[float, float, float]]] = {name: [] for name in rows}
        for _ in range(ROUNDS):
            for name, (command, paths, headers, warm) in rows.items():
                measured[name].append(_measure(command, paths, headers, warm=warm))
    print(f"\nHandbook: server CPU of one request, and the wait for it; {ROUNDS} rounds")
    base = statistics.median(cost for cost, *_ in measured["bare Starlette route"])
    for name, found in measured.items():
        cost, half, most = (statistics.median(column) for column in zip(*found, strict=True))
        print(
            f"{name:40} {cost:8.0f} µs {cost / base:5.1f}   p50 {half:6.2f} ms   p99 {most:6.2f} ms"
        )


def _tag(command: list[str]) -> dict[str, str]:
    """The header that says that the reader has the page."""
    with _Server(command) as connection:
        connection.request("GET", DRIFT)
        response = connection.getresponse()
        response.read()
        return {"If-None-Match": response.headers["ETag"]}


def _measure(
    command: list[str], paths: list[str], headers: dict[str, str], *, warm: int
) -> tuple[float, float, float]:
    """Microseconds of CPU for one request, and milliseconds of wait: p50 and p99."""
    with _Server(command) as connection:
        _get(connection, paths[:1] * warm, headers)
        before = cpu(connection.pid)
        waits = _get(connection, paths, headers)
        cost = 1e6 * (cpu(connection.pid) - before) / len(paths)
    return cost, 1000 * statistics.median(waits), 1000 * sorted(waits)[int(0.99 * len(waits))]


def _get(
    connection: http.client.HTTPConnection, paths: list[str], headers: dict[str, str]
) -> list[float]:
    """Seconds that each request took over one kept-alive connection."""
    waits = []
    for path in paths:
        started = time.perf_counter()
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        response.read()
        waits.append(time.perf_counter() - started)
        if response.status not in (200, 304):
            raise SystemExit(f"{path}: status {response.status}")
    return waits


class _Server(http.client.HTTPConnection):
    """A server in a process of its own, as the one connection to it."""

    def __init__(self, command: list[str]) -> None:
        super().__init__("127.0.0.1", PORT, timeout=10)
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        self.pid = self._process.pid

    def __enter__(self) -> _Server:
        wait_until_ready()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        self._process.terminate()
        self._process.wait(15)
