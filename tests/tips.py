"""What tests of tips share: one delivery from claim to the ledger, without an engine."""

from __future__ import annotations

import time
from threading import Event
from typing import Any

from bot.jobs.deliver import Deliverer, Post
from bot.persona.answer import Persona
from bot.schedule.occurrence import Timing
from bot.store.tip_store import TipStore


def no_engine(connection: Any, team: str, delay: int) -> None:
    """Give nothing to nobody: the test drains by itself."""


def delivered(tips: TipStore, persona: Persona, post: Post, number: int) -> None:
    """Make a subscription due now, and deliver it."""
    now = int(time.time())
    minute = now % 86_400 // 60
    due_at = now - now % 60

    tips.change(
        number,
        lambda each: each._replace(timing=Timing("UTC", minute), next_due=due_at, state="on"),
    )
    tips.sweep(now, no_engine, repost=False)
    subscription = tips.subscription_by_id(number)
    assert subscription is not None
    deliverer = Deliverer(tips, persona=lambda: persona, post=post, stopping=Event())
    while deliverer.some(subscription.team, no_engine):
        pass
