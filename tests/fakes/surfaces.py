"""Slack's windows, Home tabs, channels and answer addresses, with the rules that it keeps them by.

Sources: https://docs.slack.dev/surfaces/modals (a trigger lives three seconds and opens one
window; an update with an old hash is a hash_conflict), https://docs.slack.dev/surfaces/app-home
and https://docs.slack.dev/interactivity/handling-user-interaction (an answer address takes five
answers within half an hour).
"""

from __future__ import annotations

import json
import time
from collections import Counter
from typing import Any

from tests.fakes.limits import problems
from tests.fakes.views import view_problems

Json = dict[str, Any]

TRIGGER_SECONDS = 3
USES_OF_AN_ADDRESS = 5


def trigger(age: float = 0) -> str:
    """A trigger id that Slack issued so many seconds ago."""
    return f"{time.time_ns() - int(age * 1e9)}.1.x"


class Surfaces:
    """What is open where, and what has been used up."""

    def __init__(self) -> None:
        self.views: dict[str, Json] = {}
        self.homes: dict[str, Json] = {}
        self.gone: dict[str, str] = {}
        # People by id, as users.info knows them, and the members of channels, the bot among them.
        self.people: dict[str, Json] = {"UASKER": {"tz": "Europe/Berlin", "is_admin": False}}
        self.members: dict[str, list[str]] = {"C1": ["UBOT", "UASKER", "UADMIN"]}
        self._triggers: set[str] = set()
        self._uses: Counter[str] = Counter()

    def use(self, address: str, times: int) -> None:
        """Use an answer address so many times."""
        self._uses[address] += times

    def used_up(self, address: str) -> bool:
        """Has this answer address been used too often?"""
        self._uses[address] += 1
        return self._uses[address] > USES_OF_AN_ADDRESS

    def answer(self, method: str, body: Json) -> Json | None:
        """What Slack answers to a call about these things; None for any other call."""
        channel = body.get("channel") or body.get("channel_id")
        if error := self.gone.get(str(channel)):
            return _refused(error)
        match method:
            case "users.info":
                user = self.people.get(body.get("user", ""))
                return {"ok": True, "user": user} if user else _refused("user_not_found")
            case "conversations.info":
                known = self.members.get(str(channel))
                if known is None:
                    return _refused("channel_not_found")
                return {"ok": True, "channel": {"id": channel, "is_member": "UBOT" in known}}
            case "conversations.members":
                listed = self.members.get(str(channel), [])
                start = int(body.get("cursor") or 0)
                after = start + int(body.get("limit") or 100)
                more = {"next_cursor": str(after) if after < len(listed) else ""}
                page = listed[start:after]
                return {"ok": True, "members": page, "response_metadata": more}
            case "views.open" | "views.push":
                return self._open(body)
            case "views.update":
                return self._update(body)
            case "views.publish":
                return self._publish(body)
            case "chat.postEphemeral":
                if not body.get("user") or not channel:
                    return _refused("invalid_arguments")
                found = problems(body)
                return (
                    _refused(f"invalid_blocks: {found}")
                    if found
                    else {"ok": True, "message_ts": "1.0"}
                )
            case "chat.unfurl":
                unfurls = body["unfurls"]
                unfurls = json.loads(unfurls) if isinstance(unfurls, str) else unfurls
                found = [
                    problem
                    for unfurl in unfurls.values()
                    for problem in problems({"text": "x", "blocks": unfurl["blocks"]})
                ]
                return _refused(f"cannot_unfurl_url: {found}") if found else {"ok": True}
            case "assistant.threads.setSuggestedPrompts":
                prompts = body.get("prompts", [])
                fits = 0 < len(prompts) <= 4 and all(
                    prompt["title"] and prompt["message"] for prompt in prompts
                )
                return {"ok": True} if fits else _refused("invalid_arguments")
            case (
                "assistant.threads.setStatus"
                | "agents.sessions.setStatus"
                | "agents.sessions.rename"
            ):
                return {"ok": True} if body.get("thread_ts") else _refused("invalid_thread_ts")
            case "functions.completeSuccess" | "functions.completeError":
                known = body.get("function_execution_id")
                return {"ok": True} if known else _refused("function_execution_not_found")
        return None

    def _open(self, body: Json) -> Json:
        issued = int(body["trigger_id"].partition(".")[0])
        if time.time_ns() - issued > TRIGGER_SECONDS * 1e9:
            return _refused("expired_trigger_id")
        if body["trigger_id"] in self._triggers:
            return _refused("exchanged_trigger_id")
        self._triggers.add(body["trigger_id"])
        if found := view_problems(body["view"]):
            return _refused(f"invalid_arguments: {found}")
        return self._show(f"V{time.time_ns()}", body["view"])

    def _update(self, body: Json) -> Json:
        shown = self.views.get(body.get("view_id", ""))
        if shown is None:
            return _refused("not_found")
        if body.get("hash") not in (None, shown["hash"]):
            return _refused("hash_conflict")
        if found := view_problems(body["view"]):
            return _refused(f"invalid_arguments: {found}")
        return self._show(shown["id"], body["view"])

    def _publish(self, body: Json) -> Json:
        shown = self.homes.get(body["user_id"])
        if shown and body.get("hash") not in (None, shown["hash"]):
            return _refused("hash_conflict")
        if found := view_problems(body["view"]):
            return _refused(f"invalid_arguments: {found}")
        home = {**body["view"], "id": f"VH{body['user_id']}", "hash": f"{time.time_ns()}.h"}
        self.homes[body["user_id"]] = home
        return {"ok": True, "view": home}

    def _show(self, view_id: str, view: Json) -> Json:
        shown = {**view, "id": view_id, "hash": f"{time.time_ns()}.h"}
        self.views[view_id] = shown
        return {"ok": True, "view": shown}


def _refused(error: str) -> Json:
    return {"ok": False, "error": error}
