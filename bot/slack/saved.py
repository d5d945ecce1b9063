"""Save and Remove: an entry is kept for somebody or let go, and what it was pressed in drawn anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import App, Respond
from slack_sdk import WebClient

from bot.slack.acknowledge import acknowledge
from bot.slack.ids import SAVE, UNSAVE, command_of, person_of
from bot.slack.memory import Memory
from bot.store.store import Person

Json = dict[str, Any]

NOT_SAVED = "That could not be saved just now. Please try again later."


def register(
    app: App,
    memory: Memory,
    *,
    where: Callable[[Json], bool],
    redraw: Callable[[Json, WebClient], None],
) -> None:
    """Listen to both buttons ``where`` they are pressed; ``redraw`` shows what came of it."""

    def after(
        change: Callable[[Person, str], bool],
    ) -> Callable[[Json, WebClient, Respond], None]:
        def changed(body: Json, client: WebClient, respond: Respond) -> None:
            if not change(person_of(body), command_of(body)):
                respond(text=NOT_SAVED)
            redraw(body, client)

        return changed

    app.action(SAVE, matchers=[where])(ack=acknowledge, lazy=[after(memory.save)])
    app.action(UNSAVE, matchers=[where])(ack=acknowledge, lazy=[after(memory.unsave)])
