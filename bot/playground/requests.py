"""Requests as Slack makes them: its payloads, really signed, over a real connection."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import time
from typing import Any, NamedTuple
from urllib.parse import urlencode

# The secret where nobody chooses one; whoever serves a page chooses.
SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105
FORM = "application/x-www-form-urlencoded"
Json = dict[str, Any]


class Response(NamedTuple):
    """What the app answered."""

    status: int
    text: str

    @property
    def json(self) -> Json:
        """The body as JSON."""
        value: Json = json.loads(self.text)
        return value


def signature(body: bytes, timestamp: str, secret: str = SIGNING_SECRET) -> str:
    """Slack's signature over a body."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


class SlackClient:
    """Sends what Slack sends to a running app."""

    def __init__(self, port: int, secret: str = SIGNING_SECRET) -> None:
        self.port = port
        self._secret = secret

    def get(self, path: str) -> Response:
        """An operator's probe."""
        return self._send("GET", path, b"", {})

    def post(
        self, body: bytes, *, content_type: str = FORM, headers: dict[str, str] | None = None
    ) -> Response:
        """A signed POST; ``headers`` replace the ones Slack would set."""
        timestamp = str(int(time.time()))
        all_headers = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(body, timestamp, self._secret),
            **(headers or {}),
        }
        return self._send("POST", "/slack/events", body, all_headers)

    def command(self, text: str, **fields: str) -> Response:
        """A slash command."""
        return self.post(urlencode({**slash_command(text), **fields}).encode())

    def event(
        self, event: Json, *, event_id: str = "", headers: dict[str, str] | None = None
    ) -> Response:
        """An event of the Events API."""
        body = json.dumps(event_callback(event, event_id)).encode()
        return self.post(body, content_type="application/json", headers=headers)

    def action(
        self, action_id: str, value: str, *, response_url: str, ephemeral: bool = True
    ) -> Response:
        """A pressed button."""
        payload = button_press(action_id, value, response_url, ephemeral)
        return self.post(urlencode({"payload": json.dumps(payload)}).encode())

    def interaction(self, payload: Json) -> Response:
        """A shortcut, a press, a submitted window or a menu that wants its options."""
        return self.post(urlencode({"payload": json.dumps(payload)}).encode())

    def _send(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Response:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return Response(response.status, response.read().decode())
        finally:
            connection.close()


def slash_command(text: str) -> dict[str, str]:
    """The fields of a slash command's form."""
    return {
        "token": "legacy",
        "team_id": "T1",
        "team_domain": "example",
        "channel_id": "C1",
        "channel_name": "ml-platform",
        "user_id": "UASKER",
        "user_name": "asker",
        "command": "/mlpersona",
        "text": text,
        "api_app_id": "A1",
        "is_enterprise_install": "false",
        "response_url": "https://hooks.slack.com/commands/T1/1/x",
        "trigger_id": f"{time.time_ns()}.1.x",
    }


def mention(text: str, *, ts: str = "", thread_ts: str = "", **more: Any) -> Json:
    """An app_mention event."""
    event = {
        "type": "app_mention",
        "user": "UASKER",
        "text": f"<@UBOT> {text}",
        "ts": ts or f"{time.time():.6f}",
        "channel": "C1",
        "event_ts": "1.0",
        **more,
    }
    return {**event, "thread_ts": thread_ts} if thread_ts else event


def direct_message(text: str, *, ts: str = "", **more: Any) -> Json:
    """A message.im event."""
    return {
        "type": "message",
        "channel_type": "im",
        "user": "UASKER",
        "text": text,
        "ts": ts or f"{time.time():.6f}",
        "channel": "D1",
        "event_ts": "1.0",
        **more,
    }


def event_callback(event: Json, event_id: str = "") -> Json:
    """The envelope of an event."""
    return {
        "token": "legacy",
        "team_id": "T1",
        "api_app_id": "A1",
        "event": event,
        "type": "event_callback",
        "event_id": event_id or f"Ev{time.time_ns()}",
        "event_time": int(time.time()),
        "authorizations": [{"team_id": "T1", "user_id": "UBOT", "is_bot": True}],
    }


def button_press(action_id: str, value: str, response_url: str, ephemeral: bool) -> Json:
    """The payload of a pressed button."""
    return {
        "type": "block_actions",
        "user": {"id": "UASKER", "username": "asker", "team_id": "T1"},
        "api_app_id": "A1",
        "token": "legacy",
        "container": {
            "type": "message",
            "message_ts": "1.000100",
            "channel_id": "C1",
            "is_ephemeral": ephemeral,
        },
        "trigger_id": f"{time.time_ns()}.1.x",
        "team": {"id": "T1", "domain": "example"},
        "channel": {"id": "C1", "name": "ml-platform"},
        "response_url": response_url,
        "actions": [
            {
                "action_id": action_id,
                "block_id": "b",
                "text": {"type": "plain_text", "text": "Share"},
                "value": value,
                "type": "button",
                "action_ts": f"{time.time():.6f}",
            }
        ],
    }
