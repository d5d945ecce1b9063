"""The handbook's own doors on the command line: served alone, written as files, asked by agents."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.playground.requests import SlackClient
from tests.cli.test_cli import run
from tests.conftest import ROOT


def wait_until_ready(client: SlackClient) -> None:
    """Until it answers, or for half a minute."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if client.get("/readyz").status == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")


def test_handbook_serves_pages_and_api_without_slack() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "handbook", "--port", str(port)],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert process.stderr
        assert f"http://127.0.0.1:{port}/" in process.stderr.readline()
        client = SlackClient(port)
        wait_until_ready(client)
        assert "Model Drift" in client.get("/e/edge_cases/model-drift").text
        assert client.get("/api/ask?q=drift").status == 200
        assert client.get("/slack/events").status == 404
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) in (0, -signal.SIGTERM)


@pytest.mark.parametrize("door", ["handbook", "mcp"])
def test_a_port_that_is_taken_is_told(door: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(door, "--port", str(port))
    assert done.returncode == 2
    assert (
        done.stderr
        == f"mlpersona: cannot listen on 127.0.0.1, port {port}: Address already in use\n"
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("handbook", "--port", "0"), "a port is a number from 1 to 65535, not '0'"),
        (("mcp", "--port", "http"), "a port is a number from 1 to 65535, not 'http'"),
        (("site",), "the following arguments are required: folder"),
    ],
)
def test_doors_of_the_handbook_refuse_what_they_cannot_do(
    arguments: tuple[str, ...], sentence: str
) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_public_address_that_is_none_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for arguments in (("handbook",), ("site", str(tmp_path / "site")), ("mcp",)):
        done = run(*arguments, MLPERSONA_PUBLIC_URL="ml.example.com")
        assert done.returncode == 2, arguments
        assert "MLPERSONA_PUBLIC_URL must be an address such as" in done.stderr
    assert not (tmp_path / "site").exists()


def test_without_the_extra_agents_are_told_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    assert main(["mcp"]) == 2
    assert "pip install 'mlpersona[mcp]'" in capsys.readouterr().err
