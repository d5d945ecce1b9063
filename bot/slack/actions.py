"""Buttons: show another answer in place, or share this one with the channel."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.render.actions import SHARE, SHOW, UPDATE, Carried, decode, name_of
from bot.render.surface import CHANNEL, DIRECT, EPHEMERAL
from bot.slack.desk import Desk
from bot.slack.once import Once

OUTDATED = "That button is from an older version of this app. Please ask again."


def register(app: App, desk: Desk, once: Once) -> None:
    """Listen to our buttons under messages, and own up to those we no longer know."""

    def acknowledge(ack: Ack) -> None:
        ack()

    def show(body: dict[str, Any], respond: Respond) -> None:
        carried = pressed(body)
        if not carried or not carried.first:
            say(respond, OUTDATED)
        elif _first_press(body, once):
            # A private answer turns into the next one, and so does one in a direct message; a
            # public one stays as it is for the others.
            private = is_private(body)
            direct = name_of(_action(body).get("action_id", "")) == UPDATE
            surface = DIRECT if direct and not private else EPHEMERAL
            message = desk.message(carried.first, surface, trail=carried.rest)
            if direct and not private:
                respond(**message, replace_original=True)
            else:
                respond(**message, response_type="ephemeral", replace_original=private)

    def share(body: dict[str, Any], respond: Respond) -> None:
        carried = pressed(body)
        if not carried or not carried.first:
            say(respond, OUTDATED)
        elif _first_press(body, once):
            message = desk.message(carried.first, CHANNEL)
            respond(**message, response_type="in_channel", replace_original=False)
            if is_private(body):
                respond(text="Shared with the channel.", delete_original=True)

    app.action(_named(SHOW, UPDATE), matchers=[is_on_message])(ack=acknowledge, lazy=[show])
    app.action(_named(SHARE), matchers=[is_on_message])(ack=acknowledge, lazy=[share])

    @app.action(re.compile("."))
    def answer_unknown(ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        ack()
        if body.get("response_url"):
            say(respond, OUTDATED)


def say(respond: Respond, sentence: str) -> None:
    """A sentence to the presser alone, beside the message."""
    respond(text=sentence, replace_original=False, response_type="ephemeral")


def pressed(body: dict[str, Any]) -> Carried | None:
    """What the pressed button carries."""
    return decode(_action(body).get("value") or "")


def is_on_message(body: dict[str, Any]) -> bool:
    """Is the button under a message, rather than in a modal or on the Home tab?"""
    return not body.get("view")


def is_private(body: dict[str, Any]) -> bool:
    """Does only the presser see the message?"""
    return bool((body.get("container") or {}).get("is_ephemeral"))


def _named(*names: str) -> re.Pattern[str]:
    return re.compile(f"^(?:{'|'.join(names)}):")


def _action(body: dict[str, Any]) -> dict[str, Any]:
    action: dict[str, Any] = (body.get("actions") or [{}])[0]
    return action


def _first_press(body: dict[str, Any], once: Once) -> bool:
    user = (body.get("user") or {}).get("id", "")
    return once.first(
        f"press {user} {_action(body).get('action_ts', '')} {body.get('trigger_id', '')}"
    )
