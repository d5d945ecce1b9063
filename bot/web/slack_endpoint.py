"""Slack's requests: size, then signature, then one parse, then Bolt."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any
from urllib.parse import parse_qsl

from slack_bolt import App, BoltRequest
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from bot.web.signature import is_genuine

log = logging.getLogger("mlpersona.web")

# A press in a window brings the whole window along, a shortcut the whole message: 12,000 characters
# of Cyrillic, twice, are 190 kB in this encoding.
MAX_BODY = 256 * 1024
MAX_FIELDS = 100
READ_SECONDS = 5


def slack_endpoint(
    app: App,
    *,
    signing_secret: str,
    threads: Executor,
    at_once: bool = False,
    clock: Callable[[], float] = time.time,
) -> Callable[[Request], Any]:
    """The handler of POST /slack/events, to which Slack sends commands, events and buttons.

    ``at_once`` says that a command waits for nothing, neither for a token nor for a database: then
    it is answered on the event loop, since the way to a thread and back costs more than the answer.
    """
    secret = signing_secret.encode()

    async def handle(request: Request) -> Response:
        try:
            async with asyncio.timeout(READ_SECONDS):
                body = await _read(request)
        except TimeoutError:
            return PlainTextResponse("The request took too long.", 408)
        except ClientDisconnect:
            return PlainTextResponse("", 400)
        if body is None:
            return PlainTextResponse(f"At most {MAX_BODY} bytes.", 413)
        headers = dict(request.scope["headers"])
        if not is_genuine(
            body=body,
            timestamp=headers.get(b"x-slack-request-timestamp", b""),
            signature=headers.get(b"x-slack-signature", b""),
            secret=secret,
            now=clock(),
        ):
            return PlainTextResponse("Not signed by Slack.", 401)
        payload = parse(body, headers.get(b"content-type", b""))
        if payload is None:
            return PlainTextResponse("Not a payload of Slack's.", 400)
        if payload.get("ssl_check") == "1":
            return PlainTextResponse("")
        # "socket_mode" tells Bolt that the body is parsed and verified. Of the headers it needs
        # none: those that steer its lazy listeners are not signed, so nobody may set them.
        bolt_request = BoltRequest(mode="socket_mode", body=payload)
        loop = asyncio.get_running_loop()
        try:
            if at_once and "command" in payload:
                response = app.dispatch(bolt_request)
            else:
                response = await loop.run_in_executor(threads, app.dispatch, bolt_request)
        except (LookupError, TypeError, AttributeError):
            # Bolt takes the shape of a signed payload on trust.
            log.warning("a signed payload of an unknown shape", extra={"action": "odd_payload"})
            return PlainTextResponse("Not a payload of Slack's.", 400)
        return Response(
            response.body, response.status, media_type=response.first_headers().get("content-type")
        )

    return handle


async def _read(request: Request) -> bytes | None:
    """The body, or None when it is larger than any of Slack's."""
    declared = request.headers.get("content-length", "0")
    if not declared.isdigit() or int(declared[:9]) > MAX_BODY:
        return None
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MAX_BODY:
            return None
        chunks.append(chunk)
    return b"".join(chunks)


def parse(body: bytes, content_type: bytes) -> dict[str, Any] | None:
    """The payload of a genuine request, or None when it is none that Slack sends."""
    try:
        text = body.decode("utf-8")
        if content_type.startswith(b"application/json"):
            return _object(text)
        fields = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS))
        return _object(fields["payload"]) if "payload" in fields else fields
    except (ValueError, RecursionError):
        return None


def _object(text: str) -> dict[str, Any] | None:
    value = json.loads(text)
    return value if isinstance(value, dict) else None
