"""The plain face: the terminal without colour, a pipe, a log."""

from __future__ import annotations

from collections.abc import Iterator

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

WIDTH = 88


def plain(document: Document, *, width: int = WIDTH) -> str:
    """The document as text, wrapped at ``width`` columns, ending in a newline."""
    parts = ["\n".join(_draw(block, width)) for block in document.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _draw(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
            yield "=" * min(width, len(block.text))
        case Lead():
            yield from wrap(block.text, width)
        case Paragraph():
            if block.label:
                yield f"{block.label}:"
            yield from wrap(block.text, width, "  " if block.label else "")
        case Bullets():
            if block.label:
                yield f"{block.label}:"
            for item in block.items:
                yield from wrap(f"- {item}", width, "  ")
        case Lines():
            if block.label:
                yield f"{block.label}:"
            for line in block.lines:
                kind = f" ({line.kind})" if line.kind else ""
                name = line.title or line.command
                yield from wrap(f"- {name}{kind}: {line.text}", width, "  ")
        case Table():
            titles = block.rows[0][1:]
            for row in block.rows[1:]:
                yield f"{row[0]}:"
                for title, cell in zip(titles, row[1:], strict=True):
                    yield from wrap(f"- {title}: {cell}", width, "  ")
        case Remark():
            yield from wrap(f"{block.kind.upper()}: {block.text}", width)
        case References():
            yield f"{block.label}:"
            for cited in block.items:
                yield from wrap(f"- {cited.text} {cited.link}".rstrip(), width, "  ")
        case Caption():
            yield from wrap(block.text, width)
        case Source():
            yield f"[{' · '.join((*block.entries, *block.fragments))}]"
        case Buttons():
            for label, names in navigation(block):
                yield from wrap(f"{label}: {names}", width)
        case Feedback():
            return


def navigation(block: Buttons) -> Iterator[tuple[str, str]]:
    """What a row of buttons offers to somebody who types: names to ask for, commands to give."""
    names = [button.label for button in block.buttons if button.press == "look_up"]
    if names and block.label:
        yield block.label, ", ".join(names)
    for button in block.buttons:
        if button.press == "turn" or (button.press == "look_up" and not block.label):
            yield button.label, button.command


def wrap(text: str, width: int, indent: str = "") -> Iterator[str]:
    """Break a text into lines. Its own line breaks stay; list items hang by two columns."""
    for paragraph in text.split("\n"):
        hanging = indent + ("  " if paragraph.startswith("- ") else "")
        line = indent
        empty = True
        for word in paragraph.split():
            if not empty and len(line) + 1 + len(word) > width:
                yield line
                line, empty = hanging, True
            line = line + word if empty else f"{line} {word}"
            empty = False
        yield line if not empty else ""
