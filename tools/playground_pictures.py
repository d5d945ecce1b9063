"""Pictures of the playground, and of the handbook beside it, taken while they are used."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Locator, Page, sync_playwright

from bot.playground.run import beside

# As root, as in most containers, Chromium has no sandbox to offer.
FLAGS = ["--no-sandbox"] if hasattr(os, "geteuid") and not os.geteuid() else []
ZONE = "Europe/Berlin"
WIDE = (1200, 760)
TALL = (1200, 1060)
TELEPHONE = (400, 780)
SCALE = 2


class Scene(NamedTuple):
    """What is done on the page, how large it is, and whether in the dark."""

    use: Callable[[Page], object]
    size: tuple[int, int] = WIDE
    dark: bool = False


def _ask(page: Page, text: str) -> Locator:
    page.locator("#composer").fill(text)
    page.locator("#composer").press("Enter")
    answer = page.locator("#log article.private").last
    answer.wait_for()
    return answer


def _drift(page: Page) -> Locator:
    return _ask(page, "/mlpersona define drift")


def _comparison(page: Page) -> None:
    _ask(page, "/mlpersona compare data drift vs concept drift")


def _choices(page: Page) -> None:
    _ask(page, "/mlpersona validation")
    page.locator("#composer").press_sequentially("/mlpersona co")
    page.get_by_role("option").first.wait_for()


def _share(page: Page) -> None:
    _drift(page).get_by_role("button", name="Share").click()
    shared = page.locator("#log article:not(.private)").last
    shared.get_by_role("heading").wait_for()
    shared.scroll_into_view_if_needed()
    page.mouse.move(0, 0)


def _related(page: Page) -> None:
    answer = _drift(page)
    answer.get_by_role("button", name="Data Drift").first.click()
    answer.get_by_role("heading", name="Data Drift").wait_for()
    # Down to where the way back is.
    page.locator("#log").evaluate("log => { log.scrollTop = log.scrollHeight; }")


def _keyboard(page: Page) -> None:
    answer = _drift(page)
    page.locator("#log").evaluate("log => { log.scrollTop = log.scrollHeight; }")
    wanted = answer.get_by_role("button", name="Sudden Drift")
    for _ in range(answer.get_by_role("button").count()):
        page.keyboard.press("Shift+Tab")
        if wanted.evaluate("button => button === document.activeElement"):
            break


def _look_up(page: Page) -> None:
    page.locator(".composer").first.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("menuitem", name="Look up").click()
    field = page.get_by_role("dialog").get_by_role("combobox")
    field.press_sequentially("leak")
    page.get_by_role("option").first.wait_for()


def _menu_of_the_note(page: Page, entry: str) -> None:
    note = page.locator("#log article").nth(1)
    note.hover()
    note.get_by_role("button", name="More actions").click()
    note.get_by_role("menuitem", name=entry).click()


def _signs(page: Page) -> None:
    _menu_of_the_note(page, "Check anti-patterns")
    page.get_by_role("dialog", name="Signs in this message").wait_for()


def _thread(page: Page) -> None:
    note = page.locator("#log article").nth(1)
    note.hover()
    note.get_by_role("button", name="Reply in thread").click()
    thread = page.get_by_role("complementary", name="Thread")
    for said, question in enumerate(("what is training-serving skew?", "how do I detect it?"), 1):
        thread.get_by_role("textbox").fill(f"@mlpersona {question}")
        thread.get_by_role("textbox").press("Enter")
        thread.get_by_role("heading", level=2).nth(said).wait_for()
    page.mouse.move(0, 0)


def _tip(page: Page) -> None:
    for number in (1, 2):
        page.get_by_role("button", name="Post tomorrow’s tip now").click()
        page.get_by_role("heading", name="Tip of the day").nth(number - 1).wait_for()
    page.mouse.move(0, 0)


def _tips_window(page: Page) -> None:
    _tip(page)
    page.get_by_role("button", name="Settings of the tips").last.click()
    page.get_by_role("dialog", name="Tips for this channel").wait_for()


def _home(page: Page) -> None:
    page.get_by_role("button", name="mlpersona", exact=True).click()
    page.get_by_role("tab", name="Home").click()
    page.get_by_role("heading", name="Today's tip").wait_for()


def _browse(page: Page) -> None:
    _home(page)
    menu = page.get_by_label("Browse by stage")
    menu.select_option(menu.locator("option", has_text="Monitoring").get_attribute("value"))
    page.get_by_role("heading", name="Monitoring").wait_for()


def _handbook_typing(page: Page) -> None:
    page.goto(f"{page.url.rstrip('/')}/handbook/")
    page.get_by_role("combobox").first.press_sequentially("data dr")
    page.get_by_role("option").first.wait_for()


SCENES: dict[str, Scene] = {
    "playground-channel": Scene(_drift),
    "playground-comparison": Scene(_comparison, dark=True),
    "playground-choices": Scene(_choices),
    "playground-share": Scene(_share),
    "playground-related": Scene(_related, TALL),
    "playground-keyboard": Scene(_keyboard),
    "playground-look-up": Scene(_look_up),
    "playground-signs": Scene(_signs),
    "playground-thread": Scene(_thread, TALL),
    "playground-tip": Scene(_tip, TALL),
    "playground-tips-window": Scene(_tips_window),
    "playground-home": Scene(_home),
    "playground-browse": Scene(_browse),
    "playground-narrow": Scene(_drift, TELEPHONE, dark=True),
    "handbook-typing": Scene(_handbook_typing),
}


def photograph_playground(program: str, knowledge: str, folder: Path) -> list[Path]:
    """Take every picture, each in a playground of its own."""
    paths = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for name, scene in SCENES.items():
            width, height = scene.size
            page = browser.new_page(
                viewport={"width": width, "height": height},
                device_scale_factor=SCALE,
                color_scheme="dark" if scene.dark else "light",
                timezone_id=ZONE,
            )
            with beside(knowledge) as running:
                page.goto(running.address)
                page.locator("#composer").wait_for()
                scene.use(page)
                paths.append(folder / f"{name}.png")
                page.screenshot(path=paths[-1], animations="disabled")
                page.close()
        browser.close()
    return paths
