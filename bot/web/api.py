"""The handbook's answers as JSON: ``bot/pages/openapi.py`` describes what stands here."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.knowledge.entry import Entry
from bot.knowledge.kinds import KIND_BY_KEY, STAGES
from bot.pages.openapi import MAX_LIMIT, openapi
from bot.persona.answer import Listing, Persona
from bot.persona.commands.browse import search_entries
from bot.persona.respond import respond
from bot.persona.typeahead import complete
from bot.render.reply import brief, reply, whole
from bot.search.normalize import MAX_CHARACTERS
from bot.web.reply import json_body, send

LIMIT = 10


class BadRequestError(Exception):
    """What was wrong with a request, and what would be right, in a sentence."""


def api_routes(persona: Callable[[], Persona], *, base: str) -> list[Route]:
    """Routes below /api. ``base`` is the handbook's public address, or empty."""
    described = json_body(openapi(base))

    def ask(request: Request) -> Response:
        query = _question(request)
        return _ok(request, reply(respond(query, persona()), query=query, base=base))

    def search(request: Request) -> Response:
        query, limit = _question(request), _limit(request)
        found = search_entries(persona(), query)
        entries = found.candidates if isinstance(found, Listing) else ()
        return _entries(request, tuple(candidate.entry for candidate in entries[:limit]))

    def completed(request: Request) -> Response:
        query, limit = _question(request), _limit(request)
        return _entries(request, complete(query, persona(), limit=limit))

    def entries(request: Request) -> Response:
        kind = _one_of(request, "kind", tuple(KIND_BY_KEY))
        stage = _one_of(request, "stage", tuple(STAGES))
        return _entries(
            request,
            tuple(
                entry
                for entry in persona().knowledge.entries.values()
                if kind in ("", entry.kind.key) and stage in ("", entry.stage)
            ),
        )

    def entry(request: Request) -> Response:
        knowledge = persona().knowledge
        parts = request.path_params
        name = f"{parts['folder']}/{parts['name']}"
        if found := knowledge.entries.get(name):
            return _ok(request, whole(found, knowledge, base=base))
        return _problem(request, f"There is no entry {name!r}; /api/entries lists them all.", 404)

    def _entries(request: Request, found: tuple[Entry, ...]) -> Response:
        return _ok(request, {"entries": [brief(each, base=base) for each in found]})

    async def document(request: Request) -> Response:
        return send(request, described)

    async def nothing(request: Request) -> Response:
        return _problem(request, "Nothing lies here; /api describes what there is.", 404)

    return [
        Route("/api/ask", _asked(ask)),
        Route("/api/search", _asked(search)),
        Route("/api/complete", _asked(completed)),
        Route("/api/entries", _asked(entries)),
        Route("/api/entries/{folder}/{name}", entry),
        Route("/api/openapi.json", document),
        Route("/api/{path:path}", nothing),
    ]


def _asked(handle: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """The handler, with what is wrong with a request told as JSON."""

    def guarded(request: Request) -> Response:
        try:
            return handle(request)
        except BadRequestError as error:
            return _problem(request, str(error), 400)

    return guarded


def _ok(request: Request, value: object) -> Response:
    return send(request, json_body(value))


def _problem(request: Request, sentence: str, status: int) -> Response:
    return send(request, json_body({"error": sentence}), status=status)


def _question(request: Request) -> str:
    query = request.query_params.get("q", "").strip()
    if not query:
        raise BadRequestError(f"Add q, the question: {request.url.path}?q=drift.")
    if len(query) > MAX_CHARACTERS:
        raise BadRequestError(
            f"q has at most {MAX_CHARACTERS:,} characters; this one has {len(query):,}."
        )
    return query


def _limit(request: Request) -> int:
    value = request.query_params.get("limit", str(LIMIT))
    if value.isascii() and value.isdigit() and len(value) < 4 and 1 <= int(value) <= MAX_LIMIT:
        return int(value)
    raise BadRequestError(f"limit must be a number from 1 to {MAX_LIMIT}, not {value[:40]!r}.")


def _one_of(request: Request, name: str, allowed: tuple[str, ...]) -> str:
    value = request.query_params.get(name, "")
    if value and value not in allowed:
        raise BadRequestError(f"{name} must be one of {', '.join(allowed)}, not {value[:40]!r}.")
    return value
