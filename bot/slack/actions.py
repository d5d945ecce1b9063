"""Buttons: show another answer, or share this one with the channel."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.render.blocks import SHARE, SHOW, command_of
from bot.slack.desk import Desk
from bot.slack.once import Once

OUTDATED = "That button is from an older version of this app. Please ask again."


def register(app: App, desk: Desk, once: Once) -> None:
    """Listen to our buttons, and own up to those we no longer know."""

    def acknowledge(ack: Ack) -> None:
        ack()

    def show(body: dict[str, Any], respond: Respond) -> None:
        command = pressed(body)
        if not command:
            respond(text=OUTDATED, replace_original=False, response_type="ephemeral")
        elif _first_press(body, once):
            # A private answer turns into the next one; a public one stays as it is for the others.
            private = bool(body.get("container", {}).get("is_ephemeral"))
            respond(
                **desk.message(command, private=True),
                response_type="ephemeral",
                replace_original=private,
            )

    def share(body: dict[str, Any], respond: Respond) -> None:
        command = pressed(body)
        if not command:
            respond(text=OUTDATED, replace_original=False, response_type="ephemeral")
        elif _first_press(body, once):
            respond(
                **desk.message(command, private=False),
                response_type="in_channel",
                replace_original=False,
            )
            respond(text="Shared with the channel.", delete_original=True)

    app.action(re.compile(f"^{SHOW}:"))(ack=acknowledge, lazy=[show])
    app.action(re.compile(f"^{SHARE}:"))(ack=acknowledge, lazy=[share])

    @app.action(re.compile("."))
    def answer_unknown(ack: Ack, respond: Respond) -> None:
        ack()
        respond(text=OUTDATED, replace_original=False, response_type="ephemeral")


def pressed(body: dict[str, Any]) -> str:
    """The command that the pressed button carries."""
    actions = body.get("actions") or [{}]
    return command_of(actions[0].get("value") or "")


def _first_press(body: dict[str, Any], once: Once) -> bool:
    actions = body.get("actions") or [{}]
    user = (body.get("user") or {}).get("id", "")
    return once.first(
        f"press {user} {actions[0].get('action_ts', '')} {body.get('trigger_id', '')}"
    )
