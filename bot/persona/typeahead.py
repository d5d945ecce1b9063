"""What may the name become that somebody is typing?"""

from __future__ import annotations

from bot.knowledge.entry import Entry
from bot.persona.answer import Persona
from bot.search.engine import search
from bot.search.match import Name
from bot.search.normalize import tokens, words

LIMIT = 20
FEW = 3


def complete(text: str, persona: Persona, *, limit: int = LIMIT) -> tuple[Entry, ...]:
    """Entries with a name that begins so, or has a word that does; misspelt, what comes near."""
    typed = {" ".join(words(text)), " ".join(tokens(text))} - {""}
    if not typed:
        return ()
    found: dict[str, tuple[int, int, str]] = {}
    for name in persona.index.names:
        place = _place(name, typed)
        if place is not None:
            rank = (place, len(name.text), name.entry)
            found[name.entry] = min(rank, found.get(name.entry, rank))
    ids = sorted(found, key=lambda entry: found[entry])[:limit]
    if len(ids) < FEW:
        near = search(text, persona.index).decision.matches
        ids += [match.entry for match in near if match.entry not in found]
    return tuple(persona.knowledge.entries[entry] for entry in ids[:limit])


def _place(name: Name, typed: set[str]) -> int | None:
    """0 for the whole name, 1 for its beginning, 2 for the beginning of a word in it."""
    if name.tokens in typed:
        return 0
    if any(name.tokens.startswith(each) for each in typed):
        return 1
    if any(f" {each}" in f" {name.tokens}" for each in typed):
        return 2
    return None
