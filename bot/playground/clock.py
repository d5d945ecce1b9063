"""A clock that can be turned forward, and what the app does when a day begins."""

from __future__ import annotations

import time

from slack_sdk import WebClient

from bot.persona.tips import choose
from bot.render.surface import CHANNEL
from bot.slack.desk import Desk
from bot.slack.events import post, with_word
from bot.wiring import Served

DAY = 86_400


class Clock:
    """Seconds since the epoch, some days ahead."""

    def __init__(self) -> None:
        self._ahead = 0

    def __call__(self) -> float:
        return time.time() + self._ahead

    def turn(self) -> None:
        """A day passes."""
        self._ahead += DAY


def post_tip(served: Served, channel: str) -> str:
    """Post the day's tip. Returns what Slack has against it, or nothing."""
    tips = choose(served.watched.persona, ordinal=served.memory.today.toordinal())
    if not tips:
        return "no_tip"
    (entry,) = tips
    message = Desk(lambda: served.watched.persona).message(f"define {entry.id}", CHANNEL)
    client = WebClient(served.config.bot_token, served.config.api_url, retry_handlers=[])
    return post(client, channel, None, with_word(f"Tip of the day: {entry.tip}", message))
