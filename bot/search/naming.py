"""From entries to the table of their names."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from bot.knowledge.entry import Entry
from bot.search.headwords import Headwords
from bot.search.match import Name, Role
from bot.search.names import called
from bot.search.normalize import tokens
from bot.search.rows import Rows


class Names:
    """Every name of every entry, by its space-less key.

    ``repeated`` are titles and aliases that have the key of another name of their entry.
    """

    __slots__ = ("_asked", "_asks", "_by_ask", "_by_key", "headwords", "repeated")

    def __init__(self, entries: Iterable[Entry]) -> None:
        entries = tuple(entries)
        self._by_key, self._by_ask = Rows(), Rows()
        self.repeated: list[str] = []
        self.headwords = _headwords(entries, self._by_key, self.repeated)
        # For each ask the position of its entry, and its text.
        self._asked, self._asks = array("I"), list[str]()
        for position, entry in enumerate(entries):
            for text in entry.asks:
                key = "".join(tokens(text))
                if key and not self._has(position, key):
                    self._by_ask.add(key, len(self._asks))
                    self._asked.append(position)
                    self._asks.append(text)

    def _has(self, position: int, key: str) -> bool:
        """Does the entry at that position have a name of this key already?"""
        owners = self.headwords.owners
        return any(owners[row] == position for row in self._by_key.of(key)) or any(
            self._asked[row] == position for row in self._by_ask.of(key)
        )

    def named(self, key: str) -> Iterator[Name]:
        """The names of this key."""
        for row in self._by_key.of(key):
            yield self.headwords.name(row)
        for row in self._by_ask.of(key):
            entry, text = self.headwords.entries[self._asked[row]], self._asks[row]
            yield Name(entry, text, Role.ASK.value, " ".join(tokens(text)))


def _headwords(entries: tuple[Entry, ...], rows: Rows, repeated: list[str]) -> Headwords:
    """Titles and aliases in columns; adds their rows by key, and what repeats a name."""
    owners, spelled, ends = array("I"), array("I"), array("I")
    roles: list[str] = []
    texts: list[str] = []
    joined: list[str] = []
    words: dict[str, int] = {}
    for position, entry in enumerate(entries):
        for text, role in called(entry):
            parts = tokens(text)
            key = "".join(parts)
            if not key or any(owners[row] == position for row in rows.of(key)):
                repeated.append(text)
                continue
            rows.add(key, len(texts))
            owners.append(position)
            roles.append(role)
            texts.append(text)
            joined.append(key)
            spelled.extend([words.setdefault(part, len(words)) for part in parts])
            ends.append(len(spelled))
    ids = tuple(entry.id for entry in entries)
    return Headwords(ids, owners, roles, texts, joined, list(words), spelled, ends)
