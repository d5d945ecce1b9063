"""An answer laid out, in terms that every face can draw."""

from typing import Literal, NamedTuple


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
    """One row of a list of entries: a name to press or type, and what it is.

    Without a title it is a command as it may be typed, and what it does.
    """

    command: str
    title: str
    text: str
    kind: str = ""


class Lines(NamedTuple):
    """A labelled list of entries, or of commands."""

    label: str
    lines: tuple[Line, ...]


class Table(NamedTuple):
    """Rows of cells; the first row and the first column are headings."""

    rows: tuple[tuple[str, ...], ...]


class Remark(NamedTuple):
    """One of the document's notes, or a word on the question."""

    kind: str
    text: str


class Cited(NamedTuple):
    """A reference, and where to read it, if it can be read anywhere."""

    text: str
    link: str


class References(NamedTuple):
    """A labelled list of references."""

    label: str
    items: tuple[Cited, ...]


class Caption(NamedTuple):
    """A word of the house on what stands above or below it, in small print."""

    text: str


class Source(NamedTuple):
    """Where it comes from: one small line. ``link`` is where its last fragment leads."""

    entries: tuple[str, ...]
    fragments: tuple[str, ...]
    link: str = ""


# What pressing a button does: show another answer, turn this one to another page or size, go
# back to the one before, post it for all to see, or propose a term for the handbook.
Press = Literal["look_up", "turn", "back", "share", "suggest"]


class Button(NamedTuple):
    """Something to press.

    ``command`` is what answers it; for "suggest", the term to propose. ``spoken`` is said instead
    of the label where the label alone, read aloud, would not say enough.
    """

    label: str
    command: str
    press: Press
    spoken: str = ""


class Buttons(NamedTuple):
    """A row of buttons, under an optional label."""

    buttons: tuple[Button, ...]
    label: str = ""


class Feedback(NamedTuple):
    """Was this right? ``subject`` names what answered, ``question`` what was asked, if short."""

    subject: str
    question: str


Block = (
    Heading
    | Lead
    | Paragraph
    | Bullets
    | Lines
    | Table
    | Remark
    | References
    | Caption
    | Source
    | Buttons
    | Feedback
)


class Document(NamedTuple):
    """What every face draws.

    ``text`` says the point in plain words, for notifications. ``command`` is what shows this
    document again, for the way back; empty when nothing short does.
    """

    text: str
    blocks: tuple[Block, ...]
    command: str = ""
