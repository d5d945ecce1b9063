"""Door: App Home."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.config import Config
from bot.knowledge.kinds import KINDS, STAGES
from bot.persona.tips import choose
from bot.playground.payloads import in_view, opened, selected
from bot.playground.requests import SlackClient
from bot.playground.surfaces import trigger
from bot.store.store import Person, Seen
from bot.wiring import Served
from tests.conftest import config_for, settle
from tests.fakes.slack import FakeSlack

ASKER = Person("T1", "UASKER")
DRIFT = "edge_cases/model-drift"


@pytest.fixture
def config(slack: FakeSlack) -> Config:
    """The settings of a bot with an editor."""
    return config_for(slack.api_url)._replace(editors=("UEDITOR",))


def home(bot: SlackClient, slack: FakeSlack, user: str = "UASKER") -> dict[str, Any]:
    """Somebody's Home, opened now."""
    before = len(slack.sent("views.publish"))
    bot.event({**opened("home"), "user": user})
    slack.wait_for("views.publish", before + 1)
    return slack.surfaces.homes[user]


def after(bot: SlackClient, slack: FakeSlack, payload: dict[str, Any]) -> dict[str, Any]:
    """Home after something was pressed on it."""
    before = len(slack.sent("views.publish"))
    bot.interaction(payload)
    slack.wait_for("views.publish", before + 1)
    return slack.surfaces.homes["UASKER"]


def buttons(view: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Label of each button with its action id and value."""
    elements = [e for block in view["blocks"] for e in block.get("elements", [])]
    elements += [block["accessory"] for block in view["blocks"] if "accessory" in block]
    return {
        element["text"]["text"]: (element["action_id"], element["value"])
        for element in elements
        if element.get("type") == "button"
    }


def test_home_has_search_tip_and_ways_to_browse(
    bot: SlackClient, slack: FakeSlack, served: Served
) -> None:
    view = home(bot, slack)
    assert view["blocks"][0]["type"] == "input"
    (tip,) = choose(served.watched.persona, ordinal=served.memory.today.toordinal())
    assert tip.tip[:40] in json.dumps(view["blocks"], ensure_ascii=False)
    menus = [e for e in view["blocks"][1]["elements"] if e["type"] == "static_select"]
    assert [len(menu["options"]) for menu in menus] == [len(KINDS), len(STAGES)]
    assert "Nothing saved yet" in json.dumps(view["blocks"])


def test_the_messages_tab_publishes_no_home(bot: SlackClient, slack: FakeSlack) -> None:
    bot.event(opened("messages"))
    assert slack.quiet("views.publish", 0)


def test_what_is_typed_into_the_search_box_is_answered_in_a_window(
    bot: SlackClient, slack: FakeSlack
) -> None:
    bot.interaction(in_view(home(bot, slack), "home_ask", "how do I detect model drift?"))
    slack.wait_for("views.open")
    (window,) = slack.surfaces.views.values()
    assert "How to detect it" in json.dumps(window["blocks"])


def test_find_a_term_opens_the_completing_menu(bot: SlackClient, slack: FakeSlack) -> None:
    action_id, value = buttons(home(bot, slack))["Find a Term"]
    bot.interaction(in_view(slack.surfaces.homes["UASKER"], action_id, value))
    slack.wait_for("views.open")


def test_a_press_whose_time_is_up_is_told_in_words(bot: SlackClient, slack: FakeSlack) -> None:
    view = home(bot, slack)
    bot.interaction(in_view(view, "home_ask", "drift", trigger_id=trigger(age=4)))
    assert "three seconds" in slack.wait_for("chat.postMessage")[0]["text"]


@pytest.mark.parametrize(
    ("menu", "place", "title"),
    [
        ("home_place:kind", "kind edge_case 1", "Edge cases"),
        ("home_place:stage", "stage monitoring 1", "Monitoring"),
    ],
)
def test_browsing_pages_through_a_kind_or_stage(
    bot: SlackClient, slack: FakeSlack, menu: str, place: str, title: str
) -> None:
    view = after(bot, slack, selected(home(bot, slack), menu, f"v2 {place}"))
    assert view["blocks"][1]["text"]["text"] == title
    assert "page 1 of" in json.dumps(view["blocks"][2])
    assert "Previous" not in buttons(view)
    second = after(bot, slack, in_view(view, *buttons(view)["Next"]))
    assert "page 2 of" in json.dumps(second["blocks"][2])
    first = after(bot, slack, in_view(second, *buttons(second)["Previous"]))
    assert first["blocks"][3] == view["blocks"][3]
    start = after(bot, slack, in_view(first, *buttons(first)["Back to Start"]))
    assert "Today's tip" in json.dumps(start["blocks"])


@pytest.mark.parametrize("place", ["kind nonsense 1", "stage - x", "saved - 99999", "", "kind"])
def test_an_odd_place_is_some_page_of_home(bot: SlackClient, slack: FakeSlack, place: str) -> None:
    assert after(bot, slack, in_view(home(bot, slack), "home_place:x", f"v2 {place}"))["blocks"]


def test_every_page_of_every_kind_and_stage_fits(bot: SlackClient, slack: FakeSlack) -> None:
    view = home(bot, slack)
    for place in (*(f"kind {kind.key}" for kind in KINDS), *(f"stage {stage}" for stage in STAGES)):
        view = after(bot, slack, in_view(view, "home_place:x", f"v2 {place} 1"))
        while "Next" in buttons(view):
            view = after(bot, slack, in_view(view, *buttons(view)["Next"]))
        assert str(view["private_metadata"]).startswith(place)


def test_the_tip_can_be_saved_and_let_go(
    bot: SlackClient, slack: FakeSlack, served: Served
) -> None:
    view = home(bot, slack)
    saved = after(bot, slack, in_view(view, *buttons(view)["Save"]))
    assert "Save" not in buttons(saved)
    assert len(served.memory.saved(ASKER)) == 1
    empty = after(bot, slack, in_view(saved, *buttons(saved)["Remove"]))
    assert "Nothing saved yet" in json.dumps(empty["blocks"])


def test_many_saved_entries_are_paged(bot: SlackClient, slack: FakeSlack, served: Served) -> None:
    for entry in list(served.watched.persona.knowledge.entries)[:23]:
        served.memory.save(ASKER, entry)
    view = home(bot, slack)
    paged = after(bot, slack, in_view(view, *buttons(view)["All 23 Saved Entries"]))
    assert "23 entries, page 1 of 3" in json.dumps(paged["blocks"])
    third = after(bot, slack, in_view(paged, "home_place:next", "v2 saved - 3"))
    less = after(bot, slack, in_view(third, *buttons(third)["Remove"]))
    assert "22 entries, page 3 of 3" in json.dumps(less["blocks"])


def test_an_entry_that_left_the_handbook_is_no_longer_shown(
    bot: SlackClient, slack: FakeSlack, served: Served
) -> None:
    served.memory.save(ASKER, "concepts/gone")
    assert "Nothing saved yet" in json.dumps(home(bot, slack)["blocks"])


def test_read_opens_the_entry_in_a_window(bot: SlackClient, slack: FakeSlack) -> None:
    view = home(bot, slack)
    bot.interaction(in_view(view, "show:1", f"v2 define {DRIFT}"))
    slack.wait_for("views.open")
    (window,) = slack.surfaces.views.values()
    assert "Model Drift" in json.dumps(window["blocks"])


def test_news_are_told_since_the_version_that_was_seen(
    bot: SlackClient, slack: FakeSlack, served: Served
) -> None:
    versions = served.watched.persona.knowledge.document.versions
    assert "New since" not in json.dumps(home(bot, slack)["blocks"])
    served.store.set_seen(ASKER, Seen(versions[0], versions[0], "2020-01-01"))
    view = home(bot, slack)
    assert "New since you last looked" in json.dumps(view["blocks"])
    label = next(label for label in buttons(view) if label.endswith("New Entries"))
    listed = after(bot, slack, in_view(view, *buttons(view)[label]))
    assert "page 1 of" in json.dumps(listed["blocks"])
    served.store.set_seen(ASKER, Seen(versions[-1], versions[0], "2020-01-01"))
    assert "New since" not in json.dumps(home(bot, slack)["blocks"])


def test_only_editors_see_what_was_asked_in_vain(bot: SlackClient, slack: FakeSlack) -> None:
    for _ in range(2):
        bot.command("quantum basket weaving")
    for _ in range(100):
        told = json.dumps(home(bot, slack, "UEDITOR")["blocks"])
        if "quantum basket weaving" in told:
            break
    assert "quantum basket weaving" in told
    assert "Asked in vain" not in json.dumps(home(bot, slack)["blocks"])


def test_what_is_kept_of_a_person_can_be_forgotten(
    bot: SlackClient, slack: FakeSlack, served: Served
) -> None:
    served.memory.save(ASKER, DRIFT)
    view = home(bot, slack)
    view = after(bot, slack, in_view(view, *buttons(view)["Forget Me"]))
    settle(served)
    assert served.memory.saved(ASKER) == ()
    assert "Nothing saved yet" in json.dumps(view["blocks"])


def test_of_two_presses_at_once_the_last_is_shown(bot: SlackClient, slack: FakeSlack) -> None:
    view = home(bot, slack)
    after(bot, slack, in_view(view, "home_place:x", "v2 kind pattern 1"))
    before = len(slack.sent("views.publish"))
    bot.interaction(in_view(view, "home_place:x", "v2 kind concept 1"))
    slack.wait_for("views.publish", before + 2)
    assert "Core concepts" in json.dumps(slack.surfaces.homes["UASKER"]["blocks"])


def test_home_is_shown_when_the_store_fails(
    bot: SlackClient, slack: FakeSlack, served: Served
) -> None:
    served.memory._resume = float("inf")
    view = home(bot, slack)
    bot.interaction(in_view(view, *buttons(view)["Save"]))
    assert "could not be saved" in slack.wait_for("chat.postMessage")[0]["text"]
