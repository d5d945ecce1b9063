"""The terminal face, in colour, by rich."""

from __future__ import annotations

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as RichTable
from rich.text import Text

from bot.render.document import (
    Block,
    Bullets,
    Buttons,
    Caption,
    Document,
    Feedback,
    Heading,
    Lead,
    Lines,
    Paragraph,
    References,
    Remark,
    Source,
    Table,
)
from bot.render.plain import navigation

MAX_WIDTH = 100
_REMARK = {"warning": "yellow", "caution": "red", "important": "magenta", "tip": "green"}


def draw(document: Document, console: Console | None = None) -> None:
    """Print a document on the terminal. rich itself honours NO_COLOR and TERM."""
    console = console or Console(highlight=False)
    width = min(MAX_WIDTH, console.width)
    for position, parts in enumerate(filter(None, map(_parts, document.blocks))):
        if position:
            console.print()
        for part in parts:
            console.print(part, width=width)


def _parts(block: Block) -> list[RenderableType]:
    match block:
        case Heading():
            return [Text(f"{block.emoji} {block.text}", style="bold cyan")]
        case Lead():
            return [Text(block.text, style="bold")]
        case Paragraph():
            label = [Text(block.label, style="bold")] if block.label else []
            return [*label, *_lines_of(block.text)]
        case Bullets():
            return [Text(block.label, style="bold"), *(_item(Text(item)) for item in block.items)]
        case Lines():
            label = [Text(block.label, style="bold")] if block.label else []
            return [
                *label,
                *(
                    _item(
                        Text.assemble(
                            (line.title or line.command, "cyan"),
                            (f" ({line.kind})" if line.kind else "", "dim"),
                            "  ",
                            line.text,
                        )
                    )
                    for line in block.lines
                ),
            ]
        case Table():
            table = RichTable(show_lines=True)
            for cell in block.rows[0]:
                table.add_column(cell, ratio=1 if cell else None)
            for first, *rest in block.rows[1:]:
                table.add_row(Text(first, style="bold"), *(Text(cell) for cell in rest))
            return [table]
        case Remark():
            style = _REMARK.get(block.kind, "blue")
            return [
                Panel(Text(block.text), title=block.kind, title_align="left", border_style=style)
            ]
        case References():
            cited = (f"{item.text} {item.link}".rstrip() for item in block.items)
            return [Text(block.label, style="bold"), *(_item(Text(text)) for text in cited)]
        case Caption():
            return [Text(block.text, style="dim")]
        case Source():
            return [Text(" · ".join((*block.entries, *block.fragments)), style="dim")]
        case Buttons():
            return [
                Text.assemble(f"{label}: ", (names, "cyan")) for label, names in navigation(block)
            ]
        case Feedback():
            return []


def _lines_of(text: str) -> list[RenderableType]:
    return [
        _item(Text(line[2:])) if line.startswith("- ") else Text(line) for line in text.split("\n")
    ]


def _item(text: Text) -> RenderableType:
    grid = RichTable.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column()
    grid.add_row("•", text)
    return Padding(grid, (0, 0, 0, 1))
