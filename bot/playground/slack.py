"""Slack on loopback: its Web API and its response_urls, over real sockets."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from bot.playground.rates import Rates
from bot.playground.surfaces import Surfaces
from bot.playground.workspace import Workspace

Json = dict[str, Any]
# Of no use anywhere but here.
BOT_TOKEN = "xoxb-fake-token"  # noqa: S105
# What Slack hands out with one execution of a workflow's step.
STEP_TOKEN = "xwfp-fake-token"  # noqa: S105
# Seconds until a server that is told to close does.
CLOSES_WITHIN = 0.05


class Call(NamedTuple):
    """One request that Slack received, a Web API method or ``response_url``, and its answer."""

    method: str
    body: Json
    token: str
    reply: Json


class Reply(NamedTuple):
    """What Slack answers."""

    status: int
    body: Json
    headers: dict[str, str]


class LoopbackSlack:
    """Keeps a workspace by Slack's rules, records every call, refuses what Slack would refuse.

    Without ``rates`` calls may come as fast as they like.
    """

    def __init__(self, workspace: Workspace, rates: Rates | None) -> None:
        self.calls: list[Call] = []
        self.websocket_url = ""
        self.workspace = workspace
        self.surfaces = Surfaces(workspace)
        self._rates = rates
        slack = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                reply = slack._receive(self.path, raw, dict(self.headers))
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
        serve, poll = self._server.serve_forever, {"poll_interval": CLOSES_WITHIN}
        threading.Thread(target=serve, kwargs=poll, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self.api_url = f"{self.address}/api/"

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()

    def response_url(self, *, channel: str = "C1", message: str = "", used: int = 0) -> str:
        """An address such as Slack sends with a command or a button, and how often it was used."""
        path = f"/response/{time.time_ns()}"
        self.surfaces.address(path, channel, message, used)
        return f"{self.address}{path}"

    def told(self) -> None:
        """A call has been recorded."""

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
        # Answered before it is told of, so that whoever waits finds what the call has changed.
        reply = self.reply(method, path, body, token)
        self.calls.append(Call(method, body, token, reply.body))
        self.told()
        return reply

    def reply(self, method: str, path: str, body: Json, token: str) -> Reply:
        """What Slack says to a call."""
        if method == "response_url":
            answer = self.surfaces.receive(path, body)
            return Reply(404 if answer.get("error") == "used_url" else 200, answer, {})
        channel = str(body.get("channel", ""))
        if self._rates and (wait := self._rates.seconds_to_wait(method, channel)):
            refused = {"ok": False, "error": "ratelimited"}
            return Reply(429, refused, {"Retry-After": str(wait)})
        return Reply(200, self._answer(method, body, token), {})

    def _answer(self, method: str, body: Json, token: str) -> Json:
        if method == "apps.connections.open":
            return {"ok": True, "url": self.websocket_url}
        if token not in (BOT_TOKEN, STEP_TOKEN):
            return {"ok": False, "error": "invalid_auth"}
        if method == "auth.test":
            return {"ok": True, "team_id": "T1", "user_id": "UBOT", "bot_id": "BBOT"}
        return self.surfaces.answer(method, body) or {"ok": False, "error": "unknown_method"}
