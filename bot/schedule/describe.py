"""A subscription in sentences."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.persona.answer import Persona
from bot.persona.deck import topic_label
from bot.schedule.occurrence import DAYS, EVERY_DAY, MONTHS, WEEKDAYS, WEEKENDS
from bot.schedule.outcome import ARCHIVED, reason_of
from bot.schedule.subscription import PAUSE_AFTER, Subscription

_SETS = {EVERY_DAY: "every day", WEEKDAYS: "on weekdays", WEEKENDS: "at weekends"}
NONE = "No tips come here. Say /mlpersona tips on 9:00 weekdays to get one a day."


def described(subscription: Subscription | None, persona: Persona, *, nobody: str = NONE) -> str:
    """How things stand, for whoever asks; ``nobody`` is said where no tips come."""
    if subscription is None or subscription.state == "ended":
        return nobody
    parts = [f"{where(subscription)} {_what(subscription, persona)} {_when(subscription)}."]
    if subscription.state == "paused":
        parts.append(_paused(subscription))
    elif subscription.state == "archived":
        parts.append(
            "They wait, because the channel was archived. Say /mlpersona tips on to go on."
        )
    elif subscription.is_slow:
        parts.append("Nobody has pressed a button for a while, so for now it is one a week.")
    if subscription.next_due is not None:
        parts.append(f"The next comes on {_moment(subscription)}.")
    if subscription.locked:
        parts.append("Only admins can change this.")
    return " ".join(parts)


def where(subscription: Subscription) -> str:
    """The beginning of a sentence on who gets the tips."""
    return "You get" if subscription.is_personal else "This channel gets"


def ended_sentence(subscription: Subscription, error: str) -> str:
    """What the owner of a channel's tips is told when they have ended."""
    tips, why = f"The tips that you set up for <#{subscription.target}>", reason_of(error)
    again = "say /mlpersona tips on there."
    if error == ARCHIVED:
        return f"{tips} wait: {why}. They go on when it is opened again; if they do not, {again}"
    return f"{tips} have ended: {why}. When that has changed, {again}"


def clock(minute: int) -> str:
    """A time of day."""
    return f"{minute // 60}:{minute % 60:02}"


def days(bits: int) -> str:
    """A set of weekdays."""
    if bits in _SETS:
        return _SETS[bits]
    return "on " + ", ".join(name for at, name in enumerate(DAYS) if bits >> at & 1)


def _what(subscription: Subscription, persona: Persona) -> str:
    one = "a digest of tips" if subscription.digest else "a tip"
    topics = [topic_label(topic, persona) for topic in subscription.taste.topics]
    about = f" on {', '.join(topics)}" if topics else ""
    track = " along the learning track" if subscription.taste.track else ""
    return f"{one}{about}{track}"


def _when(subscription: Subscription) -> str:
    timing = subscription.timing
    text = f"{days(timing.days)} at {clock(timing.minute)} ({timing.zone})"
    return f"{text}, except on holidays ({timing.country})" if timing.country else text


def _paused(subscription: Subscription) -> str:
    if subscription.resume:
        return f"They are paused until {_named(date.fromisoformat(subscription.resume))}."
    if subscription.unpressed >= PAUSE_AFTER:
        return "They are paused, because nobody has pressed a button for a while."
    return "They are paused. Say /mlpersona tips on to go on."


def _moment(subscription: Subscription) -> str:
    at = datetime.fromtimestamp(subscription.next_due or 0, ZoneInfo(subscription.timing.zone))
    return f"{DAYS[at.weekday()]}, {_named(at.date())}, at {at.hour}:{at.minute:02}"


def _named(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
