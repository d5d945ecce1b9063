"""A clock that can be turned forward, and what the app does when a day begins."""

from __future__ import annotations

import time
from typing import Any

from slack_sdk import WebClient

from bot.jobs.deliver import Deliverer
from bot.persona.tips import choose
from bot.render.surface import CHANNEL
from bot.slack.desk import Desk
from bot.slack.events import post, with_word
from bot.slack.tip_post import TipPost
from bot.wiring import Served

DAY = 86_400
# Nobody waits here for Slack's pace.
POSTS_A_SECOND = 100


class Clock:
    """Seconds since the epoch, some days ahead."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self._ahead

    def turn(self, moment: float = 0) -> None:
        """It becomes that moment; without one, a day passes."""
        self._ahead = moment - time.time() if moment else self._ahead + DAY


def next_tips(served: Served, clock: Clock, channel: str) -> str:
    """Turn the clock to the next tip and let it be posted. Returns what Slack has against it.

    Where anybody has asked for tips, that is the moment when the next of them is due, and the
    same ledger and deliverer post it as in production; otherwise a day passes, and the channel
    gets the day's tip.
    """
    coming = served.store.tips.coming(int(clock()), limit=1)
    if not coming:
        clock.turn()
        return post_tip(served, channel)
    clock.turn(coming[0].due_at + 1)
    due: list[str] = []

    def open_again(connection: Any, team: str, delay: int) -> None:
        due.append(team)

    served.store.tips.sweep(int(clock()), open_again, repost=False)
    client = _client(served)
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
    return ""


def post_tip(served: Served, channel: str) -> str:
    """Post the day's tip. Returns what Slack has against it, or nothing."""
    tips = choose(served.watched.persona, ordinal=served.memory.today.toordinal())
    if not tips:
        return "no_tip"
    (entry,) = tips
    message = Desk(lambda: served.watched.persona).message(f"define {entry.id}", CHANNEL)
    told = with_word(f"Tip of the day: {entry.tip}", message)
    return post(_client(served), channel, None, told)


def _client(served: Served) -> WebClient:
    return WebClient(served.config.bot_token, served.config.api_url, retry_handlers=[])
