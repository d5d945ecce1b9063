"""Serve an ASGI app at an address that is free, or say in a sentence why that cannot be."""

from __future__ import annotations

import os
import socket
import sys
from typing import Any

import uvicorn

from bot.errors import UsageError

GRACE_SECONDS = 5


def serve_at(app: Any, *, host: str, port: int, told: str) -> None:
    """Run until told to stop. ``told`` is printed once the address is ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        # Python adds the address to the system's words; a host that is no host has its own.
        number = error.errno or 0
        reason = os.strerror(number) if number > 0 else error.strerror
        raise UsageError(f"cannot listen on {host}, port {port}: {reason}") from None
    with listener:
        print(told, file=sys.stderr, flush=True)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        uvicorn.Server(config).run(sockets=[listener])
