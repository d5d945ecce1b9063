"""The Bolt app: what it is made of, and which listeners it has."""

from __future__ import annotations

import logging
import ssl
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from slack_bolt import App, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_bolt.error import BoltUnhandledRequestError
from slack_sdk import WebClient

from bot.config import Config
from bot.persona.answer import Persona
from bot.slack import (
    actions,
    channels,
    commands,
    departures,
    events,
    feedback,
    home,
    leftovers,
    links,
    look_up,
    reading,
    step,
    tip_settings,
    tips,
    welcome,
)
from bot.slack.desk import Desk
from bot.slack.installations import Tokens
from bot.slack.memory import Memory
from bot.slack.organisations import noting
from bot.slack.reach import reach_people
from bot.store.store import Store

log = logging.getLogger("mlpersona.slack")

# A post that takes longer than this is given up: nobody waits for it any more.
API_TIMEOUT_SECONDS = 10
NOT_INSTALLED = (
    "This app is no longer installed in this workspace. "
    "Please ask whoever manages your workspace's apps to install it again."
)
WORKERS = 16
# More waiting work than this is refused, so that Slack delivers it again later.
MAX_WAITING = 1_000


class Workers(ThreadPoolExecutor):
    """Threads for what calls Slack's Web API, with a bound on the work that waits for them."""

    def __init__(self, *, workers: int = WORKERS, waiting: int = MAX_WAITING) -> None:
        super().__init__(max_workers=workers, thread_name_prefix="mlpersona-slack")
        self._room = threading.BoundedSemaphore(workers + waiting)
        self._given = 0
        self._count = threading.Lock()

    @property
    def idle(self) -> bool:
        """Is everything done that was given?"""
        return self._given == 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Like ThreadPoolExecutor.submit; raises RuntimeError when too much is waiting."""
        if not self._room.acquire(blocking=False):
            raise RuntimeError("too much work is waiting")
        self._add(1)
        try:
            future = super().submit(fn, *args, **kwargs)
        except BaseException:
            self._add(-1)
            self._room.release()
            raise
        future.add_done_callback(lambda _: self._done())
        return future

    def _done(self) -> None:
        self._add(-1)
        self._room.release()

    def _add(self, number: int) -> None:
        with self._count:
            self._given += number


class OneWorkspace(Authorize):
    """Every request is for the workspace whose token we were given; nobody needs to be asked."""

    def __init__(self, bot_token: str) -> None:
        self._identity = AuthorizeResult(enterprise_id=None, team_id=None, bot_token=bot_token)

    def __call__(self, **_: Any) -> AuthorizeResult:
        return self._identity


def client_of(config: Config, *, token: str | None = None) -> WebClient:
    """A client for Slack's Web API. Bolt gives its own a token with each request (and warns of another).

    One TLS context for all its calls, and no retries of its own: a second try at a post whose
    answer was lost would post twice.
    """
    return WebClient(
        token=token,
        base_url=config.api_url,
        timeout=API_TIMEOUT_SECONDS,
        ssl=ssl.create_default_context() if config.api_url.startswith("https") else None,
        retry_handlers=[],
    )


def build_app(
    *,
    persona: Callable[[], Persona],
    config: Config,
    memory: Memory,
    store: Store,
    tokens: Tokens | None,
    workers: ThreadPoolExecutor,
) -> App:
    """A Bolt app for one workspace.

    Signatures are verified before a request reaches it (``web.slack_endpoint``), or by the
    WebSocket that it came through. Answers to commands go out with the acknowledgement
    (``process_before_response``); what needs the Web API runs on ``workers`` afterwards.
    """
    framework_log = logging.getLogger("mlpersona.bolt")
    framework_log.setLevel(logging.WARNING)
    authorize: Callable[..., Any] = tokens or OneWorkspace(config.bot_token)
    app = App(
        name="mlpersona",
        logger=framework_log,
        signing_secret="",
        request_verification_enabled=False,
        ssl_check_enabled=False,
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        client=client_of(config),
        authorize=authorize,
        user_facing_authorize_error_message=NOT_INSTALLED,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
        listener_executor=workers,
    )
    app.use(reach_people)
    if tokens:
        app.use(noting(store.workspaces, workers))
    desk = Desk(persona, base=config.public_url)
    # Commands first: Bolt asks each listener before the one that it finds.
    tips.register_orders(app, desk, memory)
    commands.register(app, desk, memory)
    tips.register(app, desk, memory)
    tip_settings.register(app, desk, memory)
    home.register(app, desk, memory, editors=config.editors)
    look_up.register(app, desk, memory)
    reading.register(app, desk)
    feedback.register(app, desk, memory, editors_channel=config.editors_channel)
    # The last of those that listen to buttons, because it answers whatever no other knows.
    actions.register(app, desk, memory.once)
    events.register(app, desk, memory)
    welcome.register(app, desk, memory)
    channels.register(app, memory)
    departures.register(app, store, tokens.drop if tokens else lambda workspace: None)
    if config.public_url:
        links.register(app, desk, memory, public_url=config.public_url)
    if config.workflow_step:
        step.register(app, desk, memory)
    leftovers.register(app)
    app.error(_apologize)
    return app


def _apologize(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """The last resort: a sentence instead of silence, and a log line without anybody's words."""
    if isinstance(error, BoltUnhandledRequestError):
        log.info("unhandled %s", _shape(body), extra={"action": "unhandled"})
        return BoltResponse(status=200, body="")
    log.error("failed on %s", _shape(body), exc_info=error, extra={"action": "failed"})
    if "command" in body:
        sentence = "Sorry, something went wrong here. It has been noted; please try again."
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": sentence})
    # Anything but 2xx makes Slack deliver an event again, which is what a failure deserves.
    return BoltResponse(status=500 if body.get("type") == "event_callback" else 200, body="")


def _shape(body: dict[str, Any]) -> str:
    event = body.get("event")
    kind = event.get("type", "") if isinstance(event, dict) else ""
    return f"{body.get('type', 'command')} {kind}".strip()
