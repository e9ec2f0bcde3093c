"""What moved: every series of a level ranked by news value, each line read back before it is shown."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from textwrap import shorten

import msgspec

from kuroji.classifications.goods_groups import LEVELS as GROUP_LEVELS
from kuroji.classifications.goods_groups import OF_DETAIL
from kuroji.classifications.harmonized import LEVELS
from kuroji.classifications.partners import find_partner
from kuroji.indicators.scanning.reading import FLOWS, PUBLISHED, Asked
from kuroji.indicators.view import Subject
from kuroji.model.errors import KurojiError, UsageError
from kuroji.model.fact import Fact
from kuroji.model.instant import AsOf
from kuroji.model.observation import WORLD
from kuroji.model.period import Frequency, Period, month, parse
from kuroji.store import detail_held
from kuroji.stories.scans.files import as_object
from kuroji.stories.scans.lines import Line, lines
from kuroji.stories.scans.reading import read
from kuroji.stories.scans.words import heads, title, unit_of
from kuroji.stories.story import Span
from kuroji.stories.wording.goods import is_english
from kuroji.web.addresses import address
from kuroji.web.archive import archive
from kuroji.web.exploring import holdings
from kuroji.web.exploring.form import Option, Options
from kuroji.web.exploring.question import LONGEST_WORD, values_of
from kuroji.web.exploring.whole import DEFAULTS as PARTS_DEFAULTS
from kuroji.web.faults import answer_or_help, status_of
from kuroji.web.page import Content, Kind, Page, Values, Vintage, Vintages
from kuroji.web.scanning import Scanned, scan_of
from kuroji.web.site import Site
from kuroji.web.vintage import asked as vintage_asked
from kuroji.web.vintage import written
from kuroji.web.words.dates import named
from kuroji.web.words.frame import WORDS as FRAME
from kuroji.web.words.parts import WORDS as PARTS_WORDS
from kuroji.web.words.scan import WORDS, Words

LOG = logging.getLogger("kuroji.web")
# Where the form is sent to, before the language.
ADDRESS = "/forms/scan/"
BOTH, EACH = "both", "each"
DEFAULTS = {"level": "pc", "flow": BOTH, "partner": WORLD}
TOP = 25
# How much of a description a line shows, in letters.
NAMED = 64


class Cell(msgspec.Struct, frozen=True):
    """A figure as written, and where it is traced; empty where no Fact is placed on it."""

    text: str
    path: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line: its figures with their traces, what is new, its pages, and its news value with the terms."""

    flow: str
    goods: str
    described: str
    partner: str
    figures: tuple[Cell, ...]
    new: str
    score: str
    terms: str
    series: str
    parts: str
    english: bool


class Moved(Content, frozen=True, kw_only=True):
    """The page: form, lines, and what stands against it."""

    words: Words
    options: tuple[Options, ...]
    period: str
    action: str
    heading: str = ""
    caption: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    stopped: str = ""
    problem: KurojiError | None = None
    load: str = ""
    found: Scanned | None = None


def content(site: Site, page: Page) -> Moved:
    """The scan that the page's address asks for; a page that helps where there is none.

    Raises KurojiError for a file of what cannot be scanned.
    """
    return answer_or_help(page, lambda: _answered(site, page), lambda error: _helping(site, page, error))


def _helping(site: Site, page: Page, error: KurojiError) -> Moved:
    """The form as it was filled in, and what is wrong."""
    words = WORDS[page.language]
    detailed = page.values.get("level", "pc") != "pc"
    load = PARTS_WORDS[page.language].load if detailed and not holdings.has_detail(site) else ""
    return Moved(
        words=words, options=_options(site, page), period=page.values.get("period", ""), action=f"{ADDRESS}{page.language}",
        title=words.problem, description=words.lead, listed=False, status=status_of(error), problem=error, load=load,
    )  # fmt: skip


def _answered(site: Site, page: Page) -> Moved:
    language, owner, words = page.language, site.reporter, WORDS[page.language]
    asked, moment = _asked(page), vintage_asked(page, site)
    with site.reading() as store:
        period = _period(site, page, asked)
        key = f"scan of {period} {asked} {moment}"
        found = site.lately(key, lambda: scan_of(site, store, asked, period, moment, TOP))
    unit, seen = unit_of(owner, language, found.findings)[0], found.seen
    told = list(lines(found.scan, found.findings, found.facts, owner, language))
    passed = [line for line in told if _passes(line, found, unit, page)]
    heading = words.title.format(period=named(period, language))
    shown = written(seen.as_of, site)
    return Moved(
        words=words, options=_options(site, page), period=page.values.get("period", ""), action=f"{ADDRESS}{language}",
        title=heading, description=words.lead, updated=seen.as_of, canonical=page.at().path, heading=heading,
        vintages=_switch(page, shown) if site.live else None, caption=title(found.scan, seen, language),
        heads=heads(found.scan, owner, language, found.findings), rows=tuple(_row(line, page, period) for line in passed),
        stopped=words.stopped.format(count=len(told) - len(passed)) if len(passed) < len(told) else "", found=found,
    )  # fmt: skip


def _asked(page: Page) -> Asked:
    """What is scanned, from the words of the address. Raises UsageError for what cannot be understood."""
    told = DEFAULTS | dict(page.values)
    for name, word in told.items():
        if len(word) > LONGEST_WORD:
            raise UsageError(f"the {name} is longer than any there is", remedy="Choose one of the list.")
    if told["flow"] in (PUBLISHED, *LEVELS, *GROUP_LEVELS) and told["partner"] in (BOTH, *FLOWS):
        # Three words after the scan are level, flow and partner; a period before them has taken the level's place.
        whole = {"period": told["level"], "level": told["flow"], "flow": told["partner"], "partner": WORLD}
        raise UsageError(
            "the partner is missing in the address",
            remedy=f"Write {address('scan', page.language, **whole)}, or {EACH}.",
        )
    if told["flow"] not in (BOTH, *FLOWS):
        raise UsageError(
            f"{told['flow']!r} is no flow that can be scanned", remedy=f"Use {BOTH}, {' or '.join(FLOWS)}."
        )
    each = told["partner"] == EACH
    partner = WORLD if each else find_partner(told["partner"]).code
    return Asked(told["level"].lower(), FLOWS if told["flow"] == BOTH else (told["flow"],), partner, each)


def _period(site: Site, page: Page, asked: Asked) -> Period:
    """The period of the address; without one the newest month that is held at the level."""
    if "period" in page.values:
        return parse(page.values["period"], site.reporter.fiscal)
    moment: AsOf = vintage_asked(page, site)
    held = detail_held.months(site.held().own.detail, site.reporter.code, as_of=moment.instant)
    return month(held[1]) if asked.classification in OF_DETAIL and held else archive(site).months[0]


def _passes(line: Line, found: Scanned, unit: float, page: Page) -> bool:
    """Whether a line says its Facts, as it is read back; one that does not is told to the log."""
    wrong = list(read(line, found.seen.reporter, unit, found.scan.period))
    if wrong:
        LOG.error(
            "a line of a scan does not pass the gate",
            extra={"told": {"page": page.path, "series": str(line.finding.subject), "what": wrong}},
        )
    return not wrong


def _row(line: Line, page: Page, period: Period) -> Row:
    language, subject = page.language, line.finding.subject
    vintage = {"as_of": page.values["as_of"]} if "as_of" in page.values else {}
    detailed = subject.classification in OF_DETAIL
    terms = ", ".join(f"{name} {value:.1f}" for name, value in line.finding.terms.items())
    return Row(
        flow=line.flow, goods=shorten(line.goods, NAMED, placeholder="…"), described=line.goods, partner=line.partner, new="、".join(line.new) if language == "ja" else ", ".join(line.new),
        figures=tuple(_cell(span, language) for span in (line.amount, line.change, line.points)),
        score=f"{line.finding.score:.2f}", terms=terms, english=is_english(subject),
        series=address("explore", language, **values_of(subject, Frequency.MONTH), **vintage),
        parts=_parts(subject, period, language, vintage) if detailed else "",
    )  # fmt: skip


def _cell(span: Span, language: str) -> Cell:
    return Cell(span.text.replace("-", "−"), address("fact", language, id=span.fact) if span.fact else "")


def _parts(subject: Subject, period: Period, language: str, vintage: dict[str, str]) -> str:
    by = "partners" if len(subject.commodity) > 6 and subject.partner == WORLD else "next"
    if len(subject.commodity) > 6 and subject.partner != WORLD:
        return ""
    values = PARTS_DEFAULTS | {
        "flow": subject.flow, "partner": subject.partner, "commodity": subject.code, "by": by, "period": str(period),
    }  # fmt: skip
    return address("parts", language, **values, **vintage)


def _options(site: Site, page: Page) -> tuple[Options, ...]:
    words, told = WORDS[page.language], DEFAULTS | dict(page.values)
    places = [
        (one.word, one.name_ja if page.language == "ja" else one.name_en) for one in holdings.partner_choices(site)
    ]
    lists = (
        ("level", words.level, list(words.levels.items())), ("flow", words.flow, list(words.flows.items())),
        ("partner", words.partner, [*places[:1], (EACH, words.each), *places[1:]]),
    )  # fmt: skip
    return tuple(
        Options(name, label, (("", tuple(Option(word, said, word == told[name]) for word, said in choices)),))
        for name, label, choices in lists
    )


def _switch(page: Page, shown: str) -> Vintages:
    words, now = FRAME[page.language], page.values.get("as_of", "")
    choices = [Vintage(words.vintage_date.format(when=shown), page.path, True)] if now else []
    return Vintages((*choices, Vintage(words.vintage_latest, page.at().path, not now)), page.at().path, shown)


def every(_: Site) -> Iterator[Values]:
    """The newest month of the principal commodities."""
    yield {}


def _json(_: Site, __: Page, made: Moved) -> bytes:
    if made.found is None:
        raise UsageError("there is nothing to write in this format")
    found = made.found
    facts: tuple[tuple[Fact, ...], ...] = found.facts
    return msgspec.json.encode(as_object(found.scan, found.seen, found.findings, facts))


SCAN = Kind(name="scan", template="scan.html", content=content, every=every, writers={"json": _json}, told_once=True)
