"""Slack as the tests need it: the stand-in of the playground, which can be told to misbehave."""

from __future__ import annotations

import base64
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
CLIENT_ID, CLIENT_SECRET = "1.2", "client-secret"


class FakeSlack(LoopbackSlack):
    """Can be told to misbehave, and waited for; tests press faster than people, so no rates."""

    def __init__(self) -> None:
        super().__init__(Workspace((*CHANNELS, Channel("CEDITORS", "editors"))), rates=None)
        self.scripted: dict[str, list[Reply]] = {}
        # Codes with what they stand for, tokens given for them, and refresh tokens not spent yet.
        self.codes: dict[str, Json] = {}
        self.tokens: set[str] = set()
        self.unspent: set[str] = set()
        self._arrived = threading.Condition()

    def script(self, method: str, *replies: Reply) -> None:
        """Answer the next calls of that method so, before being well again."""
        self.scripted.setdefault(method, []).extend(replies)

    def sent(self, method: str) -> list[Json]:
        """Bodies of the calls of that method, in order."""
        return [call.body for call in self.calls if call.method == method]

    def wait_for(self, method: str, count: int = 1, seconds: float = 20) -> list[Json]:
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

    def _answer(self, method: str, body: Json, token: str) -> Json:
        if method == "oauth.v2.access":
            return self._grant(body, token)
        return super()._answer(method, body, BOT_TOKEN if token in self.tokens else token)

    def told(self) -> None:
        """Wake those who wait for a call."""
        with self._arrived:
            self._arrived.notify_all()

    def _grant(self, body: Json, authorization: str) -> Json:
        """A code or a refresh token gives tokens once; the secret is checked first."""
        pair = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        if pair != f"{CLIENT_ID}:{CLIENT_SECRET}":
            return {"ok": False, "error": "bad_client_secret"}
        about: Json = {}
        if body.get("grant_type") == "refresh_token":
            if body.get("refresh_token") not in self.unspent:
                return {"ok": False, "error": "invalid_refresh_token"}
            self.unspent.remove(body["refresh_token"])
        elif (about := self.codes.pop(body.get("code", ""), {})) == {}:
            return {"ok": False, "error": "invalid_code"}
        number = len(self.sent("oauth.v2.access"))
        token, refresh = f"xoxe.xoxb-granted-{number}", f"xoxe-refresh-{number}"
        self.tokens.add(token)
        self.unspent.add(refresh)
        return {
            "ok": True,
            "app_id": "A1",
            "token_type": "bot",
            "access_token": token,
            "refresh_token": refresh,
            "expires_in": 43_200,
            "bot_user_id": "UBOT",
            "scope": "commands,chat:write",
            "authed_user": {"id": "UINSTALLER"},
            "team": None,
            "enterprise": None,
            "is_enterprise_install": False,
            **about,
        }


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
