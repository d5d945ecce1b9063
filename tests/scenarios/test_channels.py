"""Door: channels are archived, opened again, deleted, or put the bot out; their tips know at once."""

from __future__ import annotations

import pytest

from bot.playground.requests import SlackClient
from bot.schedule.occurrence import Timing
from bot.schedule.subscription import Subscription
from bot.wiring import Served
from tests.conftest import settle
from tests.fakes.slack import FakeSlack


@pytest.fixture
def subscription(served: Served) -> Subscription:
    """Tips of a channel, that somebody set up."""
    fresh = Subscription("T1", "C1", "UASKER", Timing("UTC", 540), next_due=9_999_999_999)
    return served.store.tips.put(fresh)


def happens(bot: SlackClient, served: Served, event: str, event_id: str = "") -> tuple[str, bool]:
    """An event of the channel: the state of its tips after that, and whether one is to come."""
    told = bot.event({"type": event, "channel": "C1"}, event_id=event_id)
    assert told.status == 200
    settle(served)
    kept = served.store.tips.subscription("T1", "C1")
    assert kept
    return kept.state, kept.next_due is not None


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("channel_deleted", "it is gone"),
        ("group_deleted", "it is gone"),
        ("channel_left", "no member"),
        ("group_left", "no member"),
    ],
)
def test_tips_of_a_channel_that_is_gone_end_and_their_owner_is_told_why_once(
    bot: SlackClient,
    served: Served,
    slack: FakeSlack,
    subscription: Subscription,
    event: str,
    said: str,
) -> None:
    assert happens(bot, served, event) == ("ended", False)
    assert happens(bot, served, event) == ("ended", False)
    (notice,) = slack.sent("chat.postMessage")
    assert notice["channel"] == subscription.owner
    assert "<#C1> have ended" in notice["text"]
    assert said in notice["text"]


@pytest.mark.parametrize("kind", ["channel", "group"])
def test_tips_of_an_archived_channel_wait_until_it_is_opened(
    bot: SlackClient, served: Served, slack: FakeSlack, subscription: Subscription, kind: str
) -> None:
    assert happens(bot, served, f"{kind}_archive", "Ev1") == ("archived", False)
    assert happens(bot, served, f"{kind}_unarchive") == ("on", True)
    # A late repetition of the first event says nothing of the channel as it is now.
    assert happens(bot, served, f"{kind}_archive", "Ev1") == ("on", True)
    (notice,) = slack.sent("chat.postMessage")
    assert "<#C1> wait: it is archived" in notice["text"]


def test_a_pause_outlives_the_archive(
    bot: SlackClient, served: Served, slack: FakeSlack, subscription: Subscription
) -> None:
    for resume in ("", "2027-01-01"):
        paused = subscription._replace(state="paused", resume=resume, next_due=None)
        served.store.tips.put(paused)
        happens(bot, served, "channel_archive")
        assert happens(bot, served, "channel_unarchive") == ("paused", bool(resume))
    assert len(slack.sent("chat.postMessage")) == 1


def test_a_channel_without_tips_is_nobodys_business(bot: SlackClient, slack: FakeSlack) -> None:
    for event in ("channel_archive", "channel_unarchive", "channel_deleted"):
        assert bot.event({"type": event, "channel": "C2"}).status == 200
    assert slack.quiet("chat.postMessage", 0)
