"""The Block Kit face: blocks within every limit of Slack, and the text for notifications.

Texts go into ``rich_text`` and ``plain_text``, which Slack does not parse, so that nothing in
them can become a mention, a link or formatting; what must be mrkdwn is escaped
(https://docs.slack.dev/messaging/formatting-message-text#escaping). Limits are those of
https://docs.slack.dev/reference/block-kit/blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.render.document import (
    Block,
    Bullets,
    Button,
    Buttons,
    Document,
    Heading,
    Lead,
    Lines,
    Paragraph,
    Remark,
    Source,
    Table,
)

Json = dict[str, Any]

MAX_BLOCKS = 50
MAX_HEADER = 150
MAX_TEXT = 3000
MAX_FALLBACK = 3000
MAX_BUTTON_LABEL = 75
MAX_BUTTON_VALUE = 2000
MAX_BUTTONS = 25
MAX_CONTEXT = 3000
MAX_CELL = 700
MAX_TABLE = 9000
# Slack refuses a message whose blocks hold some 13,200 characters together (bolt-js #2509).
MAX_MESSAGE = 12_000

# A button's value names the version of its own format, so that old messages keep working.
VALUE_VERSION = "v1"
SHOW, SHARE = "show", "share"

# What Slack would read as a mention, a channel, a broadcast or a link, were it mrkdwn.
_SPECIAL = re.compile(r"<(?=[!@#]|https?:|mailto:)")
_WORD_JOINER = "\u2060"


def blocks(document: Document, *, private: bool) -> list[Json]:
    """The blocks of a message. Only a ``private`` one can be shared, so only it offers that."""
    drawn: list[Json] = []
    room = MAX_MESSAGE
    for block in document.blocks:
        room -= _characters(block)
        for part in _draw(block, private=private):
            if room < 0 or len(drawn) == MAX_BLOCKS - 1:
                drawn.append(_context("Cut short: ask for a part of it to read on."))
                return drawn
            drawn.append(part)
    return drawn


def fallback(document: Document) -> str:
    """The top-level text: what notifications and screen readers say."""
    return escape(clip(document.text, MAX_FALLBACK - 200))[:MAX_FALLBACK]


def escape(text: str) -> str:
    """Text for mrkdwn and the top-level text, in which Slack then finds no markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clip(text: str, limit: int) -> str:
    """The text within the limit, with an ellipsis where it was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def value_of(command: str) -> str:
    """What a button carries."""
    return clip(f"{VALUE_VERSION} {command}", MAX_BUTTON_VALUE)


def command_of(value: str) -> str:
    """The command that a button carries, or the empty string when it is none of ours."""
    version, _, command = value.partition(" ")
    return command if version == VALUE_VERSION else ""


def _draw(block: Block, *, private: bool) -> Iterator[Json]:
    match block:
        case Heading():
            yield {"type": "header", "text": _plain(block.text, MAX_HEADER)}
        case Lead():
            yield _rich(_section(block.text))
        case Paragraph():
            yield _rich(*_paragraph(block.label, block.text))
        case Bullets():
            yield _rich(*_labelled(block.label), _list(_texts(item) for item in block.items))
        case Lines():
            items = (
                [_styled(line.title or line.command), *_texts(f"  {line.text}")]
                for line in block.lines
            )
            yield _rich(*_labelled(block.label), _list(items))
        case Table():
            yield _table(block)
        case Remark():
            yield _rich(
                {
                    "type": "rich_text_quote",
                    "elements": [_styled(f"{block.kind.capitalize()}: "), *_texts(block.text)],
                }
            )
        case Source():
            yield _context(" · ".join(block.fragments))
        case Buttons():
            chosen = [button for button in block.buttons if private or not button.share]
            if chosen:
                yield {
                    "type": "actions",
                    "elements": [
                        _button(button, at) for at, button in enumerate(chosen[:MAX_BUTTONS])
                    ],
                }


def _plain(text: str, limit: int) -> Json:
    return {"type": "plain_text", "text": clip(_inert(text), limit) or " ", "emoji": False}


def _inert(text: str) -> str:
    return _SPECIAL.sub("<" + _WORD_JOINER, text) if "<" in text else text


def _texts(text: str) -> list[Json]:
    return [{"type": "text", "text": clip(_inert(text), MAX_TEXT) or " "}]


def _styled(text: str) -> Json:
    return {"type": "text", "text": clip(_inert(text), MAX_TEXT) or " ", "style": {"bold": True}}


def _rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def _section(text: str) -> Json:
    return {"type": "rich_text_section", "elements": _texts(text)}


def _labelled(label: str) -> list[Json]:
    return [{"type": "rich_text_section", "elements": [_styled(label)]}] if label else []


def _list(items: Iterator[list[Json]] | Any) -> Json:
    return {
        "type": "rich_text_list",
        "style": "bullet",
        "elements": [{"type": "rich_text_section", "elements": item} for item in items],
    }


def _paragraph(label: str, text: str) -> Iterator[Json]:
    """Runs of plain lines and of list lines, in their order; the label leads the first."""
    yield from _labelled(label)
    prose: list[str] = []
    items: list[str] = []
    for line in [*text.split("\n"), None]:
        item = line is not None and line.startswith("- ")
        if items and not item:
            yield _list([_texts(entry) for entry in items])
            items = []
        if prose and (item or line is None):
            yield _section("\n".join(prose))
            prose = []
        if line is None:
            return
        if item:
            items.append(line[2:])
        elif line.strip():
            prose.append(line)


def _table(block: Table) -> Json:
    columns = max(len(row) for row in block.rows)
    room = min(MAX_CELL, MAX_TABLE // (len(block.rows) * columns))
    return {
        "type": "table",
        "column_settings": [{"is_wrapped": True} for _ in range(columns)],
        "rows": [
            [{"type": "raw_text", "text": clip(_inert(cell), room) or " "} for cell in row]
            for row in block.rows
        ],
    }


def _context(text: str) -> Json:
    return {
        "type": "context",
        "elements": [
            {"type": "mrkdwn", "text": clip(escape(text), MAX_CONTEXT) or " ", "verbatim": True}
        ],
    }


def _button(button: Button, at: int) -> Json:
    return {
        "type": "button",
        "action_id": f"{SHARE if button.share else SHOW}:{at}",
        "text": _plain(button.label, MAX_BUTTON_LABEL),
        "value": value_of(button.command),
    }


def _characters(value: object) -> int:
    """Characters of text in a block of a document, wherever they stand."""
    if isinstance(value, str):
        return len(value)
    return sum(map(_characters, value)) if isinstance(value, tuple) else 0
