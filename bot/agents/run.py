"""Run the agents' server over standard input and output, or over HTTP."""

from __future__ import annotations

import os
import threading

from bot.agents.tools import build_server
from bot.config import read_public_url
from bot.listen import serve_at
from bot.loader.watch import Watched


def run(folder: str, *, host: str, port: int) -> int:
    """Until told to stop; over standard input and output when ``port`` is 0."""
    watched = Watched(folder)
    watched.keep_looking(threading.Event())
    server = build_server(lambda: watched.persona, base=read_public_url(os.environ))
    if port:
        # Nothing is remembered between requests, so any process may answer any of them.
        app = server.streamable_http_app(host=host, stateless_http=True, json_response=True)
        told = f"Agents reach the handbook at http://{host}:{port}/mcp (Ctrl-C stops it)."
        serve_at(app, host=host, port=port, told=told)
    else:
        server.run("stdio")
    return 0
