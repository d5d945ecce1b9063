"""The small parts that windows and the Home tab are made of."""

from __future__ import annotations

from typing import Any

from bot.knowledge.entry import Entry
from bot.render.actions import encode
from bot.render.mrkdwn import clip, headed, inert

Json = dict[str, Any]

MAX_TEXT = 3000
MAX_LABEL = 75
MAX_OPTION = 75
MAX_OPTION_VALUE = 150


def plain(text: str, limit: int = MAX_TEXT) -> Json:
    """A text that Slack does not parse, within its limit."""
    return {"type": "plain_text", "text": clip(inert(text), limit) or " ", "emoji": False}


def header(text: str) -> Json:
    """A heading."""
    return {"type": "header", "text": plain(text, 150)}


def word(text: str) -> Json:
    """A line of small print."""
    return {"type": "context", "elements": [plain(text, 2000)]}


def said(text: str) -> Json:
    """A paragraph."""
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [run(text)]}],
    }


def quoted(*runs: Json) -> Json:
    """Words from elsewhere, in several runs."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [*runs]}]}


def run(text: str, *, bold: bool = False, italic: bool = False) -> Json:
    """A run of text within a paragraph."""
    style = {name: True for name, on in (("bold", bold), ("italic", italic)) if on}
    element: Json = {"type": "text", "text": clip(inert(text), MAX_TEXT) or " "}
    return {**element, "style": style} if style else element


def paragraph(*runs: Json) -> Json:
    """A paragraph of several runs."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [*runs]}]}


def bullets(items: list[list[Json]]) -> Json:
    """A list, each item of several runs."""
    elements = [{"type": "rich_text_section", "elements": item} for item in items]
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_list", "style": "bullet", "elements": elements}],
    }


def button(
    label: str, action_id: str, value: str, *, spoken: str = "", primary: bool = False
) -> Json:
    """A button. ``spoken`` is what a screen reader says where the label alone is too short."""
    drawn: Json = {
        "type": "button",
        "action_id": action_id,
        "text": plain(label, MAX_LABEL),
        "value": value,
    }
    if spoken:
        drawn["accessibility_label"] = clip(spoken, MAX_LABEL)
    if primary:
        drawn["style"] = "primary"
    return drawn


def actions(*elements: Json) -> Json:
    """A row of buttons and menus."""
    return {"type": "actions", "elements": [*elements]}


def read_button(entry: Entry, at: object) -> Json:
    """Opens the entry in a window; ``at`` tells it from the other buttons of its view."""
    return button(
        "Read", f"show:{at}", encode(f"define {entry.id}"), spoken=f"Read about {entry.title}"
    )


def row(entry: Entry, remark: str, beside: Json | None = None) -> Json:
    """An entry in a list: its name in bold, a remark, its definition, and a button beside it."""
    text = {
        "type": "mrkdwn",
        "text": headed(entry.title, remark, entry.summary),
        "verbatim": True,
    }
    return {"type": "section", "text": text, **({"accessory": beside} if beside else {})}


DIVIDER: Json = {"type": "divider"}


def option(text: str, value: str) -> Json:
    """One choice of a menu."""
    return {"text": plain(text, MAX_OPTION), "value": value}
