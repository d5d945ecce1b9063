"""A clock that can be turned forward, and what the app does when the hour of a tip has come."""

from __future__ import annotations

import time
from typing import Any

from slack_sdk import WebClient

from bot.jobs.deliver import Deliverer
from bot.playground.workspace import PERSON
from bot.slack.tip_post import TipPost
from bot.wiring import Served

TEAM = "T1"
# Nobody waits here for Slack's pace.
POSTS_A_SECOND = 100


class Clock:
    """Seconds since the epoch, some days ahead."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self._ahead

    def turn(self, moment: float) -> None:
        """It becomes that moment, unless it is later already."""
        self._ahead = max(self._ahead, moment - time.time())


def next_tip(served: Served, channel: str) -> int | None:
    """When the next tip comes to a channel, or to the person; None when none will."""
    subscription = served.store.tips.subscription(TEAM, PERSON if channel == "D1" else channel)
    return subscription.next_due if subscription and subscription.state == "on" else None


def post_tips(served: Served, clock: Clock) -> None:
    """Post whatever is due by the clock, by the ledger and the deliverer of production."""
    due: list[str] = []

    def open_again(connection: Any, team: str, delay: int) -> None:
        due.append(team)

    served.store.tips.sweep(int(clock()), open_again, repost=False)
    client = WebClient(served.config.bot_token, served.config.api_url, retry_handlers=[])
    deliverer = Deliverer(
        served.store.tips,
        persona=lambda: served.watched.persona,
        post=TipPost(lambda enterprise, team: client),
        stopping=served.stopping,
        clock=clock,
        posts_a_second=POSTS_A_SECOND,
    )
    for team in dict.fromkeys(due):
        while deliverer.some(team, lambda connection, team, delay: None):
            pass
