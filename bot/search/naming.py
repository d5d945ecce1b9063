"""From entries to the table of their names."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.knowledge.entry import Entry
from bot.search.headwords import ROLES, Columns, Headwords
from bot.search.keys import Keys
from bot.search.match import Name, Role
from bot.search.names import called
from bot.search.normalize import tokens, tokens_once


class Names:
    """Every name of every entry, by its space-less key.

    ``repeated`` are titles and aliases with the key of another name of their entry.
    """

    __slots__ = ("_asked", "_asks", "_by_ask", "headwords", "repeated")

    def __init__(self, entries: Sequence[Entry]) -> None:
        owners, roles, spelled, ends = array("I"), array("B"), array("I"), array("I")
        texts: list[str] = []
        joined: list[str] = []
        words: defaultdict[str, int] = defaultdict(lambda: len(words))
        self.repeated: list[str] = []
        # For each ask its text and the position of its entry.
        self._asks: list[str] = []
        self._asked = array("I")
        asked: list[str] = []
        titled = Role.TITLE
        title, alias = map(ROLES.index, (titled, Role.ALIAS))
        for position, entry in enumerate(entries):
            keys: set[str] = set()
            for text, role in called(entry):
                parts = tokens_once(text)
                key = "".join(parts)
                if not key or key in keys:
                    self.repeated.append(text)
                    continue
                keys.add(key)
                owners.append(position)
                roles.append(title if role is titled else alias)
                texts.append(text)
                joined.append(key)
                spelled.extend(map(words.__getitem__, parts))
                ends.append(len(spelled))
            for text in entry.asks:
                key = "".join(tokens_once(text))
                if key and key not in keys:
                    keys.add(key)
                    self._asks.append(text)
                    self._asked.append(position)
                    asked.append(key)
        ids = tuple(entry.id for entry in entries)
        columns = Columns(ids, owners, roles, texts, joined, list(words), spelled, ends)
        self.headwords = Headwords(columns)
        self._by_ask = Keys(asked)

    def named(self, key: str) -> Iterator[Name]:
        """The names of this key."""
        for row in self.headwords.keys.rows(key):
            yield self.headwords.name(row)
        for row in self._by_ask.rows(key):
            entry = self.headwords.columns.entries[self._asked[row]]
            text = self._asks[row]
            yield Name(entry, text, Role.ASK.value, " ".join(tokens(text)))
