"""The tables of the explorer: a row a period, and the parts of a flow, every figure with its trace."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from kuroji.charts.words import stage_of
from kuroji.classifications.partners import partner
from kuroji.indicators.series import Reading
from kuroji.indicators.view import Subject
from kuroji.markup.elements import Html
from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD
from kuroji.model.period import Frequency
from kuroji.stories.rendering.html_facts import machine
from kuroji.stories.rendering.labels import figure, sentence
from kuroji.stories.wording.goods import goods
from kuroji.web.addresses import address
from kuroji.web.drawn import drawings
from kuroji.web.exploring.answer import Answer, Made
from kuroji.web.exploring.question import goods_word, values_of
from kuroji.web.page import Page
from kuroji.web.site import Site
from kuroji.web.words import dates
from kuroji.web.words.explore import WORDS


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table; `path` leads to the trace, and is empty where there is no number."""

    period: str
    label: str
    value: str
    machine: str
    says: str
    path: str
    adjusted: str
    adjusted_path: str
    stage: str
    known: str
    release: str
    release_path: str


class Part(msgspec.Struct, frozen=True):
    """One row of what a flow is made of; `series` leads to the part's own page, `path` to the trace."""

    label: str
    amount: str
    share: str
    path: str
    series: str


class Breakdown(msgspec.Struct, frozen=True):
    """What a flow is made of: heading, pictures, rows; `more` leads to all of them, with what adds up."""

    by: str
    heading: str
    figures: tuple[Html, ...]
    parts: tuple[Part, ...]
    more: str


def line(reading: Reading, found: Answer, site: Site, language: str) -> Line:
    """The row of a period."""
    fact, adjusted = found.facts.get(reading.period), found.adjusted.get(reading.period)
    row = found.made.table.slice(found.found.index(reading), 1).to_pylist()[0]
    status = WORDS[language].statuses.get(row["status"], row["status"])
    releases = row["release"].split()
    return Line(
        period=str(reading.period), label=dates.named(reading.period, language),
        value=figure(fact, language) if fact else status, machine=machine(fact) if fact else "",
        says=sentence(fact, language) if fact else "", path=_trace(fact, language),
        adjusted=figure(adjusted, language) if adjusted else "", adjusted_path=_trace(adjusted, language),
        stage=stage_of(row["stage"], found.made.name.split(".")[1], language),
        known=dates.dated(row["known_at"], row["known_basis"], site.reporter, language),
        release=releases[0] if len(releases) == 1 else "", release_path=_release(releases, language),
    )  # fmt: skip


def bare(lines: Sequence[Line]) -> tuple[tuple[Line, ...], str]:
    """The lines without the unit that all their figures share, and that unit; as they are where they share none."""
    units = {_NUMBER.sub("", text).strip() for one in lines if one.path for text in (one.value, one.adjusted) if text}
    if len(units) != 1:
        return tuple(lines), ""
    unit = units.pop()
    return tuple(
        msgspec.structs.replace(
            one, value=one.value.removesuffix(unit).rstrip() if one.path else one.value,
            adjusted=one.adjusted.removesuffix(unit).rstrip(),
        )
        for one in lines
    ), unit  # fmt: skip


_NUMBER = re.compile(r"^[−\d.,]+")


def _trace(fact: Fact | None, language: str) -> str:
    return address("fact", language, id=fact.id) if fact else ""


def _release(releases: list[str], language: str) -> str:
    return address("release", language, id=releases[0]) if len(releases) == 1 else ""


def breakdown(made: Made, page: Page) -> Breakdown:
    """What a flow is made of, the largest part first."""
    language = page.language
    words = WORDS[language]
    rows = sorted(made.parts, key=lambda f: (-f.value, f.id))
    heading = words.parts[made.by].format(period=dates.named(made.period, language))
    found = tuple(
        Part(
            _part_name(f, made.by, language), figure(f, language),
            f"{f.value / made.whole.value:.1%}" if made.whole.value else "–", _trace(f, language), _series_of(f, language),
        )
        for f in rows
    )  # fmt: skip
    return Breakdown(made.by, heading, drawings(page, made.charts, ""), found, _all_parts(made, page))


def _all_parts(made: Made, page: Page) -> str:
    """The page of all parts with what adds up."""
    of = Subject(made.whole.flow, made.whole.partner_code, made.whole.classification, made.whole.code)
    by = "partners" if made.by == "partner" else "next"
    values = {"flow": of.flow, "partner": of.partner, "commodity": goods_word(of), "by": by, "period": str(made.period)}
    as_of = {"as_of": page.values["as_of"]} if "as_of" in page.values else {}
    return address("parts", page.language, **values, **as_of)


def _series_of(fact: Fact, language: str) -> str:
    """The page of a part's own series."""
    of = Subject(fact.flow, fact.partner_code, fact.classification, fact.code)
    return address("explore", language, **values_of(of, Frequency.MONTH))


def _part_name(fact: Fact, by: str, language: str) -> str:
    one = (
        Subject(fact.flow, fact.partner_code)
        if by == "partner"
        else Subject(fact.flow, WORLD, fact.classification, fact.code)
    )
    return _names(one, language)[0 if by == "partner" else 1]


def _names(subject: Subject, language: str) -> tuple[str, str]:
    """The partner and the commodity of a subject, as lines of their own."""
    place = partner(subject.partner)
    name = goods(subject, language)
    if language == "ja":
        return place.name_ja, name
    return place.name_en[:1].upper() + place.name_en[1:], name[:1].upper() + name[1:]


def plain_name(subject: Subject, language: str) -> str:
    """A series in the words of the form's lists: Imports · US · Crude oil · Quantity."""
    words = WORDS[language]
    return " · ".join([words.flows[subject.flow], *_names(subject, language), words.measures[subject.measure]])
