"""Look up: a window with a menu that completes what is typed, and the answer in the window."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.persona.answer import Comparison, Found
from bot.persona.typeahead import complete
from bot.render.actions import Carried, decode, encode
from bot.render.surface import CHANNEL, MODAL
from bot.render.windows import POST_BLOCK, answer_window, look_up_window, type_choices
from bot.slack import saved
from bot.slack.acknowledge import acknowledge
from bot.slack.desk import Desk
from bot.slack.ids import (
    ANSWER,
    HOME_LOOK_UP,
    LOOK_UP,
    READING,
    SHOW,
    TERM,
    carried_by,
    person_of,
)
from bot.slack.memory import Memory
from bot.slack.reach import Reach
from bot.slack.windows import change_window, open_window, push_window, told
from bot.store.store import Person

Json = dict[str, Any]

WHERE = "Choose where to post it, or close the window."


def register(app: App, desk: Desk, memory: Memory) -> None:
    """Listen to what opens the window, to its menu and buttons, and to what is sent off there."""

    def open_menu(body: Json, client: WebClient, respond: Respond) -> None:
        view = look_up_window(ANSWER, TERM)
        open_window(client, body.get("trigger_id", ""), view, otherwise=told(respond))

    def offer(ack: Ack, body: Json) -> None:
        typed = str(body.get("value") or "")
        ack(option_groups=type_choices(typed, complete(typed, desk.persona)))

    def show(body: Json, client: WebClient, respond: Respond) -> None:
        shown = body["view"]
        view = window_of(desk, memory, person_of(body), carried_by(body))
        if shown.get("type") == "home":
            open_window(client, body.get("trigger_id", ""), view, otherwise=told(respond))
        elif shown.get("callback_id") == READING:
            # On top of what was found in the message, so that the way back is Slack's own.
            push_window(client, body.get("trigger_id", ""), view, otherwise=told(respond))
        else:
            change_window(client, shown, view)

    def redraw(body: Json, client: WebClient) -> None:
        shown = body["view"]
        change_window(client, shown, window_of(desk, memory, person_of(body), _asked(shown)))

    def take_post(ack: Ack, body: Json) -> None:
        if body.get("response_urls"):
            ack()
        else:
            ack(response_action="errors", errors={POST_BLOCK: WHERE})

    def post(body: Json, view: Json, client: WebClient) -> None:
        for place in (body.get("response_urls") or [])[:1]:
            reach = Reach(
                response_url=place.get("response_url"),
                client=client,
                channel=place.get("channel_id", ""),
                user=body["user"]["id"],
                thread=None,
            )
            reach(**desk.message(_asked(view).first, CHANNEL), response_type="in_channel")

    app.global_shortcut(LOOK_UP)(ack=acknowledge, lazy=[open_menu])
    app.action(HOME_LOOK_UP)(ack=acknowledge, lazy=[open_menu])
    app.options(TERM)(offer)
    app.action(TERM)(ack=acknowledge, lazy=[show])
    app.action(SHOW, matchers=[is_in_view])(ack=acknowledge, lazy=[show])
    app.view(ANSWER)(ack=take_post, lazy=[post])
    saved.register(app, memory, where=is_in_modal, redraw=redraw)


def window_of(desk: Desk, memory: Memory, person: Person, asked: Carried) -> Json:
    """The answer to a command in a window; the rest of what was asked is the way back."""
    answer = desk.answer(asked.first)
    entry = answer.entry.id if isinstance(answer, Found) else ""
    return answer_window(
        ANSWER,
        TERM,
        asked=encode(asked.first, asked.rest),
        answer=desk.drawn(answer, MODAL, trail=asked.rest)["blocks"],
        entry=entry,
        is_saved=bool(entry) and entry in memory.saved(person),
        can_post=isinstance(answer, Found | Comparison),
    )


def _asked(view: Json) -> Carried:
    """What a window answers, as it was noted in it."""
    return decode(view.get("private_metadata") or "") or Carried("")


def is_in_view(body: Json) -> bool:
    """Was it pressed in a window or on the Home tab, rather than under a message?"""
    return bool(body.get("view"))


def is_in_modal(body: Json) -> bool:
    """Was it pressed in a window?"""
    return (body.get("view") or {}).get("type") == "modal"
