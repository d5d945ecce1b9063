"""The environment is judged as a whole: every mistake at once, in words."""

from __future__ import annotations

import pytest

from bot.config import SLACK_API, read_config
from bot.errors import ConfigurationError
from bot.store.secrets import new_key

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
        "MLPERSONA_EDITORS": "@ana",
        "MLPERSONA_EDITORS_CHANNEL": "#ml",
        "MLPERSONA_PUBLIC_URL": "http://ml.example.com",
        "MLPERSONA_WORKFLOW_STEP": "maybe",
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


def test_the_database_is_a_file_of_the_persons_own_unless_named() -> None:
    assert read_config(GOOD).database.endswith("desk.db")
    heroku = {**GOOD, "DATABASE_URL": "postgres://h/d"}
    assert read_config(heroku).database == "postgres://h/d"
    assert read_config({**heroku, "MLPERSONA_DATABASE": "x.db"}).database == "x.db"


def test_editors_and_addresses_are_read() -> None:
    config = read_config(
        {
            **GOOD,
            "MLPERSONA_EDITORS": "U1, W2",
            "MLPERSONA_EDITORS_CHANNEL": "C9",
            "MLPERSONA_PUBLIC_URL": "https://ml.example.com/",
            "MLPERSONA_WORKFLOW_STEP": "on",
        }
    )
    assert config.editors == ("U1", "W2")
    assert (config.editors_channel, config.workflow_step) == ("C9", True)
    assert config.public_url == "https://ml.example.com"


def test_the_key_of_the_ledger_is_neither_the_secret_nor_the_same_for_all() -> None:
    config = read_config(GOOD)
    other = read_config({**GOOD, "SLACK_SIGNING_SECRET": "another"})
    assert b"secret" not in config.ledger_key
    assert config.ledger_key != other.ledger_key


def test_workspaces_that_install_the_app_need_no_token_but_keys() -> None:
    key = new_key()
    config = read_config(
        {
            "SLACK_CLIENT_ID": "1.2",
            "SLACK_CLIENT_SECRET": "s",
            "SLACK_SIGNING_SECRET": "secret",
            "MLPERSONA_TOKEN_KEYS": f"{key}, {new_key()}",
        }
    )
    assert config.many_workspaces
    assert config.token_keys[0] == key
    assert len(config.token_keys) == 2
    assert not read_config(GOOD).many_workspaces


def test_every_mistake_in_installing_is_told_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_config({**GOOD, "SLACK_CLIENT_ID": "1.2", "SLACK_APP_TOKEN": "xapp-1"})
    assert [problem.split()[0] for problem in caught.value.problems] == [
        "SLACK_BOT_TOKEN",
        "SLACK_CLIENT_SECRET",
        "SLACK_APP_TOKEN",
        "MLPERSONA_TOKEN_KEYS",
    ]


def test_a_key_that_is_none_is_refused_without_being_shown() -> None:
    with pytest.raises(ConfigurationError, match="rotate-keys --new") as caught:
        read_config({**GOOD, "MLPERSONA_TOKEN_KEYS": "hunter2"})
    assert "hunter2" not in str(caught.value)
