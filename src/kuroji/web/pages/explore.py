"""The explorer: any series at any vintage, with its pictures, its table and its files."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kuroji.charts.series_words import named
from kuroji.classifications.commodities import commodities
from kuroji.classifications.editions import linked
from kuroji.classifications.goods_groups import OF_DETAIL, wider
from kuroji.indicators.subjects import measure_of
from kuroji.indicators.view import Subject
from kuroji.markup.elements import Html
from kuroji.model.detail import CLASSIFICATION as DETAIL
from kuroji.model.errors import KurojiError, NotHeld, UsageError
from kuroji.model.instant import iso
from kuroji.model.observation import WORLD, Flow, Measure
from kuroji.model.period import Frequency
from kuroji.stories.rendering.jsonld import Node, interval
from kuroji.stories.rendering.labels import LABELS
from kuroji.stories.series_files import as_csv, as_object, as_parquet, vintage_of
from kuroji.stories.wording.comparability import notes
from kuroji.stories.wording.goods import described
from kuroji.web.addresses import address
from kuroji.web.api.csvw import SERIES
from kuroji.web.drawn import drawings
from kuroji.web.exploring import holdings
from kuroji.web.exploring.answer import MOST_FIRST, NOT_HELD, Answer, answer, made_of, pictures
from kuroji.web.exploring.form import Form, form
from kuroji.web.exploring.question import question, values_of
from kuroji.web.exploring.rows import Breakdown, Line, bare, breakdown, line, plain_name
from kuroji.web.exploring.whole import DEFAULTS as PARTS_DEFAULTS
from kuroji.web.faults import answer_or_help, status_of
from kuroji.web.missing import Near
from kuroji.web.page import HTML, Content, Kind, Page, Values, Vintage, Vintages
from kuroji.web.siblings.datasets import based_on, dataset, jsonld
from kuroji.web.siblings.tables import with_description
from kuroji.web.site import Site
from kuroji.web.vintage import asked, written
from kuroji.web.words import dates
from kuroji.web.words.explore import WORDS, Words
from kuroji.web.words.frame import WORDS as FRAME
from kuroji.web.words.parts import WORDS as PARTS_WORDS
from kuroji.web.words.parts import Words as PartsWords

# Partners and flows whose series belong in the sitemap and the static site.
READY_PARTNERS = (WORLD, "US", "CN", "asia", "EU", "TW", "KR", "AU", "middle_east")


class Explored(Content, frozen=True, kw_only=True):
    """The explorer with its form, and the answer or what stands against it."""

    words: Words
    form: Form
    problem: KurojiError | None = None
    near: tuple[Near, ...] = ()
    ready: tuple[Near, ...] = ()
    heading: str = ""
    name: str = ""
    unit: str = ""
    figures: tuple[Html, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    lines: tuple[Line, ...] = ()
    has_adjusted: bool = False
    answer: Answer | None = None
    browse: str = ""
    load: PartsWords | None = None
    not_held: bool = False
    wider: tuple[Near, ...] = ()
    described: str = ""
    notes: tuple[str, ...] = ()


def content(site: Site, page: Page) -> Explored:
    """The answer to the question of the page's address; a page that helps where there is none.

    Raises KurojiError for a file of what cannot be shown.
    """
    return answer_or_help(page, lambda: _answered(site, page), lambda error: _helping(site, page, error))


def _answered(site: Site, page: Page) -> Explored:
    language, owner = page.language, site.reporter
    wanted = question(page.values, owner.fiscal)
    with site.reading() as store:
        found = answer(store, wanted, asked(page, site), owner)
        charts = pictures(found, language) if page.form == HTML and found.facts else []
        made = made_of(store, found, language, owner) if page.form == HTML and found.facts else []
        shown = found.as_of.instant or store.newest(site.reporter.code)
        facts = list(found.facts.values())
    words = WORDS[language]
    name = named(facts[-1], language) if facts else plain_name(wanted.subject, language)
    heading = name[:1].upper() + name[1:]
    lines, unit = bare([line(r, found, site, language) for r in reversed(found.found)])
    return Explored(
        words=words, form=form(site, page, wanted), title=f"{heading} · {words.title}", description=words.description.format(name=heading),
        updated=max((r.seen.as_of for r in found.found), default=None), canonical=page.at().path,
        vintages=_switch(page, site, found, written(shown, site)) if site.live else None, heading=heading, name=found.made.name,
        unit=unit or LABELS[language].units.get(found.made.unit, found.made.unit), figures=drawings(page, charts, words.pointer),
        charts=(*charts, *(c for one in made for c in one.charts)),
        breakdowns=tuple(breakdown(one, page) for one in made),
        lines=lines, browse=address("parts", language), wider=tuple(_wider(wanted.subject, language)),
        described=described(wanted.subject, language) if wanted.subject.classification == DETAIL else "",
        notes=notes(wanted.subject, found.found[0].period, found.found[-1].period, language) if found.found else (),
        has_adjusted=bool(found.adjusted), structured=_structured(site, page, found, heading),
        ready=_ready(site, language), answer=found,
    )  # fmt: skip


def _structured(site: Site, page: Page, found: Answer, heading: str) -> Node:
    """The series as a Dataset: what is measured, over which time, from which releases."""
    words, made = WORDS[page.language], found.made
    periods = [r.period for r in found.found]
    measured: Node = {
        "@type": "PropertyValue", "name": words.measures[measure_of(found.question.subject.measure)], "unitText": made.unit,
        "description": made.name,
    }  # fmt: skip
    with site.reading() as store:
        releases = [store.releases[id_] for id_ in made.releases if id_ in store.releases]
    return dataset(
        site, page, f"{heading} · {vintage_of(made)}", f"{words.description.format(name=heading)} {made.name}",
        coverage=f"{interval(periods[0]).partition('/')[0]}/{interval(periods[-1]).rpartition('/')[2]}",
        measured=[measured], based_on=based_on(site, releases, page.language),
        modified=iso(max(r.seen.as_of for r in found.found), site.reporter),
    )  # fmt: skip


def _helping(site: Site, page: Page, error: KurojiError) -> Explored:
    """The form as it was filled in, what is wrong, and the nearest that is held."""
    words = WORDS[page.language]
    try:
        wanted = question(page.values, site.reporter.fiscal)
    except KurojiError:
        wanted = None
    near: tuple[Near, ...] = ()
    detailed = wanted is not None and wanted.subject.classification in OF_DETAIL
    if wanted is not None and isinstance(error, NotHeld):
        near = (
            tuple(_nearest_parts(wanted.subject, page.language))
            if detailed
            else tuple(_near(subject, page.language) for subject in holdings.nearest(site, wanted.subject))
        )
    return Explored(
        words=words, form=form(site, page, wanted), title=words.title, description=words.lead, listed=False, status=status_of(error),
        problem=error, near=near, not_held=isinstance(error, NotHeld) and error.what == NOT_HELD,
        load=PARTS_WORDS[page.language] if detailed and not holdings.has_detail(site) else None,
        ready=_ready(site, page.language), browse=address("parts", page.language),
    )  # fmt: skip


def _wider(subject: Subject, language: str) -> Iterator[Near]:
    """The series that a code of the tariff is part of, the widest first, and the family that changes of edition link it to."""
    if subject.classification in OF_DETAIL:
        near = linked(subject.commodity) if subject.classification == DETAIL else ()
        for code in (*wider(subject.classification, subject.commodity), *near):
            of = msgspec.structs.replace(subject, commodity=code, measure=str(Measure.VALUE))
            yield Near(
                f"{subject.classification} {code}", address("explore", language, **values_of(of, Frequency.MONTH))
            )


def _nearest_parts(subject: Subject, language: str) -> Iterator[Near]:
    """What a code that is not held is part of, with all that is held of it; at last all chapters."""
    flow = str(subject.flow) if subject.flow != Flow.BALANCE else str(Flow.EXPORT)
    scheme = subject.classification
    for code in reversed(wider(scheme, subject.commodity)):
        values = PARTS_DEFAULTS | {"flow": flow, "commodity": f"{scheme}:{code}"}
        yield Near(f"{scheme} {code}", address("parts", language, **values))
    yield Near(PARTS_WORDS[language].title, address("parts", language))


def _switch(page: Page, site: Site, found: Answer, shown: str) -> Vintages:
    """As first published where that is not too much to read, as of the date shown, as known now."""
    words, now = FRAME[page.language], page.values.get("as_of", "")
    choices = []
    if len(found.found) <= MOST_FIRST:
        choices.append(Vintage(WORDS[page.language].vintage_first, page.at("first").path, now == "first"))
    if found.as_of.instant is not None:
        when = dates.day(found.as_of.instant, site.reporter, page.language)
        choices.append(Vintage(words.vintage_date.format(when=when), page.path, True))
    choices.append(Vintage(words.vintage_latest, page.at().path, not now))
    return Vintages(tuple(choices), page.at().path, shown)


def _near(subject: Subject, language: str) -> Near:
    return Near(plain_name(subject, language), address("explore", language, **values_of(subject, Frequency.MONTH)))


def _ready(site: Site, language: str) -> tuple[Near, ...]:
    """The series with a page of the static site, which has no form."""
    return () if site.live else tuple(
        Near(plain_name(question(v, site.reporter.fiscal).subject, language), address("explore", language, **v))
        for v in every(site) if v
    )  # fmt: skip


def every(site: Site) -> Iterator[Values]:
    """The front of the explorer, and the series of the listed partners and of the sections."""
    yield {}
    known = {one.subject for one in holdings.holdings(site)}
    for flow in (Flow.EXPORT, Flow.IMPORT, Flow.BALANCE):
        for partner in READY_PARTNERS:
            if Subject(flow, partner) in known:
                yield values_of(Subject(flow, partner), Frequency.MONTH)
    for flow in (Flow.EXPORT, Flow.IMPORT):
        for item in (c for c in commodities(flow) if c.level == 1):
            if Subject(flow, WORLD, item.classification, item.code) in known:
                yield values_of(Subject(flow, WORLD, item.classification, item.code), Frequency.MONTH)


def _answer(found: Explored) -> Answer:
    if found.answer is None:
        raise UsageError("there is nothing to write in this format")
    return found.answer


def _csv(_: Site, __: Page, found: Explored) -> str:
    return as_csv(_answer(found).made)


def _parquet(_: Site, __: Page, found: Explored) -> bytes:
    return as_parquet(_answer(found).made)


def _json(_: Site, __: Page, found: Explored) -> bytes:
    told = _answer(found)
    return msgspec.json.encode(as_object(told.made, told.found, told.question.subject))


EXPLORE = Kind(
    name="explore", template="explore.html", content=content, every=every,
    writers={"json": _json, "jsonld": jsonld, "parquet": _parquet, **with_description(_csv, SERIES)},
)  # fmt: skip
