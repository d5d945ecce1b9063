"""What each entry is called: titles, aliases, both halves of "Machine Learning (ML)", and asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.knowledge.entry import Entry
from bot.search.match import Name, Role
from bot.search.normalize import key, tokens

# "Machine Learning (ML)", but not "bias (statistics)", whose half is another word, nor "P(True)".
_ABBREVIATED = re.compile(r"(?<=\S)\s+\(([^()\s]*[A-Z.][^()\s]*)\)\s*")


def called(entry: Entry) -> Iterator[tuple[str, Role]]:
    """Title and aliases with their roles; "Machine Learning (ML)" is also called either half."""
    role, alias = Role.TITLE, Role.ALIAS
    for text in (entry.title, *entry.aliases):
        yield text, role
        if "(" in text and (match := _ABBREVIATED.search(text)):
            yield f"{text[: match.start()]} {text[match.end() :]}".strip(), role
            yield match[1], alias
        role = alias


def names_of(entry: Entry) -> list[Name]:
    """What the entry is called, then its asks; of those with the same key the first."""
    found: dict[str, Name] = {}
    for text, role in (*called(entry), *((ask, Role.ASK) for ask in entry.asks)):
        if parts := tokens(text):
            found.setdefault(key(parts), Name(entry.id, text, role.value, " ".join(parts)))
    return list(found.values())


def by_key(names: Iterable[Name]) -> dict[str, list[Name]]:
    """Names by their space-less key."""
    table: dict[str, list[Name]] = {}
    for name in names:
        table.setdefault(name.tokens.replace(" ", ""), []).append(name)
    return table


def headwords(names: Iterable[Name]) -> list[Name]:
    """Titles and aliases: the names that may be misspelt, as asks may not."""
    return [name for name in names if name.role != Role.ASK.value]
