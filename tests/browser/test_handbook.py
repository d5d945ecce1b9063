"""What people do on the handbook's pages, done in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.playground.run import Playground
from tests.browser.conftest import opened


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


def test_the_handbook_is_dark_where_the_reader_is(browser: Browser, playground: Playground) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{playground.address}/handbook/e/edge_cases/model-drift")
    red, *_ = page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    )
    context.close()
    assert red < 60
