"""Accessibility as axe-core judges it: no serious or critical fault on any kind of page, by day and by night, in both languages.

Source: axe-core's rules for WCAG 2.2 A and AA and its best practices. At night only the rules
of colour are run, since everything else is the same markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page, expect

GRAVE = ("serious", "critical")
FACT = "facts/balance(exports-imports):JP.balance.world.total.value@2026-05;as_of=2026-06-17T08:50+09:00/"
PAGES = (
    "", "stories/", "stories/japan-trade-2026-05/", "stories/japan-trade-2026-05/why/", "explore/", "parts/", "scan/", "revisions/", "check/",
    "corrections/", "data/", "methods/", "policy/", FACT, "stories/japan-trade-2026-13/",
    "stories/japan-trade-2026-05/statements/", "stories/japan-trade-2026-05/results/", "moderation/",
)  # fmt: skip
# Rows after the fifth of a table are the same markup; looking at hundreds of them takes minutes.
FEWER_ROWS = "document.querySelectorAll('tbody tr:nth-child(n+6)').forEach(row => row.remove())"
RUN = """async rules => {
  const found = await axe.run(document, rules.length ? { runOnly: rules, resultTypes: ["violations"] } : { resultTypes: ["violations"] });
  return found.violations.map(v => [v.impact, v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" | ")]);
}"""


@pytest.fixture(scope="module")
def judged() -> Callable[[Page, bool], list[str]]:
    """What axe-core holds against a page: rules of grave impact with the first elements that break them."""
    source = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")

    def judge(page: Page, colours_only: bool) -> list[str]:
        page.evaluate(FEWER_ROWS)
        page.evaluate(f"() => {{ {source} }}")
        found = page.evaluate(RUN, ["color-contrast", "link-in-text-block"] if colours_only else [])
        return [f"{page.url} {impact} {rule}: {where}" for impact, rule, where in found if impact in GRAVE]

    return judge


@contextmanager
def reading(browser: Browser, server: str, scheme: str) -> Iterator[Page]:
    context = browser.new_context(base_url=server, color_scheme=scheme, reduced_motion="reduce")
    context.set_default_timeout(90_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_page_has_a_grave_fault(
    browser: Browser, server: str, judged: Callable[[Page, bool], list[str]], language: str, scheme: str
) -> None:
    found: list[str] = []
    with reading(browser, server, scheme) as page:
        for path in PAGES:
            page.goto(f"/{language}/{path}")
            found += judged(page, scheme == "dark")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_checked_article_has_none(
    browser: Browser, server: str, judged: Callable[[Page, bool], list[str]], scheme: str
) -> None:
    with reading(browser, server, scheme) as page:
        page.goto("/en/check/")
        page.fill("#check-text", "In May 2026 Japan's exports rose 17.0%, imports fell 12.5%, and the yen was weak.")
        page.fill("#check-published", "2026-06-17")
        page.click("form.ask button")
        expect(page.locator("mark.contradicted")).to_have_count(1)
        assert not judged(page, False)
