"""The ASGI app: Slack's endpoint, and the two questions an operator's probe asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route


class Health(NamedTuple):
    """How it stands. ``degraded`` says in words what is wrong though answers go on."""

    ready: bool
    revision: str
    entries: int
    degraded: tuple[str, ...]


def build_web(
    *,
    slack: Callable[[Request], Any],
    health: Callable[[], Health],
    install: Sequence[Route] = (),
    lifespan: Any = None,
) -> Starlette:
    """Routes: POST /slack/events, GET /healthz (alive), GET /readyz (able to answer).

    ``install`` has the pages of an installation, where workspaces install the app themselves.
    """

    async def healthz(request: Request) -> JSONResponse:
        return JSONResponse(_report(health()))

    async def readyz(request: Request) -> JSONResponse:
        state = health()
        return JSONResponse(_report(state), 200 if state.ready else 503)

    return Starlette(
        routes=[
            Route("/slack/events", slack, methods=["POST"]),
            Route("/healthz", healthz),
            Route("/readyz", readyz),
            *install,
        ],
        lifespan=lifespan,
    )


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
