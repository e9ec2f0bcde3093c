"""Times reached back to, as written: since 1980, since fiscal 2020, since January, 2020年7月以来."""

from __future__ import annotations

import re

from kuroji.language.periods import MONTH_NUMBERS

_QUARTERS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}


def since(match: re.Match[str]) -> str:
    """The English date of a match as `1980`, `FY2020`, `2026-01`, `--01` or `2021-Q1`."""
    groups = match.groupdict()
    if fiscal := groups.get("fiscal"):
        return f"FY{_century(fiscal)}"
    if quarter := groups.get("quarter"):
        return f"{groups['qyear']}-Q{_QUARTERS.get(quarter) or quarter[-1]}"
    if month := groups.get("month"):
        number = MONTH_NUMBERS[month.rstrip(".")]
        return f"{groups['myear']}-{number:02d}" if groups.get("myear") else f"--{number:02d}"
    return groups.get("year") or "ever"


def since_ja(match: re.Match[str]) -> str:
    """The Japanese date of a match in the same forms."""
    groups = match.groupdict()
    if groups.get("yj"):
        return f"FY{_century(groups['yj'])}"
    if groups.get("yy"):
        return f"{_century(groups['yy'])}-{int(groups['mm']):02d}"
    if groups.get("ym"):
        return _century(groups["ym"])
    if groups.get("mo"):
        return f"--{int(groups['mo']):02d}"
    return "ever"


def _century(year: str) -> str:
    if len(year) == 4:
        return year
    return f"20{year}" if int(year) < 70 else f"19{year}"
