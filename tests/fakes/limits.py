"""What Slack accepts in a message, as its documentation states it.

Sources: https://docs.slack.dev/reference/block-kit/blocks (one page for each block) and
slack_sdk's own validators. Used by the loopback Slack, so that every payload that leaves the
app in a test is judged.
"""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

MAX_BLOCKS = 50
MAX_MESSAGE = 13_200
MAX_TOP_LEVEL_TEXT = 40_000


def problems(message: dict[str, Any]) -> list[str]:
    """Everything that Slack would refuse in a message, or that its guidelines forbid."""
    found: list[str] = []
    if not message.get("text"):
        found.append("no top-level text")
    if len(message.get("text", "")) > MAX_TOP_LEVEL_TEXT:
        found.append("top-level text too long")
    if "<!" in message.get("text", "") or "<@" in message.get("text", ""):
        found.append("the top-level text pings")
    blocks = message.get("blocks", [])
    if len(blocks) > MAX_BLOCKS:
        found.append(f"{len(blocks)} blocks")
    if sum(_characters(block) for block in blocks) > MAX_MESSAGE:
        found.append("msg_blocks_too_long")
    if sum(block.get("type") == "table" for block in blocks) > 1:
        found.append("two tables")
    for position, block in enumerate(blocks):
        found += [f"/{position}: {problem}" for problem in _block(block)]
    return found


def _block(block: dict[str, Any]) -> list[str]:
    found: list[str] = []
    try:
        parsed = Block.parse(block)
        if parsed is None:
            found.append(f"unknown block {block.get('type')!r}")
        else:
            parsed.to_dict()
    except Exception as error:
        found.append(f"slack_sdk: {error}")
    if block["type"] == "header" and len(block["text"]["text"]) > 150:
        found.append("header over 150 characters")
    if block["type"] == "actions":
        ids = [element["action_id"] for element in block["elements"]]
        if len(set(ids)) != len(ids) or len(ids) > 25:
            found.append("action ids repeat, or more than 25 elements")
    if block["type"] == "table":
        rows = block["rows"]
        if len(rows) > 100 or any(len(row) > 20 for row in rows):
            found.append("table too large")
        if _characters(rows) > 10_000:
            found.append("table over 10,000 characters")
    return found + _texts(block)


def _texts(value: Any) -> list[str]:
    """Text objects anywhere: never empty, never too long, and inert."""
    found: list[str] = []
    if isinstance(value, list):
        return [problem for item in value for problem in _texts(item)]
    if not isinstance(value, dict):
        return []
    text = value.get("text")
    if value.get("type") in ("plain_text", "mrkdwn", "text", "raw_text") and isinstance(text, str):
        if not text:
            found.append("empty text")
        if len(text) > 3000:
            found.append("text over 3000 characters")
        if "<!" in text or "<@" in text:
            found.append(f"raw markup in {text[:40]!r}")
    if value.get("type") == "button":
        if len(value["text"]["text"]) > 75:
            found.append("button label over 75 characters")
        if len(value.get("value", "")) > 2000:
            found.append("button value over 2000 characters")
    return found + [problem for item in value.values() for problem in _texts(item)]


def _characters(value: Any) -> int:
    if isinstance(value, list):
        return sum(_characters(item) for item in value)
    if isinstance(value, dict):
        own = value.get("text")
        inner = sum(_characters(item) for item in value.values() if not isinstance(item, str))
        return inner + (len(own) if isinstance(own, str) else 0)
    return 0
