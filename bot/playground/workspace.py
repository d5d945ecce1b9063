"""What people see in the workspace: conversations, and the messages in them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Json = dict[str, Any]

PERSON = "UASKER"
BOT = "UBOT"


class Channel(NamedTuple):
    """A conversation, and whether the bot is in it."""

    id: str
    name: str
    has_bot: bool = True
    is_direct: bool = False


@dataclass
class Message:
    """A message. ``version`` grows with every change, so that a page draws again what it must."""

    channel: str
    ts: str
    author: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str = ""
    private: bool = False
    version: int = 0


CHANNELS = (
    Channel("C1", "ml-platform"),
    Channel("C2", "incidents", has_bot=False),
    Channel("D1", "mlpersona", is_direct=True),
)


class Workspace:
    """One person and one bot. ``revision`` grows whenever there is something new to see."""

    def __init__(
        self,
        channels: tuple[Channel, ...] = CHANNELS,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.channels = {channel.id: channel for channel in channels}
        self.messages: list[Message] = []
        self.prompts: Json = {}
        self.revision = 0
        self._clock = clock
        self._last = 0.0
        self._lock = threading.Lock()

    def changed(self) -> None:
        """There is something new to see."""
        with self._lock:
            self.revision += 1

    def post(
        self,
        channel: str,
        author: str,
        text: str,
        blocks: list[Json] | None = None,
        *,
        thread_ts: str = "",
        private: bool = False,
    ) -> Message:
        """Add a message."""
        drawn = identified(blocks or [])
        with self._lock:
            self._last = max(self._clock(), self._last + 0.000_01)
            ts = f"{self._last:.6f}"
            message = Message(channel, ts, author, text, drawn, thread_ts, private)
            self.messages.append(message)
        self.changed()
        return message

    def find(self, ts: str) -> Message | None:
        """The message of that time, if it is still there."""
        return next((message for message in self.messages if message.ts == ts), None)

    def replace(self, message: Message, text: str, blocks: list[Json]) -> None:
        """Let a message say something else."""
        message.text, message.blocks = text, identified(blocks)
        message.version += 1
        self.changed()

    def remove(self, message: Message) -> None:
        """Take a message away."""
        with self._lock:
            self.messages.remove(message)
        self.changed()

    def invite(self, channel: str) -> None:
        """Let the bot into a channel."""
        self.channels[channel] = self.channels[channel]._replace(has_bot=True)
        self.changed()

    def direct(self, channel: str) -> str:
        """The channel that a post goes to: to a person it goes by their direct messages."""
        return "D1" if channel == PERSON else channel

    def refusal(self, channel: str) -> str:
        """Why the bot cannot write there, in Slack's word, or nothing."""
        known = self.channels.get(self.direct(channel))
        if not known:
            return "channel_not_found"
        return "" if known.has_bot else "not_in_channel"


def identified(blocks: list[Json]) -> list[Json]:
    """Blocks as Slack keeps them: each has an id, and each of its controls an action id."""
    return [_identified(block, at) for at, block in enumerate(blocks)]


def _identified(block: Json, at: int) -> Json:
    named = {"block_id": f"b{at}", **block}
    if block["type"] in ("actions", "context_actions"):
        named["elements"] = [
            {"action_id": f"a{place}", **element} for place, element in enumerate(block["elements"])
        ]
    for holder in ("accessory", "element"):
        if holder in block:
            named[holder] = {"action_id": "a", **block[holder]}
    return named
