"""What several rooms' tests share: the handbook, and a running bot with Slack beside it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
import uvicorn
from hypothesis import settings

from bot.config import Config
from bot.loader.load import load
from bot.persona.answer import Persona
from bot.playground.requests import SIGNING_SECRET, SlackClient
from bot.web.serve import http_app
from bot.wiring import Served
from tests.fakes.slack import BOT_TOKEN, FakeSlack, running
from tests.postgres import Postgres, postgres_running

# How long an example takes says what else the machine is doing.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

ROOT = Path(__file__).resolve().parent.parent
HANDBOOK = str(ROOT / "knowledge")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compiled copies of the tests stay out of the person's own cache, and settings out of tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MLPERSONA_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("MLPERSONA_DATABASE", str(tmp_path_factory.mktemp("data") / "desk.db"))
        # The same answers whether the semantic extra is installed or not.
        patch.setenv("MLPERSONA_SEMANTIC", "off")
        for name in ("MLPERSONA_KNOWLEDGE", "SLACK_BOT_TOKEN", "SLACK_CLIENT_ID"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def persona(_own_cache: None) -> Persona:
    """The handbook of the repository."""
    return load(HANDBOOK)


@pytest.fixture(scope="session", autouse=True)
def _handbook_is_read_once(_own_cache: None) -> Iterator[None]:
    """Bots that start with the handbook share what it says: to prepare that costs more than a test.

    Whoever starts with another folder, or in a process of its own, reads it there.
    """
    handbook = cache(load)

    def shared(folder: str) -> Persona:
        return handbook(folder) if folder == HANDBOOK else load(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.loader.watch.load", shared)
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server, started when the first test wants it."""
    with postgres_running() as server:
        yield server


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """Slack, empty at the start of each test."""
    with running(FakeSlack) as fake:
        yield fake


def config_for(api_url: str, *, app_token: str = "") -> Config:
    """A configuration that points at the loopback Slack, and leaves tips to workers."""
    config = Config(BOT_TOKEN, SIGNING_SECRET, app_token, api_url, "127.0.0.1", 0, "WARNING")
    return config._replace(tips=False)


@pytest.fixture
def config(slack: FakeSlack) -> Config:
    """The settings that the bot of a test has; a file of tests may have its own."""
    return config_for(slack.api_url)


@pytest.fixture
def served(config: Config) -> Served:
    """The parts of the bot that the test talks to."""
    return Served(config, HANDBOOK)


@pytest.fixture
def bot(served: Served) -> Iterator[SlackClient]:
    """The whole bot, serving HTTP on a free port as ``mlpersona serve`` does."""
    with serving(served) as client:
        yield client


@contextmanager
def serving(served: Served) -> Iterator[SlackClient]:
    """A bot on a free port, for as long as it is needed."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(http_app(served), log_config=None, timeout_graceful_shutdown=5)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield SlackClient(listener.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join(10)


def settle(served: Served, seconds: float = 5) -> None:
    """Wait until the workers have done what they were given."""
    end = time.monotonic() + seconds
    while not served.workers.idle and time.monotonic() < end:
        time.sleep(0.01)
    assert served.workers.idle
