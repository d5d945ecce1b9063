"""The same, through a WebSocket that the app opens (Socket Mode)."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator

import pytest

from bot.playground.payloads import global_shortcut, typing
from bot.playground.requests import (
    button_press,
    direct_message,
    event_callback,
    mention,
    slash_command,
)
from bot.slack.socket import run_socket_mode
from bot.wiring import Served
from tests.conftest import ROOT, config_for
from tests.fakes.slack import FakeSlack, FakeSocketMode, running


@pytest.fixture
def socket(slack: FakeSlack) -> Iterator[FakeSocketMode]:
    """The bot in Socket Mode, connected; stopped in good order after the test."""
    with running(FakeSocketMode) as fake:
        slack.websocket_url = fake.url
        served = Served(config_for(slack.api_url, app_token="xapp-1"), str(ROOT / "knowledge"))
        stop = threading.Event()

        def serve() -> None:
            with served.running():
                run_socket_mode(served.app, app_token="xapp-1", stop=stop)

        thread = threading.Thread(target=serve)
        thread.start()
        assert fake.connected.wait(10)
        yield fake
        stop.set()
        thread.join(15)
        assert not thread.is_alive()


def test_a_slash_command_over_socket_mode_is_answered_in_the_acknowledgement(
    socket: FakeSocketMode,
) -> None:
    socket.send("slash_commands", slash_command("define drift"), "e1")
    acknowledged = socket.acknowledged.get(timeout=5)
    assert acknowledged["envelope_id"] == "e1"
    assert acknowledged["payload"]["text"].startswith("Model Drift")
    assert acknowledged["payload"]["response_type"] == "ephemeral"


def test_a_mention_over_socket_mode_is_answered_in_its_thread(
    socket: FakeSocketMode, slack: FakeSlack
) -> None:
    socket.send("events_api", event_callback(mention("what is drift?", ts="17.0001")), "e2")
    assert socket.acknowledged.get(timeout=5)["envelope_id"] == "e2"
    assert slack.wait_for("chat.postMessage")[0]["thread_ts"] == "17.0001"


def test_a_direct_message_over_socket_mode_is_answered(
    socket: FakeSocketMode, slack: FakeSlack
) -> None:
    socket.send("events_api", event_callback(direct_message("define drift")), "e3")
    assert slack.wait_for("chat.postMessage")[0]["channel"] == "D1"


def test_a_retried_event_over_socket_mode_is_answered_once(
    socket: FakeSocketMode, slack: FakeSlack
) -> None:
    callback = event_callback(mention("define drift"))
    for envelope_id in ("e4", "e5"):
        socket.send("events_api", callback, envelope_id)
        assert socket.acknowledged.get(timeout=5)["envelope_id"] == envelope_id
    slack.wait_for("chat.postMessage")
    assert slack.quiet("chat.postMessage", 1)


def test_a_button_over_socket_mode_shares_the_answer(
    socket: FakeSocketMode, slack: FakeSlack
) -> None:
    press = button_press("share:0", "v1 define drift", slack.response_url(), True)
    socket.send("interactive", press, "e6")
    assert slack.wait_for("response_url")[0]["response_type"] == "in_channel"


def test_a_menu_over_socket_mode_gets_its_options_in_the_acknowledgement(
    socket: FakeSocketMode,
) -> None:
    socket.send("interactive", typing("term", "drif"), "e8")
    acknowledged = socket.acknowledged.get(timeout=5)
    assert "Model Drift" in json.dumps(acknowledged["payload"]["option_groups"])


def test_a_shortcut_over_socket_mode_opens_its_window(
    socket: FakeSocketMode, slack: FakeSlack
) -> None:
    socket.send("interactive", global_shortcut("look_up"), "e9")
    assert socket.acknowledged.get(timeout=5)["envelope_id"] == "e9"
    slack.wait_for("views.open")


def test_an_unknown_event_over_socket_mode_is_acknowledged(socket: FakeSocketMode) -> None:
    socket.send("events_api", event_callback({"type": "team_join", "user": "U1"}), "e7")
    assert socket.acknowledged.get(timeout=5)["envelope_id"] == "e7"
