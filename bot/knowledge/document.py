"""The persona document around its entries: purpose, scope, notes and change log."""

from typing import NamedTuple

NOTE_KINDS = ("note", "tip", "important", "warning", "caution")

# The parts of the document that are not lists of entries, beside the kinds' own parts.
PARTS = ("purpose", "scope", "references", "change_log")


class Note(NamedTuple):
    """A marked remark, such as the WARNING above the anti-patterns.

    ``part`` is ``purpose``, ``scope``, ``references``, ``change_log`` or a kind's key;
    ``place`` says whether it stands before or after that part's own content.
    """

    kind: str
    part: str
    place: str
    text: str


class Change(NamedTuple):
    """One row of a change log. ``date`` is ISO 8601."""

    version: str
    date: str
    description: str


class OutsideName(NamedTuple):
    """The name of a tool or vendor: a question on its usage is out of scope.

    ``exclusion`` is the position of the excluded area in ``scope_out``, ``kind`` what entries call
    that of which this is one, or the empty string: XGBoost is gradient boosting.
    """

    name: str
    exclusion: int
    kind: str = ""


class CanonicalDocument(NamedTuple):
    """The document that the handbook grows around, without the text of its entries.

    ``introductions`` are (kind key, text) pairs, ``contents`` are (kind key, entry ids) pairs in
    the order in which the document prints them. ``change_log`` is the document's own;
    ``editions`` continue it with the handbook's.
    """

    title: str
    introduction: str
    purpose: str
    scope_in: tuple[str, ...]
    scope_out: tuple[str, ...]
    introductions: tuple[tuple[str, str], ...]
    contents: tuple[tuple[str, tuple[str, ...]], ...]
    references: tuple[str, ...]
    notes: tuple[Note, ...]
    change_log: tuple[Change, ...]
    editions: tuple[Change, ...]
    outside: tuple[OutsideName, ...]

    @property
    def version(self) -> str:
        """The newest version in either log, or the empty string."""
        log = self.editions or self.change_log
        return log[-1].version if log else ""

    @property
    def versions(self) -> tuple[str, ...]:
        """Every version that an entry's ``since`` or ``changed`` may name, oldest first."""
        return tuple(change.version for change in (*self.change_log, *self.editions))

    def notes_on(self, part: str) -> tuple[Note, ...]:
        """The notes that stand in that part, in document order."""
        return tuple(note for note in self.notes if note.part == part)

    def introduction_to(self, kind: str) -> str:
        """What the document says before it lists that kind, or the empty string."""
        return dict(self.introductions).get(kind, "")

    def contents_of(self, kind: str) -> tuple[str, ...]:
        """Ids of the entries of that kind that the canonical document prints."""
        return dict(self.contents).get(kind, ())
