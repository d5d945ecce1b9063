"""A playground, and what its page does."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

from bot.playground.run import Playground, beside
from tests.conftest import ROOT


class Done(NamedTuple):
    """What the page's server answered."""

    status: int
    body: Any


class Client:
    """Asks for what the page asks for."""

    def __init__(self, playground: Playground) -> None:
        self.playground = playground

    def do(self, verb: str, **said: Any) -> Done:
        """What somebody does on the page."""
        return self.send("POST", f"/playground/do/{verb}", json.dumps(said))

    def send(self, method: str, path: str, body: str = "", **headers: str) -> Done:
        """One request; JSON unless the headers say otherwise."""
        host = self.playground.address.removeprefix("http://")
        connection = http.client.HTTPConnection(host, timeout=15)
        connection.request(method, path, body, {"Content-Type": "application/json", **headers})
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        is_json = "json" in response.headers.get("Content-Type", "")
        return Done(response.status, json.loads(text) if is_json else text)

    def watch(self, zone: str) -> None:
        """Open the page's stream, and close it after its first news."""
        host = self.playground.address.removeprefix("http://")
        connection = http.client.HTTPConnection(host, timeout=15)
        connection.request("GET", f"/playground/events?zone={zone}")
        connection.getresponse().readline()
        connection.close()

    @staticmethod
    def wait_until(condition: Callable[[], object]) -> None:
        """Wait for what a request leaves behind."""
        end = time.monotonic() + 10
        while not condition() and time.monotonic() < end:
            time.sleep(0.01)
        assert condition()

    @property
    def panel(self) -> Any:
        """What the panel shows."""
        return self.playground.server.page.state()["panel"]


@pytest.fixture
def client() -> Iterator[Client]:
    """A playground of the test's own, and its page's requests."""
    with beside(str(ROOT / "knowledge")) as running:
        yield Client(running)
