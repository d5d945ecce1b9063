"""The panel: the last request to the app, and all that the app has sent since, judged."""

from __future__ import annotations

import json
from typing import Any

from bot.playground.limits import problems
from bot.playground.slack import Call
from bot.playground.views import view_problems
from bot.playground.visitor import Exchange

Json = dict[str, Any]


def panel(last: Exchange | None, calls: list[Call]) -> Json:
    """What the page shows: the request, if one led here, and each payload with what Slack has
    against it."""
    answers = [
        _judged(call.method, call.body, call.reply)
        for call in calls
        # The app checks its token when it starts, which answers nobody.
        if call.method != "auth.test"
    ]
    if not last:
        return {"answers": answers}
    if last.response.text:
        answers.insert(0, _acknowledged(last))
    return {
        "what": last.what,
        "status": f"signed, answered {last.response.status} in {last.milliseconds:.0f} ms",
        "json": _pretty(last.payload),
        "answers": answers,
    }


def _acknowledged(last: Exchange) -> Json:
    try:
        body = last.response.json
    except ValueError:
        return _verdict("acknowledgement", {"body": last.response.text}, ["is no JSON"])
    return _judged("acknowledgement", body, {"ok": True})


def _judged(name: str, body: Json, reply: Json) -> Json:
    found: list[str] = []
    if "view" in body:
        found = view_problems(body["view"])
    elif "blocks" in body:
        found = problems(body)
    if not reply.get("ok") and not found:
        found = [str(reply.get("error"))]
    return _verdict(name, body, found)


def _verdict(name: str, body: Json, found: list[str]) -> Json:
    shown = body.get("view", body)
    size = len(json.dumps(body, ensure_ascii=False))
    parts = [f"{len(shown['blocks'])} blocks"] if "blocks" in shown else []
    parts.append(f"{size:,} characters")
    return {
        "name": name,
        "valid": not found,
        "verdict": "; ".join(found) if found else f"valid: {', '.join(parts)}",
        "json": _pretty(body),
    }


def _pretty(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
