"""What "tips on 9:00 weekdays monitoring" asks for; whatever cannot be read gets one sentence."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from bot.persona.answer import Persona
from bot.persona.deck import MAX_TOPICS, size, topic_of
from bot.schedule.occurrence import (
    DAYS,
    EVERY_DAY,
    HORIZON_DAYS,
    MONTHS,
    WEEKDAYS,
    WEEKENDS,
    Timing,
    countries,
    is_zone,
)
from bot.schedule.subscription import Subscription

USAGE = "tips on 9:00 weekdays [topic or stage] · off · pause until DAY · now · status"
_DAYS = tuple(day.lower() for day in DAYS)
_MONTHS = tuple(month.lower() for month in MONTHS)
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s?(am|pm)?")
_SETS = {
    "daily": EVERY_DAY,
    "everyday": EVERY_DAY,
    "weekdays": WEEKDAYS,
    "workdays": WEEKDAYS,
    "weekends": WEEKENDS,
}


class On(NamedTuple):
    """Begin, or change what is named; what is None stays as it is, or takes its default."""

    minute: int | None = None
    days: int | None = None
    zone: str | None = None
    topics: tuple[str, ...] | None = None
    track: bool | None = None
    digest: bool | None = None
    always: bool | None = None
    country: str | None = None
    personal: bool = False


class Off(NamedTuple):
    """End it."""

    personal: bool = False


class Pause(NamedTuple):
    """Be quiet until that local day (ISO 8601); without one, until it is turned on again."""

    until: str = ""
    personal: bool = False


class Now(NamedTuple):
    """One tip at once, for whoever asks."""


class Status(NamedTuple):
    """Say how things stand."""

    personal: bool = False


class Lock(NamedTuple):
    """Let admins alone change it, or everybody again."""

    locked: bool


class Wrong(NamedTuple):
    """What could not be read, in a sentence that says what would be right."""

    sentence: str


Order = On | Off | Pause | Now | Status | Lock | Wrong


def read_order(text: str, persona: Persona, *, today: date) -> Order:
    """What follows "tips". Never raises on what a person types."""
    said = text.replace(",", " , ").split()
    personal = [word.casefold() for word in said[-2:]] == ["for", "me"]
    if personal:
        said = said[:-2]
    verb, rest = (said[0].casefold(), said[1:]) if said else ("status", [])
    match verb:
        case "on" | "resume" | "start":
            return _on(rest, persona, personal=personal)
        case "off" | "stop":
            return Off(personal)
        case "pause":
            return _pause(rest, today, personal=personal)
        case "now":
            return Now()
        case "status" | "settings":
            return Status(personal)
        case "lock" | "unlock":
            return Lock(verb == "lock")
    return Wrong(f"“{clip(verb)}” is nothing that tips can do: say {USAGE}.")


def applied(
    order: On, current: Subscription | None, *, zone: str, fresh: Subscription
) -> Subscription:
    """The subscription that an order makes of the current one, or of a fresh one."""
    base = current if current and current.state != "ended" else fresh
    timing = base.timing
    changed = base._replace(
        timing=Timing(
            zone=order.zone or (timing.zone if base is current else zone),
            minute=timing.minute if order.minute is None else order.minute,
            days=timing.days if order.days is None else order.days,
            country=timing.country if order.country is None else order.country,
        ),
        digest=base.digest if order.digest is None else order.digest,
        always=base.always if order.always is None else order.always,
        state="on",
        resume="",
        unpressed=0,
    )
    taste = base.taste
    if order.track is not None and order.track != taste.track:
        # The track has an order of its own, in which the old place means nothing.
        changed = changed._replace(cursor="", taste=taste._replace(track=order.track))
    if order.topics is not None:
        changed = changed._replace(taste=changed.taste._replace(topics=order.topics))
    return changed


def _on(said: list[str], persona: Persona, *, personal: bool) -> Order:
    order = On(personal=personal)
    topic: list[str] = []
    at = 0
    while at < len(said):
        word = said[at].casefold()
        following = said[at + 1].casefold() if at + 1 < len(said) else ""
        at += 1
        if word in ("at", "from", "about", "on") and not topic:
            continue
        if word == "every" and following == "day":
            order, at = order._replace(days=EVERY_DAY), at + 1
        elif word == "holidays":
            country = following.upper()
            if following in ("off", "none"):
                order = order._replace(country="")
            elif country in countries():
                order = order._replace(country=country)
            else:
                return Wrong(
                    "Name the country whose holidays are free by its two letters, "
                    "such as holidays DE, or say holidays none."
                )
            at += 1
        elif word == "always":
            order = order._replace(always=True)
        elif word in ("track", "learning") and not topic:
            order = order._replace(track=True, topics=order.topics or ())
            at += following == "track"
        elif word in ("weekly", "digest"):
            order = order._replace(digest=True)
        elif word == "noon":
            order = order._replace(minute=12 * 60)
        elif "/" in word or word in ("utc", "gmt"):
            zone = said[at - 1] if "/" in word else word.upper()
            if not is_zone(zone):
                return Wrong(f"“{clip(zone)}” is no time zone: name one such as Europe/Berlin.")
            order = order._replace(zone=zone)
        elif (found := _time(word, following)) is not None and not topic:
            minute, used = found
            if minute < 0:
                return Wrong(f"“{clip(word)}” is no time of day: say one such as 9:00 or 14:30.")
            if order.minute not in (None, minute):
                return Wrong("A tip comes at one time of day: say one such as 9:00 or 14:30.")
            order, at = order._replace(minute=minute), at + used
        elif (days := _days(word)) and not topic:
            order = order._replace(days=(order.days or 0) | days)
        elif word != "," or topic:
            topic.append(said[at - 1])
    if topic:
        topics = _topics(" ".join(topic), persona)
        if isinstance(topics, Wrong):
            return topics
        order = order._replace(topics=topics, track=bool(order.track))
    if order.digest and order.days is not None and order.days & (order.days - 1):
        return Wrong("A weekly digest comes on one day: say weekly and that day, such as monday.")
    if order.digest and order.days is None:
        order = order._replace(days=1)
    elif order.days is not None and order.digest is None:
        order = order._replace(digest=False)
    return order


def _topics(text: str, persona: Persona) -> tuple[str, ...] | Wrong:
    if text.casefold() in ("all", "everything", "anything"):
        return ()
    whole = "," not in text and topic_of(text, persona)
    names = [text] if whole else re.split(r"\s*,\s*|\s+and\s+", text)
    topics = []
    for name in filter(None, names):
        topic = topic_of(name, persona)
        if not topic or not size(persona, (topic,)):
            return Wrong(
                f"“{clip(name)}” is no topic: name a stage (monitoring), a kind (patterns) or an "
                "entry (drift), or say everything."
            )
        topics.append(topic)
    if len(topics) > MAX_TOPICS:
        return Wrong(f"That is more than {MAX_TOPICS} topics: name fewer, or say everything.")
    return tuple(dict.fromkeys(topics))


def _time(word: str, following: str) -> tuple[int, int] | None:
    """Minutes since midnight (-1 when there is no such time), and how many said more."""
    half, used = (following, 1) if following in ("am", "pm") else ("", 0)
    match = _TIME.fullmatch(word)
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    half = match[3] or half
    if half:
        if not 1 <= hour <= 12:
            return -1, used
        hour = hour % 12 + (12 if half == "pm" else 0)
    return (hour * 60 + minute, used) if hour < 24 and minute < 60 else (-1, used)


def _days(word: str) -> int:
    """A set of weekdays as bits; 0 when it names none."""
    if word in _SETS:
        return _SETS[word]
    first, dash, last = word.partition("-")
    if dash:
        start, end = _day(first), _day(last)
        if start < 0 or end < 0:
            return 0
        return sum(1 << (start + offset) % 7 for offset in range((end - start) % 7 + 1))
    day = _day(word)
    return 1 << day if day >= 0 else 0


def _day(name: str) -> int:
    name = name.rstrip(".")
    if len(name) < 3:
        return -1
    singular = name.removesuffix("s") if len(name) > 5 else name
    return next((at for at, day in enumerate(_DAYS) if day.startswith(singular)), -1)


def _pause(said: list[str], today: date, *, personal: bool) -> Order:
    words = [word.casefold() for word in said if word != ","]
    if words and words[0] in ("until", "till", "for"):
        words = words[1:]
    if not words:
        return Pause(personal=personal)
    until = _date(words, today)
    if until is None:
        return Wrong(
            "Say until when: a day such as 2027-01-07, 7 January or monday, or a time such as "
            "2 weeks."
        )
    if not today < until <= today + timedelta(days=HORIZON_DAYS - 7):
        return Wrong("A pause ends on a day to come, within two years.")
    return Pause(until.isoformat(), personal)


def _date(words: list[str], today: date) -> date | None:
    text = " ".join(words)
    if text == "tomorrow":
        return today + timedelta(days=1)
    if text == "next week":
        return today + timedelta(days=7 - today.weekday())
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    if match := re.fullmatch(r"(?:(\d{1,3})|an?) (day|week|month)s?", text):
        count = int(match[1] or 1)
        return today + timedelta(days=count * {"day": 1, "week": 7, "month": 30}[match[2]])
    if len(words) == 1 and (day := _day(words[0])) >= 0:
        return today + timedelta(days=(day - today.weekday() - 1) % 7 + 1)
    if match := re.fullmatch(r"(?:(\d{1,2})\.? ([a-z]{3,9})|([a-z]{3,9}) (\d{1,2}))", text):
        name, number = match[2] or match[3], int(match[1] or match[4])
        month = next((at for at, m in enumerate(_MONTHS, 1) if m.startswith(name)), 0)
        for year in range(today.year, today.year + 9):
            try:
                found = date(year, month, number)
            except ValueError:
                continue
            if found > today:
                return found
    return None


def clip(text: str) -> str:
    """A word as an error repeats it."""
    return text if len(text) <= 40 else f"{text[:39]}…"
