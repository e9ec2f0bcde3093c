"""Datasets as schema.org describes them (https://schema.org/Dataset): in the head of a page, and as its `.jsonld`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from kuroji.model.release import Release
from kuroji.stories.rendering.credits import licence_of
from kuroji.stories.rendering.credits import named as release_named
from kuroji.stories.rendering.jsonld import OURSELVES, Node
from kuroji.web.addresses import address
from kuroji.web.api.csvw import Column
from kuroji.web.page import DESCRIPTION, HTML, MEDIA_TYPES, Content, Page
from kuroji.web.site import Site

CONTEXT = "https://schema.org"
# Files of the page itself or of what describes it are no distribution of the data.
NO_DATA = (HTML, "jsonld", DESCRIPTION, "png", "md", "txt")


def dataset(
    site: Site, page: Page, name: str, description: str, *, coverage: str, measured: Iterable[Node], based_on: Sequence[Node],
    modified: str,
) -> Node:  # fmt: skip
    """The Dataset whose page this is; `coverage` is an interval (ISO 8601), `modified` an instant."""
    owner = site.reporter
    licence = licence_of(owner.code)
    here = site.absolute(page.to(HTML).path)
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": here,
        "url": here,
        "name": name,
        "description": description,
        "inLanguage": page.language,
        "license": licence.address_ja if page.language == "ja" else licence.address_en,
        "creator": OURSELVES,
        "publisher": OURSELVES,
        "creditText": owner.attribution_ja if page.language == "ja" else owner.attribution_en,
        "isAccessibleForFree": True,
        "temporalCoverage": coverage,
        "spatialCoverage": {"@type": "Country", "name": _country(site, page), "identifier": owner.code},
        "variableMeasured": list(measured),
        "dateModified": modified,
        "distribution": [download(site, page.to(form)) for form in page.kind.formats if form not in NO_DATA],
        "includedInDataCatalog": catalogue(site, page.language),
        "isBasedOn": list(based_on),
    }  # fmt: skip


def catalogue(site: Site, language: str) -> Node:
    """The catalogue that every Dataset of the site is in."""
    return {"@type": "DataCatalog", "name": "Kuroji 黒字", "url": site.absolute(address("data", language))}


def _country(site: Site, page: Page) -> str:
    return site.reporter.name_ja if page.language == "ja" else site.reporter.name_en


def download(site: Site, page: Page) -> Node:
    """A page in one of its formats as a file of a Dataset."""
    return {
        "@type": "DataDownload", "encodingFormat": MEDIA_TYPES[page.form], "contentUrl": site.absolute(page.path),
    }  # fmt: skip


def measured(columns: Iterable[Column]) -> list[Node]:
    """The columns of a table as what a Dataset measures."""
    return [{"@type": "PropertyValue", "name": one.name, "description": one.meaning} for one in columns]


def based_on(site: Site, releases: Iterable[Release], language: str) -> list[Node]:
    """Releases as what a Dataset is based on, by their pages here and where they were published."""
    found = []
    for release in releases:
        node: Node = {
            "@type": "Dataset", "name": release_named(release, language),
            "url": site.absolute(address("release", language, id=release.id)),
            "identifier": [release.id, {"@type": "PropertyValue", "propertyID": "sha256", "value": release.sha256}],
        }  # fmt: skip
        found.append(node | ({"sameAs": release.address} if release.address else {}))
    return found


def jsonld(_: Site, __: Page, content: Content) -> str:
    """What the head of the page says of itself, as a file."""
    return msgspec.json.format(msgspec.json.encode(content.structured), indent=2).decode() + "\n"
