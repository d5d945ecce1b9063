"""The environment is judged as a whole: every mistake at once, in words."""

from __future__ import annotations

import pytest

from bot.config import SLACK_API, read_config
from bot.errors import ConfigurationError

GOOD = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "secret"}


def test_http_needs_a_token_and_a_secret() -> None:
    config = read_config(GOOD)
    assert (config.port, config.api_url, config.socket_mode) == (3000, SLACK_API, False)


def test_an_app_token_chooses_socket_mode_and_needs_no_secret() -> None:
    assert read_config({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}).socket_mode


def test_every_mistake_is_told_at_once() -> None:
    bad = {
        "SLACK_BOT_TOKEN": "xoxp-user",
        "SLACK_APP_TOKEN": "abc",
        "SLACK_SIGNING_SECRET": "two words",
        "SLACK_API_URL": "ftp://x",
        "PORT": "99999",
        "LOG_LEVEL": "loud",
    }
    with pytest.raises(ConfigurationError) as caught:
        read_config(bad)
    told = "\n".join(caught.value.problems)
    assert len(caught.value.problems) == len(bad)
    for name in bad:
        assert name in told
    assert "xoxp-user" not in told


def test_nothing_set_names_what_is_needed() -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_config({})
    assert [problem.split()[0] for problem in caught.value.problems] == [
        "SLACK_BOT_TOKEN",
        "SLACK_SIGNING_SECRET",
    ]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:9000/api/", "http://127.0.0.1:9000/api/"),
        ("http://localhost:9000/api", "http://localhost:9000/api/"),
        ("http://[::1]:9000/api", "http://[::1]:9000/api/"),
        ("https://slack-gov.com/api/", "https://slack-gov.com/api/"),
    ],
)
def test_another_api_address_is_taken(url: str, expected: str) -> None:
    assert read_config({**GOOD, "SLACK_API_URL": url}).api_url == expected


@pytest.mark.parametrize(
    "url",
    [
        "http://slack.example/api/",
        "https://u:p@x/api",
        "http://127.0.0.1.evil.example/",
        "slack.com",
    ],
)
def test_the_token_goes_nowhere_unsafe(url: str) -> None:
    with pytest.raises(ConfigurationError, match="SLACK_API_URL"):
        read_config({**GOOD, "SLACK_API_URL": url})


@pytest.mark.parametrize("port", ["0", "-1", "65536", "http", "٣", "1" * 400])
def test_a_port_is_a_port(port: str) -> None:
    with pytest.raises(ConfigurationError, match="PORT"):
        read_config({**GOOD, "PORT": port})
