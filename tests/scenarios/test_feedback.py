"""Door: the feedback buttons and "Suggest a term" under an answer."""

from __future__ import annotations

import json

import pytest

from bot.config import Config
from bot.playground.payloads import in_view, pressed, submitted
from bot.playground.requests import SlackClient
from bot.playground.surfaces import trigger
from bot.store.store import Suggestion, Verdict
from bot.wiring import Served
from tests.conftest import config_for, settle
from tests.fakes.slack import FakeSlack

DRIFT = "edge_cases/model-drift"


@pytest.fixture
def config(slack: FakeSlack) -> Config:
    """The settings of a bot with an editors' channel."""
    return config_for(slack.api_url)._replace(editors_channel="CEDITORS")


def verdicts(served: Served) -> tuple[Verdict, ...]:
    """What people said, once the work in hand is done."""
    settle(served)
    return served.memory.verdicts(days=1)


@pytest.mark.parametrize(
    ("action_id", "value", "good", "bad"),
    [
        ("feedback:0", f"v2 right {DRIFT}\nwhat is drift", 1, 0),
        ("feedback:1", f"v2 wrong {DRIFT}", 0, 1),
        ("feedback:2", f"v1 right {DRIFT}", 1, 0),
    ],
)
def test_a_verdict_is_counted_for_its_entry_and_thanked_for(
    bot: SlackClient,
    served: Served,
    slack: FakeSlack,
    action_id: str,
    value: str,
    good: int,
    bad: int,
) -> None:
    bot.interaction(pressed(action_id, value, response_url=slack.response_url()))
    (thanks,) = slack.wait_for("response_url")
    assert "counted" in thanks["text"]
    assert thanks["replace_original"] is False
    assert thanks["response_type"] == "ephemeral"
    (verdict,) = verdicts(served)
    assert (verdict.entry, verdict.question, verdict.good, verdict.bad) == (DRIFT, "", good, bad)


def test_a_person_has_one_verdict_on_one_message(
    bot: SlackClient, served: Served, slack: FakeSlack
) -> None:
    for _ in range(3):
        bot.interaction(
            pressed("feedback:0", f"v2 right {DRIFT}", response_url=slack.response_url())
        )
    slack.wait_for("response_url", 3)
    assert verdicts(served)[0].good == 1


def test_a_question_that_two_people_judged_is_kept_with_the_verdicts(
    bot: SlackClient, served: Served, slack: FakeSlack
) -> None:
    for user in ("U1", "U2"):
        payload = pressed(
            "feedback:0", f"v2 wrong {DRIFT}\nWhat is DRIFT?", response_url=slack.response_url()
        )
        bot.interaction({**payload, "user": {"id": user}})
    slack.wait_for("response_url", 2)
    (verdict,) = verdicts(served)
    assert (verdict.question, verdict.bad) == ("what is drift", 2)


def test_a_verdict_of_another_version_gets_a_sentence(
    bot: SlackClient, served: Served, slack: FakeSlack
) -> None:
    bot.interaction(pressed("feedback:0", "v9 x", response_url=slack.response_url()))
    assert "ask again" in slack.wait_for("response_url")[0]["text"]
    assert verdicts(served) == ()


def test_suggesting_opens_a_window_with_the_term_in_it(bot: SlackClient, slack: FakeSlack) -> None:
    bot.interaction(pressed("suggest:2", "v2 shadow mode", response_url=slack.response_url()))
    (opened,) = slack.wait_for("views.open")
    assert opened["view"]["blocks"][0]["element"]["initial_value"] == "shadow mode"


def test_a_window_that_comes_too_late_is_told_in_words(bot: SlackClient, slack: FakeSlack) -> None:
    payload = pressed(
        "suggest:0", "v2 x", response_url=slack.response_url(), trigger_id=trigger(age=4)
    )
    bot.interaction(payload)
    assert "try again" in slack.wait_for("response_url")[0]["text"]


def test_suggesting_from_within_a_window_lays_one_on_top_of_it(
    bot: SlackClient, slack: FakeSlack
) -> None:
    bot.interaction(in_view({"id": "V1", "type": "modal"}, "suggest:0", "v2 shadow mode"))
    slack.wait_for("views.push")


def test_a_suggestion_goes_to_the_editors_and_into_the_ledger_without_a_name(
    bot: SlackClient, served: Served, slack: FakeSlack
) -> None:
    bot.interaction(pressed("suggest:0", "v2 shadow mode", response_url=slack.response_url()))
    slack.wait_for("views.open")
    (view,) = slack.surfaces.views.values()
    response = bot.interaction(
        submitted(
            view, {"term": {"value": "<!channel> mode"}, "meaning": {"value": "Running\n it"}}
        )
    )
    assert response.json["response_action"] == "update"
    assert "Thank you" in json.dumps(response.json["view"])
    (post,) = slack.wait_for("chat.postMessage")
    assert post["channel"] == "CEDITORS"
    assert "Running it" in json.dumps(post["blocks"])
    assert "UASKER" not in json.dumps(post)
    settle(served)
    today = served.memory.today.isoformat()
    assert served.store.suggestions(since=today) == (
        Suggestion("<!channel> mode", "Running it", today),
    )


def test_an_empty_suggestion_is_sent_back(bot: SlackClient, slack: FakeSlack) -> None:
    bot.interaction(pressed("suggest:0", "v2 x", response_url=slack.response_url()))
    slack.wait_for("views.open")
    (view,) = slack.surfaces.views.values()
    response = bot.interaction(submitted(view, {"term": {"value": "  "}, "meaning": {}}))
    assert response.json["response_action"] == "errors"
    assert slack.quiet("chat.postMessage", 0)


def test_a_suggestion_that_reaches_nobody_is_owned_up_to(
    bot: SlackClient, served: Served, slack: FakeSlack
) -> None:
    slack.surfaces.gone["CEDITORS"] = "channel_not_found"
    bot.interaction(pressed("suggest:0", "v2 x", response_url=slack.response_url()))
    slack.wait_for("views.open")
    (view,) = slack.surfaces.views.values()
    served.store.close()
    served.memory._resume = float("inf")
    bot.interaction(submitted(view, {"term": {"value": "shadow mode"}, "meaning": {}}))
    told = slack.wait_for("chat.postMessage", 2)[-1]
    assert told["channel"] == "UASKER"
    assert "could not be kept" in told["text"]
