"""Words for months and for units of time, English and Japanese."""

from __future__ import annotations

MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTHS_SHORT_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_NUMBERS: dict[str, int] = {
    **{name.lower(): at for at, name in enumerate(MONTHS_EN, start=1)},
    **{name.lower(): at for at, name in enumerate(MONTHS_SHORT_EN, start=1)},
    "sept": 9,
}

# How many months a unit has that runs and firsts are counted in.
MONTHS_OF = {"months": 1, "quarters": 3, "halves": 6, "years": 12}
# Word -> (unit, how many of it).
UNITS_EN: dict[str, tuple[str, int]] = {
    "month": ("months", 1), "months": ("months", 1), "monthly": ("months", 1), "months'": ("months", 1),
    "year": ("years", 1), "years": ("years", 1), "annual": ("years", 1), "yearly": ("years", 1),
    "calendar-year": ("years", 1), "fiscal-year": ("years", 1), "full-year": ("years", 1), "yr": ("years", 1), "yrs": ("years", 1),
    "quarter": ("quarters", 1), "quarters": ("quarters", 1), "quarterly": ("quarters", 1),
    "half-year": ("halves", 1), "half-years": ("halves", 1), "half-yearly": ("halves", 1), "half": ("halves", 1),
    "halves": ("halves", 1), "week": ("weeks", 1), "weeks": ("weeks", 1), "weekly": ("weeks", 1),
    "decade": ("years", 10), "decades": ("years", 10), "day": ("days", 1), "days": ("days", 1),
}  # fmt: skip
UNITS_JA: dict[str, tuple[str, int]] = {
    "年度": ("years", 1), "年間": ("years", 1), "年": ("years", 1),
    "カ月": ("months", 1), "ヵ月": ("months", 1), "か月": ("months", 1), "ヶ月": ("months", 1), "ケ月": ("months", 1),
    "ヶ月間": ("months", 1), "カ月間": ("months", 1), "か月間": ("months", 1), "ヵ月間": ("months", 1),
    "箇月": ("months", 1), "四半期": ("quarters", 1), "半期": ("halves", 1), "期": ("halves", 1),
    "週": ("weeks", 1), "週間": ("weeks", 1), "月": ("months", 1),
}  # fmt: skip
