"""The Home tab: drawn anew whenever it is opened, and after whatever is pressed on it."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import App, Respond
from slack_sdk import WebClient

from bot.persona.misses import Asked, Cluster, clusters
from bot.persona.news import news
from bot.persona.tips import choose
from bot.render.actions import Carried
from bot.render.home import Home, Ids, Place, home_view, place_of
from bot.schedule.describe import described
from bot.schedule.subscription import Subscription
from bot.slack import saved
from bot.slack.acknowledge import acknowledge
from bot.slack.desk import Desk
from bot.slack.ids import (
    HOME_ASK,
    HOME_FORGET,
    HOME_LOOK_UP,
    HOME_PLACE,
    HOME_TIPS,
    chosen,
    command_of,
    person_of,
)
from bot.slack.look_up import window_of
from bot.slack.memory import Memory
from bot.slack.windows import open_window, publish_home, told
from bot.store.store import Person

Json = dict[str, Any]

IDS = Ids(ask=HOME_ASK, look_up=HOME_LOOK_UP, place=HOME_PLACE, forget=HOME_FORGET, tips=HOME_TIPS)
WEEKS_OF_MISSES = 4
NO_TIPS_YET = "A tip each morning, by direct message: turn it on under Tip Settings."


def register(app: App, desk: Desk, memory: Memory, *, editors: tuple[str, ...]) -> None:
    """Listen to Home being opened, and to what is pressed there."""

    def publish(client: WebClient, person: Person, place: Place, *, shown_hash: str = "") -> None:
        home = home_of(desk, memory, person, place, is_editor=person.user in editors)
        view = home_view(home, desk.persona, IDS)
        publish_home(client, person.user, view, shown_hash=shown_hash)

    def open_home(body: Json, event: Json, client: WebClient) -> None:
        publish(client, Person(body.get("team_id") or "", event["user"]), Place())

    def go(body: Json, client: WebClient) -> None:
        place = place_of(command_of(body))
        publish(client, person_of(body), place, shown_hash=body["view"].get("hash", ""))

    def redraw(body: Json, client: WebClient) -> None:
        place = place_of(body["view"].get("private_metadata") or "")
        publish(client, person_of(body), place, shown_hash=body["view"].get("hash", ""))

    def ask(body: Json, client: WebClient, respond: Respond) -> None:
        view = window_of(desk, memory, person_of(body), Carried(chosen(body)))
        open_window(client, body.get("trigger_id", ""), view, otherwise=told(respond))

    def forget(body: Json, client: WebClient, respond: Respond) -> None:
        if not memory.forget(person_of(body)):
            respond(text=saved.NOT_SAVED)
        redraw(body, client)

    app.event("app_home_opened", matchers=[is_home_tab])(ack=lambda: None, lazy=[open_home])
    app.action(re.compile(f"^{HOME_PLACE}:"))(ack=acknowledge, lazy=[go])
    app.action(HOME_ASK)(ack=acknowledge, lazy=[ask])
    app.action(HOME_FORGET)(ack=acknowledge, lazy=[forget])
    saved.register(app, memory, where=is_on_home, redraw=redraw)


def home_of(desk: Desk, memory: Memory, person: Person, place: Place, *, is_editor: bool) -> Home:
    """All that this person's Home shows today."""
    persona = desk.persona
    since = memory.look(person, persona.knowledge.document.version)
    tip = choose(persona, ordinal=memory.today.toordinal())
    return Home(
        place=place,
        tip=tip[0] if tip else None,
        news=news(persona, since=since),
        saved=persona.knowledge.known(memory.saved(person)),
        misses=_misses(desk, memory) if is_editor else None,
        tips=described(_live(memory.subscription(person)), persona, nobody=NO_TIPS_YET),
    )


def _live(subscription: Subscription | None) -> Subscription | None:
    return subscription if subscription and subscription.state != "ended" else None


def is_home_tab(event: Json) -> bool:
    """Was Home opened, rather than the conversation with the bot?"""
    return event.get("tab") == "home"


def is_on_home(body: Json) -> bool:
    """Was it pressed on the Home tab?"""
    return (body.get("view") or {}).get("type") == "home"


def _misses(desk: Desk, memory: Memory) -> tuple[Cluster, ...]:
    asked = memory.misses(days=7 * WEEKS_OF_MISSES)
    return clusters([Asked(m.question, m.asked, m.last_day) for m in asked], desk.persona)
