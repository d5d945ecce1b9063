"""mlpersona deliveries: what was posted and what is due, for people and for programs."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.persona.answer import Persona
from bot.schedule.occurrence import Timing
from bot.schedule.outcome import SENT, Outcome, outcome_of
from bot.schedule.subscription import Subscription
from bot.store.sql import open_store
from tests.tips import delivered


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, persona: Persona) -> None:
    """A database with a tip that was sent, one that is held, and a workspace that rests."""
    address = str(tmp_path / "desk.db")
    monkeypatch.setenv("MLPERSONA_DATABASE", address)
    store = open_store(address)
    fates = {
        "T1": SENT,
        "T2": Outcome("unknown", "TimeoutError"),
        "T3": outcome_of("missing_scope"),
    }
    for team, outcome in fates.items():
        kept = store.tips.put(Subscription(team, "C1", "U1", Timing("UTC", 540)))
        delivered(store.tips, persona, lambda *_, fate=outcome: fate, kept.id)
    store.close()


@pytest.mark.usefixtures("desk")
def test_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deliveries"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Last 7 days: 1 queued, 1 sent, 1 unknown.")
    assert "left alone until" in told
    assert "unknown (TimeoutError)  T2 C1" in told
    assert told.count("due ") == 3


@pytest.mark.usefixtures("desk")
def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deliveries", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"] == {"queued": 1, "sent": 1, "unknown": 1}
    assert {each["team"]: each["status"] for each in told["deliveries"]} == {
        "T1": "sent",
        "T2": "unknown",
        "T3": "queued",
    }
    assert [each["due_at"] > time.time() for each in told["due"]] == [True] * 3
    assert [each["error"] for each in told["resting"]] == ["missing_scope"]


def test_an_empty_database_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MLPERSONA_DATABASE", str(tmp_path / "desk.db"))
    assert main(["deliveries"]) == 0
    assert "nothing" in capsys.readouterr().out
