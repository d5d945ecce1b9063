"""The page's server: every request is Slack's, and nobody else's page may send one."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground.page import MESSAGE_SHORTCUTS, SHORTCUTS
from bot.playground.requests import SlackClient
from bot.playground.slack import BOT_TOKEN
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
    client.do("say", channel="C1", text="@mlpersona what is drift in #ml-platform?")
    assert '"text": "<@UBOT> what is drift in <#C1|ml-platform>?"' in client.panel["json"]
    shown = [each["html"] for each in client.playground.server.page.state()["messages"]]
    assert any("<b class=name>#ml-platform</b>" in html for html in shown)


def test_the_panel_names_what_slack_has_against_a_call(client: Client) -> None:
    slack = WebClient(BOT_TOKEN, client.playground.slack.api_url)
    with pytest.raises(SlackApiError):
        slack.chat_postMessage(channel="C2", text="hello")
    (post,) = client.panel["answers"]
    assert (post["name"], post["valid"]) == ("chat.postMessage", False)
    assert post["verdict"] == "not_in_channel"


def test_the_clock_turns_from_tip_to_tip(client: Client) -> None:
    memory, workspace = client.playground.served.memory, client.playground.workspace
    days = []
    for _ in range(3):
        client.do("tomorrow", channel="C1")
        assert not workspace.messages[-1].private
        days.append(memory.today)
    assert days == sorted(set(days))


@pytest.mark.parametrize(
    ("zone", "kept"), [("Asia/Tokyo", "Asia/Tokyo"), ("Mars/Phobos", "Europe/Berlin")]
)
def test_hours_are_those_of_whoever_looks(client: Client, zone: str, kept: str) -> None:
    client.watch(zone)
    client.do("say", channel="C1", text="/mlpersona tips on 9:00")
    messages = client.playground.workspace.messages
    client.wait_until(lambda: messages[-1].private)
    assert f"at 9:00 ({kept})" in messages[-1].text


def test_a_press_under_a_tip_does_not_turn_the_clock_back(client: Client) -> None:
    workspace = client.playground.workspace
    client.do("tomorrow", channel="C1")
    tip = workspace.messages[-1]
    (row,) = (block for block in tip.blocks if block["type"] == "actions")
    settings = row["elements"][-1]["action_id"]
    client.do("press", message=tip.ts, block=row["block_id"], action=settings)
    client.wait_until(lambda: client.playground.slack.surfaces.views)
    client.do("tomorrow", channel="C1")
    assert workspace.messages[-1].text != tip.text


def test_where_the_bot_is_no_member_it_says_so_instead_of_a_tip(client: Client) -> None:
    client.do("tomorrow", channel="C2")
    last = client.playground.workspace.messages[-1]
    assert last.private
    assert "/invite" in last.text


@pytest.mark.parametrize(
    ("channel", "text", "sentence"),
    [
        ("C2", "/invite @somebody", "There is only @mlpersona to invite here."),
        ("C1", "/invite @mlpersona", "@mlpersona is in this conversation already."),
        ("C1", "/dance", "/dance is not a valid command. Try /mlpersona help."),
        ("C2", "@mlpersona hi", "@mlpersona is not in this channel. Type /invite @mlpersona."),
    ],
)
def test_slackbot_says_what_slack_itself_refuses(
    client: Client, channel: str, text: str, sentence: str
) -> None:
    client.do("say", channel=channel, text=text)
    last = client.playground.workspace.messages[-1]
    assert (last.author, last.text, last.private) == ("USLACKBOT", sentence, True)


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
