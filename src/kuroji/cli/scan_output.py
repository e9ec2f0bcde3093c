"""How a scan is shown: a table with what is new in words, and JSON with every measure and the facts in reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

import msgspec

from kuroji.cli.answers import Table
from kuroji.stories.wording import en, ja

if TYPE_CHECKING:
    from kuroji.indicators.scanning.scanning import Finding, Scan
    from kuroji.indicators.view import Subject, View
    from kuroji.model.fact import Fact
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
    say = _english if language == "en" else _japanese
    yield from say(found, scan)


def _english(f: Finding, scan: Scan) -> Iterator[str]:
    if f.value and f.high == 1 and f.compared >= FEWEST:
        yield f"highest of {f.compared} {en.kind(scan.period, 2)}"
    elif f.value and f.high_in_year == 1 and f.compared_in_year >= FEWEST_YEARS:
        yield f"highest for {en.part(scan.period)} of {f.compared_in_year} years"
    elif f.high_since is not None and f.high_since <= scan.period.shift(-LONG_AGO * scan.period.length):
        yield f"highest since {en.period(f.high_since)}"
    if f.value and f.low == 1 and f.compared >= FEWEST:
        yield f"lowest of {f.compared} {en.kind(scan.period, 2)}"
    way = "rise" if f.sign > 0 else "fall"
    if f.first_since:
        yield f"first {way} in {en.cardinal(f.first_since)} {en.kind(scan.period, 2)}"
    elif f.streak > 1:
        yield f"{en.ordinal(f.streak)} {way} in a row"
    if f.withheld:
        yield f"{f.withheld} cells withheld"


def _japanese(f: Finding, scan: Scan) -> Iterator[str]:
    if f.value and f.high == 1 and f.compared >= FEWEST:
        yield f"{ja.counted(scan.period, f.compared)}で最大"
    elif f.value and f.high_in_year == 1 and f.compared_in_year >= FEWEST_YEARS:
        yield f"{ja.part(scan.period)}として{f.compared_in_year}年で最大"
    elif f.high_since is not None and f.high_since <= scan.period.shift(-LONG_AGO * scan.period.length):
        yield f"{ja.period(f.high_since)}以来の高水準"
    if f.value and f.low == 1 and f.compared >= FEWEST:
        yield f"{ja.counted(scan.period, f.compared)}で最小"
    way = "増加" if f.sign > 0 else "減少"
    if f.first_since:
        yield f"{ja.counted(scan.period, f.first_since)}ぶりの{way}"
    elif f.streak > 1:
        yield f"{ja.counted(scan.period, f.streak)}連続の{way}"
    if f.withheld:
        yield f"秘匿{f.withheld}件"


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
