"""The step "Look up a term" in Workflow Builder."""

from __future__ import annotations

from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.persona.answer import Found
from bot.render.compose import compose
from bot.render.plain import plain
from bot.slack.desk import Desk
from bot.slack.ids import STEP
from bot.slack.memory import Memory

Json = dict[str, Any]

MAX_ANSWER = 3_000
NO_TERM = "Say which term to look up."


def register(app: App, desk: Desk, memory: Memory) -> None:
    """Listen to workflows that have come to our step."""

    def look_up(event: Json, client: WebClient) -> None:
        execution = event["function_execution_id"]
        # Slack lends a token for this one execution; outside a workflow ours does.
        token = event.get("bot_access_token")
        term = str((event.get("inputs") or {}).get("term") or "").strip()
        if term:
            client.functions_completeSuccess(
                function_execution_id=execution, outputs=_outputs(term), token=token
            )
        else:
            client.functions_completeError(
                function_execution_id=execution, error=NO_TERM, token=token
            )

    def _outputs(term: str) -> Json:
        answer = desk.answer(term)
        memory.hear(answer)
        document = compose(answer)
        found = isinstance(answer, Found)
        return {
            "found": found,
            "title": answer.entry.title if isinstance(answer, Found) else "",
            "entry": answer.entry.id if isinstance(answer, Found) else "",
            "answer": plain(document, width=10_000)[:MAX_ANSWER],
        }

    app.function(STEP)(ack=lambda: None, lazy=[look_up])
