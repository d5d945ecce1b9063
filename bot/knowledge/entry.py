"""One reviewed headword, and the small values it is made of."""

from typing import NamedTuple

from bot.knowledge.kinds import KIND_BY_FOLDER, KIND_BY_KEY, Kind


class Contrast(NamedTuple):
    """An entry that people confuse this one with, and the difference in one sentence.

    The sentence names both sides, so that it reads the same from either.
    """

    entry: str
    difference: str


class Revision(NamedTuple):
    """What changed in an entry, in which version, and why."""

    version: str
    date: str
    reason: str


class Reference(NamedTuple):
    """A source. ``verified`` is true only when somebody has seen that it exists."""

    key: str
    authors: str
    year: str
    title: str
    venue: str
    doi: str
    url: str
    verified: bool
    note: str
    citation: str

    @property
    def text(self) -> str:
        """The reference as the bibliography prints it, in the canonical document's order."""
        if self.citation:
            return self.citation
        authors = self.authors if self.authors.endswith(".") else f"{self.authors}."
        parts = [authors, f"({self.year})." if self.year else "", f"{self.title}."]
        if self.venue:
            parts.append(f"{self.venue}.")
        return " ".join(part for part in parts if part)

    @property
    def link(self) -> str:
        """Where to read it: the DOI's address, else the URL, else nothing."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


class Entry(NamedTuple):
    """One headword of the handbook.

    ``id`` is the path of its file without the ending, such as ``edge_cases/model-drift``.
    ``sections`` are (key, text) pairs in the order of the kind's row. ``broader`` is the id of
    the umbrella entry that this one is a kind of, in SKOS's sense
    (https://www.w3.org/TR/skos-reference/#broader), or the empty string. ``asks`` are questions
    people would really ask it with; ``not_for`` are phrases in which its name means something
    else. ``since`` and ``changed`` are versions of the handbook.
    """

    id: str
    title: str
    summary: str
    status: str
    stage: str
    since: str
    changed: str
    tip: str
    broader: str
    reviewed: str
    aliases: tuple[str, ...]
    sections: tuple[tuple[str, str], ...]
    related: tuple[str, ...]
    contrasts: tuple[Contrast, ...]
    asks: tuple[str, ...]
    not_for: tuple[str, ...]
    references: tuple[str, ...]
    history: tuple[Revision, ...]

    @property
    def kind(self) -> Kind:
        """The row of KINDS that this entry's folder names."""
        return KIND_BY_FOLDER[folder(self.id)]

    @property
    def slug(self) -> str:
        """The last part of the id."""
        return self.id.partition("/")[2]

    def section(self, key: str) -> str:
        """The text of one section, or the empty string."""
        for name, text in self.sections:
            if name == key:
                return text
        return ""


def folder(entry_id: str) -> str:
    """The folder of an entry id, which tells its kind."""
    return entry_id.partition("/")[0]


def kind_key(entry_id: str) -> str:
    """The kind's key for an entry id: ``edge_cases/model-drift`` is an ``edge_case``."""
    return KIND_BY_FOLDER[folder(entry_id)].key


def label(kind: str) -> str:
    """What a reader calls that kind."""
    return KIND_BY_KEY[kind].singular
