"""What must not get in: forged, stale, oversized and broken requests, each with its right status."""

from __future__ import annotations

import json
import logging
import socket
import time
from urllib.parse import urlencode

import pytest

from bot.playground.requests import FORM, SlackClient, signature, slash_command
from tests.fakes.slack import FakeSlack

BODY = urlencode(slash_command("define drift")).encode()


def now(offset: int = 0) -> str:
    """A timestamp as Slack sends it."""
    return str(int(time.time()) + offset)


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Signature": "v0=é".encode().decode("latin-1")},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "abc"},
        {"X-Slack-Request-Timestamp": "9" * 5000},
        {"X-Slack-Request-Timestamp": "17_000"},
        {"X-Slack-Request-Timestamp": "1.5e9"},
    ],
    ids=["no-signature", "forged", "not-ascii", "no-time", "word", "huge", "underscore", "float"],
)
def test_a_forged_request_is_401(bot: SlackClient, headers: dict[str, str]) -> None:
    response = bot.post(BODY, headers=headers)
    assert response.status == 401
    assert "Traceback" not in response.text


@pytest.mark.parametrize("offset", [-360, 360])
def test_a_request_from_another_time_is_401(bot: SlackClient, offset: int) -> None:
    stamp = now(offset)
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature(BODY, stamp)}
    assert bot.post(BODY, headers=headers).status == 401


def test_another_scheme_or_another_body_is_401(bot: SlackClient) -> None:
    stamp = now()
    for signed in (signature(BODY + b"x", stamp), signature(BODY, stamp).replace("v0=", "v1=")):
        headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signed}
        assert bot.post(BODY, headers=headers).status == 401


@pytest.mark.parametrize("body", [b"{", b"[]", b"null", b'{"a":', b"[" * 30_000, b"\xff\xfe{}"])
def test_broken_json_is_401_unsigned_and_400_signed(bot: SlackClient, body: bytes) -> None:
    bad = {"X-Slack-Signature": "v0=0"}
    assert bot.post(body, content_type="application/json", headers=bad).status == 401
    assert bot.post(body, content_type="application/json").status == 400


@pytest.mark.parametrize(
    "body", [b"payload=[]", b"payload={", b"&".join([b"a=1"] * 500), b"\xff=\xff"]
)
def test_a_broken_form_is_400(bot: SlackClient, body: bytes) -> None:
    assert bot.post(body).status == 400


def test_a_body_over_256_kb_is_413_before_its_signature_matters(bot: SlackClient) -> None:
    body = b"text=" + b"x" * (256 * 1024)
    assert bot.post(body).status == 413
    assert bot.post(body, headers={"X-Slack-Signature": "v0=0"}).status == 413


def test_a_body_that_lies_about_its_length_is_cut_off(bot: SlackClient) -> None:
    with socket.create_connection(("127.0.0.1", bot.port), timeout=15) as connection:
        connection.sendall(
            b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf"
        )
        started = time.monotonic()
        assert b"408" in connection.recv(200)
        assert time.monotonic() - started < 10
    assert bot.command("define drift").status == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "event_callback"},
        {"type": "event_callback", "event": {}},
        {"type": "event_callback", "event": {"type": "app_mention"}},
        {"type": "event_callback", "event": {"type": "message", "channel_type": "im"}},
        {"type": "block_actions"},
        {"type": "block_actions", "actions": []},
        {"type": "view_submission"},
        {"type": "shortcut", "callback_id": "x"},
        {"type": "something_new"},
        {},
    ],
    ids=lambda fields: json.dumps(fields)[:40],
)
def test_a_signed_payload_of_an_odd_shape_shows_no_trace(
    bot: SlackClient, fields: dict[str, object]
) -> None:
    response = bot.post(json.dumps(fields).encode(), content_type="application/json")
    assert response.status in (200, 400)
    assert "Traceback" not in response.text


def test_headers_that_steer_lazy_listeners_are_ignored(bot: SlackClient) -> None:
    headers = {"X-Slack-Bolt-Lazy-Only": "1", "X-Slack-Bolt-Lazy-Function-Name": "share"}
    assert bot.post(BODY, headers=headers).json["text"].startswith("Model Drift")


def test_ssl_check_is_answered_only_when_signed(bot: SlackClient) -> None:
    assert bot.post(b"ssl_check=1&token=x").status == 200
    assert bot.post(b"ssl_check=1", headers={"X-Slack-Signature": "v0=0"}).status == 401


def test_only_post_is_taken(bot: SlackClient) -> None:
    assert bot.get("/slack/events").status == 405


def test_a_burst_of_commands_is_answered(bot: SlackClient) -> None:
    assert {bot.command("define drift").status for _ in range(100)} == {200}


def test_nothing_that_people_write_and_no_secret_reaches_the_log(
    bot: SlackClient, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    bot.command("my secret question")
    bot.post(b"text=my+secret+question", content_type=FORM, headers={"X-Slack-Signature": "v0=0"})
    bot.post(
        b'{"type":"event_callback","event":{"type":"app_mention","text":"my secret question"}}',
        content_type="application/json",
    )
    logged = "\n".join(
        record.getMessage() for record in caplog.records if record.name != "slack_sdk"
    )
    for word in ("secret question", "xoxb-", "8f742231"):
        assert word not in logged
