"""Doors: mentions, direct messages, the Messages tab as an agent; and being added to a channel."""

from __future__ import annotations

import json

import pytest

from bot.persona.tips import prompts
from bot.playground.payloads import opened
from bot.playground.requests import SlackClient, direct_message, mention
from bot.wiring import Served
from tests.conftest import settle
from tests.fakes.slack import FakeSlack, Reply

DRIFT = "edge_cases/model-drift"
JOINED = {"type": "member_joined_channel", "user": "UBOT", "channel": "C1", "channel_type": "C"}


def test_a_thread_remembers_what_it_is_about(
    bot: SlackClient, served: Served, slack: FakeSlack
) -> None:
    bot.event(mention("define drift", ts="1700000000.000500"))
    slack.wait_for("chat.postMessage")
    settle(served)
    assert served.memory.subject("T1 C1 1700000000.000500") == DRIFT
    bot.event(mention("define overfitting", thread_ts="1700000000.000500"))
    slack.wait_for("chat.postMessage", 2)
    settle(served)
    assert served.memory.subject("T1 C1 1700000000.000500").split() == [
        "concepts/overfitting",
        DRIFT,
        "concepts/overfitting",
    ]
    bot.event(mention("how do they differ?", thread_ts="1700000000.000500"))
    slack.wait_for("chat.postMessage", 3)
    compared = json.dumps(slack.sent("chat.postMessage")[-1])
    assert "Model Drift" in compared
    assert "Overfitting" in compared


def test_a_follow_up_in_a_thread_is_about_the_last_answer(
    bot: SlackClient, served: Served, slack: FakeSlack
) -> None:
    thread = "1700000000.000550"
    asked = ("define overfitting", "and how do I detect it?", "what about label shift?")
    for count, text in enumerate(asked, 1):
        bot.event(mention(text, thread_ts=thread))
        slack.wait_for("chat.postMessage", count)
        settle(served)
    first, second, third = (json.dumps(call) for call in slack.sent("chat.postMessage"))
    assert "Overfitting" in second
    assert first != second
    assert "Label Shift" in third


def test_a_follow_up_in_a_direct_message_needs_no_mention(
    bot: SlackClient, served: Served, slack: FakeSlack
) -> None:
    for count, text in enumerate(("define data leakage", "why does it matter?"), 1):
        bot.event(direct_message(text))
        slack.wait_for("chat.postMessage", count)
        settle(served)
    assert "Data Leakage" in json.dumps(slack.sent("chat.postMessage")[1])


def test_threads_and_conversations_are_kept_apart(
    bot: SlackClient, served: Served, slack: FakeSlack
) -> None:
    bot.event(direct_message("define drift"))
    bot.event(mention("define overfitting", ts="1700000000.000600"))
    slack.wait_for("chat.postMessage", 2)
    settle(served)
    assert served.memory.subject("T1 D1 ") == DRIFT
    assert served.memory.subject("T1 C1 1700000000.000600") == "concepts/overfitting"
    assert served.memory.subject("T2 D1 ") == ""


def test_what_finds_nothing_leaves_the_subject_alone(
    bot: SlackClient, served: Served, slack: FakeSlack
) -> None:
    for text in ("define drift", "quantum basket weaving"):
        bot.event(mention(text, thread_ts="1700000000.000700"))
    slack.wait_for("chat.postMessage", 2)
    settle(served)
    assert served.memory.subject("T1 C1 1700000000.000700") == DRIFT


def test_a_conversation_in_the_messages_tab_is_named_once(
    bot: SlackClient, served: Served, slack: FakeSlack
) -> None:
    for text in ("define drift", "define overfitting"):
        bot.event(direct_message(text, thread_ts="1700000000.000800"))
        slack.wait_for("chat.postMessage")
        settle(served)
    assert [call["title"] for call in slack.sent("agents.sessions.rename")] == ["Model Drift"]


def test_a_status_is_shown_only_while_slack_keeps_us_waiting(
    bot: SlackClient, slack: FakeSlack
) -> None:
    bot.event(mention("define drift"))
    slack.wait_for("chat.postMessage")
    assert slack.sent("assistant.threads.setStatus") == []
    slack.script(
        "chat.postMessage", Reply(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "0"})
    )
    bot.event(mention("define drift"))
    slack.wait_for("chat.postMessage", 3)
    assert len(slack.sent("assistant.threads.setStatus")) == 1


def test_the_messages_tab_offers_questions_of_the_handbook_once_a_day(
    bot: SlackClient, served: Served, slack: FakeSlack
) -> None:
    for _ in range(2):
        bot.event(opened("messages"))
    (offered,) = slack.wait_for("assistant.threads.setSuggestedPrompts")
    today = served.memory.today.toordinal()
    assert [prompt["message"] for prompt in offered["prompts"]] == list(
        prompts(served.watched.persona, ordinal=today)
    )
    assert "thread_ts" not in offered
    assert slack.quiet("assistant.threads.setSuggestedPrompts", 1)


def test_home_opened_offers_no_questions(bot: SlackClient, slack: FakeSlack) -> None:
    bot.event(opened("home"))
    slack.wait_for("views.publish")
    assert slack.sent("assistant.threads.setSuggestedPrompts") == []


def test_a_stopped_session_goes_on(bot: SlackClient, slack: FakeSlack) -> None:
    bot.event({"type": "agent_session_stopped", "channel": "D1", "thread_ts": "1.0", "user": "U1"})
    (active,) = slack.wait_for("agents.sessions.setStatus")
    assert (active["channel_id"], active["status"]) == ("D1", "active")


def test_slack_without_agents_is_no_trouble(bot: SlackClient, slack: FakeSlack) -> None:
    refusal = Reply(200, {"ok": False, "error": "feature_not_enabled"}, {})
    for method in ("assistant.threads.setSuggestedPrompts", "agents.sessions.rename"):
        slack.script(method, refusal)
    assert bot.event(opened("messages")).status == 200
    bot.event(direct_message("define drift", thread_ts="1700000000.000900"))
    slack.wait_for("chat.postMessage")


def test_added_to_a_channel_it_says_what_to_type_once(bot: SlackClient, slack: FakeSlack) -> None:
    for _ in range(2):
        bot.event(JOINED)
    (post,) = slack.wait_for("chat.postMessage")
    assert post["channel"] == "C1"
    assert "/mlpersona define drift" in json.dumps(post["blocks"])
    assert len(post["blocks"]) <= 3
    assert slack.quiet("chat.postMessage", 1)


@pytest.mark.parametrize("user", ["UANA", ""])
def test_others_who_join_are_left_in_peace(bot: SlackClient, slack: FakeSlack, user: str) -> None:
    bot.event({**JOINED, "user": user})
    assert slack.quiet("chat.postMessage", 0)


def test_privacy_says_that_it_is_a_bot_and_what_it_keeps(bot: SlackClient) -> None:
    told = json.dumps(bot.command("privacy").json)
    assert "This is a bot" in told
    assert "never a person" in told


def test_help_names_privacy_and_fits_one_message(bot: SlackClient) -> None:
    assert "privacy" in bot.command("help").json["text"]
