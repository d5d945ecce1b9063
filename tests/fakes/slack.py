"""Slack on loopback: its Web API, its response_urls and its Socket Mode, over real sockets."""

from __future__ import annotations

import json
import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from websockets.sync.server import ServerConnection
from websockets.sync.server import serve as serve_websocket

from tests.fakes.limits import problems
from tests.fakes.surfaces import Surfaces

Json = dict[str, Any]
BOT_TOKEN = "xoxb-fake-token"
# What Slack hands out with one execution of a workflow's step.
STEP_TOKEN = "xwfp-fake-token"


class Call(NamedTuple):
    """One request that Slack received: a Web API method, or ``response_url``."""

    method: str
    body: Json
    token: str


class Reply(NamedTuple):
    """What Slack answers instead of ok."""

    status: int
    body: Json
    headers: dict[str, str]


class FakeSlack:
    """Records every call, refuses what Slack would refuse, and can be told to misbehave."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.replies: list[Reply] = []
        self.scripted: dict[str, list[Reply]] = {}
        self.websocket_url = ""
        self.surfaces = Surfaces()
        self._arrived = threading.Condition()
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                reply = fake._receive(self.path, raw, dict(self.headers))
                body = json.dumps(reply.body).encode()
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self.api_url = f"{self.address}/api/"

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()

    def response_url(self, *, used: int = 0) -> str:
        """An address such as Slack sends with a command or a button, and how often it was used."""
        path = f"/response/{time.time_ns()}"
        self.surfaces.use(path, used)
        return f"{self.address}{path}"

    def script(self, method: str, *replies: Reply) -> None:
        """Answer the next calls of that method so, before being well again."""
        self.scripted.setdefault(method, []).extend(replies)

    def sent(self, method: str) -> list[Json]:
        """Bodies of the calls of that method, in order."""
        return [call.body for call in self.calls if call.method == method]

    def answered(self, method: str) -> list[tuple[Json, Reply]]:
        """The same with what Slack answered to each."""
        pairs = zip(self.calls, self.replies, strict=True)
        return [(call.body, reply) for call, reply in pairs if call.method == method]

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

    def _receive(self, path: str, raw: bytes, headers: dict[str, str]) -> Reply:
        method = path.removeprefix("/api/") if path.startswith("/api/") else "response_url"
        if headers.get("Content-Type", "").startswith("application/json"):
            body = json.loads(raw or b"{}")
        else:
            body = dict(parse_qsl(raw.decode()))
            for part in ("blocks", "view", "outputs"):
                if isinstance(body.get(part), str):
                    body[part] = json.loads(body[part])
        token = headers.get("Authorization", "").removeprefix("Bearer ") or body.get("token", "")
        # Answered before it is told of, so that a test finds what the call has changed.
        reply = self._reply(method, path, body, token)
        with self._arrived:
            self.calls.append(Call(method, body, token))
            self.replies.append(reply)
            self._arrived.notify_all()
        return reply

    def _reply(self, method: str, path: str, body: Json, token: str) -> Reply:
        if self.scripted.get(method):
            return self.scripted[method].pop(0)
        if method == "response_url" and self.surfaces.used_up(path):
            return Reply(404, {"ok": False, "error": "used_url"}, {})
        return Reply(200, self._answer(method, body, token), {})

    def _answer(self, method: str, body: Json, token: str) -> Json:
        if method == "apps.connections.open":
            return {"ok": True, "url": self.websocket_url}
        if method != "response_url" and token not in (BOT_TOKEN, STEP_TOKEN):
            return {"ok": False, "error": "invalid_auth"}
        if method == "auth.test":
            return {"ok": True, "team_id": "T1", "user_id": "UBOT", "bot_id": "BBOT"}
        if (answer := self.surfaces.answer(method, body)) is not None:
            return answer
        if method in ("chat.postMessage", "response_url"):
            deleting = body.get("delete_original")
            if (found := problems(body)) and not deleting:
                return {"ok": False, "error": f"invalid_blocks: {found}"}
            return {"ok": True, "ts": f"{time.time():.6f}", "channel": body.get("channel")}
        return {"ok": False, "error": "unknown_method"}


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
