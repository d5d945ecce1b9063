"""What lies around an entry, seen from both sides: relations that it names, and that name it."""

from __future__ import annotations

from typing import NamedTuple

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.entry import Entry
from bot.persona.answer import Difference, Head, head, heads


class Around(NamedTuple):
    """The neighbours of one entry. ``mentioned_by`` are those that only they relate to it."""

    broader: tuple[Head, ...]
    narrower: tuple[Head, ...]
    differences: tuple[Difference, ...]
    related: tuple[Head, ...]
    mentioned_by: tuple[Head, ...]


class Backlinks(NamedTuple):
    """For each entry's id, the entries that name it."""

    contrasts: dict[str, tuple[Difference, ...]]
    related: dict[str, tuple[Head, ...]]


def backlinks(knowledge: KnowledgeBase) -> Backlinks:
    """Who names whom, in one pass over the handbook."""
    contrasts: dict[str, tuple[Difference, ...]] = {}
    related: dict[str, tuple[Head, ...]] = {}
    for entry in knowledge.entries.values():
        this = head(entry)
        for other, sentence in entry.contrasts:
            contrasts[other] = (*contrasts.get(other, ()), Difference(this, sentence))
        for other in entry.related:
            related[other] = (*related.get(other, ()), this)
    return Backlinks(contrasts, related)


def around(entry: Entry, knowledge: KnowledgeBase, back: Backlinks) -> Around:
    """The neighbours of an entry; each stands in one place, the nearest relation first."""
    own = tuple(
        Difference(head(knowledge.entries[other]), sentence)
        for other, sentence in entry.contrasts
        if other in knowledge.entries
    )
    named = {difference.other.id for difference in own}
    differences = own + tuple(
        difference
        for difference in back.contrasts.get(entry.id, ())
        if difference.other.id not in named
    )
    above = heads(knowledge, (entry.broader,))
    below = heads(knowledge, knowledge.narrower.get(entry.id, ()))
    seen = {head.id for head in (*above, *below)} | {each.other.id for each in differences}
    related = tuple(each for each in heads(knowledge, entry.related) if each.id not in seen)
    seen |= {each.id for each in related}
    mentioned = tuple(each for each in back.related.get(entry.id, ()) if each.id not in seen)
    return Around(above, below, differences, related, mentioned)
