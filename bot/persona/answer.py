"""Everything that can be said, as values that carry all that drawing them needs."""

from typing import NamedTuple

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.document import Note
from bot.knowledge.entry import Entry, Reference
from bot.search.index import Index


class Persona:
    """What the desk answers from: the knowledge and the index over it."""

    __slots__ = ("index", "knowledge")

    def __init__(self, knowledge: KnowledgeBase, index: Index) -> None:
        self.knowledge = knowledge
        self.index = index


class Head(NamedTuple):
    """An entry as a link shows it."""

    id: str
    title: str
    summary: str


class Difference(NamedTuple):
    """What an entry is confused with, and the sentence that tells them apart."""

    other: Head
    sentence: str


class Candidate(NamedTuple):
    """An entry and how well it fits the query, 0 to 100."""

    entry: Entry
    score: float


class Found(NamedTuple):
    """One entry is the answer.

    ``candidates`` starts with it. ``section`` is the key of the one section that was asked
    for, or empty; ``whole`` asks for every section rather than the short answer. ``others`` are
    what else may be meant, when this one is not all but certain.
    """

    query: str
    candidates: tuple[Candidate, ...]
    section: str
    whole: bool
    others: tuple[Head, ...]
    narrower: tuple[Head, ...]
    related: tuple[Head, ...]
    differences: tuple[Difference, ...]
    references: tuple[Reference, ...]
    notes: tuple[Note, ...]

    @property
    def entry(self) -> Entry:
        """The entry that answers."""
        return self.candidates[0].entry


class Comparison(NamedTuple):
    """Two entries or more side by side; ``sentences`` are their declared differences."""

    query: str
    candidates: tuple[Candidate, ...]
    sentences: tuple[str, ...]
    references: tuple[Reference, ...]


class Choices(NamedTuple):
    """Did you mean one of these? Best first, at most five."""

    query: str
    subject: str
    candidates: tuple[Candidate, ...]


class Group(NamedTuple):
    """A titled part of a listing; ``total`` counts what it would hold in full.

    ``more`` and ``previous`` are the commands that show what follows and what came before, or
    empty. ``page`` of ``pages`` is 0 when the group is a whole or a sample rather than a page.
    """

    title: str
    heads: tuple[Head, ...]
    total: int
    more: str
    previous: str = ""
    page: int = 0
    pages: int = 0


class Listing(NamedTuple):
    """Entries to browse. ``note`` is what the document says about them, if anything."""

    query: str
    title: str
    introduction: str
    groups: tuple[Group, ...]
    notes: tuple[Note, ...]
    candidates: tuple[Candidate, ...]


class Part(NamedTuple):
    """A labelled piece of a passage: a text, or a list."""

    label: str
    text: str
    items: tuple[str, ...]


class Passage(NamedTuple):
    """A part of the document that is no entry: its scope, its purpose, its change log."""

    query: str
    title: str
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]


class OutOfScope(NamedTuple):
    """The question is on the far side of the document's line.

    ``exclusion`` is the excluded area in the document's words, ``named`` the word that led
    there; ``candidates`` are in-scope entries that the question touches.
    """

    query: str
    exclusion: str
    named: str
    candidates: tuple[Candidate, ...]


class NotFound(NamedTuple):
    """No entry is meant, as far as can be told. ``candidates`` are the nearest."""

    query: str
    subject: str
    candidates: tuple[Candidate, ...]


class CommandHelp(NamedTuple):
    """One line of the help."""

    usage: str
    summary: str


class Help(NamedTuple):
    """What can be asked. ``remark`` says what was wrong with the question, if anything was."""

    query: str
    title: str
    remark: str
    commands: tuple[CommandHelp, ...]


Answer = Found | Comparison | Choices | Listing | Passage | OutOfScope | NotFound | Help


def head(entry: Entry) -> Head:
    """An entry as a link."""
    return Head(entry.id, entry.title, entry.summary)


def heads(knowledge: KnowledgeBase, ids: tuple[str, ...]) -> tuple[Head, ...]:
    """Links to those of the ids that exist."""
    return tuple(head(entry) for entry in knowledge.known(ids))
