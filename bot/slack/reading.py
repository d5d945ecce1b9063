"""Message shortcuts: explain the terms of a message, or check it for signs of trouble."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import App, Respond
from slack_sdk import WebClient

from bot.persona.signs import signs_in
from bot.persona.terms import terms_in
from bot.render.windows import signs_blocks, signs_window, terms_blocks, terms_window
from bot.slack.acknowledge import acknowledge
from bot.slack.desk import Desk
from bot.slack.ids import CHECK_SIGNS, EXPLAIN_TERMS, READING
from bot.slack.reach import thread_of
from bot.slack.text import typed
from bot.slack.windows import open_window

Json = dict[str, Any]

# Texts within texts of a message that some app has built are looked for no deeper than this.
MAX_DEPTH = 8


def register(app: App, desk: Desk) -> None:
    """Listen to what people want to know of somebody's message."""

    def explain(body: Json, client: WebClient, respond: Respond) -> None:
        terms = terms_in(text_of(body.get("message") or {}), desk.persona)
        _show(body, client, respond, terms_window(READING, terms), lambda: terms_blocks(terms))

    def check(body: Json, client: WebClient, respond: Respond) -> None:
        signs = signs_in(text_of(body.get("message") or {}), desk.persona)
        _show(body, client, respond, signs_window(READING, signs), lambda: signs_blocks(signs))

    app.message_shortcut(EXPLAIN_TERMS)(ack=acknowledge, lazy=[explain])
    app.message_shortcut(CHECK_SIGNS)(ack=acknowledge, lazy=[check])


def text_of(message: Json) -> str:
    """What a message says; of one that an app has built, the texts in its blocks."""
    if text := typed(message.get("text") or ""):
        return text
    return typed("\n".join(_texts([message.get("blocks"), message.get("attachments")], 0)))


def _texts(part: object, depth: int) -> list[str]:
    if depth > MAX_DEPTH:
        return []
    if isinstance(part, list):
        return [text for item in part for text in _texts(item, depth + 1)]
    if not isinstance(part, dict):
        return []
    own = [part["text"]] if isinstance(part.get("text"), str) else []
    return own + [text for item in part.values() for text in _texts(item, depth + 1)]


def _show(
    body: Json,
    client: WebClient,
    respond: Respond,
    view: Json,
    blocks: Callable[[], list[Json]],
) -> None:
    """In a window; when Slack gives no time for one, as a message that only they see."""

    def privately(_: str) -> None:
        respond(
            text=view["title"]["text"],
            blocks=blocks()[:50],
            response_type="ephemeral",
            replace_original=False,
            thread_ts=thread_of(body),
        )

    open_window(client, body.get("trigger_id", ""), view, otherwise=privately)
