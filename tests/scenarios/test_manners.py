"""What happens when Slack does not play along: in words, once, and without naming anybody."""

from __future__ import annotations

import json

import pytest

from bot.playground.payloads import global_shortcut, on_message, submitted, typing
from bot.playground.requests import SlackClient, mention
from tests.fakes.slack import FakeSlack

DRIFT = "v1 define edge_cases/model-drift"


def test_a_used_up_answer_address_is_replaced_by_an_ephemeral_message(
    bot: SlackClient, slack: FakeSlack
) -> None:
    bot.action("show:0", DRIFT, response_url=slack.response_url(used=5))
    (private,) = slack.wait_for("chat.postEphemeral")
    assert private["text"].startswith("Model Drift")
    assert (private["channel"], private["user"]) == ("C1", "UASKER")


def test_where_no_ephemeral_message_can_be_it_is_a_direct_message(
    bot: SlackClient, slack: FakeSlack
) -> None:
    slack.surfaces.gone["C1"] = "channel_not_found"
    bot.action("show:0", DRIFT, response_url=slack.response_url(used=5))
    (direct,) = slack.wait_for("chat.postMessage")
    assert direct["channel"] == "UASKER"
    assert direct["text"].startswith("Model Drift")


def test_sharing_by_a_used_up_address_posts_to_the_channel(
    bot: SlackClient, slack: FakeSlack
) -> None:
    bot.action("share:0", DRIFT, response_url=slack.response_url(used=5))
    (post,) = slack.wait_for("chat.postMessage")
    assert post["channel"] == "C1"
    assert "UASKER" not in json.dumps(post)


@pytest.mark.parametrize(
    ("error", "said"), [("not_in_channel", "/invite"), ("is_archived", "archived")]
)
def test_sharing_to_a_channel_that_takes_nothing_is_told_in_words(
    bot: SlackClient, slack: FakeSlack, error: str, said: str
) -> None:
    slack.surfaces.gone["C1"] = error
    bot.action("share:0", DRIFT, response_url=slack.response_url(used=5))
    told = slack.wait_for("chat.postMessage", 2)[-1]
    assert told["channel"] == "UASKER"
    assert said in told["text"]


def test_a_mention_in_a_channel_that_takes_nothing_is_answered_in_a_direct_message(
    bot: SlackClient, slack: FakeSlack
) -> None:
    slack.surfaces.gone["C1"] = "is_archived"
    bot.event(mention("define drift"))
    refused, direct = slack.wait_for("chat.postMessage", 2)
    assert refused["channel"] == "C1"
    assert direct["channel"] == "UASKER"
    assert direct["text"].startswith("I could not answer in the channel")
    assert "Model Drift" in json.dumps(direct["blocks"])


@pytest.mark.parametrize("kind", ["global", "message", "window"])
def test_what_another_version_offered_gets_a_sentence(
    bot: SlackClient, slack: FakeSlack, kind: str
) -> None:
    payload = {
        "global": global_shortcut("vanished"),
        "message": on_message("vanished", "text", response_url=slack.response_url()),
        "window": submitted({"id": "V1", "type": "modal", "callback_id": "vanished"}, {}),
    }[kind]
    assert bot.interaction(payload).status == 200
    method = "response_url" if kind == "message" else "chat.postMessage"
    assert "another version" in slack.wait_for(method)[0]["text"]


def test_a_menu_of_another_version_offers_nothing(bot: SlackClient) -> None:
    assert bot.interaction(typing("vanished", "x")).json == {"options": []}
