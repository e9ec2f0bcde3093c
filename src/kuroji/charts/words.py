"""The words and number formats of the pictures, in English and Japanese.

English: ¥9.51 trillion, −¥378.7 billion (¥9.51tn, −¥378.7bn where there is little room),
+3.3 points, 17 June 2026. Japanese: 9兆5,116億円, ▲3,787億円, ▲0.7, 2026年6月17日. Amounts are
rounded once, half away from zero, never finer than they were published.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from kuroji.classifications.items import item
from kuroji.classifications.partners import partner
from kuroji.language.places import with_article
from kuroji.model.errors import UsageError
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL, WORLD, Flow
from kuroji.model.period import Frequency, Period, parse
from kuroji.model.reporter import Reporter
from kuroji.model.rounding import round_to
from kuroji.model.stage import Stage

LANGUAGES = ("en", "ja")
MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
MONTHS_IN_FULL = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
FLOWS = {
    "en": {Flow.EXPORT: "Exports", Flow.IMPORT: "Imports", Flow.BALANCE: "Balance"},
    "ja": {Flow.EXPORT: "輸出", Flow.IMPORT: "輸入", Flow.BALANCE: "貿易収支"},
}
_TOWARDS = {Flow.EXPORT: "to", Flow.IMPORT: "from", Flow.BALANCE: "with"}
_TOWARDS_JA = {Flow.EXPORT: "向けの", Flow.IMPORT: "からの", Flow.BALANCE: "との"}
STAGES = {
    "en": {
        Stage.FIRST_10_DAYS: "first 10 days", Stage.FIRST_20_DAYS: "first 20 days", Stage.PROVISIONAL: "provisional",
        Stage.DETAILED_EXPORTS: "exports detailed", Stage.DETAILED: "detailed", Stage.REVISED: "revised",
        Stage.FIXED: "fixed",
    },
    "ja": {
        Stage.FIRST_10_DAYS: "上旬", Stage.FIRST_20_DAYS: "上中旬", Stage.PROVISIONAL: "速報",
        Stage.DETAILED_EXPORTS: "輸出確報", Stage.DETAILED: "確報", Stage.REVISED: "確々報", Stage.FIXED: "確定",
    },
}  # fmt: skip
_AT_NINE_DIGITS = {
    "en": {Flow.EXPORT: "detailed", Flow.IMPORT: "9-digit provisional"},
    "ja": {Flow.EXPORT: "確報", Flow.IMPORT: "9桁速報"},
}
_SCALES = (("trillion", "tn", 12, "0.01"), ("billion", "bn", 9, "0.1"), ("million", "m", 6, "1"))
_CHO, _OKU, _MAN = Decimal(10) ** 12, Decimal(10) ** 8, Decimal(10) ** 4


def checked_language(language: str) -> str:
    """The language itself. Raises UsageError for one the pictures are not lettered in."""
    if language not in LANGUAGES:
        raise UsageError(f"charts are not lettered in {language!r}", remedy=f"Use one of: {', '.join(LANGUAGES)}.")
    return language


def stage_of(stage: int, flow: str, language: str) -> str:
    """The stage of figures of one flow; empty where there is none. A balance has that of both flows."""
    if stage == Stage.DETAILED_EXPORTS and flow in _AT_NINE_DIGITS[language]:
        return _AT_NINE_DIGITS[language][Flow(flow)]
    return STAGES[language].get(Stage(stage), "") if stage else ""


def money(
    value: Decimal,
    quantum: Decimal,
    language: str,
    *,
    short: bool = False,
    plus: bool = False,
    largest: str = "trillion",
) -> str:
    """An amount of yen with its sign: −¥378.7 billion, −¥378.7bn (`short`), ▲3,787億円; `plus` writes a plus sign too.

    `largest` is the largest unit used in English: ¥9,511.6 billion instead of ¥9.51 trillion.
    """
    text = _oku(abs(value), quantum) if language == "ja" else _trillion(abs(value), quantum, largest, short=short)
    return f"{sign(value, language, plus=plus)}{text}"


def amount(fact: Fact, language: str, *, short: bool = False) -> str:
    """The amount of a Fact with its sign."""
    return money(Decimal(fact.exact), Decimal(str(fact.quantum)), language, short=short)


def size(fact: Fact, language: str) -> str:
    """The amount of a Fact without its sign, for a sentence that names the side: ¥378.7 billion."""
    return money(abs(Decimal(fact.exact)), Decimal(str(fact.quantum)), language)


def side(fact: Fact, language: str) -> str:
    """What a balance is: deficit or surplus, 赤字 or 黒字."""
    if language == "ja":
        return "赤字" if fact.value < 0 else "黒字"
    return "deficit" if fact.value < 0 else "surplus"


def decimal(value: Decimal, language: str, *, plus: bool = False) -> str:
    """A number with one decimal and its sign: +3.3, −0.7, ▲0.7; a zero has none."""
    rounded = round_to(value, Decimal("0.1"))
    return f"{sign(rounded, language, plus=plus)}{abs(rounded):,.1f}"


def sign(value: Decimal, language: str, *, plus: bool = False) -> str:
    """The sign as the language prints it; none for a zero."""
    if value < 0:
        return "▲" if language == "ja" else "−"
    return "+" if plus and value > 0 else ""


def axis_number(language: str, power: int) -> str:
    """The Vega expression that letters an axis whose values are in yen, in units of ten to that power."""
    number = f"format(datum.value / 1e{power}, '~f')"
    return f"replace({number}, '−', '▲')" if language == "ja" else number


def day(instant: datetime, owner: Reporter, language: str, *, year: bool = True) -> str:
    """17 June 2026, 2026年6月17日, in the reporter's zone; 17 June, 6月17日 without the year."""
    local = instant.astimezone(owner.tz).date()
    if language == "ja":
        return f"{local.year}年{local.month}月{local.day}日" if year else f"{local.month}月{local.day}日"
    name = f"{local.day} {MONTHS_IN_FULL[local.month - 1] if year else MONTHS[local.month - 1]}"
    return f"{name} {local.year}" if year else name


def period(of: Period, language: str) -> str:
    """A period as a title names it: May 2026, fiscal 2025, the first half of 2026; 2026年5月, 2025年度, 2026年上半期."""
    return _period_ja(of) if language == "ja" else _period_en(of)


def _period_en(of: Period) -> str:
    half = "first half" if of.part == 1 else "second half"
    match of.frequency:
        case Frequency.MONTH:
            return f"{MONTHS_IN_FULL[of.part - 1]} {of.year}"
        case Frequency.FIRST_10_DAYS | Frequency.FIRST_20_DAYS:
            days = "10" if of.frequency is Frequency.FIRST_10_DAYS else "20"
            return f"the first {days} days of {MONTHS_IN_FULL[of.part - 1]} {of.year}"
        case Frequency.QUARTER:
            return f"the {('first', 'second', 'third', 'fourth')[of.part - 1]} quarter of {of.year}"
        case Frequency.HALF:
            return f"the {half} of {of.year}"
        case Frequency.FISCAL_HALF:
            return f"the {half} of fiscal {of.year}"
        case Frequency.YEAR:
            return str(of.year)
        case Frequency.FISCAL_YEAR:
            return f"fiscal {of.year}"
        case Frequency.RANGE if of.length == 12:
            return f"the 12 months to {_period_en(of.months()[-1])}"
        case Frequency.RANGE:
            return f"{_period_en(of.months()[0])} to {_period_en(of.months()[-1])}"


def _period_ja(of: Period) -> str:
    half = "上半期" if of.part == 1 else "下半期"
    match of.frequency:
        case Frequency.MONTH:
            return f"{of.year}年{of.part}月"
        case Frequency.FIRST_10_DAYS | Frequency.FIRST_20_DAYS:
            return f"{of.year}年{of.part}月{'上旬' if of.frequency is Frequency.FIRST_10_DAYS else '上中旬'}"
        case Frequency.QUARTER:
            return f"{of.year}年{of.part * 3 - 2}〜{of.part * 3}月期"
        case Frequency.HALF:
            return f"{of.year}年{half}"
        case Frequency.FISCAL_HALF:
            return f"{of.year}年度{half}"
        case Frequency.YEAR:
            return f"{of.year}年"
        case Frequency.FISCAL_YEAR:
            return f"{of.year}年度"
        case Frequency.RANGE if of.length == 12:
            return f"{_period_ja(of.months()[-1])}までの12カ月"
        case Frequency.RANGE:
            return f"{_period_ja(of.months()[0])}〜{_period_ja(of.months()[-1])}"


def country(owner: Reporter, language: str) -> str:
    """The reporting country's name."""
    return owner.name_ja if language == "ja" else owner.name_en


def part_name(fact: Fact, language: str, *, by_partner: bool = False) -> str:
    """The commodity, or of all commodities or `by_partner` the partner, a Fact is about; with a capital in English."""
    of_place = by_partner or fact.code == TOTAL
    named = partner(fact.partner_code) if of_place else item(fact.flow, fact.classification, fact.code)
    if language == "ja":
        return named.name_ja
    return named.name_en[:1].upper() + named.name_en[1:]


def traded(fact: Fact, language: str) -> str:
    """What a flow's Fact is about: exports of motor vehicles to the US; 米国向けの自動車の輸出."""
    flow = Flow(fact.flow)
    goods = None if fact.code == TOTAL else item(fact.flow, fact.classification, fact.code)
    place = None if fact.partner_code == WORLD else partner(fact.partner_code)
    if language == "ja":
        to = f"{place.name_ja}{_TOWARDS_JA[flow]}" if place else ""
        return f"{to}{f'{goods.name_ja}の' if goods else ''}{FLOWS['ja'][flow]}"
    to = f" {_TOWARDS[flow]} {with_article(place.name_en)}" if place else ""
    return f"{FLOWS['en'][flow].lower()}{f' of {goods.name_en}' if goods else ''}{to}"


def on_year(fact: Fact, owner: Reporter, language: str) -> str:
    """The comparison in words: 前年同月比 for a month, 前年比 for a year, 前年度比, else 前年同期比; from a year earlier."""
    if language == "en":
        return "from a year earlier"
    frequency = parse(fact.period, owner.fiscal).frequency
    return {Frequency.MONTH: "前年同月比", Frequency.YEAR: "前年比", Frequency.FISCAL_YEAR: "前年度比"}.get(
        frequency, "前年同期比"
    )


def listed(words: list[str], language: str) -> str:
    """a, b and c; a、b、c."""
    if language == "ja" or len(words) < 2:
        return "、".join(words) if language == "ja" else "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _trillion(value: Decimal, quantum: Decimal, largest: str, *, short: bool) -> str:
    start = next(number for number, scale in enumerate(_SCALES) if scale[0] == largest)
    for word, letters, power, finest in _SCALES[start:]:
        grain = max(Decimal(finest), quantum.scaleb(-power))
        scaled = round_to(value.scaleb(-power), grain)
        if scaled >= 1:
            decimals = max(0, -int(grain.normalize().as_tuple().exponent))
            return f"¥{scaled:,.{decimals}f}{letters if short else f' {word}'}"
    return f"¥{value:,.0f}"


def _oku(value: Decimal, quantum: Decimal) -> str:
    """兆 and 億 without decimals; below 1億円 in 万円, below 1万円 in 円."""
    rounded = round_to(value, max(_OKU, quantum))
    if rounded < _OKU:
        rounded = round_to(value, max(_MAN, quantum))
        return f"{rounded / _MAN:,.0f}万円" if rounded >= _MAN else f"{value:,.0f}円"
    cho, rest = divmod(rounded, _CHO)
    oku = f"{rest / _OKU:,.0f}億" if rest else ""
    return f"{cho:,.0f}兆{oku}円" if cho else f"{oku}円"
