"""The rules that need search: names must not collide, and every ask must find its entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.editorial import Finding
from bot.search.engine import search
from bot.search.index import Index
from bot.search.match import Name, Outcome, Role
from bot.search.names import names_of
from bot.search.normalize import tokens

# One letter makes another word of a shorter name; people type those exactly.
MIN_NEAR = 6


def check(knowledge: KnowledgeBase, index: Index) -> list[Finding]:
    """Every finding of the rules that need search."""
    return [
        *collisions(knowledge),
        *near_names(knowledge),
        *asks(knowledge, index),
        *kinds(knowledge, index),
    ]


def kinds(knowledge: KnowledgeBase, index: Index) -> Iterator[Finding]:
    """What products are said to be is made of words that entries have, or nothing is found by it."""
    for kind in sorted({name.kind for name in knowledge.document.outside}):
        for word in tokens(kind):
            if not index.lexicon.knows(word):
                yield Finding(
                    "persona",
                    ("scope", "outside"),
                    "unknown-kind",
                    f"no entry has the word {word!r} of the kind {kind!r}",
                )


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
    from rapidfuzz.distance import OSA

    names = [
        (name, name.tokens.replace(" ", ""))
        for entry in knowledge.entries.values()
        for name in names_of(entry)
        if name.role != Role.ASK.value
    ]
    # Two texts that differ in one place are equal without a letter there.
    lacking: dict[str, list[int]] = {}
    for position, (_, text) in enumerate(names):
        for shorter in _lacking_one(text):
            lacking.setdefault(shorter, []).append(position)
    for name, text in names:
        if name.role != Role.ALIAS.value or len(text) < MIN_NEAR:
            continue
        entry = knowledge.entries[name.entry]
        declared = {contrast.entry for contrast in entry.contrasts} | {entry.id}
        alike = {position for shorter in _lacking_one(text) for position in lacking[shorter]}
        for position in sorted(alike):
            other, other_text = names[position]
            if other.entry not in declared and OSA.distance(text, other_text) == 1:
                at = entry.aliases.index(name.text) if name.text in entry.aliases else 0
                yield Finding(
                    name.entry,
                    ("aliases", at),
                    "near-name",
                    f"{name.text!r} is one letter away from {other.text!r} of {other.entry!r}; "
                    "drop it, or declare the contrast",
                )


def _lacking_one(text: str) -> set[str]:
    """The text, and what is left of it without any one of its letters."""
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}


class LeaveOneOut(NamedTuple):
    """How the asks fare when each is taken out of the index before it is asked."""

    first: int
    offered: int
    elsewhere: tuple[tuple[str, str, str], ...]
    total: int


def leave_one_out(knowledge: KnowledgeBase, index: Index) -> LeaveOneOut:
    """Ask every ask of an index that does not have it.

    ``elsewhere`` holds (entry, ask, answering entry) of those that another entry answers.
    """
    first = offered = total = 0
    elsewhere: list[tuple[str, str, str]] = []
    for entry in knowledge.entries.values():
        for ask in entry.asks:
            total += 1
            decision = search(ask, index.leaving_out(entry, ask)).decision
            if decision.outcome is Outcome.DECLINE:
                continue
            found = [match.entry for match in decision.matches]
            if found[0] == entry.id:
                first += 1
            elif entry.id in found:
                offered += 1
            if decision.outcome is Outcome.ANSWER and found[0] != entry.id:
                elsewhere.append((entry.id, ask, found[0]))
    return LeaveOneOut(first, offered, tuple(elsewhere), total)


def reach(names: tuple[str, ...], knowledge: KnowledgeBase, index: Index) -> str:
    """What reaches any of these names: a ``name`` of an entry, an ``ask`` that holds it, or nothing."""
    for name in names:
        if any(index.exact(variant) for variant in _variants(name)):
            return "name"
    phrases = [f" {' '.join(tokens(name))} " for name in names]
    for entry in knowledge.entries.values():
        for ask in entry.asks:
            asked = f" {' '.join(tokens(ask))} "
            if any(phrase in asked for phrase in phrases):
                return "ask"
    return ""


def _variants(name: str) -> list[str]:
    """The name, either half of "Name (N)", and either side of "one or other"."""
    before, _, rest = name.partition("(")
    inside, _, after = rest.partition(")")
    halves = [f"{before} {after}".strip(), inside] if inside else []
    return [name, *halves, *(side.strip() for side in name.split(" or ") if side.strip())]


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
