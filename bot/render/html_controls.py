"""Buttons, menus and fields as HTML's own, for the HTML face.

Where Slack has given the block an id, each says whose it is (``data-block``, ``data-action``), so
that a page which handles presses knows what was pressed.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from bot.render.html_style import THUMB_DOWN, THUMB_UP

Json = dict[str, Any]


def control(element: Json, block_id: str = "") -> str | None:
    """The element as HTML; None when it is nothing that can be pressed or filled."""
    whose = _whose(element, block_id)
    match element["type"]:
        case "button":
            return _button(element, whose)
        case "feedback_buttons":
            return _thumb(element, "positive_button", THUMB_UP, whose) + _thumb(
                element, "negative_button", THUMB_DOWN, whose
            )
        case "static_select" | "overflow":
            return _select(element, whose)
        case "external_select":
            least = element.get("min_query_length", 3)
            words = escape(element.get("placeholder", {"text": ""})["text"])
            chosen = element.get("initial_option")
            value = (
                f' value="{escape(chosen["text"]["text"])}" data-value="{escape(chosen["value"])}"'
                if chosen
                else ""
            )
            return (
                f"<input class=menu role=combobox aria-expanded=false aria-autocomplete=list "
                f'autocomplete=off placeholder="{words}" data-least="{least}"{value}{_spoken(element)}{whose}>'
            )
        case "conversations_select":
            here = " data-here" if element.get("default_to_current_conversation") else ""
            return f"<select class=menu data-conversations{here}{_spoken(element)}{whose}></select>"
        case "plain_text_input":
            return _field(element, whose)
        case "checkboxes" | "multi_static_select":
            return _boxes(element, whose)
        case "timepicker":
            return f'<input type=time value="{escape(element.get("initial_time", ""))}"{whose}>'
        case "datepicker":
            return f'<input type=date value="{escape(element.get("initial_date", ""))}"{whose}>'
    return None


def labelled(block: Json) -> str:
    """An input block: its label, its control, its hint, and room for what is wrong with it."""
    drawn = control(block["element"], block.get("block_id", "")) or ""
    optional = " <small>(optional)</small>" if block.get("optional") else ""
    hint = f"<small>{escape(block['hint']['text'])}</small>" if "hint" in block else ""
    name = escape(block.get("block_id", ""))
    enters = " data-enters" if block.get("dispatch_action") else ""
    label = f"<b>{escape(block['label']['text'])}</b>{optional}"
    wrong = f'{hint}<p class=wrong role=alert data-wrong="{name}"></p>'
    if block["element"]["type"] in ("checkboxes", "multi_static_select"):
        # Each box has a label of its own.
        return f"<fieldset class=field><legend>{label}</legend>{drawn}{wrong}</fieldset>"
    return f"<div class=field{enters}><label>{label}{drawn}</label>{wrong}</div>"


def _whose(element: Json, block_id: str) -> str:
    action = element.get("action_id", "")
    return f' data-block="{escape(block_id)}" data-action="{escape(action)}"' if block_id else ""


def _button(element: Json, whose: str) -> str:
    spoken = element.get("accessibility_label", "")
    label = f' aria-label="{escape(spoken)}"' if spoken else ""
    url = f' data-url="{escape(element["url"])}"' if "url" in element else ""
    confirm = ""
    if "confirm" in element:
        texts = {name: text["text"] for name, text in element["confirm"].items() if name != "style"}
        confirm = f' data-confirm="{escape(json.dumps(texts))}"'
    style, text = escape(element.get("style", "")), escape(element["text"]["text"])
    return f'<button class="{style}"{label}{url}{confirm}{whose}>{text}</button>'


def _thumb(element: Json, choice: str, drawing: str, whose: str) -> str:
    button = element[choice]
    name = escape(button.get("accessibility_label") or button["text"]["text"])
    which = f' data-choice="{choice}"' if whose else ""
    return f'<button class=thumb aria-label="{name}"{which}{whose}>{drawing}</button>'


def _boxes(element: Json, whose: str) -> str:
    """Several choices at once; in a menu that Slack unfolds they stand in groups."""
    chosen = {option["value"] for option in element.get("initial_options", ())}
    drawn = "".join(_box(option, chosen) for option in element.get("options", ()))
    for group in element.get("option_groups", ()):
        inner = "".join(_box(option, chosen) for option in group["options"])
        drawn += f"<small>{escape(group['label']['text'])}</small>{inner}"
    many = " many" if element["type"] == "multi_static_select" else ""
    return f'<span class="boxes{many}"{whose}>{drawn}</span>'


def _box(option: Json, chosen: set[str]) -> str:
    mark = " checked" if option["value"] in chosen else ""
    return (
        f'<label><input type=checkbox value="{escape(option["value"])}"{mark}>'
        f"{escape(option['text']['text'])}</label>"
    )


def _select(element: Json, whose: str) -> str:
    first = element.get("placeholder", {"text": "…"})["text"]
    chosen = {element["initial_option"]["value"]} if "initial_option" in element else set()
    options = "".join(_option(option, chosen) for option in element.get("options", []))
    for group in element.get("option_groups", []):
        inner = "".join(_option(option, chosen) for option in group["options"])
        options += f'<optgroup label="{escape(group["label"]["text"])}">{inner}</optgroup>'
    return (
        f'<select class=menu{_spoken(element)}{whose}><option value="">{escape(first)}</option>'
        f"{options}</select>"
    )


def _option(option: Json, chosen: set[str]) -> str:
    mark = " selected" if option["value"] in chosen else ""
    return (
        f'<option value="{escape(option["value"])}"{mark}>{escape(option["text"]["text"])}</option>'
    )


def _field(element: Json, whose: str) -> str:
    limits = "".join(
        f' {name.replace("_", "")}="{element[name]}"'
        for name in ("min_length", "max_length")
        if name in element
    )
    value = escape(element.get("initial_value", ""))
    hint = escape(element.get("placeholder", {"text": ""})["text"])
    if element.get("multiline"):
        return f'<textarea rows=4 placeholder="{hint}"{limits}{whose}>{value}</textarea>'
    return f'<input type=text placeholder="{hint}" value="{value}"{limits}{whose}>'


def _spoken(element: Json) -> str:
    words = escape(element.get("placeholder", {"text": ""})["text"])
    return f' aria-label="{words}"' if words else ""
