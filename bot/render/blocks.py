"""The Block Kit face: blocks within every limit of Slack, and the text for notifications.

Texts go into ``rich_text`` and ``plain_text``, which Slack does not parse, so that nothing in
them can become a mention, a link or formatting; what must be mrkdwn is made literal
(``mrkdwn``). Limits are those of https://docs.slack.dev/reference/block-kit/blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from bot.render.actions import FEEDBACK, RIGHT, SHARE, SUGGEST, WRONG, encode
from bot.render.address import page_url
from bot.render.document import (
    Block,
    Bullets,
    Button,
    Buttons,
    Caption,
    Document,
    Feedback,
    Heading,
    Lead,
    Line,
    Lines,
    Paragraph,
    References,
    Remark,
    Source,
    Table,
)
from bot.render.mrkdwn import clip, escape, headed, inert, is_address, link, literal
from bot.render.surface import Surface

Json = dict[str, Any]

MAX_HEADER = 150
MAX_TEXT = 3000
MAX_FALLBACK = 3000
MAX_BUTTON_LABEL = 75
MAX_BUTTONS = 25
MAX_CELL = 700
MAX_TABLE = 9000
MAX_ROWS = 100
MAX_SOURCES = 4
MAX_COLUMNS = 20
# In mrkdwn a character may become five ("&amp;"): this stays within 3,000 all the same.
MAX_CAPTION = 600
MAX_FRAGMENT = 60
MAX_LINKED = 500
# Slack refuses a message whose blocks hold some 13,200 characters together (bolt-js #2509).
MAX_MESSAGE = 12_000
# What stands below the body has room of its own, so that a long body never cuts it off.
MAX_FOOT = 4_000

CUT_SHORT = "Cut short: ask for a part of it to read on."
HELPFUL, UNHELPFUL = "Right answer", "Not what I meant"


def blocks(
    document: Document, surface: Surface, *, trail: tuple[str, ...] = (), base: str = ""
) -> list[Json]:
    """The blocks of a message, of a modal or of the Home tab.

    ``trail`` is the commands of the answers that were shown in its place before, latest first.
    ``base`` is where the handbook's pages lie: the source line links to them.
    """
    body, foot = _split(_with_back(document.blocks, trail))
    onward = tuple(step for step in (document.command, *trail) if step)
    pen = _Pen(surface, onward, trail, base)
    above, below = ([part for block in half for part in pen.draw(block)] for half in (body, foot))
    below = _within(MAX_FOOT, surface.max_blocks // 2, below)
    drawn = _within(MAX_MESSAGE - _characters(below), surface.max_blocks - len(below) - 1, above)
    if len(drawn) < len(above):
        drawn.append(_context(escape(CUT_SHORT)))
    return _numbered(drawn + below)


def _within(characters: int, places: int, parts: list[Json]) -> list[Json]:
    """The first of the parts, as many as there is room for."""
    for at, part in enumerate(parts[:places]):
        characters -= _characters(part)
        if characters < 0:
            return parts[:at]
    return parts[:places]


def fallback(document: Document) -> str:
    """The top-level text: what notifications and screen readers say."""
    return escape(clip(inert(document.text), MAX_FALLBACK))


def _with_back(drawn: tuple[Block, ...], trail: tuple[str, ...]) -> tuple[Block, ...]:
    """The way back leads the last row of buttons that has no label, or is a row of its own."""
    if not trail:
        return drawn
    back = Button("Back", trail[0], "back", "Back to the answer before this one")
    for at in range(len(drawn) - 1, -1, -1):
        row = drawn[at]
        if isinstance(row, Buttons) and not row.label:
            return (*drawn[:at], Buttons((back, *row.buttons)), *drawn[at + 1 :])
    return (*drawn, Buttons((back,)))


def _split(drawn: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The body, and what stands below it: source, unlabelled buttons, feedback."""
    at = len(drawn)
    while at and (
        isinstance(drawn[at - 1], Source | Feedback)
        or (isinstance(last := drawn[at - 1], Buttons) and not last.label)
    ):
        at -= 1
    return drawn[:at], drawn[at:]


class _Pen:
    """Draws one document's blocks on one surface."""

    def __init__(
        self, surface: Surface, onward: tuple[str, ...], trail: tuple[str, ...], base: str
    ) -> None:
        self._base = base
        self._surface = surface
        self._onward = onward
        self._trail = trail
        self._tables = surface.tables

    def draw(self, block: Block) -> Iterator[Json]:
        """The Block Kit blocks of one block, without numbers in their action ids."""
        match block:
            case Heading():
                yield {"type": "header", "text": _plain(block.text, MAX_HEADER)}
            case Lead():
                yield _rich(_section(block.text))
            case Paragraph():
                if parts := list(_paragraph(block.label, block.text)):
                    yield _rich(*parts)
            case Bullets():
                yield _rich(*_labelled(block.label), _list(_texts(item) for item in block.items))
            case Lines():
                yield from self._lines(block)
            case Table():
                yield self._table(block)
            case Remark():
                yield _rich(_quote(block))
            case References():
                cited = (_cited(item.text, item.link) for item in block.items)
                yield _rich(*_labelled(block.label), _list(cited))
            case Caption():
                yield _context(literal(clip(block.text, MAX_CAPTION)))
            case Source():
                yield _context(_source(block, self._base))
            case Buttons():
                yield from self._buttons(block)
            case Feedback():
                yield from self._feedback(block)

    def _lines(self, block: Lines) -> Iterator[Json]:
        """Entries each with their button; commands as one list."""
        commands = [line for line in block.lines if not line.title]
        entries = [line for line in block.lines if line.title]
        if commands or block.label:
            listed = [_list(map(_usage, commands))] if commands else []
            yield _rich(*_labelled(block.label), *listed)
        for line in entries:
            look_up = Button("Look Up", line.command, "look_up", f"Look up {line.title}")
            shown = headed(line.title, line.kind, line.text)
            text = {"type": "mrkdwn", "text": shown, "verbatim": True}
            beside = {"accessory": self._button(look_up)} if self._surface.show else {}
            yield {"type": "section", "text": text, **beside, "expand": True}

    def _table(self, block: Table) -> Json:
        if not self._tables:
            return _rich(*_rows_as_lists(block))
        self._tables = False
        return _table(block)

    def _buttons(self, block: Buttons) -> Iterator[Json]:
        chosen = [
            button for button in block.buttons if button.press != "share" or self._surface.shares
        ]
        if not chosen or not self._surface.show:
            return
        if block.label:
            yield _context(literal(clip(block.label, MAX_BUTTON_LABEL)))
        yield {"type": "actions", "elements": [*map(self._button, chosen[:MAX_BUTTONS])]}

    def _button(self, button: Button) -> Json:
        match button.press:
            case "look_up":
                name, value = self._surface.show, encode(button.command, self._onward)
            case "turn":
                name, value = self._surface.show, encode(button.command, self._trail)
            case "back":
                name, value = self._surface.show, encode(button.command, self._trail[1:])
            case "share":
                name, value = SHARE, encode(button.command)
            case "suggest":
                name, value = SUGGEST, encode(button.command)
        drawn = {
            "type": "button",
            "action_id": name,
            "text": _plain(button.label, MAX_BUTTON_LABEL),
            "value": value,
        }
        if button.spoken:
            drawn["accessibility_label"] = clip(inert(button.spoken), MAX_BUTTON_LABEL)
        return drawn

    def _feedback(self, block: Feedback) -> Iterator[Json]:
        if not self._surface.show:
            return
        question = (block.question,)
        right, wrong = (
            {
                "text": _plain(label, MAX_BUTTON_LABEL),
                "value": encode(f"{verdict} {block.subject}", question),
                "accessibility_label": spoken,
            }
            for label, verdict, spoken in (
                (HELPFUL, RIGHT, "This is the right answer"),
                (UNHELPFUL, WRONG, "This is not what I meant"),
            )
        )
        if self._surface.context_actions:
            pair = {"action_id": FEEDBACK, "positive_button": right, "negative_button": wrong}
            elements = [{"type": "feedback_buttons", **pair}]
            yield {"type": "context_actions", "elements": elements}
        else:
            plain = {"type": "button", "action_id": FEEDBACK}
            yield {"type": "actions", "elements": [{**plain, **right}, {**plain, **wrong}]}


def _plain(text: str, limit: int) -> Json:
    return {"type": "plain_text", "text": clip(inert(text), limit) or " ", "emoji": False}


def _text(text: str, **style: bool) -> Json:
    drawn: Json = {"type": "text", "text": clip(inert(text), MAX_TEXT) or " "}
    return {**drawn, "style": style} if style else drawn


def _texts(text: str) -> list[Json]:
    return [_text(text)]


def _rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def _section(text: str) -> Json:
    return {"type": "rich_text_section", "elements": _texts(text)}


def _section_in_bold(text: str) -> Json:
    return {"type": "rich_text_section", "elements": [_text(text, bold=True)]}


def _labelled(label: str) -> list[Json]:
    return [_section_in_bold(label)] if label else []


def _list(items: Iterable[list[Json]]) -> Json:
    return {
        "type": "rich_text_list",
        "style": "bullet",
        "elements": [{"type": "rich_text_section", "elements": item} for item in items],
    }


def _quote(block: Remark) -> Json:
    label = _text(f"{block.kind.capitalize()}: ", bold=True)
    return {"type": "rich_text_quote", "elements": [label, *_texts(block.text)]}


def _usage(line: Line) -> list[Json]:
    return [_text(line.command, code=True), _text(f"  {line.text}")]


def _cited(text: str, address: str) -> list[Json]:
    if not is_address(address):
        return _texts(text)
    shown = clip(inert(address), MAX_TEXT)
    return [_text(f"{text} "), {"type": "link", "url": address, "text": shown}]


def _source(block: Source, base: str) -> str:
    fragments = [clip(fragment, MAX_FRAGMENT) for fragment in block.fragments[:5]]
    shown = [literal(fragment) for fragment in fragments]
    if shown:
        shown[0] = shown[0][:1].upper() + shown[0][1:]
    if shown and block.link and len(escape(block.link)) <= MAX_LINKED:
        shown[-1] = link(fragments[-1], block.link)
    shown += [_entry(entry, base) for entry in block.entries[:MAX_SOURCES]]
    return " · ".join(part for part in shown if part)


def _entry(entry: str, base: str) -> str:
    """An entry's id, which leads to its page where there are pages."""
    shown, address = clip(entry, MAX_FRAGMENT), page_url(base, entry)
    if address and len(escape(address)) <= MAX_LINKED:
        return link(shown, address)
    return literal(shown)


def _paragraph(label: str, text: str) -> Iterator[Json]:
    """Runs of plain lines and of list lines, in their order; the label leads the first."""
    heading = [_text(label, bold=True)] if label else []
    for is_list, run in groupby(filter(str.strip, text.split("\n")), _is_item):
        if is_list:
            if heading:
                yield {"type": "rich_text_section", "elements": heading}
            yield _list(_texts(line[2:]) for line in run)
        else:
            # One section, since nothing says that two are drawn as two lines.
            prose = "\n".join(run)
            texts = [*heading, *_texts(f"\n{prose}" if heading else prose)]
            yield {"type": "rich_text_section", "elements": texts}
        heading = []
    if heading:
        yield {"type": "rich_text_section", "elements": heading}


def _is_item(line: str) -> bool:
    return line.startswith("- ")


def _table(block: Table) -> Json:
    """A table whose headings are bold, since nothing else in it says that they are headings."""
    rows = [row[:MAX_COLUMNS] for row in block.rows[:MAX_ROWS]]
    columns = max(len(row) for row in rows)
    room = min(MAX_CELL, MAX_TABLE // (len(rows) * columns))

    def cell(text: str, *, heading: bool) -> Json:
        text = clip(text, room)
        if heading:
            return _rich(_section_in_bold(text))
        return {"type": "raw_text", "text": inert(text) or " "}

    return {
        "type": "table",
        "column_settings": [{"is_wrapped": True} for _ in range(columns)],
        "rows": [
            [cell(text, heading=0 in (down, across)) for across, text in enumerate(row)]
            for down, row in enumerate(rows)
        ],
    }


def _rows_as_lists(block: Table) -> Iterator[Json]:
    """The table where there can be none: for each row its heading, and a list of its cells."""
    titles = block.rows[0]
    for row in block.rows[1:MAX_ROWS] or (titles,):
        yield _section_in_bold(row[0])
        named = list(zip(titles[1:], row[1:], strict=False))
        if named:
            yield _list([_text(f"{title}: ", bold=True), *_texts(cell)] for title, cell in named)


def _context(text: str) -> Json:
    element = {"type": "mrkdwn", "text": text or " ", "verbatim": True}
    return {"type": "context", "elements": [element]}


def _numbered(drawn: list[Json]) -> list[Json]:
    """The same blocks, each action id with a number of its own: Slack wants them to differ."""
    at = 0
    for block in drawn:
        elements = [block["accessory"]] if "accessory" in block else block.get("elements", ())
        for element in elements:
            if "action_id" in element:
                element["action_id"] += f":{at}"
                at += 1
    return drawn


def _characters(value: Any) -> int:
    """Characters of text in what is drawn, wherever they stand."""
    if isinstance(value, dict):
        return sum(
            len(inner) if name == "text" and isinstance(inner, str) else _characters(inner)
            for name, inner in value.items()
        )
    return sum(map(_characters, value)) if isinstance(value, list) else 0
