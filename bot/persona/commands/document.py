"""scope, about: what the document says of itself."""

from __future__ import annotations

from bot.knowledge.kinds import KINDS
from bot.persona.answer import Answer, Part, Passage, Persona


def scope(persona: Persona, argument: str) -> Answer:
    """What the handbook covers, and where its line is."""
    document = persona.knowledge.document
    return Passage(
        query=argument,
        title="Scope",
        parts=(
            Part("In scope", "", document.scope_in),
            Part("Out of scope", "", document.scope_out),
        ),
        notes=document.notes_on("scope"),
    )


def about(persona: Persona, argument: str) -> Answer:
    """Purpose, version, size and change log."""
    knowledge = persona.knowledge
    document = knowledge.document
    sizes = [
        f"{sum(entry.kind is kind for entry in knowledge.entries.values())} {kind.plural}"
        for kind in KINDS
    ]
    log = tuple(
        f"{change.version} ({change.date}): {change.description}"
        for change in reversed((*document.change_log, *document.editions))
    )
    return Passage(
        query=argument,
        title=document.title,
        parts=(
            Part("", document.introduction, ()),
            Part("Purpose", document.purpose, ()),
            Part("Version", f"{document.version} · {', '.join(sizes)}", ()),
            Part("Change log", "", log),
            Part(
                "References",
                "",
                tuple(
                    f"{knowledge.references[key].text}{'' if knowledge.references[key].verified else ' (not verified)'}"
                    for key in document.references
                    if key in knowledge.references
                ),
            ),
        ),
        notes=(*document.notes_on("purpose"), *document.notes_on("references")),
    )
