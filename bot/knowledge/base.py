"""Everything the handbook knows, as one value to look things up in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.knowledge.document import CanonicalDocument
from bot.knowledge.entry import Entry, Reference, folder
from bot.knowledge.kinds import KINDS

_FOLDER_ORDER = {kind.folder: position for position, kind in enumerate(KINDS)}


class KnowledgeBase:
    """The document, its entries by id (in listing order) and its references by key.

    ``narrower`` gives the ids of the kinds of an umbrella entry.
    ``entries`` may be any mapping: the compiled copy decodes an entry only when it is asked
    for. ``digest`` names this revision of the source files.
    """

    __slots__ = ("digest", "document", "entries", "narrower", "references")

    def __init__(
        self,
        document: CanonicalDocument,
        entries: Mapping[str, Entry],
        references: Mapping[str, Reference],
        narrower: Mapping[str, tuple[str, ...]],
        *,
        digest: str = "",
    ) -> None:
        self.document = document
        self.entries = entries
        self.references = references
        self.digest = digest
        self.narrower = narrower

    def __len__(self) -> int:
        return len(self.entries)

    def of_kind(self, folder: str) -> tuple[Entry, ...]:
        """Entries in that folder: the canonical ones first, then the rest by title."""
        return tuple(
            self.entries[entry_id] for entry_id in self.entries if entry_id.startswith(folder + "/")
        )

    def known(self, ids: tuple[str, ...]) -> tuple[Entry, ...]:
        """The entries of those ids, leaving out what does not exist."""
        return tuple(self.entries[entry_id] for entry_id in ids if entry_id in self.entries)


def narrower(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """For each umbrella entry's id, the ids of the entries that name it as ``broader``."""
    table: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        if entry.broader:
            table[entry.broader] = (*table.get(entry.broader, ()), entry.id)
    return table


def listing_order(document: CanonicalDocument, entries: Mapping[str, Entry]) -> list[str]:
    """Ids in listing order: the kinds' order, the document's own entries first, then by title."""
    canonical: dict[str, int] = {}
    for _, ids in document.contents:
        for entry_id in ids:
            canonical[entry_id] = len(canonical)

    def place(entry_id: str) -> tuple[int, int, str]:
        return (
            _FOLDER_ORDER[folder(entry_id)],
            canonical.get(entry_id, len(canonical)),
            entries[entry_id].title.casefold(),
        )

    return sorted(entries, key=place)
