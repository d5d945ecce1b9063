"""Buttons: show another answer in place, or share this one with the channel."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.render.actions import SHARE, SHOW, UPDATE, Carried, decode, name_of
from bot.render.surface import CHANNEL, DIRECT, EPHEMERAL, Surface
from bot.slack.acknowledge import acknowledge
from bot.slack.desk import Desk
from bot.slack.once import Once

OUTDATED = "That button is from an older version of this app. Please ask again."
# The reference under an answer is a link, which Slack shall not spread out below it.
QUIET: dict[str, Any] = {"unfurl_links": False, "unfurl_media": False}


def register(app: App, desk: Desk, once: Once) -> None:
    """Listen to our buttons under messages, and own up to those we no longer know."""

    def show(body: dict[str, Any], respond: Respond) -> None:
        carried = pressed(body)
        if not carried or not carried.first:
            beside(body, respond, text=OUTDATED)
        elif _first_press(body, once):
            surface = own_surface(body)
            message = desk.message(carried.first, surface or EPHEMERAL, trail=carried.rest)
            if surface:
                private = "ephemeral" if surface is EPHEMERAL else None
                respond(**message, **QUIET, replace_original=True, response_type=private)
            else:
                beside(body, respond, **message)

    def share(body: dict[str, Any], respond: Respond) -> None:
        carried = pressed(body)
        if not carried or not carried.first:
            beside(body, respond, text=OUTDATED)
        elif _first_press(body, once):
            message = desk.message(carried.first, CHANNEL)
            respond(**message, **QUIET, response_type="in_channel", replace_original=False)
            respond(text="Shared with the channel.", delete_original=True)

    app.action(_named(SHOW, UPDATE), matchers=[is_on_message])(ack=acknowledge, lazy=[show])
    app.action(_named(SHARE), matchers=[is_on_message])(ack=acknowledge, lazy=[share])

    @app.action(re.compile("."))
    def answer_unknown(ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        ack()
        if body.get("response_url"):
            beside(body, respond, text=OUTDATED)


def beside(body: dict[str, Any], respond: Respond, **message: Any) -> None:
    """Say something to the presser alone, and leave the message with the button as it is."""
    container = body.get("container") or {}
    respond(
        **message,
        response_type="ephemeral",
        replace_original=False,
        # Without it the answer to a press in a thread lies in the channel.
        thread_ts=container.get("thread_ts") or (body.get("message") or {}).get("thread_ts"),
    )


def pressed(body: dict[str, Any]) -> Carried | None:
    """What the pressed button carries."""
    return decode(_action(body).get("value") or "")


def is_on_message(body: dict[str, Any]) -> bool:
    """Is the button under a message, rather than in a modal or on the Home tab?"""
    return not body.get("view")


def own_surface(body: dict[str, Any]) -> Surface | None:
    """Where the message is, if it may be replaced; None when it belongs to others as well."""
    if (body.get("container") or {}).get("is_ephemeral"):
        return EPHEMERAL
    return DIRECT if name_of(_action(body).get("action_id", "")) == UPDATE else None


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
