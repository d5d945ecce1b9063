"""Tips in Slack: /mlpersona tips, and the buttons under a posted tip."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from slack_bolt import App, Respond
from slack_sdk import WebClient

from bot.errors import StoreError
from bot.persona.commands.tips import asks
from bot.persona.deck import Taste, another
from bot.render.actions import Carried
from bot.render.surface import EPHEMERAL
from bot.render.tip import (
    TIP_ANOTHER,
    TIP_QUIZ,
    TIP_READ,
    private_tip,
    tip_status,
    verdict_on,
)
from bot.schedule.describe import described
from bot.schedule.grammar import (
    Lock,
    Now,
    Off,
    On,
    Order,
    Pause,
    Status,
    Wrong,
    applied,
    read_order,
)
from bot.schedule.occurrence import WEEKDAYS, Timing, local_day
from bot.schedule.subscription import Subscription, after_press, upcoming
from bot.slack.acknowledge import acknowledge
from bot.slack.actions import OUTDATED, beside
from bot.slack.desk import Desk, Message
from bot.slack.ids import carried_by, person_of
from bot.slack.memory import Memory
from bot.slack.reach import Reach
from bot.slack.text import typed
from bot.slack.tip_place import (
    ADMINS,
    ADMINS_LOCK,
    INVITE,
    Somebody,
    is_channel_of_ours,
    somebody,
)
from bot.store.tip_store import TipStore

Json = dict[str, Any]

NINE = 9 * 60
NOT_KEPT = "That could not be kept just now. Please try again later."
NO_TIPS = "The handbook has no tips."
HOW = "Tips come to a channel or to you: say /mlpersona tips on 9:00 weekdays."


def register_orders(app: App, desk: Desk, memory: Memory) -> None:
    """Listen to orders about tips; to be registered before other commands."""

    def obey(command: Json, client: WebClient) -> None:
        respond = Reach(
            response_url=command.get("response_url"),
            client=client,
            channel=command.get("channel_id", ""),
            user=command["user_id"],
            thread=None,
        )
        try:
            message = obeyed(command, client, desk, memory)
        except StoreError:
            message = {"text": NOT_KEPT}
        respond(**message, response_type="ephemeral")

    app.command(re.compile(r"^/"), matchers=[is_about_tips])(ack=acknowledge, lazy=[obey])


def register(app: App, desk: Desk, memory: Memory) -> None:
    """Listen to the buttons under tips."""

    def read(body: Json, respond: Respond) -> None:
        carried = carried_by(body)
        press(body, carried, memory)
        beside(body, respond, **desk.message(f"explain {carried.first}", EPHEMERAL))

    def one_more(body: Json, respond: Respond) -> None:
        carried = carried_by(body)
        subscription = press(body, carried, memory)
        taste = subscription.taste if subscription else Taste()
        entry = another(desk.persona, taste, carried.first)
        number = subscription.id if subscription else 0
        beside(body, respond, **(private_tip(entry, number) if entry else {"text": NO_TIPS}))

    def judge(body: Json, respond: Respond) -> None:
        carried = carried_by(body)
        press(body, carried, memory)
        right, _, chosen = carried.first.partition(" ")
        known = desk.persona.knowledge.entries
        if right in known:
            beside(body, respond, **verdict_on(known[right], known.get(chosen)))
        else:
            beside(body, respond, text=OUTDATED)

    app.action(re.compile(f"^{TIP_READ}:"))(ack=acknowledge, lazy=[read])
    app.action(re.compile(f"^{TIP_ANOTHER}:"))(ack=acknowledge, lazy=[one_more])
    app.action(re.compile(f"^{TIP_QUIZ}:"))(ack=acknowledge, lazy=[judge])


def is_about_tips(command: Json) -> bool:
    """Does the command begin with "tips", and order something?"""
    first, _, argument = typed(command.get("text") or "").partition(" ")
    return first.casefold() in ("tips", "tip") and not asks(argument)


def obeyed(command: Json, client: WebClient, desk: Desk, memory: Memory) -> Message:
    """Do what a command says, and tell what came of it. May raise StoreError."""
    tips, now = memory.tips, memory.now
    user, channel = command["user_id"], command.get("channel_id", "")
    order = read_order(
        typed(command.get("text") or "").partition(" ")[2],
        desk.persona,
        today=local_day("UTC", now),
    )
    if isinstance(order, Wrong):
        return {"text": order.sentence}
    if isinstance(order, Now):
        return _now(user, now, desk)
    personal = getattr(order, "personal", False) or not channel.startswith(("C", "G"))
    target = user if personal else channel
    current = tips.subscription(command.get("team_id", ""), target)
    if isinstance(order, Status):
        return told(current, desk)
    who = somebody(client, user)
    if refused := refusal(order, current, who, client, target):
        return {"text": refused}
    fresh = Subscription(
        team=command.get("team_id", ""),
        target=target,
        owner=user,
        timing=Timing(who.zone or "UTC", NINE, WEEKDAYS),
        enterprise=command.get("enterprise_id") or "",
    )
    wanted = ordered(order, current, fresh, today=lambda zone: local_day(zone, now))
    if wanted is None:
        return told(current, desk)
    return told(kept(wanted, tips, now), desk)


def kept(wanted: Subscription, tips: TipStore, now: int) -> Subscription:
    """Keep a subscription, with its next post worked out. May raise StoreError."""
    return tips.put(wanted._replace(next_due=upcoming(wanted, now)))


def refusal(
    order: Order, current: Subscription | None, who: Somebody, client: WebClient, target: str
) -> str:
    """Why an order is not followed, or nothing."""
    if current and current.is_personal:
        return ""
    if isinstance(order, Lock) and not who.is_admin:
        return ADMINS_LOCK
    if current and current.locked and current.state != "ended" and not who.is_admin:
        return ADMINS
    is_channel = target.startswith(("C", "G"))
    if isinstance(order, On) and is_channel and not is_channel_of_ours(client, target):
        return INVITE
    return ""


def ordered(
    order: Order,
    current: Subscription | None,
    fresh: Subscription,
    *,
    today: Callable[[str], date],
) -> Subscription | None:
    """The subscription as it shall be; None when there is nothing to change."""
    if isinstance(order, On):
        return applied(order, current, zone=fresh.timing.zone, fresh=fresh)._replace(
            owner=fresh.owner
        )
    if current is None or current.state == "ended":
        return None
    match order:
        case Off():
            return current._replace(state="ended")
        case Pause(until=until):
            over = until and date.fromisoformat(until) <= today(current.timing.zone)
            return current._replace(state="on" if over else "paused", resume="" if over else until)
        case Lock(locked=locked):
            return current._replace(locked=locked)
    return None


def told(subscription: Subscription | None, desk: Desk) -> Message:
    """How things stand."""
    live = subscription if subscription and subscription.state != "ended" else None
    return tip_status(described(live, desk.persona), live.id if live else 0)


def press(body: Json, carried: Carried, memory: Memory) -> Subscription | None:
    """Note that somebody has pressed something under a tip; the tip of another workspace is none."""
    number = carried.rest[0] if carried.rest else ""
    team = person_of(body).team
    if not (number.isascii() and number.isdigit() and int(number[:18]) > 0):
        return None

    def awake(subscription: Subscription) -> Subscription:
        ours = subscription.team == team
        return after_press(subscription, memory.now) if ours else subscription

    try:
        changed = memory.tips.change(int(number[:18]), awake)
    except StoreError:
        return None
    return changed if changed and changed.team == team else None


def _now(user: str, now: int, desk: Desk) -> Message:
    """A tip at once: another one each minute, for each person."""
    entry = another(desk.persona, Taste(), f"{user} {now // 60}")
    return private_tip(entry, 0) if entry else {"text": NO_TIPS}
