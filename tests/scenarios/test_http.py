"""What people do in Slack, over HTTP: signed requests in, what Slack would receive out."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.playground.limits import problems
from bot.playground.requests import (
    SlackClient,
    button_press,
    direct_message,
    mention,
    slash_command,
)
from bot.render.actions import Verdict, verdict
from tests.fakes.slack import FakeSlack, Reply


def buttons(message: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Label of each button with its action id and value; beside an entry, what is read aloud."""
    found = {
        element["text"]["text"]: (element["action_id"], element["value"])
        for block in message["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
    }
    for block in message["blocks"]:
        if element := block.get("accessory"):
            found[element["accessibility_label"]] = (element["action_id"], element["value"])
        if block["type"] == "context_actions":
            (pair,) = block["elements"]
            for name in ("positive_button", "negative_button"):
                found[pair[name]["text"]["text"]] = (pair["action_id"], pair[name]["value"])
    return found


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
    assert shared["unfurl_links"] is False
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


def test_back_leads_where_the_private_answer_came_from(bot: SlackClient, slack: FakeSlack) -> None:
    first = bot.command("list patterns").json
    for label in ("Next Page", "Look up", "Show More", "Back"):
        message = slack.sent("response_url")[-1] if slack.sent("response_url") else first
        count = len(slack.sent("response_url"))
        offered = buttons(message)
        action_id, value = next(offered[name] for name in offered if name.startswith(label))
        bot.action(action_id, value, response_url=slack.response_url())
        slack.wait_for("response_url", count + 1)
    turned, looked_up, whole, back = slack.sent("response_url")
    assert "Page 2 of" in json.dumps(turned["blocks"])
    assert "(pattern)" in looked_up["text"]
    assert "Show Less" in buttons(whole)
    assert back["blocks"] == turned["blocks"]
    assert "Back" not in buttons(back)


def test_a_comparison_opens_from_what_is_easily_confused(
    bot: SlackClient, slack: FakeSlack
) -> None:
    action_id, value = buttons(bot.command("define drift").json)["Drift Detection"]
    bot.action(action_id, value, response_url=slack.response_url())
    (shown,) = slack.wait_for("response_url")
    assert shown["text"].startswith("Model Drift and Drift Detection")
    assert "table" in {block["type"] for block in shown["blocks"]}


def test_a_button_in_a_direct_message_turns_the_message_itself(
    bot: SlackClient, slack: FakeSlack
) -> None:
    bot.event(direct_message("define drift"))
    offered = buttons(slack.wait_for("chat.postMessage")[0])
    assert "Share" not in offered
    action_id, value = offered["Data Drift"]
    bot.action(action_id, value, response_url=slack.response_url(), ephemeral=False)
    (shown,) = slack.wait_for("response_url")
    assert shown["replace_original"] is True
    assert "response_type" not in shown
    assert buttons(shown)["Back"][0].startswith("update:")


@pytest.mark.parametrize("label", ["Right answer", "Not what I meant"])
def test_feedback_is_thanked_for_beside_the_answer(
    bot: SlackClient, slack: FakeSlack, label: str
) -> None:
    action_id, value = buttons(bot.command("define drift").json)[label]
    assert bot.action(action_id, value, response_url=slack.response_url()).status == 200
    (said,) = slack.wait_for("response_url")
    assert said["text"].startswith("Thank you")
    assert said["replace_original"] is False
    assert said["response_type"] == "ephemeral"


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("how do I make lasagne", "Suggest a Term"),
        ("validation", "None of these: Suggest a Term"),
    ],
)
def test_suggesting_under_an_answer_opens_a_window(
    bot: SlackClient, slack: FakeSlack, question: str, label: str
) -> None:
    action_id, value = buttons(bot.command(question).json)[label]
    assert bot.action(action_id, value, response_url=slack.response_url()).status == 200
    (opened,) = slack.wait_for("views.open")
    term = opened["view"]["blocks"][0]["element"]["initial_value"]
    assert term in question


def test_feedback_carries_the_entry_and_a_short_question_but_no_person(bot: SlackClient) -> None:
    for question in ("define drift", 'why does my "model" get worse over time?', "define drift"):
        _, value = buttons(bot.command(question).json)["Not what I meant"]
        assert verdict(value) == Verdict(False, "edge_cases/model-drift", question)
    _, value = buttons(bot.command("define edge_cases/model-drift").json)["Right answer"]
    assert verdict(value) == Verdict(True, "edge_cases/model-drift", "")
    assert "UASKER" not in bot.command("define drift").text


def test_a_button_under_a_public_answer_shows_its_answer_to_the_presser_alone(
    bot: SlackClient, slack: FakeSlack
) -> None:
    bot.action("show:0", "v1 define drift", response_url=slack.response_url(), ephemeral=False)
    (shown,) = slack.wait_for("response_url")
    assert shown["replace_original"] is False
    assert shown["response_type"] == "ephemeral"


def test_a_button_in_a_thread_is_answered_in_that_thread(
    bot: SlackClient, slack: FakeSlack
) -> None:
    press = button_press("show:0", "v1 define drift", slack.response_url(), False)
    press["container"]["thread_ts"] = "1600000000.000100"
    bot.post(urlencode({"payload": json.dumps(press)}).encode())
    assert slack.wait_for("response_url")[0]["thread_ts"] == "1600000000.000100"


@pytest.mark.parametrize(
    ("action_id", "value"), [("show:0", "v0 old"), ("vanished", "x"), ("share:1", "")]
)
def test_a_button_of_another_version_gets_a_sentence(
    bot: SlackClient, slack: FakeSlack, action_id: str, value: str
) -> None:
    assert bot.action(action_id, value, response_url=slack.response_url()).status == 200
    assert "ask again" in slack.wait_for("response_url")[0]["text"]


def test_a_button_from_before_the_trail_still_works(bot: SlackClient, slack: FakeSlack) -> None:
    bot.action("show:3", "v1 define drift", response_url=slack.response_url())
    bot.action("share:0", "v1 explain drift", response_url=slack.response_url())
    texts = [sent["text"] for sent in slack.wait_for("response_url", 3)]
    assert sum(text.startswith("Model Drift") for text in texts) == 2


def test_an_unknown_button_where_nobody_can_be_answered_is_accepted(bot: SlackClient) -> None:
    assert bot.action("vanished", "x", response_url="").status == 200


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
