"""The engine within this process: how workspaces take turns."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest
from dbos import DBOS

from bot.jobs.deliver import Deliverer
from bot.jobs.engine import DRAIN, Engine
from bot.persona.answer import Persona
from bot.schedule.outcome import SENT, Outcome
from bot.store.sql import open_store
from tests.asynchronous import apart
from tests.jobs.test_workers import settled, subscribe

POSTS = 24


def drains_of(
    address: str, persona: Persona, *, turn_seconds: float, look_seconds: int
) -> list[str]:
    """The names of all drains that it takes to post for six seconds in one workspace."""
    store = open_store(address)
    stopping = Event()

    def post(*_: Any) -> Outcome:
        return SENT

    deliverer = Deliverer(
        store.tips,
        persona=lambda: persona,
        post=post,
        stopping=stopping,
        posts_a_second=4,
        turn_seconds=turn_seconds,
    )
    engine = Engine(
        store.database,
        store.tips,
        deliverer,
        stopping=stopping,
        repost=False,
        look_seconds=look_seconds,
    )

    def drain() -> list[str]:
        engine.start()
        subscribe(store, 1, POSTS)
        engine.look()
        assert settled(store, 60) == {"sent": POSTS}
        drains = DBOS.list_workflows(name=DRAIN)
        assert {each.status for each in drains} <= {"SUCCESS", "PENDING", "ENQUEUED"}
        return [each.workflow_id for each in drains]

    try:
        return apart(drain)
    finally:
        stopping.set()
        engine.stop()
        store.close()


def test_more_than_a_turn_of_posts_goes_on_in_drains_that_end_before_their_time_out(
    address: str, persona: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.engine.DRAIN_SECONDS", 5)
    names = drains_of(address, persona, turn_seconds=1, look_seconds=60)
    # They follow each other: nothing waits for the next look.
    assert sum(" after " in name for name in names) > 1


def test_looks_give_a_workspace_one_drain_to_wait_behind_the_one_that_works(
    address: str, persona: Persona
) -> None:
    names = drains_of(address, persona, turn_seconds=30, look_seconds=1)
    # The first look gives the one that works, another the one that waits behind it. A third may
    # be given when that one has begun and the last post is not yet written down.
    assert len(names) <= 3
