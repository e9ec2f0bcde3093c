"""The HTML page. Source: the HTML standard's content rules, WCAG 2.2 (1.3.1, 2.4.x, 3.1.1), what the project asks of this part."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import msgspec
import pytest
from tests.stories import by_hand
from tests.stories.page import Element, read

from kuroji.markup.elements import element, joined
from kuroji.model.fact import Fact
from kuroji.stories.rendering.formats import render
from kuroji.stories.story import Span, Story

EVERY = pytest.mark.parametrize("story", by_hand.STORIES.values(), ids=by_hand.STORIES.keys())
CHARTS = (by_hand.chart(), by_hand.chart(width=360), by_hand.chart("history"))
LOADS = {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping"}


def page(story: Story) -> Element:
    return read(render(story, "html", charts=CHARTS))


def spans(story: Story) -> list[Span]:
    """What the page must show: a flash has no summary, a full story no bullets."""
    passages = [p for name, p in story.passages() if name.startswith("bullet") != bool(story.sections)]
    shown = [p for p in passages if p is not story.summary or story.sections]
    shown += [story.headline] if story.headline not in shown else []
    cells = [cell for table in story.tables for row in table.rows for cell in row.cells]
    return [span for p in shown for span in p.spans] + cells


@EVERY
def test_every_number_carries_its_fact(story: Story) -> None:
    marked = [e for e in page(story).all("data") if e.attributes.get("class") == "fact"]
    assert sorted((e.attributes["data-fact"], e.text) for e in marked) == sorted(
        (s.fact, s.text) for s in spans(story) if s.fact
    )
    for e in marked:
        assert e.attributes["title"]


@EVERY
def test_a_number_leads_to_its_fact_in_the_appendix(story: Story) -> None:
    html = page(story)
    rows = {e.attributes["id"]: e for e in html.all("tr") if "id" in e.attributes}
    for e in html.all("data"):
        for link in e.all("a"):
            row = rows[link.attributes["href"].removeprefix("#")]
            assert row.one("code").text == e.attributes["data-fact"]
    listed = {row.one("code").text for row in rows.values()}
    assert listed == {f.id for f in (*story.facts, *story.first_print)}


@pytest.mark.parametrize(
    ("fact", "value"),
    [(by_hand.BALANCE, "-395109299000"), (by_hand.RISE, "16.8"), (by_hand.BARELY, "-0.0")],
    ids=["amount", "percent", "negative zero"],
)
def test_the_machine_reads_the_value_with_its_sign(fact: Fact, value: str) -> None:
    marked = [e for e in page(by_hand.english()).all("data") if e.attributes.get("data-fact") == fact.id]
    assert {e.attributes["value"] for e in marked} == {value}


@EVERY
def test_nothing_is_run_and_nothing_is_fetched(story: Story) -> None:
    html = page(story)
    (script,) = html.all("script")
    assert script.attributes == {"type": "application/ld+json"}
    assert not html.all("img", "iframe", "object", "embed", "base", "form", "image", "foreignobject")
    for e in html.all():
        assert not [a for a in e.attributes if a.startswith("on") or a in LOADS], e.tag
        if e.tag == "link":
            assert e.attributes["rel"] in ("alternate", "license", "canonical")
        assert "javascript:" not in e.attributes.get("href", "").lower()
    style = html.one("style").text
    assert "url(" not in style
    assert "@import" not in style


def test_names_that_mean_harm_are_only_shown() -> None:
    html = page(by_hand.hostile())
    shown = html.one("body").text
    for name in by_hand.HOSTILE:
        assert name in shown
    assert json.loads(html.one("script").text)["keywords"] == list(by_hand.HOSTILE)


@EVERY
def test_ids_are_unique_and_every_reference_is_answered(story: Story) -> None:
    html = page(story)
    ids = [e.attributes["id"] for e in html.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    wanted = [e.attributes["href"][1:] for e in html.all("a") if e.attributes.get("href", "").startswith("#")]
    for name in ("aria-labelledby", "aria-describedby"):
        wanted += [word for e in html.all() for word in e.attributes.get(name, "").split()]
    wanted += re.findall(r"url\(#([^)]+)\)", render(story, "html", charts=CHARTS))
    assert set(wanted) <= set(ids)


@EVERY
def test_a_reader_without_eyes_finds_the_way(story: Story) -> None:
    html = page(story)
    assert html.attributes["lang"] == story.language
    assert html.one("head").one("title").text.strip()
    body = html.one("body")
    assert [e.tag for e in body.children] == ["header", "main", "footer"]
    levels = [int(e.tag[1]) for e in html.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in html.all("table"):
        assert table.children[0].tag == "caption"
        assert table.children[0].text.strip()
        assert {e.attributes.get("scope") for e in table.all("th")} <= {"col", "row", "rowgroup"}
        assert all(e.attributes.get("scope") for e in table.all("th"))
        assert all(row.all("th") for row in table.one("thead").all("tr"))
    for svg in html.all("svg"):
        assert svg.attributes["role"] == "img"
        assert svg.one("desc").text == "Two bars: a surplus & a deficit."


def test_what_the_story_does_not_say_is_not_headed() -> None:
    html = page(by_hand.english())
    heads = [e.text for e in html.all("h2")]
    assert "The balance" in heads
    assert "Nothing to say" not in heads
    assert not [e for e in html.one("article").all("p") if not e.text.strip()]


def test_a_flash_is_headline_and_bullets() -> None:
    article = page(by_hand.flash()).one("article")
    assert len(article.one("ul").all("li")) == 5
    assert not article.all("h2", "table")


def test_a_chart_follows_its_section_and_comes_in_two_widths() -> None:
    article = page(by_hand.english()).one("article")
    order = [e.attributes.get("aria-labelledby") or e.attributes.get("id") for e in article.children]
    assert order.index("chart-balance") == order.index("section-balance") + 1
    figures = {e.attributes["id"]: [d.attributes["class"] for d in e.children] for e in article.all("figure")}
    assert figures == {"chart-balance": ["wide", "narrow"], "chart-history": ["any"]}


def test_the_page_says_vintage_source_and_licence() -> None:
    for story, words in (
        (by_hand.english(), ("Figures as known on 29 September 2026", "17 June 2026, 08:50 JST", "As first printed")),
        (by_hand.japanese(), ("2026年9月29日時点", "2026年6月17日 8時50分", "2026年5月分貿易統計（速報）")),
    ):
        html = page(story)
        for word in (*words, story.attribution, *(r.sha256 for r in story.releases)):
            assert word in html.text
        assert [e for e in html.all("a") if e.attributes.get("rel") == "license"]
        assert {e.attributes["href"] for e in html.all("a")} >= {r.address for r in story.releases}


def test_the_inferred_date_is_told_from_the_stated_one() -> None:
    items = page(by_hand.english()).all("ol")[-1].all("li")
    assert "a date inferred" in items[0].text
    assert "inferred" not in items[1].text


def test_plain_text_never_becomes_markup() -> None:
    assert element("p", "<b>&\"'", class_='"x') == '<p class="&quot;x">&lt;b&gt;&amp;&quot;&#x27;</p>'
    assert joined(["a<", element("br"), None, "b"], " & ") == "a&lt; &amp; <br> &amp; b"
    assert element("td", hidden=True, lang=None, data_x=0) == '<td hidden data-x="0"></td>'


def test_addresses_are_absolute_where_the_pages_are_served() -> None:
    html = read(render(by_hand.english(), "html", base_url="https://kuroji.example/stories/"))
    links = {e.attributes["rel"]: e.attributes["href"] for e in html.all("link") if e.attributes["rel"] == "canonical"}
    assert links == {"canonical": "https://kuroji.example/stories/japan-trade-2026-05.en.html"}


def test_an_address_that_is_not_of_the_web_is_not_linked() -> None:
    release = msgspec.structs.replace(by_hand.PRESS, address="javascript:alert(1)")
    story = by_hand.english(releases=(release,))
    assert not [e for e in page(story).all("a") if e.attributes["href"].startswith("javascript")]
    assert "javascript" not in render(story, "md")


def test_the_appendix_gives_values_at_their_grain_with_units() -> None:
    """Million yen as the release prints them, thousand yen as the long series does; Japanese counts in 千円 too."""
    run = by_hand.fact("first_since", "sign", "balance", "4", "periods", 1.0, detail={"of": "deficit"})
    story = by_hand.english(facts=(by_hand.BALANCE, by_hand.BARELY, run))
    values = [row.all("td")[0].text for row in page(story).all("tr") if "id" in row.attributes]
    assert values == ["−395,109,299 thousand yen", "−0.0%", "4 months", "−378,688 million yen", "16.8%"]
    told = by_hand.japanese(facts=(by_hand.BALANCE, run))
    assert [row.all("td")[0].text for row in page(told).all("tr") if "id" in row.attributes] == [
        "−395,109,299千円", "4カ月",
    ]  # fmt: skip
