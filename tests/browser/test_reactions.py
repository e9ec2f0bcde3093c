"""Readers' statements in a browser: speak, be moderated, vote, change the vote, be forgotten; with script and without.

Source: what the project asks of this part.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from tests.browser.conftest import PASSWORD

STORY = "/{language}/stories/japan-trade-2026-05/"
SAID = {
    "en": "Exports rose 17.0% in May 2026, and I doubt it will last ({n})",
    "ja": "2026年5月の輸出は17.0%増えたが、長くは続かないと思う（{n}）",
}
AGREE, DISAGREE = {"en": "Agree", "ja": "賛成"}, {"en": "Disagree", "ja": "反対"}
COUNTED = {"en": "Your answer has been counted.", "ja": "回答を受け付けました。"}
WAITS = {"en": "waits for a moderator", "ja": "編集部の確認後に掲載します"}
DELETED = {"en": "has been deleted", "ja": "削除しました"}
NUMBERS = count(1)
WAYS = [("en", True), ("en", False), ("ja", True), ("ja", False)]


@pytest.fixture(params=WAYS, ids=[f"{lang}-{'script' if script else 'plain'}" for lang, script in WAYS])
def way(request: pytest.FixtureRequest) -> tuple[str, bool]:
    """A language, and whether scripts run."""
    found: tuple[str, bool] = request.param
    return found


@pytest.fixture
def context(browser: Browser, server: str, way: tuple[str, bool]) -> Iterator[BrowserContext]:
    """A reader's browser on a phone; what the policy refuses or a script throws is a failure."""
    made = browser.new_context(
        base_url=server, java_script_enabled=way[1], viewport={"width": 390, "height": 900}, color_scheme="dark"
    )
    wrong: list[str] = []
    made.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    made.on("weberror", lambda error: wrong.append(str(error.error)))
    yield made
    made.close()
    assert wrong == []


def moderated(browser: Browser, server: str, text: str) -> None:
    """Approve a statement as the desk does, in a browser of its own."""
    desk = browser.new_context(base_url=server).new_page()
    desk.goto("/en/moderation/")
    desk.fill("#desk-password", PASSWORD)
    desk.fill("#desk-name", "Naoko")
    desk.click("form.ask button")
    waiting = desk.locator(".queue > li", has_text=text)
    expect(waiting).to_have_count(1)
    waiting.locator('button[value="approved"]').click()
    expect(desk.locator(".done")).to_have_text("Approved.")
    expect(desk.locator(".queue > li", has_text=text)).to_have_count(0)
    desk.get_by_role("button", name="Sign out").click()
    expect(desk.locator("#desk-password")).to_have_count(1)
    desk.context.close()


def listed(page: Page, text: str) -> Locator:
    return page.locator("ol.said > li", has_text=text)


def test_speak_be_moderated_vote_and_change_the_vote(
    context: BrowserContext, browser: Browser, server: str, way: tuple[str, bool]
) -> None:
    language, scripted = way
    text, page = SAID[language].format(n=next(NUMBERS)), context.new_page()
    path = STORY.format(language=language)
    page.goto(path)
    page.locator("#add summary").click()
    page.fill("#add-text", text)
    page.fill("#add-author", "<i>Kenji</i>")
    page.select_option("#add-country", "JP")
    page.locator("#add button").click()
    expect(page.locator("#reactions-done")).to_contain_text(WAITS[language])
    expect(listed(page, text)).to_have_count(0)
    moderated(browser, server, text)
    page.goto(path)
    mine = listed(page, text)
    expect(mine).to_have_count(1)
    expect(mine.locator(".by")).to_contain_text("<i>Kenji</i>")
    mine.locator('button[value="agree"]').click()
    expect(page.locator("#reactions-done")).to_have_text(COUNTED[language])
    expect(mine.locator('button[aria-pressed="true"]')).to_contain_text(AGREE[language])
    expect(mine.locator('button[value="agree"] .count')).to_have_text("1")
    if scripted:
        assert page.url.endswith(path), "the page was not left"
        expect(mine.locator('button[value="agree"]')).to_be_focused()
    mine.locator('button[value="disagree"]').click()
    expect(mine.locator('button[aria-pressed="true"]')).to_contain_text(DISAGREE[language])
    expect(mine.locator('button[value="agree"] .count')).to_have_text("0")
    page.goto(path)
    expect(listed(page, text).locator('button[aria-pressed="true"]')).to_contain_text(DISAGREE[language])
    listed(page, text).locator(".by a").first.click()
    expect(page.locator("h1")).to_have_text(text)
    expect(page.locator("#verdict .chip.was-right")).to_have_count(1)


def test_be_forgotten(context: BrowserContext, browser: Browser, server: str, way: tuple[str, bool]) -> None:
    language, _ = way
    text, page = SAID[language].format(n=next(NUMBERS)), context.new_page()
    page.goto(STORY.format(language=language))
    page.locator("#add summary").click()
    page.fill("#add-text", text)
    page.locator("#add button").click()
    expect(page.locator("#reactions-done")).to_contain_text(WAITS[language])
    page.locator("#yours summary").click()
    page.check('#yours input[name="sure"]')
    page.locator("#yours button").click()
    expect(page.locator("#reactions-done")).to_contain_text(DELETED[language])
    assert [c for c in context.cookies() if c["name"] == "kuroji-reader"] == []
    expect(page.locator("#yours")).to_have_count(0)


def test_a_server_that_is_away_is_told_and_the_vote_can_be_given_again(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server)
    page = context.new_page()
    text = SAID["en"].format(n=next(NUMBERS))
    page.goto(STORY.format(language="en"))
    page.locator("#add summary").click()
    page.fill("#add-text", text)
    page.locator("#add button").click()
    moderated(browser, server, text)
    page.goto(STORY.format(language="en"))
    mine = listed(page, text)
    context.set_offline(True)
    mine.locator('button[value="agree"]').click()
    expect(page.locator("#reactions-done")).to_contain_text("did not reach the server")
    context.set_offline(False)
    mine.locator('button[value="agree"]').click()
    expect(page.locator("#reactions-done")).to_have_text(COUNTED["en"])
    context.close()
