"""From a text to a message: the one pure step that every listener takes."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from bot.persona.answer import Answer, Found, Persona
from bot.persona.respond import respond
from bot.render.blocks import blocks, fallback
from bot.render.compose import asked, compose
from bot.render.mrkdwn import inert
from bot.render.surface import EPHEMERAL, Surface

Message = dict[str, Any]

# Serialised answers kept, of some 8 kB each. They are named by entry, never by what was typed.
KEPT = 1_000
# Stands in a kept answer where the question goes; JSON writes it in ASCII, as found here.
_QUESTION = "\ue000question\ue001"
_QUESTION_IN_JSON = json.dumps(_QUESTION)[1:-1]


class Desk:
    """Answers texts from the persona of the moment, which a reload may replace.

    ``base`` is where the handbook's pages lie, or empty.
    """

    def __init__(self, persona: Callable[[], Persona], *, base: str = "") -> None:
        self._persona = persona
        self._base = base
        self._kept: OrderedDict[tuple[str, str, str, bool], str] = OrderedDict()

    @property
    def persona(self) -> Persona:
        """The persona of the moment."""
        return self._persona()

    def answer(self, text: str, *, subject: str = "") -> Answer:
        """The answer to a text. ``subject`` is what a conversation is about so far."""
        return respond(text, self._persona(), subject=subject)

    def message(self, text: str, surface: Surface, *, trail: tuple[str, ...] = ()) -> Message:
        """The answer to a text, as a message."""
        return self.drawn(self.answer(text), surface, trail=trail)

    def drawn(self, answer: Answer, surface: Surface, *, trail: tuple[str, ...] = ()) -> Message:
        """``text`` and ``blocks`` of an answer, ready for respond and chat.postMessage.

        ``trail`` is what was shown in the same place before, for the way back.
        """
        document = compose(answer)
        drawn = blocks(document, surface, trail=trail, base=self._base)
        return {"text": fallback(document), "blocks": drawn}

    def acknowledgement(self, answer: Answer) -> str:
        """The private answer as the JSON body of an acknowledgement.

        The answer about one entry is the same whatever words led to it, save that its feedback
        buttons carry them: so its JSON is made once for each revision of the knowledge, with a
        gap where the question goes.
        """
        if not isinstance(answer, Found):
            return self._body(answer)
        key = (self._persona().knowledge.digest, answer.entry.id, answer.section, answer.whole)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = self._body(answer._replace(query=_QUESTION))
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        question = json.dumps(inert(asked(answer.query, answer.entry.id)))[1:-1]
        return kept.replace(_QUESTION_IN_JSON, question)

    def _body(self, answer: Answer) -> str:
        return json.dumps({"response_type": "ephemeral", **self.drawn(answer, EPHEMERAL)})
