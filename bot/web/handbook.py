"""The handbook's pages, as browsers ask for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.pages.assets import assets
from bot.pages.pages import Pages
from bot.persona.answer import Persona
from bot.render.address import HOME, MAP, SEARCH, entry_page
from bot.search.normalize import MAX_CHARACTERS
from bot.web.reply import HTML, JSON, KEEP, SECURITY, Body, body, kept, send

MAP_FILE = f"{MAP}.json"


class _Revision(NamedTuple):
    """The pages of one persona, and those of them that somebody has asked for."""

    persona: Persona
    pages: Pages
    drawn: dict[str, Body]


class Shelf:
    """The pages of the persona of the moment, each drawn once for each revision of the knowledge."""

    def __init__(self, persona: Callable[[], Persona], *, base: str) -> None:
        self._persona = persona
        self._base = base
        self._revision = self._fresh()
        # The first page of a template costs what compiling it costs: not the first reader.
        first = next(iter(persona().knowledge.entries), "")
        for path in (HOME, SEARCH, entry_page(first)):
            self.page(path)

    def _fresh(self) -> _Revision:
        persona = self._persona()
        return _Revision(persona, Pages(persona, base=self._base), {})

    @property
    def _current(self) -> _Revision:
        if self._revision.persona is not self._persona():
            self._revision = self._fresh()
        return self._revision

    @property
    def pages(self) -> Pages:
        """The pages of this revision."""
        return self._current.pages

    def page(self, path: str) -> Body | None:
        """The page at a path, or None. Only pages that exist are kept, so there is a bound."""
        _, pages, drawn = self._current
        if path not in drawn:
            html = pages.map_json() if path == MAP_FILE else pages.html(path)
            if html is None:
                return None
            drawn[path] = kept(html, JSON if path == MAP_FILE else HTML)
        return drawn[path]


def handbook_routes(persona: Callable[[], Persona], *, base: str) -> list[Route]:
    """Routes of every page and of what pages load. ``base`` is the public address, or empty."""
    shelf = Shelf(persona, base=base)
    files = {asset.path: kept(asset.body, asset.media_type) for asset in assets().values()}

    async def page(request: Request) -> Response:
        path = request.path_params["path"]
        if found := shelf.page(path):
            return send(request, found)
        if path.endswith("/") and shelf.page(known := path.rstrip("/")):
            return RedirectResponse(f"{base}/{known}", 308, SECURITY)
        return not_found(request, path)

    def not_found(request: Request, path: str) -> Response:
        return send(request, body(shelf.pages.not_found(path)), status=404)

    async def static(request: Request) -> Response:
        path = f"static/{request.path_params['name']}"
        return send(request, files[path], keep=KEEP) if path in files else not_found(request, path)

    # Not async: answering takes some milliseconds, which a thread spends without holding others up.
    def search(request: Request) -> Response:
        query = request.query_params.get("q", "").strip()
        if not query:
            found = shelf.page(SEARCH)
            assert found is not None
            return send(request, found)
        status = 200 if len(query) <= MAX_CHARACTERS else 400
        return send(request, body(shelf.pages.search(query)), status=status)

    return [
        Route("/static/{name}", static),
        Route(f"/{SEARCH}", search),
        Route("/{path:path}", page),
    ]
