"""Periods: months, quarters, halves, calendar and fiscal years, ten-day parts of a month, and ranges.

Months are counted as ordinals, year x 12 + month - 1, so that a period is the inclusive
range `start..end` and arithmetic is subtraction. Fiscal years are a property of the
reporter: the caller hands in the month they start with and whether they are named for
the year they start or end in. Written forms follow SDMX where SDMX has one.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

import msgspec

from kuroji.model.errors import UsageError


class Frequency(StrEnum):
    """The length of a period, by the letter the store writes (SDMX CL_FREQ where it has one)."""

    MONTH = "M"
    QUARTER = "Q"
    HALF = "S"
    YEAR = "A"
    FISCAL_YEAR = "FA"
    FISCAL_HALF = "FS"
    FIRST_10_DAYS = "D10"
    FIRST_20_DAYS = "D20"
    RANGE = "R"


MONTHS_IN = {
    Frequency.MONTH: 1,
    Frequency.FIRST_10_DAYS: 1,
    Frequency.FIRST_20_DAYS: 1,
    Frequency.QUARTER: 3,
    Frequency.HALF: 6,
    Frequency.FISCAL_HALF: 6,
    Frequency.YEAR: 12,
    Frequency.FISCAL_YEAR: 12,
}
PART_OF_MONTH = {Frequency.FIRST_10_DAYS: "D10", Frequency.FIRST_20_DAYS: "D20"}


class FiscalYear(msgspec.Struct, frozen=True):
    """When a reporter's fiscal year starts (month 1-12) and the year it is named for ("start" or "end")."""

    first_month: int = 4
    named_for: str = "start"

    def start_of(self, year: int) -> int:
        """The month ordinal with which the fiscal year called `year` starts."""
        calendar_year = year if self.named_for == "start" else year - 1
        return month_ordinal(calendar_year, self.first_month)


APRIL_TO_MARCH = FiscalYear()


def month_ordinal(year: int, month: int) -> int:
    """year x 12 + month - 1, the number the store keeps for a month."""
    return year * 12 + month - 1


class Period(msgspec.Struct, frozen=True, order=True):
    """A stretch of whole months (or the first 10 or 20 days of one), with `start` and `end` as month ordinals."""

    end: int
    start: int
    frequency: Frequency
    year: int
    part: int = 0

    def __str__(self) -> str:
        match self.frequency:
            case Frequency.MONTH:
                return f"{self.year:04d}-{self.part:02d}"
            case Frequency.FIRST_10_DAYS | Frequency.FIRST_20_DAYS:
                return f"{self.year:04d}-{self.part:02d}-{self.frequency}"
            case Frequency.QUARTER:
                return f"{self.year:04d}-Q{self.part}"
            case Frequency.HALF:
                return f"{self.year:04d}-H{self.part}"
            case Frequency.YEAR:
                return f"{self.year:04d}"
            case Frequency.FISCAL_YEAR:
                return f"FY{self.year:04d}"
            case Frequency.FISCAL_HALF:
                return f"FY{self.year:04d}-H{self.part}"
            case Frequency.RANGE:
                return f"{month(self.start)}..{month(self.end)}"

    @property
    def length(self) -> int:
        """How many months the period spans."""
        return self.end - self.start + 1

    def shift(self, months: int) -> Period:
        """The period of the same kind that lies `months` later: any number for a range, else whole periods.

        Raises ValueError when no period of the kind lies there: a quarter cannot move by one month.
        """
        if self.frequency is Frequency.RANGE:
            return months_between(self.start + months, self.end + months)
        if months % self.length:
            raise ValueError(f"{self} cannot move by {months} months")
        if months % 12 == 0:
            return msgspec.structs.replace(
                self, start=self.start + months, end=self.end + months, year=self.year + months // 12
            )
        per_year = 12 // self.length
        years, part = divmod(self.part - 1 + months // self.length, per_year)
        return msgspec.structs.replace(
            self, start=self.start + months, end=self.end + months, year=self.year + years, part=part + 1
        )

    def previous(self) -> Period:
        """The period of the same kind just before this one."""
        return self.shift(-self.length)

    def next(self) -> Period:
        """The period of the same kind just after this one."""
        return self.shift(self.length)

    def year_earlier(self) -> Period:
        """The same period of the year before: the base of every year-on-year figure."""
        return self.shift(-12)

    def months(self) -> tuple[Period, ...]:
        """The whole months the period is made of; none for a ten-day part, which is not made of months."""
        if not self.is_made_of_months:
            return ()
        return tuple(month(ordinal) for ordinal in range(self.start, self.end + 1))

    @property
    def is_made_of_months(self) -> bool:
        """Whether the period consists of whole months, as all do but the first 10 and 20 days of one."""
        return self.frequency not in PART_OF_MONTH

    @property
    def is_sum_of_months(self) -> bool:
        """Whether the period is longer than one month and so the sum of its months."""
        return self.is_made_of_months and self.frequency is not Frequency.MONTH


def month(ordinal: int) -> Period:
    """The month with that ordinal."""
    year, zero_based = divmod(ordinal, 12)
    return Period(end=ordinal, start=ordinal, frequency=Frequency.MONTH, year=year, part=zero_based + 1)


def of(frequency: Frequency, year: int, part: int = 0, fiscal: FiscalYear = APRIL_TO_MARCH) -> Period:
    """The period of that kind: `part` is the month, quarter or half within `year`, 0 for whole years."""
    length = MONTHS_IN[frequency]
    if frequency in (Frequency.FISCAL_YEAR, Frequency.FISCAL_HALF):
        first = fiscal.start_of(year)
    else:
        first = month_ordinal(year, 1)
    start = first + (part - 1) * length if part else first
    return Period(end=start + length - 1, start=start, frequency=frequency, year=year, part=part)


def months_between(start: int, end: int) -> Period:
    """The range of months from ordinal `start` to ordinal `end`, both included."""
    if end < start:
        raise UsageError(f"the range {month(start)}..{month(end)} ends before it starts", remedy="Swap its two ends.")
    return Period(end=end, start=start, frequency=Frequency.RANGE, year=start // 12)


_ERA = {"令和": 2018, "平成": 1988, "昭和": 1925}
_FORMS: tuple[tuple[re.Pattern[str], Frequency | str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"(?P<y>\d{4})[-/.]?(?P<p>0[1-9]|1[0-2])[-/]?D10", Frequency.FIRST_10_DAYS),
        (r"(?P<y>\d{4})[-/.]?(?P<p>0[1-9]|1[0-2])[-/]?D20", Frequency.FIRST_20_DAYS),
        (r"(?P<y>\d{4})年(?P<p>1[0-2]|0?[1-9])月上旬", Frequency.FIRST_10_DAYS),
        (r"(?P<y>\d{4})年(?P<p>1[0-2]|0?[1-9])月上中旬", Frequency.FIRST_20_DAYS),
        (r"(?P<y>\d{4})[-/.](?P<p>1[0-2]|0?[1-9])|(?P<y2>\d{4})(?P<p2>0[1-9]|1[0-2])", Frequency.MONTH),
        (r"(?P<y>\d{4})-?M(?P<p>1[0-2]|0?[1-9])", Frequency.MONTH),
        (r"(?P<y>\d{4})年(?P<p>1[0-2]|0?[1-9])月", Frequency.MONTH),
        (r"(?P<y>\d{4})[-\s]?Q(?P<p>[1-4])|Q(?P<p2>[1-4])[-\s](?P<y2>\d{4})", Frequency.QUARTER),
        (r"(?P<y>\d{4})年第(?P<p>[1-4])四半期", Frequency.QUARTER),
        (r"FY[-\s]?(?P<y>\d{4})[-\s]?H(?P<p>[12])|(?P<y2>\d{4})[-\s]?H(?P<p2>[12])[-\s]?FY", Frequency.FISCAL_HALF),
        (r"(?P<y>\d{4})年度(?P<p>[上下])(?:半)?期", Frequency.FISCAL_HALF),
        (r"(?P<y>\d{4})[-\s]?[HS](?P<p>[12])", Frequency.HALF),
        (r"(?P<y>\d{4})年(?P<p>[上下])半期", Frequency.HALF),
        (r"FY[-\s]?(?P<y>\d{4})|(?P<y2>\d{4})[-\s]?FY", Frequency.FISCAL_YEAR),
        (r"(?P<y>\d{4})年度", Frequency.FISCAL_YEAR),
        (r"(?:CY)?(?P<y>\d{4})年?", Frequency.YEAR),
    )
)
_MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip


@lru_cache(maxsize=8192)
def parse(text: str, fiscal: FiscalYear = APRIL_TO_MARCH) -> Period:
    """The period written as `text`: `2026-05`, `2026-Q2`, `FY2025`, `2026-05-D20`, `2026-01..2026-08`, 2026年5月, ...

    Raises UsageError, naming the accepted forms, when the text is none of them.
    """
    cleaned = _plain(text)
    if cleaned.count("..") == 1:
        first, last = (parse(side, fiscal) for side in cleaned.split(".."))
        if first.is_made_of_months and last.is_made_of_months:
            return months_between(first.start, last.end)
    for pattern, kind in _FORMS:
        if found := pattern.fullmatch(cleaned):
            groups = {name.rstrip("2"): value for name, value in found.groupdict().items() if value}
            part = {"上": "1", "下": "2"}.get(groups.get("p", ""), groups.get("p", "0"))
            return of(Frequency(kind), int(groups["y"]), int(part), fiscal)
    words = cleaned.lower().replace(",", " ").split()
    if len(words) == 2:
        for name, year in (words, reversed(words)):
            if name.rstrip(".") in _MONTH_NAMES and re.fullmatch(r"\d{4}", year):
                return of(Frequency.MONTH, int(year), _MONTH_NAMES[name.rstrip(".")])
    raise UsageError(
        f"{text!r} is not a period",
        remedy="Write a month (2026-05), quarter (2026-Q2), half (2026-H1), year (2026), fiscal year (FY2025), "
        "fiscal half (FY2025-H1), ten-day figure (2026-05-D10, 2026-05-D20) or range (2026-01..2026-08).",
    )


def _plain(text: str) -> str:
    """Full-width digits and letters made plain, Japanese eras turned into years, blanks trimmed."""
    plain = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text).strip()
    for era, offset in _ERA.items():
        if plain.startswith(era):
            found = re.match(r"(元|\d{1,2})(年.*)", plain[len(era) :])
            if found:
                return f"{offset + (1 if found[1] == '元' else int(found[1]))}{found[2]}"
    return plain
