"""One process that serves and delivers: from the command to the posted tip, and down again."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bot.config import Config
from bot.wiring import Served
from tests.conftest import config_for, serving
from tests.fakes.slack import FakeSlack


@pytest.fixture
def config(slack: FakeSlack, address: str) -> Config:
    """A bot with a database that outlives it."""
    return config_for(slack.api_url)._replace(database=address, tips=True)


def test_a_tip_that_was_asked_for_is_posted_in_its_minute_by_the_process_that_serves(
    config: Config, slack: FakeSlack, root: Path
) -> None:
    served = Served(config, str(root / "knowledge"))
    with serving(served) as bot:
        bot.command("tips on 9:00 daily", response_url=slack.response_url())
        told = slack.wait_for("response_url")[0]
        assert told["text"].startswith("This channel gets a tip every day at 9:00")
        kept = served.store.tips.subscription("T1", "C1")
        assert kept is not None
        now = int(time.time())
        timing = kept.timing._replace(zone="UTC", minute=now % 86_400 // 60)
        served.store.tips.put(kept._replace(timing=timing, next_due=now - now % 60))
        end = time.monotonic() + 20
        while not (served.engine and served.engine.is_running) and time.monotonic() < end:
            time.sleep(0.05)
        assert served.engine
        served.engine.look()
        (post,) = slack.wait_for("chat.postMessage", seconds=20)
        assert post["channel"] == "C1"
        assert bot.get("/readyz").status == 200
        assert served.problems == ()
        while served.store.tips.counts(since=0) != {"sent": 1} and time.monotonic() < end + 20:
            time.sleep(0.05)
        assert served.store.tips.counts(since=0) == {"sent": 1}


def test_an_engine_that_does_not_start_is_told_and_silences_nothing(
    config: Config, slack: FakeSlack, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("bot.wiring.tips_engine", fail)
    served = Served(config, str(root / "knowledge"))
    with serving(served) as bot:
        assert "Drift" in bot.command("define drift").text
        end = time.monotonic() + 5
        while not served.problems and time.monotonic() < end:
            time.sleep(0.02)
        assert served.problems == ("tips are not delivered: OSError",)
