"""What a scan says of a series, in words: records with where they begin, firsts, runs, how long ago it was as high."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow.compute as pc

from kuroji.classifications.goods_groups import LEVELS as GROUP_LEVELS
from kuroji.classifications.goods_groups import residual
from kuroji.language.currencies import SIGNS_EN
from kuroji.model.observation import WORLD
from kuroji.model.period import Frequency
from kuroji.stories.wording import en, ja
from kuroji.stories.wording.goods import goods
from kuroji.stories.wording.telling import named

if TYPE_CHECKING:
    from kuroji.indicators.scanning.scanning import Finding, Scan
    from kuroji.indicators.view import View
    from kuroji.model.period import Period
    from kuroji.model.reporter import Reporter

# A figure is told to be the highest since when only if that is at least so many periods ago.
LONG_AGO = 12
# So few figures make no record.
FEWEST, FEWEST_YEARS = 24, 10
HEADS = {
    "en": ("flow", "commodity", "partner", "{unit}", "on the year", "points of {whole}", "what is new", "news"),
    "ja": ("輸出入", "品目", "相手", "{unit}", "{on_the_year}", "寄与度（{whole}比）", "特徴", "ニュース度"),
}
LEVELS = {
    "pc": ("principal commodities", "概況品"), "hs2": ("chapters", "2桁品目（類）"), "hs4": ("headings", "4桁品目（項）"),
    "hs6": ("subheadings", "6桁品目（号）"), "hs9": ("9-digit codes", "9桁品目"),
    "sitc1": ("SITC sections", "SITC大分類"), "sitc2": ("SITC divisions", "SITC中分類"),
    "sitc3": ("SITC groups", "SITC小分類"), "bec": ("BEC categories", "BEC基本分類"),
    "bec-use": ("end uses by BEC", "BECの用途別（資本財・中間財・消費財）"),
}  # fmt: skip
# Units by size, the largest first, and how much of one is not written 0.0.
UNITS = {"en": {1e9: "billion", 1e6: "million", 1e3: "thousand"}, "ja": {1e8: "億", 1e6: "百万", 1e3: "千"}}
LEAST_SHOWN = 0.05
FLOWS = {"en": {"export": "exports", "import": "imports"}, "ja": {"export": "輸出", "import": "輸入"}}


_EACH = {
    Frequency.MONTH: "monthly", Frequency.QUARTER: "quarterly", Frequency.HALF: "half-yearly",
    Frequency.FISCAL_HALF: "half-yearly", Frequency.YEAR: "annual", Frequency.FISCAL_YEAR: "annual",
}  # fmt: skip


class Sayings(NamedTuple):
    """How a language says what is new; counts are those of periods like the one scanned."""

    ways: dict[int, str]
    highest: Callable[[Period], str]
    lowest: Callable[[Period], str]
    highest_in_year: Callable[[Period, Period], str]
    since: Callable[[Period], str]
    first: Callable[[Period, int, str], str]
    streak: Callable[[Period, int, str], str]
    begun: str
    ended: str
    withheld: Callable[[int], str]
    cautions: dict[str, str]
    joint: str


SAYINGS = {
    "en": Sayings(
        ways={1: "rise", -1: "fall"},
        highest=lambda begins: f"highest on record (from {en.period(begins)})",
        lowest=lambda begins: f"lowest on record (from {en.period(begins)})",
        highest_in_year=lambda of, begins: f"highest {en.part(of)} since {begins.year}",
        since=lambda last: f"highest since {en.period(last)}",
        first=lambda of, count, way: f"first {way} in {en.cardinal(count)} {en.kind(of, count)}",
        streak=lambda of, count, way: f"{en.ordinal(count)} straight {_EACH[of.frequency]} {way}",
        begun="no trade a year earlier",
        ended="no trade now",
        withheld=lambda count: f"{count} {'figure' if count == 1 else 'figures'} withheld",
        cautions={
            "unheld": "no figures held a year earlier",
            "coverage": "other chapters held a year earlier",
            "partial": "only partly held",
            "code_new": "code new in {year}",
            "code_ended": "code ended with {year}",
            "code_changed": "scope of the code changed in {year}",
            "first_figures": "first figures in {month}, perhaps a new code",
            "last_figures": "last figures in {month}, perhaps an ended code",
        },
        joint=", ",
    ),
    "ja": Sayings(
        ways={1: "増加", -1: "減少"},
        highest=lambda begins: f"過去最大（{ja.period(begins)}以降）",
        lowest=lambda begins: f"過去最小（{ja.period(begins)}以降）",
        highest_in_year=lambda of, begins: f"{ja.part(of)}として{begins.year}年以降で最大",
        since=lambda last: f"{ja.period(last)}以来の高水準",
        first=lambda of, count, way: f"{ja.counted(of, count)}ぶりの{way}",
        streak=lambda of, count, way: f"{ja.counted(of, count)}連続の{way}",
        begun="前年同期は実績なし",
        ended="実績なし",
        withheld=lambda count: f"秘匿{count}件",
        cautions={
            "unheld": "前年同期は未収録",
            "coverage": "前年同期は収録品目の範囲が異なる",
            "partial": "一部のみ収録",
            "code_new": "{year}年に新設の品目番号",
            "code_ended": "{year}年末で廃止の品目番号",
            "code_changed": "{year}年に品目番号の範囲変更",
            "first_figures": "{month}から計上、番号新設の可能性",
            "last_figures": "計上は{month}まで、番号廃止の可能性",
        },
        joint="、",
    ),
}


def news(found: Finding, scan: Scan, language: str) -> Iterator[str]:
    """What is new about a series, in words."""
    say, of = SAYINGS[language], scan.period
    yield from _record(found, say, of)
    if found.caution:
        yield cautioned(found, language)
    elif not found.value and found.value is not None:
        yield say.ended
    elif not found.base:
        yield say.begun
    elif found.first_since:
        yield say.first(of, found.first_since, say.ways[found.sign])
    elif found.streak > 1:
        yield say.streak(of, found.streak, say.ways[found.sign])
    if found.withheld:
        yield say.withheld(found.withheld)


def cautioned(found: Finding, language: str) -> str:
    """Why nothing is told of a change on the year."""
    month = found.caution_month
    when = {"month": (ja if language == "ja" else en).period(month), "year": month.end // 12} if month else {}
    return SAYINGS[language].cautions[found.caution].format(**when)


def _record(found: Finding, say: Sayings, of: Period) -> Iterator[str]:
    """The record a figure is, or the last period that was as high; nil is no record."""
    if not found.value:
        return
    yearly = of.length == 12
    enough = found.compared >= (FEWEST_YEARS if yearly else FEWEST)
    if enough and found.high == 1:
        yield say.highest(found.begins)
    elif not yearly and found.high_in_year == 1 and found.compared_in_year >= FEWEST_YEARS:
        yield say.highest_in_year(of, found.begins_in_year)
    elif found.high_since is not None and found.high_since <= of.shift(-LONG_AGO * of.length):
        yield say.since(found.high_since)
    if enough and found.low == 1:
        yield say.lowest(found.begins)


def new(found: Finding, scan: Scan, language: str) -> str:
    """All that is new about a series, in one line."""
    return SAYINGS[language].joint.join(news(found, scan, language))


def goods_of(found: Finding, language: str) -> str:
    """The commodity of a line, with its code where it is of the tariff."""
    return goods(found.subject, language)


def partner_of(found: Finding, language: str) -> str:
    """The partner of a line."""
    return named(found.subject.partner, language)


def unit_of(owner: Reporter, language: str, findings: Sequence[Finding]) -> tuple[float, str]:
    """What the amounts of a table are counted in, and its name: the largest unit in which none of them is written 0.0."""
    amounts = [abs(one.value) for one in findings if one.value]
    least = min(amounts, default=np.inf)
    units = UNITS[language]
    scale = next((one for one in units if least >= one * LEAST_SHOWN), min(units))
    if language == "ja":
        return scale, f"{units[scale]}{'円' if owner.currency == 'JPY' else owner.currency}"
    return scale, f"{SIGNS_EN.get(owner.currency, owner.currency)} {units[scale]}"


def heads(scan: Scan, owner: Reporter, language: str, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The heads of the columns of a table: those of HEADS, filled in."""
    unit, change = unit_of(owner, language, findings)[1], ja.year_on_year(scan.period)
    told = {"unit": unit, "on_the_year": change, "whole": _whole(scan, language)}
    return tuple(head.format(**told) for head in HEADS[language])


def _whole(scan: Scan, language: str) -> str:
    """What points are points of: the flow with the world, or with the one partner that is scanned."""
    asked = scan.asked
    flow = asked.flows[0] if len(asked.flows) == 1 else ""
    named_partner = asked.partner != WORLD and not asked.every_partner
    if language == "ja":
        what = FLOWS["ja"][flow] if flow else "輸出入各"
        return f"対{named(asked.partner, 'ja')}{what}総額" if named_partner else f"{what}総額"
    what = f"all {FLOWS['en'][flow]}" if flow else "the flow"
    way = {"export": "to", "import": "from"}.get(flow, "with")
    return f"{what} {way} {named(asked.partner, 'en')}" if named_partner else what


def title(scan: Scan, seen: View, language: str) -> str:
    """What was scanned, as of when; what is allocated to no group of SITC or BEC; and figures that were known later."""
    when = (ja if language == "ja" else en).day(seen.as_of, seen.reporter)
    level = LEVELS[scan.asked.level]
    if language == "ja":
        rest = "、".join(f"{FLOWS['ja'][flow]}の{share:.1f}%" for flow, share in unallocated(scan))
        told = f"{ja.period(scan.period)}（{when}時点）：{level[1]}の{len(scan):,}系列、月次{scan.rows:,}件を集計"
        later = f"。{scan.backfilled:,}件は当時の公表値が未収録のため、後日公表の値で補完" if scan.backfilled else ""
        return f"{told}{later}。分類できないものは{rest}" if rest else f"{told}{later}"
    period = en.period(scan.period)
    rest = " and ".join(f"{share:.1f}% of {FLOWS['en'][flow]}" for flow, share in unallocated(scan))
    told = f"{len(scan):,} series of {level[0]}, from {scan.rows:,} monthly figures"
    later = f"; backfilled: {scan.backfilled:,} figures first known after that" if scan.backfilled else ""
    return f"{period[:1].upper()}{period[1:]} as of {when}: {told}{later}{f'; {rest} not allocated' if rest else ''}"


def unallocated(scan: Scan) -> Iterator[tuple[str, float]]:
    """What percentage of each flow scanned is allocated to no group; nothing where goods are not scanned by groups."""
    if scan.asked.level not in GROUP_LEVELS:
        return
    rest = pc.equal(scan.held.names["commodity"], residual(scan.asked.level))
    for flow in scan.asked.flows:
        here = pc.and_(rest, pc.equal(scan.held.names["flow"], flow)).to_numpy(zero_copy_only=False)
        whole = sum(total.now for (of, _), total in scan.totals.items() if of == flow)
        if whole:
            yield flow, float(np.nansum(scan.measures.value[here])) / whole * 100
