"""A story as JSON-LD: schema.org NewsArticle, based on the releases as Datasets, corrected where they were revised."""

from __future__ import annotations

import msgspec

from kuroji.classifications.commodities import FLOWS
from kuroji.classifications.items import item
from kuroji.classifications.partners import partner
from kuroji.classifications.reporters import reporter
from kuroji.model.fact import Fact
from kuroji.model.instant import iso
from kuroji.model.observation import TOTAL
from kuroji.model.period import PART_OF_MONTH, Frequency, Period, month, parse
from kuroji.model.release import Release
from kuroji.stories.rendering.credits import licence_of, named, terms
from kuroji.stories.rendering.edition import MEDIA_TYPES, Edition
from kuroji.stories.rendering.labels import country, owner_of, publisher_of, revisions
from kuroji.stories.story import STATED, Story

Node = dict[str, object]
OURSELVES: Node = {"@type": "Organization", "name": "Kuroji"}


def jsonld(story: Story, edition: Edition) -> str:
    """The article as indented JSON-LD."""
    return msgspec.json.format(msgspec.json.encode(article(story, edition)), indent=2).decode() + "\n"


def article(story: Story, edition: Edition) -> Node:
    """The NewsArticle node; `correction` only where figures were revised since their first print."""
    owner, address = owner_of(story), edition.address(story, "html")
    offered = [one.address for one in terms(story)]
    node: Node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "headline": story.headline.text,
        "description": story.summary.text,
        "inLanguage": story.language,
        **({"datePublished": iso(story.published_at, owner)} if story.published_basis == STATED else {}),
        "dateModified": iso(story.updated_at, owner),
        "temporalCoverage": _interval(story.period, story),
        "isAccessibleForFree": True,
        "author": OURSELVES,
        "publisher": OURSELVES,
        "creditText": story.attribution,
        **({"license": offered[0] if len(offered) == 1 else offered} if offered else {}),
        "keywords": list(story.topics),
        "about": [{"@type": "Country", "name": country(story), "identifier": story.reporter}],
        "mentions": mentions(story),
        "isBasedOn": [dataset(r, story) for r in story.releases],
        "citation": sorted({r.address for r in story.releases if r.address}),
        "encoding": [
            {"@type": "MediaObject", "encodingFormat": media, "contentUrl": edition.address(story, to)}
            for to, media in MEDIA_TYPES.items()
        ],
    }
    corrections = revisions(story)
    if corrections:
        text = ("" if story.language == "ja" else " ").join(corrections)
        node["correction"] = {
            "@type": "CorrectionComment", "text": text, "inLanguage": story.language,
            "datePublished": iso(story.updated_at, owner),
        }  # fmt: skip
    return node


def mentions(story: Story) -> list[Node]:
    """The story's entities: partners as countries or places, commodities as things, all others as organisations."""
    kinds = {country(story): "Country"} | {name: kind for fact in story.facts for name, kind in _kinds(fact).items()}
    return [{"@type": kinds.get(name, "Organization"), "name": name} for name in story.entities]


def dataset(release: Release, story: Story) -> Node:
    """A release as a Dataset, identified by the hash of the bytes it was read from; under the terms of the reporter it is of."""
    licence = licence_of(release.reporter)
    office = publisher_of(reporter(release.reporter), story.language)
    node: Node = {
        "@type": "Dataset",
        "name": named(release, story.language),
        "description": f"{named(release, story.language)} ({release.id}), {office}",
        "identifier": [
            release.id,
            {"@type": "PropertyValue", "propertyID": "sha256", "value": release.sha256},
        ],
        "datePublished": iso(release.published_at, owner_of(story)),
        "license": licence.address_ja if story.language == "ja" else licence.address_en,
        "publisher": {"@type": "GovernmentOrganization", "name": office, "url": licence.publisher_page},
        "temporalCoverage": [_interval(covered, story) for covered in release.periods],
        "isAccessibleForFree": True,
    }  # fmt: skip
    if release.address:
        node["url"] = release.address
    return node


def interval(covered: Period) -> str:
    """The period as schema.org writes time: 2026-05, 2025, or first and last day or month with a slash between."""
    if covered.frequency in PART_OF_MONTH:
        days = "10" if covered.frequency is Frequency.FIRST_10_DAYS else "20"
        return f"{month(covered.start)}-01/{month(covered.start)}-{days}"
    if covered.frequency in (Frequency.MONTH, Frequency.YEAR):
        return str(covered)
    return f"{month(covered.start)}/{month(covered.end)}"


def _interval(written: str, story: Story) -> str:
    return interval(parse(written, owner_of(story).fiscal))


def _kinds(fact: Fact) -> dict[str, str]:
    """What the names of a fact's partner and commodity stand for."""
    found = partner(fact.partner_code)
    place = "Country" if found.kind == "country" else "Place"
    kinds = {found.name_en: place, found.name_ja: place, fact.commodity: "Thing"}
    if fact.code != TOTAL and fact.flow in FLOWS:
        goods = item(fact.flow, fact.classification, fact.code)
        kinds |= {goods.name_en: "Thing", goods.name_ja: "Thing"}
    return kinds
