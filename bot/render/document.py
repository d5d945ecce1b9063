"""An answer laid out, in terms that every face can draw."""

from typing import NamedTuple


class Heading(NamedTuple):
    """The title of the whole."""

    text: str
    emoji: str


class Lead(NamedTuple):
    """The point, first: one sentence or short paragraph."""

    text: str


class Paragraph(NamedTuple):
    """Text under an optional label. A line that starts with "- " is an item of a list."""

    label: str
    text: str


class Bullets(NamedTuple):
    """A labelled list."""

    label: str
    items: tuple[str, ...]


class Line(NamedTuple):
    """One row of a list of entries: a name to press or type, and what it is."""

    command: str
    title: str
    text: str


class Lines(NamedTuple):
    """A labelled list of entries."""

    label: str
    lines: tuple[Line, ...]


class Table(NamedTuple):
    """Rows of cells; the first row and the first column are headings."""

    rows: tuple[tuple[str, ...], ...]


class Remark(NamedTuple):
    """One of the document's notes, or a word on the question."""

    kind: str
    text: str


class Source(NamedTuple):
    """Where it comes from: fragments of one small line."""

    fragments: tuple[str, ...]


class Button(NamedTuple):
    """Something to press: it runs a command. ``share`` posts the answer instead of showing it."""

    label: str
    command: str
    share: bool


class Buttons(NamedTuple):
    """A row of buttons."""

    buttons: tuple[Button, ...]


Block = Heading | Lead | Paragraph | Bullets | Lines | Table | Remark | Source | Buttons


class Document(NamedTuple):
    """What every face draws. ``text`` says the point in plain words, for notifications."""

    text: str
    blocks: tuple[Block, ...]
