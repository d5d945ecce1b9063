"""Windows and Home are within Slack's limits, whatever stands in them."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.persona.answer import Found, Persona
from bot.persona.misses import Asked, clusters
from bot.persona.respond import respond
from bot.persona.signs import signs_in
from bot.persona.terms import terms_in
from bot.persona.typeahead import complete
from bot.playground.limits import problems
from bot.playground.views import option_problems, view_problems
from bot.render.actions import encode
from bot.render.home import Home, Ids, Place, home_view, place_of
from bot.render.suggestion import suggested_view, suggestion_message, suggestion_view
from bot.render.surface import MODAL
from bot.render.welcome import welcome
from bot.render.windows import (
    answer_window,
    look_up_window,
    signs_blocks,
    signs_window,
    terms_blocks,
    terms_window,
    type_choices,
)
from bot.slack.desk import Desk

IDS = Ids("home_ask", "home_look_up", "home_place", "home_forget", "home_tips")
HOSTILE = st.text(max_size=400) | st.sampled_from(
    [
        "<!channel> <@U1> <https://evil.example|x>",
        "concept drift " * 900,
        "fit the scaler, then split. " * 100,
        "\x00\u202e\ufeff",
        "",
        "&lt;!here&gt;",
    ]
)


def window(command: str, persona: Persona) -> dict[str, Any]:
    """The window that answers a command."""
    desk = Desk(lambda: persona)
    answer = desk.answer(command)
    return answer_window(
        "answer",
        "term",
        asked=encode(command),
        answer=desk.drawn(answer, MODAL)["blocks"],
        entry=answer.entry.id if isinstance(answer, Found) else "",
        is_saved=False,
        can_post=True,
    )


def test_every_entry_fits_a_window(persona: Persona) -> None:
    for entry in persona.knowledge.entries:
        assert view_problems(window(f"explain {entry}", persona)) == []


def test_every_kind_of_answer_fits_a_window(persona: Persona) -> None:
    for command in (
        "help",
        "list",
        "list patterns",
        "list monitoring",
        "scope",
        "about",
        "privacy",
        "history drift",
        "compare data drift vs concept drift",
        "quantum basket weaving",
        "how do I install tensorflow",
        "drif",
        "search data",
        "related drift",
    ):
        assert view_problems(window(command, persona)) == [], command
    assert view_problems(look_up_window("answer", "term")) == []


@given(HOSTILE)
@settings(max_examples=60, deadline=None)
def test_whatever_a_message_says_its_windows_fit(persona: Persona, text: str) -> None:
    terms, signs = terms_in(text, persona), signs_in(text, persona)
    for view in (terms_window("reading", terms), signs_window("reading", signs)):
        assert view_problems(view) == []
    for blocks in (terms_blocks(terms), signs_blocks(signs)):
        assert problems({"text": "x", "blocks": blocks}) == []


@given(HOSTILE)
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_the_menu_and_the_suggestion_fit(persona: Persona, text: str) -> None:
    groups = type_choices(text, complete(text, persona))
    assert option_problems([option for group in groups for option in group["options"]]) == []
    assert view_problems(suggestion_view("suggestion", text)) == []
    assert view_problems(suggested_view(text)) == []
    assert problems(suggestion_message(text, text, None)) == []
    assert problems(welcome(text)) == []
    assert view_problems(window(text, persona)) == []


@given(st.lists(HOSTILE, max_size=30))
@settings(max_examples=20, deadline=None)
def test_whatever_was_asked_in_vain_an_editors_home_fits(
    persona: Persona, questions: list[str]
) -> None:
    asked = [Asked(question[:120], 2, "2026-11-25") for question in questions]
    entries = tuple(persona.knowledge.entries.values())
    home = Home(Place(), entries[0], entries, entries, clusters(asked, persona))
    assert view_problems(home_view(home, persona, IDS)) == []


@given(st.text(max_size=40))
def test_any_place_is_one_of_homes_and_comes_back_as_itself(text: str) -> None:
    place = place_of(text)
    assert place_of(str(place)) == place


def test_a_home_with_nothing_in_it_fits(persona: Persona) -> None:
    for place in (Place(), Place("saved", "-"), Place("news", "-")):
        home = Home(place, None, (), (), ())
        assert view_problems(home_view(home, persona, IDS)) == []


def test_the_answer_in_a_window_is_the_answer(persona: Persona) -> None:
    answer = respond("define drift", persona)
    assert isinstance(answer, Found)
    assert answer.entry.summary in str(window("define drift", persona))
