"""Credits: the licence of each reporter's figures and the offices that publish them."""

from __future__ import annotations

import msgspec

from kuroji.charts.words import STAGES
from kuroji.classifications.reporters import reporter
from kuroji.model.period import parse
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.outlook.embedded import quoted
from kuroji.stories.rendering.labels import day, labels, publisher
from kuroji.stories.story import Story
from kuroji.stories.wording import ja

# Of a publication whose date the source at hand does not state.
UNDATED = {
    "en": "published about {when}, a date not stated in the source at hand",
    "ja": "{when}ごろ公表（日付は推定）",
}


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


OWN_TERMS = {"en": "publisher's own terms", "ja": "公表機関の利用条件"}


def licence_of(code: str) -> Licence:
    """The terms of a reporter's figures; where they are not known here, the publisher's own page."""
    page = reporter(code).address
    return LICENCES.get(_country(code)) or Licence(page, page, page)


def _country(code: str) -> str:
    """The country of a reporter: a customs district publishes under the terms of its own."""
    return code.partition("/")[0]


def licence_name(story: Story) -> str:
    """What the terms are called, in the story's language."""
    return labels(story).licence_name if _country(story.reporter) in LICENCES else OWN_TERMS[story.language]


def licence_address(story: Story) -> str:
    """Where the terms of the figures are found, in the story's language."""
    licence = licence_of(story.reporter)
    return licence.address_ja if story.language == "ja" else licence.address_en


def licence_object(story: Story) -> dict[str, object]:
    """The licence as plain values: name, address and the statement of processing."""
    return {"name": licence_name(story), "url": licence_address(story), "statement": processing(story)}


def processing(story: Story) -> str:
    """That Kuroji processed the figures, and nobody else vouches for it."""
    return labels(story).not_endorsed.format(publisher=publisher(story))


def dated(release: Release, story: Story) -> str:
    """When the release was published, and whether that was stated or inferred.

    A long series taken after the story's instant is a source of the figures that were out by then.
    """
    words = labels(story)
    if release.published_at > story.as_of:
        return words.taken.format(when=day(release.published_at, story))
    template = words.stated if release.published_basis == "stated" else words.inferred
    if release.published_basis != "stated" and quoted(release) is not None:
        template = UNDATED[story.language]
    return template.format(when=day(release.published_at, story))


def web_address(release: Release) -> str | None:
    """Where the release is found on the web; None for an address of another kind, which no page may link."""
    return release.address if release.address.startswith(("https://", "http://")) else None


def named(release: Release, language: str) -> str:
    """The release's title, or its id where it has none; in Japanese, where titles are English, what it is.

    2026年5月分貿易統計（速報）, 貿易統計 時系列データ（d41ma）.
    """
    publication = quoted(release)
    if publication is not None:
        return publication.name(language)
    if language != "ja":
        return release.title or release.id
    if release.title_ja:
        return release.title_ja
    if release.stage:
        covered = "、".join(ja.period(parse(p, reporter(release.reporter).fiscal)) for p in release.periods)
        return f"{covered}分{reporter(release.reporter).statistics_ja}（{STAGES['ja'][Stage(release.stage)]}）"
    return f"{reporter(release.reporter).statistics_ja} 時系列データ（{release.id.split('/')[1]}）"
