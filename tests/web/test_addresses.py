"""Addresses lead to their page and back. Source: RFC 3986 (percent-encoding), docs/explanation/site.md."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.web.addresses import LANGUAGES, PATTERNS, address
from kuroji.web.page import Page
from kuroji.web.registry import KINDS, find

# What may stand in a path without being escaped: unreserved, sub-delims, ":" and "@", and the slash between segments.
PATH = re.compile(r"/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-F]{2})*")
SEGMENT = st.text(st.characters(exclude_characters="/", exclude_categories=("Cs",)), min_size=1, max_size=40)
FACT = "balance(exports-imports):JP.balance.world.total.value@2026-05;as_of=2026-06-17T08:50+09:00#346465"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("home", {}), ("stories", {}), ("story", {"slug": "japan-trade-2026-05"}),
        ("story", {"slug": "japan-trade-2026-05", "as_of": "2026-06-17"}),
        ("why", {"slug": "japan-trade-2026-05"}), ("why", {"slug": "japan-trade-fy2025", "as_of": "first"}),
        ("why", {"slug": "japan-trade-2025-05", "flow": "exports", "partner": "US", "commodity": "pc-70503"}),
        ("fact", {"id": FACT}), ("fact", {"id": "ratio(exports/imports):JP.balance.world.total.value@2026;as_of=x"}),
        ("release", {"id": "mof-press/2026-05/4/2026-06-17"}),
    ],
)  # fmt: skip
def test_a_page_is_found_at_its_own_address(name: str, values: dict[str, str], language: str) -> None:
    path = address(name, language, **values)
    assert PATH.fullmatch(path)
    assert path.endswith("/")
    found = find(path)
    assert found is not None
    assert (found.name, found.language, dict(found.values)) == (name, language, values)
    assert found.path == path


@given(text=SEGMENT)
def test_any_text_in_an_address_comes_back_as_it_was(text: str) -> None:
    path = address("story", "ja", slug=text)
    assert PATH.fullmatch(path)
    found = find(path)
    assert found is not None
    assert found.values["slug"] == text


@given(path=st.text(max_size=200))
def test_no_path_is_too_odd_to_be_looked_for(path: str) -> None:
    found = find(path)
    assert found is None or found.name in KINDS


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_a_sibling_is_found_at_its_own_address(kind: object) -> None:
    values = {"slug": "japan-trade-2026-05", "id": "a/b", "topic": "digital", "number": "1", "words": "crude oil"}
    page = Page(kind=kind, language="en", values=values)
    places = set(re.findall(r"\{(\w+)", PATTERNS[page.name]))
    page = Page(kind=kind, language="en", values={k: v for k, v in page.values.items() if k in places})
    for form in page.kind.formats:
        found = find(page.to(form).path)
        assert found is not None
        assert (found.name, found.form) == (page.name, form)


def test_a_vintage_is_part_of_the_path_and_the_language_its_first() -> None:
    page = find("/en/stories/japan-trade-2026-05/")
    assert page is not None
    assert page.at("first").path == "/en/stories/japan-trade-2026-05/as-of/first/"
    assert page.at("first").into("ja").path == "/ja/stories/japan-trade-2026-05/as-of/first/"
    assert page.at("first").at().path == page.path
    assert page.file == "en/stories/japan-trade-2026-05/index.html"
