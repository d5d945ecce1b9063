"""Mentions and direct messages: answered once, in their thread, and never to a bot."""

from __future__ import annotations

import logging
import time
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.persona.answer import Answer, Found
from bot.render.surface import CHANNEL, DIRECT, Surface
from bot.slack.acknowledge import acknowledge
from bot.slack.desk import Desk, Message
from bot.slack.memory import Memory
from bot.slack.once import Once
from bot.slack.reach import code_of, send_to
from bot.slack.text import typed

log = logging.getLogger("mlpersona.slack")

# A rate limit longer than this is not waited out: the person has moved on.
MAX_WAIT_SECONDS = 30

MAX_SESSION_TITLE = 200

NO_ANSWER_THERE = "I could not answer in the channel, where I may not write."
# What Slack says of a channel in which nothing can be posted any more, or not by us.
CLOSED = frozenset(
    (
        "cannot_reply_to_message",
        "channel_not_found",
        "is_archived",
        "no_permission",
        "not_in_channel",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_locked",
        "restricted_action_thread_only_channel",
    )
)


def register(app: App, desk: Desk, memory: Memory) -> None:
    """Listen to what is addressed to the bot; acknowledge first, answer afterwards."""

    def answer_mention(body: dict[str, Any], event: dict[str, Any], client: WebClient) -> None:
        if not is_automatic(event) and is_new(body, memory.once):
            answer_in(event.get("thread_ts") or event["ts"], body, client, CHANNEL)

    def answer_direct_message(
        body: dict[str, Any], event: dict[str, Any], client: WebClient
    ) -> None:
        is_ours = event.get("channel_type") == "im" and not is_automatic(event)
        if is_ours and is_new(body, memory.once):
            answer_in(event.get("thread_ts"), body, client, DIRECT)

    def answer_in(
        thread: str | None, body: dict[str, Any], client: WebClient, surface: Surface
    ) -> None:
        event = body["event"]
        place = place_of(body, thread)
        subject = memory.subject(place)
        answer = desk.answer(typed(event.get("text") or ""), subject=subject)
        message = desk.drawn(answer, surface)
        if post(client, event["channel"], thread, message) in CLOSED and event.get("user"):
            send_to(client, event["user"], with_word(NO_ANSWER_THERE, message))
        memory.follow(place, answer, subject)
        memory.hear(answer)
        if thread and not subject and surface is DIRECT:
            name_session(client, event["channel"], thread, answer)

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


def post(client: WebClient, channel: str, thread: str | None, message: Message) -> str:
    """Post an answer. A rate limit is waited out once; a lost answer is not posted again.

    Returns what Slack has against it, or the empty string.
    """
    for last_try in (False, True):
        try:
            client.chat_postMessage(
                channel=channel,
                thread_ts=thread,
                unfurl_links=False,
                unfurl_media=False,
                **message,
            )
            break
        except SlackApiError as error:
            code = code_of(error)
            wait = _retry_after(error)
            if code != "ratelimited" or last_try or not 0 <= wait <= MAX_WAIT_SECONDS:
                log.warning("Slack refused an answer: %s", code, extra={"action": "post_refused"})
                return code
            show_waiting(client, channel, thread)
            time.sleep(wait)
    return ""


def show_waiting(client: WebClient, channel: str, thread: str | None) -> None:
    """Say in the thread that the answer is on its way; shown only when it is slow to come."""
    if thread:
        try:
            client.assistant_threads_setStatus(
                channel_id=channel, thread_ts=thread, status="is waiting for Slack to let it answer"
            )
        except SlackApiError as error:
            log.info("no status: %s", code_of(error), extra={"action": "status_refused"})


def name_session(client: WebClient, channel: str, thread: str, answer: Answer) -> None:
    """Name a conversation in the Messages tab after the first entry that it is about."""
    if isinstance(answer, Found):
        try:
            client.agents_sessions_rename(
                channel_id=channel, thread_ts=thread, title=answer.entry.title[:MAX_SESSION_TITLE]
            )
        except SlackApiError as error:
            # Not declared as an agent, or an older plan: the conversation goes on without.
            log.info("no session name: %s", code_of(error), extra={"action": "session_refused"})


def with_word(text: str, message: Message) -> Message:
    """A message with a word in front of it."""
    word = {"type": "context", "elements": [{"type": "plain_text", "text": text, "emoji": False}]}
    return {"text": f"{text} {message['text']}", "blocks": [word, *message["blocks"][:49]]}


def _retry_after(error: SlackApiError) -> int:
    value = str(error.response.headers.get("Retry-After", "1"))
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1
