"""From a text to a message: the one pure step that every listener takes."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from bot.persona.answer import Found, Persona
from bot.persona.respond import respond
from bot.render.blocks import blocks, fallback
from bot.render.compose import compose

Message = dict[str, Any]

# Serialised answers kept, of some 5 kB each. They are named by entry, never by what was typed.
KEPT = 1_000


class Desk:
    """Answers texts from the persona of the moment, which a reload may replace."""

    def __init__(self, persona: Callable[[], Persona]) -> None:
        self._persona = persona
        self._kept: OrderedDict[tuple[str, str, str, bool], str] = OrderedDict()

    def message(self, text: str, *, private: bool) -> Message:
        """``text`` and ``blocks`` of the answer, ready for respond and chat.postMessage."""
        document = compose(respond(text, self._persona()))
        return {"text": fallback(document), "blocks": blocks(document, private=private)}

    def acknowledgement(self, text: str) -> str:
        """The private answer as the JSON body of an acknowledgement.

        The answer about one entry is the same whatever words led to it, so its JSON is made once
        for each revision of the knowledge.
        """
        persona = self._persona()
        answer = respond(text, persona)
        key = None
        if isinstance(answer, Found):
            key = (persona.knowledge.digest, answer.entry.id, answer.section, answer.whole)
            if kept := self._kept.get(key):
                return kept
        document = compose(answer)
        body = json.dumps(
            {
                "response_type": "ephemeral",
                "text": fallback(document),
                "blocks": blocks(document, private=True),
            }
        )
        if key:
            self._kept[key] = body
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return body
