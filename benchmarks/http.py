"""What one signed command costs over HTTP, in the server's CPU, beside a bare Starlette route."""

from __future__ import annotations

import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

from bot.playground.requests import FORM, SIGNING_SECRET, signature, slash_command
from tests.fakes.slack import BOT_TOKEN, FakeSlack

REQUESTS = 3000
ROUNDS = 3
PORT = 3999

BARE = """
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

async def bare(request):
    await request.body()
    return PlainTextResponse("ok")

app = Starlette(routes=[Route("/slack/events", bare, methods=["POST"]), Route("/readyz", bare)])
uvicorn.run(app, host="127.0.0.1", port=%d, log_config=None, access_log=False)
"""


def main() -> None:
    """Print the table: rounds of both servers in turn, medians of what they cost."""
    slack = FakeSlack()
    costs: dict[str, list[float]] = {"bare Starlette route": [], "/mlpersona define drift": []}
    waits: dict[str, list[float]] = {name: [] for name in costs}
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE % PORT)
        commands = {
            "bare Starlette route": [sys.executable, str(bare)],
            "/mlpersona define drift": [sys.executable, "-m", "bot", "serve"],
        }
        for _ in range(ROUNDS):
            for name, command in commands.items():
                cost, wait = _measure(command, slack.api_url)
                costs[name].append(cost)
                waits[name].append(wait)
    slack.close()
    base = statistics.median(costs["bare Starlette route"])
    print(
        f"\nHTTP: server CPU of one request, and p50 of the wait; {REQUESTS} requests, {ROUNDS} rounds"
    )
    for name in costs:
        cost, wait = statistics.median(costs[name]), statistics.median(waits[name])
        print(f"{name:40} {cost:8.0f} µs {cost / base:5.1f}   p50 {wait:6.2f} ms")


def _measure(command: list[str], api_url: str) -> tuple[float, float]:
    environment = {
        **os.environ,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": api_url,
        "HOST": "127.0.0.1",
        "PORT": str(PORT),
        "LOG_LEVEL": "ERROR",
    }
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        _wait_until_ready()
        _ask(300)
        before = _cpu(process.pid)
        waits = _ask(REQUESTS)
        return 1e6 * (_cpu(process.pid) - before) / REQUESTS, 1000 * statistics.median(waits)
    finally:
        process.terminate()
        process.wait(15)


def _wait_until_ready() -> None:
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=2)
            connection.request("GET", "/readyz")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("the server did not start")


def _ask(times: int) -> list[float]:
    """Signed commands over one kept-alive connection; seconds that each took."""
    body = urlencode(slash_command("define drift")).encode()
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=10)
    waits = []
    for _ in range(times):
        timestamp = str(int(time.time()))
        headers = {
            "Content-Type": FORM,
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(body, timestamp),
        }
        started = time.perf_counter()
        connection.request("POST", "/slack/events", body, headers)
        response = connection.getresponse()
        response.read()
        waits.append(time.perf_counter() - started)
        if response.status != 200:
            raise SystemExit(f"status {response.status}")
    return waits


def _cpu(pid: int) -> float:
    """User and system seconds that a process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
