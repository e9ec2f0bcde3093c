"""JSON and JSON-LD. Source: the fields of an article record as what the project asks of this part lists them; schema.org's types and properties."""

from __future__ import annotations

import json
import math
import re
from datetime import datetime
from typing import Any

import pytest
from tests.stories import by_hand

from kuroji.stories.fact_json import fact_object
from kuroji.stories.rendering.formats import FORMATS, render
from kuroji.stories.story import Story

EVERY = pytest.mark.parametrize("story", by_hand.STORIES.values(), ids=by_hand.STORIES.keys())
ARTICLE_FIELDS = {
    "slug", "title", "summary", "body_md", "url", "canonical_source", "published_at", "updated_at", "lang", "topics",
    "entities", "alternates",
}  # fmt: skip
# The properties that schema.org (version 29) gives the types used here, inherited ones included, and ranges of some.
THING = {"@type", "@id", "name", "description", "url", "identifier"}
WORK = THING | {
    "headline", "inLanguage", "datePublished", "dateModified", "temporalCoverage", "isAccessibleForFree", "author",
    "publisher", "creditText", "license", "keywords", "about", "mentions", "isBasedOn", "citation", "encoding",
    "correction", "text",
}  # fmt: skip
TYPES = {
    "NewsArticle": WORK | {"@context"},
    "Dataset": WORK,
    "CorrectionComment": WORK,
    "MediaObject": WORK | {"encodingFormat", "contentUrl"},
    "Organization": THING,
    "GovernmentOrganization": THING,
    "Country": THING,
    "Place": THING,
    "Thing": THING,
    "PropertyValue": THING | {"propertyID", "value"},
}
RANGES = {
    "author": {"Organization"}, "publisher": {"Organization", "GovernmentOrganization"}, "isBasedOn": {"Dataset"},
    "correction": {"CorrectionComment"}, "encoding": {"MediaObject"},
}  # fmt: skip


def record(story: Story, **where: str) -> dict[str, Any]:
    return json.loads(render(story, "json", **where))


def article(story: Story, **where: str) -> dict[str, Any]:
    return json.loads(render(story, "jsonld", **where))


@EVERY
def test_an_article_record_is_contained(story: Story) -> None:
    told = record(story)
    assert set(told) >= ARTICLE_FIELDS | {"facts", "places", "period", "as_of", "sources", "attribution", "license"}
    assert set(told["alternates"]) == {"html", "markdown", "text", "jsonld", "json"}
    assert told["title"] == story.headline.text
    assert told["body_md"] == render(story, "md")
    assert told["facts"] == json.loads(json.dumps([fact_object(f) for f in story.facts]))
    for name in ("published_at", "updated_at", "as_of"):
        assert datetime.fromisoformat(told[name]) == getattr(story, name)


@EVERY
def test_places_point_into_the_passage_and_into_the_body(story: Story) -> None:
    told = record(story)
    passages = {name: passage.text for name, passage in story.passages()}
    for n, table in enumerate(story.tables, 1):
        for r, row in enumerate(table.rows, 1):
            passages |= {f"table {n}, row {r}, column {c}": cell.text for c, cell in enumerate(row.cells, 2)}
    for place in told["places"]:
        assert passages[place["passage"]][place["start"] : place["end"]] == place["text"]
        if place["body_start"] is not None:
            there = told["body_md"][place["body_start"] : place["body_end"]]
            assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", there) == re.sub(r"[\n\u2028]", " ", place["text"])
    facts = {f.id for f in (*story.facts, *story.first_print)} | {by_hand.FIRST_BALANCE.id}
    assert {place["fact"] for place in told["places"]} <= facts


def test_every_span_with_a_fact_has_its_place() -> None:
    story = by_hand.english()
    spans = [s for _, p in story.passages() for s in p.spans] + [
        c for t in story.tables for r in t.rows for c in r.cells
    ]
    places = record(story)["places"]
    assert sorted((s.fact, s.text) for s in spans if s.fact) == sorted((p["fact"], p["text"]) for p in places)
    assert {p["passage"] for p in places if p["body_start"] is None} == {f"bullet {n}" for n in range(1, 6)}


def test_a_negative_zero_stays_negative() -> None:
    (barely,) = [f for f in record(by_hand.english())["facts"] if f["id"] == by_hand.BARELY.id]
    assert barely["value"] == 0
    assert math.copysign(1, barely["value"]) == -1


def test_addresses_follow_where_the_files_are_served() -> None:
    assert record(by_hand.english())["url"] == "japan-trade-2026-05.en.html"
    served = record(by_hand.japanese(), base_url="https://kuroji.example")
    assert served["url"] == "https://kuroji.example/japan-trade-2026-05.ja.html"
    assert served["alternates"]["markdown"] == "https://kuroji.example/japan-trade-2026-05.ja.md"
    assert served["canonical_source"] == by_hand.SERIES.address


def nodes(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(n for v in value.values() for n in nodes(v))]
    return [n for v in value for n in nodes(v)] if isinstance(value, list) else []


@EVERY
def test_jsonld_uses_schema_org_as_it_is_written(story: Story) -> None:
    told = article(story, base_url="https://kuroji.example")
    assert told["@context"] == "https://schema.org"
    assert told["@type"] == "NewsArticle"
    for node in nodes(told):
        assert set(node) <= TYPES[node["@type"]], node["@type"]
        for name, kinds in RANGES.items():
            values = node.get(name, [])
            assert {n["@type"] for n in (values if isinstance(values, list) else [values])} <= kinds
        for name in ("datePublished", "dateModified"):
            if name in node:
                assert datetime.fromisoformat(node[name]).tzinfo is not None
    assert told["headline"] == story.headline.text
    assert told["inLanguage"] == story.language
    assert told["isAccessibleForFree"] is True


def test_the_article_is_based_on_each_release() -> None:
    told = article(by_hand.english())
    for node, release in zip(told["isBasedOn"], (by_hand.SERIES, by_hand.PRESS), strict=True):
        assert node["url"] == release.address
        assert node["identifier"][1]["value"] == release.sha256
        assert datetime.fromisoformat(node["datePublished"]) == release.published_at
    assert told["isBasedOn"][0]["temporalCoverage"] == ["1979-01/2026-08"]


def test_a_correction_only_where_a_figure_was_revised() -> None:
    """The balance was first printed as -378,688 million yen; the rise in exports did not change."""
    corrected = article(by_hand.english())["correction"]
    assert corrected["@type"] == "CorrectionComment"
    assert "¥378.7 billion" in corrected["text"]
    assert "¥395.1 billion" in corrected["text"]
    assert "17 June 2026" in corrected["text"]
    assert "16.8" not in corrected["text"]
    assert "correction" not in article(by_hand.japanese())
    assert "correction" not in article(by_hand.english(first_print=(by_hand.FIRST_RISE,)))


def test_entities_are_typed_from_the_facts() -> None:
    assert article(by_hand.english())["mentions"] == [
        {"@type": "Country", "name": "Japan"},
        {"@type": "Place", "name": "world"},
        {"@type": "Organization", "name": "Ministry of Finance"},
    ]


@EVERY
@pytest.mark.parametrize("to", FORMATS)
def test_the_same_story_gives_the_same_bytes(story: Story, to: str) -> None:
    assert render(story, to) == render(story, to)
