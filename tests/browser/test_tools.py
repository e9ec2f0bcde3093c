"""The tools in a browser: explore and download, a chart that answers, check a text. Source: what the project asks of this part."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

THREE_MONTHS = "/en/explore/export/world/total/value/month/2026-03..2026-05/as-of/2026-06-17/"


@pytest.fixture(params=[("light", 1100), ("dark", 390)], ids=["desk", "phone"])
def reader(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """A page of a desk by day or a phone at night; whatever the browser refuses or a script throws is a failure."""
    scheme, width = request.param
    context = browser.new_context(base_url=server, color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def test_explore_and_download(reader: Page) -> None:
    """Exports of May 2026 were 9,511,555 million yen as released on 17 June 2026 (docs/explanation/vintages.md)."""
    reader.goto("/en/explore/")
    reader.select_option("#ask-flow", "export")
    reader.fill("#ask-since", "2026-03")
    reader.fill("#ask-until", "2026-05")
    reader.click("form.ask button")
    reader.wait_for_url("**/2026-03..2026-05/**")
    expect(reader.locator("table.series tbody tr")).to_have_count(3)
    reader.goto(THREE_MONTHS)
    with reader.expect_download() as waiting:
        reader.locator(".downloads a", has_text="CSV").click()
    with Path(waiting.value.path()).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["period"] for row in rows] == ["2026-03", "2026-04", "2026-05"]
    assert rows[-1]["value"] == "9511555000000"


def test_a_chart_answers_to_pointer_and_keyboard(reader: Page) -> None:
    """The bundled Vega draws the same spec under a policy without unsafe-eval; arrow keys walk through the points."""
    reader.goto(THREE_MONTHS)
    chart = reader.locator("#chart-series div.chart").locator("visible=true")
    chart.focus()
    expect(reader.locator("#chart-series div.chart.live")).to_have_count(1)
    told = chart.locator(".told")
    expect(told).to_be_hidden()
    reader.keyboard.press("End")
    expect(told).to_have_text("May 2026: ¥9.51 trillion")
    reader.keyboard.press("ArrowLeft")
    expect(told).to_have_text("April 2026: ¥10.51 trillion")
    expect(chart.locator(".drawn svg line[stroke-dasharray], .drawn svg path[stroke-dasharray]")).to_have_count(1)
    reader.keyboard.press("Escape")
    expect(told).to_be_hidden()
    box = chart.bounding_box()
    assert box is not None
    reader.mouse.move(box["x"] + box["width"] * 0.15, box["y"] + box["height"] * 0.5)
    expect(told).to_have_text("March 2026: ¥10.98 trillion")


def test_the_picture_is_there_without_script(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    page.goto(THREE_MONTHS)
    expect(page.locator("#chart-series img").locator("visible=true")).to_have_count(1)
    expect(page.locator("figcaption.pointer").locator("visible=true")).to_have_count(0)
    context.close()


def test_check_a_text(reader: Page) -> None:
    """Exports rose 17.0% as released on 17 June 2026; imports rose, too."""
    reader.goto("/en/check/")
    reader.fill("#check-text", "In May 2026 Japan's exports rose 17.0%, and imports fell 12.5%.")
    reader.fill("#check-published", "2026-06-17")
    reader.click("form.ask button")
    expect(reader.locator("mark.was-right")).to_have_text("17.0%")
    expect(reader.locator("mark.contradicted")).to_have_text("12.5%")
    reader.locator("sup.contradicted a").click()
    expect(reader.locator("details.card:target .why")).to_contain_text("the sign is reversed")


def test_nothing_is_wider_than_the_screen(reader: Page) -> None:
    for path in ("/en/explore/", "/ja/explore/", "/en/revisions/", "/ja/revisions/", "/en/check/", "/ja/check/"):
        reader.goto(path, timeout=60_000)
        wide, room = reader.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide <= room, path
