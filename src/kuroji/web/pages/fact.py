"""The trace of a fact: what it says, formula, inputs, releases and hashes, worked out once more from its id."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec

from kuroji.charts.words import stage_of
from kuroji.indicators.figure import Input
from kuroji.indicators.trace import Traced, trace
from kuroji.model.fact import Fact
from kuroji.model.instant import iso
from kuroji.model.release import Release
from kuroji.outlook.registry import EVERY
from kuroji.stories.rendering.credits import named, web_address
from kuroji.stories.rendering.labels import LABELS, figure, notes, sentence
from kuroji.stories.trace_json import trace_object
from kuroji.web.addresses import address
from kuroji.web.page import Content, Kind, Page, none
from kuroji.web.site import Site
from kuroji.web.words.dates import dated, day, minute
from kuroji.web.words.fact import WORDS, Words


class Line(msgspec.Struct, frozen=True):
    """One property of the fact: what it is called and what it is."""

    label: str
    text: str


class Used(msgspec.Struct, frozen=True):
    """One input: its part in the formula, series, period, value, stage, when it became known, the numbers of its releases."""

    role: str
    series: str
    period: str
    value: str
    stage: str
    known: str
    inferred: str
    releases: tuple[int, ...]


class Source(msgspec.Struct, frozen=True):
    """One release behind the fact; `address` is empty where it has none on the web."""

    number: int
    title: str
    path: str
    address: str
    published: str
    published_iso: str
    sha256: str


class FactTraced(Content, frozen=True, kw_only=True):
    """A traced fact; `verdict` says whether the value is the one that the id remembers."""

    words: Words
    fact: Fact
    value: str
    trace: dict[str, object]
    verdict: str
    agrees: bool | None
    remembered: str
    lines: tuple[Line, ...]
    inputs: tuple[Used, ...]
    sources: tuple[Source, ...]


def content(site: Site, page: Page) -> FactTraced:
    """The trace of the id in the page's address; raises as kuroji.indicators.trace.trace does."""
    with site.reading() as store:
        found = trace(store, page.values["id"], opened=site.opened, known=EVERY)
    words, language = WORDS[page.language], page.language
    said = sentence(found.fact, language)
    sources = tuple(_source(number, r, site, language) for number, r in enumerate(found.releases, 1))
    numbers = {release.id: number for number, release in enumerate(found.releases, 1)}
    known: list[datetime] = [release.published_at for release in found.releases]
    return FactTraced(
        title=said[:1].upper() + said[1:], description=f"{words.kicker}: {found.fact.id}", listed=False,
        updated=max(known, default=None), words=words, fact=found.fact, value=figure(found.fact, language),
        trace=trace_object(found), verdict=words.verdicts[found.agrees], agrees=found.agrees, remembered=_remembered(found, site, language),
        lines=tuple(_lines(found, site, words, language)),
        inputs=tuple(_used(i, numbers, site, language) for i in found.inputs), sources=sources,
    )  # fmt: skip


def _lines(found: Traced, site: Site, words: Words, language: str) -> list[Line]:
    fact = found.fact
    lines = [
        Line(words.exactly, f"{_exact(Decimal(fact.exact))}{_unit(fact.unit, language)}"),
        Line(words.formula, found.formula),
        Line(words.basis, LABELS[language].bases[fact.basis]),
        Line(words.as_of, minute(fact.as_of, site.reporter, language)),
    ]
    if fact.base:
        lines.append(Line(words.base, fact.base))
    quoted = fact.detail.get("source_ja" if language == "ja" else "source")
    if quoted:
        lines.append(Line(words.releases, f"{quoted} ({fact.detail.get('published', '')})"))
    told = notes(fact, language)
    return [*lines, Line(words.notes, told)] if told else lines


def _remembered(found: Traced, site: Site, language: str) -> str:
    """What the id remembers, where that is another value; empty otherwise."""
    if found.remembered is None:
        return ""
    when = day(found.remembered.as_of, site.reporter, language)
    return WORDS[language].remembered.format(value=figure(found.remembered, language), when=when)


def _used(used: Input, numbers: dict[str, int], site: Site, language: str) -> Used:
    known = f"{used.known_at.astimezone(site.reporter.tz):%Y-%m-%d}"
    inferred = WORDS[language].inferred if used.known_basis == "inferred" else ""
    value = "–" if used.value is None else _exact(used.value) + _unit(used.unit, language)
    return Used(
        WORDS[language].roles.get(used.role, used.role), used.series, used.period, value,
        stage_of(used.stage, used.series.split(".")[1], language), known, inferred,
        tuple(numbers[name] for name in used.release.split() if name in numbers),
    )  # fmt: skip


def _source(number: int, release: Release, site: Site, language: str) -> Source:
    owner = site.reporter
    return Source(
        number, named(release, language), address("release", language, id=release.id), web_address(release) or "",
        dated(release.published_at, release.published_basis, owner, language), iso(release.published_at, owner),
        release.sha256,
    )  # fmt: skip


def _unit(unit: str, language: str) -> str:
    """What a unit is called, with the blank before it that the language wants."""
    word = LABELS[language].units.get(unit, unit)
    return word if language == "ja" or word == "%" else f" {word}"


def _exact(value: Decimal) -> str:
    """A decimal with its thousands apart and every digit kept."""
    whole, point, rest = f"{value:f}".partition(".")
    return (f"{int(whole):,}" if whole.lstrip("-") != "0" else whole).replace("-", "−") + point + rest


def _json(_: Site, __: Page, content: FactTraced) -> bytes:
    """The very object of `kuroji trace --json`."""
    return msgspec.json.encode(content.trace)


FACT = Kind(
    name="fact", template="fact.html", content=content, every=none, writers={"json": _json}, told_once=True
)  # fmt: skip
