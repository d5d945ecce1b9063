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
from bot.schedule.outcome import SENT, Outcome
from bot.schedule.subscription import (
    DIGEST,
    SLOW_AFTER,
    Subscription,
    after_post,
)
from bot.store.tip_store import Delivery, Enqueue, Pick, Picked, Settled, TipStore

log = logging.getLogger("mlpersona.tips")

# Slack allows a workspace several hundred posts a minute. One drain a workspace is at work at any
# time, so keeping its own pace keeps Slack's.
POSTS_A_SECOND = 5
# A database that restarts is back by then.
AWAY_SECONDS = 30
# After so long another workspace gets its turn. With a post that Slack lets wait to its time-out
# it is still shorter than a drain may take.
TURN_SECONDS = 40
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
        turn_seconds: float = TURN_SECONDS,
    ) -> None:
        self._tips = tips
        self._persona = persona
        self._post = post
        self._stopping = stopping
        self._clock = clock
        self._interval = 1 / posts_a_second
        self._turn_seconds = turn_seconds

    def some(self, team: str, enqueue: Enqueue) -> bool:
        """Post for one turn; says whether there may be more.

        Raises StoreError when the database is away: for longer than half a minute, what was
        posted then is held.
        """
        end = time.monotonic() + self._turn_seconds
        delivery: Delivery | None = None
        while delivery or self._goes_on(end):
            delivery = delivery or self._tips.claim_delivery(team, self._now(), self._pick)
            if delivery is None:
                return False
            next_at = time.monotonic() + self._interval * (2 if delivery.slow else 1)
            outcome = self._tell(delivery)
            # What may be posted at once is claimed with the same commit. What has to wait is
            # claimed when its time has come: a claim that is lost is a tip that is held.
            at_once = outcome == SENT and self._goes_on(end) and time.monotonic() >= next_at
            pick = self._pick if at_once else None
            try:
                settled = self._settled(delivery, outcome, enqueue, pick)
            except StoreError:
                raise
            except Exception:
                # The next could not be picked. What was posted is written down all the same.
                self._tips.settle(delivery, outcome, self._now(), enqueue)
                raise
            self._report(delivery, outcome, settled)
            delivery = settled.following
            if delivery is None:
                self._stopping.wait(max(0, next_at - time.monotonic()))
        return not self._stopping.is_set()

    def _goes_on(self, end: float) -> bool:
        return not self._stopping.is_set() and time.monotonic() < end

    def _now(self) -> int:
        return int(self._clock())

    def _tell(self, delivery: Delivery) -> Outcome:
        message = message_of(delivery, self._persona())
        if message is None:
            return Outcome("fault", "nothing to tell")
        return self._post_to(delivery, delivery.subscription.target, message, delivery.day)

    def _report(self, delivery: Delivery, outcome: Outcome, settled: Settled) -> None:
        """Tell the log what went wrong, and the owner of what has ended."""
        if outcome.meaning == "fault":
            log.error("a tip was refused: %s", outcome.error, extra={"action": "tip_fault"})
        elif outcome.meaning != "sent":
            log.warning("tip %s: %s", outcome.meaning, outcome.error, extra={"action": "tip"})
        subscription = delivery.subscription
        if settled.ended and subscription.owner and not subscription.is_personal:
            notice = {"text": ended_sentence(subscription, outcome.error)}
            self._post_to(delivery, subscription.owner, notice, f"ended {delivery.day}")

    def _post_to(
        self, delivery: Delivery, channel: str, message: dict[str, Any], what: str
    ) -> Outcome:
        subscription = delivery.subscription
        key = message_id(subscription, what)
        return self._post(subscription.enterprise, subscription.team, channel, message, key)

    def _settled(
        self, delivery: Delivery, outcome: Outcome, enqueue: Enqueue, pick: Pick | None
    ) -> Settled:
        """Write down how it ended; nobody else knows, so a database that restarts is waited for."""
        end = time.monotonic() + AWAY_SECONDS
        while True:
            try:
                return self._tips.settle(delivery, outcome, self._now(), enqueue, pick)
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
    entries = persona.knowledge.known(delivery.entries) or deal(subscription, persona).entries
    if not entries:
        return None
    asks = not subscription.digest and subscription.told % QUIZ_EVERY == 1
    post = TipPost(
        subscription=subscription.id,
        entries=entries,
        notes=_notes(subscription, persona),
        quiz=quiz(persona, subscription.last) if asks else None,
    )
    return tip_message(post)


def message_id(subscription: Subscription, what: str) -> str:
    """The same for the same post, so that Slack may tell a repetition from a second one."""
    return str(uuid.uuid5(_DELIVERIES, f"{subscription.team} {subscription.id} {what}"))


def _notes(subscription: Subscription, persona: Persona) -> tuple[str, ...]:
    after = after_post(subscription, cursor="", last="")
    notes = []
    if subscription.taste.track:
        hand = deal(subscription, persona)
        notes.append(f"Learning track: {hand.number} of {hand.of}.")
        if hand.is_through:
            notes.append(TRACK_END)
    if after.state == "paused":
        notes.append(PAUSE_NOTE)
    elif after.is_slow and not subscription.is_slow and subscription.timing.days.bit_count() > 1:
        notes.append(SLOW_NOTE)
    return tuple(notes)
