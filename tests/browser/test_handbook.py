"""What people do on the handbook's pages, done in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.playground.run import Playground
from tests.browser.conftest import opened, violations


@pytest.fixture
def handbook(browser: Browser, playground: Playground) -> Iterator[Page]:
    """The handbook's front page."""
    with opened(browser, f"{playground.address}/handbook/") as page:
        yield page


def test_search_completes_what_is_typed_and_opens_the_entry(handbook: Page) -> None:
    field = handbook.get_by_role("combobox").first
    field.press_sequentially("data lea")
    option = handbook.get_by_role("option").filter(has_text="Data Leakage").first
    expect(option).to_be_visible()
    option.click()
    expect(handbook.get_by_role("heading", level=1)).to_have_text("Data Leakage")


def test_an_entry_leads_on_to_what_it_is_confused_with(
    handbook: Page, playground: Playground
) -> None:
    handbook.goto(f"{playground.address}/handbook/e/edge_cases/data-drift")
    main = handbook.get_by_role("main")
    main.get_by_role("link", name="Concept Drift").first.click()
    expect(handbook.get_by_role("heading", level=1)).to_have_text("Concept Drift")


def test_a_question_is_answered_with_the_keyboard_alone(handbook: Page) -> None:
    handbook.get_by_role("combobox").first.focus()
    handbook.keyboard.type("how do I handle class imbalance?")
    handbook.keyboard.press("Enter")
    expect(handbook.get_by_role("main")).to_contain_text("Class Imbalance")


PAGES = (
    "", "entries", "e/anti_patterns", "e/edge_cases/model-drift", "tips", "map", "api", "document",
    "references", "search?q=compare+data+drift+vs+concept+drift",
)  # fmt: skip


def test_no_page_scrolls_sideways_on_a_telephone(handbook: Page, playground: Playground) -> None:
    handbook.set_viewport_size({"width": 360, "height": 700})
    for path in PAGES:
        handbook.goto(f"{playground.address}/handbook/{path}")
        assert handbook.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_the_handbook_is_dark_where_the_reader_is(browser: Browser, playground: Playground) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{playground.address}/handbook/e/edge_cases/model-drift")
    red, *_ = page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    )
    context.close()
    assert red < 60


# Where a node lies on the screen, in pixels of the page.
PLACE = """id => {
  const box = document.getElementById("map-picture").getBoundingClientRect();
  const { x, y } = window.termMap.getElementById(id).renderedPosition();
  return [box.x + x, box.y + y];
}"""
# How many colours the picture's canvases show together.
COLOURS = """new Set([...document.querySelectorAll("#map-picture canvas")].flatMap((canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return Array.from({ length: data.length / 4 }, (_, at) => data.slice(4 * at, 4 * at + 4).join());
})).size"""


@pytest.fixture
def term_map(browser: Browser, playground: Playground) -> Iterator[Page]:
    """The term map, drawn; it may ask nobody but its own server."""
    with opened(browser, f"{playground.address}/handbook/tips") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.emulate_media(reduced_motion="reduce")
        page.goto(f"{playground.address}/handbook/map")
        page.wait_for_function("() => window.termMap")
        yield page
        assert any(url.endswith("/map.json") for url in asked)
        assert [url for url in asked if not url.startswith(f"{playground.address}/")] == []


def test_the_term_map_draws_every_entry_that_its_list_names(term_map: Page) -> None:
    drawn = term_map.evaluate("window.termMap.nodes('.entry').map((node) => node.data('label'))")
    listed = term_map.locator("main > details li a").all_text_contents()
    assert sorted(drawn) == sorted(name.strip() for name in listed)
    term_map.wait_for_function(f"() => {COLOURS} > 20")


def test_a_node_of_the_term_map_leads_to_its_entry(term_map: Page) -> None:
    panel = term_map.get_by_role("region", name="What is chosen")
    term_map.mouse.click(*term_map.evaluate(PLACE, "anti_patterns/data-leakage"))
    expect(panel.get_by_role("heading", level=2)).to_have_text("Data Leakage")
    # Its neighbours are words as well, and each leads on.
    panel.get_by_role("button", name="Overfitting", exact=True).click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Overfitting")
    expect(term_map).to_have_url(re.compile("#.*/overfitting$"))
    panel.get_by_role("link", name="Overfitting").click()
    expect(term_map.get_by_role("heading", level=1)).to_have_text("Overfitting")


def test_the_term_map_is_used_with_the_keyboard_alone(term_map: Page) -> None:
    term_map.get_by_label("Find an entry").focus()
    term_map.keyboard.type("Model Drift")
    term_map.keyboard.press("Enter")
    link = term_map.get_by_role("region", name="What is chosen").get_by_role("link")
    expect(link).to_have_text("Model Drift")
    for _ in range(20):
        term_map.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    expect(link).to_be_focused()
    term_map.keyboard.press("Enter")
    expect(term_map.get_by_role("heading", level=1)).to_have_text("Model Drift")


def test_a_name_that_the_term_map_lacks_is_told_in_words(term_map: Page) -> None:
    field = term_map.get_by_label("Find an entry")
    field.fill("basket weaving")
    field.press("Enter")
    panel = term_map.get_by_role("region", name="What is chosen")
    expect(panel).to_have_text("No entry's title has “basket weaving” in it.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_on_the_term_map_is_in_anybodys_way(
    term_map: Page, scheme: Literal["light", "dark"]
) -> None:
    term_map.emulate_media(color_scheme=scheme)
    term_map.evaluate("location.hash = '#edge_cases/model-drift'")
    expect(term_map.get_by_role("heading", name="Model Drift")).to_be_visible()
    assert violations(term_map) == []
