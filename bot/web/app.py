"""The ASGI apps: with Slack's endpoint, or the handbook alone; and what an operator's probe asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

from bot.persona.answer import Persona
from bot.web.api import api_routes
from bot.web.handbook import handbook_routes


class Health(NamedTuple):
    """How it stands. ``degraded`` says in words what is wrong though answers go on."""

    ready: bool
    revision: str
    entries: int
    degraded: tuple[str, ...]


def build_web(
    *,
    health: Callable[[], Health],
    persona: Callable[[], Persona],
    base: str = "",
    slack: Callable[[Request], Any] | None = None,
    install: Sequence[Route] = (),
    lifespan: Any = None,
) -> Starlette:
    """Routes: POST /slack/events if there is a Slack, GET /healthz (alive), /readyz (able to
    answer), /api, and the handbook's pages everywhere else.

    ``base`` is the address at which the handbook is published, or empty. ``install`` has the
    pages of an installation, where workspaces install the app themselves.
    """

    async def healthz(request: Request) -> JSONResponse:
        return JSONResponse(_report(health()))

    async def readyz(request: Request) -> JSONResponse:
        state = health()
        return JSONResponse(_report(state), 200 if state.ready else 503)

    return Starlette(
        routes=[
            *(_slack_routes(slack) if slack else []),
            Route("/healthz", healthz),
            Route("/readyz", readyz),
            *install,
            *api_routes(persona, base=base),
            *handbook_routes(persona, base=base),
        ],
        lifespan=lifespan,
        exception_handlers={500: _sorry},
    )


async def _sorry(request: Request, error: Exception) -> PlainTextResponse:
    """The last resort; the server logs what it was."""
    return PlainTextResponse("Sorry, something went wrong here. Please try again.", 500)


def _slack_routes(slack: Callable[[Request], Any]) -> list[Route]:
    """Slack's endpoint; what is no POST there is no page either."""

    async def only_post(request: Request) -> PlainTextResponse:
        return PlainTextResponse("Slack posts here; nobody reads.", 405, {"Allow": "POST"})

    return [
        Route("/slack/events", slack, methods=["POST"]),
        Route("/slack/events", only_post),
    ]


def _report(state: Health) -> dict[str, Any]:
    status = (
        "ok" if state.ready and not state.degraded else "degraded" if state.ready else "stopping"
    )
    return {
        "status": status,
        "revision": state.revision,
        "entries": state.entries,
        "problems": list(state.degraded),
    }
