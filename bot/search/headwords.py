"""Titles and aliases in columns: the names that may be misspelt, as asks may not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.search.keys import Keys
from bot.search.match import Name, Role

ROLES = tuple(role.value for role in Role)


class Columns(NamedTuple):
    """Names in the order of their entries: a row of each column is one name.

    ``entries`` are the ids that ``owners`` are places in, and ``roles`` are places in ROLES.
    ``joined`` are the keys without spaces. The tokens of a name are places in ``words``: those in
    ``spelled`` from where the name before it ends to where it ends itself (``ends``).
    """

    entries: Sequence[str]
    owners: Sequence[int]
    roles: Sequence[int]
    texts: Sequence[str]
    joined: Sequence[str]
    words: Sequence[str]
    spelled: Sequence[int]
    ends: Sequence[int]


class Headwords:
    """The names, by row and by key."""

    __slots__ = ("_keys", "columns")

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._keys: Keys | None = None

    @property
    def keys(self) -> Keys:
        """The rows by key."""
        if self._keys is None:
            self._keys = Keys(self.columns.joined)
        return self._keys

    def words(self, row: int) -> Sequence[int]:
        """The places of the tokens of a name."""
        ends = self.columns.ends
        return self.columns.spelled[ends[row - 1] if row else 0 : ends[row]]

    def name(self, row: int) -> Name:
        """One name as a value."""
        columns = self.columns
        return Name(
            columns.entries[columns.owners[row]],
            columns.texts[row],
            ROLES[columns.roles[row]],
            " ".join([columns.words[place] for place in self.words(row)]),
        )

    def names(self) -> Iterator[Name]:
        """All names as values."""
        return map(self.name, range(len(self.columns.texts)))
