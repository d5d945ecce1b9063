"""The page's server: every request is Slack's, and nobody else's page may send one."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from bot.playground.page import MESSAGE_SHORTCUTS, SHORTCUTS
from bot.playground.requests import SlackClient
from bot.playground.visitor import COMMAND
from tests.conftest import ROOT
from tests.playground.conftest import Client


def test_the_app_takes_only_what_is_signed_with_the_playgrounds_own_secret(client: Client) -> None:
    port = int(client.playground.address.rpartition(":")[2])
    assert SlackClient(port).command("define drift").status == 401
    assert client.do("say", channel="C1", text="/mlpersona define drift").status == 200
    assert client.playground.workspace.messages[-1].text.startswith("Model Drift")


def test_two_playgrounds_have_two_secrets(client: Client) -> None:
    with_one = client.playground.served.config.signing_secret
    assert len(with_one) == 32
    assert with_one not in str(client.playground.server.page.state())


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 400),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 404),
        ({"Content-Type": "text/plain"}, 404),
    ],
)
def test_another_sites_page_can_do_nothing(
    client: Client, headers: dict[str, str], status: int
) -> None:
    before = len(client.playground.workspace.messages)
    said = '{"channel": "C1", "text": "hello"}'
    assert client.send("POST", "/playground/do/say", said, **headers).status == status
    assert len(client.playground.workspace.messages) == before


def test_the_page_loads_nothing_from_elsewhere(client: Client) -> None:
    for path in sorted((ROOT / "bot/playground/static").iterdir()):
        text = path.read_text(encoding="utf-8")
        assert "http://" not in text, path
        assert "https://" not in text, path
    assert client.send("GET", "/").status == 200
    assert client.send("GET", "/playground/blocks.css").status == 200


@pytest.mark.parametrize(
    ("verb", "said", "status"),
    [
        ("fly", {}, 404),
        ("say", {"channel": "C9", "text": "hello"}, 400),
        ("say", {}, 400),
        ("press", {"message": "1.0", "block": "b", "action": "a"}, 409),
        ("press", {"view": "V9", "block": "b", "action": "a"}, 409),
        ("message_shortcut", {"shortcut": "explain_terms", "message": "1.0"}, 409),
    ],
)
def test_what_cannot_be_done_is_told_in_words(
    client: Client, verb: str, said: dict[str, Any], status: int
) -> None:
    done = client.do(verb, **said)
    assert done.status == status
    assert done.body["wrong"].endswith(".")


def test_the_panel_judges_what_the_app_sent(client: Client) -> None:
    client.do("say", channel="C1", text="/mlpersona define drift")
    panel = client.panel
    assert panel["what"] == "/mlpersona define drift"
    assert "answered 200" in panel["status"]
    (acknowledgement,) = panel["answers"]
    assert acknowledgement["valid"]
    assert "15 blocks" in acknowledgement["verdict"]


def test_what_is_typed_is_sent_in_slacks_markup(client: Client) -> None:
    client.do("say", channel="C1", text="/mlpersona a < b & c")
    assert '"text": "a &lt; b &amp; c"' in client.panel["json"]
    client.do("say", channel="C1", text="@mlpersona is a < b?")
    assert '"text": "<@UBOT> is a &lt; b?"' in client.panel["json"]


def test_the_panel_names_what_slack_has_against_a_call(client: Client) -> None:
    assert client.do("tomorrow", channel="C2").body == {"done": "not_in_channel"}
    (post,) = client.panel["answers"]
    assert (post["name"], post["valid"]) == ("chat.postMessage", False)
    assert post["verdict"] == "not_in_channel"


def test_the_clock_turns_home_to_the_next_days_tip(client: Client) -> None:
    memory = client.playground.served.memory
    today = memory.today
    client.do("tomorrow", channel="C1")
    assert (memory.today - today).days == 1
    assert client.playground.workspace.messages[-1].text.startswith("Tip of the day: ")


def test_the_health_of_the_app_is_served_too(client: Client) -> None:
    assert client.send("GET", "/readyz").body["status"] == "ok"


@pytest.mark.parametrize("name", ["manifest.yaml", "manifest-socket-mode.yaml"])
def test_what_the_page_offers_is_what_the_manifest_declares(name: str) -> None:
    features = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))["features"]
    declared = {
        kind: {
            each["callback_id"]: each["name"]
            for each in features["shortcuts"]
            if each["type"] == kind
        }
        for kind in ("global", "message")
    }
    assert declared == {"global": SHORTCUTS, "message": MESSAGE_SHORTCUTS}
    assert [each["command"] for each in features["slash_commands"]] == [COMMAND]
