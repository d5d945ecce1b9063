"""From a text to a message: the one pure step that every listener takes."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from bot.persona.answer import Answer, Found, Persona
from bot.persona.respond import respond
from bot.render.blocks import blocks, fallback
from bot.render.compose import compose
from bot.render.windows import in_window

Message = dict[str, Any]

# Serialised answers kept, of some 5 kB each. They are named by entry, never by what was typed.
KEPT = 1_000


class Desk:
    """Answers texts from the persona of the moment, which a reload may replace."""

    def __init__(self, persona: Callable[[], Persona]) -> None:
        self._persona = persona
        self._kept: OrderedDict[tuple[str, str, str, bool], str] = OrderedDict()

    @property
    def persona(self) -> Persona:
        """The persona of the moment."""
        return self._persona()

    def answer(self, text: str, *, subject: str = "") -> Answer:
        """The answer to a text. ``subject`` is the id of the entry that a conversation is about."""
        return respond(text, self._persona())

    def message(self, text: str, *, private: bool) -> Message:
        """``text`` and ``blocks`` of the answer, ready for respond and chat.postMessage."""
        return self.drawn(self.answer(text), private=private)

    def drawn(self, answer: Answer, *, private: bool) -> Message:
        """An answer as a message."""
        document = compose(answer)
        return {"text": fallback(document), "blocks": blocks(document, private=private)}

    def window(self, answer: Answer) -> list[dict[str, Any]]:
        """An answer as the blocks of a window, where there are no tables and no verdicts."""
        return in_window(self.drawn(answer, private=False)["blocks"])

    def acknowledgement(self, answer: Answer) -> str:
        """The private answer as the JSON body of an acknowledgement.

        The answer about one entry is the same whatever words led to it, so its JSON is made once
        for each revision of the knowledge.
        """
        key = None
        if isinstance(answer, Found):
            digest = self._persona().knowledge.digest
            key = (digest, answer.entry.id, answer.section, answer.whole)
            if kept := self._kept.get(key):
                return kept
        body = json.dumps({"response_type": "ephemeral", **self.drawn(answer, private=True)})
        if key:
            self._kept[key] = body
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return body
