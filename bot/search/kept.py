"""A mapping whose values are made when they are asked for, of which only the latest are kept."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, TypeVar

_Value = TypeVar("_Value")

# Values kept: more than a handbook has entries, and little beside what 100,000 entries take.
KEPT = 2_000


class Kept(Mapping[str, _Value]):
    """Values by key; the latest that are there are remembered, and a miss costs no exception.

    What is not there is not remembered: it is what people typed, and has no end.
    """

    __slots__ = ("_values",)

    # So many values are remembered.
    most = KEPT

    def __init__(self) -> None:
        self._values: dict[str, _Value] = {}

    @abstractmethod
    def _make(self, key: str) -> _Value | None:
        """The value of a key, or None when there is none."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value or the default."""
        # Asked once: another thread may empty the table at any time.
        value = self._values.get(key)
        if value is None:
            value = self._make(key)
            if value is None:
                return default
            if len(self._values) >= self.most:
                self._values.clear()
            self._values[key] = value
        return value

    def __getitem__(self, key: str) -> _Value:
        value: _Value | None = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return self.get(str(key)) is not None

    def __len__(self) -> int:
        return sum(1 for _ in self)
