"""A story as JSON-LD: schema.org NewsArticle, based on the releases as Datasets, corrected where they were revised."""

from __future__ import annotations

import msgspec

from kuroji.classifications.partners import partner
from kuroji.model.fact import Fact
from kuroji.model.instant import iso
from kuroji.model.release import Release
from kuroji.stories.rendering.credits import LICENCES, licence_address, named
from kuroji.stories.rendering.edition import MEDIA_TYPES, Edition
from kuroji.stories.rendering.labels import country, owner_of, publisher, revisions
from kuroji.stories.story import Story

Node = dict[str, object]
OURSELVES: Node = {"@type": "Organization", "name": "Kuroji"}


def jsonld(story: Story, edition: Edition) -> str:
    """The article as indented JSON-LD."""
    return msgspec.json.format(msgspec.json.encode(article(story, edition)), indent=2).decode() + "\n"


def article(story: Story, edition: Edition) -> Node:
    """The NewsArticle node; `correction` only where figures were revised since their first print."""
    owner, address = owner_of(story), edition.address(story, "html")
    node: Node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "headline": story.headline.text,
        "description": story.summary.text,
        "inLanguage": story.language,
        "datePublished": iso(story.published_at, owner),
        "dateModified": iso(story.updated_at, owner),
        "temporalCoverage": story.period,
        "isAccessibleForFree": True,
        "author": OURSELVES,
        "publisher": OURSELVES,
        "creditText": story.attribution,
        "license": licence_address(story),
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
    kinds = {name: kind for fact in story.facts for name, kind in _kinds(fact).items()}
    return [{"@type": kinds.get(name, "Organization"), "name": name} for name in story.entities]


def dataset(release: Release, story: Story) -> Node:
    """A release as a Dataset, identified by the hash of the bytes it was read from."""
    node: Node = {
        "@type": "Dataset",
        "name": named(release),
        "description": f"{named(release)} ({release.id}), {publisher(story)}",
        "identifier": [
            release.id,
            {"@type": "PropertyValue", "propertyID": "sha256", "value": release.sha256},
        ],
        "datePublished": iso(release.published_at, owner_of(story)),
        "license": licence_address(story),
        "publisher": {
            "@type": "GovernmentOrganization", "name": publisher(story), "url": LICENCES[story.reporter].publisher_page,
        },
        "temporalCoverage": [covered.replace("..", "/") for covered in release.periods],
        "isAccessibleForFree": True,
    }  # fmt: skip
    if release.address:
        node["url"] = release.address
    return node


def _kinds(fact: Fact) -> dict[str, str]:
    """What the names of a fact's partner and commodity stand for."""
    found = partner(fact.partner_code)
    place = "Country" if found.kind == "country" else "Place"
    goods = {fact.commodity: "Thing"}
    if fact.code != "total":
        named_goods = commodity(fact.flow, fact.code)
        goods |= {named_goods.name_en: "Thing", named_goods.name_ja: "Thing"}
    return {found.name_en: place, found.name_ja: place, **goods}
