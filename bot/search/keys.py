"""Which rows of a table have a key, or one that begins so: the rows in the order of their keys.

A dict would answer sooner, and for 300,000 names take 20 MB.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence


class Keys:
    """A table's rows by key; ``keys`` has the key of each row."""

    __slots__ = ("_keys", "_order")

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._order = array("I", sorted(range(len(keys)), key=keys.__getitem__))

    def rows(self, key: str) -> list[int]:
        """The rows with this key, in their order."""
        keys, order = self._keys, self._order
        first = last = bisect_left(order, key, key=keys.__getitem__)
        while last < len(order) and keys[order[last]] == key:
            last += 1
        return order[first:last].tolist()

    def beginning(self, start: str, *, limit: int) -> list[int]:
        """The first row of each of so many keys at most that begin so, in the order of the keys."""
        found: dict[str, int] = {}
        for row in self._from(start):
            key = self._keys[row]
            if not key.startswith(start) or (len(found) == limit and key not in found):
                break
            found.setdefault(key, row)
        return list(found.values())

    def _from(self, key: str) -> Iterator[int]:
        """All rows from the first that has this key or a later one."""
        order = self._order
        for at in range(bisect_left(order, key, key=self._keys.__getitem__), len(order)):
            yield order[at]
