"""axe-core finds nothing to object to, in light and in dark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import violations


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_in_anybodys_way(page: Page, dark: bool) -> None:
    if dark:
        page.get_by_role("button", name="Dark").click()
    composer = page.locator("#composer")
    composer.fill("/mlpersona compare data drift vs concept drift")
    composer.press("Enter")
    expect(page.locator("#log article.private")).to_be_visible()
    page.locator("#log article").nth(1).get_by_role("button", name="Reply in thread").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary", name="Thread")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    composer.press_sequentially("/mlpersona co")
    expect(page.get_by_role("option").first).to_be_visible()
    assert violations(page) == []
    composer.fill("")
    page.locator(".composer").first.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("menuitem", name="Look up").click()
    window = page.get_by_role("dialog", name="Look up")
    window.get_by_role("combobox").press_sequentially("leakage")
    expect(window.get_by_role("option").first).to_be_visible()
    assert violations(page) == []
    window.get_by_role("option", name="Data Leakage", exact=True).click()
    expect(window.get_by_label("Post to")).to_be_attached()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="mlpersona", exact=True).click()
    page.get_by_role("tab", name="Home").click()
    expect(page.get_by_role("heading", name=re.compile("tip"))).to_be_visible()
    assert violations(page) == []
