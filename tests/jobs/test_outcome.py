"""What Slack answers to a post, over a real connection, and what that means."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from slack_sdk import WebClient

from bot.schedule.outcome import Outcome, outcome_of, reason_of
from bot.slack.tip_post import MAX_WAIT, TipPost, wait_of
from tests.fakes.slack import BOT_TOKEN, FakeSlack, Reply

MESSAGE = {"text": "A tip", "blocks": []}


def post(api_url: str, *, timeout: int = 5, team: str = "T1") -> Outcome:
    client = WebClient(BOT_TOKEN, base_url=api_url, timeout=timeout, retry_handlers=[])
    poster = TipPost(lambda _, team: client if team == "T1" else None)
    return poster("", team, "C1", MESSAGE, "6b1f2f0e-1f0e-5b67-8a0d-6d6c70657273")


def test_a_post_that_is_there(slack: FakeSlack) -> None:
    assert post(slack.api_url) == Outcome("sent")
    (body,) = slack.sent("chat.postMessage")
    assert body["client_msg_id"] == "6b1f2f0e-1f0e-5b67-8a0d-6d6c70657273"


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("channel_not_found", "end"),
        ("is_archived", "end"),
        ("not_in_channel", "end"),
        ("user_disabled", "end"),
        ("account_inactive", "close"),
        ("token_revoked", "close"),
        ("invalid_auth", "close"),
        ("missing_scope", "rest"),
        ("message_limit_exceeded", "rest"),
        ("token_expired", "again"),
        ("service_unavailable", "again"),
        ("msg_too_long", "fault"),
        ("invalid_blocks", "fault"),
        ("fatal_error", "unknown"),
        ("internal_error", "unknown"),
        ("duplicate_message_not_found", "unknown"),
        ("something_new", "unknown"),
    ],
)
def test_a_refusal_means_what_it_says(slack: FakeSlack, code: str, meaning: str) -> None:
    slack.script("chat.postMessage", Reply(200, {"ok": False, "error": code}, {}))
    assert post(slack.api_url).meaning == meaning


@pytest.mark.parametrize(
    ("header", "least"), [({"Retry-After": "7"}, 7), ({}, 30), ({"Retry-After": "abc"}, 30)]
)
def test_a_rate_limit_is_waited_out_and_a_little_longer(
    slack: FakeSlack, header: dict[str, str], least: int
) -> None:
    slack.script("chat.postMessage", Reply(429, {"ok": False, "error": "ratelimited"}, header))
    outcome = post(slack.api_url)
    assert outcome.meaning == "again"
    assert least < outcome.wait <= least * 1.5


def test_no_wait_is_longer_than_an_hour() -> None:
    assert wait_of("99999") == MAX_WAIT
    assert wait_of("0") == 0
    assert [wait_of(odd) for odd in ("-1", "1e9", "٣", "999999")] == [30] * 4


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_server_error_may_hide_a_post(slack: FakeSlack, status: int) -> None:
    slack.script("chat.postMessage", Reply(status, {"ok": False, "error": "internal_error"}, {}))
    assert post(slack.api_url).meaning == "unknown"


@contextmanager
def listening(answer: bytes | None) -> Iterator[str]:
    """A server that takes a request and answers these bytes, or hangs up, or says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        release = threading.Event()

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65_536)
                if answer is None:
                    release.wait(5)
                else:
                    connection.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/api/"
        release.set()


@pytest.mark.parametrize(
    "answer",
    [
        None,
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 503 Busy\r\nContent-Length: 6\r\n\r\n<html>",
        b"\x00\x01\x02",
    ],
    ids=["timeout", "hung-up", "half", "empty", "html", "noise"],
)
def test_an_answer_that_is_lost_leaves_the_fate_unknown(answer: bytes | None) -> None:
    with listening(answer) as address:
        assert post(address, timeout=1).meaning == "unknown"


def test_a_connection_that_never_was_has_posted_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert post(f"http://127.0.0.1:{port}/api/").meaning == "again"


def test_a_workspace_without_a_token_has_let_us_go(slack: FakeSlack) -> None:
    assert post(slack.api_url, team="T2") == Outcome("close", "not installed")


def test_a_reason_is_a_clause() -> None:
    assert reason_of("is_archived") == "it is archived"
    assert "restricted_action" in reason_of("restricted_action")
    assert outcome_of("invalid_blocks: more").meaning == "fault"
