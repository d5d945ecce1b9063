"""Where everything real is chosen and put together, and taken down in good order."""

from __future__ import annotations

import contextlib
import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from slack_bolt import App
from slack_bolt.oauth import OAuthFlow
from slack_sdk.errors import SlackApiError

from bot.config import Config
from bot.errors import SchemaError, StoreError
from bot.jobs.deliver import POSTS_A_SECOND, Deliverer
from bot.loader.watch import Watched
from bot.slack.app import Workers, build_app, client_of
from bot.slack.install import oauth_flow
from bot.slack.installations import Tokens
from bot.slack.memory import Memory
from bot.slack.tip_post import TipPost
from bot.store.sql import open_store
from bot.store.store import Store

if TYPE_CHECKING:
    from bot.jobs.engine import Engine

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
        self.engine: Engine | None = None
        self.tips_problem = ""
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
        return (*self.watched.problems, *filter(None, (self.store_problem, self.tips_problem)))

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Watch the knowledge and check the token meanwhile; drain the work at the end."""
        self.watched.keep_looking(self.stopping)
        target = self._forget_departed if self.config.many_workspaces else self._check_token
        threading.Thread(target=target, name="mlpersona-token", daemon=True).start()
        # Apart, because neither answers nor the event loop shall wait for the engine.
        tips = threading.Thread(target=self._start_tips, name="mlpersona-tips", daemon=True)
        tips.start()
        try:
            yield
        finally:
            self.stopping.set()
            tips.join(DRAIN_SECONDS)
            apart(self._stop_tips, seconds=DRAIN_SECONDS)
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

    def _start_tips(self) -> None:
        """Run the tips' engine here, unless workers do or the database lives in memory."""
        if not self.config.tips or not self.store.database:
            return
        try:
            self.engine = tips_engine(
                self.store, self.watched, self.config, self.stopping, tokens=self.tokens
            )
            self.engine.start()
        except Exception as error:
            self.tips_problem = f"tips are not delivered: {type(error).__name__}"
            log.exception("tips are not delivered", extra={"action": "tips_missing"})

    def _stop_tips(self) -> None:
        if self.engine:
            self.engine.stop()

    def _check_token(self) -> None:
        check_token(self.config, self.store)


def check_token(config: Config, store: Store) -> None:
    """Tell the operator at once when Slack does not take the token; answers do not wait.

    When it does, tips go on in a workspace that had let us go.
    """
    try:
        team = client_of(config, token=config.bot_token).auth_test().get("team_id")
        store.tips.reopen(str(team))
    except SlackApiError as error:
        log.error(
            "Slack does not accept SLACK_BOT_TOKEN: %s. Commands are answered all the same; "
            "mentions and direct messages cannot be.",
            error.response.get("error"),
        )
    except Exception as error:
        log.warning("could not reach Slack to check the token: %s", type(error).__name__)


def tips_engine(
    store: Store,
    watched: Watched,
    config: Config,
    stopping: threading.Event,
    *,
    tokens: Tokens | None = None,
    posts_a_second: float = POSTS_A_SECOND,
    **options: Any,
) -> Engine:
    """The engine that delivers tips. Imported here alone: it costs half a second.

    ``tokens`` are those of the workspaces that installed the app, where they do. ``options`` are
    the Engine's own; whoever measures or tests it is in more of a hurry.
    """
    from bot.jobs.engine import Engine

    one = client_of(config, token=config.bot_token)
    deliverer = Deliverer(
        store.tips,
        persona=lambda: watched.persona,
        post=TipPost(tokens.client_for, drop=tokens.drop)
        if tokens
        else TipPost(lambda enterprise, team: one),
        stopping=stopping,
        posts_a_second=posts_a_second,
    )
    return Engine(
        store.database,
        store.tips,
        deliverer,
        stopping=stopping,
        repost=config.repost,
        **options,
    )


def work(config: Config, folder: str, **options: Any) -> None:
    """Deliver tips and nothing else, until SIGTERM. Raises StoreError without a database."""
    store = open_store(config.database, keys=config.token_keys)
    if not store.database:
        raise StoreError("a worker needs a database that others can see: set MLPERSONA_DATABASE")
    watched = Watched(folder)
    stopping = threading.Event()
    stop_on_signals(stopping)
    tokens = tokens_of(config, store)
    engine = tips_engine(store, watched, config, stopping, tokens=tokens, **options)
    if not tokens:
        check_token(config, store)
    watched.keep_looking(stopping)
    engine.start()
    log.info("delivering tips")
    stopping.wait()
    engine.stop()
    store.close()


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
    apart(lambda: workers.shutdown(wait=True), seconds=seconds)


def apart(act: Callable[[], object], *, seconds: float) -> None:
    """Do something on a thread of its own, and wait for it so long and no longer."""
    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    thread.join(seconds)


def stop_on_signals(stop: threading.Event) -> None:
    """SIGTERM and SIGINT set the event."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
