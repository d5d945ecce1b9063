"""Whatever happens in whatever order: nothing is posted twice, and nothing is lost.

Two senders work on one ledger. A sender may die before the request leaves, or after Slack has
taken it; Slack may refuse, stall, or take a post and lose its answer; the clock jumps ahead. In
the end everything that was due is sent, too late, ended, or held because nobody knows.
"""

from __future__ import annotations

import contextlib
from threading import Event
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.jobs.deliver import Deliverer
from bot.persona.answer import Persona
from bot.schedule.occurrence import Timing
from bot.schedule.outcome import SENT, Outcome, outcome_of
from bot.schedule.subscription import Subscription, upcoming
from bot.store.sql import SqlStore
from bot.store.tip_store import LEASE_SECONDS
from tests.postgres import Postgres

START = 1_767_225_600  # 2026-01-01T00:00Z
HOUR = 3_600
TEAMS = ("T1", "T2")
FAULTS = {
    "sent": SENT,
    "ratelimited": outcome_of("ratelimited", retry_after=30),
    "not_sent": outcome_of("not_sent", retry_after=30),
    "refused unknown": Outcome("unknown", "500"),
    "taken unknown": Outcome("unknown", "timeout"),
    "is_archived": outcome_of("is_archived"),
    "fault": outcome_of("invalid_blocks"),
}


class Killed(BaseException):
    """The sender's process is gone."""


class Tips(RuleBasedStateMachine):
    """The ledger under fire."""

    address = ":memory:"
    persona: Persona

    @initialize()
    def begin(self) -> None:
        self.store = SqlStore(self.address)
        for team in TEAMS:
            self.store.tips.forget_team(team)
        self.now = START
        self.fate = "sent"
        self.taken: list[tuple[str, str]] = []
        self.given: dict[str, int] = {}
        self.notices: list[str] = []
        for team in TEAMS:
            for number in range(3):
                timing = Timing(("UTC", "Europe/Berlin", "Asia/Tokyo")[number], 540)
                fresh = Subscription(team, f"C{number}", f"U{number}", timing, always=True)
                self.store.tips.put(fresh._replace(next_due=upcoming(fresh, self.now)))
        self.senders = [
            Deliverer(
                self.store.tips,
                persona=lambda: self.persona,
                post=self._post,
                stopping=Event(),
                clock=lambda: self.now,
                posts_a_second=1e9,
            )
            for _ in range(2)
        ]

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self._end_well()
            self.store.close()

    def _post(
        self, enterprise: str, team: str, channel: str, message: dict[str, Any], key: str
    ) -> Outcome:
        if channel.startswith("U"):
            self.notices.append(f"{team} {message['text']}")
            return SENT
        if self.fate == "killed before":
            raise Killed
        if self.fate in ("sent", "taken unknown", "killed after"):
            self.taken.append((team, key))
        if self.fate == "killed after":
            raise Killed
        return FAULTS[self.fate]

    def _enqueue(self, connection: Any, team: str, delay: int) -> None:
        self.given[team] = self.now + delay

    @rule(seconds=st.sampled_from([1, 29, 60, 61, 600, HOUR, 3 * HOUR, 12 * HOUR, 30 * HOUR]))
    def wait(self, seconds: int) -> None:
        self.now += seconds

    @rule(seconds=st.sampled_from([0, 59, HOUR]))
    def come_due(self, seconds: int) -> None:
        """Time goes on to the next tip, and somebody looks at the clock."""
        if coming := self.store.tips.coming(self.now, limit=1):
            self.now = max(self.now, coming[0].due_at + seconds)
        self.look()

    @rule()
    def look(self) -> None:
        self.store.tips.sweep(self.now, self._enqueue, repost=False)

    @precondition(lambda self: self.given)
    @rule(
        sender=st.integers(0, 1),
        fate=st.sampled_from([*FAULTS, "sent", "sent", "killed before", "killed after"]),
        team=st.sampled_from(TEAMS),
    )
    def drain(self, sender: int, fate: str, team: str) -> None:
        self.fate = fate
        with contextlib.suppress(Killed):
            self.senders[sender].some(team, self._enqueue)
        self.fate = "sent"

    @invariant()
    def nothing_is_posted_twice(self) -> None:
        if hasattr(self, "taken"):
            assert len(set(self.taken)) == len(self.taken)

    def _end_well(self) -> None:
        """Everybody recovers: an hour of looks and drains without a fault."""
        self.fate = "sent"
        for _ in range(30):
            self.now += LEASE_SECONDS + 1
            self.look()
            for team in TEAMS:
                self.senders[0].some(team, self._enqueue)
        self.nothing_is_posted_twice()
        records = self.store.tips.records(limit=10_000)
        assert {each.status for each in records} <= {"sent", "skipped", "failed", "unknown"}
        sent = sum(each.status == "sent" for each in records)
        unknown = sum(each.status == "unknown" for each in records)
        assert sent <= len(self.taken) <= sent + unknown
        # What is skipped is too late, or of a subscription that has ended since.
        for each in records:
            if each.status == "skipped":
                assert each.error in ("late", "off")
        ended = {each.target for each in records if each.error == "is_archived"}
        assert len(self.notices) == len(set(self.notices)) >= len(ended)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_nothing_is_posted_twice_and_nothing_is_lost(
    persona: Persona, request: pytest.FixtureRequest, database: str
) -> None:
    Tips.persona = persona
    Tips.address = ":memory:"
    if database == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        Tips.address = server.migrated()
    run_state_machine_as_test(
        Tips,
        settings=settings(
            max_examples=40 if database == "sqlite" else 15,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
