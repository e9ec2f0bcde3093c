"""Figures told in the reasons of verdicts: 前年同月比12.5%増, 3,951億円の赤字, 4カ月ぶり; the second largest since 1979.

A Japanese sentence has no ▲ and no bare sign: 増, 減, 赤字, 黒字, 縮小 carry it. Counts of
periods carry their unit, records the beginning of the series they are records of.
"""

from __future__ import annotations

from decimal import Decimal

from kuroji.claims.judging.naming import subject_ja
from kuroji.claims.judging.truths import Known
from kuroji.claims.judging.words import figure_en, figure_ja, period_en, period_ja
from kuroji.claims.reading import Reading
from kuroji.classifications.reporters import JAPAN
from kuroji.model.observation import Flow
from kuroji.model.period import Frequency, Period, parse

CHANGES = {"change": "", "quantity_change": "の数量", "unit_value_change": "の単価"}
NOUNS_JA = {
    "contribution": "の寄与度", "share": "の構成比", "rank": "の順位", "count": "の該当月数", "ratio": "の倍率",
    "quantity": "の数量", "unit_value": "の単価", **CHANGES,
}  # fmt: skip
OF_JA = {"deficit": "赤字", "surplus": "黒字", "fall": "減少", "rise": "増加"}
A_YEAR_EARLIER = {Frequency.MONTH: "前年同月", Frequency.YEAR: "前年", Frequency.FISCAL_YEAR: "前年度"}
BEFORE = {Frequency.MONTH: "前月", Frequency.YEAR: "前年", Frequency.FISCAL_YEAR: "前年度"}
_MOVED_JA = {"narrower": "で縮小", "wider": "で拡大"}
COUNTERS = {
    Frequency.MONTH: ("month", "カ月"), Frequency.QUARTER: ("quarter", "四半期"), Frequency.HALF: ("half-year", "半期"),
    Frequency.FISCAL_HALF: ("half-year", "半期"), Frequency.YEAR: ("year", "年"),
    Frequency.FISCAL_YEAR: ("fiscal year", "年"),
}  # fmt: skip


def noun_ja(reading: Reading, known: Known) -> str:
    """What of the subject the figure is, between the subject and は: の数量, の赤字額, の伸び率."""
    word = reading.indicator
    if word == "balance_change":
        balance = _balance_of(known)
        return f"の{_side_ja(balance)}額" if balance else "の額"
    if word == "contribution" and reading.method == "rate":
        return "の寄与率"
    if word == "record" and (side := _side_of_record(reading, known)):
        return f"の{OF_JA[side]}額"
    if word in ("streak", "first_since", "record"):
        of = OF_JA.get(str(known.fact.detail.get("of")))
        return f"の{of}" if of else "の伸び率" if reading.method.startswith("growth") else ""
    return NOUNS_JA.get(word, "")


def told_ja(reading: Reading, known: Known, period: Period, grain: Decimal | None) -> str:
    """The figure of a reading as a Japanese sentence ends with it."""
    value, unit = known.figure.value, known.figure.unit
    match reading.indicator:
        case "balance":
            return amount_ja(value, unit, grain)
        case "change" | "quantity_change" | "unit_value_change":
            return f"{base_ja(reading.method, period, known.fact.base)}比{change_ja(value, unit, grain)}"
        case "balance_change":
            way = "横ばい" if not value else f"{figure_ja(abs(value), unit, grain)}{'拡大' if value > 0 else '縮小'}"
            return f"{base_ja(reading.method, period, known.fact.base)}比{way}"
        case "difference":
            return _difference_ja(reading, known, period, grain)
        case "streak" | "first_since" | "record":
            return _along_ja(reading, known, period)
        case "rank" | "count":
            return f"{value:f}{'位' if reading.indicator == 'rank' else 'カ月'}"
        case _:
            sign = "マイナス" if value < 0 else ""
            return sign + figure_ja(abs(value), unit, grain)


def told_en(reading: Reading, known: Known, period: Period, grain: Decimal | None) -> str:
    """The figure of a reading in English, after its subject and a colon."""
    value = known.figure.value
    detail = known.fact.detail
    name = COUNTERS.get(period.frequency, ("period", ""))[0]
    units = f"{value:f} {name}{'' if value == 1 else 's'}"
    match reading.indicator:
        case "streak":
            return f"a {detail.get('of', 'run')} for {units} in a row"
        case "first_since" if _is_not_new(reading, known):
            return f"no first {detail.get('of')}: {period_en(named_period(detail['last']))} had one, too"
        case "first_since":
            first = {"high": "the highest", "low": "the lowest"}.get(reading.method.removeprefix("growth-"))
            first = first or f"the first {detail.get('of', 'of its kind')}"
            return f"{first} in {units} (the last was in {period_en(named_period(detail['last']))})"
        case "record":
            return f"{_place_en(reading, known, period)} since {period_en(named_period(detail['series_begins']))}"
        case _:
            return figure_en(value, known.figure.unit, grain)


def amount_ja(value: Decimal, unit: str, grain: Decimal | None = None) -> str:
    """A balance in words: 3,951億円の赤字, 2,823億円の黒字."""
    return f"{figure_ja(abs(value), unit, grain)}の{_side_ja(value)}" if value else "均衡"


def change_ja(value: Decimal, unit: str, grain: Decimal | None = None) -> str:
    """A change in words: 12.5%増, 3.9%減, 横ばい."""
    if not value:
        return "横ばい"
    return f"{figure_ja(abs(value), unit, grain)}{'増' if value > 0 else '減'}"


def moved_ja(value: Decimal, flow: str, unit: str = "JPY", grain: Decimal | None = None) -> str:
    """How an amount moved, in words of its flow: 1,000億円増, 1,000億円改善."""
    words = ("改善", "悪化") if flow == Flow.BALANCE else ("増", "減")
    return f"{figure_ja(abs(value), unit, grain)}{words[value < 0]}" if value else "横ばい"


def factor_ja(value: Decimal, flow: str) -> str:
    """What a part did to the whole: 459億円の悪化要因, 332億円の増加要因."""
    words = ("改善", "悪化") if flow == Flow.BALANCE else ("増加", "減少")
    return f"{figure_ja(abs(value), 'JPY')}の{words[value < 0]}要因" if value else "影響なし"


def base_ja(method: str, period: Period, base: str | None = None) -> str:
    """What a change is against: 前年同月, 前年同期, 前月, 前年度, or the period named."""
    if method == "previous":
        return BEFORE.get(period.frequency, "前期")
    if method == "base" and base:
        return period_ja(named_period(base))
    return A_YEAR_EARLIER.get(period.frequency, "前年同期")


def not_a_record(reading: Reading, known: Known) -> tuple[str, str]:
    """That a figure is not the record it is called, in English and Japanese."""
    if known.figure.value == 1:
        # A place other than the first was claimed of what is the first.
        return f"it is the {_best(reading, known)[0]} on record", f"{_best(reading, known)[1]}である"
    return f"it is not the {_best(reading, known)[0]} on record", f"{_best(reading, known)[1]}ではない"


def rose_en(subject: str, value: Decimal, flow: str, amount: str) -> str:
    """A movement in an English sentence: exports rose 16.8%, the trade balance worsened by ¥9.7 billion."""
    words = ("improved", "worsened") if flow == Flow.BALANCE else ("rose", "fell")
    return f"{subject} {words[value < 0]} by {amount}" if value else f"{subject} did not change"


def named_period(text: object) -> Period:
    """The period that a fact or its detail names."""
    return parse(str(text), JAPAN.fiscal)


def _difference_ja(reading: Reading, known: Known, period: Period, grain: Decimal | None) -> str:
    value, unit = known.figure.value, known.figure.unit
    if reading.other is not None:
        more = "多い" if value >= 0 else "少ない"
        return f"{subject_ja(reading.other)}より{figure_ja(abs(value), unit, grain)}{more}"
    against = base_ja(reading.method, period, known.fact.base)
    return f"{against}より{moved_ja(value, reading.subject.flow, unit, grain)}"


def _is_not_new(reading: Reading, known: Known) -> bool:
    """Whether what is called a first is no more than the next of a run."""
    return reading.indicator == "first_since" and reading.method == "sign" and "since" in known.fact.detail


def _along_ja(reading: Reading, known: Known, period: Period) -> str:
    """A run, a first or a record: 3カ月連続, 4カ月ぶり（前回は2026年1月）, 過去2番目の大きさ（1979年1月以降）."""
    count, detail = known.figure.value, known.fact.detail
    units = f"{count:f}{COUNTERS.get(period.frequency, ('', '期'))[1]}"
    if reading.indicator == "streak":
        return f"{units}連続{_MOVED_JA.get(reading.method.partition('-')[2], '')}"
    if _is_not_new(reading, known):
        return f"{period_ja(named_period(detail['last']))}に続くもので、前回から間が空いていない"
    if reading.indicator == "first_since":
        level = {"high": "の高水準", "low": "の低水準"}.get(reading.method.removeprefix("growth-"), "")
        return f"{units}ぶり{level}（前回は{period_ja(named_period(detail['last']))}）"
    best = _best(reading, known)
    place = best[1] if count == 1 else f"過去{count:f}番目の{best[2]}"
    return f"{_scope(reading, period)[1]}{place}（{period_ja(named_period(detail['series_begins']))}以降）"


def _place_en(reading: Reading, known: Known, period: Period) -> str:
    count = int(known.figure.value)
    ordinal = "" if count == 1 else f"{_ordinal(count)} "
    return f"the {ordinal}{_best(reading, known)[0]}" + _scope(reading, period)[0]


def _scope(reading: Reading, period: Period) -> tuple[str, str]:
    """Which periods a record is among, in English and Japanese; nothing for all of the series."""
    if not reading.method.endswith("for-the-month"):
        return "", ""
    if period.frequency is Frequency.MONTH:
        return f" of any {period_en(period).split()[0]}", f"{period.part}月として"
    return " of the same part of a year", "同期として"


def _best(reading: Reading, known: Known) -> tuple[str, str, str]:
    """The record's name in English and Japanese, and the size it is a record of: a low balance is a large deficit."""
    side = _side_of_record(reading, known)
    if side:
        return f"largest {side}", "過去最大", "大きさ"
    if reading.method.startswith("growth") or reading.subject.flow == Flow.BALANCE:
        return ("lowest", "過去最低", "低さ") if _is_low(reading) else ("highest", "過去最高", "高さ")
    return ("smallest", "過去最少", "少なさ") if _is_low(reading) else ("largest", "過去最大", "大きさ")


def _is_low(reading: Reading) -> bool:
    return "low" in reading.method.split(",", maxsplit=1)[0]


def _side_of_record(reading: Reading, known: Known) -> str:
    """The side whose size a record of the balance is of: a low one is a large deficit; empty for any other record."""
    balance = _balance_of(known) if reading.subject.flow == Flow.BALANCE else Decimal(0)
    if reading.method.startswith("growth") or not balance or (balance < 0) != _is_low(reading):
        return ""
    return "deficit" if balance < 0 else "surplus"


def _balance_of(known: Known) -> Decimal:
    """The balances behind a figure, added up: of one sign, where a change of their size is defined."""
    held = [i for i in known.figure.inputs if i.unit not in ("percent", "points") and i.value is not None]
    return sum((Decimal(i.value or 0) * (-1 if i.role == "imports" else 1) for i in held), Decimal(0))


def _side_ja(balance: Decimal) -> str:
    return "赤字" if balance < 0 else "黒字"


def _ordinal(count: int) -> str:
    ending = "th" if 10 <= count % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"
