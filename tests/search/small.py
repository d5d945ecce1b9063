"""Small indexes whose figures can be worked out by hand."""

from __future__ import annotations

from bot.knowledge.entry import Entry
from bot.search.index import Index

BLANK = Entry("", "", "", "", "", "", "", "", "", "", (), (), (), (), (), (), (), ())


def entry(
    title: str,
    *aliases: str,
    asks: tuple[str, ...] = (),
    not_for: tuple[str, ...] = (),
    summary: str = "",
) -> Entry:
    """An entry whose id is its title."""
    return BLANK._replace(
        id=title, title=title, aliases=aliases, asks=asks, not_for=not_for, summary=summary
    )


def index(*entries: Entry) -> Index:
    return Index.of(entries)
