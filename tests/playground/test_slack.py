"""The stand-in keeps Slack's documented rules."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.playground.rates import POSTS_IN_A_BURST, Rates
from bot.playground.surfaces import WINDOWS_IN_A_PILE, trigger
from bot.playground.workspace import BOT, identified
from tests.fakes.slack import BOT_TOKEN, FakeSlack


@pytest.fixture
def api(slack: FakeSlack) -> WebClient:
    """Slack's own client, on the stand-in."""
    return WebClient(BOT_TOKEN, slack.api_url, retry_handlers=[])


def window(title: str = "A window") -> dict[str, Any]:
    """A small modal."""
    return {
        "type": "modal",
        "title": {"type": "plain_text", "text": title},
        "blocks": [{"type": "divider"}],
    }


def refusal(act: Any, *arguments: Any, **named: Any) -> str:
    """The error that Slack answers with."""
    with pytest.raises(SlackApiError) as caught:
        act(*arguments, **named)
    return str(caught.value.response["error"])


def test_a_post_is_in_the_channel(slack: FakeSlack, api: WebClient) -> None:
    ts = api.chat_postMessage(channel="C1", text="hello")["ts"]
    message = slack.workspace.find(ts)
    assert message
    assert (message.channel, message.author, message.text) == ("C1", BOT, "hello")


def test_a_post_to_a_person_is_in_their_direct_messages(slack: FakeSlack, api: WebClient) -> None:
    assert api.chat_postMessage(channel="UASKER", text="hello")["channel"] == "D1"


@pytest.mark.parametrize(
    ("channel", "error"), [("C2", "not_in_channel"), ("C404", "channel_not_found")]
)
def test_where_the_bot_cannot_write_it_does_not(api: WebClient, channel: str, error: str) -> None:
    assert refusal(api.chat_postMessage, channel=channel, text="hello") == error
    assert refusal(api.chat_postEphemeral, channel=channel, user="UASKER", text="hello") == error


def test_another_token_is_no_token(slack: FakeSlack) -> None:
    api = WebClient("xoxb-other", slack.api_url, retry_handlers=[])
    assert refusal(api.chat_postMessage, channel="C1", text="hello") == "invalid_auth"


def test_what_is_no_block_kit_is_refused(api: WebClient) -> None:
    blocks = [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]
    error = refusal(api.chat_postMessage, channel="C1", text="x", blocks=blocks)
    assert error.startswith("invalid_blocks")


def test_three_windows_are_the_highest_pile(slack: FakeSlack, api: WebClient) -> None:
    api.views_open(trigger_id=trigger(), view=window())
    for _ in range(WINDOWS_IN_A_PILE - 1):
        api.views_push(trigger_id=trigger(), view=window())
    assert refusal(api.views_push, trigger_id=trigger(), view=window()) == "push_limit_reached"
    slack.surfaces.close_windows()
    assert len(slack.surfaces.views) == WINDOWS_IN_A_PILE - 1
    api.views_open(trigger_id=trigger(), view=window("Another"))
    assert [view["title"]["text"] for view in slack.surfaces.views.values()] == ["Another"]


def test_a_trigger_opens_one_window_within_three_seconds(api: WebClient) -> None:
    once = trigger()
    api.views_open(trigger_id=once, view=window())
    assert refusal(api.views_open, trigger_id=once, view=window()) == "exchanged_trigger_id"
    late = trigger(age=3.5)
    assert refusal(api.views_open, trigger_id=late, view=window()) == "expired_trigger_id"


def test_an_answer_address_takes_five_answers(slack: FakeSlack) -> None:
    address = WebhookClient(slack.response_url())
    assert [address.send(text="hello").status_code for _ in range(6)] == [200] * 5 + [404]


def test_an_answer_replaces_or_deletes_what_was_pressed(slack: FakeSlack) -> None:
    message = slack.workspace.post("C1", BOT, "before", private=True)
    address = WebhookClient(slack.response_url(message=message.ts))
    address.send(text="after", replace_original=True)
    assert (message.text, message.version) == ("after", 1)
    address.send(text="for all", response_type="in_channel", replace_original=False)
    posted = slack.workspace.messages[-1]
    assert (posted.text, posted.private) == ("for all", False)
    address.send(text="gone", delete_original=True)
    assert slack.workspace.find(message.ts) is None


def test_blocks_without_ids_get_them_and_those_with_keep_theirs() -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Go"}}
    blocks: list[dict[str, Any]] = [
        {"type": "actions", "block_id": "mine", "elements": [button, {**button, "action_id": "x"}]},
        {"type": "section", "text": button["text"], "accessory": button},
    ]
    first, second = identified(blocks)
    assert first["block_id"] == "mine"
    assert [element["action_id"] for element in first["elements"]] == ["a0", "x"]
    assert (second["block_id"], second["accessory"]["action_id"]) == ("b1", "a")
    assert "block_id" not in blocks[1]


def test_a_burst_is_let_through_and_then_one_post_a_second() -> None:
    now = 0.0
    rates = Rates(clock=lambda: now)
    waits = [rates.seconds_to_wait("chat.postMessage", "C1") for _ in range(POSTS_IN_A_BURST + 1)]
    assert waits == [0] * POSTS_IN_A_BURST + [1]
    assert rates.seconds_to_wait("chat.postMessage", "C3") == 0
    now = 1.0
    assert rates.seconds_to_wait("chat.postMessage", "C1") == 0
    assert rates.seconds_to_wait("chat.postMessage", "C1") == 1


def test_a_method_has_its_calls_of_a_minute() -> None:
    rates = Rates(clock=lambda: 0.0)
    waits = [rates.seconds_to_wait("views.publish", "") for _ in range(101)]
    assert waits == [0] * 100 + [1]
    assert rates.seconds_to_wait("auth.test", "") == 0
