"""The HTML face: draws the blocks that the app sends as Slack shows them.

For pictures, previews and the playground: only what we send is drawn. Nothing here reacts to a
press; a page that does reads whose a control is from its attributes (``html_controls``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from bot.render.html_controls import control, labelled
from bot.render.html_style import AVATAR, BLOCKS_STYLE, PAGE_STYLE

Json = dict[str, Any]

# The inline marks of rich text, outermost first.
_STYLES = (("bold", "b"), ("italic", "i"), ("strike", "s"), ("code", "code"))
# What we write in mrkdwn: a link, or a name in bold; a literal asterisk has word joiners around it.
_MRKDWN = re.compile(
    r"&lt;(https?://[^|&\s]+(?:&amp;[^|&\s]+)*)\|(.*?)&gt;|(?<!\u2060)\*([^*\n]+)\*(?!\u2060)"
)


def page(blocks: Iterable[Json], *, private: bool) -> str:
    """A page with one message of the app in it; ``private`` adds Slack's line that says so."""
    notice = '<p class="only">Only visible to you</p>' if private else ""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>mlpersona in Slack</title>'
        f"<style>{PAGE_STYLE}{BLOCKS_STYLE}</style><body>{notice}<article>{AVATAR}<div class=message>"
        "<p class=who><b>mlpersona</b> <span class=app>APP</span> <time>9:41 AM</time></p>"
        f"{html(blocks)}</div></article></body></html>\n"
    )


def html(blocks: Iterable[Json]) -> str:
    """The blocks alone."""
    return "".join(_DRAW.get(block["type"], _unknown)(block) for block in blocks)


def _unknown(block: Json) -> str:
    return f"<p class=context>[{escape(block['type'])}]</p>"


def _header(block: Json) -> str:
    return f"<h2>{escape(block['text']['text'])}</h2>"


def _section(block: Json) -> str:
    texts = [block["text"]] if "text" in block else block.get("fields", [])
    body = "".join(f"<p>{_text(text)}</p>" for text in texts)
    beside = _element(block["accessory"], block) if "accessory" in block else ""
    return f"<div class=section><div>{body}</div>{beside}</div>"


def _context(block: Json) -> str:
    return f"<p class=context>{' '.join(_elements(block))}</p>"


def _actions(block: Json) -> str:
    return f"<div class=actions>{''.join(_elements(block))}</div>"


def _context_actions(block: Json) -> str:
    return f"<div class='actions small'>{''.join(_elements(block))}</div>"


def _rich_text(block: Json) -> str:
    return f"<div class=rich>{''.join(map(_rich, block['elements']))}</div>"


def _table(block: Json) -> str:
    rows = []
    for down, row in enumerate(block["rows"]):
        tag = "td" if down else "th"
        rows.append("".join(f"<{tag}>{_cell(cell)}</{tag}>" for cell in row))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _cell(cell: Json) -> str:
    return _rich_text(cell) if cell["type"] == "rich_text" else _lines(cell["text"])


def _image(block: Json) -> str:
    return f'<p><img src="{escape(block["image_url"])}" alt="{escape(block["alt_text"])}"></p>'


def _divider(_: Json) -> str:
    return "<hr>"


_DRAW: dict[str, Callable[[Json], str]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "context_actions": _context_actions,
    "rich_text": _rich_text,
    "table": _table,
    "image": _image,
    "divider": _divider,
    "input": labelled,
}


def _elements(block: Json) -> list[str]:
    return [_element(element, block) for element in block["elements"]]


def _element(element: Json, block: Json) -> str:
    if element["type"] == "image":
        return f'<img src="{escape(element["image_url"])}" alt="{escape(element["alt_text"])}">'
    drawn = control(element, block.get("block_id", ""))
    return f"<span>{_text(element)}</span>" if drawn is None else drawn


def _text(text: Json) -> str:
    return mrkdwn(text["text"]) if text["type"] == "mrkdwn" else _lines(text["text"])


def mrkdwn(text: str) -> str:
    """A text in Slack's markup: of that, what we use of it."""

    def marked(found: re.Match[str]) -> str:
        address, label, bold = found.groups()
        return f"<b>{bold}</b>" if bold else f'<a href="{address}">{label}</a>'

    # mrkdwn comes with its own entities; what is left is escaped as for any page.
    text = text.replace("&lt;", "<\0").replace("&gt;", ">\0").replace("&amp;", "&")
    drawn = _MRKDWN.sub(marked, escape(text, quote=False).replace("&lt;\0", "&#60;"))
    return drawn.replace("&gt;\0", "&#62;").replace("\n", "<br>")


def _rich(element: Json) -> str:
    inner = element["elements"]
    match element["type"]:
        case "rich_text_list":
            tag = "ol" if element["style"] == "ordered" else "ul"
            items = "".join(f"<li>{_rich(item)}</li>" for item in inner)
            return f"<{tag}>{items}</{tag}>"
        case "rich_text_quote":
            return f"<blockquote>{''.join(map(_inline, inner))}</blockquote>"
        case "rich_text_preformatted":
            return f"<pre>{''.join(map(_inline, inner))}</pre>"
        case _:
            return f"<p>{''.join(map(_inline, inner))}</p>"


def _inline(element: Json) -> str:
    if element["type"] == "link":
        shown = escape(element.get("text") or element["url"])
        return f'<a href="{escape(element["url"])}">{shown}</a>'
    drawn = _lines(element.get("text", ""))
    for name, tag in reversed(_STYLES):
        if element.get("style", {}).get(name):
            drawn = f"<{tag}>{drawn}</{tag}>"
    return drawn


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
