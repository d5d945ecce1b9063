"""What the desk remembers, as values, and what every store must be able to do.

Nothing here says who asked what: saved entries and settings belong to a person, questions and
verdicts belong to nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from bot.store.tip_store import TipStore
from bot.store.workspaces import Workspaces


class Person(NamedTuple):
    """Somebody in a workspace, by Slack's ids."""

    team: str
    user: str


class Seen(NamedTuple):
    """What a person has seen of the handbook.

    ``version`` is the one they saw last, on ``day`` (ISO 8601); ``since`` is the one before it,
    so that what is new stays in sight for the rest of that day.
    """

    version: str
    since: str
    day: str


class Miss(NamedTuple):
    """A question that found nothing: how often, and from when to when (days, ISO 8601)."""

    question: str
    asked: int
    first_day: str
    last_day: str


class Verdict(NamedTuple):
    """What people said of an answer. ``question`` is empty until two people asked it."""

    entry: str
    question: str
    good: int
    bad: int
    last_day: str


class Suggestion(NamedTuple):
    """A term that somebody would like to find, with what it means to them."""

    term: str
    meaning: str
    day: str


class Store(Protocol):
    """Everything that outlives a process. Each method may raise StoreError, and nothing else.

    Whoever adds a method adds its test to ``tests/store/test_contract.py``.
    """

    workspaces: Workspaces

    @property
    def tips(self) -> TipStore:
        """What it remembers of tips."""
        ...

    @property
    def database(self) -> str:
        """Its URL, password and all, for the tips' engine; empty when it dies with this process."""
        ...

    def claim(self, keys: Sequence[str], *, now: float, keep_seconds: float) -> bool:
        """True for the first of all processes that claims any of these keys."""
        ...

    def save_entry(self, person: Person, entry: str, *, day: str) -> None:
        """Keep an entry for a person; keeping it again moves nothing."""
        ...

    def unsave_entry(self, person: Person, entry: str) -> None:
        """Let it go again."""
        ...

    def saved_entries(self, person: Person) -> tuple[str, ...]:
        """Their entries, the one saved last first."""
        ...

    def seen(self, person: Person) -> Seen | None:
        """What they have seen of the handbook, or None for a newcomer."""
        ...

    def set_seen(self, person: Person, seen: Seen) -> None:
        """Note what they have seen."""
        ...

    def forget(self, user: str, *, team: str = "") -> None:
        """Drop all that is kept for a person, in one workspace or in all."""
        ...

    def kept_of(self, user: str, *, team: str = "") -> dict[str, list[dict[str, Any]]]:
        """All that is kept for a person: rows by table."""
        ...

    def set_subject(self, thread: str, entry: str, *, now: float, keep_seconds: float) -> None:
        """Note what a thread is about, by its last answered entry."""
        ...

    def subject(self, thread: str, *, after: float) -> str:
        """The entry that a thread is about, if it was noted after that moment."""
        ...

    def count_miss(self, digest: str, question: str, *, day: str, forget_before: str) -> None:
        """Count a question that found nothing; its words are kept from the second time on.

        What was asked only once, before the day ``forget_before``, is forgotten altogether.
        """
        ...

    def misses(self, *, since: str) -> tuple[Miss, ...]:
        """Questions asked at least twice, the last time on or after that day; often asked first."""
        ...

    def count_verdict(
        self, digest: str, entry: str, question: str, *, good: bool, day: str
    ) -> None:
        """Count what somebody said of an answer; the question is kept from the second time on."""
        ...

    def verdicts(self, *, since: str) -> tuple[Verdict, ...]:
        """What people said on or after that day, worst first."""
        ...

    def suggest(self, suggestion: Suggestion) -> None:
        """Keep a suggestion; the same one on the same day is one."""
        ...

    def suggestions(self, *, since: str) -> tuple[Suggestion, ...]:
        """Suggestions of that day and later, newest first."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
