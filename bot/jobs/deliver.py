"""Claim, choose, post, write down: a workspace's open deliveries, one after another."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from threading import Event
from typing import Any, Protocol

from bot.errors import StoreError
from bot.persona.answer import Persona
from bot.persona.deck import Hand, Taste, choose
from bot.persona.quiz import quiz
from bot.render.tip import TipPost, tip_message
from bot.schedule.describe import ended_sentence
from bot.schedule.outcome import Outcome
from bot.schedule.subscription import (
    DIGEST,
    SLOW_AFTER,
    Subscription,
    after_post,
)
from bot.store.tip_store import Delivery, Enqueue, Picked, Settled, TipStore

log = logging.getLogger("mlpersona.tips")

# Slack allows a workspace several hundred posts a minute. One drain a workspace is at work at any
# time, so keeping its own pace keeps Slack's.
POSTS_A_SECOND = 5
# A step of the engine is short, so that a stop is quick and a restart repeats little.
STEP_SECONDS = 5
# A database that restarts is back by then.
AWAY_SECONDS = 30
# Every second post asks about an earlier one.
QUIZ_EVERY = 2
_DELIVERIES = uuid.UUID("6b1f2f0e-1f0e-5b67-8a0d-6d6c70657273")

SLOW_NOTE = (
    f"Nobody has pressed a button in {SLOW_AFTER} tips, so from now on there is one a week. "
    "Press any to get all of them again."
)
PAUSE_NOTE = (
    "Nobody has pressed a button for a while, so this is the last tip for now. "
    "Press any to go on, or say /mlpersona tips on."
)
TRACK_END = "That was the last of the learning track: from now on tips come from all of it."


class Post(Protocol):
    """Posts a message, and tells how that ended. It never raises."""

    def __call__(
        self,
        enterprise: str,
        team: str,
        channel: str,
        message: dict[str, Any],
        client_msg_id: str,
        /,
    ) -> Outcome:
        """Post it. ``channel`` may be a person."""
        ...


class Deliverer:
    """Posts what the ledger has open."""

    def __init__(
        self,
        tips: TipStore,
        *,
        persona: Callable[[], Persona],
        post: Post,
        stopping: Event,
        clock: Callable[[], float] = time.time,
        posts_a_second: float = POSTS_A_SECOND,
    ) -> None:
        self._tips = tips
        self._persona = persona
        self._post = post
        self._stopping = stopping
        self._clock = clock
        self._interval = 1 / posts_a_second

    def some(self, team: str, enqueue: Enqueue) -> bool:
        """Post for a few seconds; says whether there may be more.

        Raises StoreError when the database is away: for longer than half a minute, what was
        posted then is held.
        """
        end = time.monotonic() + STEP_SECONDS
        while not self._stopping.is_set() and time.monotonic() < end:
            started = time.monotonic()
            delivery = self._tips.claim_delivery(team, int(self._clock()), self._pick)
            if delivery is None:
                return False
            self.deliver(delivery, enqueue)
            interval = self._interval * (2 if delivery.slow else 1)
            self._stopping.wait(max(0, interval - (time.monotonic() - started)))
        return not self._stopping.is_set()

    def deliver(self, delivery: Delivery, enqueue: Enqueue) -> None:
        """Post one that has been claimed, and write down how it ended."""
        subscription = delivery.subscription
        message = message_of(delivery, self._persona())
        if message is None:
            outcome = Outcome("fault", "nothing to tell")
        else:
            outcome = self._post(
                subscription.enterprise,
                subscription.team,
                subscription.target,
                message,
                message_id(subscription, delivery.day),
            )
        settled = self._settled(delivery, outcome, enqueue)
        if outcome.meaning == "fault":
            log.error("a tip was refused: %s", outcome.error, extra={"action": "tip_fault"})
        elif outcome.meaning != "sent":
            log.warning("tip %s: %s", outcome.meaning, outcome.error, extra={"action": "tip"})
        if settled.ended and subscription.owner and not subscription.is_personal:
            self._post(
                subscription.enterprise,
                subscription.team,
                subscription.owner,
                {"text": ended_sentence(subscription, outcome.error)},
                message_id(subscription, f"ended {delivery.day}"),
            )

    def _settled(self, delivery: Delivery, outcome: Outcome, enqueue: Enqueue) -> Settled:
        """Write down how it ended; nobody else knows, so a database that restarts is waited for."""
        end = time.monotonic() + AWAY_SECONDS
        while True:
            try:
                return self._tips.settle(delivery, outcome, int(self._clock()), enqueue)
            except StoreError:
                if self._stopping.is_set() or time.monotonic() > end:
                    raise
                self._stopping.wait(1)

    def _pick(self, subscription: Subscription) -> Picked:
        hand = deal(subscription, self._persona())
        through = subscription.taste.track and hand.is_through
        return Picked(tuple(entry.id for entry in hand.entries), "" if through else hand.cursor)


def deal(subscription: Subscription, persona: Persona) -> Hand:
    """The next cards of a subscription; from the whole handbook when its topics are gone."""
    count = DIGEST if subscription.digest else 1
    place = {"seed": subscription.seed, "cursor": subscription.cursor}
    hand = choose(persona, subscription.taste, count=count, **place)
    return hand if hand.entries else choose(persona, Taste(), count=count, **place)


def message_of(delivery: Delivery, persona: Persona) -> dict[str, Any] | None:
    """The post; None when the handbook has nothing to tell any more."""
    subscription = delivery.subscription
    hand = deal(subscription, persona)
    entries = persona.knowledge.known(delivery.entries) or hand.entries
    if not entries:
        return None
    asks = not subscription.digest and subscription.told % QUIZ_EVERY == 1
    post = TipPost(
        subscription=subscription.id,
        entries=entries,
        notes=_notes(subscription, hand),
        quiz=quiz(persona, subscription.last) if asks else None,
    )
    return tip_message(post)


def message_id(subscription: Subscription, what: str) -> str:
    """The same for the same post, so that Slack may tell a repetition from a second one."""
    return str(uuid.uuid5(_DELIVERIES, f"{subscription.team} {subscription.id} {what}"))


def _notes(subscription: Subscription, hand: Hand) -> tuple[str, ...]:
    after = after_post(subscription, cursor="", last="")
    notes = []
    if subscription.taste.track:
        notes.append(f"Learning track: {hand.number} of {hand.of}.")
        if hand.is_through:
            notes.append(TRACK_END)
    if after.state == "paused":
        notes.append(PAUSE_NOTE)
    elif after.is_slow and not subscription.is_slow and subscription.timing.days.bit_count() > 1:
        notes.append(SLOW_NOTE)
    return tuple(notes)
