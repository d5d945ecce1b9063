"""Slack's windows, Home tabs, channels and answer addresses, with the rules that it keeps them by.

Sources: https://docs.slack.dev/surfaces/modals (a trigger lives three seconds and opens one
window; an update with an old hash is a hash_conflict), https://docs.slack.dev/surfaces/app-home
and https://docs.slack.dev/interactivity/handling-user-interaction (an answer address takes five
answers within half an hour).
"""

from __future__ import annotations

import json
import time
from typing import Any, NamedTuple

from bot.playground.limits import problems
from bot.playground.views import view_problems
from bot.playground.workspace import BOT, PERSON, Workspace, identified

Json = dict[str, Any]

TRIGGER_SECONDS = 3
USES_OF_AN_ADDRESS = 5
SECONDS_OF_AN_ADDRESS = 1800
WINDOWS_IN_A_PILE = 3


class Address(NamedTuple):
    """Where an answer to something goes: the channel, and the message that was pressed."""

    channel: str
    message: str
    issued: float


def trigger(age: float = 0) -> str:
    """A trigger id that Slack issued so many seconds ago."""
    return f"{time.time_ns() - int(age * 1e9)}.1.x"


class Surfaces:
    """What is open where, and what has been used up."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        # The windows that are open, the topmost last.
        self.views: dict[str, Json] = {}
        self.homes: dict[str, Json] = {}
        self.gone: dict[str, str] = {}
        # People as users.info knows them; members of channels where they are not these two.
        self.people: dict[str, Json] = {PERSON: {"tz": "Europe/Berlin", "is_admin": False}}
        self.members: dict[str, list[str]] = {}
        self._triggers: set[str] = set()
        self._addresses: dict[str, Address] = {}
        self._uses: dict[str, int] = {}

    def address(self, path: str, channel: str, message: str, used: int) -> None:
        """Issue an answer address, as if it had been used so many times."""
        self._addresses[path] = Address(channel, message, time.monotonic())
        self._uses[path] = used

    def receive(self, path: str, body: Json) -> Json:
        """What Slack answers to a message that comes by an answer address."""
        address = self._addresses.get(path)
        self._uses[path] = self._uses.get(path, 0) + 1
        if (
            not address
            or self._uses[path] > USES_OF_AN_ADDRESS
            or time.monotonic() - address.issued > SECONDS_OF_AN_ADDRESS
        ):
            return _refused("used_url")
        message = self.workspace.find(address.message) if address.message else None
        if body.get("delete_original"):
            if message:
                self.workspace.remove(message)
            return {"ok": True}
        if found := problems(body):
            return _refused(f"invalid_blocks: {found}")
        text, blocks = body.get("text", ""), body.get("blocks", [])
        if body.get("replace_original") and message:
            self.workspace.replace(message, text, blocks)
        else:
            self.workspace.post(
                address.channel,
                BOT,
                text,
                blocks,
                thread_ts=body.get("thread_ts") or "",
                private=body.get("response_type") != "in_channel",
            )
        return {"ok": True}

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
                known = self.workspace.channels.get(str(channel))
                if not known:
                    return _refused("channel_not_found")
                return {"ok": True, "channel": {"id": channel, "is_member": known.has_bot}}
            case "conversations.members":
                return self._members(str(channel), body)
            case "views.open":
                return self._open(body, pile={})
            case "views.push":
                return self._open(body, pile=self.views)
            case "views.update":
                return self._update(body)
            case "views.publish":
                return self._publish(body)
            case "chat.postMessage":
                return self._post(body, private=False)
            case "chat.postEphemeral":
                if not body.get("user") or not channel:
                    return _refused("invalid_arguments")
                return self._post(body, private=True)
            case "conversations.open":
                is_known = body.get("users") == PERSON
                return (
                    {"ok": True, "channel": {"id": self.workspace.direct(PERSON)}}
                    if is_known
                    else _refused("user_not_found")
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
                if not fits:
                    return _refused("invalid_arguments")
                self.workspace.prompts = {"title": body.get("title", ""), "prompts": prompts}
                self.workspace.changed()
                return {"ok": True}
            case (
                "assistant.threads.setStatus"
                | "agents.sessions.setStatus"
                | "agents.sessions.rename"
            ):
                return {"ok": True} if body.get("thread_ts") else _refused("invalid_thread_ts")
            case "functions.completeSuccess" | "functions.completeError":
                execution = body.get("function_execution_id")
                return {"ok": True} if execution else _refused("function_execution_not_found")
        return None

    def _members(self, channel: str, body: Json) -> Json:
        listed = self.members.get(channel, [BOT, PERSON])
        start = int(body.get("cursor") or 0)
        after = start + int(body.get("limit") or 100)
        more = {"next_cursor": str(after) if after < len(listed) else ""}
        return {"ok": True, "members": listed[start:after], "response_metadata": more}

    def close_windows(self, *, all_of_them: bool = False) -> None:
        """The person closes the topmost window, or the whole pile."""
        if all_of_them:
            self.views.clear()
        elif self.views:
            self.views.popitem()
        self.workspace.changed()

    def _post(self, body: Json, *, private: bool) -> Json:
        if error := self.workspace.refusal(body.get("channel", "")):
            return _refused(error)
        if found := problems(body):
            return _refused(f"invalid_blocks: {found}")
        channel = self.workspace.direct(body["channel"])
        message = self.workspace.post(
            channel,
            BOT,
            body.get("text", ""),
            body.get("blocks", []),
            thread_ts=body.get("thread_ts") or "",
            private=private,
        )
        return {"ok": True, "channel": channel, "message_ts" if private else "ts": message.ts}

    def _open(self, body: Json, *, pile: dict[str, Json]) -> Json:
        issued = int(body["trigger_id"].partition(".")[0])
        if time.time_ns() - issued > TRIGGER_SECONDS * 1e9:
            return _refused("expired_trigger_id")
        if body["trigger_id"] in self._triggers:
            return _refused("exchanged_trigger_id")
        self._triggers.add(body["trigger_id"])
        if len(pile) >= WINDOWS_IN_A_PILE:
            return _refused("push_limit_reached")
        if found := view_problems(body["view"]):
            return _refused(f"invalid_arguments: {found}")
        self.views = dict(pile)
        return self.show(f"V{time.time_ns()}", body["view"])

    def _update(self, body: Json) -> Json:
        shown = self.views.get(body.get("view_id", ""))
        if shown is None:
            return _refused("not_found")
        if body.get("hash") not in (None, shown["hash"]):
            return _refused("hash_conflict")
        if found := view_problems(body["view"]):
            return _refused(f"invalid_arguments: {found}")
        return self.show(shown["id"], body["view"])

    def _publish(self, body: Json) -> Json:
        shown = self.homes.get(body["user_id"])
        if shown and body.get("hash") not in (None, shown["hash"]):
            return _refused("hash_conflict")
        if found := view_problems(body["view"]):
            return _refused(f"invalid_arguments: {found}")
        home = _kept(body["view"], f"VH{body['user_id']}")
        self.homes[body["user_id"]] = home
        self.workspace.changed()
        return {"ok": True, "view": home}

    def show(self, view_id: str, view: Json) -> Json:
        """Show a view in the window of that id; a new id is a window on top."""
        shown = self.views[view_id] = _kept(view, view_id)
        self.workspace.changed()
        return {"ok": True, "view": shown}


def _kept(view: Json, view_id: str) -> Json:
    blocks = identified(view["blocks"])
    return {**view, "blocks": blocks, "id": view_id, "hash": f"{time.time_ns()}.h"}


def _refused(error: str) -> Json:
    return {"ok": False, "error": error}
