"""tips: how to get them, for doors where there is no channel to set them up in."""

from __future__ import annotations

from bot.persona.answer import Answer, Part, Passage, Persona
from bot.persona.look_up import answer_question

WAYS = (
    "/mlpersona tips on 9:00 weekdays: a tip each working day, in that channel; or to you, in a "
    "direct message with the bot.",
    "/mlpersona tips on 9:00 weekdays monitoring: on a stage, a kind, or an entry and what is "
    "around it; several with commas.",
    "/mlpersona tips on learning track: from the fundamentals to operations, in order.",
    "/mlpersona tips on weekly friday 15:00: five at once, once a week.",
    "/mlpersona tips on holidays DE: none on public holidays.",
    "/mlpersona tips pause until 7 January, off, now, status; lock and unlock for admins.",
    "for me, at the end, means you alone: /mlpersona tips on 8:00 for me.",
)
MANNERS = (
    "When nobody presses a button for a while, tips come once a week, and then no more. "
    "To have them all the same, say /mlpersona tips on always."
)


def asks(argument: str) -> bool:
    """Is what follows "tips" a question, and no order?"""
    before, _, rest = argument.casefold().partition(" ")
    return before in ("to", "for", "about", "against") and rest.split()[:1] not in ([], ["me"])


def tips(persona: Persona, argument: str) -> Answer:
    """How to get tips; "tips to cut costs" asks how to cut them, "tips for A/B tests" about those."""
    if asks(argument):
        before, _, rest = argument.partition(" ")
        return answer_question(persona, f"how to {rest}" if before.casefold() == "to" else rest)
    return Passage(
        query=argument,
        title="Tips",
        parts=(
            Part("", "A tip from the handbook each day, in a channel or to you.", ()),
            Part("In Slack, say", "", WAYS),
            Part("Quiet by default", MANNERS, ()),
        ),
        notes=(),
    )
