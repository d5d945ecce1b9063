"""What our shortcuts, windows, buttons and menus are called, beside those of ``render.actions``.

Old messages stay pressable for years, so a name is never given to anything else.
"""

from __future__ import annotations

import re
from typing import Any

from bot.render import actions
from bot.render.actions import Carried, decode
from bot.store.store import Person

# Shortcuts, as the manifest has them.
LOOK_UP = "look_up"
EXPLAIN_TERMS = "explain_terms"
CHECK_SIGNS = "check_signs"

# The step in Workflow Builder.
STEP = "look_up_term"

# Windows.
SUGGESTION = "suggestion"
ANSWER = "answer"
READING = "reading"
TIP_WINDOW = "tip_settings"

# Buttons under messages.
SHOW = re.compile(f"^(?:{actions.SHOW}|{actions.UPDATE}):")
FEEDBACK = re.compile(f"^{actions.FEEDBACK}:")
SUGGEST = re.compile(f"^{actions.SUGGEST}:")

# Buttons and menus in windows and on the Home tab.
TERM = "term"
SAVE = re.compile(r"^save:")
UNSAVE = re.compile(r"^unsave:")
HOME_ASK = "home_ask"
HOME_LOOK_UP = "home_look_up"
HOME_PLACE = "home_place"
HOME_FORGET = "home_forget"
HOME_TIPS = "home_tips"
TIP_ZONE = "tip_zone"
TIP_COUNTRY = "tip_country"


def action_of(body: dict[str, Any]) -> dict[str, Any]:
    """What was pressed or chosen."""
    action: dict[str, Any] = (body.get("actions") or [{}])[0]
    return action


def chosen(body: dict[str, Any]) -> str:
    """The value of what was pressed or chosen."""
    action = action_of(body)
    option = action.get("selected_option") or {}
    return str(action.get("value") or option.get("value") or "")


def carried_by(body: dict[str, Any]) -> Carried:
    """What the pressed button or chosen option says; nothing when it is none of ours."""
    return decode(chosen(body)) or Carried("")


def command_of(body: dict[str, Any]) -> str:
    """The command that was pressed or chosen, or nothing."""
    return carried_by(body).first


def person_of(body: dict[str, Any]) -> Person:
    """Who pressed or chose it."""
    user = body.get("user") or {}
    return Person(
        (body.get("team") or {}).get("id") or user.get("team_id") or "", user.get("id", "")
    )
