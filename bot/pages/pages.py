"""Every page of the handbook by its path, drawn from one revision of the knowledge."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from bot.knowledge.kinds import KIND_BY_FOLDER, KINDS, STAGES
from bot.pages import lists
from bot.pages.answer import drawable, others
from bot.pages.around import backlinks
from bot.pages.document import document
from bot.pages.drawing import Place, draw, place
from bot.pages.entry import entry_values
from bot.pages.graph import graph
from bot.pages.openapi import openapi
from bot.persona.answer import Persona
from bot.persona.respond import respond
from bot.render.address import (
    API,
    DOCUMENT,
    ENTRIES,
    HOME,
    MAP,
    REFERENCES,
    SEARCH,
    TIPS,
    entry_at,
    entry_page,
    kind_page,
    stage_page,
)
from bot.render.compose import compose

Values = dict[str, Any]


class Pages:
    """The pages of one revision.

    ``base`` is the handbook's public address, or empty. ``static`` pages are written to files:
    they have no API and no answers, and say so.
    """

    def __init__(self, persona: Persona, *, base: str = "", static: bool = False) -> None:
        self._persona = persona
        self._base = base
        self._static = static
        self._back = backlinks(persona.knowledge)
        # The path of each page that is no entry and no listing: its template, and its values.
        self._fixed: dict[str, tuple[str, Callable[[], Values]]] = {
            HOME: ("home", lambda: lists.home(persona)),
            ENTRIES: ("entries", lambda: lists.entries(persona.knowledge)),
            DOCUMENT: ("document", lambda: document(persona.knowledge)),
            REFERENCES: ("references", lambda: lists.references(persona.knowledge)),
            TIPS: ("tips", lambda: lists.tips(persona.knowledge)),
            MAP: ("map", lambda: lists.term_map(persona.knowledge)),
            SEARCH: ("search", lambda: {"title": "Search", "answer": (), "others": ()}),
        }
        if not static:
            self._fixed[API] = ("api", lambda: {"title": "API", "described": openapi(base)})

    def paths(self) -> Iterator[str]:
        """The path of every page."""
        knowledge = self._persona.knowledge
        stages = {entry.stage for entry in knowledge.entries.values()}
        yield from self._fixed
        yield from (kind_page(kind.folder) for kind in KINDS if knowledge.of_kind(kind.folder))
        yield from (stage_page(stage) for stage in STAGES if stage in stages)
        yield from map(entry_page, knowledge.entries)

    def html(self, path: str) -> str | None:
        """The page at a path, or None when there is none."""
        knowledge = self._persona.knowledge
        name = entry_at(path)
        stage = path.removeprefix(stage_page(""))
        if path in self._fixed:
            template, values_of = self._fixed[path]
            values = values_of()
        elif entry := knowledge.entries.get(name):
            template, values = "entry", entry_values(entry, knowledge, self._back)
        elif name in KIND_BY_FOLDER and path == kind_page(name):
            template, values = "listing", lists.of_kind(KIND_BY_FOLDER[name], knowledge)
        elif stage in STAGES and path == stage_page(stage):
            template, values = "listing", lists.in_stage(stage, knowledge)
        else:
            return None
        if template == "listing" and not values["count"]:
            return None
        return self._draw(template, place(path, static=self._static), values, path=path)

    def search(self, query: str) -> str:
        """The page that answers a question."""
        at = place(SEARCH, static=False)
        answer = respond(query, self._persona)
        values = {
            "title": f"{query} · Search",
            "query": query,
            "answer": drawable(compose(answer), self._persona.knowledge, at),
            "others": others(answer, query, self._persona),
        }
        return self._draw("search", at, values)

    def not_found(self, path: str) -> str:
        """The page that says that there is none at that path."""
        at = place(path, static=False)
        if self._static:
            # A host shows this page at any depth, so only a whole address can lead home.
            at = Place(f"{self._base}/", static=True)
        return self._draw("not_found", at, {"title": "No such page"})

    def map_json(self) -> str:
        """What the map's script reads."""
        return _compact(graph(self._persona.knowledge))

    def names_json(self) -> str:
        """What the search of a static copy reads: names and questions of every entry."""
        rows = [
            [entry.id, entry.title, entry.kind.singular, entry.summary, entry.aliases, entry.asks]
            for entry in self._persona.knowledge.entries.values()
        ]
        return _compact(rows)

    def _draw(self, template: str, at: Place, values: Values, *, path: str | None = None) -> str:
        about = self._persona.knowledge.document
        shared = {
            "query": "",
            "description": about.introduction,
            "path": path,
            "permalink": f"{self._base}/{path}" if self._base and path is not None else "",
            "handbook": about.title,
            "version": about.version,
        }
        return draw(template, at, {**shared, **values})


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
