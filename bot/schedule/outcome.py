"""What Slack's answer to a post means for its target, its workspace, and the post itself.

The codes are those of https://docs.slack.dev/reference/methods/chat.postMessage#errors. What is
not in the table may have been posted, and is treated so: missing one tip beats posting two.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

# sent: it is there. again: it certainly is not, and may be tried later. end: this target takes
# nothing any more. close: the workspace has let us go. rest: the workspace takes nothing for some
# hours, until somebody mends it. unknown: it may be there. fault: the message itself is wrong.
Meaning = Literal["sent", "again", "end", "close", "rest", "unknown", "fault"]

REST_SECONDS = 6 * 3600
# A workspace that has limited us gets posts half as fast for so long after its rest.
SLOW_SECONDS = 600
# What can be undone: the target takes posts again when its channel is opened.
ARCHIVED = "is_archived"

_CODES: dict[Meaning, str] = {
    "again": "ratelimited rate_limited service_unavailable token_expired not_sent",
    "end": """
        cannot_dm_bot cannot_reply_to_message channel_not_found is_archived messages_tab_disabled
        no_permission not_in_channel restricted_action restricted_action_non_threadable_channel
        restricted_action_read_only_channel restricted_action_thread_locked
        restricted_action_thread_only_channel user_disabled user_not_found""",
    "close": """
        account_inactive enterprise_is_restricted invalid_auth invalid_refresh_token
        not_allowed_token_type not_authed team_access_not_granted token_revoked""",
    "rest": """
        access_denied accesslimited app_access_restricted ekm_access_denied message_limit_exceeded
        missing_scope org_login_required team_added_to_org two_factor_setup_required""",
    "fault": """
        invalid_arg_name invalid_arguments invalid_blocks invalid_blocks_format
        markdown_text_conflict metadata_too_large msg_blocks_too_long msg_too_long no_text
        too_many_attachments unknown_method""",
}
_MEANINGS: dict[str, Meaning] = {
    code: meaning for meaning, codes in _CODES.items() for code in codes.split()
}

# What an ended subscription's owner is told, by what Slack says.
_REASONS = {
    "channel_not_found": "I cannot find it any more: it is gone, or I was removed from it",
    "is_archived": "it is archived",
    "not_in_channel": "I am no member of it any more",
}


class Outcome(NamedTuple):
    """How a post ended. ``wait`` is how many seconds to leave the workspace alone."""

    meaning: Meaning
    error: str = ""
    wait: int = 0


SENT = Outcome("sent")


def outcome_of(error: str, *, retry_after: int = 0) -> Outcome:
    """What an error of Slack's means. An unknown one may hide a message that is there."""
    meaning = _MEANINGS.get(error.partition(":")[0], "unknown")
    if meaning == "again":
        return Outcome(meaning, error, max(1, retry_after))
    return Outcome(meaning, error, REST_SECONDS if meaning == "rest" else 0)


def is_limited(error: str, rest_until: int, now: int) -> bool:
    """Is that a workspace's last trouble, and a limit that was met not long ago?"""
    return error in ("ratelimited", "rate_limited") and now < rest_until + SLOW_SECONDS


def reason_of(error: str) -> str:
    """Why tips have ended, as a clause."""
    return _REASONS.get(error, f"Slack does not let me post there ({error})")
