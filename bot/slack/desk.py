"""From a text to a message: the one pure step that every listener takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.persona.answer import Persona
from bot.persona.respond import respond
from bot.render.blocks import blocks, fallback
from bot.render.compose import compose

Message = dict[str, Any]


class Desk:
    """Answers texts from the persona of the moment, which a reload may replace."""

    def __init__(self, persona: Callable[[], Persona]) -> None:
        self._persona = persona

    def message(self, text: str, *, private: bool) -> Message:
        """``text`` and ``blocks`` of the answer, ready for ack, respond and chat.postMessage."""
        answer = respond(text, self._persona())
        document = compose(answer)
        return {"text": fallback(document), "blocks": blocks(document, private=private)}
