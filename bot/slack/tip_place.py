"""Who may change the tips of a place, and what is there to know of it: asked of Slack."""

from __future__ import annotations

import logging
from typing import NamedTuple

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.schedule.occurrence import is_zone
from bot.slack.reach import code_of

log = logging.getLogger("mlpersona.slack")

PAGES = 20
PAGE = 1_000
INVITE = "I am no member of this channel yet: invite me with /invite, and say it again."
MEMBERS = "Only members of the channel can change its tips."
ADMINS = "Only admins can change the tips of this channel."
ADMINS_LOCK = "Only admins can lock or unlock the tips of a channel."
UNREACHED = "Slack could not be asked just now. Please try again."


class Somebody(NamedTuple):
    """A person as Slack knows them: their zone, and whether they run the workspace."""

    zone: str
    is_admin: bool


def somebody(client: WebClient, user: str) -> Somebody:
    """Look a person up; one who cannot be looked up is in UTC and no admin."""
    try:
        found = client.users_info(user=user).get("user") or {}
    except SlackApiError as error:
        log.info("no user: %s", code_of(error), extra={"action": "user_refused"})
        return Somebody("", False)
    zone = found.get("tz") or ""
    return Somebody(zone if is_zone(zone) else "", bool(found.get("is_admin")))


def is_channel_of_ours(client: WebClient, channel: str) -> bool:
    """Is the bot a member of the channel? Without it nothing can be posted there."""
    try:
        info = client.conversations_info(channel=channel).get("channel") or {}
    except SlackApiError as error:
        log.info("no channel: %s", code_of(error), extra={"action": "channel_refused"})
        return False
    return bool(info.get("is_member"))


def is_member(client: WebClient, channel: str, user: str) -> bool:
    """Is the person a member of the channel? Of one with too many members to list, nobody is."""
    cursor = ""
    for _ in range(PAGES):
        try:
            page = client.conversations_members(channel=channel, limit=PAGE, cursor=cursor)
        except SlackApiError as error:
            log.info("no members: %s", code_of(error), extra={"action": "members_refused"})
            return False
        if user in (page.get("members") or ()):
            return True
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return False
    return False
