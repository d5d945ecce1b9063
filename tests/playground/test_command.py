"""`mlpersona playground` as it is started in a terminal."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

COMMAND = [sys.executable, "-m", "bot", "playground", "--no-browser"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start it where it must not start."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "name", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_SECRET"]
)
def test_it_does_not_run_beside_a_real_workspaces_credentials(name: str) -> None:
    done = run("--port", "0", **{name: "x"})
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"unset {name}" in done.stderr


def test_a_port_that_is_taken_is_told_in_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "choose another" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def process() -> Iterator[subprocess.Popen[str]]:
    """A running one."""
    with subprocess.Popen(
        [*COMMAND, "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as running:
        yield running
        running.kill()


def test_it_prints_its_address_serves_loopback_only_and_ends_by_ctrl_c(
    process: subprocess.Popen[str],
) -> None:
    assert process.stdout
    assert process.stderr
    told = process.stdout.readline() + process.stdout.readline()
    found = re.search(r"http://(127\.0\.0\.1:\d+)", told)
    assert found, told
    connection = http.client.HTTPConnection(found.group(1), timeout=10)
    connection.request("GET", "/")
    assert "mlpersona playground" in connection.getresponse().read().decode()
    # A page that is open must not keep the process alive.
    stream = http.client.HTTPConnection(found.group(1), timeout=10)
    stream.request("GET", "/playground/events")
    assert stream.getresponse().readline().startswith(b"data: ")
    process.send_signal(signal.SIGINT)
    assert process.wait(15) == 0
    assert process.stderr.read() == ""
