"""Door: the global shortcut "Look up", its completing menu, the answer in a window, the post."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.playground.payloads import global_shortcut, in_view, selected, submitted, typing
from bot.playground.requests import SlackClient
from bot.playground.surfaces import trigger
from bot.playground.views import option_problems
from bot.store.store import Person
from bot.wiring import Served
from tests.conftest import settle
from tests.fakes.slack import FakeSlack

DRIFT = "v2 define edge_cases/model-drift"


def window(slack: FakeSlack) -> dict[str, Any]:
    """The one window that is open."""
    (view,) = slack.surfaces.views.values()
    return view


@pytest.fixture
def menu(bot: SlackClient, slack: FakeSlack) -> dict[str, Any]:
    """The window as the shortcut opens it."""
    assert bot.interaction(global_shortcut("look_up")).status == 200
    slack.wait_for("views.open")
    return window(slack)


@pytest.fixture
def answer(bot: SlackClient, slack: FakeSlack, menu: dict[str, Any]) -> dict[str, Any]:
    """The window once a term was chosen."""
    bot.interaction(selected(menu, "term", DRIFT))
    slack.wait_for("views.update")
    return window(slack)


def test_the_shortcut_opens_a_window_with_a_menu(menu: dict[str, Any]) -> None:
    assert menu["blocks"][0]["elements"][0]["type"] == "external_select"
    assert "submit" not in menu


def test_a_shortcut_whose_time_is_up_is_told_in_words(bot: SlackClient, slack: FakeSlack) -> None:
    bot.interaction(global_shortcut("look_up", trigger_id=trigger(age=3.5)))
    (told,) = slack.wait_for("chat.postMessage")
    assert told["channel"] == "UASKER"
    assert "three seconds" in told["text"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("dri", "Model Drift"),
        ("over eng", "Over-Engineering"),
        ("leakage", "Data Leakage"),
        ("overfiting", "Overfitting"),
        ("a/b", "A/B Testing"),
    ],
)
def test_the_menu_completes_names_grouped_by_kind(bot: SlackClient, typed: str, title: str) -> None:
    response = bot.interaction(typing("term", typed))
    groups = response.json["option_groups"]
    options = [option for group in groups for option in group["options"]]
    assert title in [option["text"]["text"] for option in options]
    assert option_problems(options) == []
    assert all(len(group["label"]["text"]) <= 75 and group["options"] for group in groups)
    assert groups[-1]["options"][0]["text"]["text"] == f"Ask: {typed}"


@pytest.mark.parametrize("typed", ["", "   ", "x" * 3_000, "<!channel>", "\u202e", "%"])
def test_anything_may_be_typed_into_the_menu(bot: SlackClient, typed: str) -> None:
    response = bot.interaction(typing("term", typed))
    assert response.status == 200
    options = [o for group in response.json["option_groups"] for o in group["options"]]
    assert option_problems(options) == []
    assert len(options) <= 100


def test_a_chosen_term_is_answered_in_the_window(answer: dict[str, Any]) -> None:
    told = json.dumps(answer["blocks"])
    assert "Model Drift" in told
    assert "edge_cases/model-drift" in told
    assert answer["submit"]["text"] == "Post to channel"


def test_a_question_is_asked_as_it_was_typed(
    bot: SlackClient, slack: FakeSlack, menu: dict[str, Any]
) -> None:
    bot.interaction(selected(menu, "term", "v2 how do I detect model drift"))
    slack.wait_for("views.update")
    assert "How to detect it" in json.dumps(window(slack)["blocks"])


def test_a_comparison_in_a_window_has_no_table_and_says_the_same(
    bot: SlackClient, slack: FakeSlack, menu: dict[str, Any]
) -> None:
    bot.interaction(selected(menu, "term", "v2 compare data drift vs concept drift"))
    slack.wait_for("views.update")
    told = json.dumps(window(slack)["blocks"])
    assert "What it is" in told
    assert "Concept Drift: " in told


def test_what_cannot_be_found_is_not_offered_to_a_channel(
    bot: SlackClient, slack: FakeSlack, menu: dict[str, Any]
) -> None:
    bot.interaction(selected(menu, "term", "v2 quantum basket weaving"))
    slack.wait_for("views.update")
    assert "submit" not in window(slack)


def test_a_button_in_the_window_shows_its_answer_there(
    bot: SlackClient, slack: FakeSlack, answer: dict[str, Any]
) -> None:
    bot.interaction(in_view(answer, "show:0", "v2 define edge_cases/data-drift"))
    slack.wait_for("views.update", 2)
    assert "Data Drift" in json.dumps(window(slack)["blocks"])


def test_the_way_back_leads_through_the_window(
    bot: SlackClient, slack: FakeSlack, answer: dict[str, Any]
) -> None:
    related, value = next(
        (element["action_id"], element["value"])
        for block in answer["blocks"]
        for element in block.get("elements", [])
        if element.get("type") == "button" and "data-drift" in element["value"]
    )
    bot.interaction(in_view(answer, related, value))
    slack.wait_for("views.update", 2)
    there = window(slack)
    assert "Data Drift" in json.dumps(there["blocks"])
    back = next(
        element
        for block in there["blocks"]
        for element in block.get("elements", [])
        if element.get("type") == "button" and element["text"]["text"] == "Back"
    )
    bot.interaction(in_view(there, back["action_id"], back["value"]))
    slack.wait_for("views.update", 3)
    assert "Model Drift" in json.dumps(window(slack)["blocks"])


def test_two_presses_at_once_end_with_the_last_and_a_word_on_it(
    bot: SlackClient, slack: FakeSlack, answer: dict[str, Any]
) -> None:
    for entry in ("edge_cases/data-drift", "edge_cases/concept-drift"):
        bot.interaction(in_view(answer, "show:0", f"v2 define {entry}"))
        slack.wait_for("views.update", 2 if "data" in entry else 4)
    told = json.dumps(window(slack)["blocks"])
    assert "Concept Drift" in told
    assert "had changed in the meantime" in told


def test_a_window_that_is_closed_meanwhile_is_nobodys_trouble(
    bot: SlackClient, slack: FakeSlack, answer: dict[str, Any]
) -> None:
    slack.surfaces.views.clear()
    bot.interaction(in_view(answer, "show:0", DRIFT))
    slack.wait_for("views.update", 2)
    assert slack.quiet("chat.postMessage", 0)


def test_the_answer_is_posted_where_the_person_chooses_without_a_name(
    bot: SlackClient, slack: FakeSlack, answer: dict[str, Any]
) -> None:
    place = {"response_url": slack.response_url(), "channel_id": "C7", "block_id": "post"}
    response = bot.interaction(submitted(answer, {}, response_urls=[place]))
    assert (response.status, response.text) == (200, "")
    (post,) = slack.wait_for("response_url")
    assert post["response_type"] == "in_channel"
    assert post["text"].startswith("Model Drift")
    assert "asker" not in json.dumps(post).casefold()


def test_a_post_that_the_channel_refuses_is_told_in_words(
    bot: SlackClient, slack: FakeSlack, answer: dict[str, Any]
) -> None:
    slack.surfaces.gone["C7"] = "is_archived"
    place = {"response_url": slack.response_url(used=5), "channel_id": "C7"}
    bot.interaction(submitted(answer, {}, response_urls=[place]))
    told = slack.wait_for("chat.postMessage", 2)[-1]
    assert (told["channel"], "archived" in told["text"]) == ("UASKER", True)


def test_sending_off_without_a_channel_asks_for_one(
    bot: SlackClient, answer: dict[str, Any]
) -> None:
    response = bot.interaction(submitted(answer, {}))
    assert response.json["errors"] == {"post": "Choose where to post it, or close the window."}


def test_an_entry_is_saved_and_let_go_in_the_window(
    bot: SlackClient, served: Served, slack: FakeSlack, answer: dict[str, Any]
) -> None:
    person = Person("T1", "UASKER")
    bot.interaction(in_view(answer, "save:0", "v2 edge_cases/model-drift"))
    slack.wait_for("views.update", 2)
    settle(served)
    assert served.memory.saved(person) == ("edge_cases/model-drift",)
    assert "Remove from saved" in json.dumps(window(slack)["blocks"])
    bot.interaction(in_view(window(slack), "unsave:0", "v2 edge_cases/model-drift"))
    slack.wait_for("views.update", 3)
    settle(served)
    assert served.memory.saved(person) == ()


def test_what_cannot_be_saved_is_told_in_words(
    bot: SlackClient, served: Served, slack: FakeSlack, answer: dict[str, Any]
) -> None:
    served.memory._resume = float("inf")
    bot.interaction(in_view(answer, "save:0", "v2 edge_cases/model-drift"))
    assert "could not be saved" in slack.wait_for("chat.postMessage")[0]["text"]
