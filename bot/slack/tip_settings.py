"""The settings of tips in a window: from the tip, from what "status" says, and from Home."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.errors import StoreError
from bot.persona.deck import MAX_TOPICS, Taste, topic_label
from bot.render import tip_settings as form
from bot.render.actions import decode
from bot.render.parts import option
from bot.render.tip import TIP_SETTINGS
from bot.schedule.describe import described
from bot.schedule.occurrence import WEEKDAYS, Timing, countries, is_zone, local_day, zones
from bot.schedule.subscription import Subscription
from bot.slack.acknowledge import acknowledge
from bot.slack.actions import OUTDATED, beside
from bot.slack.desk import Desk
from bot.slack.ids import (
    HOME_TIPS,
    TIP_COUNTRY,
    TIP_WINDOW,
    TIP_ZONE,
    carried_by,
    person_of,
)
from bot.slack.memory import Memory
from bot.slack.tip_place import ADMINS, INVITE, MEMBERS, is_channel_of_ours, is_member, somebody
from bot.slack.tips import NINE, NOT_KEPT, kept, press
from bot.slack.windows import open_window

Json = dict[str, Any]

MAX_OPTIONS = 100
ONE_DAY = "A digest comes on one day: choose one."
SOME_DAY = "Choose at least one day."
A_DAY_TO_COME = "Choose a day to come, or none."
TOO_MANY = f"Choose at most {MAX_TOPICS}."


def register(app: App, desk: Desk, memory: Memory) -> None:
    """Listen to the buttons that open the window, to its menus, and to what is sent off."""

    def open_from_message(body: Json, client: WebClient, respond: Respond) -> None:
        subscription = press(body, carried_by(body), memory)
        user = person_of(body).user
        if subscription is None:
            beside(body, respond, text=OUTDATED)
        elif refused := refusal(subscription, client, user):
            beside(body, respond, text=refused)
        else:
            show(body, client, respond, subscription)

    def open_from_home(body: Json, client: WebClient, respond: Respond) -> None:
        person = person_of(body)
        try:
            current = memory.tips.subscription(person.team, person.user)
        except StoreError:
            respond(text=NOT_KEPT)
            return
        show(body, client, respond, current or fresh_for(body, client))

    def show(body: Json, client: WebClient, respond: Respond, current: Subscription) -> None:
        view = form.settings_window(
            filled(current, desk),
            callback_id=TIP_WINDOW,
            zone_id=TIP_ZONE,
            country_id=TIP_COUNTRY,
        )
        open_window(
            client,
            body.get("trigger_id", ""),
            view,
            otherwise=lambda sentence: beside(body, respond, text=sentence),
        )

    def check(ack: Ack, view: Json) -> None:
        wrong = mistakes(view, memory.now)
        if wrong:
            ack(response_action="errors", errors=wrong)
        else:
            ack()

    def save(body: Json, view: Json, client: WebClient, respond: Respond) -> None:
        if mistakes(view, memory.now):
            return
        person = person_of(body)
        target = (decode(view.get("private_metadata") or "") or ("",))[0]
        try:
            current = memory.tips.subscription(person.team, target)
            if current is None and target != person.user:
                respond(text=OUTDATED)
                return
            base = current or fresh_for(body, client)
            if target != person.user and (refused := refusal(base, client, person.user)):
                respond(text=refused)
                return
            may_lock = not base.is_personal and somebody(client, person.user).is_admin
            wanted = submitted(view, base, may_lock=may_lock)
            saved = kept(wanted._replace(owner=person.user), memory.tips, memory.now)
        except StoreError:
            respond(text=NOT_KEPT)
            return
        respond(text=f"Saved. {described(saved, desk.persona)}")

    def offer_zones(ack: Ack, body: Json) -> None:
        asked = str(body.get("value") or "").casefold().replace(" ", "_")
        found = [zone for zone in zones() if asked in zone.casefold()]
        ack(options=[option(zone, zone) for zone in found[:MAX_OPTIONS]])

    def offer_countries(ack: Ack, body: Json) -> None:
        asked = str(body.get("value") or "").casefold()
        found = [
            (code, name)
            for code, name in countries().items()
            if asked in name.casefold() or asked == code.casefold()
        ]
        ack(options=[option(name, code) for code, name in found[:MAX_OPTIONS]])

    app.action(re.compile(f"^{TIP_SETTINGS}:"))(ack=acknowledge, lazy=[open_from_message])
    app.action(HOME_TIPS)(ack=acknowledge, lazy=[open_from_home])
    app.view(TIP_WINDOW)(ack=check, lazy=[save])
    app.options(TIP_ZONE)(offer_zones)
    app.options(TIP_COUNTRY)(offer_countries)


def fresh_for(body: Json, client: WebClient) -> Subscription:
    """What somebody's own tips would begin with."""
    team, user = person_of(body)
    zone = somebody(client, user).zone or "UTC"
    enterprise = (body.get("enterprise") or {}).get("id") or ""
    timing = Timing(zone, NINE, WEEKDAYS)
    return Subscription(team, user, user, timing, enterprise=enterprise)


def refusal(subscription: Subscription, client: WebClient, user: str) -> str:
    """Why somebody may not change these tips, or nothing."""
    if subscription.is_personal:
        return "" if subscription.target == user else OUTDATED
    if subscription.locked and not somebody(client, user).is_admin:
        return ADMINS
    if not is_channel_of_ours(client, subscription.target):
        return INVITE
    return "" if is_member(client, subscription.target, user) else MEMBERS


def filled(current: Subscription, desk: Desk) -> form.Form:
    """The window's fields as things stand; what was never set up or has ended is turned on."""
    timing = current.timing
    options = {
        form.TRACK: current.taste.track,
        form.ALWAYS: current.always,
        form.LOCKED: current.locked,
    }
    return form.Form(
        title="Tips for you" if current.is_personal else "Tips for this channel",
        carried=form.carried(current.target),
        time=f"{timing.minute // 60:02}:{timing.minute % 60:02}",
        days=tuple(at for at in range(7) if timing.days >> at & 1),
        digest=current.digest,
        topics=tuple((topic, topic_label(topic, desk.persona)) for topic in current.taste.topics),
        options=tuple(name for name, on in options.items() if on),
        zone=timing.zone,
        country=(timing.country, countries().get(timing.country, timing.country)),
        paused=current.resume,
        on=True,
        lockable=not current.is_personal,
    )


def mistakes(view: Json, now: int) -> dict[str, str]:
    """What cannot be saved, by the block that says it."""
    days, digest = _days(view), _chosen(view, form.RHYTHM) == form.DIGEST
    wrong: dict[str, str] = {}
    if _chosen(view, form.STATE) == form.OFF:
        return wrong
    if not days:
        wrong[form.DAYS] = SOME_DAY
    elif digest and len(days) > 1:
        wrong[form.DAYS] = ONE_DAY
    zone = _chosen(view, form.ZONE)
    paused = _state(view, form.PAUSED).get("selected_date") or ""
    if is_zone(zone) and paused and paused <= local_day(zone, now).isoformat():
        wrong[form.PAUSED] = A_DAY_TO_COME
    if len(_many(view, form.TOPICS)) > MAX_TOPICS:
        wrong[form.TOPICS] = TOO_MANY
    return wrong


def submitted(view: Json, base: Subscription, *, may_lock: bool) -> Subscription:
    """The subscription that was sent off. Only admins turn the lock."""
    if _chosen(view, form.STATE) == form.OFF:
        return base._replace(state="ended")
    hour, _, minute = (_state(view, form.TIME).get("selected_time") or "09:00").partition(":")
    zone, country = _chosen(view, form.ZONE), _chosen(view, form.COUNTRY)
    options = _many(view, form.OPTIONS)
    resume = _state(view, form.PAUSED).get("selected_date") or ""
    track = form.TRACK in options
    return base._replace(
        timing=Timing(
            zone=zone if is_zone(zone) else base.timing.zone,
            minute=int(hour) * 60 + int(minute),
            days=sum(1 << day for day in _days(view)),
            country=country if country in countries() else "",
        ),
        taste=Taste(tuple(_many(view, form.TOPICS)), track),
        cursor="" if track != base.taste.track else base.cursor,
        digest=_chosen(view, form.RHYTHM) == form.DIGEST,
        always=form.ALWAYS in options,
        locked=form.LOCKED in options if may_lock else base.locked,
        state="paused" if resume else "on",
        resume=resume,
        unpressed=0,
    )


def _days(view: Json) -> list[int]:
    return [int(value) for value in _many(view, form.DAYS)]


def _chosen(view: Json, block: str) -> str:
    return str((_state(view, block).get("selected_option") or {}).get("value") or "")


def _many(view: Json, block: str) -> list[str]:
    return [each["value"] for each in _state(view, block).get("selected_options") or []]


def _state(view: Json, block: str) -> Json:
    """The one element's state of an input block."""
    elements = ((view.get("state") or {}).get("values") or {}).get(block) or {}
    return next(iter(elements.values()), {}) or {}
