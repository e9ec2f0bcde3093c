"""Reading in a browser: a story, its vintages, a trace, both languages, a phone, the night. Source: what the project asks of this part.

Pictures of what was seen are left under the folder that KUROJI_SCREENSHOTS names, for people to look at.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

STORY = "/en/stories/japan-trade-2026-05/"
# WCAG 2.2, 1.4.3: text of ordinary size against its ground.
LEAST_CONTRAST = 4.5
CONTRASTS = """() => {
  const light = c => { const [r, g, b] = c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const read = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const ground = e => { for (; e; e = e.parentElement) { const c = read(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
  const found = [];
  for (const e of document.querySelectorAll('body *:not(svg *)')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.offsetParent || e.closest('.unseen, .skip')) continue;
    const [a, b] = [light(read(getComputedStyle(e).color).slice(0, 3)), light(ground(e))].sort((x, y) => y - x);
    found.push([(a + 0.05) / (b + 0.05), e.tagName + '.' + e.className + ': ' + e.textContent.trim().slice(0, 40)]);
  }
  return found.sort((x, y) => x[0] - y[0]).slice(0, 3);
}"""


@pytest.fixture
def reader(browser: Browser, server: str) -> Iterator[Page]:
    """A reader at a desk, who notes what fails."""
    yield from _reading(browser, server, width=1280, height=900, scheme="light")


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[Page]:
    """A reader with a phone at night."""
    yield from _reading(browser, server, width=360, height=740, scheme="dark")


def _reading(browser: Browser, server: str, *, width: int, height: int, scheme: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=server, viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-GB"
    )
    context.set_default_timeout(60_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url) if _foreign(request, server) else None)
    yield page
    context.close()
    assert not wrong


def _foreign(request: Request, server: str) -> bool:
    return not request.url.startswith((server, "data:", "blob:"))


def pictured(page: Page, name: str, *, full: bool = False) -> None:
    """Leave a picture where people asked for it."""
    folder = os.environ.get("KUROJI_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=full)


def test_a_reader_goes_from_the_front_page_to_the_release_behind_a_number(reader: Page) -> None:
    reader.goto("/")
    expect(reader).to_have_url(re.compile("/en/$"))
    pictured(reader, "front", full=True)
    reader.get_by_role("link", name="Read the story").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("August")
    number = reader.locator("article p .fact a").first
    said = number.inner_text()
    number.click()
    expect(reader.get_by_role("heading", name="How it was made")).to_be_visible()
    expect(reader.locator(".verdict")).to_contain_text("is the one this id was made of")
    assert said
    pictured(reader, "trace", full=True)
    reader.locator(".sources a").first.click()
    expect(reader.locator("main")).to_contain_text("SHA-256")


def test_a_reader_switches_the_vintage_and_the_language(reader: Page) -> None:
    """The table of vintages for May 2026: 378.7 billion first, 391.8 on 30 June, 395.1 now."""
    reader.goto(STORY)
    title = reader.get_by_role("heading", level=1)
    expect(title).to_contain_text("¥395.1 billion")
    pictured(reader, "story")
    reader.get_by_role("link", name="as first published").click()
    expect(title).to_contain_text("¥378.7 billion")
    reader.get_by_text("as of another date").click()
    reader.locator("input[name=as_of]").fill("2026-06-30")
    reader.get_by_role("button", name="Show").click()
    expect(reader).to_have_url(re.compile("as-of/2026-06-30/$"))
    expect(title).to_contain_text("¥391.8 billion")
    reader.get_by_role("link", name="日本語").click()
    expect(reader).to_have_url(re.compile("/ja/stories/japan-trade-2026-05/as-of/2026-06-30/$"))
    expect(title).to_contain_text("3,918億円")
    expect(reader.locator("html")).to_have_attribute("lang", "ja")
    pictured(reader, "story-ja")


@pytest.mark.parametrize(
    "path", ["/en/", "/ja/", "/en/stories/", "/ja/corrections/", "/en/data/", "/ja/methods/", "/en/policy/", STORY]
)
def test_a_page_fits_a_phone_at_night(phone: Page, path: str) -> None:
    """Nothing wider than the screen, and every text against its ground as WCAG 1.4.3 asks."""
    phone.goto(path)
    pictured(phone, f"phone{path.replace('/', '-')}"[:-1])
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    for contrast, text in phone.evaluate(CONTRASTS):
        assert contrast >= LEAST_CONTRAST, text


@pytest.mark.parametrize("path", ["/en/", "/ja/stories/", "/en/corrections/"])
def test_texts_stand_out_by_day(reader: Page, path: str) -> None:
    reader.goto(path)
    for contrast, text in reader.evaluate(CONTRASTS):
        assert contrast >= LEAST_CONTRAST, text


def test_the_keyboard_reaches_the_text_first(reader: Page) -> None:
    reader.goto("/en/methods/")
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("link", name="Skip to the text")).to_be_focused()
    expect(reader.get_by_role("link", name="Skip to the text")).to_be_in_viewport()
    reader.keyboard.press("Enter")
    assert reader.url.endswith("#text")


def test_a_page_reads_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    page.goto(STORY, timeout=60_000)
    expect(page.get_by_role("heading", level=1)).to_contain_text("¥395.1 billion")
    expect(page.locator("figure img").first).to_be_visible()
    context.close()


def test_an_english_page_never_loads_the_japanese_font(reader: Page) -> None:
    loaded: list[str] = []
    reader.on("request", lambda request: loaded.append(request.url))
    reader.goto("/en/", wait_until="networkidle")
    assert loaded
    assert not [url for url in loaded if url.endswith(".otf")]


def test_a_story_prints_without_what_only_a_screen_needs(reader: Page) -> None:
    reader.goto(STORY)
    reader.emulate_media(media="print")
    expect(reader.locator(".masthead nav").first).to_be_hidden()
    expect(reader.locator(".vintages")).to_contain_text("as known now")
    expect(reader.get_by_role("heading", level=1)).to_be_visible()
