"""What Slack accepts as a modal or a Home tab, as its documentation states it.

Sources: https://docs.slack.dev/reference/views and
https://docs.slack.dev/reference/block-kit/blocks (which blocks go where).
"""

from __future__ import annotations

from typing import Any

from bot.playground.limits import block_problems

Json = dict[str, Any]

MAX_BLOCKS = 100


def view_problems(view: Json) -> list[str]:
    """Everything that Slack would refuse in a view."""
    found: list[str] = []
    kind = view.get("type")
    if kind not in ("modal", "home"):
        return [f"no view is a {kind!r}"]
    blocks = view.get("blocks", [])
    if not 0 < len(blocks) <= MAX_BLOCKS:
        found.append(f"{len(blocks)} blocks")
    found += block_problems(blocks, str(kind))
    found += _ids(blocks)
    if len(view.get("private_metadata", "")) > 3000:
        found.append("private_metadata over 3000 characters")
    if kind == "modal":
        found += _modal(view)
    return found


def _modal(view: Json) -> list[str]:
    found = [
        f"{part} over 24 characters"
        for part in ("title", "submit", "close")
        if len(view.get(part, {"text": ""})["text"]) > 24
    ]
    if not view.get("title"):
        found.append("no title")
    if any(block["type"] == "input" for block in view["blocks"]) and not view.get("submit"):
        found.append("inputs without a submit button")
    return found


def _ids(blocks: list[Json]) -> list[str]:
    named = [block["block_id"] for block in blocks if "block_id" in block]
    found = ["block ids repeat"] if len(set(named)) != len(named) else []
    for block in blocks:
        for element in [*block.get("elements", []), block.get("accessory"), block.get("element")]:
            if isinstance(element, dict):
                found += _element(element)
    return found


def _element(element: Json) -> list[str]:
    found: list[str] = []
    options = list(element.get("options", []))
    for group in element.get("option_groups", []):
        options += group["options"]
    if len(options) > 100:
        found.append("more than 100 options")
    found += option_problems(options)
    if len(element.get("placeholder", {"text": ""})["text"]) > 150:
        found.append("placeholder over 150 characters")
    return found


def option_problems(options: list[Json]) -> list[str]:
    """What Slack would refuse in the options of a menu."""
    found: list[str] = []
    for option in options:
        if not 0 < len(option["text"]["text"]) <= 75:
            found.append(f"option text of {len(option['text']['text'])} characters")
        if not 0 < len(option["value"]) <= 150:
            found.append(f"option value of {len(option['value'])} characters")
        if len(option.get("description", {"text": ""})["text"]) > 75:
            found.append("option description over 75 characters")
    return found
