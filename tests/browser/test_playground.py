"""What people do on the playground's page, done in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from bot.playground.run import Playground


def ask(page: Page, text: str) -> Locator:
    """Say it in the open channel, and wait for the private answer."""
    composer = page.locator("#composer")
    composer.fill(text)
    composer.press("Enter")
    answer = page.locator("#log article.private").last
    expect(answer).to_be_visible()
    return answer


def open_menu_of(message: Locator, entry: str) -> None:
    """Choose a shortcut from a message's menu."""
    message.hover()
    message.get_by_role("button", name="More actions").click()
    message.get_by_role("menuitem", name=entry).click()


def look_up(page: Page) -> Locator:
    """Open the window by its shortcut."""
    page.locator(".composer").first.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("menuitem", name="Look up").click()
    window = page.get_by_role("dialog", name="Look up")
    expect(window).to_be_visible()
    return window


def test_a_slash_command_is_answered_for_the_asker_alone(page: Page) -> None:
    answer = ask(page, "/mlpersona define drift")
    expect(answer).to_contain_text("Only visible to you")
    expect(answer.get_by_role("heading", name="Model Drift")).to_be_visible()


def test_a_slash_completes_the_commands(page: Page) -> None:
    composer = page.get_by_role("textbox", name="Message #ml-platform")
    composer.press_sequentially("/mlpersona comp")
    expect(page.get_by_role("option")).to_have_text(re.compile("compare A vs B"))
    composer.press("Tab")
    expect(composer).to_have_value("/mlpersona compare ")


def test_share_posts_the_answer_to_the_channel(page: Page) -> None:
    ask(page, "/mlpersona define drift").get_by_role("button", name=re.compile("^Share")).click()
    expect(page.locator("#log article.private")).to_have_count(0)
    shared = page.locator("#log article").last
    expect(shared.get_by_role("heading", name="Model Drift")).to_be_visible()
    expect(shared.get_by_role("button", name=re.compile("^Share"))).to_have_count(0)


def test_a_related_button_turns_the_answer_and_back_returns(page: Page) -> None:
    answer = ask(page, "/mlpersona define drift")
    answer.get_by_role("button", name="Data Drift").first.click()
    expect(answer.get_by_role("heading", name="Data Drift")).to_be_visible()
    answer.get_by_role("button", name="Back").click()
    expect(answer.get_by_role("heading", name="Model Drift")).to_be_visible()
    expect(page.locator("#log article.private")).to_have_count(1)


def test_look_up_completes_what_is_typed_and_answers_in_the_window(page: Page) -> None:
    window = look_up(page)
    window.get_by_role("combobox").press_sequentially("leakage")
    window.get_by_role("option", name="Data Leakage", exact=True).click()
    expect(window.get_by_role("heading", name="Data Leakage")).to_be_visible()


def test_look_up_posts_its_answer_to_a_channel(page: Page) -> None:
    window = look_up(page)
    window.get_by_role("combobox").press_sequentially("leakage")
    window.get_by_role("option", name="Data Leakage", exact=True).click()
    window.get_by_label("Post to").select_option(label="#incidents")
    window.get_by_role("button", name="Post to channel").click()
    expect(window).to_be_hidden()
    page.get_by_role("button", name="#incidents").click()
    expect(page.locator("#log").get_by_role("heading", name="Data Leakage")).to_be_visible()


def test_home_is_browsed_and_an_entry_saved(page: Page) -> None:
    page.get_by_role("button", name="mlpersona", exact=True).click()
    page.get_by_role("tab", name="Home").click()
    home = page.get_by_role("tabpanel", name="Home")
    expect(home.get_by_role("heading", name="Today's tip")).to_be_visible()
    menu = home.get_by_label("Browse by kind")
    menu.select_option(menu.locator("option", has_text="Anti-patterns").get_attribute("value"))
    expect(home).to_contain_text("page 1 of")
    home.get_by_role("button", name=re.compile("^Read about")).first.click()
    window = page.get_by_role("dialog", name="Look up")
    window.get_by_role("button", name=re.compile("^Save")).click()
    expect(window.get_by_role("button", name="Remove from saved")).to_be_visible()
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()
    home.get_by_role("button", name="Back to Start").click()
    expect(home.get_by_role("heading", name="Saved")).to_be_visible()
    expect(home.get_by_role("button", name=re.compile("^Remove"))).to_have_count(1)


def test_home_answers_what_is_typed_there(page: Page) -> None:
    page.get_by_role("button", name="mlpersona", exact=True).click()
    page.get_by_role("tab", name="Home").click()
    field = page.get_by_label("Ask the handbook")
    field.fill("what is overfitting?")
    field.press("Enter")
    window = page.get_by_role("dialog", name="Look up")
    expect(window.get_by_role("heading", name="Overfitting")).to_be_visible()


def test_what_cannot_be_undone_is_asked_first(page: Page) -> None:
    page.get_by_role("button", name="mlpersona", exact=True).click()
    page.get_by_role("tab", name="Home").click()
    page.get_by_role("button", name="Delete what is kept for me").click()
    question = page.get_by_role("dialog", name="Forget me")
    question.get_by_role("button", name="Keep").click()
    expect(question).to_be_hidden()
    expect(page.locator("#panel summary").first).to_contain_text("app_home_opened")
    page.get_by_role("button", name="Delete what is kept for me").click()
    question.get_by_role("button", name="Forget").click()
    expect(page.locator("#panel summary").first).to_contain_text("home_forget")


def test_a_mention_in_a_thread_is_answered_there(page: Page) -> None:
    page.locator("#log article").nth(1).hover()
    page.locator("#log article").nth(1).get_by_role("button", name="Reply in thread").click()
    thread = page.get_by_role("complementary", name="Thread")
    composer = thread.get_by_role("textbox", name="Message the thread")
    composer.fill("@mlpersona what is training-serving skew?")
    composer.press("Enter")
    expect(
        thread.get_by_role("heading", name=re.compile("Training-Serving Skew", re.IGNORECASE))
    ).to_be_visible()
    expect(page.locator("#log article").nth(1)).to_contain_text("2 replies")
    expect(page.locator("#log").get_by_role("heading")).to_have_count(0)
    # The next one leaves out what it is about.
    composer.fill("@mlpersona how do I detect it?")
    composer.press("Enter")
    answer = thread.get_by_role("article").last
    expect(answer.get_by_role("heading")).to_have_text("Training-Serving Skew")
    expect(answer).to_contain_text("Symptoms")


def test_what_is_typed_is_shown_as_it_was_typed(page: Page) -> None:
    page.locator("#composer").fill("is 1 < 2 & 3 > <b>2</b>?")
    page.locator("#composer").press("Enter")
    expect(page.locator("#log article").last).to_contain_text("is 1 < 2 & 3 > <b>2</b>?")


def test_a_command_in_a_thread_is_refused_as_slack_does(page: Page) -> None:
    page.locator("#log article").nth(1).hover()
    page.locator("#log article").nth(1).get_by_role("button", name="Reply in thread").click()
    composer = page.get_by_role("textbox", name="Message the thread")
    composer.fill("/mlpersona define drift")
    composer.press("Enter")
    expect(page.locator("#log article.private")).to_contain_text("not supported in threads")


def test_a_channel_without_the_bot_invites_it(page: Page) -> None:
    page.get_by_role("button", name="#incidents").click()
    expect(ask(page, "@mlpersona what is drift?")).to_contain_text("/invite @mlpersona")
    page.locator("#composer").fill("/invite @mlpersona")
    page.locator("#composer").press("Enter")
    expect(page.locator("#log article").last).to_contain_text("/mlpersona")
    page.locator("#composer").fill("@mlpersona what is drift?")
    page.locator("#composer").press("Enter")
    expect(page.locator("#log article").last).to_contain_text("1 reply")


def test_a_direct_message_begins_with_an_offered_question(page: Page) -> None:
    page.get_by_role("button", name="mlpersona", exact=True).click()
    page.locator("#prompts button").first.click()
    expect(page.locator("#log article").nth(1).get_by_role("heading").first).to_be_visible()


@pytest.mark.parametrize(
    ("shortcut", "title"),
    [
        ("Explain terms here", "Terms in this message"),
        ("Check anti-patterns", "Signs in this message"),
    ],
)
def test_a_message_shortcut_opens_its_window(page: Page, shortcut: str, title: str) -> None:
    open_menu_of(page.locator("#log article").nth(1), shortcut)
    window = page.get_by_role("dialog", name=title)
    window.get_by_role("button", name=re.compile("^Read about")).first.click()
    top = page.get_by_role("dialog", name="Look up")
    expect(top).to_be_visible()
    top.get_by_role("button", name="‹ Back").click()
    expect(window).to_be_visible()


def test_suggesting_a_term_says_what_is_missing(page: Page) -> None:
    ask(page, "/mlpersona quantum basket weaving").get_by_role(
        "button", name=re.compile("^Suggest")
    ).click()
    window = page.locator("#window")
    field = window.get_by_label(re.compile("Term"))
    field.fill("")
    window.get_by_role("button", name=re.compile("Send|Suggest")).click()
    expect(window.get_by_role("alert").first).to_have_text("Which term is it?")
    field.fill("Basket weaving")
    window.get_by_role("button", name=re.compile("Send|Suggest")).click()
    expect(window).to_contain_text("Basket weaving")


def test_feedback_is_thanked_for(page: Page) -> None:
    ask(page, "/mlpersona define drift").get_by_role(
        "button", name=re.compile("right", re.IGNORECASE)
    ).click()
    expect(page.locator("#log article.private").last).to_contain_text("has been counted")


def test_tomorrow_comes_with_its_tip(page: Page) -> None:
    page.get_by_role("button", name="Post tomorrow’s tip now").click()
    expect(page.locator("#log article.private")).to_contain_text("This channel gets a tip")
    tips = page.locator("#log article:not(.private)").filter(has_text="Tip of the day")
    expect(tips).to_have_count(1)
    # Looking at the settings in between, and leaving them by Escape, holds nothing up.
    tips.get_by_role("button", name="Settings of the tips").click()
    window = page.get_by_role("dialog", name="Tips for this channel")
    expect(window).to_be_visible()
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()
    page.get_by_role("button", name="Post tomorrow’s tip now").click()
    expect(tips).to_have_count(2)
    assert tips.first.inner_text() != tips.last.inner_text()


def test_escape_closes_one_window_at_a_time(page: Page) -> None:
    open_menu_of(page.locator("#log article").nth(1), "Check anti-patterns")
    window = page.get_by_role("dialog", name="Signs in this message")
    window.get_by_role("button", name=re.compile("^Read about")).first.click()
    expect(page.get_by_role("dialog", name="Look up")).to_be_visible()
    page.keyboard.press("Escape")
    expect(window).to_be_visible()
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()


def test_a_tip_that_was_asked_for_comes_at_its_hour(page: Page) -> None:
    expect(ask(page, "/mlpersona tips on 9:00 every day monitoring")).to_contain_text("at 9:00")
    page.get_by_role("button", name="Post tomorrow’s tip now").click()
    tip = page.locator("#log article:not(.private)").last
    expect(tip.get_by_role("button", name="Another")).to_be_visible()
    tip.get_by_role("button", name="Settings").click()
    window = page.get_by_role("dialog")
    expect(window).to_be_visible()
    window.get_by_label("At", exact=True).fill("14:30")
    window.get_by_role("button", name="Save").click()
    expect(window).to_be_hidden()
    expect(ask(page, "/mlpersona tips status")).to_contain_text("at 14:30")


def test_the_panel_shows_what_was_sent_and_that_it_is_valid(page: Page) -> None:
    ask(page, "/mlpersona define drift")
    panel = page.get_by_role("complementary", name="Payloads")
    expect(panel).to_contain_text("signed, answered 200")
    expect(panel).to_contain_text("valid:")
    panel.get_by_text("acknowledgement").click()
    expect(panel.locator("pre").last).to_contain_text('"response_type": "ephemeral"')


def test_dark_mode_is_dark_and_stays(page: Page) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(background) == "rgb(255, 255, 255)"
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(background) == "rgb(26, 29, 33)"
    page.reload()
    expect(page.locator("#composer")).to_be_focused()
    assert page.evaluate(background) == "rgb(26, 29, 33)"


@pytest.mark.parametrize("width", [320, 400, 768, 1024])
def test_nothing_is_cut_off_on_a_narrow_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    ask(page, "/mlpersona compare data drift vs concept drift")
    for place in ("document.documentElement", "document.getElementById('log')"):
        assert page.evaluate(f"{place}.scrollWidth <= {place}.clientWidth"), place
    page.locator("#log article").nth(1).get_by_role("button", name="Reply in thread").focus()
    page.keyboard.press("Enter")
    thread = page.get_by_role("complementary", name="Thread")
    box = thread.bounding_box()
    assert box
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width


def test_everything_can_be_done_with_the_keyboard_alone(page: Page) -> None:
    keys = page.keyboard
    expect(page.locator("#composer")).to_be_focused()
    keys.type("/mlpersona def")
    keys.press("Enter")
    keys.type("drift")
    keys.press("Enter")
    answer = page.locator("#log article.private").last
    expect(answer.get_by_role("heading", name="Model Drift")).to_be_visible()
    # Backwards from the composer into the answer: its last button is the second thumb.
    keys.press("Shift+Tab")
    expect(answer.get_by_role("button").last).to_be_focused()
    related = answer.get_by_role("button", name="Data Drift").first
    for _ in range(answer.get_by_role("button").count()):
        if related.evaluate("button => button === document.activeElement"):
            break
        keys.press("Shift+Tab")
    expect(related).to_be_focused()
    keys.press("Enter")
    expect(answer.get_by_role("heading", name="Data Drift")).to_be_visible()
    # The answer was turned, and what has the focus is the answer.
    expect(answer).to_be_focused()
    page.locator("#composer").focus()
    keys.press("Tab")
    keys.press("Enter")
    keys.press("Enter")
    window = page.get_by_role("dialog", name="Look up")
    expect(window.get_by_role("combobox")).to_be_focused()
    keys.type("overfit")
    expect(window.get_by_role("option").first).to_be_visible()
    keys.press("Enter")
    expect(window.get_by_role("heading", name="Overfitting")).to_be_visible()
    keys.press("Escape")
    expect(window).to_be_hidden()


def test_two_pages_show_the_same_workspace(page: Page, playground: Playground) -> None:
    other = page.context.new_page()
    other.goto(playground.address)
    ask(page, "/mlpersona define drift")
    expect(other.locator("#log article.private")).to_be_visible()
