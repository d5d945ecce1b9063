"""mlpersona tips preview: what a channel would get."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from bot.cli.main import main


def preview(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, str]]:
    assert main(["tips", "preview", *words, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_year_never_repeats_and_leaves_no_day_out(capsys: pytest.CaptureFixture[str]) -> None:
    lines = preview(capsys, "--zone", "Europe/Berlin", "--days", "365", "--from", "2026-11-26")
    assert len({line["entry"] for line in lines}) == 365
    start = date(2026, 11, 26)
    assert [line["date"] for line in lines] == [
        (start + timedelta(days=at)).isoformat() for at in range(365)
    ]
    assert lines[0].keys() == {"date", "at", "entry"}
    assert lines[0]["at"] == "2026-11-26T09:00+01:00"
    assert lines[180]["at"].endswith("T09:00+02:00")


def test_it_takes_what_slack_takes(capsys: pytest.CaptureFixture[str]) -> None:
    lines = preview(
        capsys, "10:30", "weekdays", "monitoring", "--days", "7", "--from", "2026-11-26"
    )
    assert [line["date"][-2:] for line in lines] == ["26", "27", "30", "01", "02"]
    assert {line["at"][11:16] for line in lines} == {"10:30"}


def test_options_may_stand_before_among_and_after_the_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["preview", "10:30", "weekdays", "monitoring"]
    options = ["--days", "7", "--from", "2026-11-26", "--json"]
    printed = set()
    for at in range(len(words) + 1):
        assert main(["tips", *words[:at], *options, *words[at:]]) == 0
        printed.add(capsys.readouterr().out)
    assert len(printed) == 1
    assert printed.pop().count("T10:30") == 5


def test_what_is_no_option_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["tips", "preview", "--zzz"], ["misses", "--days", "3", "more"]):
        with pytest.raises(SystemExit, match="2"):
            main(words)
        assert "unrecognized arguments" in capsys.readouterr().err


def test_the_same_call_prints_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert preview(capsys, "--from", "2027-01-01") == preview(capsys, "--from", "2027-01-01")


def test_by_default_it_begins_today(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(preview(capsys, "--days", "14")) == 14


def test_for_people_it_prints_the_tip(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tips", "preview", "--days", "1", "--from", "2027-01-01"]) == 0
    assert capsys.readouterr().out.startswith("2027-01-01  09:00  ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--zone", "Mars"], "no time zone"),
        (["25:00"], "no time of day"),
        (["--days", "0"], "from 1 to"),
        (["--from", "soon"], "2027-01-31"),
    ],
)
def test_what_cannot_be_followed_is_told(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["tips", "preview", *words]) == 2
    assert said in capsys.readouterr().err
