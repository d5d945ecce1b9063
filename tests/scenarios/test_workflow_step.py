"""Door: the step "Look up a term" in Workflow Builder."""

from __future__ import annotations

from typing import Any

import pytest

from bot.config import Config
from bot.playground.requests import SlackClient
from bot.wiring import Served
from tests.conftest import ROOT, config_for, serving
from tests.fakes.slack import BOT_TOKEN, STEP_TOKEN, FakeSlack


@pytest.fixture
def config(slack: FakeSlack) -> Config:
    """The settings of a bot that offers the step."""
    return config_for(slack.api_url)._replace(workflow_step=True)


def executed(term: str | None) -> dict[str, Any]:
    """A function_executed event."""
    return {
        "type": "function_executed",
        "function": {"callback_id": "look_up_term", "type": "app"},
        "inputs": {} if term is None else {"term": term},
        "function_execution_id": "Fx1",
        "workflow_execution_id": "Wx1",
        "bot_access_token": STEP_TOKEN,
        "event_ts": "1.0",
    }


def test_a_term_is_looked_up_with_the_token_of_the_execution(
    bot: SlackClient, slack: FakeSlack
) -> None:
    assert bot.event(executed("what is drift?")).status == 200
    (done,) = slack.wait_for("functions.completeSuccess")
    assert done["function_execution_id"] == "Fx1"
    assert done["outputs"]["found"] is True
    assert done["outputs"]["title"] == "Model Drift"
    assert done["outputs"]["entry"] == "edge_cases/model-drift"
    assert "Detecting and adapting" in done["outputs"]["answer"]
    (call,) = [call for call in slack.calls if call.method == "functions.completeSuccess"]
    assert call.token == STEP_TOKEN


def test_without_a_token_of_its_own_the_bots_is_used(bot: SlackClient, slack: FakeSlack) -> None:
    bot.event({**executed("drift"), "bot_access_token": None})
    assert slack.wait_for("functions.completeSuccess")
    assert {call.token for call in slack.calls if call.method.startswith("functions")} == {
        BOT_TOKEN
    }


def test_a_term_that_is_unknown_completes_and_says_so(bot: SlackClient, slack: FakeSlack) -> None:
    bot.event(executed("quantum basket weaving"))
    (done,) = slack.wait_for("functions.completeSuccess")
    assert done["outputs"]["found"] is False
    assert "no entry" in done["outputs"]["answer"]


@pytest.mark.parametrize("term", ["", "  ", None])
def test_no_term_fails_in_words(bot: SlackClient, slack: FakeSlack, term: str | None) -> None:
    bot.event(executed(term))
    assert slack.wait_for("functions.completeError")[0]["error"] == "Say which term to look up."


def test_the_step_is_off_unless_it_is_configured(slack: FakeSlack) -> None:
    with serving(Served(config_for(slack.api_url), str(ROOT / "knowledge"))) as bot:
        assert bot.event(executed("drift")).status == 200
        assert slack.quiet("functions.completeSuccess", 0)
