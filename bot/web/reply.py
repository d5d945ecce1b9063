"""Answers to browsers: their tag, whether they are news, their size on the wire, and what they may do."""

from __future__ import annotations

import gzip
import json
from hashlib import blake2b
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from bot.pages.drawing import FRAMES, POLICY

HTML = "text/html; charset=utf-8"
JSON = "application/json"
# A page may be kept, and is asked after each time: an edit shows at once.
KEEP_AND_ASK = "no-cache"
# A file whose name changes with its bytes is kept for good.
KEEP = "public, max-age=31536000, immutable"
# Below this, packing saves nothing.
WORTH_PACKING = 500

SECURITY = {
    "Content-Security-Policy": f"{POLICY}; {FRAMES}",
    "X-Content-Type-Options": "nosniff",
    # A question stands in the address of its answer: it stays with us when a reference is opened.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Body(NamedTuple):
    """What is sent, and under which tag. ``packed`` is empty when it is to be sent only once."""

    data: bytes
    packed: bytes
    tag: str
    media_type: str


def body(data: bytes | str, media_type: str = HTML) -> Body:
    """A body to be sent."""
    data = data.encode() if isinstance(data, str) else data
    # Weak, because the packed body and the plain one have the same.
    return Body(data, b"", f'W/"{blake2b(data, digest_size=12).hexdigest()}"', media_type)


def kept(data: bytes | str, media_type: str = HTML) -> Body:
    """A body to be sent many times."""
    sent = body(data, media_type)
    return sent._replace(packed=_pack(sent.data, level=9))


def json_body(value: Any) -> Body:
    """A value as JSON."""
    return body(json.dumps(value, ensure_ascii=False, separators=(",", ":")), JSON)


def send(request: Request, sent: Body, *, keep: str = KEEP_AND_ASK, status: int = 200) -> Response:
    """The body, or 304 when the caller has it."""
    headers = {**SECURITY, "ETag": sent.tag, "Cache-Control": keep, "Vary": "Accept-Encoding"}
    if status == 200 and _has(request, sent.tag):
        return Response(status_code=304, headers=headers)
    data = sent.data
    if len(data) > WORTH_PACKING and "gzip" in request.headers.get("accept-encoding", ""):
        data = sent.packed or _pack(data, level=4)
        headers["Content-Encoding"] = "gzip"
    return Response(data, status, headers, media_type=sent.media_type)


def _pack(data: bytes, *, level: int) -> bytes:
    return gzip.compress(data, level, mtime=0)


def _has(request: Request, tag: str) -> bool:
    known = request.headers.get("if-none-match", "")
    return known.strip() == "*" or tag in (each.strip() for each in known.split(","))
