"""A subscription, and what the moment makes of it: due, too late, slower, or paused."""

from __future__ import annotations

from typing import Literal, NamedTuple

from bot.persona.deck import Taste
from bot.schedule.occurrence import Slot, Timing, latest_slot, next_slot
from bot.schedule.outcome import ARCHIVED

# A tip that is later than this is not told any more.
LATE_SECONDS = 3 * 3600
# After so many posts that nobody pressed a button of, there is one a week; after so many, none.
SLOW_AFTER = 5
PAUSE_AFTER = 9
DIGEST = 5

State = Literal["on", "paused", "archived", "ended"]


class Subscription(NamedTuple):
    """Who gets tips, when, and of what.

    ``target`` is a channel, or a person for direct messages; ``owner`` is whoever set it up.
    ``digest`` gathers a week in one post, ``always`` posts on though nobody presses anything,
    and a ``locked`` one is changed by admins only. ``resume`` is the local day on which a
    paused one goes on, or empty; an ``archived`` one waits for its channel to be opened again.
    ``unpressed`` counts posts since a button was pressed, ``told`` all posts; ``cursor`` is where
    in its deck it is, ``last`` the entry told last.
    """

    team: str
    target: str
    owner: str
    timing: Timing
    taste: Taste = Taste()
    digest: bool = False
    always: bool = False
    locked: bool = False
    state: State = "on"
    resume: str = ""
    unpressed: int = 0
    told: int = 0
    cursor: str = ""
    last: str = ""
    next_due: int | None = None
    enterprise: str = ""
    id: int = 0

    @property
    def is_personal(self) -> bool:
        """Does it go to one person rather than to a channel?"""
        return self.target[:1] in ("U", "W")

    @property
    def seed(self) -> str:
        """What its deck is shuffled by: the same for as long as it has the same target."""
        return f"{self.team} {self.target}"

    @property
    def is_slow(self) -> bool:
        """Has nobody pressed anything for so long that there is one post a week?"""
        return not self.always and not self.digest and self.unpressed >= SLOW_AFTER


class Due(NamedTuple):
    """What to do now: the slot whose turn it is, if any, and when to look again."""

    slot: Slot | None
    too_late: bool
    next_due: int | None


def pace(subscription: Subscription) -> Timing:
    """The timing that holds for now: a slow one keeps the first day of its week."""
    timing = subscription.timing
    if subscription.is_slow:
        return timing._replace(days=timing.days & -timing.days)
    return timing


def due(subscription: Subscription, now: int) -> Due:
    """The latest slot that has come, and the next that will.

    After an outage the latest one counts alone: of three missed days, two are history.
    """
    timing = pace(subscription)
    since = now if subscription.next_due is None else min(subscription.next_due, now)
    slot = latest_slot(timing, since, now)
    return Due(
        slot,
        slot is not None and now - slot.at >= LATE_SECONDS,
        upcoming(subscription, now),
    )


def upcoming(subscription: Subscription, now: int) -> int | None:
    """The moment of its next post after now; None while none is to come."""
    if subscription.state in ("ended", "archived") or _is_paused_without_end(subscription):
        return None
    slot = next_slot(pace(subscription), now, not_before=subscription.resume)
    return slot.at if slot else None


def after_post(subscription: Subscription, *, cursor: str, last: str) -> Subscription:
    """What a post makes of it: one more that nobody has pressed yet, and perhaps a pause."""
    subscription = subscription._replace(
        told=subscription.told + 1,
        unpressed=subscription.unpressed + 1,
        cursor=cursor,
        last=last,
    )
    asleep = subscription.unpressed >= PAUSE_AFTER and not subscription.always
    if not asleep or subscription.state != "on":
        # What was ended or paused while the post was under way stays so.
        return subscription
    return subscription._replace(state="paused", resume="", next_due=None)


def after_press(subscription: Subscription, now: int) -> Subscription:
    """What a pressed button makes of it: somebody reads, so it goes on as it was set."""
    if not subscription.unpressed:
        return subscription
    asleep = subscription.state == "paused" and subscription.unpressed >= PAUSE_AFTER
    subscription = subscription._replace(unpressed=0)
    if asleep:
        subscription = subscription._replace(state="on")
    return subscription._replace(next_due=upcoming(subscription, now))


def after_end(subscription: Subscription, error: str) -> Subscription:
    """What a target that takes nothing makes of it: it ends, or waits for an archived channel."""
    if error != ARCHIVED:
        return subscription._replace(state="ended", next_due=None)
    if subscription.state == "ended" or _is_paused_without_end(subscription):
        return subscription
    return subscription._replace(state="archived", next_due=None)


def after_unarchive(subscription: Subscription, now: int) -> Subscription:
    """What the end of its waiting makes of it: it goes on where it was."""
    if subscription.state != "archived":
        return subscription
    subscription = subscription._replace(state="paused" if subscription.resume else "on")
    return subscription._replace(next_due=upcoming(subscription, now))


def _is_paused_without_end(subscription: Subscription) -> bool:
    return subscription.state == "paused" and not subscription.resume
