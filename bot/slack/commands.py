"""/mlpersona: the answer is the acknowledgement, and only the asker sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from slack_bolt import App, BoltResponse

from bot.slack.desk import Desk
from bot.slack.text import typed

COMMAND = "/mlpersona"
JSON: dict[str, str | Sequence[str]] = {"content-type": "application/json;charset=utf-8"}


def register(app: App, desk: Desk) -> None:
    """Listen to slash commands. Whatever name the app's manifest gives it, it is ours."""

    @app.command(re.compile(r"^/"))
    def answer_command(command: dict[str, Any]) -> BoltResponse:
        body = desk.acknowledgement(typed(command.get("text") or ""))
        return BoltResponse(status=200, body=body, headers=JSON)
