"""Links to the handbook's pages: shown as the answer that they lead to."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import unquote

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.persona.answer import Persona
from bot.render.address import entry_at
from bot.render.surface import CHANNEL
from bot.slack.desk import Desk
from bot.slack.memory import Memory
from bot.slack.reach import code_of

log = logging.getLogger("mlpersona.slack")

Json = dict[str, Any]

MAX_LINKS = 5
MAX_BLOCKS = 20


def register(app: App, desk: Desk, memory: Memory, *, public_url: str) -> None:
    """Listen to links of ours being posted."""

    def unfurl(body: Json, event: Json, client: WebClient) -> None:
        if not memory.once.first(f"event {body.get('event_id')}", _place(body, event)):
            return
        unfurls = {
            link["url"]: {"blocks": _blocks(entry)}
            for link in (event.get("links") or [])[:MAX_LINKS]
            if (entry := entry_of(link.get("url", ""), public_url, desk.persona))
        }
        if unfurls:
            _send(client, event, unfurls)

    def _blocks(entry: str) -> list[Json]:
        message = desk.message(f"define {entry}", CHANNEL)
        # What can be pressed belongs to the conversation that somebody asked for.
        return [
            block
            for block in message["blocks"]
            if block["type"] not in ("actions", "context_actions")
        ][:MAX_BLOCKS]

    app.event("link_shared")(ack=lambda: None, lazy=[unfurl])


def entry_of(url: str, public_url: str, persona: Persona) -> str:
    """The entry whose page this is (``PUBLIC/e/FOLDER/ENTRY``), or the empty string."""
    address = url.split("?")[0].split("#")[0]
    if not address.startswith(f"{public_url}/"):
        return ""
    entry = entry_at(unquote(address.removeprefix(f"{public_url}/")).rstrip("/"))
    return entry if entry in persona.knowledge.entries else ""


def _place(body: Json, event: Json) -> str:
    where = f"{event.get('channel')} {event.get('message_ts')} {event.get('unfurl_id', '')}"
    return f"link {body.get('team_id')} {where}"


def _send(client: WebClient, event: Json, unfurls: Json) -> None:
    try:
        if event.get("source") == "composer":
            # Still being written: Slack shows it to the writer first.
            client.chat_unfurl(
                unfurl_id=event["unfurl_id"], source=event["source"], unfurls=unfurls
            )
        else:
            client.chat_unfurl(channel=event["channel"], ts=event["message_ts"], unfurls=unfurls)
    except SlackApiError as error:
        log.info("no unfurl: %s", code_of(error), extra={"action": "unfurl_refused"})
