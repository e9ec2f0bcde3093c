"""The words of a press release that say what it is: its period, its stage and its date, in English and Japanese.

The stage never comes from the file name: the fixed data replace the revised ones under the
same name. Both editions, calendar and Japanese-era years, full-width digits and the usual
variants of the wording are read.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from kuroji.model.errors import InputError, UsageError
from kuroji.model.period import FiscalYear, Frequency, Period, of
from kuroji.model.stage import Stage

_MONTHS = ("january", "february", "march", "april", "may", "june", "july",
           "august", "september", "october", "november", "december")  # fmt: skip
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS, start=1)}
_MONTH_WORD = rf"(?:{'|'.join((*_MONTHS, *_MONTH_NUMBER, 'sept'))})"
_ERA = {"令和": 2018, "平成": 1988}
_SPANS: dict[tuple[int, int], tuple[Frequency, int]] = {
    (1, 12): (Frequency.YEAR, 0),
    (4, 3): (Frequency.FISCAL_YEAR, 0),
    (1, 6): (Frequency.HALF, 1),
    (7, 12): (Frequency.HALF, 2),
    (4, 9): (Frequency.FISCAL_HALF, 1),
    (10, 3): (Frequency.FISCAL_HALF, 2),
}
_ENGLISH_WORDS = {"calendar", "fiscal", "cy", "fy", "year", "half", "of", "the", "in", "for",
                  "first", "second", "1st", "2nd"}  # fmt: skip
_JAPANESE_PERIOD = re.compile(
    r"(?P<era>令和|平成)?(?P<year>元|\d{1,4})年(?P<fiscal>度)?"
    r"(?:(?P<half>[上下])(?:半)?期|(?P<month>\d{1,2})月(?P<part>上中旬|上旬)?)?分?"
)
_PERIOD_REMEDY = (
    "Known forms are May 2026, 2025, Calendar Year 2025, Fiscal Year 2025, First Half of 2025, "
    "First Half of Fiscal Year 2025, 2026年5月分, 令和8年5月分, 2025年分, 2025年度分, 2025年上半期分."
)


def read_period(text: str, fiscal: FiscalYear) -> Period:
    """The period a page names, in either language. Raises InputError listing the known forms."""
    plain = _plain(text)
    try:
        found = _japanese_period(plain, fiscal) if "年" in plain else _english_period(plain.lower(), fiscal)
    except UsageError:
        found = None
    if found is None:
        raise InputError(f"{text.strip()[:60]!r} is not a period as the Ministry writes one", remedy=_PERIOD_REMEDY)
    return found


def title_period(title: str, fiscal: FiscalYear) -> Period | None:
    """The period inside a title, when one can be made out: `Value of Exports and Imports May 2026 (Provisional)`."""
    plain = re.sub(r"^value of exports and imports( for)?", "", _plain(title).partition("(")[0], flags=re.IGNORECASE)
    found = _JAPANESE_PERIOD.search(plain.replace(" ", ""))
    try:
        return read_period(found[0] if found else plain, fiscal)
    except InputError:
        return None


def read_date(text: str) -> date:
    """A release date: `June 17, 2026`, 2026年6月17日 or 令和8年6月17日. Raises InputError."""
    plain = _plain(text)
    english = re.fullmatch(rf"({_MONTH_WORD})\.?\s+(\d{{1,2}}),?\s+(\d{{4}})", plain.lower())
    japanese = re.fullmatch(r"(令和|平成)?(元|\d{1,4})年(\d{1,2})月(\d{1,2})日", plain.replace(" ", ""))
    try:
        if english:
            return date(int(english[3]), _MONTH_NUMBER[english[1][:3]], int(english[2]))
        if japanese:
            return date(_year(japanese[1], japanese[2]), int(japanese[3]), int(japanese[4]))
    except ValueError:
        pass
    raise InputError(
        f"{text.strip()[:40]!r} is not a release date",
        remedy="It is written June 17, 2026 in the English edition, 2026年6月17日 or 令和8年6月17日 in the Japanese.",
    )


def read_stage(title: str) -> Stage:
    """The stage a title names. Raises InputError when it names none.

    `(Exports:Detailed Data;Imports:Provisional(HS-code Basis))` and 輸出確報;輸入9桁速報
    (確速 for short) are one stage: exports detailed, imports provisional.
    """
    plain = _plain(title).lower()
    for stage, patterns in _STAGE_WORDS:
        if any(all(word in plain for word in words) for words in patterns):
            return stage
    raise InputError(
        f"the title {title.strip()[:90]!r} does not say which stage of the figures it gives",
        remedy="A title ends with (First 10 days Provisional), (First 20 days Provisional), (Provisional), "
        "(Exports:Detailed Data;Imports:Provisional(HS-code Basis)), (Detailed), (Revised) or (Fixed), "
        "or with 上旬, 上中旬, 速報, 確速, 確報, 確々報 or 確定.",
    )


# The first match decides: 確々報 holds neither 確報 nor 速報, but 輸出確報;輸入9桁速報 holds both.
_STAGE_WORDS: tuple[tuple[Stage, tuple[tuple[str, ...], ...]], ...] = (
    (Stage.FIRST_20_DAYS, (("20 days",), ("上中旬",))),
    (Stage.FIRST_10_DAYS, (("10 days",), ("上旬",))),
    (Stage.FIXED, (("fixed",), ("確定",))),
    (Stage.REVISED, (("revised",), ("確々報",), ("確確報",))),
    (Stage.DETAILED_EXPORTS, (("detailed", "provisional"), ("確速",), ("確報", "速報"))),
    (Stage.DETAILED, (("detailed",), ("確報",))),
    (Stage.PROVISIONAL, (("provisional",), ("速報",))),
)


def in_part_of_month(period: Period, stage: Stage) -> Period:
    """The month as the ten-day part of it that the stage covers; other stages leave the period as it is."""
    parts = {Stage.FIRST_10_DAYS: Frequency.FIRST_10_DAYS, Stage.FIRST_20_DAYS: Frequency.FIRST_20_DAYS}
    if stage in parts and period.frequency is Frequency.MONTH:
        return of(parts[stage], period.year, period.part)
    return period


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


def _year(era: str | None, digits: str) -> int:
    number = 1 if digits == "元" else int(digits)
    return _ERA[era] + number if era else number


def _japanese_period(plain: str, fiscal: FiscalYear) -> Period | None:
    bare = re.sub(r"\s|\(?(?:暦年|\d+月?[~〜-]\d+月)\)?", "", plain)
    found = _JAPANESE_PERIOD.fullmatch(bare)
    if not found:
        return None
    year = _year(found["era"], found["year"])
    if found["month"]:
        return _month_or_none(year, int(found["month"]))
    if found["half"]:
        frequency = Frequency.FISCAL_HALF if found["fiscal"] else Frequency.HALF
        return of(frequency, year, 1 if found["half"] == "上" else 2, fiscal)
    return of(Frequency.FISCAL_YEAR if found["fiscal"] else Frequency.YEAR, year, 0, fiscal)


def _month_or_none(year: int, month: int) -> Period | None:
    return of(Frequency.MONTH, year, month) if 1 <= month <= 12 and year > 1900 else None


def _english_period(plain: str, fiscal: FiscalYear) -> Period | None:
    words = re.findall(r"[a-z]+|\d+[a-z]+|\d+", plain.replace("fy", "fy ").replace("cy", "cy "))
    years = [int(word) for word in words if re.fullmatch(r"(?:19|20)\d\d", word)]
    months = [_MONTH_NUMBER[word[:3]] for word in words if re.fullmatch(_MONTH_WORD, word)]
    rest = {word for word in words if not word.isdigit() and not re.fullmatch(_MONTH_WORD, word)}
    if not years or not rest <= _ENGLISH_WORDS or len(years) != sum(word.isdigit() for word in words):
        return None
    if len(months) == 2:
        frequency, part = _SPANS.get((months[0], months[1]), (None, 0))
        return of(frequency, years[0], part, fiscal) if frequency else None
    if len(months) == 1:
        return _month_or_none(years[0], months[0]) if not rest else None
    return _year_or_half(years[0], rest, fiscal)


def _year_or_half(year: int, rest: set[str], fiscal: FiscalYear) -> Period | None:
    in_fiscal = bool(rest & {"fiscal", "fy"})
    if "half" in rest:
        part = 1 if rest & {"first", "1st"} else 2 if rest & {"second", "2nd"} else 0
        frequency = Frequency.FISCAL_HALF if in_fiscal else Frequency.HALF
        return of(frequency, year, part, fiscal) if part else None
    return of(Frequency.FISCAL_YEAR if in_fiscal else Frequency.YEAR, year, 0, fiscal)
