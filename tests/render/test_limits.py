"""The judge of payloads knows a bad one: each row is a payload and what is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.playground.limits import block_problems, problems

PLAIN = {"type": "plain_text", "text": "Word"}
BUTTON = {"type": "button", "action_id": "a", "text": PLAIN, "value": "v"}
PAIR = {"text": PLAIN, "value": "v"}
FEEDBACK = {"type": "feedback_buttons", "positive_button": PAIR, "negative_button": PAIR}
MENU = {
    "type": "static_select",
    "action_id": "m",
    "options": [{"text": PLAIN, "value": "x" * 151}],
}


def rich(*elements: Any) -> dict[str, Any]:
    """A rich text of one section."""
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": list(elements)}],
    }


def mrkdwn(text: str) -> dict[str, Any]:
    """A line of small print."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]}


@pytest.mark.parametrize(
    ("block", "surface", "wrong"),
    [
        ({"type": "hologram"}, "message", "unknown block"),
        ({"type": "header", "text": {**PLAIN, "text": "x" * 151}}, "message", "150"),
        ({"type": "header", "text": {**PLAIN, "type": "mrkdwn"}}, "message", "plain_text"),
        ({"type": "header", "text": PLAIN, "colour": "red"}, "message", "no field colour"),
        ({"type": "actions", "elements": []}, "message", "without elements"),
        ({"type": "actions", "elements": [BUTTON, BUTTON]}, "message", "2 times"),
        ({"type": "actions", "elements": [{**BUTTON, "value": "x" * 2001}]}, "message", "2000"),
        ({"type": "actions", "elements": [FEEDBACK]}, "message", "holds 'feedback_buttons'"),
        ({"type": "actions", "elements": [MENU]}, "message", "150"),
        ({"type": "context_actions", "elements": [FEEDBACK]}, "modal", "not allowed"),
        ({"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}, "modal", "not allowed"),
        ({"type": "table", "rows": []}, "message", "too many rows or columns, or none"),
        (rich({"type": "text", "text": ""}), "message", "empty text"),
        (rich({"type": "text", "text": "<!channel>"}), "message", "raw markup"),
        (rich({"type": "link", "url": "javascript:1"}), "message", "no address"),
        (mrkdwn("<@U1> hello"), "message", "raw markup"),
        (mrkdwn("this &am"), "message", "entity"),
        ({"type": "section"}, "message", "a section without text"),
    ],
)
def test_what_slack_would_refuse_is_found(block: dict[str, Any], surface: str, wrong: str) -> None:
    assert any(wrong in problem for problem in block_problems([block], surface))


def test_a_message_needs_words_and_room() -> None:
    header = {"type": "header", "text": PLAIN}
    assert problems({"text": "Word", "blocks": [header]}) == []
    assert problems({"blocks": [header]}) == ["no top-level text"]
    assert problems({"text": "<!here>", "blocks": []}) == ["the top-level text pings"]
    assert "51 blocks" in problems({"text": "Word", "blocks": [header] * 51})
    long = [rich({"type": "text", "text": "x" * 2900})] * 5
    assert "msg_blocks_too_long" in problems({"text": "Word", "blocks": long})
