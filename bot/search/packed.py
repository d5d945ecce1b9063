"""Texts and phrases of many entries in little memory, made into values when they are asked for.

Stems are numbers, and the texts stretches of one array.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from bot.search.headwords import ROLES as HEADWORD_ROLES
from bot.search.kept import Kept
from bot.search.lexicon import Asks, CalledBy, Phrase
from bot.search.match import Role
from bot.search.synonyms import all_senses

# Roles are kept as their places in this tuple; summaries are kept among names and asks.
ROLES = (*HEADWORD_ROLES, "")
# The places of so many asks are bytes.
MOST_IN_BYTES = 256
_ASK, _SUMMARY = ROLES.index(Role.ASK), ROLES.index("")
_ALL = range(len(ROLES))
_NAMES = frozenset(_ALL) - {_ASK, _SUMMARY}


class Said(Mapping[str, tuple[list[list[str]], list[str], list[list[str]]]]):
    """By entry the stems of each of its names, of its summary, and of each of its asks, in order."""

    __slots__ = ("ends", "entries", "firsts", "flat", "roles", "stems")

    def __init__(self, entries: Iterable[str], stems: Sequence[str]) -> None:
        self.entries = {entry: at for at, entry in enumerate(entries)}
        self.stems = stems
        self.flat, self.ends = array("I"), array("I", (0,))
        self.roles, self.firsts = array("B"), array("I", (0,))

    def add(self, role: int, places: list[int]) -> None:
        """One text more of the entry that is being read."""
        self.flat.fromlist(places)
        self.ends.append(len(self.flat))
        self.roles.append(role)

    def end_entry(self) -> None:
        """The entry has no further texts."""
        self.firsts.append(len(self.roles))

    def places(self, entry: int) -> Iterator[tuple[int, Sequence[int]]]:
        """The role and the places of the stems of each text of the entry at that position."""
        for at in range(self.firsts[entry], self.firsts[entry + 1]):
            yield self.roles[at], self.flat[self.ends[at] : self.ends[at + 1]]

    def texts(self, entry: int, roles: Container[int] = _ALL) -> Iterator[tuple[int, list[str]]]:
        """The role and the stems of each text of the entry at that position, or of some."""
        stems = self.stems
        for role, places in self.places(entry):
            if role in roles:
                yield role, [stems[place] for place in places]

    def __getitem__(self, entry: str) -> tuple[list[list[str]], list[str], list[list[str]]]:
        names: list[list[str]] = []
        summary: list[str] = []
        asks: list[list[str]] = []
        for role, stems in self.texts(self.entries[entry]):
            if role == _SUMMARY:
                summary = stems
            else:
                (asks if role == _ASK else names).append(stems)
        return names, summary, asks

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


class Called(Kept[list[CalledBy]]):
    """The titles and aliases of each entry, one by one."""

    __slots__ = ("_said",)

    def __init__(self, said: Said) -> None:
        super().__init__()
        self._said = said

    def _make(self, key: str) -> list[CalledBy] | None:
        entry = self._said.entries.get(key)
        if entry is None:
            return None
        return [
            CalledBy(ROLES[role], _with_senses(stems))
            for role, stems in self._said.texts(entry, _NAMES)
        ]

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)


class AsksOf(Kept[Asks]):
    """The asks of each entry."""

    __slots__ = ("_rarity", "_said")

    def __init__(self, said: Said, rarity: Callable[[str], float]) -> None:
        super().__init__()
        self._said, self._rarity = said, rarity

    def _make(self, key: str) -> Asks | None:
        entry = self._said.entries.get(key)
        if entry is None:
            return None
        asks = (stems for _, stems in self._said.texts(entry, (_ASK,)))
        return weighed_asks(asks, self._rarity)

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)


def weighed_asks(asks: Iterable[Sequence[str]], rarity: Callable[[str], float]) -> Asks:
    """Asks of these stems, with their synonyms."""
    places: dict[str, list[int]] = {}
    weights: list[float] = []
    for at, stems in enumerate(asks):
        # In order, so that the sum is the same in every run.
        said = sorted(_with_senses(stems))
        weights.append(round(sum(map(rarity, said)), 4))
        for word in said:
            places.setdefault(word, []).append(at)
    # Bytes take a third of what a list takes, and are as quick to read.
    few = len(weights) <= MOST_IN_BYTES
    return Asks({word: bytes(at) if few else at for word, at in places.items()}, weights)


def _with_senses(stems: Sequence[str]) -> frozenset[str]:
    return frozenset((*stems, *all_senses(stems)))


class Phrases(Kept[list[Phrase]]):
    """Names, and phrases that entries are not for.

    The first row of each phrase is in ``first``, its others in ``more``. ``own`` counts for each
    row the asks of its entry that hold the phrase; ``all`` those of all entries, in its first row.
    """

    __slots__ = ("all", "entries", "first", "more", "own", "roles", "texts")

    def __init__(self) -> None:
        super().__init__()
        self.first: dict[str, int] = {}
        self.more: dict[str, list[int]] = {}
        self.entries, self.roles = array("I"), array("B")
        self.texts: list[str] = []
        self.own, self.all = array("H"), array("I")

    def add(self, key: str, entry: int, text: str, role: int) -> None:
        """One owner more of a phrase, by the form that `lexicon.phrase` gives."""
        row = len(self.texts)
        if self.first.setdefault(key, row) != row:
            self.more.setdefault(key, []).append(row)
        self.entries.append(entry)
        self.roles.append(role)
        self.texts.append(text)
        self.own.append(0)
        self.all.append(0)

    def hold(self, key: str, entry: int) -> None:
        """One ask of the entry at that position holds the phrase."""
        for row in self._rows(key):
            if self.entries[row] == entry:
                self.own[row] += 1
        self.all[self.first[key]] += 1

    def _rows(self, key: str) -> Sequence[int]:
        return (self.first[key], *self.more.get(key, ()))

    def _make(self, key: str) -> list[Phrase] | None:
        if key not in self.first:
            return None
        held = self.all[self.first[key]]
        return [
            Phrase(
                self.entries[row],
                self.texts[row],
                ROLES[self.roles[row]],
                # A half where no ask holds it.
                round((self.own[row] + 0.7) / (held + 1.4), 4),
            )
            for row in self._rows(key)
        ]

    def __iter__(self) -> Iterator[str]:
        return iter(self.first)
