"""What Slack sends from its windows, menus, shortcuts and tabs."""

from __future__ import annotations

import time
from typing import Any

from bot.playground.requests import button_press
from bot.playground.surfaces import trigger

Json = dict[str, Any]

USER = {"id": "UASKER", "username": "asker", "team_id": "T1"}
TEAM = {"id": "T1", "domain": "example"}


def pressed(
    action_id: str, value: str, *, response_url: str, trigger_id: str = "", **more: Any
) -> Json:
    """A button under a message."""
    payload = button_press(action_id, value, response_url, ephemeral=True)
    return {**payload, "trigger_id": trigger_id or trigger(), **more}


def in_view(view: Json, action_id: str, value: str, *, trigger_id: str = "", **action: Any) -> Json:
    """Something pressed in a window or on the Home tab."""
    return {
        "type": "block_actions",
        "user": USER,
        "team": TEAM,
        "trigger_id": trigger_id or trigger(),
        "container": {"type": "view", "view_id": view["id"]},
        "view": view,
        "actions": [
            {"action_id": action_id, "value": value, "action_ts": f"{time.time():.6f}", **action}
        ],
    }


def selected(view: Json, action_id: str, value: str, **more: Any) -> Json:
    """An option chosen from a menu in a window or on the Home tab."""
    payload = in_view(view, action_id, "", **more)
    action = payload["actions"][0]
    del action["value"]
    action["selected_option"] = {"text": {"type": "plain_text", "text": "x"}, "value": value}
    return payload


def submitted(view: Json, values: dict[str, Json], **more: Any) -> Json:
    """A window sent off. ``values`` are the elements' states by block id."""
    return {
        "type": "view_submission",
        "user": USER,
        "team": TEAM,
        "trigger_id": trigger(),
        "view": {
            **view,
            "state": {"values": {block: {"text": state} for block, state in values.items()}},
        },
        **more,
    }


def typing(action_id: str, text: str) -> Json:
    """Somebody types into a menu that asks for its options."""
    return {
        "type": "block_suggestion",
        "user": USER,
        "team": TEAM,
        "container": {"type": "view", "view_id": "V1"},
        "api_app_id": "A1",
        "action_id": action_id,
        "block_id": "look_up",
        "value": text,
        "view": {"id": "V1", "type": "modal"},
    }


def on_message(
    callback_id: str,
    text: str,
    *,
    response_url: str,
    trigger_id: str = "",
    message: Json | None = None,
) -> Json:
    """A shortcut chosen on a message."""
    return {
        "type": "message_action",
        "callback_id": callback_id,
        "trigger_id": trigger_id or trigger(),
        "response_url": response_url,
        "user": USER,
        "team": TEAM,
        "channel": {"id": "C1", "name": "ml-platform"},
        "message_ts": "1700000000.000100",
        "message": {
            "type": "message",
            "user": "UAUTHOR",
            "text": text,
            "ts": "1700000000.000100",
            **(message or {}),
        },
    }


def global_shortcut(callback_id: str, *, trigger_id: str = "") -> Json:
    """A shortcut chosen anywhere."""
    return {
        "type": "shortcut",
        "callback_id": callback_id,
        "trigger_id": trigger_id or trigger(),
        "user": USER,
        "team": TEAM,
        "action_ts": f"{time.time():.6f}",
    }


def opened(tab: str) -> Json:
    """An app_home_opened event."""
    return {
        "type": "app_home_opened",
        "user": "UASKER",
        "channel": "D1",
        "tab": tab,
        "event_ts": f"{time.time():.6f}",
    }
