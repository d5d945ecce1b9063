"""Pictures of the playground, taken while it is used."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bot.playground.run import beside

# As root, as in most containers, Chromium has no sandbox to offer.
FLAGS = ["--no-sandbox"] if hasattr(os, "geteuid") and not os.geteuid() else []
VIEWPORT = (1200, 760)
SCALE = 2


def _ask(page: Page, text: str) -> None:
    page.locator("#composer").fill(text)
    page.locator("#composer").press("Enter")
    page.locator("#log article.private").last.wait_for()


def _channel(page: Page) -> None:
    _ask(page, "/mlpersona define drift")


def _comparison(page: Page) -> None:
    page.get_by_role("button", name="Dark").click()
    _ask(page, "/mlpersona compare data drift vs concept drift")


def _choices(page: Page) -> None:
    _ask(page, "/mlpersona validation")
    page.locator("#composer").press_sequentially("/mlpersona co")
    page.get_by_role("option").first.wait_for()


def _look_up(page: Page) -> None:
    page.locator(".composer").first.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("menuitem", name="Look up").click()
    field = page.get_by_role("dialog").get_by_role("combobox")
    field.press_sequentially("leak")
    page.get_by_role("option").first.wait_for()


def _home(page: Page) -> None:
    page.get_by_role("button", name="mlpersona", exact=True).click()
    page.get_by_role("tab", name="Home").click()
    page.get_by_role("heading", name="Today's tip").wait_for()


PLAYGROUND_PICTURES: dict[str, Callable[[Page], None]] = {
    "playground-channel": _channel,
    "playground-comparison": _comparison,
    "playground-choices": _choices,
    "playground-look-up": _look_up,
    "playground-home": _home,
}


def photograph_playground(program: str, knowledge: str, folder: Path) -> list[Path]:
    """Take every picture, each in a playground of its own."""
    paths = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for name, use in PLAYGROUND_PICTURES.items():
            width, height = VIEWPORT
            page = browser.new_page(
                viewport={"width": width, "height": height},
                device_scale_factor=SCALE,
                color_scheme="light",
            )
            with beside(knowledge) as running:
                page.goto(running.address)
                page.locator("#composer").wait_for()
                use(page)
                paths.append(folder / f"{name}.png")
                page.screenshot(path=paths[-1], animations="disabled")
                page.close()
        browser.close()
    return paths
