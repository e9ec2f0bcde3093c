"""Revisions: what was said of a series, when, and by how much each statement changed the one before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

import msgspec

from kuroji.charts.first_and_now import about, first_and_now
from kuroji.charts.words import STAGES, money, sign
from kuroji.indicators.statement import Statement
from kuroji.indicators.view import Subject
from kuroji.markup.elements import Html
from kuroji.model.errors import UsageError
from kuroji.model.observation import Flow, Measure
from kuroji.model.period import Frequency
from kuroji.model.stage import Stage
from kuroji.stories.illustrations import PHONE_WIDTH, PRINT_WIDTH
from kuroji.stories.statement_files import as_csv, name_of
from kuroji.web.addresses import address
from kuroji.web.api.csvw import STATEMENTS
from kuroji.web.drawn import drawings
from kuroji.web.exploring.question import question, values_of
from kuroji.web.exploring.triangle import Summary, Track, step, summary, tracks
from kuroji.web.missing import Near
from kuroji.web.page import HTML, Content, Kind, Page, Values
from kuroji.web.siblings.tables import with_description
from kuroji.web.site import Site
from kuroji.web.words import dates
from kuroji.web.words.revisions import WORDS, Words

# How many of the newest months are told.
MONTHS = 18
FLOWS = (Flow.BALANCE, Flow.EXPORT, Flow.IMPORT)
# Steps are coloured in three depths, by their part of the largest.
DEPTHS = (Decimal("0.25"), Decimal("0.6"))


class Cell(msgspec.Struct, frozen=True):
    """One statement: the figure, where it leads, the day and stage, the step from the one before and its colour."""

    value: str
    path: str
    day: str
    stage: str
    step: str
    colour: str


class Line(msgspec.Struct, frozen=True):
    """One period: its statements, and the revision in all."""

    label: str
    cells: tuple[Cell | None, ...]
    total: str
    colour: str


class Revised(Content, frozen=True, kw_only=True):
    """The triangle of a series, its picture and its summary."""

    words: Words
    heading: str
    caption: str
    known: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    figures: tuple[Html, ...]
    summary: tuple[str, ...]
    others: tuple[Near, ...]
    said: tuple[Statement, ...]


def content(site: Site, page: Page) -> Revised:
    """The triangle of the series that the page's address names; the balance with the world where it names none.

    Raises UsageError for a series that cannot be understood or is not in yen, NotHeld.
    """
    language, words, owner = page.language, WORDS[page.language], site.reporter
    wanted = question({"flow": str(Flow.BALANCE)} | dict(page.values), owner.fiscal).subject
    if wanted.measure != Measure.VALUE:
        raise UsageError("revisions are told of amounts", remedy="Ask for the value.")
    found, until = site.remembered(f"triangle of {name_of(wanted)}", lambda: _read(site, wanted))
    pairs = [track.pair for track in found]
    charts = [first_and_now(pairs, until, owner, language, width) for width in (PRINT_WIDTH, PHONE_WIDTH)]
    name = about(wanted, language)
    heading = name[:1].upper() + name[1:]
    columns = max(len(track.said) for track in found)
    return Revised(
        title=f"{heading} · {words.title}", description=words.lead, updated=until, words=words, heading=heading,
        known=words.as_known.format(when=dates.day(until, owner, language)),
        caption=words.caption.format(name=heading, unit="億円" if language == "ja" else "billion yen"),
        heads=(words.first, *(words.nth.format(number=n) for n in range(1, columns)), words.total),
        lines=tuple(_lines(found, columns, site, language)),
        charts=tuple(charts),
        figures=drawings(page, charts, "") if page.form == HTML else (), summary=_summary(summary(found), len(found), words, language),
        others=tuple(_others(wanted, words, language)), said=tuple(s for track in found for s in track.said),
    )  # fmt: skip


def _read(site: Site, subject: Subject) -> tuple[tuple[Track, ...], datetime]:
    """The triangle, and the instant that it tells of."""
    with site.reading() as store:
        return tracks(store, site.reporter, subject, Frequency.MONTH, MONTHS), store.newest(site.reporter.code)


def _lines(found: tuple[Track, ...], columns: int, site: Site, language: str) -> Iterator[Line]:
    """The periods, the newest first."""
    steps = [abs(step(t, n)) for t in found for n in range(1, len(t.said))] or [Decimal(1)]
    largest = max(steps)
    for track in reversed(found):
        cells = [_cell(track, n, largest, site, language) for n in range(len(track.said))]
        total = track.pair.revision
        yield Line(
            dates.named(track.period, language), (*cells, *[None] * (columns - len(cells))),
            _amount(total, language, plus=True) if len(cells) > 1 else "–", _colour(total, largest) if len(cells) > 1 else "",
        )  # fmt: skip


def _cell(track: Track, number: int, largest: Decimal, site: Site, language: str) -> Cell:
    s = track.said[number]
    path = address("fact", language, id=s.fact.id) if s.fact else address("release", language, id=s.release.split()[0])
    change = step(track, number) if number else Decimal(0)
    return Cell(
        _amount(s.value or Decimal(0), language), path, dates.dated(s.known_at, s.known_basis, site.reporter, language),
        STAGES[language].get(s.stage, "") if number or s.stage > Stage.PROVISIONAL else "", _amount(change, language, plus=True) if number else "",
        _colour(change, largest) if number else "",
    )  # fmt: skip


def _amount(value: Decimal, language: str, *, plus: bool = False) -> str:
    """Billions of yen with a decimal, or 億円; the unit stands in the caption."""
    power, decimals = (8, 0) if language == "ja" else (9, 1)
    return f"{sign(value, language, plus=plus)}{abs(value).scaleb(-power):,.{decimals}f}"


def _colour(change: Decimal, largest: Decimal) -> str:
    """up-1 .. up-3, down-1 .. down-3 by size; empty for no change."""
    if not change:
        return ""
    depth = 1 + sum(abs(change) > largest * part for part in DEPTHS)
    return f"{'up' if change > 0 else 'down'}-{depth}"


def _summary(told: Summary, count: int, words: Words, language: str) -> tuple[str, ...]:
    if not told.down + told.up:
        return (words.none,)
    mean = money(told.mean, Decimal(10**8), language, plus=True)
    percent = f"{sign(told.percent, language, plus=True)}{abs(told.percent):.2f}%"
    return (
        words.direction.format(down=told.down, up=told.up, same=told.same, count=count),
        words.mean.format(mean=mean, percent=percent),
        words.mean_size.format(size=money(told.mean_size, Decimal(10**8), language)),
    )


def _others(shown: Subject, words: Words, language: str) -> Iterator[Near]:
    """The same figure of the other flows, as far as their commodity is kept apart."""
    for flow in FLOWS:
        try:
            other = shown.of(flow)
        except UsageError:
            continue
        if other != shown:
            yield Near(words.flows[flow], address("revisions", language, **_values(other)))


def _values(subject: Subject) -> Values:
    if subject == Subject(Flow.BALANCE):
        return {}
    values = values_of(subject, Frequency.MONTH)
    return {name: values[name] for name in ("flow", "partner", "commodity")}


def every(_: Site) -> tuple[Values, ...]:
    """The totals with the world."""
    return tuple(_values(Subject(flow)) for flow in FLOWS)


def _csv(_: Site, __: Page, found: Revised) -> str:
    return as_csv(found.said)


REVISIONS = Kind(
    name="revisions",
    template="revisions.html",
    content=content,
    every=every,
    writers=with_description(_csv, STATEMENTS),
)
