"""Being added to a channel, and being opened to talk to: say what to type, once."""

from __future__ import annotations

import logging
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.persona.tips import prompts
from bot.render.welcome import welcome
from bot.slack.acknowledge import acknowledge
from bot.slack.desk import Desk
from bot.slack.events import post
from bot.slack.memory import Memory
from bot.slack.reach import code_of

log = logging.getLogger("mlpersona.slack")

Json = dict[str, Any]

PROMPTS_TITLE = "What would you like to know?"
MAX_PROMPT_TITLE = 75


def register(app: App, desk: Desk, memory: Memory) -> None:
    """Listen to invitations, and to the Messages tab being opened."""

    def greet(body: Json, event: Json, client: WebClient) -> None:
        place = f"welcome {body.get('team_id')} {event.get('channel')}"
        if is_us(body, event.get("user")) and memory.once.first(place):
            (example,) = prompts(desk.persona, ordinal=memory.today.toordinal(), count=1) or ("",)
            post(client, event["channel"], None, welcome(example))

    def offer_prompts(body: Json, event: Json, client: WebClient) -> None:
        day = memory.today.toordinal()
        if memory.once.first(f"prompts {body.get('team_id')} {event.get('user')} {day}"):
            _set_prompts(client, event["channel"], prompts(desk.persona, ordinal=day))

    def end_stop(event: Json, client: WebClient) -> None:
        # An answer takes milliseconds, so there is nothing to stop: the session only goes on.
        _set_active(client, event.get("channel", ""), event.get("thread_ts"))

    app.event("member_joined_channel")(ack=acknowledge, lazy=[greet])
    app.event("app_home_opened", matchers=[is_messages_tab])(ack=acknowledge, lazy=[offer_prompts])
    app.event("agent_session_stopped")(ack=acknowledge, lazy=[end_stop])


def is_us(body: Json, user: object) -> bool:
    """Is this member the bot itself? Slack names it with every event."""
    return any(
        authorization.get("is_bot") and authorization.get("user_id") == user
        for authorization in body.get("authorizations") or []
    )


def is_messages_tab(event: Json) -> bool:
    """Was the conversation with the bot opened, rather than its Home?"""
    return event.get("tab") == "messages"


def _set_prompts(client: WebClient, channel: str, questions: tuple[str, ...]) -> None:
    offered = [
        {"title": question[:MAX_PROMPT_TITLE], "message": question} for question in questions
    ]
    try:
        client.assistant_threads_setSuggestedPrompts(
            channel_id=channel, title=PROMPTS_TITLE, prompts=offered
        )
    except SlackApiError as error:
        # Not declared as an agent, or an older plan: the tab works without.
        log.info("no prompts: %s", code_of(error), extra={"action": "prompts_refused"})


def _set_active(client: WebClient, channel: str, thread: str | None) -> None:
    try:
        client.agents_sessions_setStatus(channel_id=channel, thread_ts=thread, status="active")
    except SlackApiError as error:
        log.info("session unchanged: %s", code_of(error), extra={"action": "session_refused"})
