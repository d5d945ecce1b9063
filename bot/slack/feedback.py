"""Right, not what I meant, and "Suggest a term": what people say of the handbook."""

from __future__ import annotations

import logging
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.persona.misses import nearest
from bot.persona.respond import tidy
from bot.render.actions import verdict as verdict_of
from bot.render.suggestion import (
    MEANING_BLOCK,
    TERM_BLOCK,
    suggested_view,
    suggestion_message,
    suggestion_view,
)
from bot.slack.acknowledge import acknowledge
from bot.slack.actions import OUTDATED, beside
from bot.slack.desk import Desk
from bot.slack.ids import FEEDBACK, SUGGEST, SUGGESTION, chosen, command_of
from bot.slack.memory import Memory
from bot.slack.reach import code_of
from bot.slack.windows import open_window, push_window

log = logging.getLogger("mlpersona.slack")

THANKS = "Thank you, that has been counted: without your name."
SORRY = (
    "Thank you, that has been counted: without your name. Ask in other words, or search with "
    "/mlpersona search; if the handbook lacks it, suggest it."
)
NOT_KEPT = "Your suggestion could not be kept just now. Please try again later."


def register(app: App, desk: Desk, memory: Memory, *, editors_channel: str) -> None:
    """Listen to verdicts and suggestions."""

    def judge(body: dict[str, Any], respond: Respond) -> None:
        verdict = verdict_of(chosen(body))
        if verdict and memory.once.first(_one_verdict(body)):
            memory.judge(verdict.subject, verdict.question, good=verdict.right)
        sentence = OUTDATED if not verdict else THANKS if verdict.right else SORRY
        beside(body, respond, text=sentence)

    def open_suggestion(body: dict[str, Any], client: WebClient, respond: Respond) -> None:
        view = suggestion_view(SUGGESTION, command_of(body))
        # On top of the window in which it was pressed, if it was in one.
        in_window = (body.get("view") or {}).get("type") == "modal"
        (push_window if in_window else open_window)(
            client,
            body.get("trigger_id", ""),
            view,
            otherwise=lambda sentence: beside(body, respond, text=sentence),
        )

    def take_suggestion(ack: Ack, view: dict[str, Any]) -> None:
        term, _ = _written(view)
        if term:
            ack(response_action="update", view=suggested_view(term))
        else:
            ack(response_action="errors", errors={TERM_BLOCK: "Which term is it?"})

    def keep_suggestion(view: dict[str, Any], client: WebClient, respond: Respond) -> None:
        term, meaning = _written(view)
        if not term:
            return
        kept = memory.suggest(term, meaning)
        told = _tell_editors(client, editors_channel, desk, term, meaning)
        if not kept and not told:
            respond(text=NOT_KEPT)

    app.action(FEEDBACK)(ack=acknowledge, lazy=[judge])
    app.action(SUGGEST)(ack=acknowledge, lazy=[open_suggestion])
    app.view(SUGGESTION)(ack=take_suggestion, lazy=[keep_suggestion])


def _one_verdict(body: dict[str, Any]) -> str:
    """One person has one verdict on one message, however often they press."""
    user = (body.get("user") or {}).get("id", "")
    container = body.get("container") or {}
    return f"verdict {user} {container.get('channel_id')} {container.get('message_ts')}"


def _written(view: dict[str, Any]) -> tuple[str, str]:
    """What was typed into the window."""
    values = view.get("state", {}).get("values", {})

    def typed(block: str) -> str:
        return tidy(values.get(block, {}).get("text", {}).get("value") or "")

    return typed(TERM_BLOCK), typed(MEANING_BLOCK)


def _tell_editors(client: WebClient, channel: str, desk: Desk, term: str, meaning: str) -> bool:
    """Post a suggestion to the editors' channel, if there is one; says whether they know."""
    if not channel:
        return False
    message = suggestion_message(term, meaning, nearest(term, desk.persona))
    try:
        client.chat_postMessage(channel=channel, unfurl_links=False, unfurl_media=False, **message)
    except SlackApiError as error:
        log.warning("the editors' channel refused: %s", code_of(error))
        return False
    return True
