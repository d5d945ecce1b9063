"""What Slack accepts in a message, a modal or the Home tab, as its documentation states it.

Sources: https://docs.slack.dev/reference/block-kit (one page for each block, element and object)
and slack_sdk's own validators. Used by the loopback Slack, so that every payload that leaves the
app in a test is judged. It knows the blocks that we send and refuses every other: what is not
in these tables has not been looked up yet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from slack_sdk.models.blocks import Block

MAX_BLOCKS = {"message": 50, "modal": 100, "home": 100}
MAX_MESSAGE = 13_200
MAX_TOP_LEVEL_TEXT = 40_000
MAX_TABLE = 10_000
ANYWHERE = frozenset(("message", "modal", "home"))

Json = dict[str, Any]


class Shape(NamedTuple):
    """Fields that a thing must have and may have, and where it may stand."""

    required: str
    optional: str = ""
    surfaces: frozenset[str] = ANYWHERE


BLOCKS = {
    "header": Shape("type text", "block_id level"),
    "section": Shape("type", "text fields accessory expand block_id"),
    "context": Shape("type elements", "block_id"),
    "actions": Shape("type elements", "block_id"),
    "context_actions": Shape("type elements", "block_id", frozenset(("message",))),
    "rich_text": Shape("type elements", "block_id"),
    "table": Shape("type rows", "column_settings block_id", frozenset(("message", "home"))),
    "divider": Shape("type", "block_id"),
    "image": Shape("type alt_text", "image_url slack_file title block_id"),
    "input": Shape(
        "type label element", "hint optional dispatch_action block_id", ANYWHERE - {"message"}
    ),
}
MENU = " action_id placeholder confirm focus_on_load"
ELEMENTS = {
    "button": Shape("type text", "action_id value url style confirm accessibility_label"),
    "feedback_buttons": Shape("type positive_button negative_button", "action_id"),
    "plain_text": Shape("type text", "emoji"),
    "mrkdwn": Shape("type text", "verbatim"),
    "text": Shape("type text", "style"),
    "link": Shape("type url", "text style unsafe"),
    "rich_text_section": Shape("type elements"),
    "rich_text_list": Shape("type elements style", "indent offset border"),
    "rich_text_quote": Shape("type elements", "border"),
    "raw_text": Shape("type text"),
    "image": Shape("type alt_text", "image_url slack_file"),
    "static_select": Shape("type", "options option_groups initial_option" + MENU),
    "external_select": Shape("type", "initial_option min_query_length" + MENU),
    "conversations_select": Shape(
        "type",
        "initial_conversation default_to_current_conversation response_url_enabled filter" + MENU,
    ),
    "multi_static_select": Shape("type", "options option_groups initial_options" + MENU),
    "checkboxes": Shape("type options", "initial_options action_id confirm focus_on_load"),
    "timepicker": Shape("type", "initial_time timezone" + MENU),
    "datepicker": Shape("type", "initial_date" + MENU),
    "overflow": Shape("type options", "action_id confirm"),
    "plain_text_input": Shape(
        "type",
        "action_id initial_value multiline min_length max_length dispatch_action_config "
        "focus_on_load placeholder",
    ),
}
MENUS = ("static_select", "external_select", "conversations_select")
PICKERS = ("multi_static_select", "checkboxes", "timepicker", "datepicker")
# Elements by the blocks that may hold them.
HELD = {
    "actions": ("button", "overflow", *MENUS),
    "section": ("button", "overflow", "image", *MENUS),
    "input": ("plain_text_input", *MENUS, *PICKERS),
    "context": ("plain_text", "mrkdwn", "image"),
    "context_actions": ("feedback_buttons",),
    "rich_text": ("rich_text_section", "rich_text_list", "rich_text_quote"),
    "rich_text_section": ("text", "link"),
    "rich_text_quote": ("text", "link"),
    "rich_text_list": ("rich_text_section",),
}
COUNTS = {"actions": 25, "context": 10, "context_actions": 5}
# The longest that a field may be, by what it belongs to.
LENGTHS = {
    ("button", "text"): 75,
    ("button", "value"): 2000,
    ("button", "url"): 3000,
    ("button", "accessibility_label"): 75,
    ("feedback", "text"): 75,
    ("feedback", "value"): 2000,
    ("feedback", "accessibility_label"): 75,
    ("header", "text"): 150,
    ("option", "text"): 75,
    ("option", "value"): 150,
    ("option", "description"): 75,
    ("any", "placeholder"): 150,
    ("image", "alt_text"): 2000,
    ("any", "text"): 3000,
    ("any", "action_id"): 255,
    ("any", "block_id"): 255,
}
PLAIN_ONLY = {"header", "button"}


def problems(message: Json) -> list[str]:
    """Everything that Slack would refuse in a message, or that its guidelines forbid."""
    found = list(_top_level_text(message.get("text", "")))
    return found + block_problems(message.get("blocks", []), "message")


def block_problems(blocks: list[Json], surface: str) -> list[str]:
    """The same for the blocks of a "message", a "modal" or a "home" view."""
    found: list[str] = []
    if len(blocks) > MAX_BLOCKS[surface]:
        found.append(f"{len(blocks)} blocks")
    if sum(map(_characters, blocks)) > MAX_MESSAGE:
        found.append("msg_blocks_too_long")
    kinds = Counter(block.get("type") for block in blocks)
    if kinds["table"] > 1:
        found.append("two tables")
    if sum(_is_primary(element) for block in blocks for element in _pressable(block)) > 1:
        found.append("two primary buttons")
    for position, block in enumerate(blocks):
        found += [f"/{position}: {problem}" for problem in _block(block, surface)]
    return found


def _top_level_text(text: str) -> Iterator[str]:
    if not text.strip():
        yield "no top-level text"
    if len(text) > MAX_TOP_LEVEL_TEXT:
        yield "top-level text too long"
    if "<!" in text or "<@" in text:
        yield "the top-level text pings"


def _block(block: Json, surface: str) -> Iterator[str]:
    kind = block.get("type", "")
    shape = BLOCKS.get(kind)
    if shape is None:
        yield f"unknown block {kind!r}"
        return
    if surface not in shape.surfaces:
        yield f"{kind} is not allowed on a {surface}"
    yield from _slack_sdk(block)
    yield from _fields(block, shape, kind)
    match kind:
        case "table":
            yield from _table(block)
        case "section":
            if "text" not in block and "fields" not in block:
                yield "a section without text"
            yield from _elements({"elements": _pressable(block)}, kind)
            for text in (block.get("text"), *block.get("fields", [])):
                yield from _element(text) if text else ()
        case "header":
            yield from _element(block["text"])
        case "input":
            yield from _elements({"elements": [block["element"]]}, kind)
            yield from _element(block["label"])
        case "actions" | "context" | "context_actions" | "rich_text":
            yield from _elements(block, kind)


def _slack_sdk(block: Json) -> Iterator[str]:
    """What slack_sdk's own models say."""
    try:
        parsed = Block.parse(block)
        if parsed is None:
            yield f"slack_sdk does not know {block.get('type')!r}"
        else:
            parsed.to_dict()
    except Exception as error:
        yield f"slack_sdk: {error}"


def _fields(thing: Json, shape: Shape, kind: str) -> Iterator[str]:
    required, optional = set(shape.required.split()), set(shape.optional.split())
    for name in sorted(required - thing.keys()):
        yield f"{kind} without {name}"
    for name in sorted(thing.keys() - required - optional):
        yield f"{kind} has no field {name}"
    for name, value in thing.items():
        text = value.get("text") if isinstance(value, dict) else value
        limit = LENGTHS.get((kind, name), LENGTHS.get(("any", name)))
        if isinstance(text, str) and limit and len(text) > limit:
            yield f"{kind}: {name} over {limit} characters"
        if name in ("text", "accessibility_label", "value") and isinstance(text, str) and not text:
            yield f"{kind}: empty {name}"
    if kind in PLAIN_ONLY and thing.get("text", {}).get("type") != "plain_text":
        yield f"{kind}: its text must be plain_text"


def _elements(holder: Json, kind: str) -> Iterator[str]:
    elements = holder["elements"]
    if not elements and kind != "section":
        yield f"{kind} without elements"
    ids = Counter(element["action_id"] for element in elements if "action_id" in element)
    yield from (f"action id {name!r} {count} times" for name, count in ids.items() if count > 1)
    if len(elements) > COUNTS.get(kind, 10_000):
        yield f"{kind} with {len(elements)} elements"
    for element in elements:
        if element.get("type") not in HELD[kind]:
            yield f"{kind} holds {element.get('type')!r}"
        else:
            yield from _element(element)


def _element(element: Json) -> Iterator[str]:
    kind = element["type"]
    yield from _fields(element, ELEMENTS[kind], kind)
    match kind:
        case "feedback_buttons":
            for name in ("positive_button", "negative_button"):
                shape = Shape("text value", "accessibility_label")
                yield from _fields(element[name], shape, "feedback")
        case "rich_text_section" | "rich_text_quote" | "rich_text_list":
            yield from _elements(element, kind)
        case "plain_text" | "text" | "raw_text":
            if re.search(r"<[!@#]", element["text"]):
                yield f"raw markup in {element['text'][:40]!r}"
        case "mrkdwn":
            yield from _mrkdwn(element["text"])
        case "static_select" | "external_select" | "overflow" | "multi_static_select":
            yield from _options(element)
        case "checkboxes":
            yield from _options(element)
        case "timepicker":
            if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", element.get("initial_time", "00:00")):
                yield f"no time of day: {element['initial_time']!r}"
        case "datepicker":
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", element.get("initial_date", "2000-01-01")):
                yield f"no day: {element['initial_date']!r}"
        case "link":
            if not re.fullmatch(r"https?://\S{1,2990}", element["url"]):
                yield f"no address to link to: {element['url'][:40]!r}"


def _options(menu: Json) -> Iterator[str]:
    groups = menu.get("option_groups", [])
    options = [*menu.get("options", []), *(o for group in groups for o in group["options"])]
    most = {"overflow": 5, "checkboxes": 10}.get(menu["type"], 100)
    chosen = menu.get(
        "initial_options", [menu["initial_option"]] if "initial_option" in menu else None
    )
    if chosen == [] or (options and any(each not in options for each in chosen or ())):
        yield "what is chosen at first is none of the options"
    if len(options) > most or len(groups) > 100:
        yield f"more than {most} options"
    for option in options:
        yield from _fields(option, Shape("text value", "description url"), "option")


def _mrkdwn(text: str) -> Iterator[str]:
    """Of Slack's markup, only links to web pages may stand in what we write."""
    rest = re.sub(r"<https?://[^<>|\s]+\|[^<>|]+>", "", text)
    if "<" in rest or ">" in rest:
        yield f"raw markup in {rest[:60]!r}"
    if re.search(r"&(?!amp;|lt;|gt;)", rest):
        yield f"an entity was cut in {rest[:60]!r}"


def _table(block: Json) -> Iterator[str]:
    rows = block["rows"]
    if not 1 <= len(rows) <= 100 or any(not 1 <= len(row) <= 20 for row in rows):
        yield "table has too many rows or columns, or none"
    if len(block.get("column_settings", [])) > 20:
        yield "table has too many column settings"
    if _characters(rows) > MAX_TABLE:
        yield f"table over {MAX_TABLE} characters"
    for row in rows:
        for cell in row:
            if cell["type"] == "rich_text":
                yield from _elements(cell, "rich_text")
            elif cell["type"] == "raw_text":
                yield from _element(cell)
            else:
                yield f"table cell {cell['type']!r}"


def _pressable(block: Json) -> list[Json]:
    if "accessory" in block:
        return [block["accessory"]]
    return list(block["elements"]) if block.get("type") in ("actions", "context_actions") else []


def _is_primary(element: Json) -> bool:
    return element.get("style") == "primary"


def _characters(value: Any) -> int:
    if isinstance(value, list):
        return sum(_characters(item) for item in value)
    if isinstance(value, dict):
        own = value.get("text")
        inner = sum(_characters(item) for item in value.values() if not isinstance(item, str))
        return inner + (len(own) if isinstance(own, str) else 0)
    return 0
