"""Which rows of a table belong to a key, when most keys have one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


class Rows:
    """Numbers of rows by key, in the order in which they were added."""

    __slots__ = ("_first", "_more")

    def __init__(self) -> None:
        # A list for each key would take more memory than all the rest of the table.
        self._first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}

    def add(self, key: str, row: int) -> None:
        """One row more for this key."""
        if self._first.setdefault(key, row) != row:
            self._more.setdefault(key, []).append(row)

    def first(self, key: str) -> int | None:
        """The first row of this key."""
        return self._first.get(key)

    def of(self, key: str) -> Sequence[int]:
        """The rows of this key."""
        first = self._first.get(key)
        return () if first is None else (first, *self._more.get(key, ()))

    def __iter__(self) -> Iterator[str]:
        return iter(self._first)

    def __len__(self) -> int:
        return len(self._first)
