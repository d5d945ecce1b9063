"""Bolt's pages of an installation, served from a thread."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.oauth import OAuthFlow
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import StoreError

log = logging.getLogger("mlpersona.web")


def install_routes(flow: OAuthFlow, *, threads: Executor) -> list[Route]:
    """GET /slack/install and GET /slack/oauth_redirect."""

    def page(answer: Callable[[BoltRequest], BoltResponse]) -> Callable[[Request], object]:
        async def handle(request: Request) -> Response:
            bolt_request = BoltRequest(
                body="", query=request.url.query, headers=dict(request.headers)
            )
            loop = asyncio.get_running_loop()
            try:
                answered = await loop.run_in_executor(threads, answer, bolt_request)
            except StoreError as error:
                log.error("no installing now: %s", error, extra={"action": "install_failed"})
                return PlainTextResponse("This cannot be installed now. Try again later.", 503)
            response = Response(answered.body, answered.status)
            for name, values in answered.headers.items():
                for value in values:
                    response.headers.append(name, value)
            return response

        return handle

    return [
        Route(flow.install_path, page(flow.handle_installation)),
        Route(flow.redirect_uri_path, page(flow.handle_callback)),
    ]
