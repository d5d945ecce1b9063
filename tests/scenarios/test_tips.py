"""Door: tips, set up by command and by window, posted by the ledger, pressed in the channel."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from bot.playground.payloads import in_view, opened, pressed, submitted, typing
from bot.playground.requests import SlackClient
from bot.render.tip_settings import (
    DAYS,
    OFF,
    ON,
    OPTIONS,
    PAUSED,
    RHYTHM,
    STATE,
    TIME,
    TOPICS,
    ZONE,
)
from bot.schedule.occurrence import WEEKDAYS, Timing
from bot.schedule.subscription import Subscription
from bot.slack.app import client_of
from bot.slack.tip_post import TipPost
from bot.store.tip_store import TipStore
from bot.wiring import Served
from tests.conftest import settle
from tests.fakes.slack import FakeSlack
from tests.tips import delivered

Json = dict[str, Any]


@pytest.fixture
def tips(served: Served) -> TipStore:
    """What is kept of tips."""
    return served.store.tips


def say(bot: SlackClient, slack: FakeSlack, text: str, **more: str) -> Json:
    """A command, and what its sender is told."""
    before = len(slack.sent("response_url"))
    assert bot.command(f"tips {text}", response_url=slack.response_url(), **more).status == 200
    message = slack.wait_for("response_url", before + 1)[-1]
    assert message["response_type"] == "ephemeral"
    return message


def test_on_sets_tips_up_in_the_zone_of_whoever_says_so(
    bot: SlackClient, slack: FakeSlack, tips: TipStore
) -> None:
    told = say(bot, slack, "on 9:30 weekdays monitoring")
    assert told["text"].startswith(
        "This channel gets a tip on Monitoring on weekdays at 9:30 (Europe/Berlin)."
    )
    kept = tips.subscription("T1", "C1")
    assert kept is not None
    assert kept.timing == Timing("Europe/Berlin", 570, WEEKDAYS)
    assert kept.owner == "UASKER"
    assert kept.next_due is not None
    assert kept.next_due > time.time()
    changed = say(bot, slack, "on Asia/Tokyo 10:00")
    assert "at 10:00 (Asia/Tokyo)" in changed["text"]
    assert "Monitoring" in say(bot, slack, "status")["text"]


@pytest.mark.parametrize("where", [{"channel_id": "D1"}, {}])
def test_for_oneself_by_direct_message(
    bot: SlackClient, slack: FakeSlack, tips: TipStore, where: dict[str, str]
) -> None:
    told = say(bot, slack, "on 8:00 daily" + ("" if where else " for me"), **where)
    assert told["text"].startswith("You get a tip every day at 8:00 (Europe/Berlin).")
    kept = tips.subscription("T1", "UASKER")
    assert kept is not None
    assert kept.is_personal
    assert tips.subscription("T1", "C1") is None


def test_off_pause_and_on_again(bot: SlackClient, slack: FakeSlack, tips: TipStore) -> None:
    assert "No tips come here" in say(bot, slack, "pause")["text"]
    say(bot, slack, "on 9:00 weekdays")
    assert "paused until" in say(bot, slack, "pause for 2 weeks")["text"]
    assert "paused" in say(bot, slack, "pause")["text"]
    kept = tips.subscription("T1", "C1")
    assert kept is not None
    assert (kept.state, kept.next_due) == ("paused", None)
    assert "paused" not in say(bot, slack, "on")["text"]
    assert "No tips come here" in say(bot, slack, "off")["text"]


def test_now_is_a_tip_for_the_asker_alone(bot: SlackClient, slack: FakeSlack) -> None:
    told = say(bot, slack, "now")
    assert labels(told) == ["Read On", "Another Tip"]
    assert slack.quiet("chat.postMessage", 0)


def test_what_cannot_be_read_is_told_in_a_sentence(bot: SlackClient, slack: FakeSlack) -> None:
    assert "no time of day" in say(bot, slack, "on 25:00")["text"]
    assert "no topic" in say(bot, slack, "on 9:00 xyzzy <!channel>")["text"]


def test_where_the_bot_is_no_member_it_says_how_to_invite_it(
    bot: SlackClient, slack: FakeSlack, tips: TipStore
) -> None:
    assert "/invite" in say(bot, slack, "on 9:00", channel_id="C404")["text"]
    assert "/invite" in say(bot, slack, "on 9:00", channel_id="C2")["text"]
    assert tips.subscription("T1", "C2") is None


def test_only_admins_lock_and_change_what_is_locked(
    bot: SlackClient, slack: FakeSlack, tips: TipStore
) -> None:
    slack.surfaces.people["UADMIN"] = {"tz": "UTC", "is_admin": True}
    say(bot, slack, "on 9:00 weekdays")
    assert "Only admins" in say(bot, slack, "lock")["text"]
    assert "Only admins can change" in say(bot, slack, "lock", user_id="UADMIN")["text"]
    for order in ("off", "on 10:00", "pause", "unlock"):
        assert "Only admins" in say(bot, slack, order)["text"]
    assert "at 9:00" in say(bot, slack, "status")["text"]
    say(bot, slack, "unlock", user_id="UADMIN")
    assert "No tips" in say(bot, slack, "off")["text"]


def test_a_person_whom_slack_does_not_tell_of_is_in_utc(bot: SlackClient, slack: FakeSlack) -> None:
    assert "(UTC)" in say(bot, slack, "on 9:00", user_id="UNOBODY")["text"]


def labels(message: Json) -> list[str]:
    return [
        element["text"]["text"]
        for block in message["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
    ]


def subscribed(tips: TipStore, **more: Any) -> Subscription:
    timing = Timing("UTC", 540)
    return tips.put(Subscription("T1", "C1", "UASKER", timing, **more))


def posted(served: Served, slack: FakeSlack, tips: TipStore, number: int) -> Json:
    """The next post of a subscription, as it reached Slack."""
    before = len(slack.sent("chat.postMessage"))
    client = client_of(served.config, token=served.config.bot_token)
    delivered(tips, served.watched.persona, TipPost(lambda *_: client), number)
    return slack.wait_for("chat.postMessage", before + 1)[-1]


def element(message: Json, label: str) -> tuple[str, str]:
    for block in message["blocks"]:
        for each in block.get("elements", []):
            if each.get("type") == "button" and each["text"]["text"] == label:
                return each["action_id"], each["value"]
    raise AssertionError(f"no {label} in {labels(message)}")


def test_a_posted_tip_shows_tip_definition_and_what_can_be_pressed(
    served: Served, slack: FakeSlack, tips: TipStore
) -> None:
    post = posted(served, slack, tips, subscribed(tips).id)
    assert post["channel"] == "C1"
    assert len(post["client_msg_id"]) == 36
    assert labels(post) == ["Read On", "Another Tip", "Settings"]
    kept = tips.subscription("T1", "C1")
    assert kept is not None
    entry = served.watched.persona.knowledge.entries[kept.last]
    shown = json.dumps(post["blocks"], ensure_ascii=False)
    assert entry.tip[:40] in shown
    assert entry.summary[:40] in shown


def test_pressing_answers_the_presser_alone_and_keeps_the_tips_coming(
    bot: SlackClient, served: Served, slack: FakeSlack, tips: TipStore
) -> None:
    subscription = subscribed(tips, unpressed=4)
    post = posted(served, slack, tips, subscription.id)
    assert "one a week" in json.dumps(post["blocks"])
    for count, label in enumerate(("Read On", "Another Tip"), 1):
        address = slack.response_url()
        bot.interaction(pressed(*element(post, label), response_url=address))
        told = slack.wait_for("response_url", count)[-1]
        assert (told["response_type"], told["replace_original"]) == ("ephemeral", False)
    kept = tips.subscription("T1", "C1")
    assert kept is not None
    assert (kept.unpressed, kept.told) == (0, 1)


def test_another_tip_leads_through_all_of_them(
    bot: SlackClient, served: Served, slack: FakeSlack, tips: TipStore
) -> None:
    message = posted(served, slack, tips, subscribed(tips).id)
    seen = set()
    for count in range(1, 8):
        button = element(message, "Another Tip")
        bot.interaction(pressed(*button, response_url=slack.response_url()))
        message = slack.wait_for("response_url", count)[-1]
        seen.add(message["text"])
    assert len(seen) == 7


def test_the_next_post_asks_about_an_earlier_one_and_answers_privately(
    bot: SlackClient, served: Served, slack: FakeSlack, tips: TipStore
) -> None:
    last = "concepts/unsupervised-learning"
    subscription = subscribed(tips, told=1, last=last)
    post = posted(served, slack, tips, subscription.id)
    assert "From an earlier tip" in json.dumps(post["blocks"])
    choices = labels(post)[3:]
    assert len(choices) == 3
    assert "Unsupervised Learning" in choices
    for count, choice in enumerate(choices, 1):
        bot.interaction(pressed(*element(post, choice), response_url=slack.response_url()))
        told = slack.wait_for("response_url", count)[-1]
        right = choice == "Unsupervised Learning"
        assert told["text"].startswith("That is right" if right else "No, it is Unsupervised")
        assert told["response_type"] == "ephemeral"


def test_a_press_from_another_workspace_changes_nothing(
    bot: SlackClient, served: Served, slack: FakeSlack, tips: TipStore
) -> None:
    strange = tips.put(Subscription("T2", "C9", "U9", Timing("UTC", 540), unpressed=3))
    payload = pressed(
        "tip_settings:0", f"v2 settings\n{strange.id}", response_url=slack.response_url()
    )
    bot.interaction(payload)
    assert "older version" in slack.wait_for("response_url")[0]["text"]
    assert tips.subscription_by_id(strange.id) == strange


def window(bot: SlackClient, slack: FakeSlack, message: Json) -> Json:
    bot.interaction(pressed(*element(message, "Settings"), response_url=slack.response_url()))
    slack.wait_for("views.open")
    return list(slack.surfaces.views.values())[-1]


def values(**changed: Json) -> dict[str, Json]:
    """What the window's fields hold when it is sent off."""
    held: dict[str, Json] = {
        STATE: {"selected_option": {"value": ON}},
        TIME: {"selected_time": "14:30"},
        ZONE: {"selected_option": {"value": "America/New_York"}},
        DAYS: {"selected_options": [{"value": "0"}, {"value": "4"}]},
        RHYTHM: {"selected_option": {"value": "daily"}},
        TOPICS: {"selected_options": [{"value": "stage:data"}]},
        OPTIONS: {"selected_options": [{"value": "always"}, {"value": "locked"}]},
        PAUSED: {},
    }
    return {**held, **changed}


def test_the_window_shows_and_changes_the_settings_of_a_channel(
    bot: SlackClient, served: Served, slack: FakeSlack, tips: TipStore
) -> None:
    message = say(bot, slack, "on 9:00 weekdays drift, monitoring")
    view = window(bot, slack, message)
    shown = json.dumps(view)
    assert "Model Drift" in shown
    assert "09:00" in shown
    response = bot.interaction(submitted(view, values()))
    assert response.text in ("", "{}")
    settle(served)
    kept = tips.subscription("T1", "C1")
    assert kept is not None
    assert kept.timing == Timing("America/New_York", 870, 0b0010001)
    assert kept.taste.topics == ("stage:data",)
    assert (kept.always, kept.locked) == (True, False)
    assert "Saved." in slack.wait_for("chat.postMessage")[-1]["text"]


@pytest.mark.parametrize(
    ("changed", "block"),
    [
        ({DAYS: {"selected_options": []}}, DAYS),
        ({RHYTHM: {"selected_option": {"value": "digest"}}}, DAYS),
        ({PAUSED: {"selected_date": "2020-01-01"}}, PAUSED),
    ],
)
def test_what_cannot_be_saved_is_told_in_the_window(
    bot: SlackClient, slack: FakeSlack, changed: dict[str, Json], block: str
) -> None:
    view = window(bot, slack, say(bot, slack, "on 9:00"))
    response = bot.interaction(submitted(view, values(**changed)))
    assert list(response.json["errors"]) == [block]


def test_turning_off_in_the_window_ends_it(
    bot: SlackClient, served: Served, slack: FakeSlack, tips: TipStore
) -> None:
    view = window(bot, slack, say(bot, slack, "on 9:00"))
    bot.interaction(submitted(view, values(**{STATE: {"selected_option": {"value": OFF}}})))
    settle(served)
    kept = tips.subscription("T1", "C1")
    assert kept is not None
    assert (kept.state, kept.next_due) == ("ended", None)


def test_nobody_but_members_opens_a_channels_settings(bot: SlackClient, slack: FakeSlack) -> None:
    message = say(bot, slack, "on 9:00")
    slack.surfaces.members["C1"] = ["UBOT", *(f"U{at}" for at in range(2_500))]
    bot.interaction(pressed(*element(message, "Settings"), response_url=slack.response_url()))
    assert "Only members" in slack.wait_for("response_url", 2)[-1]["text"]
    assert len(slack.sent("conversations.members")) == 3
    slack.surfaces.members["C1"].append("UASKER")
    window(bot, slack, message)


def test_ones_own_tips_are_set_up_on_home(
    bot: SlackClient, served: Served, slack: FakeSlack, tips: TipStore
) -> None:
    bot.event(opened("home"))
    slack.wait_for("views.publish")
    home = slack.surfaces.homes["UASKER"]
    assert "turn it on under Tip Settings" in json.dumps(home["blocks"])
    bot.interaction(in_view(home, "home_tips", "v2 tips"))
    slack.wait_for("views.open")
    (view,) = slack.surfaces.views.values()
    assert "Europe/Berlin" in json.dumps(view)
    bot.interaction(submitted(view, values()))
    settle(served)
    kept = tips.subscription("T1", "UASKER")
    assert kept is not None
    assert kept.timing.zone == "America/New_York"
    bot.event(opened("home"))
    slack.wait_for("views.publish", 2)
    assert "You get a tip" in json.dumps(slack.surfaces.homes["UASKER"]["blocks"])


@pytest.mark.parametrize(
    ("menu", "text", "value"),
    [("tip_zone", "new york", "America/New_York"), ("tip_country", "germ", "DE")],
)
def test_zones_and_countries_complete(bot: SlackClient, menu: str, text: str, value: str) -> None:
    options = bot.interaction(typing(menu, text)).json["options"]
    assert value in [option["value"] for option in options]


def test_a_mention_tells_how_to_set_tips_up(bot: SlackClient, slack: FakeSlack) -> None:
    from bot.playground.requests import mention

    bot.event(mention("tips on 9:00"))
    assert "/mlpersona tips on" in json.dumps(slack.wait_for("chat.postMessage")[0]["blocks"])
