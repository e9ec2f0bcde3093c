"""Times reached back to, as written: since 1980, since fiscal 2020, since January, 2020年7月以来."""

from __future__ import annotations

import re

from kuroji.language.periods import MONTH_NUMBERS

_ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018}
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
    era = groups.get("era") or ""
    if groups.get("qy"):
        return f"{_year_ja(era, groups['qy'])}-Q{groups.get('qn') or (int(groups['qm']) + 2) // 3}"
    if groups.get("yj"):
        return f"FY{_year_ja(era, groups['yj'])}"
    if groups.get("yy"):
        return f"{_year_ja(era, groups['yy'])}-{int(groups['mm']):02d}"
    if groups.get("ym"):
        return _year_ja(era, groups["ym"])
    if groups.get("mo"):
        return f"--{int(groups['mo']):02d}"
    return "ever"


def _year_ja(era: str, year: str) -> str:
    """昭和54 is 1979."""
    return str(_ERAS[era] + int(year)) if era else _century(year)


def _century(year: str) -> str:
    if len(year) == 4:
        return year
    return f"20{year}" if int(year) < 70 else f"19{year}"
