"""Mentions and direct messages: answered once, in their thread, and never to a bot."""

from __future__ import annotations

import logging
import time
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.desk import Desk
from bot.slack.memory import Memory
from bot.slack.once import Once
from bot.slack.text import typed

log = logging.getLogger("mlpersona.slack")

# A rate limit longer than this is not waited out: the person has moved on.
MAX_WAIT_SECONDS = 30


def register(app: App, desk: Desk, memory: Memory) -> None:
    """Listen to what is addressed to the bot; acknowledge first, answer afterwards."""

    def acknowledge() -> None:
        return None

    def answer_mention(body: dict[str, Any], event: dict[str, Any], client: WebClient) -> None:
        if not is_automatic(event) and is_new(body, memory.once):
            answer_in(event.get("thread_ts") or event["ts"], body, client)

    def answer_direct_message(
        body: dict[str, Any], event: dict[str, Any], client: WebClient
    ) -> None:
        is_ours = event.get("channel_type") == "im" and not is_automatic(event)
        if is_ours and is_new(body, memory.once):
            answer_in(event.get("thread_ts"), body, client)

    def answer_in(thread: str | None, body: dict[str, Any], client: WebClient) -> None:
        event = body["event"]
        place = place_of(body, thread)
        answer = desk.answer(typed(event.get("text") or ""), subject=memory.subject(place))
        post(client, event["channel"], thread, desk.drawn(answer, private=False))
        memory.follow(place, answer)
        memory.hear(answer)

    app.event("app_mention")(ack=acknowledge, lazy=[answer_mention])
    app.event("message")(ack=acknowledge, lazy=[answer_direct_message])


def place_of(body: dict[str, Any], thread: str | None) -> str:
    """The key of a conversation: its workspace, channel and thread."""
    return f"{body.get('team_id')} {body['event'].get('channel')} {thread or ''}"


def is_automatic(event: dict[str, Any]) -> bool:
    """Is this a bot's message, or Slack's own notice of an edit, a deletion or a join?"""
    subtype = event.get("subtype")
    return bool(event.get("bot_id") or event.get("bot_profile")) or subtype not in (
        None,
        "file_share",
        "thread_broadcast",
    )


def is_new(body: dict[str, Any], once: Once) -> bool:
    """Is this the first delivery? Slack repeats events, and one message may come as several."""
    event = body["event"]
    place = f"message {body.get('team_id')} {event.get('channel')} {event.get('ts')}"
    return once.first(f"event {body.get('event_id')}", place)


def post(client: WebClient, channel: str, thread: str | None, message: dict[str, Any]) -> None:
    """Post an answer. A rate limit is waited out once; a lost answer is not posted again."""
    for last_try in (False, True):
        try:
            client.chat_postMessage(
                channel=channel,
                thread_ts=thread,
                unfurl_links=False,
                unfurl_media=False,
                **message,
            )
            return
        except SlackApiError as error:
            code = error.response.get("error", "")
            wait = _retry_after(error)
            if code != "ratelimited" or last_try or not 0 <= wait <= MAX_WAIT_SECONDS:
                log.warning("Slack refused an answer: %s", code, extra={"action": "post_refused"})
                return
            time.sleep(wait)


def _retry_after(error: SlackApiError) -> int:
    value = str(error.response.headers.get("Retry-After", "1"))
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1
