"""The rules that need search: names must not collide, and every ask must find its entry."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.editorial import Finding
from bot.search.engine import search
from bot.search.index import Index, names_of
from bot.search.match import Name, Outcome, Role

# One letter makes another word of a shorter name; people type those exactly.
MIN_NEAR = 6


def check(knowledge: KnowledgeBase, index: Index) -> list[Finding]:
    """Every finding of the rules that need search."""
    return [*collisions(knowledge), *near_names(knowledge), *asks(knowledge, index)]


def collisions(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """One name, one entry: after normalising, no title or alias belongs to two."""
    owner: dict[str, Name] = {}
    for entry in knowledge.entries.values():
        for name in names_of(entry):
            if name.role == Role.ASK.value:
                continue
            joined = name.tokens.replace(" ", "")
            first = owner.setdefault(joined, name)
            if first.entry != entry.id:
                at = ("aliases",) if name.role == Role.ALIAS.value else ("title",)
                if name.text in entry.aliases:
                    at = ("aliases", entry.aliases.index(name.text))  # type: ignore[assignment]
                yield Finding(
                    entry.id,
                    at,
                    "alias-collision",
                    f"{name.text!r} is already a name of {first.entry!r} ({first.text!r})",
                )


def near_names(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """No alias is one typing mistake away from another entry's name.

    Two entries that contrast with each other may be that close: their difference is declared.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    names = [
        (name, name.tokens.replace(" ", ""))
        for entry in knowledge.entries.values()
        for name in names_of(entry)
        if name.role != Role.ASK.value
    ]
    joined = [text for _, text in names]
    for name, text in names:
        if name.role != Role.ALIAS.value or len(text) < MIN_NEAR:
            continue
        entry = knowledge.entries[name.entry]
        declared = {contrast.entry for contrast in entry.contrasts} | {entry.id}
        for _, distance, position in process.extract(
            text, joined, scorer=OSA.distance, score_cutoff=1, limit=None
        ):
            other = names[position][0]
            if distance == 1 and other.entry not in declared:
                at = entry.aliases.index(name.text) if name.text in entry.aliases else 0
                yield Finding(
                    name.entry,
                    ("aliases", at),
                    "near-name",
                    f"{name.text!r} is one letter away from {other.text!r} of {other.entry!r}; "
                    "drop it, or declare the contrast",
                )


def asks(knowledge: KnowledgeBase, index: Index) -> Iterator[Finding]:
    """Each ask is a retrieval test: it is answered with its own entry."""
    for entry in knowledge.entries.values():
        for at, ask in enumerate(entry.asks):
            decision = search(ask, index).decision
            first = decision.matches[0].entry if decision.matches else ""
            if decision.outcome is Outcome.ANSWER and first == entry.id:
                continue
            found = (
                f"is answered with {first!r}"
                if decision.outcome is Outcome.ANSWER
                else "is not answered with it"
            )
            yield Finding(entry.id, ("asks", at), "ask-misses", f"the ask {ask!r} {found}")
