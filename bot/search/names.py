"""What each entry is called: titles, aliases, both halves of "Machine Learning (ML)", and asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.knowledge.entry import Entry
from bot.search.match import Name, Role
from bot.search.normalize import key, tokens

# "Machine Learning (ML)", but not "bias (statistics)", whose half is another word, nor "P(True)".
_ABBREVIATED = re.compile(r"^(.*?\S\s+)\(([^()\s]*[A-Z.][^()\s]*)\)\s*(.*)$")


def called(entry: Entry) -> Iterator[tuple[str, str]]:
    """Title and aliases with their roles; "Machine Learning (ML)" is also called either half."""
    for role, texts in (
        (Role.TITLE.value, (entry.title,)),
        (Role.ALIAS.value, entry.aliases),
    ):
        for text in texts:
            yield text, role
            if "(" in text and (match := _ABBREVIATED.match(text)):
                before, inside, after = match.groups()
                yield f"{before}{after}".strip(), role
                yield inside, Role.ALIAS.value


def names_of(entry: Entry) -> list[Name]:
    """What the entry is called, then its asks; of those with the same key the first."""
    found: dict[str, Name] = {}
    for text, role in (*called(entry), *((ask, Role.ASK.value) for ask in entry.asks)):
        if parts := tokens(text):
            found.setdefault(key(parts), Name(entry.id, text, role, " ".join(parts)))
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
