"""About the data: what is held, under which licence, how it was processed, and every release."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kuroji.charts.words import STAGES
from kuroji.classifications.reporters import reporter
from kuroji.indicators.view import Subject
from kuroji.model.errors import UsageError
from kuroji.model.instant import iso
from kuroji.model.observation import Flow
from kuroji.model.period import Frequency, parse
from kuroji.model.release import Release
from kuroji.model.reporter import Reporter
from kuroji.model.stage import Stage
from kuroji.stories.rendering.credits import licence_of, named, web_address
from kuroji.stories.rendering.jsonld import Node, interval
from kuroji.stories.rendering.markdown import escape
from kuroji.stories.story import STATED
from kuroji.web.addresses import address
from kuroji.web.api.csvw import RELEASES, SERIES
from kuroji.web.archive import archive
from kuroji.web.exploring.question import values_of
from kuroji.web.missing import NoSuchPage
from kuroji.web.page import Content, Kind, Page, Values
from kuroji.web.pages.explore import EXPLORE
from kuroji.web.siblings.datasets import CONTEXT, based_on, catalogue, dataset, download, jsonld, measured
from kuroji.web.siblings.lists import COLON, document, section, table
from kuroji.web.siblings.tables import with_description, written
from kuroji.web.site import Site
from kuroji.web.slugs import slug
from kuroji.web.words.data import WORDS, Words
from kuroji.web.words.dates import dated, day, minute
from kuroji.web.words.dates import named as period_named


class Listed(msgspec.Struct, frozen=True):
    """A release in a list."""

    title: str
    path: str
    stage: str
    published: str
    published_iso: str


class Office(msgspec.Struct, frozen=True):
    """The releases of one reporter under the name of its statistics; `code` is empty for the site's own reporter."""

    code: str
    name: str
    releases: tuple[Listed, ...]


class About(Content, frozen=True, kw_only=True):
    """The page about the data: of the site's own reporter first, then of those it is compared with."""

    words: Words
    newest: str
    count: str
    others: str
    offices: tuple[Office, ...]
    held: tuple[Release, ...]


class OneRelease(Content, frozen=True, kw_only=True):
    """The page of one release: its properties as pairs of words, and the stories of its periods."""

    words: Words
    lines: tuple[tuple[str, str], ...]
    address: str
    stories: tuple[tuple[str, str], ...]


def _held(site: Site) -> tuple[Release, ...]:
    """Every release, the newest first."""
    with site.reading() as store:
        return tuple(sorted(store.releases.values(), key=lambda r: (r.published_at, r.id), reverse=True))


def _stage(release: Release, words: Words, language: str) -> str:
    return STAGES[language][Stage(release.stage)] if release.stage else words.snapshot


def content(site: Site, page: Page) -> About:
    """What is held now."""
    language, words, owner = page.language, WORDS[page.language], site.reporter
    held = _held(site)
    own = tuple(r for r in held if _country(r) == owner)
    days = [day(release.published_at, owner, language) for release in (own[-1], own[0])]
    offices = tuple(_offices(held, owner, words, language))
    return About(
        title=words.title, description=words.intro, updated=held[0].published_at, words=words,
        newest=named(own[0], language), count=words.count.format(count=len(own), first=days[0], last=days[1]),
        others=words.between.join(f"{o.name}{words.brackets.format(len(o.releases))}" for o in offices if o.code),
        offices=offices, held=held, structured=_structured(site, page, own, words),
    )  # fmt: skip


def _country(release: Release) -> Reporter:
    """Whose statistics a release is of; a customs district's are its country's."""
    return reporter(release.reporter.partition("/")[0])


def _offices(held: tuple[Release, ...], own: Reporter, words: Words, language: str) -> Iterator[Office]:
    """The releases by reporter: the site's own, then the others by name; each with dates in its own zone."""
    owners = {one.code: one for one in map(_country, held)}
    for owner in sorted(owners.values(), key=lambda one: (one.code != own.code, one.name_en)):
        listed = tuple(
            Listed(
                named(r, language), address("release", language, id=r.id), _stage(r, words, language),
                dated(r.published_at, r.published_basis, owner, language), iso(r.published_at, owner),
            )
            for r in held if _country(r) == owner
        )  # fmt: skip
        foreign = owner.code != own.code
        name = (owner.statistics_ja if language == "ja" else owner.statistics_en) if foreign else words.newest_first
        yield Office(owner.code if foreign else "", name, listed)


def _structured(site: Site, page: Page, held: tuple[Release, ...], words: Words) -> Node:
    """All that is held as one Dataset, with the files of the totals as its distribution."""
    newest = archive(site).months[0]
    whole = dataset(
        site, page, words.dataset, f"{words.intro} {words.begins_text} {words.valuation_text}",
        coverage=f"{site.reporter.starts['total']}/{newest}", measured=measured(SERIES.columns),
        based_on=based_on(site, held, page.language), modified=iso(held[0].published_at, site.reporter),
    )  # fmt: skip
    totals = [
        Page(kind=EXPLORE, language=page.language, values=values_of(Subject(flow), Frequency.MONTH))
        for flow in (Flow.EXPORT, Flow.IMPORT, Flow.BALANCE)
    ]
    files = [download(site, one.to(form)) for one in totals for form in ("csv", "parquet", "json")]
    return whole | {"distribution": files}


def one_release(site: Site, page: Page) -> OneRelease:
    """The release of the page's address. Raises NoSuchPage when none has that id."""
    language, words = page.language, WORDS[page.language]
    with site.reading() as store:
        release = store.releases.get(page.values["id"])
    if release is None:
        raise NoSuchPage(f"no release {page.values['id']!r} is held")
    owner = _country(release)
    basis = words.stated if release.published_basis == "stated" else words.inferred
    lines = [
        (words.stage, _stage(release, words, language)),
        (words.periods, ", ".join(release.periods)),
        (words.published, f"{minute(release.published_at, owner, language)} ({basis})"),
        (words.identity, release.id),
        (words.checksum, release.sha256),
    ]
    if release.retrieved_at is not None:
        lines.insert(3, (words.retrieved, minute(release.retrieved_at, owner, language)))
    title = named(release, language)
    return OneRelease(
        title=title, description=f"{title}. {release.id}", updated=release.published_at, words=words,
        structured=_one(site, page, release, title),
        lines=tuple(lines), address=web_address(release) or "", stories=tuple(_stories(release, site, language)),
    )  # fmt: skip


def _one(site: Site, page: Page, release: Release, title: str) -> Node:
    """The release as a Dataset of its publisher."""
    owner = _country(release)
    licence = licence_of(owner.code)
    publisher = owner.publisher_ja if page.language == "ja" else owner.publisher_en
    office: Node = {"@type": "GovernmentOrganization", "name": publisher, "url": licence.publisher_page}
    covered = [interval(parse(text, owner.fiscal)) for text in release.periods]
    node: Node = {
        "@context": CONTEXT, **based_on(site, (release,), page.language)[0], "description": f"{title} ({release.id}), {publisher}",
        "license": licence.address_ja if page.language == "ja" else licence.address_en, "creator": office, "publisher": office,
        "temporalCoverage": covered, "isAccessibleForFree": True, "inLanguage": page.language,
        "includedInDataCatalog": catalogue(site, page.language),
    }  # fmt: skip
    stated = release.published_basis == STATED
    return node | ({"datePublished": iso(release.published_at, owner)} if stated else {})


def _stories(release: Release, site: Site, language: str) -> Iterator[tuple[str, str]]:
    """The stories of the periods that a release covers, without a server only the listed ones; a range has none.

    The site tells no stories of other reporters.
    """
    for text in release.periods if _country(release) == site.reporter else ():
        try:
            period = parse(text, reporter(release.reporter).fiscal)
        except UsageError:
            continue
        if ".." not in text and (site.live or period in archive(site).periods):
            yield period_named(period, language), address("story", language, slug=slug(period))


def every_release(site: Site) -> Iterator[Values]:
    """The ids of all releases held."""
    for release in _held(site):
        yield {"id": release.id}


def _markdown(site: Site, page: Page, about: About) -> str:
    words, held = about.words, ((about.words.newest, about.newest), (about.words.releases, about.count))
    facts = (
        *held, (words.begins, words.begins_text), (words.valuation, words.valuation_text),
        *([(words.others, about.others)] if about.others else []), (words.processing, words.processing_text),
    )  # fmt: skip
    lines = "\n".join(f"- {name}{COLON[page.language]}{escape(said, starts=False)}" for name, said in facts)
    return document(
        site, page.language, words.title, escape(words.intro), section(words.held, lines),
        *(section(office.name, *_terms(office, words), _releases(site, office, words)) for office in about.offices),
    )  # fmt: skip


def _terms(office: Office, words: Words) -> tuple[str, ...]:
    return (escape(words.others_text),) if office.code else ()


def _releases(site: Site, office: Office, words: Words) -> str:
    rows = (
        (f"[{escape(r.title, starts=False)}](<{site.absolute(r.path)}>)", r.stage, r.published) for r in office.releases
    )
    return table((words.release, words.stage, words.published), rows, numbers_from=3)


def _plain(release: Release) -> dict[str, object]:
    """A release with plain values, under the names of csvw.RELEASES."""
    owner = _country(release)
    return {
        "id": release.id, "reporter": owner.code, "title": named(release, "en"), "stage": int(release.stage) if release.stage else None,
        "periods": list(release.periods), "published_at": iso(release.published_at, owner),
        "published_basis": release.published_basis, "address": web_address(release), "sha256": release.sha256,
        "source": owner.attribution_en,
    }  # fmt: skip


def _csv(_: Site, __: Page, about: About) -> str:
    rows = (_plain(r) | {"periods": "; ".join(r.periods)} for r in about.held)
    return written(RELEASES, ([row[column.name] for column in RELEASES.columns] for row in rows))


def _json(_: Site, __: Page, about: About) -> bytes:
    return msgspec.json.encode({"releases": [_plain(r) for r in about.held], "count": len(about.held)})


DATA = Kind(
    name="data", template="data.html", content=content,
    writers={"md": _markdown, "json": _json, "jsonld": jsonld, **with_description(_csv, RELEASES)},
)  # fmt: skip
RELEASE = Kind(
    name="release", template="release.html", content=one_release, every=every_release, writers={"jsonld": jsonld}
)  # fmt: skip
