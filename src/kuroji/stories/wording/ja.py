"""日本語の報道文体: Japanese press style for amounts, changes, periods and dates.

Amounts in 兆 and 億 without decimals (3,787億円, 1兆2,238億円); ▲ never in sentences, the
word beside the amount carries the sign. Counts of months as 4カ月, years as 5年.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from kuroji.language.currencies import WORDS_JA
from kuroji.model.fact import Fact
from kuroji.model.period import Frequency, Period
from kuroji.model.reporter import Reporter
from kuroji.model.rounding import round_to
from kuroji.stories.wording.detailed_amounts import is_detailed, japanese

UNITS = {
    "KG": "キログラム", "MT": "トン", "NO": "台・個", "KL": "キロリットル", "GT": "総トン", "GR": "グラム", "L": "リットル", "M": "メートル",
    "SM": "平方メートル", "CM": "立方メートル", "DZ": "ダース", "PR": "足・組", "CT": "カラット", "TH": "千個", "ST": "セット",
}  # fmt: skip
STAGES = {5: "輸出確報・輸入9桁速報", 6: "確報", 7: "確々報", 8: "確定"}
OKU = 8
FLOWS = {"export": "輸出", "import": "輸入", "balance": "貿易収支"}


def money(fact: Fact) -> str:
    """The size of an amount: 3,787億円, 9兆5,116億円."""
    if is_detailed(fact):
        return japanese(fact)
    return amount(abs(Decimal(fact.exact)), Decimal(str(fact.quantum)), fact.unit)


def amount(value: Decimal, quantum: Decimal, currency: str) -> str:
    """A positive amount in 兆 and 億, or 万 below a hundred million; rounded once."""
    word = WORDS_JA.get(currency, currency)
    oku = int(round_to(value.scaleb(-OKU), max(Decimal(1), quantum.scaleb(-OKU))))
    if oku == 0:
        man = int(round_to(value.scaleb(-4), Decimal(1)))
        return f"{man:,}万{word}" if man else f"0{word}"
    cho, rest = divmod(oku, 10_000)
    if not cho:
        return f"{rest:,}億{word}"
    return f"{cho:,}兆{rest:,}億{word}" if rest else f"{cho:,}兆{word}"


def percent(fact: Fact) -> str:
    """The size of a change, share or rate: 12.5%; a printed multiple as 12倍."""
    value = Decimal(str(abs(fact.value)))
    return f"{value:,.0f}倍" if fact.unit == "fold" else f"{value:,.1f}%"


def up(fact: Fact) -> str:
    """12.5%増, 2.0%減, 横ばい; 7.6倍 from a doubling on."""
    if fact.value == 0:
        return "横ばい"
    if fact.unit != "fold" and fact.value >= 100:
        return times(fact)
    return f"{percent(fact)}{'増' if fact.value > 0 else '減'}"


def times(change: Fact) -> str:
    """2.4倍: a size that grew by 100% or more."""
    return f"{round_to(Decimal(change.exact) / 100 + 1, Decimal('0.1'))}倍"


def toward(place: str) -> str:
    """対米, 対中, 対EU: a balance with a partner."""
    return {"米国": "対米", "中国": "対中"}.get(place, f"対{place}")


def points(fact: Fact) -> str:
    """A contribution: 2.5ポイント, マイナス0.3ポイント."""
    value = Decimal(str(fact.value))
    return f"{'マイナス' if value < 0 else ''}{abs(value):.1f}ポイント"


def quantity(fact: Fact) -> str:
    """A quantity with its unit."""
    value = round_to(Decimal(fact.exact), Decimal(str(fact.quantum)))
    return f"{value:,.0f}{UNITS.get(fact.unit, fact.unit)}"


def volume(fact: Fact) -> str:
    """A quantity in running text: 559万キロリットル, 9,341トン."""
    value = round_to(Decimal(fact.exact), Decimal(str(fact.quantum)))
    return f"{_in_ten_thousands(value)}{UNITS.get(fact.unit, fact.unit)}"


def unit_value(fact: Fact) -> str:
    """A unit value: 1キロリットル当たり8万8,210円."""
    currency, _, unit = fact.unit.partition("/")
    value = Decimal(fact.exact)
    said = f"{value:,.1f}" if value < 1000 else _in_ten_thousands(round_to(value, Decimal(1)), whole=False)
    return f"1{UNITS.get(unit, unit)}当たり{said}{WORDS_JA.get(currency, currency)}"


def _in_ten_thousands(value: Decimal, *, whole: bool = True) -> str:
    """559万, 1億3,718万; without `whole` the rest as well: 8万8,210."""
    if value < 10_000:
        return f"{value:,.0f}"
    man, rest = divmod(int(value), 10_000)
    if whole:
        man, rest = int(round_to(value.scaleb(-4), Decimal(1))), 0
    oku, man = divmod(man, 10_000)
    said = [f"{oku:,}億" if oku else "", f"{man:,}万" if man else "", f"{rest:,}" if rest else ""]
    return "".join(said)


def period(of: Period) -> str:
    """2026年5月, 2026年4〜6月期, 2025年度, 2026年5月上中旬."""
    year = f"{of.year}年"
    match of.frequency:
        case Frequency.MONTH:
            return f"{year}{of.part}月"
        case Frequency.FIRST_10_DAYS:
            return f"{year}{of.part}月上旬"
        case Frequency.FIRST_20_DAYS:
            return f"{year}{of.part}月上中旬"
        case Frequency.QUARTER:
            return f"{year}{of.part * 3 - 2}〜{of.part * 3}月期"
        case Frequency.HALF:
            return f"{year}{'上' if of.part == 1 else '下'}半期"
        case Frequency.YEAR:
            return year
        case Frequency.FISCAL_YEAR:
            return f"{year}度"
        case Frequency.FISCAL_HALF:
            return f"{year}度{'上' if of.part == 1 else '下'}半期"
        case Frequency.RANGE:
            return _range(of.months()[0], of.months()[-1])


def _range(first: Period, last: Period) -> str:
    """2026年1〜8月; 2025年11月〜2026年2月."""
    if first == last:
        return period(first)
    return (
        f"{first.year}年{first.part}〜{last.part}月" if first.year == last.year else f"{period(first)}〜{period(last)}"
    )


def counted(of: Period, count: int) -> str:
    """4カ月, 5年, 9期."""
    if of.frequency in (Frequency.YEAR, Frequency.FISCAL_YEAR, Frequency.RANGE):
        return f"{count}年"
    if of.frequency in (Frequency.QUARTER, Frequency.HALF, Frequency.FISCAL_HALF):
        return f"{count}期"
    return f"{count}カ月"


def year_on_year(of: Period) -> str:
    """前年同月比, 前年同期比, 前年比, 前年度比."""
    match of.frequency:
        case Frequency.MONTH:
            return "前年同月比"
        case Frequency.YEAR:
            return "前年比"
        case Frequency.FISCAL_YEAR:
            return "前年度比"
        case _:
            return "前年同期比"


def higher(fact: Fact) -> str:
    """17.6%上昇, 2.0%低下, 横ばい: of indices and unit values, which do not 増える."""
    if fact.value == 0:
        return "横ばい"
    return f"{percent(fact)}{'上昇' if fact.value > 0 else '低下'}"


def part(of: Period) -> str:
    """What a period is called within its year: 5月, 4〜6月期; a year is itself."""
    match of.frequency:
        case Frequency.MONTH | Frequency.FIRST_10_DAYS | Frequency.FIRST_20_DAYS:
            return f"{of.part}月"
        case Frequency.QUARTER:
            return f"{of.part * 3 - 2}〜{of.part * 3}月期"
        case Frequency.HALF:
            return "上半期" if of.part == 1 else "下半期"
        case Frequency.FISCAL_HALF:
            return "年度上半期" if of.part == 1 else "年度下半期"
        case Frequency.RANGE if of.length <= 12:
            first, last = of.months()[0].part, of.months()[-1].part
            return f"{first}〜{last}月" if of.length > 1 else f"{first}月"
        case _:
            return period(of)


def a_year_before(of: Period) -> str:
    """前年同月, 前年同期, 前年, 前年度: the base of a comparison, as a noun."""
    return year_on_year(of).removesuffix("比")


def year_of(written: str) -> str:
    """The year in a written period: 1979 in 1979-01, FY1979 and 1979-H1."""
    return written.removeprefix("FY")[:4]


def day(instant: datetime, reporter: Reporter) -> str:
    """2026年6月17日."""
    local = instant.astimezone(reporter.tz)
    return f"{local.year}年{local.month}月{local.day}日"
