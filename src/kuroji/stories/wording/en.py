"""English wire style: amounts, changes, periods and dates in words.

Amounts of a trillion and more in trillions with two decimals, smaller ones in billions
with one, below a billion in millions; always positive, the word beside them carries the
sign. Percentages have one decimal. Rules and examples: docs/reference/style-en.md.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from kuroji.language import places
from kuroji.language.currencies import SIGNS_EN
from kuroji.model.fact import Fact
from kuroji.model.period import Frequency, Period
from kuroji.model.reporter import Reporter
from kuroji.model.rounding import round_to
from kuroji.stories.wording.detailed_amounts import english, is_detailed

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ORDINALS = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "10th", "11th", "12th",
    "13th",
)  # fmt: skip
# How running text names commodities whose codelist names are a clerk's, not a reader's.
COMMODITIES = {
    "semiconductors etc": "semiconductors and other electronic parts",
    "semiconductor machinery etc": "chipmaking equipment",
    "telephony and telegraphy": "communications equipment",
    "audio and visual apparatus": "audio and video equipment",
    "goods not classified elsewhere": "returned and special goods",
    "petroleum spirits": "naphtha and other petroleum spirits",
}
UNITS = {
    "KG": "kg", "MT": "tonnes", "NO": "units", "KL": "kl", "GT": "gross tons", "GR": "g", "L": "litres", "M": "m",
    "SM": "sq m", "CM": "cu m", "DZ": "dozens", "PR": "pairs", "CT": "carats", "TH": "thousand units", "ST": "sets",
}  # fmt: skip
UNITS_SPELT = {"KG": "kilograms", "MT": "tonnes", "NO": "units", "KL": "kilolitres", "GT": "gross tons"}
A_UNIT = {"KG": "a kilogram", "MT": "a tonne", "NO": "each", "KL": "a kilolitre", "GT": "a gross ton"}
DOUBLED = ("doubled", "tripled", "quadrupled", "grew")
DOUBLES = ("doubles", "triples", "quadruples", "swells")
DOUBLING = ("doubling", "tripling", "quadrupling", "increasing")
SCALES = (("trillion", 12, Decimal("0.01")), ("billion", 9, Decimal("0.1")), ("million", 6, Decimal(1)))


def money(fact: Fact) -> str:
    """The size of an amount: ¥378.7 billion, ¥9.51 trillion."""
    if is_detailed(fact):
        return english(fact)
    return amount(abs(Decimal(fact.exact)), Decimal(str(fact.quantum)), fact.unit)


def amount(value: Decimal, quantum: Decimal, currency: str) -> str:
    """A positive amount rounded once, never finer than it was published."""
    symbol = SIGNS_EN.get(currency, f"{currency} ")
    for word, power, grain in SCALES:
        scaled = round_to(value.scaleb(-power), max(grain, quantum.scaleb(-power)))
        if scaled >= 1:
            return f"{symbol}{_digits(scaled, max(grain, quantum.scaleb(-power)))} {word}"
    return f"{symbol}{value:,f}"


def billions(fact: Fact) -> str:
    """An amount with its sign in billions, for tables: -378.7 (one decimal at most)."""
    grain = max(Decimal("0.1"), Decimal(str(fact.quantum)).scaleb(-9))
    text = _digits(abs(round_to(Decimal(fact.exact).scaleb(-9), grain)), grain)
    return f"-{text}" if Decimal(fact.exact) < 0 else text


def percent(fact: Fact) -> str:
    """The size of a change, share or rate: 12.5%; a printed multiple as 12-fold."""
    value = Decimal(str(abs(fact.value)))
    return f"{value:,.0f}-fold" if fact.unit == "fold" else f"{value:,.1f}%"


def signed_percent(fact: Fact) -> str:
    """A change with its sign, for tables: +12.5%, -0.0%."""
    sign = "-" if str(fact.value).startswith("-") or Decimal(fact.exact) < 0 else "+"
    return f"{sign}{percent(fact)}"


def points(fact: Fact) -> str:
    """A contribution: 2.5 percentage points."""
    value = Decimal(str(abs(fact.value)))
    return f"{value:.1f} percentage point{'' if value == 1 else 's'}"


def quantity(fact: Fact) -> str:
    """A quantity with its unit: 4,727,000 kl."""
    value = round_to(Decimal(fact.exact), Decimal(str(fact.quantum)))
    return f"{_digits(value, Decimal(1))} {UNITS.get(fact.unit, fact.unit)}"


def volume(fact: Fact) -> str:
    """A quantity in running text: 5.59 million kilolitres, 93,412 units."""
    value = round_to(Decimal(fact.exact), Decimal(str(fact.quantum)))
    unit = UNITS_SPELT.get(fact.unit, fact.unit)
    if abs(value) >= 10**6:
        return f"{round_to(value.scaleb(-6), Decimal('0.01')):,.2f} million {unit}"
    return f"{value:,.0f} {unit}"


def unit_value(fact: Fact) -> str:
    """A unit value: ¥88,210 a kilolitre, ¥95.3 a kilogram."""
    currency, _, unit = fact.unit.partition("/")
    value = Decimal(fact.exact)
    grain = Decimal(1) if value >= 1000 else Decimal("0.1")
    symbol = SIGNS_EN.get(currency, f"{currency} ")
    return f"{symbol}{_digits(round_to(value, grain), grain)} {A_UNIT.get(unit, f'a {unit}')}"


def verbs(change: float) -> tuple[str, ...]:
    """The verbs that fit a change of that size in percent, the plainest first."""
    steps = (
        (1.0, ("edged up", "inched up"), ("edged down", "slipped")),
        (15.0, ("rose", "grew", "increased"), ("fell", "declined", "decreased")),
        (30.0, ("climbed", "jumped", "advanced"), ("dropped", "slid", "shrank")),
    )
    for limit, up, down in steps:
        if abs(change) < limit:
            return up if change >= 0 else down
    return ("surged", "leapt") if change > 0 else ("plunged", "tumbled")


def multiplied(change: Fact, verbs: tuple[str, str, str, str] = DOUBLED) -> str:
    """A size that grew by 100% or more: more than doubled, tripled, quadrupled; from five times on as a multiple."""
    count, more = _times(change)
    if count < 5:
        return f"{more}{verbs[count - 2]}"
    return f"{verbs[3]} {more}{cardinal(count)}{'fold' if count < len(SMALL) else '-fold'}"


def sized(change: Fact) -> tuple[Fact, str]:
    """A change with the words for its size: 12.5%, little changed, grew 12-fold, more than doubled."""
    if change.value == 0:
        return change, "little changed"
    if change.unit == "fold":
        return change, f"grew {percent(change)}"
    return change, multiplied(change) if change.value >= 100 else percent(change)


def times_as_large(change: Fact) -> str:
    """more than three times: a size that grew by 100% or more, as a multiple of what it was."""
    count, more = _times(change)
    return f"{more}{'twice' if count == 2 else f'{cardinal(count)} times'}"


def grown(change: Fact) -> str:
    """up 61.2%, down 5.0%, up more than sevenfold: how a size changed, in parentheses."""
    if change.unit == "fold" or change.value < 100:
        return f"{'up' if change.value >= 0 else 'down'} {percent(change)}"
    count, more = _times(change)
    words = {2: "doubled", 3: "tripled", 4: "quadrupled"}
    return (
        f"{more}{words[count]}"
        if count in words
        else f"up {more}{cardinal(count)}{'fold' if count < len(SMALL) else '-fold'}"
    )


def _times(change: Fact) -> tuple[int, str]:
    """The whole multiple that a change of 100% or more makes, and "more than " where it is more."""
    times = Decimal(change.exact) / 100 + 1
    count = max(2, int(times))
    return count, "more than " if times > count else "about " if times < count else ""


def short_points(fact: Fact) -> str:
    """A contribution in running text: 3.3 points, 1.0 point."""
    value = Decimal(str(abs(fact.value)))
    return f"{value:.1f} point{'' if value == 1 else 's'}"


def part(of: Period) -> str:
    """What a period is called within its year: May, the second quarter; a year is itself."""
    match of.frequency:
        case Frequency.QUARTER:
            return f"{ordinal(of.part)} quarter"
        case Frequency.HALF:
            return f"{ordinal(of.part)} half"
        case Frequency.FISCAL_HALF:
            return f"fiscal {ordinal(of.part)} half"
        case Frequency.MONTH | Frequency.FIRST_10_DAYS | Frequency.FIRST_20_DAYS:
            return MONTHS[of.part - 1]
        case Frequency.RANGE if of.length <= 12:
            return " to ".join(dict.fromkeys(MONTHS[m.part - 1] for m in (of.months()[0], of.months()[-1])))
        case _:
            return period(of)


def any_of(of: Period) -> str:
    """What a record is among: month, fiscal year; a range of months stands among those of other years."""
    if of.frequency is Frequency.RANGE:
        return part(of)
    return "fiscal half-year" if of.frequency is Frequency.FISCAL_HALF else kind(of)


def year_of(written: str) -> str:
    """The year in a written period: 1979 in 1979-01, FY1979 and 1979-H1."""
    return written.removeprefix("FY")[:4]


def balance_range(low: float, high: float, currency: str) -> str:
    """A deficit of ¥350.0 billion to ¥420.0 billion; or from a deficit of ... to a surplus of ..."""
    grain = Decimal(10**8)
    ends = sorted((low, high), key=abs)
    said = [amount(abs(Decimal(round(end))), grain, currency) for end in ends]
    if (low < 0) == (high < 0):
        return f"{said[0]} to {said[1]}"
    return f"from a deficit of {amount(abs(Decimal(round(low))), grain, currency)} to a surplus of {amount(Decimal(round(high)), grain, currency)}"


def rose(fact: Fact) -> str:
    """The verb of a change of a flow, by its unrounded sign: rose, fell, were flat."""
    if fact.value == 0:
        return "were flat"
    return "rose" if fact.value > 0 else "fell"


def cardinal(number: int) -> str:
    """A count in words below ten, in digits from there on."""
    return SMALL[number] if 0 <= number < len(SMALL) else f"{number:,}"


def ordinal(number: int) -> str:
    """first, fifth, 12th, 21st."""
    if 0 < number < len(ORDINALS):
        return ORDINALS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def period(of: Period, *, year: bool = True) -> str:
    """May 2026, the second quarter of 2026, fiscal 2025, the first 20 days of May 2026."""
    match of.frequency:
        case Frequency.MONTH:
            return f"{MONTHS[of.part - 1]} {of.year}" if year else MONTHS[of.part - 1]
        case Frequency.FIRST_10_DAYS | Frequency.FIRST_20_DAYS:
            days = 10 if of.frequency is Frequency.FIRST_10_DAYS else 20
            return f"the first {days} days of {MONTHS[of.part - 1]} {of.year}"
        case Frequency.QUARTER:
            return f"the {ordinal(of.part)} quarter of {of.year}"
        case Frequency.HALF:
            return f"the {ordinal(of.part)} half of {of.year}"
        case Frequency.YEAR:
            return str(of.year)
        case Frequency.FISCAL_YEAR:
            return f"fiscal {of.year}"
        case Frequency.FISCAL_HALF:
            return f"the {ordinal(of.part)} half of fiscal {of.year}"
        case Frequency.RANGE:
            first, last = of.months()[0], of.months()[-1]
            same = first.year == last.year
            return f"{period(first, year=not same)} to {period(last)}"


def headlined(of: Period, *, year: bool) -> str:
    """A period as headlines write it, without articles: May, Q2 2026, first half of 2026, first 20 days of September."""
    tail = f" {of.year}" if year else ""
    match of.frequency:
        case Frequency.MONTH:
            return f"{MONTHS[of.part - 1]}{tail}"
        case Frequency.FIRST_10_DAYS | Frequency.FIRST_20_DAYS:
            days = 10 if of.frequency is Frequency.FIRST_10_DAYS else 20
            return f"first {days} days of {MONTHS[of.part - 1]}{tail}"
        case Frequency.QUARTER:
            return f"Q{of.part} {of.year}"
        case Frequency.RANGE if of.months()[0].year == of.months()[-1].year:
            return f"{part(of).replace(' to ', '-')} {of.year}"
        case _:
            return period(of).removeprefix("the ")


def nth(number: int) -> str:
    """a ninth, an eighth, an 11th: an ordinal with its article."""
    word = ordinal(number)
    return f"{'an' if word.startswith(('eighth', '8')) or word in ('11th', '18th') else 'a'} {word}"


def kind(of: Period, count: int = 1) -> str:
    """What a period is called when counted: month, fiscal year; plural for other counts than one."""
    words = {
        Frequency.MONTH: "month", Frequency.QUARTER: "quarter", Frequency.HALF: "half-year", Frequency.YEAR: "year",
        Frequency.FISCAL_YEAR: "fiscal year", Frequency.FISCAL_HALF: "half-year",
        Frequency.FIRST_10_DAYS: "month", Frequency.FIRST_20_DAYS: "month", Frequency.RANGE: "year",
    }  # fmt: skip
    word = words[of.frequency]
    return word if count == 1 else f"{word}s"


def with_article(place: str) -> str:
    """The US, the EU, China: a partner with the article English gives it."""
    return places.with_article(place)


def day(instant: datetime, reporter: Reporter) -> str:
    """17 June 2026, in the reporter's zone."""
    local: date = instant.astimezone(reporter.tz).date()
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def _digits(value: Decimal, grain: Decimal) -> str:
    decimals = max(0, -int(grain.normalize().as_tuple().exponent))
    return f"{value:,.{decimals}f}"
