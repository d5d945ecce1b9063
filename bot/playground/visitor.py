"""What a person does in the workspace, as the signed requests that Slack makes of it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from bot.errors import MLPersonaError
from bot.playground.payloads import (
    global_shortcut,
    in_view,
    on_message,
    opened,
    pressed,
    submitted,
    typing,
)
from bot.playground.requests import (
    FORM,
    Response,
    SlackClient,
    direct_message,
    event_callback,
    mention,
    slash_command,
)
from bot.playground.slack import LoopbackSlack
from bot.playground.surfaces import trigger
from bot.playground.workspace import BOT, PERSON, Message
from bot.render.mrkdwn import escape

Json = dict[str, Any]

BOT_NAME = "mlpersona"
COMMAND = "/mlpersona"
SLACKBOT = "USLACKBOT"


class Exchange(NamedTuple):
    """A request to the app, and its acknowledgement."""

    what: str
    payload: Json
    response: Response
    milliseconds: float


class Where(NamedTuple):
    """The message (by its time), or the view (by its id; Home has one too) with a control in it."""

    message: str = ""
    view: str = ""


class GoneError(MLPersonaError):
    """What was pressed is not there any more."""


class Visitor:
    """Sends what Slack would send, and shows what comes back with the acknowledgement."""

    def __init__(self, slack: LoopbackSlack, client: SlackClient) -> None:
        self.slack = slack
        self.last: Exchange | None = None
        self._client = client
        self._workspace = slack.workspace
        self._surfaces = slack.surfaces

    def say(self, channel: str, text: str, *, thread: str = "") -> None:
        """Type something into a composer and send it."""
        if text.startswith("/"):
            self._command(channel, text, in_thread=bool(thread))
            return
        marked = self._marked(text)
        place = self._workspace.channels[channel]
        message = self._workspace.post(channel, PERSON, marked, thread_ts=thread)
        if place.is_direct:
            event = {**direct_message(marked, ts=message.ts), "channel": channel}
            self._event({**event, "thread_ts": thread} if thread else event)
        elif f"<@{BOT}>" not in marked:
            return
        elif place.has_bot:
            event = mention("", ts=message.ts, thread_ts=thread)
            self._event({**event, "text": marked, "channel": channel})
        else:
            self._slackbot(
                channel, f"@{BOT_NAME} is not in this channel. Type /invite @{BOT_NAME}.", thread
            )

    def _marked(self, text: str) -> str:
        """What was typed in Slack's markup: the bot and the channels by their ids."""
        marked = escape(text).replace(f"@{BOT_NAME}", f"<@{BOT}>")
        for channel in self._workspace.channels.values():
            if not channel.is_direct:
                marked = marked.replace(f"#{channel.name}", f"<#{channel.id}|{channel.name}>")
        return marked

    def open_tab(self, tab: str) -> None:
        """Open "home" or "messages" of the app."""
        self._event(opened(tab))

    def press(self, where: Where, block_id: str, action_id: str, chosen: Json) -> None:
        """Press a button or choose from a menu.

        ``chosen`` has what the press alone tells: ``option`` (of a menu), ``choice`` (which of
        two feedback buttons), ``value`` (of a field that Enter sends), ``values`` (the state of
        the window's fields).
        """
        action = _action(self._element(where, block_id, action_id), chosen)
        action |= {"block_id": block_id, "action_id": action_id, "action_ts": f"{time.time():.6f}"}
        if where.message:
            payload = self._on_message(self._message(where.message), action)
        else:
            view = self._view(where.view)
            state = {"values": chosen.get("values", {})}
            payload = in_view({**view, "state": state}, action_id, "")
            payload["actions"] = [action]
        self._interact(f"{action['type']} {action_id}", payload)

    def options(self, where: Where, block_id: str, action_id: str, text: str) -> list[Json]:
        """What a menu offers for what has been typed, in groups."""
        payload = typing(action_id, text) | {"block_id": block_id}
        if where.view:
            payload |= {"view": self._view(where.view)}
        response = self._interact(f"block_suggestion {action_id}", payload)
        offered = response.json if response.status == 200 and response.text else {}
        loose = [{"label": {"text": ""}, "options": offered.get("options", [])}]
        groups: list[Json] = offered.get("option_groups") or loose
        return groups

    def submit(self, view_id: str, values: Json) -> dict[str, str]:
        """Send a window off. Returns what is wrong, by block."""
        view = self._view(view_id)
        sent = {**view, "state": {"values": values}}
        payload = {**submitted(view, {}, response_urls=self._posts(view, values)), "view": sent}
        response = self._interact(f"view_submission {view.get('callback_id', '')}", payload)
        answer = response.json if response.text else {}
        match answer.get("response_action"):
            case "errors":
                errors: dict[str, str] = answer["errors"]
                return errors
            case "update":
                self._surfaces.show(view_id, answer["view"])
            case "push":
                self._surfaces.show(f"V{time.time_ns()}", answer["view"])
            case "clear":
                self._surfaces.close_windows(all_of_them=True)
            case _:
                self._surfaces.close_windows()
        return {}

    def shortcut(self, callback_id: str) -> None:
        """Choose a shortcut from the lightning menu."""
        self._interact(f"shortcut {callback_id}", global_shortcut(callback_id))

    def message_shortcut(self, callback_id: str, ts: str) -> None:
        """Choose a shortcut from a message's menu."""
        message = self._message(ts)
        payload = on_message(
            callback_id,
            message.text,
            response_url=self.slack.response_url(channel=message.channel),
            message=_as_sent(message),
        )
        payload |= {"channel": self._channel(message.channel), "message_ts": ts}
        self._interact(f"message_action {callback_id}", payload)

    def _command(self, channel: str, text: str, *, in_thread: bool) -> None:
        name, _, argument = text.partition(" ")
        if in_thread:
            self._slackbot(channel, f"{name} is not supported in threads. Sorry!")
        elif name == "/invite":
            self._invite(channel, argument.strip())
        elif name != COMMAND:
            self._slackbot(channel, f"{name} is not a valid command. Try {COMMAND} help.")
        else:
            place = self._workspace.channels[channel]
            fields = slash_command(escape(argument)) | {
                "channel_id": channel,
                "channel_name": "directmessage" if place.is_direct else place.name,
                "response_url": self.slack.response_url(channel=channel),
                "trigger_id": trigger(),
            }
            response = self._send(f"{COMMAND} {argument}", fields, urlencode(fields))
            self._show_acknowledgement(channel, response)

    def _show_acknowledgement(self, channel: str, response: Response) -> None:
        if response.status != 200:
            self._slackbot(channel, f"{COMMAND} failed with the error “dispatch_failed”.")
        elif response.text:
            message = response.json
            self._workspace.post(
                channel,
                BOT,
                message.get("text", ""),
                message.get("blocks", []),
                private=message.get("response_type") != "in_channel",
            )

    def _invite(self, channel: str, whom: str) -> None:
        if whom not in ("", f"@{BOT_NAME}"):
            self._slackbot(channel, f"There is only @{BOT_NAME} to invite here.")
        elif self._workspace.channels[channel].has_bot:
            self._slackbot(channel, f"@{BOT_NAME} is in this conversation already.")
        else:
            self._workspace.invite(channel)
            joined = {"type": "member_joined_channel", "user": BOT, "channel": channel}
            self._event({**joined, "channel_type": "C", "team": "T1", "inviter": PERSON})

    def _slackbot(self, channel: str, text: str, thread: str = "") -> None:
        self._workspace.post(channel, SLACKBOT, text, thread_ts=thread, private=True)

    def _event(self, event: Json) -> None:
        payload = event_callback(event)
        self._send(f"event {event['type']}", payload, json.dumps(payload), is_json=True)

    def _interact(self, what: str, payload: Json) -> Response:
        return self._send(what, payload, urlencode({"payload": json.dumps(payload)}))

    def _send(self, what: str, payload: Json, body: str, *, is_json: bool = False) -> Response:
        self.slack.calls.clear()
        started = time.perf_counter()
        response = self._client.post(
            body.encode(), content_type="application/json" if is_json else FORM
        )
        elapsed = 1000 * (time.perf_counter() - started)
        self.last = Exchange(what, payload, response, elapsed)
        self._workspace.changed()
        return response

    def _on_message(self, message: Message, action: Json) -> Json:
        url = self.slack.response_url(channel=message.channel, message=message.ts)
        container = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": message.channel,
            "is_ephemeral": message.private,
        }
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        payload = pressed("", "", response_url=url, channel=self._channel(message.channel))
        payload |= {"container": container, "actions": [action]}
        # Of a message that only one person sees, Slack sends no copy along.
        return payload if message.private else {**payload, "message": _as_sent(message)}

    def _channel(self, channel: str) -> Json:
        return {"id": channel, "name": self._workspace.channels[channel].name}

    def _message(self, ts: str) -> Message:
        if message := self._workspace.find(ts):
            return message
        raise GoneError

    def _view(self, view_id: str) -> Json:
        for view in (*self._surfaces.views.values(), *self._surfaces.homes.values()):
            if view["id"] == view_id:
                return view
        raise GoneError

    def _element(self, where: Where, block_id: str, action_id: str) -> Json:
        blocks = (
            self._message(where.message).blocks
            if where.message
            else self._view(where.view)["blocks"]
        )
        for block in blocks:
            for element in _elements(block):
                if (block["block_id"], element["action_id"]) == (block_id, action_id):
                    return element
        raise GoneError

    def _posts(self, view: Json, values: Json) -> list[Json]:
        """Answer addresses for the channels chosen in menus that ask for one."""
        posts = []
        for block in view["blocks"]:
            for element in _elements(block):
                state = values.get(block["block_id"], {}).get(element["action_id"], {})
                channel = state.get("selected_conversation")
                if element.get("response_url_enabled") and channel:
                    posts.append(
                        {
                            "block_id": block["block_id"],
                            "action_id": element["action_id"],
                            "channel_id": channel,
                            "response_url": self.slack.response_url(channel=channel),
                        }
                    )
        return posts


def _elements(block: Json) -> Iterator[Json]:
    """The controls of a block."""
    yield from (element for element in block.get("elements", []) if "action_id" in element)
    yield from (block[name] for name in ("accessory", "element") if name in block)


def _action(element: Json, chosen: Json) -> Json:
    """What Slack tells of a press on this element."""
    kind = element["type"]
    if kind == "feedback_buttons":
        button = element[chosen["choice"]]
        return {"type": kind, "value": button["value"], "text": button["text"]}
    if kind.endswith("_select"):
        return {"type": kind, "selected_option": chosen["option"]}
    if kind == "plain_text_input":
        return {"type": kind, "value": chosen["value"]}
    return {"type": kind, **{name: element[name] for name in ("value", "text") if name in element}}


def _as_sent(message: Message) -> Json:
    sent: Json = {"type": "message", "user": message.author, "text": message.text, "ts": message.ts}
    if message.blocks:
        sent["blocks"] = message.blocks
    if message.author == BOT:
        sent["bot_id"] = "BBOT"
    return {**sent, "thread_ts": message.thread_ts} if message.thread_ts else sent
