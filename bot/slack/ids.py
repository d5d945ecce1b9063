"""What our shortcuts, windows, buttons and menus are called, and what a button's value says.

Old messages stay pressable for years, so a name is never given to anything else.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

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

# Buttons under messages.
SHOW = re.compile(r"^(?:show|update):")
FEEDBACK = re.compile(r"^(?:mlpersona\.)?feedback\b")
SUGGEST = re.compile(r"^(?:mlpersona\.)?suggest\b")

# Buttons and menus in windows and on the Home tab.
TERM = "term"
SAVE = re.compile(r"^save:")
UNSAVE = re.compile(r"^unsave:")
HOME_ASK = "home_ask"
HOME_LOOK_UP = "home_look_up"
HOME_PLACE = "home_place"
HOME_FORGET = "home_forget"

_VALUE = re.compile(r"v[12] (.*)", re.DOTALL)


class Verdict(NamedTuple):
    """What somebody thinks of an answer: of which entry, and to what question, if that is known."""

    good: bool
    entry: str
    question: str


def command_of(value: str) -> str:
    """The command that a value carries, or nothing when it is none of ours."""
    match = _VALUE.fullmatch(value)
    return match[1].split("\n")[0].strip() if match else ""


def verdict_of(value: str) -> Verdict | None:
    """The verdict that a value carries, or None when it is none of ours."""
    match = _VALUE.fullmatch(value)
    first, _, rest = match[1].partition("\n") if match else ("", "", "")
    word, _, subject = first.partition(" ")
    if word not in ("good", "right", "bad", "wrong") or not subject:
        return None
    return Verdict(word in ("good", "right"), subject, rest.split("\n")[0])


def action_of(body: dict[str, Any]) -> dict[str, Any]:
    """What was pressed or chosen."""
    action: dict[str, Any] = (body.get("actions") or [{}])[0]
    return action


def chosen(body: dict[str, Any]) -> str:
    """The value of what was pressed or chosen."""
    action = action_of(body)
    option = action.get("selected_option") or {}
    return str(action.get("value") or option.get("value") or "")
