"""How a scan is shown: a table with what is new in words, and JSON with every measure and the facts in reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kuroji.cli.answers import Table
from kuroji.stories.wording import en, ja

if TYPE_CHECKING:
    from kuroji.indicators.scanning.scanning import Finding, Scan
    from kuroji.indicators.view import Subject, View
    from kuroji.model.fact import Fact
    from kuroji.model.period import Period
    from kuroji.model.reporter import Reporter
    from kuroji.store.opening import Store

# A figure is told to be the highest since when only if that is at least so many periods ago.
LONG_AGO = 12
# So few figures make no record.
FEWEST, FEWEST_YEARS = 24, 10
HEADS = {
    "en": (">#", ">news", "flow", "commodity", "partner", ">{unit}", ">on the year", ">points", "what is new"),
    "ja": (">#", ">ニュース度", "輸出入", "品目", "相手", ">{unit}", ">前年同期比", ">寄与度", "特徴"),
}
# How much of a description is shown, in letters.
DESCRIBED = 48
LEVELS = {
    "pc": ("principal commodities", "概況品"), "hs2": ("chapters", "2桁品目（類）"), "hs4": ("headings", "4桁品目（項）"),
    "hs6": ("subheadings", "6桁品目（号）"), "hs9": ("9-digit codes", "9桁品目"),
}  # fmt: skip
FLOWS = {"en": {"export": "exports", "import": "imports"}, "ja": {"export": "輸出", "import": "輸入"}}


def table(scan: Scan, findings: Sequence[Finding], owner: Reporter, when: str, language: str) -> Table:
    """The findings as rows; amounts in billions, or in Japanese in hundreds of millions, of the currency."""
    scale, unit = (
        (1e8, "億円" if owner.currency == "JPY" else f"億{owner.currency}")
        if language == "ja"
        else (1e9, f"{owner.currency} bn")
    )
    heads = tuple(head.format(unit=unit) for head in HEADS[language])
    rows = [
        [
            str(place), f"{f.score:.2f}", FLOWS[language][f.subject.flow], _name(f, language), _place(f, language),
            _shown(f.value, scale), _signed(f.change, "%"), _signed(f.contribution, ""), "、".join(news(f, scan, language)) if language == "ja" else ", ".join(news(f, scan, language)),
        ]
        for place, f in enumerate(findings, 1)
    ]  # fmt: skip
    level = LEVELS[scan.asked.level]
    title = f"{scan.period} as of {when}: {len(scan):,} series of {level[0]}, {scan.rows:,} months read"
    if language == "ja":
        title = f"{scan.period}（{when}時点）：{level[1]}の{len(scan):,}系列、{scan.rows:,}カ月分"
    return Table(title, heads, rows)


def news(found: Finding, scan: Scan, language: str) -> Iterator[str]:
    """What is new about a series, in words: records, firsts, runs, and how long ago it was as high."""
    say, of = SAYINGS[language], scan.period
    record = found.value and found.compared >= FEWEST
    if record and found.high == 1:
        yield say.highest(of, found.compared)
    elif found.value and found.high_in_year == 1 and found.compared_in_year >= FEWEST_YEARS:
        yield say.highest_in_year(of, found.compared_in_year)
    elif found.high_since is not None and found.high_since <= of.shift(-LONG_AGO * of.length):
        yield say.since(found.high_since)
    if record and found.low == 1:
        yield say.lowest(of, found.compared)
    if found.first_since:
        yield say.first(of, found.first_since, say.ways[found.sign])
    elif found.streak > 1:
        yield say.streak(of, found.streak, say.ways[found.sign])
    if found.withheld:
        yield say.withheld(found.withheld)


class Sayings(NamedTuple):
    """How a language says what is new; counts are those of periods like the one scanned."""

    ways: dict[int, str]
    highest: Callable[[Period, int], str]
    highest_in_year: Callable[[Period, int], str]
    since: Callable[[Period], str]
    lowest: Callable[[Period, int], str]
    first: Callable[[Period, int, str], str]
    streak: Callable[[Period, int, str], str]
    withheld: Callable[[int], str]


SAYINGS = {
    "en": Sayings(
        ways={1: "rise", -1: "fall"},
        highest=lambda of, count: f"highest of {count} {en.kind(of, 2)}",
        highest_in_year=lambda of, count: f"highest for {en.part(of)} of {count} years",
        since=lambda last: f"highest since {en.period(last)}",
        lowest=lambda of, count: f"lowest of {count} {en.kind(of, 2)}",
        first=lambda of, count, way: f"first {way} in {en.cardinal(count)} {en.kind(of, 2)}",
        streak=lambda _, count, way: f"{en.ordinal(count)} {way} in a row",
        withheld=lambda count: f"{count} cells withheld",
    ),
    "ja": Sayings(
        ways={1: "増加", -1: "減少"},
        highest=lambda of, count: f"{ja.counted(of, count)}で最大",
        highest_in_year=lambda of, count: f"{ja.part(of)}として{count}年で最大",
        since=lambda last: f"{ja.period(last)}以来の高水準",
        lowest=lambda of, count: f"{ja.counted(of, count)}で最小",
        first=lambda of, count, way: f"{ja.counted(of, count)}ぶりの{way}",
        streak=lambda of, count, way: f"{ja.counted(of, count)}連続の{way}",
        withheld=lambda count: f"秘匿{count}件",
    ),
}


def _name(found: Finding, language: str) -> str:
    """As stories name it; a code of the Harmonized System with the description it has, which is English."""
    from kuroji.classifications.harmonized import SUBHEADING, harmonized
    from kuroji.classifications.items import item

    subject = found.subject
    described = harmonized().get(subject.commodity[:SUBHEADING]) if subject.classification == "HS" else None
    if described is not None:
        return f"{subject.commodity} {shorten(described.name_en, DESCRIBED, placeholder='…')}"
    name = item(subject.flow, subject.classification, subject.commodity).name(language)
    return en.COMMODITIES.get(name, name)


def _place(found: Finding, language: str) -> str:
    from kuroji.stories.wording.telling import named

    return named(found.subject.partner, language)


def _shown(value: float | None, scale: float) -> str:
    return "…" if value is None else f"{value / scale:,.1f}"


def _signed(value: float | None, unit: str) -> str:
    return "–" if value is None else f"{value:+,.1f}{unit}"


def answer(store: Store, seen: View, scan: Scan, findings: Sequence[Finding], when: str) -> dict[str, object]:
    """The scan as JSON: `series` with every measure, `facts` for those of them that can be traced."""
    from kuroji.stories.fact_json import fact_object

    return {
        "period": str(scan.period),
        "as_of": when,
        "level": scan.asked.level,
        "scanned": len(scan),
        "months_read": scan.rows,
        "series": [
            msgspec.to_builtins(found, enc_hook=str)
            | {"high_since": str(found.high_since) if found.high_since else None}
            for found in findings
        ],
        "facts": [fact_object(fact) for fact in facts(store, seen, scan, findings)],
    }


def facts(store: Store, seen: View, scan: Scan, findings: Sequence[Finding]) -> Iterator[Fact]:
    """The Facts behind the findings: what each is worth, its change, and the run, first or record that makes it news."""
    from kuroji.indicators.facts import fact_or_none

    reach = _reach(store, seen, scan, [found.subject for found in findings])
    for found in findings:
        for word, method in _kinds(found):
            fact = fact_or_none(reach, word, method, found.subject, scan.period)
            if fact is not None:
                yield fact


def _kinds(found: Finding) -> Iterator[tuple[str, str]]:
    yield from (("value", "level"), ("change", "yoy"), ("contribution", "points"))
    if found.first_since:
        yield "first_since", "sign"
    elif found.streak > 1:
        yield "streak", "sign"
    if found.high == 1:
        yield "record", "high,all-time"
    elif found.high_in_year == 1:
        yield "record", "high,for-the-month"


def _reach(store: Store, seen: View, scan: Scan, subjects: Sequence[Subject]) -> View:
    """The view in which the series found can be looked up: of the detail only those series are read."""
    from kuroji.indicators.scanning.reading import PUBLISHED
    from kuroji.indicators.view import view
    from kuroji.store.reading import Selection

    if scan.asked.level == PUBLISHED:
        return seen
    codes = tuple(sorted({subject.commodity for subject in subjects}))
    selection = Selection(classification=(scan.asked.classification,), commodity=codes)
    return view(store, seen.as_of, selection, seen.reporter.code)
