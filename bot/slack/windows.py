"""Open, change and publish views; what Slack has against it becomes a sentence."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from slack_bolt import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.reach import code_of

log = logging.getLogger("mlpersona.slack")

View = dict[str, Any]

TOO_LATE = (
    "The window could not be opened in the three seconds that Slack allows. Please try again."
)
NO_WINDOW = "The window could not be opened. Please try again."
CHANGED = "This window had changed in the meantime; it now shows what was pressed last."
_LATE = frozenset(("expired_trigger_id", "exchanged_trigger_id", "trigger_exchanged"))


def open_window(
    client: WebClient, trigger: str, view: View, *, otherwise: Callable[[str], object]
) -> bool:
    """Open a modal; when it is too late for that, say so by ``otherwise``."""
    return _show(lambda: client.views_open(trigger_id=trigger, view=view), otherwise)


def push_window(
    client: WebClient, trigger: str, view: View, *, otherwise: Callable[[str], object]
) -> bool:
    """Lay a modal on top of the one that is shown; Slack draws the way back."""
    return _show(lambda: client.views_push(trigger_id=trigger, view=view), otherwise)


def told(respond: Respond) -> Callable[[str], object]:
    """A sentence to whoever pressed, where no window can say it."""
    return lambda sentence: respond(text=sentence)


def _show(call: Callable[[], object], otherwise: Callable[[str], object]) -> bool:
    try:
        call()
    except SlackApiError as error:
        code = code_of(error)
        log.warning("no window: %s", code, extra={"action": "window_refused"})
        otherwise(TOO_LATE if code in _LATE else NO_WINDOW)
        return False
    return True


def change_window(client: WebClient, shown: View, view: View) -> None:
    """Put something else into a modal. Two presses at once end with the last, and a word on it."""
    try:
        client.views_update(view_id=shown["id"], hash=shown.get("hash"), view=view)
    except SlackApiError as error:
        if code_of(error) != "hash_conflict":
            # Closed in the meantime: there is nothing to change, and nobody is waiting.
            log.info("window not changed: %s", code_of(error), extra={"action": "window_refused"})
            return
        noted = {**view, "blocks": [*view["blocks"][:99], _word(CHANGED)]}
        _again(lambda: client.views_update(view_id=shown["id"], view=noted))


def publish_home(client: WebClient, user: str, view: View, *, shown_hash: str = "") -> None:
    """Publish somebody's Home. What was pressed last is what it shows."""
    try:
        client.views_publish(user_id=user, view=view, hash=shown_hash or None)
    except SlackApiError as error:
        if code_of(error) == "hash_conflict":
            _again(lambda: client.views_publish(user_id=user, view=view))
        else:
            log.warning("no Home: %s", code_of(error), extra={"action": "home_refused"})


def _again(call: Callable[[], object]) -> None:
    try:
        call()
    except SlackApiError as error:
        log.warning("view refused: %s", code_of(error), extra={"action": "window_refused"})


def _word(text: str) -> dict[str, Any]:
    return {"type": "context", "elements": [{"type": "plain_text", "text": text, "emoji": False}]}
