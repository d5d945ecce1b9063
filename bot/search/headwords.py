"""Titles and aliases in columns: the names that may be misspelt, as asks may not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.search.match import Name


class Headwords(NamedTuple):
    """Names in the order of their entries: a row of each column is one name.

    ``entries`` are the ids that ``owners`` are places in, ``roles`` the values of Role, ``joined``
    the keys without spaces. The tokens of a name are places in ``words``: those in ``spelled``
    from where the name before it ends to where it ends itself (``ends``).
    """

    entries: Sequence[str]
    owners: Sequence[int]
    roles: Sequence[str]
    texts: Sequence[str]
    joined: Sequence[str]
    words: Sequence[str]
    spelled: Sequence[int]
    ends: Sequence[int]

    def tokens(self, row: int) -> list[str]:
        """The tokens of a name."""
        words = self.words
        start = self.ends[row - 1] if row else 0
        return [words[at] for at in self.spelled[start : self.ends[row]]]

    def name(self, row: int) -> Name:
        """One name as a value."""
        entry = self.entries[self.owners[row]]
        return Name(entry, self.texts[row], self.roles[row], " ".join(self.tokens(row)))

    def names(self) -> Iterator[Name]:
        """All names as values."""
        return map(self.name, range(len(self.texts)))
