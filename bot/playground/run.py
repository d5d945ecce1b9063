"""`mlpersona playground`: the bot and a small Slack in one process, until Ctrl-C."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import secrets
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Iterator, Mapping

import uvicorn

from bot.config import Config
from bot.errors import ConfigurationError, UsageError
from bot.playground.clock import Clock
from bot.playground.page import HANDBOOK, Page
from bot.playground.rates import Rates
from bot.playground.requests import SlackClient
from bot.playground.slack import BOT_TOKEN, LoopbackSlack
from bot.playground.visitor import SLACKBOT, Visitor
from bot.playground.workspace import PERSON, Workspace
from bot.web.serve import http_app
from bot.wiring import Served

HOST = "127.0.0.1"
# How to begin, and something to try the message shortcuts on.
NOTES = (
    (
        "C1",
        SLACKBOT,
        "Type /mlpersona define drift, or mention @mlpersona with a question. On any message, "
        "“More actions” (⋮) has what the bot can say about it.",
    ),
    (
        "C1",
        PERSON,
        "Design note: we retrain the churn model by hand when somebody notices that accuracy has "
        "dropped. The training job scales features on the whole data set before the split, and "
        "serving computes the same features again in another language. Nobody monitors the "
        "inputs in production yet.",
    ),
    (
        "C2",
        PERSON,
        "Offline evaluation said +4 % AUC, the A/B test says nothing. Where do we look?",
    ),
)


def playground(folder: str, *, port: int, browser: bool) -> int:
    """Serve until Ctrl-C. Raises ConfigurationError, UsageError or KnowledgeError before that."""
    refuse_credentials(os.environ)
    logging.basicConfig(level="WARNING", format="%(levelname)s: %(message)s")
    with socket.socket() as listener:
        _bind(listener, port)
        print("Reading the handbook ...", flush=True)
        with Playground(folder, port=listener.getsockname()[1]) as running:
            running.server.opens_browser = browser
            with contextlib.suppress(KeyboardInterrupt):
                running.server.run(sockets=[listener])
    return 0


def refuse_credentials(environ: Mapping[str, str]) -> None:
    """Raises ConfigurationError when a real workspace's credentials are at hand."""
    found = sorted(
        name for name in environ if environ[name] and re.fullmatch(r"SLACK_\w*(TOKEN|SECRET)", name)
    )
    if found:
        sentence = (
            f"The playground does not run beside a real workspace's credentials: unset "
            f"{', '.join(found)}, or start the bot with mlpersona serve."
        )
        raise ConfigurationError((sentence,))


class Playground:
    """The parts, put together: Slack's stand-in, the bot, and the page."""

    def __init__(self, folder: str, *, port: int) -> None:
        clock = Clock()
        secret = secrets.token_hex(16)
        self.workspace = Workspace(clock=clock)
        self.slack = LoopbackSlack(self.workspace, Rates(clock))
        for channel, author, text in NOTES:
            self.workspace.post(channel, author, text.replace("@mlpersona", "<@UBOT>"))
        self.address = f"http://{HOST}:{port}"
        config = Config(
            BOT_TOKEN, secret, "", self.slack.api_url, HOST, port, "WARNING",
            public_url=f"{self.address}{HANDBOOK}",
        )  # fmt: skip
        self.served = Served(config, folder, clock=clock)
        visitor = Visitor(self.slack, SlackClient(port, secret))
        page = Page(self.served, visitor, clock, http_app(self.served))
        self.server = Server(page, self.address)

    def __enter__(self) -> Playground:
        return self

    def __exit__(self, *_: object) -> None:
        self.slack.close()


@contextlib.contextmanager
def beside(folder: str) -> Iterator[Playground]:
    """A playground on a free port, in a thread, for as long as it is needed."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        with Playground(folder, port=listener.getsockname()[1]) as running:
            run = running.server.run
            thread = threading.Thread(target=run, kwargs={"sockets": [listener]})
            thread.start()
            while thread.is_alive() and not running.server.started:
                time.sleep(0.01)
            try:
                yield running
            finally:
                running.server.should_exit = True
                thread.join(10)


class Server(uvicorn.Server):
    """Says where it is once it listens, and lets go of the page's stream when it stops."""

    def __init__(self, page: Page, address: str) -> None:
        super().__init__(
            uvicorn.Config(
                page.asgi(), log_config=None, access_log=False, timeout_graceful_shutdown=3
            )
        )
        self.opens_browser = False
        self.page, self._address = page, address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then tell the person."""
        await super().startup(sockets)
        print(f"The playground is at {self._address} (Ctrl-C ends it).", flush=True)
        if self.opens_browser and not open_browser(self._address):
            print(
                "No browser could be opened here: open that address yourself, "
                "or ask in the terminal with mlpersona chat.",
                flush=True,
            )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams first, which would be waited for."""
        self.page.stopping = True
        await super().shutdown(sockets)


def open_browser(address: str) -> bool:
    """Open a browser in a window of its own; False when there is no screen to open it on."""
    has_screen = sys.platform in ("darwin", "win32") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if has_screen:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    return has_screen


def _bind(listener: socket.socket, port: int) -> None:
    if os.name == "posix":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except (OSError, OverflowError):
        raise UsageError(
            f"Port {port} cannot be used here; choose another, as in mlpersona playground --port 3001."
        ) from None
