"""What a person can get wrong: each gets one clear sentence, and says what would be right.

Of buttons, windows and channels the doors' own tests tell: ``test_manners`` of other versions and
archived channels, ``test_look_up`` and ``test_feedback`` of windows that are sent off empty,
``test_tips`` of channels where the bot is no member.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.persona.respond import NO_WORDS
from bot.playground.payloads import in_view, opened
from bot.playground.requests import SlackClient, direct_message, mention
from bot.render.compose import IN_ENGLISH
from tests.fakes.slack import FakeSlack

HELP = "Type a term, ask a question in your own words, or use a command:"


def words_of(message: Any) -> str:
    """All that a message says."""
    return json.dumps(message, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", HELP),
        ("   ", HELP),
        (":shrug:", HELP),
        ("@mlpersona", HELP),
        ("🤷", NO_WORDS),
        ("???", NO_WORDS),
        ("x" * 3000, "A question has at most 1,000 characters; this one has 3,000."),
        ("define", "Say define TERM, as in “define drift”."),
        ("history", "Say history TERM, as in “history drift”."),
        ("compare drift", "Say compare A vs B, as in “compare data drift vs concept drift”."),
        ("comapre drift", "Say compare A vs B, as in “compare data drift vs concept drift”."),
        ("define basket weaving", "The handbook has no entry for “basket weaving”"),
        ("compare drift vs basket weaving", "The handbook has no entry for “basket weaving”"),
        ("was ist Drift?", IN_ENGLISH),
        ("qu'est-ce que la dérive des données ?", IN_ENGLISH),
        ("¿qué es el sobreajuste?", IN_ENGLISH),
        ("что такое дрейф", "The handbook has no entry for “что такое дрейф”."),
        ("что такое дрейф", IN_ENGLISH),
        ("什么是数据漂移", IN_ENGLISH),
    ],
)
def test_a_command_that_asks_for_nothing_is_told_what_would(
    bot: SlackClient, text: str, sentence: str
) -> None:
    answered = bot.command(text).json
    assert answered["response_type"] == "ephemeral"
    assert sentence in words_of(answered["blocks"])


@pytest.mark.parametrize("text", ["what is β?", "define basket weaving", "UMA and EST"])
def test_a_question_in_english_is_not_taken_for_another_language(
    bot: SlackClient, text: str
) -> None:
    assert IN_ENGLISH not in words_of(bot.command(text).json)


@pytest.mark.parametrize(
    "text",
    [
        "define drift @channel",
        "what does @somebody mean by drift?",
        "define drift :pray:",
        "<@U123|somebody> define drift",
        "<#C1|ml-platform> what is drift?",
    ],
)
def test_names_channels_and_emoji_are_no_part_of_a_question(bot: SlackClient, text: str) -> None:
    assert bot.command(text).json["text"].startswith("Model Drift")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("on 25:00", "“25:00” is no time of day: say one such as 9:00 or 14:30."),
        ("on 9:00 14:30", "A tip comes at one time of day: say one such as 9:00 or 14:30."),
        ("on Mars/Base", "“Mars/Base” is no time zone: name one such as Europe/Berlin."),
        ("on about unicorns", "“unicorns” is no topic: name a stage (monitoring), a kind"),
        ("on holidays XX", "by its two letters, such as holidays DE, or say holidays none."),
        ("pause until whenever", "Say until when: a day such as 2027-01-07, 7 January or monday"),
        ("dance", "“dance” is nothing that tips can do: say tips on 9:00 weekdays"),
        ("off", "No tips come here. Say /mlpersona tips on 9:00 weekdays to get one a day."),
    ],
)
def test_tips_that_cannot_be_had_are_told_what_can(
    bot: SlackClient, slack: FakeSlack, text: str, sentence: str
) -> None:
    assert bot.command(f"tips {text}", response_url=slack.response_url()).status == 200
    (told,) = slack.wait_for("response_url")
    assert told["response_type"] == "ephemeral"
    assert sentence in told["text"]


def test_tips_on_a_subject_are_a_question_and_no_order(bot: SlackClient) -> None:
    assert bot.command("tips to detect drift").json["text"].startswith("Model Drift")
    assert bot.command("tips for feature stores").json["text"].startswith("Feature Store")


@pytest.mark.parametrize(
    ("text", "sentence"), [("", HELP), ("🤷", NO_WORDS), ("was ist Drift?", IN_ENGLISH)]
)
def test_a_mention_and_a_direct_message_are_told_the_same(
    bot: SlackClient, slack: FakeSlack, text: str, sentence: str
) -> None:
    bot.event(mention(text))
    bot.event(direct_message(text or ":wave:", ts="2.0"))
    for told in slack.wait_for("chat.postMessage", 2):
        assert sentence in words_of(told["blocks"])


def test_an_empty_search_on_home_opens_the_help(bot: SlackClient, slack: FakeSlack) -> None:
    bot.event(opened("home"))
    slack.wait_for("views.publish")
    bot.interaction(in_view(slack.surfaces.homes["UASKER"], "home_ask", ""))
    (shown,) = slack.wait_for("views.open")
    assert HELP in words_of(shown["view"]["blocks"])
