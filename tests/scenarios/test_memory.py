"""What the desk remembers, and that a store which fails silences nobody."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.config import Config
from bot.playground.requests import SlackClient, direct_message, mention
from bot.store.store import Miss
from bot.wiring import Served
from tests.conftest import ROOT, config_for, serving, settle
from tests.fakes.slack import FakeSlack


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database in a file, so that it can be shared and broken."""
    return tmp_path / "desk.db"


@pytest.fixture
def config(slack: FakeSlack, database: Path) -> Config:
    """The settings of a bot that keeps its memory in that file."""
    return config_for(slack.api_url)._replace(database=str(database))


def misses(served: Served) -> list[tuple[str, int]]:
    """What was asked in vain, once the work in hand is done."""
    settle(served)
    return [(miss.question, miss.asked) for miss in served.memory.misses(days=1)]


def test_a_question_that_finds_nothing_is_counted_from_the_second_time_on(
    bot: SlackClient, served: Served, database: Path
) -> None:
    bot.command("What is quantum basket weaving?")
    assert misses(served) == []
    raw = sqlite3.connect(database).execute("SELECT * FROM misses").fetchall()
    assert "basket" not in str(raw)
    bot.command("quantum basket-weaving")
    assert misses(served) == [("quantum basket weaving", 2)]


def test_a_miss_is_counted_whatever_door_it_comes_through(
    bot: SlackClient, served: Served, slack: FakeSlack
) -> None:
    bot.command("quantum basket weaving")
    bot.event(mention("what is quantum basket weaving"))
    bot.event(direct_message("quantum basket weaving"))
    slack.wait_for("chat.postMessage", 2)
    assert misses(served) == [("quantum basket weaving", 3)]


def test_the_ledger_knows_nobody(bot: SlackClient, served: Served, database: Path) -> None:
    for _ in range(2):
        bot.command("quantum basket weaving")
    assert misses(served)
    dump = "\n".join(sqlite3.connect(database).iterdump())
    for who in ("UASKER", "asker", "C1", "ml-platform"):
        assert who not in dump


def test_the_database_ties_no_entry_to_a_conversation(
    bot: SlackClient, served: Served, slack: FakeSlack, database: Path
) -> None:
    bot.event(direct_message("define drift"))
    slack.wait_for("chat.postMessage")
    settle(served)
    dump = "\n".join(sqlite3.connect(database).iterdump())
    assert "edge_cases/model-drift" in dump
    for where in ("UASKER", "D1", "message T1"):
        assert where not in dump


@pytest.mark.parametrize(
    "text",
    [
        "zzyx of ana.miller@example.com",
        "zzyx https://example.com/secret",
        "zzyx 4711 0815 1234",
        "zzyx " * 30,
    ],
)
def test_what_may_be_personal_is_never_kept(
    bot: SlackClient, served: Served, database: Path, text: str
) -> None:
    for _ in range(3):
        bot.command(text)
    assert misses(served) == []
    assert sqlite3.connect(database).execute("SELECT * FROM misses").fetchall() == []


def test_what_is_found_is_not_counted(bot: SlackClient, served: Served) -> None:
    for _ in range(2):
        bot.command("define drift")
    assert misses(served) == []


def test_two_processes_that_share_a_database_answer_once(
    bot: SlackClient, config: Config, slack: FakeSlack
) -> None:
    event = mention("define drift", ts="1700000000.000300")
    with serving(Served(config, str(ROOT / "knowledge"))) as other:
        for client, event_id in ((bot, "EvA"), (other, "EvB"), (other, "EvA")):
            assert client.event(event, event_id=event_id).status == 200
        slack.wait_for("chat.postMessage")
        assert slack.quiet("chat.postMessage", 1)


def test_a_thread_is_remembered_across_a_restart(
    bot: SlackClient, config: Config, served: Served, slack: FakeSlack
) -> None:
    bot.event(mention("define drift", ts="1700000000.000400"))
    slack.wait_for("chat.postMessage")
    settle(served)
    place = "T1 C1 1700000000.000400"
    again = Served(config, str(ROOT / "knowledge"))
    for memory in (served.memory, again.memory):
        assert memory.subject(place) == "edge_cases/model-drift"
    assert again.memory.subject("T1 C2 1700000000.000400") == ""


def test_a_locked_database_delays_nobodys_command_and_silences_no_mention(
    bot: SlackClient, slack: FakeSlack, database: Path
) -> None:
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    assert bot.command("define drift").json["text"].startswith("Model Drift")
    assert "no entry" in bot.command("quantum basket weaving").json["text"]
    bot.event(mention("define drift"))
    assert slack.wait_for("chat.postMessage", seconds=10)[0]["text"].startswith("Model Drift")
    connection.execute("ROLLBACK")


def test_a_broken_database_silences_nobody_and_health_says_so(
    slack: FakeSlack, database: Path
) -> None:
    database.write_bytes(b"no database at all " * 500)
    config = config_for(slack.api_url)._replace(database=str(database))
    with serving(Served(config, str(ROOT / "knowledge"))) as bot:
        assert bot.command("define drift").json["text"].startswith("Model Drift")
        bot.event(mention("define drift"))
        slack.wait_for("chat.postMessage")
        report = bot.get("/readyz")
        assert (report.status, report.json["status"]) == (200, "degraded")
        assert "cannot be opened" in report.json["problems"][0]


def test_old_misses_are_out_of_sight(served: Served) -> None:
    served.store.count_miss("d", "old", day="2020-01-01", forget_before="2019-01-01")
    served.store.count_miss("d", "old", day="2020-01-02", forget_before="2019-01-01")
    assert served.memory.misses(days=30) == ()
    assert served.store.misses(since="2020-01-01") == (Miss("old", 2, "2020-01-01", "2020-01-02"),)
