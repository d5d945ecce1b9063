"""A channel is archived, opened again or gone, or we are put out of it: its tips know at once."""

from __future__ import annotations

import logging
import time
from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient

from bot.errors import StoreError
from bot.schedule.describe import ended_sentence
from bot.schedule.outcome import ARCHIVED
from bot.schedule.subscription import after_unarchive
from bot.slack.acknowledge import acknowledge
from bot.slack.memory import Memory
from bot.slack.reach import send_to

log = logging.getLogger("mlpersona.slack")

Json = dict[str, Any]

# What Slack would say to the next post.
_ERRORS = {
    "channel_archive": ARCHIVED,
    "group_archive": ARCHIVED,
    "channel_deleted": "channel_not_found",
    "group_deleted": "channel_not_found",
    "channel_left": "not_in_channel",
    "group_left": "not_in_channel",
}


def register(app: App, memory: Memory) -> None:
    """Listen to what becomes of channels.

    What is lost here is found at the next post, which Slack refuses for the same reason.
    """
    tips = memory.tips

    def end(body: Json, event: Json, context: BoltContext, client: WebClient) -> None:
        # A late repetition of an archiving must not undo the opening that came after it.
        if not memory.once.first(f"event {body.get('event_id')}"):
            return
        error = _ERRORS[event["type"]]
        try:
            ended = tips.end(context.team_id or "", event["channel"], error)
        except StoreError as problem:
            log.warning("tips of a channel were not ended: %s", problem)
            return
        if ended and ended.ended and ended.subscription.owner:
            said = ended_sentence(ended.subscription, error)
            send_to(client, ended.subscription.owner, {"text": said})

    def go_on(body: Json, event: Json, context: BoltContext) -> None:
        if not memory.once.first(f"event {body.get('event_id')}"):
            return
        try:
            if kept := tips.subscription(context.team_id or "", event["channel"]):
                tips.change(kept.id, lambda each: after_unarchive(each, int(time.time())))
        except StoreError as problem:
            log.warning("tips of a channel did not go on: %s", problem)

    app.event("channel_archive")(ack=acknowledge, lazy=[end])
    app.event("group_archive")(ack=acknowledge, lazy=[end])
    app.event("channel_deleted")(ack=acknowledge, lazy=[end])
    app.event("group_deleted")(ack=acknowledge, lazy=[end])
    app.event("channel_left")(ack=acknowledge, lazy=[end])
    app.event("group_left")(ack=acknowledge, lazy=[end])
    app.event("channel_unarchive")(ack=acknowledge, lazy=[go_on])
    app.event("group_unarchive")(ack=acknowledge, lazy=[go_on])
