"""Credits: the licence of each reporter's figures and the offices that publish them."""

from __future__ import annotations

import msgspec

from kuroji.model.release import Release
from kuroji.stories.rendering.labels import day, labels, publisher
from kuroji.stories.story import Story


class Licence(msgspec.Struct, frozen=True):
    """The terms of a reporter's figures: their address in each language, and the publisher's own page."""

    address_en: str
    address_ja: str
    publisher_page: str


LICENCES = {
    "JP": Licence(
        address_en="https://www.digital.go.jp/en/resources/open_data/public_data_license_v1.0",
        address_ja="https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
        publisher_page="https://www.customs.go.jp/toukei/",
    )
}


def licence_address(story: Story) -> str:
    """Where the terms of the figures are found, in the story's language."""
    licence = LICENCES[story.reporter]
    return licence.address_ja if story.language == "ja" else licence.address_en


def licence_object(story: Story) -> dict[str, object]:
    """The licence as plain values: name, address and the statement of processing."""
    return {"name": labels(story).licence_name, "url": licence_address(story), "statement": processing(story)}


def processing(story: Story) -> str:
    """That Kuroji processed the figures, and nobody else vouches for it."""
    return labels(story).not_endorsed.format(publisher=publisher(story))


def dated(release: Release, story: Story) -> str:
    """When the release was published, and whether that was stated or inferred."""
    words = labels(story)
    template = words.stated if release.published_basis == "stated" else words.inferred
    return template.format(when=day(release.published_at, story))


def named(release: Release) -> str:
    """The release's title, or its id where it has none."""
    return release.title or release.id
