"""What people do in Slack, over HTTP: signed requests in, what Slack would receive out."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.fakes.limits import problems
from tests.fakes.requests import SlackClient, direct_message, mention, slash_command
from tests.fakes.slack import FakeSlack, Reply


def buttons(message: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Label of each button with its action id and value."""
    return {
        element["text"]["text"]: (element["action_id"], element["value"])
        for block in message["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
    }


def test_a_slash_command_is_answered_in_the_acknowledgement(
    bot: SlackClient, slack: FakeSlack
) -> None:
    response = bot.command("define drift")
    assert response.status == 200
    message = response.json
    assert message["response_type"] == "ephemeral"
    assert message["text"].startswith("Model Drift (edge case): Detecting and adapting")
    assert "edge_cases/model-drift" in json.dumps(message["blocks"])
    assert problems(message) == []
    assert slack.sent("chat.postMessage") == []


def test_a_command_that_speaks_of_a_payload_is_answered(bot: SlackClient) -> None:
    assert "Prediction Logging" in bot.command("define payload").json["text"]


def test_an_empty_command_gets_the_help(bot: SlackClient) -> None:
    assert "define TERM" in bot.command("").json["text"]


def test_another_command_name_of_the_same_app_is_answered_too(bot: SlackClient) -> None:
    assert bot.command("define drift", command="/ml").json["text"].startswith("Model Drift")


def test_a_mention_is_answered_in_its_thread(bot: SlackClient, slack: FakeSlack) -> None:
    assert bot.event(mention("what is model drift?", ts="1700000000.000100")).status == 200
    (post,) = slack.wait_for("chat.postMessage")
    assert post["channel"] == "C1"
    assert post["thread_ts"] == "1700000000.000100"
    assert post["text"].startswith("Model Drift")


def test_a_mention_inside_a_thread_is_answered_in_that_thread(
    bot: SlackClient, slack: FakeSlack
) -> None:
    bot.event(mention("define drift", thread_ts="1600000000.000100"))
    assert slack.wait_for("chat.postMessage")[0]["thread_ts"] == "1600000000.000100"


def test_a_direct_message_is_answered(bot: SlackClient, slack: FakeSlack) -> None:
    assert bot.event(direct_message("over engineering")).status == 200
    (post,) = slack.wait_for("chat.postMessage")
    assert post["channel"] == "D1"
    assert post["text"].startswith("Over-Engineering")
    assert "thread_ts" not in post


def test_a_retried_event_is_answered_once(bot: SlackClient, slack: FakeSlack) -> None:
    event = mention("define drift")
    bot.event(event, event_id="Ev1")
    slack.wait_for("chat.postMessage")
    retry = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    assert bot.event(event, event_id="Ev1", headers=retry).status == 200
    assert slack.quiet("chat.postMessage", 1)


def test_a_retry_whose_first_delivery_never_came_is_answered(
    bot: SlackClient, slack: FakeSlack
) -> None:
    bot.event(mention("define drift"), headers={"X-Slack-Retry-Num": "2"})
    slack.wait_for("chat.postMessage")


def test_one_message_under_two_event_ids_is_answered_once(
    bot: SlackClient, slack: FakeSlack
) -> None:
    event = mention("define drift", ts="1700000000.000200")
    bot.event(event, event_id="EvA")
    bot.event(event, event_id="EvB")
    slack.wait_for("chat.postMessage")
    assert slack.quiet("chat.postMessage", 1)


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "BBOT"},
        {"bot_id": "BOTHER", "subtype": "bot_message"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"channel_type": "channel"},
    ],
)
def test_bots_edits_and_channel_talk_are_left_alone(
    bot: SlackClient, slack: FakeSlack, more: dict[str, str]
) -> None:
    assert bot.event({**direct_message("define drift"), **more}).status == 200
    assert slack.quiet("chat.postMessage", 0)


def test_a_public_answer_offers_no_share(bot: SlackClient, slack: FakeSlack) -> None:
    bot.event(mention("define drift"))
    assert "Share" not in buttons(slack.wait_for("chat.postMessage")[0])


def test_share_posts_to_the_channel_without_naming_the_asker(
    bot: SlackClient, slack: FakeSlack
) -> None:
    action_id, value = buttons(bot.command("define drift").json)["Share"]
    assert bot.action(action_id, value, response_url=slack.response_url()).status == 200
    shared, cleared = slack.wait_for("response_url", 2)
    assert shared["response_type"] == "in_channel"
    assert shared["replace_original"] is False
    assert shared["text"].startswith("Model Drift")
    assert "UASKER" not in json.dumps(shared)
    assert "asker" not in json.dumps(shared)
    assert "Share" not in buttons(shared)
    assert cleared["delete_original"] is True


def test_a_related_entry_replaces_a_private_answer(bot: SlackClient, slack: FakeSlack) -> None:
    offered = buttons(bot.command("define drift").json)
    action_id, value = offered["Data Drift"]
    bot.action(action_id, value, response_url=slack.response_url())
    (shown,) = slack.wait_for("response_url")
    assert shown["replace_original"] is True
    assert shown["response_type"] == "ephemeral"
    assert shown["text"].startswith("Data Drift")


def test_a_button_under_a_public_answer_shows_its_answer_to_the_presser_alone(
    bot: SlackClient, slack: FakeSlack
) -> None:
    bot.action("show:0", "v1 define drift", response_url=slack.response_url(), ephemeral=False)
    (shown,) = slack.wait_for("response_url")
    assert shown["replace_original"] is False
    assert shown["response_type"] == "ephemeral"


@pytest.mark.parametrize(
    ("action_id", "value"), [("show:0", "v0 old"), ("vanished", "x"), ("share:1", "")]
)
def test_a_button_of_another_version_gets_a_sentence(
    bot: SlackClient, slack: FakeSlack, action_id: str, value: str
) -> None:
    assert bot.action(action_id, value, response_url=slack.response_url()).status == 200
    assert "ask again" in slack.wait_for("response_url")[0]["text"]


def test_a_short_rate_limit_is_waited_out(bot: SlackClient, slack: FakeSlack) -> None:
    slack.script(
        "chat.postMessage", Reply(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "0"})
    )
    bot.event(mention("define drift"))
    slack.wait_for("chat.postMessage", 2)


def test_an_answer_whose_fate_is_unknown_is_not_posted_again(
    bot: SlackClient, slack: FakeSlack
) -> None:
    slack.script("chat.postMessage", Reply(500, {"ok": False, "error": "fatal_error"}, {}))
    bot.event(mention("define drift"))
    slack.wait_for("chat.postMessage")
    assert slack.quiet("chat.postMessage", 1)


def test_an_unknown_event_is_accepted_and_nothing_happens(
    bot: SlackClient, slack: FakeSlack
) -> None:
    response = bot.event({"type": "reaction_added", "user": "U1", "reaction": "eyes"})
    assert (response.status, response.text) == (200, "")
    assert slack.quiet("chat.postMessage", 0)


def test_url_verification_is_answered_with_the_challenge(bot: SlackClient) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "x"}).encode()
    response = bot.post(body, content_type="application/json")
    assert response.status == 200
    assert "abc" in response.text


def test_health_names_the_revision(bot: SlackClient) -> None:
    report = bot.get("/readyz").json
    assert report["status"] == "ok"
    assert report["entries"] > 20
    assert len(report["revision"]) == 32
    assert bot.get("/healthz").status == 200


HOSTILE = [
    "x" * 40_000,
    "🧠" * 500,
    "مرحبا ما هو الانحراف",
    "\u202edrift\u202c",
    "nul\x00byte",
    "<!channel> <!here> <!everyone>",
    "<@UBOSS> <!subteam^S1> <#C1|general>",
    "<https://evil.example|click me>",
    "define <!channel>",
    "compare <!channel> vs <!here>",
    "&lt;!channel&gt;",
    "explain %s %d %n",
    "\\",
    "%",
    "' OR 1=1 --",
    "{{7*7}} ${jndi:ldap://x}",
    "*bold* _it_ ~no~ `code` ```x```",
    "define",
    "compare",
    "compare a",
    "list 999999999999",
    "list patterns 99999999999999999999",
    "Ｄｒｉｆｔ",
    "d" + "̀" * 900,
    "(" * 900,
    "how do I " * 200,
    "a vs " * 300,
]


@pytest.mark.parametrize(
    "text", HOSTILE, ids=lambda text: text[:16].encode("unicode_escape").decode()
)
def test_hostile_text_gets_a_sensible_answer_and_pings_nobody(bot: SlackClient, text: str) -> None:
    body = urlencode(slash_command(text)).encode()
    if len(body) > 64 * 1024:
        body = urlencode(slash_command(text[:10_000])).encode()
    response = bot.post(body)
    assert response.status == 200
    assert problems(response.json) == []
    assert "<!" not in response.text
    assert "<@" not in response.text
    assert "Traceback" not in response.text
