"""Subscriptions and the ledger of deliveries, as values, and what their store must be able to do."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, NamedTuple, Protocol

from bot.schedule.outcome import Outcome
from bot.schedule.subscription import Subscription

# Longer than a post may take, with room for clocks that differ: what has been in the sending for
# longer has lost its sender.
LEASE_SECONDS = 60
KEEP_SECONDS = 90 * 86_400


class Picked(NamedTuple):
    """What a delivery is to tell, and the place in the deck that it leads to."""

    entries: tuple[str, ...]
    cursor: str


class Delivery(NamedTuple):
    """A claimed row of the ledger: nobody else has it.

    ``attempt`` tells this claim from an earlier or later one of the same row; ``slow`` says that
    the workspace takes half of what it took.
    """

    id: int
    attempt: int
    subscription: Subscription
    day: str
    entries: tuple[str, ...]
    cursor: str
    slow: bool = False


class Swept(NamedTuple):
    """What a look at the clock has found."""

    queued: int
    skipped: int
    held: int


class Record(NamedTuple):
    """A delivery as the ledger tells of it."""

    day: str
    team: str
    target: str
    status: str
    error: str
    attempts: int
    due_at: int
    entries: tuple[str, ...]


class Coming(NamedTuple):
    """A subscription's next post."""

    due_at: int
    team: str
    target: str
    zone: str


class Settled(NamedTuple):
    """What the end of a delivery has changed: ``ended`` is true for whoever ended it.

    ``following`` is the next row, if one was asked for and there is one.
    """

    subscription: Subscription
    ended: bool
    following: Delivery | None = None


# Gives work to the engine within the transaction: a workspace, and in how many seconds. The
# connection is the store's own and means nothing to whoever passes it on.
Enqueue = Callable[[Any, str, int], None]
Pick = Callable[[Subscription], Picked]
# The workspaces for which the engine has work that nobody has begun.
Waiting = Callable[[], Collection[str]]


def nobody() -> tuple[str, ...]:
    """No workspace waits."""
    return ()


class TipStore(Protocol):
    """What the tips need of the database. Each method may raise StoreError, and nothing else."""

    def subscription(self, team: str, target: str) -> Subscription | None:
        """The one of that channel or person, in whatever state it is."""
        ...

    def subscription_by_id(self, number: int) -> Subscription | None:
        """The one of that number."""
        ...

    def put(self, subscription: Subscription) -> Subscription:
        """Keep it, in place of an earlier one of the same target; returns it with its number."""
        ...

    def change(
        self, number: int, change: Callable[[Subscription], Subscription]
    ) -> Subscription | None:
        """Change it as it is then, with nobody between."""
        ...

    def forget_tips(self, team: str, user: str) -> None:
        """Drop a person's own subscription, and their name from those of channels."""
        ...

    def forget_team(self, team: str) -> None:
        """Drop all of a workspace's subscriptions and deliveries."""
        ...

    def sweep(
        self, now: int, enqueue: Enqueue, *, repost: bool, waiting: Waiting = nobody
    ) -> Swept:
        """Write a ledger row for whatever is due, and give each workspace with open rows to work.

        Rows and work are written together or not at all. What has lost its sender is held, or
        with ``repost`` queued again. What is open from before is left to those ``waiting``.
        """
        ...

    def claim_delivery(self, team: str, now: int, pick: Pick) -> Delivery | None:
        """Take the workspace's next open row; None when there is none, or it is left alone."""
        ...

    def settle(
        self,
        delivery: Delivery,
        outcome: Outcome,
        now: int,
        enqueue: Enqueue,
        pick: Pick | None = None,
    ) -> Settled:
        """Write down how it ended, and all that follows from it.

        With ``pick`` the workspace's next open row is claimed as well, with the same commit.
        """
        ...

    def end(self, team: str, target: str, error: str) -> Settled | None:
        """The target takes nothing any more, as Slack says by itself; None without tips there."""
        ...

    def reopen(self, team: str) -> None:
        """The workspace has taken us back."""
        ...

    def records(self, *, limit: int, team: str = "") -> tuple[Record, ...]:
        """The last deliveries, newest first."""
        ...

    def counts(self, *, since: int) -> dict[str, int]:
        """How many deliveries that were due since then are in which status."""
        ...

    def coming(self, now: int, *, limit: int) -> tuple[Coming, ...]:
        """What is due next."""
        ...

    def resting(self, now: int) -> tuple[tuple[str, int, str], ...]:
        """Workspaces that are left alone: until when (0 is for good), and why."""
        ...
