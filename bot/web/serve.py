"""Serve over HTTP, or over Socket Mode, until told to stop."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor

import uvicorn
from starlette.applications import Starlette

from bot.config import read_config
from bot.slack.socket import run_socket_mode
from bot.web.app import Health, build_web
from bot.web.install import install_routes
from bot.web.slack_endpoint import slack_endpoint
from bot.wiring import DISPATCH_THREADS, DRAIN_SECONDS, Served, stop_on_signals

log = logging.getLogger("mlpersona")


def serve(folder: str) -> int:
    """Run until SIGTERM. Raises ConfigurationError and KnowledgeError before anything starts."""
    config = read_config(os.environ)
    logging.basicConfig(
        level=config.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    served = Served(config, folder)
    if config.socket_mode:
        stop_on_signals(served.stopping)
        with served.running():
            return run_socket_mode(served.app, app_token=config.app_token, stop=served.stopping)
    uvicorn.run(
        http_app(served),
        host=config.host,
        port=config.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )
    return 0


def http_app(served: Served) -> Starlette:
    """The ASGI app around the running parts."""
    threads = ThreadPoolExecutor(DISPATCH_THREADS, thread_name_prefix="mlpersona-dispatch")

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        with served.running():
            log.info(
                "answering on http://%s:%d/slack/events", served.config.host, served.config.port
            )
            yield
        threads.shutdown(wait=False)

    def health() -> Health:
        knowledge = served.watched.persona.knowledge
        return Health(
            ready=not served.stopping.is_set(),
            revision=knowledge.digest,
            entries=len(knowledge),
            degraded=served.problems,
        )

    slack = slack_endpoint(
        served.app,
        signing_secret=served.config.signing_secret,
        threads=threads,
        at_once=not served.config.many_workspaces,
    )
    install = install_routes(served.install_flow, threads=threads) if served.install_flow else ()
    return build_web(
        slack=slack,
        health=health,
        persona=lambda: served.watched.persona,
        base=served.config.public_url,
        install=install,
        lifespan=lifespan,
    )
