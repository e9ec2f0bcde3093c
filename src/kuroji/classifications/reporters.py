"""Reporters: the countries whose customs statistics are read, with their calendar, currency and attribution."""

from __future__ import annotations

from datetime import time

from kuroji.classifications.codelist import folded, nearest
from kuroji.model.errors import UsageError
from kuroji.model.period import APRIL_TO_MARCH
from kuroji.model.reporter import Reporter

# Exports f.o.b., imports c.i.f. and the comparable series: https://www.customs.go.jp/toukei/sankou/howto/yougo_e.htm
JAPAN = Reporter(
    code="JP",
    name_en="Japan",
    name_ja="日本",
    zone="Asia/Tokyo",
    release_time=time(8, 50),
    fiscal=APRIL_TO_MARCH,
    currency="JPY",
    export_valuation="FOB",
    import_valuation="CIF",
    starts={"total": "1979-01", "PC": "1988-01"},
    publisher_en="Ministry of Finance",
    publisher_ja="財務省",
    statistics_ja="貿易統計",
    attribution_en="Source: Trade Statistics of Japan, Ministry of Finance; processed by Kuroji",
    attribution_ja="出典：「財務省貿易統計」を加工してKurojiが作成",
)
REPORTERS = {JAPAN.code: JAPAN}
DEFAULT = JAPAN.code


def reporter(code: str) -> Reporter:
    """The reporter with that ISO code or name, in either language. Raises UsageError naming the reporters there are."""
    wanted = folded(code)
    for candidate in REPORTERS.values():
        if wanted in (folded(candidate.code), folded(candidate.name_en), folded(candidate.name_ja)):
            return candidate
    raise UsageError(
        f"{code!r} is not a reporting country",
        remedy=f"Reporters at hand: {nearest(code, REPORTERS)}.",
    )
