"""An answer on a page: the same document that Slack draws, whose buttons are links here."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.kinds import KINDS
from bot.pages.drawing import Place
from bot.persona.answer import (
    Answer,
    Comparison,
    Found,
    Head,
    Help,
    Listing,
    Passage,
    Persona,
    head,
)
from bot.persona.commands.browse import search_entries
from bot.render.address import DOCUMENT, ENTRIES, SEARCH, entry_page, kind_page
from bot.render.document import Button, Buttons, Document, Feedback, Line, Lines, Source

_PASSAGES = {"scope": "scope", "about": "change-log"}


class Link(NamedTuple):
    """A button or a line of a list, as something to follow."""

    label: str
    address: str
    text: str = ""
    kind: str = ""


class Links(NamedTuple):
    """A labelled row of links, or a list of them with a text beside each."""

    label: str
    links: tuple[Link, ...]


Drawable = tuple[str, object]


def drawable(document: Document, knowledge: KnowledgeBase, at: Place) -> list[Drawable]:
    """The document's blocks, each with the name of the macro that draws it."""
    drawn: list[Drawable] = []
    for block in document.blocks:
        match block:
            case Buttons():
                # Sharing and suggesting need somebody whom Slack knows.
                pressed = [each for each in block.buttons if each.press in ("look_up", "turn")]
                if pressed:
                    links = tuple(_button(button, knowledge, at) for button in pressed)
                    drawn.append(("row", Links(block.label, links)))
            case Lines():
                lines = tuple(_line(line, knowledge, at) for line in block.lines)
                drawn.append(("list", Links(block.label, lines)))
            case Source():
                links = tuple(
                    Link(knowledge.entries[entry].title, at.link(entry_page(entry)))
                    for entry in block.entries
                    if entry in knowledge.entries
                )
                drawn.append(("source", Links(" · ".join(block.fragments), links)))
            case Feedback():
                continue
            case _:
                drawn.append((type(block).__name__.lower(), block))
    return drawn


def address_of(command: str, knowledge: KnowledgeBase, at: Place) -> str:
    """Where a command leads: the page that says the same, else the search."""
    verb, _, argument = command.partition(" ")
    entry, _, section = argument.partition(": ")
    if verb in ("define", "explain") and entry in knowledge.entries:
        return at.link(entry_page(entry), part=section)
    if verb == "list":
        kind = next((kind for kind in KINDS if argument.startswith(kind.plural)), None)
        if kind and not argument.removeprefix(kind.plural).strip(" 0123456789"):
            return at.link(kind_page(kind.folder))
        if not argument:
            return at.link(ENTRIES)
    if command in _PASSAGES:
        return at.link(DOCUMENT, part=_PASSAGES[command])
    return at.link(SEARCH, query=urlencode({"q": command}))


def _button(button: Button, knowledge: KnowledgeBase, at: Place) -> Link:
    return Link(button.label, address_of(button.command, knowledge, at))


def _line(line: Line, knowledge: KnowledgeBase, at: Place) -> Link:
    """An entry; or a command, which leads to the search that has its first word typed already."""
    if line.title:
        return Link(line.title, address_of(line.command, knowledge, at), line.text, line.kind)
    word = line.command.partition(" ")[0]
    return Link(line.command, at.link(SEARCH, query=urlencode({"q": word})), line.text)


def others(answer: Answer, query: str, persona: Persona) -> tuple[Head, ...]:
    """What else the words may mean, below an answer about an entry or about none."""
    if isinstance(answer, Comparison | Listing | Passage | Help):
        return ()
    shown = {candidate.entry.id for candidate in answer.candidates}
    if isinstance(answer, Found):
        shown = {answer.entry.id}
    found = search_entries(persona, query)
    if not isinstance(found, Listing):
        return ()
    return tuple(
        head(candidate.entry) for candidate in found.candidates if candidate.entry.id not in shown
    )
