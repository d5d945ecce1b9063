"""The settings of tips, as a window."""

from __future__ import annotations

from typing import NamedTuple

from bot.knowledge.kinds import KINDS, STAGES
from bot.render.actions import encode
from bot.render.parts import Json, option, plain

TIME, DAYS, RHYTHM, TOPICS, OPTIONS, ZONE, COUNTRY, PAUSED, STATE = (
    "time",
    "days",
    "rhythm",
    "topics",
    "options",
    "zone",
    "country",
    "paused",
    "state",
)
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAILY, DIGEST = "daily", "digest"
ON, OFF = "on", "off"
TRACK, ALWAYS, LOCKED = "track", "always", "locked"
_RHYTHMS = ((DAILY, "One tip on each of these days"), (DIGEST, "Five tips on one day a week"))
_OPTIONS = (
    (TRACK, "In the order of the learning track"),
    (ALWAYS, "Even when nobody presses a button"),
    (LOCKED, "Only admins may change this"),
)


class Form(NamedTuple):
    """What the window holds. ``topics`` are keys with their labels, ``paused`` is a day or empty."""

    title: str
    carried: str
    time: str
    days: tuple[int, ...]
    digest: bool
    topics: tuple[tuple[str, str], ...]
    options: tuple[str, ...]
    zone: str
    country: tuple[str, str]
    paused: str
    on: bool
    lockable: bool


def settings_window(form: Form, *, callback_id: str, zone_id: str, country_id: str) -> Json:
    """The window, filled in with how things stand."""
    days = [option(day, str(at)) for at, day in enumerate(WEEK)]
    options = [option(text, key) for key, text in _OPTIONS if key != LOCKED or form.lockable]
    states = [option("On", ON), option("Off", OFF)]
    rhythms = [option(text, key) for key, text in _RHYTHMS]
    country = {} if not form.country[0] else {"initial_option": option(*reversed(form.country))}
    blocks = [
        _input(STATE, "Tips", {**_select(states), "initial_option": states[0 if form.on else 1]}),
        _input(TIME, "At", {"type": "timepicker", "initial_time": form.time}),
        _input(
            ZONE,
            "Time zone",
            {
                "type": "external_select",
                "min_query_length": 2,
                "initial_option": option(form.zone, form.zone),
            },
            action_id=zone_id,
        ),
        _input(
            DAYS,
            "Days",
            {"type": "checkboxes", "options": days, **_initial([days[at] for at in form.days])},
        ),
        _input(
            RHYTHM, "How many", {**_select(rhythms), "initial_option": rhythms[int(form.digest)]}
        ),
        _input(
            TOPICS,
            "About",
            _topic_menu(form.topics),
            hint="Nothing chosen is the whole handbook.",
            optional=True,
        ),
        _input(
            OPTIONS,
            "Also",
            {
                "type": "checkboxes",
                "options": options,
                **_initial([each for each in options if each["value"] in form.options]),
            },
            optional=True,
        ),
        _input(
            COUNTRY,
            "Not on holidays in",
            {"type": "external_select", "min_query_length": 2, **country},
            action_id=country_id,
            optional=True,
        ),
        _input(
            PAUSED,
            "Pause until",
            {"type": "datepicker", **({"initial_date": form.paused} if form.paused else {})},
            optional=True,
        ),
    ]
    return {
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": form.carried,
        "title": plain(form.title, 24),
        "submit": plain("Save", 24),
        "close": plain("Cancel", 24),
        "blocks": blocks,
    }


def carried(target: str) -> str:
    """What the window keeps of whom it is for."""
    return encode(target)


def _input(
    name: str,
    label: str,
    element: Json,
    *,
    hint: str = "",
    optional: bool = False,
    action_id: str = "",
) -> Json:
    return {
        "type": "input",
        "block_id": name,
        "optional": optional,
        "label": plain(label),
        "element": {**element, "action_id": action_id or name},
        **({"hint": plain(hint)} if hint else {}),
    }


def _select(options: list[Json]) -> Json:
    return {"type": "static_select", "options": options}


def _initial(options: list[Json]) -> Json:
    """Slack refuses an empty list of what is chosen."""
    return {"initial_options": options} if options else {}


def _topic_menu(chosen: tuple[tuple[str, str], ...]) -> Json:
    stages = [option(label, f"stage:{key}") for key, label in STAGES.items()]
    kinds = [option(kind.plural.capitalize(), f"kind:{kind.key}") for kind in KINDS]
    groups: list[Json] = [
        {"label": plain("Stages"), "options": stages},
        {"label": plain("Kinds"), "options": kinds},
    ]
    listed = {each["value"] for each in (*stages, *kinds)}
    others = [option(label, key) for key, label in chosen if key not in listed]
    if others:
        groups.insert(0, {"label": plain("Terms"), "options": others})
    keys = {key for key, _ in chosen}
    initial = [each for group in groups for each in group["options"] if each["value"] in keys]
    return {"type": "multi_static_select", "option_groups": groups, **_initial(initial)}
