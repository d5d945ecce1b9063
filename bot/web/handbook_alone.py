"""Serve the handbook to readers and programs, without Slack and without any setting."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import AsyncIterator

from starlette.applications import Starlette

from bot.config import read_public_url
from bot.listen import serve_at
from bot.loader.watch import Watched
from bot.web.app import Health, build_web


def serve_handbook(folder: str, *, host: str, port: int) -> int:
    """Run until told to stop. Raises ConfigurationError and KnowledgeError before it starts."""
    app = handbook_app(Watched(folder), base=read_public_url(os.environ))
    told = f"The handbook is at http://{host}:{port}/ (Ctrl-C stops it)."
    serve_at(app, host=host, port=port, told=told)
    return 0


def handbook_app(watched: Watched, *, base: str) -> Starlette:
    """The ASGI app around the knowledge of the moment."""
    stopping = threading.Event()

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        watched.keep_looking(stopping)
        yield
        stopping.set()

    def health() -> Health:
        knowledge = watched.persona.knowledge
        return Health(True, knowledge.digest, len(knowledge), watched.problems)

    return build_web(health=health, persona=lambda: watched.persona, base=base, lifespan=lifespan)
