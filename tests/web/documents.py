"""A page as a test sees it: its links, its ids, its text, what it loads."""

from __future__ import annotations

from html.parser import HTMLParser


class Page(HTMLParser):
    """Reads a page once. ``links`` are the addresses it leads to, ``loads`` what it fetches."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.headings: list[str] = []
        self.landmarks: list[str] = []
        self.inline: list[str] = []
        self.text = ""
        self._in_heading = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.links.append(values["href"])
        if tag in ("script", "img"):
            self.loads.append(values.get("src", ""))
        if tag == "link" and values["rel"] in ("stylesheet", "icon"):
            self.loads.append(values["href"])
        if tag in ("main", "nav", "header", "footer", "aside"):
            self.landmarks.append(tag)
        if tag == "style" or (tag == "script" and "src" not in values):
            self.inline.append(tag)
        self.inline += [name for name in values if name == "style" or name.startswith("on")]
        self._in_heading = tag == "h1"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._in_heading and data.strip():
            self.headings.append(data.strip())
