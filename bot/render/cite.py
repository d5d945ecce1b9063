"""How an answer says where it comes from."""

from __future__ import annotations

from bot.knowledge.entry import Entry, Reference
from bot.render.document import Cited, References, Source


def references(known: tuple[Reference, ...]) -> list[References]:
    """The list of what an answer rests on."""
    cited = tuple(
        Cited(
            reference.text if reference.verified else f"{reference.text} (not verified)",
            reference.link,
        )
        for reference in known
    )
    return [References("References", cited)] if cited else []


def source(entry: Entry, known: tuple[Reference, ...]) -> Source:
    """The small line below an answer: what it is, since when, and whom it follows."""
    if not known:
        return Source((entry.id,), standing(entry))
    first = known[0]
    return Source((entry.id,), (*standing(entry), _named(first)), first.link)


def standing(entry: Entry) -> tuple[str, ...]:
    """Kind, status, and the version that it was last touched in."""
    fragments = (entry.kind.singular, entry.status)
    if entry.changed:
        return (*fragments, f"changed in {entry.changed}")
    return (*fragments, f"since {entry.since}") if entry.since else fragments


def _named(reference: Reference) -> str:
    """A reference in a word or two: its first author and the year."""
    name, _, others = reference.authors.partition(",")
    name = name.strip(". ") or reference.title
    if "." in (rest := others.partition(",")[2]) or "&" in rest:
        name += " et al."
    return f"{name} {reference.year}".strip()
