"""A real browser on the playground's page. Without a browser these tests are skipped, and say so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.playground.run import Playground, beside
from tests.conftest import ROOT

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# As root, as in most containers, Chromium has no sandbox to offer.
FLAGS = [
    "--disable-gpu",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and not os.geteuid() else []),
]
# Two cores and six browsers are slower than anybody's desk; nothing waits longer than it must.
PATIENCE_MS = 20_000


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or whichever is installed."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        pytest.skip("no browser is installed (Debian: apt install chromium)")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def playground() -> Iterator[Playground]:
    """A playground of the test's own."""
    with beside(str(ROOT / "knowledge")) as running:
        yield running


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """A page at that address; whatever goes wrong in it fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.goto(address)
    yield page
    context.close()
    assert troubles == []


@pytest.fixture
def page(browser: Browser, playground: Playground) -> Iterator[Page]:
    """The playground's page, opened."""
    with opened(browser, playground.address) as page:
        yield page


def violations(page: Page) -> list[str]:
    """What axe has against the page as it stands: the rule, and the first place that breaks it."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]
