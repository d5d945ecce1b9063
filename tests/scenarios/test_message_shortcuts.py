"""Doors: "Explain terms here" and "Check against anti-patterns" on somebody's message."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.playground.payloads import in_view, on_message
from bot.playground.requests import SlackClient
from bot.playground.surfaces import trigger
from tests.fakes.slack import FakeSlack

NOTE = (
    "Plan: we fit the scaler on the full dataset and then split into train and test. "
    "Labels arrive only 60 days after the prediction."
)
PAIR = ["explain_terms", "check_signs"]


def opened(slack: FakeSlack) -> dict[str, Any]:
    """The window that was opened first."""
    slack.wait_for("views.open")
    return next(iter(slack.surfaces.views.values()))


def test_terms_are_explained_in_a_window_that_only_they_see(
    bot: SlackClient, slack: FakeSlack
) -> None:
    text = "We saw concept drift &amp; <!here> training-serving skew, <@U2>!"
    response = bot.interaction(on_message("explain_terms", text, response_url=slack.response_url()))
    assert (response.status, response.text) == (200, "")
    told = json.dumps(opened(slack)["blocks"])
    assert "Concept Drift" in told
    assert "Training-Serving Skew" in told
    assert slack.sent("chat.postMessage") == []
    assert slack.sent("response_url") == []


def test_signs_are_listed_with_the_words_that_led_there(bot: SlackClient, slack: FakeSlack) -> None:
    bot.interaction(on_message("check_signs", NOTE, response_url=slack.response_url()))
    blocks = opened(slack)["blocks"]
    assert blocks[0]["text"]["text"].startswith("*Preprocessing Before the Split* · anti-pattern\n")
    bold = [run["text"] for run in blocks[1]["elements"][0]["elements"] if run.get("style")]
    assert "scaler" in bold
    assert "not a verdict" in json.dumps(blocks[-1])


def test_a_message_in_a_thread_is_read_as_well(bot: SlackClient, slack: FakeSlack) -> None:
    message = {"thread_ts": "1600000000.000100"}
    bot.interaction(
        on_message("check_signs", NOTE, response_url=slack.response_url(), message=message)
    )
    assert "Preprocessing" in json.dumps(opened(slack))


def test_a_message_that_an_app_has_built_is_read_from_its_blocks(
    bot: SlackClient, slack: FakeSlack
) -> None:
    text = {"type": "mrkdwn", "text": "*Alert*: concept drift in the churn model"}
    message = {"text": "", "blocks": [{"type": "section", "text": text}]}
    bot.interaction(
        on_message("explain_terms", "", response_url=slack.response_url(), message=message)
    )
    assert "Concept Drift" in json.dumps(opened(slack))


@pytest.mark.parametrize("callback_id", PAIR)
def test_a_message_without_any_says_so(
    bot: SlackClient, slack: FakeSlack, callback_id: str
) -> None:
    bot.interaction(on_message(callback_id, "Lunch?", response_url=slack.response_url()))
    assert "This message" in json.dumps(opened(slack)["blocks"])


@pytest.mark.parametrize("callback_id", PAIR)
def test_when_the_time_for_a_window_is_up_it_is_a_message_in_the_thread(
    bot: SlackClient, slack: FakeSlack, callback_id: str
) -> None:
    payload = on_message(
        callback_id,
        "We fit the scaler on the full dataset and then split; so much for data leakage.",
        response_url=slack.response_url(),
        trigger_id=trigger(age=4),
        message={"thread_ts": "1600000000.000100"},
    )
    bot.interaction(payload)
    (private,) = slack.wait_for("response_url")
    assert private["response_type"] == "ephemeral"
    assert private["thread_ts"] == "1600000000.000100"
    assert "Data Leakage" in json.dumps(private["blocks"])


@pytest.mark.parametrize("callback_id", PAIR)
def test_a_huge_hostile_message_is_read_in_part_and_that_is_said(
    bot: SlackClient, slack: FakeSlack, callback_id: str
) -> None:
    text = "Concept drift, <!channel> again. " * 1_000
    bot.interaction(on_message(callback_id, text, response_url=slack.response_url()))
    told = json.dumps(opened(slack)["blocks"])
    assert "Only the beginning" in told
    assert "<!" not in told


def test_reading_on_lays_the_entry_on_top_of_the_list(bot: SlackClient, slack: FakeSlack) -> None:
    bot.interaction(on_message("explain_terms", "concept drift", response_url=slack.response_url()))
    view = opened(slack)
    button = view["blocks"][0]["accessory"]
    assert button["accessibility_label"] == "Read about Concept Drift"
    bot.interaction(in_view(view, button["action_id"], button["value"]))
    slack.wait_for("views.push")
    assert len(slack.surfaces.views) == 2


def test_the_author_is_nowhere_named(bot: SlackClient, slack: FakeSlack) -> None:
    bot.interaction(on_message("check_signs", NOTE, response_url=slack.response_url()))
    opened(slack)
    assert "UAUTHOR" not in json.dumps([call.body for call in slack.calls])
