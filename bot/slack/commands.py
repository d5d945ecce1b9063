"""/mlpersona: the answer is the acknowledgement, and only the asker sees it."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App

from bot.slack.desk import Desk
from bot.slack.text import typed

COMMAND = "/mlpersona"


def register(app: App, desk: Desk) -> None:
    """Listen to slash commands. Whatever name the app's manifest gives it, it is ours."""

    @app.command(re.compile(r"^/"))
    def answer_command(ack: Ack, command: dict[str, Any]) -> None:
        message = desk.message(typed(command.get("text") or ""), private=True)
        ack(response_type="ephemeral", **message)
