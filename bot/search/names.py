"""What each entry is called: titles, aliases, both halves of "Machine Learning (ML)", and asks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.knowledge.entry import Entry
from bot.search.match import Name, Role
from bot.search.normalize import key, tokens

# "Machine Learning (ML)", but not "bias (statistics)", whose half is another word.
_ABBREVIATED = re.compile(r"^(.*?)\s*\(([^()\s]*[A-Z.][^()\s]*)\)\s*(.*)$")


def names_of(entry: Entry) -> list[Name]:
    """Title, aliases and asks; "Machine Learning (ML)" also answers to either half."""
    found: dict[str, Name] = {}

    def add(text: str, role: Role) -> None:
        parts = tokens(text)
        if parts:
            found.setdefault(key(parts), Name(entry.id, text, role.value, " ".join(parts)))

    for role, texts in ((Role.TITLE, (entry.title,)), (Role.ALIAS, entry.aliases)):
        for text in texts:
            add(text, role)
            if "(" in text and (match := _ABBREVIATED.match(text)):
                before, inside, after = match.groups()
                add(f"{before} {after}".strip(), role)
                add(inside, Role.ALIAS)
    for text in entry.asks:
        add(text, Role.ASK)
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
