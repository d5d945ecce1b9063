"""Door: links to the handbook's pages unfurl as the answer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.config import Config
from bot.playground.requests import SlackClient
from bot.wiring import Served
from tests.conftest import ROOT, config_for, serving
from tests.fakes.slack import FakeSlack

PUBLIC = "https://ml.example.com/handbook"
DRIFT = f"{PUBLIC}/e/edge_cases/model-drift"


@pytest.fixture
def config(slack: FakeSlack) -> Config:
    """The settings of a bot whose handbook can be read at a public address."""
    return config_for(slack.api_url)._replace(public_url=PUBLIC)


def shared(*urls: str, **more: Any) -> dict[str, Any]:
    """A link_shared event."""
    return {
        "type": "link_shared",
        "user": "UASKER",
        "channel": "C1",
        "message_ts": "1700000000.001000",
        "unfurl_id": "C1.1700000000.001000.x",
        "source": "conversations_history",
        "links": [{"url": url, "domain": "ml.example.com"} for url in urls],
        "event_ts": "1.0",
        **more,
    }


@pytest.mark.parametrize("suffix", ["", "/", "?utm=x", "#top"])
def test_a_link_to_an_entry_shows_the_answer_without_buttons(
    bot: SlackClient, slack: FakeSlack, suffix: str
) -> None:
    bot.event(shared(DRIFT + suffix))
    (unfurled,) = slack.wait_for("chat.unfurl")
    assert (unfurled["channel"], unfurled["ts"]) == ("C1", "1700000000.001000")
    assert "Model Drift" in json.dumps(unfurled["unfurls"])
    assert '"actions"' not in json.dumps(unfurled["unfurls"])


def test_a_link_that_is_still_being_written_is_shown_to_its_writer(
    bot: SlackClient, slack: FakeSlack
) -> None:
    bot.event(shared(DRIFT, source="composer", channel="COMPOSER"))
    (unfurled,) = slack.wait_for("chat.unfurl")
    assert unfurled["source"] == "composer"
    assert "channel" not in unfurled


@pytest.mark.parametrize(
    "url",
    [
        f"{PUBLIC}/e/edge_cases/nothing",
        f"{PUBLIC}/e/",
        f"{PUBLIC}/",
        "https://evil.example.com/e/edge_cases/model-drift",
        f"{PUBLIC}.evil.example.com/e/edge_cases/model-drift",
        f"{PUBLIC}/e/../e/edge_cases/model-drift",
        "",
    ],
)
def test_other_links_are_left_alone(bot: SlackClient, slack: FakeSlack, url: str) -> None:
    assert bot.event(shared(url)).status == 200
    assert slack.quiet("chat.unfurl", 0)


def test_one_message_is_unfurled_once(bot: SlackClient, slack: FakeSlack) -> None:
    for event_id in ("Ev1", "Ev2"):
        bot.event(shared(DRIFT), event_id=event_id)
    slack.wait_for("chat.unfurl")
    assert slack.quiet("chat.unfurl", 1)


def test_links_are_left_alone_without_a_public_address(slack: FakeSlack) -> None:
    with serving(Served(config_for(slack.api_url), str(ROOT / "knowledge"))) as bot:
        assert bot.event(shared(DRIFT)).status == 200
        assert slack.quiet("chat.unfurl", 0)
