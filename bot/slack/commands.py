"""/mlpersona: the answer is the acknowledgement, and only the asker sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from slack_bolt import App, BoltResponse

from bot.slack.desk import Desk
from bot.slack.memory import Memory
from bot.slack.text import typed

COMMAND = "/mlpersona"
JSON: dict[str, str | Sequence[str]] = {"content-type": "application/json;charset=utf-8"}


def register(app: App, desk: Desk, memory: Memory) -> None:
    """Listen to slash commands. Whatever name the app's manifest gives it, it is ours."""

    @app.command(re.compile(r"^/"))
    def answer_command(command: dict[str, Any]) -> BoltResponse:
        answer = desk.answer(typed(command.get("text") or ""))
        memory.hear(answer)
        return BoltResponse(status=200, body=desk.acknowledgement(answer), headers=JSON)
