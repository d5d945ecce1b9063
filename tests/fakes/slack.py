"""Slack as the tests need it: the stand-in of the playground, which can be told to misbehave."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from websockets.sync.server import ServerConnection
from websockets.sync.server import serve as serve_websocket

from bot.playground.slack import BOT_TOKEN, STEP_TOKEN, Json, LoopbackSlack, Reply
from bot.playground.workspace import CHANNELS, Channel, Workspace

__all__ = ["BOT_TOKEN", "STEP_TOKEN", "FakeSlack", "FakeSocketMode", "Reply", "running"]


class FakeSlack(LoopbackSlack):
    """Can be told to misbehave, and waited for; tests press faster than people, so no rates."""

    def __init__(self) -> None:
        super().__init__(Workspace((*CHANNELS, Channel("CEDITORS", "editors"))), rates=None)
        self.scripted: dict[str, list[Reply]] = {}
        self._arrived = threading.Condition()

    def script(self, method: str, *replies: Reply) -> None:
        """Answer the next calls of that method so, before being well again."""
        self.scripted.setdefault(method, []).extend(replies)

    def sent(self, method: str) -> list[Json]:
        """Bodies of the calls of that method, in order."""
        return [call.body for call in self.calls if call.method == method]

    def wait_for(self, method: str, count: int = 1, seconds: float = 5) -> list[Json]:
        """Wait until that many calls have come; returns them."""
        with self._arrived:
            self._arrived.wait_for(lambda: len(self.sent(method)) >= count, seconds)
        found = self.sent(method)
        assert len(found) >= count, f"{len(found)} of {count} calls of {method} came"
        return found

    def quiet(self, method: str, count: int, seconds: float = 0.3) -> bool:
        """Do no more than that many calls come for a while?"""
        with self._arrived:
            return not self._arrived.wait_for(lambda: len(self.sent(method)) > count, seconds)

    def reply(self, method: str, path: str, body: Json, token: str) -> Reply:
        """What was scripted, or what Slack would say."""
        if self.scripted.get(method):
            return self.scripted[method].pop(0)
        return super().reply(method, path, body, token)

    def told(self) -> None:
        """Wake those who wait for a call."""
        with self._arrived:
            self._arrived.notify_all()


class FakeSocketMode:
    """Slack's end of the WebSocket: sends envelopes, collects acknowledgements."""

    def __init__(self) -> None:
        self.acknowledged: queue.Queue[Json] = queue.Queue()
        self.connected = threading.Event()
        self._connection: ServerConnection | None = None
        self._server = serve_websocket(self._handle, "127.0.0.1", 0)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"ws://127.0.0.1:{self._server.socket.getsockname()[1]}/link"

    def close(self) -> None:
        """Hang up."""
        self._server.shutdown()

    def send(self, kind: str, payload: Json, envelope_id: str) -> None:
        """Send one envelope, as Slack wraps commands, events and buttons."""
        assert self._connection is not None
        envelope = {
            "type": kind,
            "envelope_id": envelope_id,
            "payload": payload,
            "accepts_response_payload": kind in ("slash_commands", "interactive"),
        }
        self._connection.send(json.dumps(envelope))

    def _handle(self, connection: ServerConnection) -> None:
        self._connection = connection
        connection.send(json.dumps({"type": "hello", "num_connections": 1}))
        self.connected.set()
        for message in connection:
            received = json.loads(message)
            if "envelope_id" in received:
                self.acknowledged.put(received)


@contextmanager
def running(make: Callable[[], Any]) -> Iterator[Any]:
    """A fake for the length of a test."""
    fake = make()
    try:
        yield fake
    finally:
        fake.close()
