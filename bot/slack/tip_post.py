"""Post a tip, and say what became of it: the one place that knows how Slack's refusals look."""

from __future__ import annotations

import logging
import random
import socket
from collections.abc import Callable
from typing import Any
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.schedule.outcome import SENT, Outcome, outcome_of
from bot.slack.reach import code_of
from bot.store.workspaces import Workspace

log = logging.getLogger("mlpersona.slack")

DEFAULT_WAIT = 30
MAX_WAIT = 3_600

# The client that speaks for us in an enterprise and workspace; None when it has let us go.
ClientOf = Callable[[str, str], WebClient | None]


class TipPost:
    """Posts with the workspace's own token. It never raises, and never tries twice.

    ``drop`` forgets what is cached of a workspace.
    """

    def __init__(
        self, client_of: ClientOf, *, drop: Callable[[Workspace], None] = lambda workspace: None
    ) -> None:
        self._client_of = client_of
        self._drop = drop

    def __call__(
        self, enterprise: str, team: str, channel: str, message: dict[str, Any], client_msg_id: str
    ) -> Outcome:
        """Post to a channel or a person."""
        try:
            client = self._client_of(enterprise, team)
        except Exception as error:
            log.warning("no token for a workspace: %s", type(error).__name__)
            return outcome_of("not_sent", retry_after=jittered(DEFAULT_WAIT))
        if client is None:
            return Outcome("close", "not installed")
        try:
            client.chat_postMessage(
                channel=channel,
                unfurl_links=False,
                unfurl_media=False,
                client_msg_id=client_msg_id,
                **message,
            )
        except SlackApiError as error:
            refused = _refused(error)
            if refused.meaning == "close" and self._is_outdated(client, enterprise, team):
                return outcome_of("not_sent", retry_after=1)
            return refused
        except URLError as error:
            return _unreached(error.reason)
        except (OSError, SlackClientError) as error:
            return _unreached(error)
        except Exception as error:
            log.exception("a post failed")
            return Outcome("unknown", type(error).__name__)
        return SENT

    def _is_outdated(self, client: WebClient, enterprise: str, team: str) -> bool:
        """Has the workspace installed anew, so that another token than the refused one will do?"""
        self._drop(Workspace(enterprise, team))
        try:
            current = self._client_of(enterprise, team)
        except Exception as error:
            log.warning("no token for a workspace: %s", type(error).__name__)
            return True
        return current is not None and current.token != client.token


def jittered(seconds: int) -> int:
    """A wait that is longer for everybody, by different amounts."""
    return seconds + random.randint(1, max(2, seconds // 4))  # noqa: S311 - spreads load


def wait_of(value: object) -> int:
    """Seconds out of a Retry-After header, whatever is in it."""
    text = str(value)
    known = text.isascii() and text.isdigit() and len(text) < 6
    return min(MAX_WAIT, int(text)) if known else DEFAULT_WAIT


def _refused(error: SlackApiError) -> Outcome:
    code = code_of(error)
    status = getattr(error.response, "status_code", 200)
    headers = getattr(error.response, "headers", None) or {}
    retry_after = headers.get("Retry-After", headers.get("retry-after", ""))
    if status == 429 or code in ("ratelimited", "rate_limited"):
        return outcome_of("ratelimited", retry_after=jittered(wait_of(retry_after)))
    if status >= 500 and not code:
        return Outcome("unknown", f"status {status}")
    outcome = outcome_of(code or "no answer", retry_after=jittered(DEFAULT_WAIT))
    if status >= 500 and outcome.meaning != "again":
        return Outcome("unknown", code)
    return outcome


def _unreached(reason: object) -> Outcome:
    """A connection that never came about has carried nothing; any other may have."""
    if isinstance(reason, ConnectionRefusedError | socket.gaierror):
        return outcome_of("not_sent", retry_after=jittered(DEFAULT_WAIT))
    return Outcome("unknown", type(reason).__name__)
