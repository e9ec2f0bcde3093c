"""The official addresses of releases and long series on the customs site.

Press releases: `<YYYYMM><S>` a month, `<YYYY>_<P>1<S>` a longer period with P 1 calendar
year, 2 fiscal year, 3 January to June, 4 April to September; S is the digit of the stage,
7 for revised and fixed alike, because the fixed data replace the revised in place. Japanese
under trade-st, English under trade-st_e with an `e` before the suffix. Indices of what is
out: happyou.htm and happyou_e.htm.
"""

from __future__ import annotations

from kuroji.model.errors import UsageError
from kuroji.model.period import Frequency, Period
from kuroji.model.stage import Stage

SITE = "https://www.customs.go.jp/toukei"
INDEX = {"en": f"{SITE}/shinbun/happyou_e.htm", "ja": f"{SITE}/shinbun/happyou.htm"}
_LONGER = {
    (Frequency.YEAR, 0): 1,
    (Frequency.FISCAL_YEAR, 0): 2,
    (Frequency.HALF, 1): 3,
    (Frequency.FISCAL_HALF, 1): 4,
}
_EDITION = {"en": ("trade-st_e", "e"), "ja": ("trade-st", "")}
# The series of the world, and the areas whose number is known.
AREAS_OF_SERIES = {"world": "", "asia": "001", "north_america": "003", "eu": "010"}


def press_address(period: Period, stage: Stage, language: str = "en") -> str:
    """Where the press release of a period at a stage is published. Raises UsageError when there is none."""
    folder, letter = _EDITION[_known(language)]
    digit = 7 if stage is Stage.FIXED else int(stage)
    return f"{SITE}/shinbun/{folder}/{period.year}/{_stem(period)}{digit}{letter}.xml"


def _stem(period: Period) -> str:
    monthly = (Frequency.MONTH, Frequency.FIRST_10_DAYS, Frequency.FIRST_20_DAYS)
    if period.frequency in monthly:
        return f"{period.year}{period.part:02d}"
    number = _LONGER.get((period.frequency, period.part))
    if number is None:
        raise UsageError(
            f"there is no press release of {period}",
            remedy="There are releases of months, first halves of calendar and fiscal years, and both kinds of year.",
        )
    return f"{period.year}_{number}1"


def series_address(kind: int, frequency: Frequency, partner: str = "world") -> str:
    """Where a long series is published: `kind` 4 totals, 5 exports, 6 imports; monthly, by calendar or fiscal year.

    https://www.customs.go.jp/toukei/suii/html/data/d51ma.csv is seen; the form for years
    (`ca`, `fa`) and areas (`d42ma001`) follows the names of the series. Raises UsageError.
    """
    length = {Frequency.MONTH: "ma", Frequency.YEAR: "ca", Frequency.FISCAL_YEAR: "fa"}.get(frequency)
    area = AREAS_OF_SERIES.get(partner)
    if kind not in (4, 5, 6) or length is None or area is None:
        raise UsageError(
            f"there is no long series of kind {kind}, frequency {frequency}, partner {partner!r}",
            remedy=f"Kinds are 4, 5 and 6; frequencies M, A and FA; partners {', '.join(AREAS_OF_SERIES)}.",
        )
    return f"{SITE}/suii/html/data/d{kind}{2 if area else 1}{length}{area}.csv"


def _known(language: str) -> str:
    if language not in _EDITION:
        raise UsageError(f"there is no edition in {language!r}", remedy="Editions are en and ja.")
    return language
