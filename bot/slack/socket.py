"""Socket Mode: a WebSocket to Slack that is watched, and closed in good order."""

from __future__ import annotations

import logging
import threading
import time

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

log = logging.getLogger("mlpersona.socket")

# The built-in client takes four missed pings for a dead connection: 12 seconds at this interval.
PING_SECONDS = 3
# Without a connection for this long, a fresh process has better chances.
MAX_SECONDS_WITHOUT = 60


def run_socket_mode(app: App, *, app_token: str, stop: threading.Event) -> int:
    """Serve until ``stop`` is set. Returns the exit status: 1 when the connection stayed lost."""
    handler = SocketModeHandler(app, app_token, ping_interval=PING_SECONDS)
    try:
        handler.connect()  # type: ignore[no-untyped-call]
        log.info("connected to Slack by Socket Mode", extra={"action": "connected"})
        alive = time.monotonic()
        while not stop.wait(1):
            if handler.client.is_connected():
                alive = time.monotonic()
            elif time.monotonic() - alive > MAX_SECONDS_WITHOUT:
                log.error("no connection for %d s; giving up", MAX_SECONDS_WITHOUT)
                return 1
        return 0
    finally:
        handler.close()  # type: ignore[no-untyped-call]
