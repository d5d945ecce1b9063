"""Where everything real is chosen and put together, and taken down in good order."""

from __future__ import annotations

import contextlib
import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import App
from slack_bolt.oauth import OAuthFlow
from slack_sdk.errors import SlackApiError

from bot.config import Config
from bot.errors import SchemaError, StoreError
from bot.loader.watch import Watched
from bot.slack.app import Workers, build_app, client_of
from bot.slack.install import oauth_flow
from bot.slack.installations import Tokens
from bot.slack.memory import Memory
from bot.store.sql import open_store
from bot.store.store import Store

log = logging.getLogger("mlpersona")

DRAIN_SECONDS = 10
FORGET_SECONDS = 3600
# What is left of a workspace that took its token back is kept so long, should it install again.
KEEP_DEPARTED_SECONDS = 30 * 86_400
# Threads that run Bolt's dispatch: short, CPU-bound work, so more would only fight for the GIL.
DISPATCH_THREADS = 8


class Served:
    """The running parts of one process. ``clock`` tells what day it is for tips and news."""

    def __init__(
        self, config: Config, folder: str, *, clock: Callable[[], float] = time.time
    ) -> None:
        self.config = config
        self.watched = Watched(folder)
        self.workers = Workers()
        self.stopping = threading.Event()
        # Without its database an app that workspaces install has no token at all.
        self.store, self.store_problem = (
            (open_store(config.database, keys=config.token_keys), "")
            if config.many_workspaces
            else open_or_do_without(config.database)
        )
        self.tokens = tokens_of(config, self.store)
        self.memory = Memory(self.store, key=config.ledger_key, workers=self.workers, clock=clock)
        self.app: App = build_app(
            persona=lambda: self.watched.persona,
            config=config,
            memory=self.memory,
            store=self.store,
            tokens=self.tokens,
            workers=self.workers,
        )

    @property
    def install_flow(self) -> OAuthFlow | None:
        """How workspaces install the app, where they do."""
        if self.tokens is None:
            return None
        client = client_of(self.config)
        return oauth_flow(self.config, self.store.workspaces, self.tokens, client)

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong though answers go on, in sentences."""
        store = (self.store_problem,) if self.store_problem else ()
        return (*self.watched.problems, *store)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Watch the knowledge and check the token meanwhile; drain the work at the end."""
        self.watched.keep_looking(self.stopping)
        target = self._forget_departed if self.config.many_workspaces else self._check_token
        threading.Thread(target=target, name="mlpersona-token", daemon=True).start()
        try:
            yield
        finally:
            self.stopping.set()
            drain(self.workers, seconds=DRAIN_SECONDS)
            self.store.close()

    def _forget_departed(self) -> None:
        """Drop what is left of workspaces that stayed away, once an hour."""
        while True:
            try:
                self.store.workspaces.forget_departed(before=time.time() - KEEP_DEPARTED_SECONDS)
            except Exception as error:
                log.warning("could not forget who left: %s", type(error).__name__)
            if self.stopping.wait(FORGET_SECONDS):
                return

    def _check_token(self) -> None:
        """Tell the operator at once when Slack does not take the token; answers do not wait."""
        try:
            client = self.app.client
            client.auth_test(token=self.config.bot_token)
        except SlackApiError as error:
            log.error(
                "Slack does not accept SLACK_BOT_TOKEN: %s. Commands are answered all the same; "
                "mentions and direct messages cannot be.",
                error.response.get("error"),
            )
        except Exception as error:
            log.warning("could not reach Slack to check the token: %s", type(error).__name__)


def tokens_of(config: Config, store: Store) -> Tokens | None:
    """The tokens of the workspaces that installed the app; None when there is one workspace."""
    if not config.many_workspaces:
        return None
    return Tokens(
        store.workspaces,
        client=client_of(config),
        client_id=config.client_id,
        client_secret=config.client_secret,
    )


def open_or_do_without(address: str) -> tuple[Store, str]:
    """The store; when it cannot be opened, one in memory, and the sentence that says why.

    What is answered does not depend on it, so a broken disk must not silence the desk.
    """
    try:
        return open_store(address), ""
    except SchemaError:
        # Tables of another form are mended by one command, not lived without.
        raise
    except StoreError as error:
        problem = f"{error}; what people save is lost at the next restart"
        log.error("%s", problem, extra={"action": "store_missing"})
        return open_store(":memory:"), problem


def drain(workers: ThreadPoolExecutor, *, seconds: float) -> None:
    """Let work in hand finish, for a bounded time."""
    finished = threading.Thread(target=workers.shutdown, kwargs={"wait": True}, daemon=True)
    finished.start()
    finished.join(seconds)


def stop_on_signals(stop: threading.Event) -> None:
    """SIGTERM and SIGINT set the event."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
