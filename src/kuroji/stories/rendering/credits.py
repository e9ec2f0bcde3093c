"""Credits: the licence of each reporter's figures and the offices that publish them."""

from __future__ import annotations

import msgspec

from kuroji.charts.words import STAGES
from kuroji.classifications.reporters import reporter
from kuroji.model.period import parse
from kuroji.model.release import Release
from kuroji.model.reporter import Reporter
from kuroji.model.stage import Stage
from kuroji.outlook.embedded import quoted
from kuroji.stories.rendering.labels import day, labels, publisher_of
from kuroji.stories.story import Story
from kuroji.stories.wording import ja

# Of a publication whose date the source at hand does not state, and of a reporter no calendar of releases is kept of.
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


class Terms(msgspec.Struct, frozen=True):
    """The terms of one country's figures in a story's language: their name and address, and the sentence around the name."""

    owner: Reporter
    name: str
    address: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        """The figures are offered under the Public Data License (version 1.0)."""
        return f"{self.before}{self.name}{self.after}"


def terms(story: Story) -> tuple[Terms, ...]:
    """The terms of the figures of every country whose releases the story rests on, the story's own first."""
    owners = owners_of(story)
    words, in_japanese = labels(story), story.language == "ja"
    found = []
    for owner in owners:
        sentence = words.licence if len(owners) == 1 else words.licence_of
        country = owner.name_ja if in_japanese else owner.name_en
        before, _, after = sentence.replace("{country}", country).partition("{name}")
        name = words.licence_name if owner.code in LICENCES else OWN_TERMS[story.language]
        licence = licence_of(owner.code)
        found.append(Terms(owner, name, licence.address_ja if in_japanese else licence.address_en, before, after))
    return tuple(found)


def owners_of(story: Story) -> tuple[Reporter, ...]:
    """The countries whose statistics the story rests on, its own first; none where it rests on no release."""
    if not story.releases:
        return ()
    codes = dict.fromkeys(_country(code) for code in (story.reporter, *(r.reporter for r in story.releases)))
    return tuple(reporter(code) for code in codes)


def licence_object(story: Story) -> dict[str, object]:
    """The licence as plain values: name, address and the statement of processing; with several countries, each one's.

    A story of no official figures has none, and says in its attribution what it was computed from.
    """
    each = terms(story)
    if not each:
        return {"name": "", "url": "", "statement": story.attribution}
    found: dict[str, object] = {"name": each[0].name, "url": each[0].address, "statement": processing(story)}
    if len(each) > 1:
        found["each"] = [{"reporter": one.owner.code, "name": one.name, "url": one.address} for one in each]
    return found


def processing(story: Story) -> str:
    """That Kuroji processed the figures, and nobody else vouches for it; nothing where none are of an office."""
    words, offices = labels(story), [publisher_of(owner, story.language) for owner in owners_of(story)]
    if not offices:
        return ""
    template = words.not_endorsed if len(offices) == 1 else words.none_endorsed
    return template.format(publisher=words.publishers.join(offices))


def dated(release: Release, story: Story) -> str:
    """When the release was published, and whether that was stated or inferred.

    A long series taken after the story's instant is a source of the figures that were out by then.
    """
    words = labels(story)
    if release.published_at > story.as_of:
        return words.taken.format(when=day(release.published_at, story))
    template = words.stated if release.published_basis == "stated" else words.inferred
    by_calendar = reporter(release.reporter).has_calendar and quoted(release) is None
    if release.published_basis != "stated" and not by_calendar:
        template = UNDATED[story.language]
    return template.format(when=day(release.published_at, story))


def web_address(release: Release) -> str | None:
    """Where the release is found on the web; None for an address of another kind, which no page may link."""
    return release.address if release.address.startswith(("https://", "http://")) else None


def named(release: Release, language: str) -> str:
    """The release's title, or its id where it has none; in Japanese, where titles are English, what it is.

    2026年5月分貿易統計（速報）, 貿易統計 時系列データ（d41ma）; a title of its own where it has one: （報道による）.
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
