"""Reporters: the countries whose customs statistics are read, with their calendar, currency and attribution.

Japan, whose release calendar is kept in full, is written here; the others are rows of
reporters.csv: the currency in which they publish, the valuation of each flow, the fiscal
year of their government, and the usual number of days between the end of a month and its
first figure. That number only says from when a figure may be missed; it dates no figure. A
customs district, JP/nagoya, is a reporter with everything but its name from its country.

Sources: the publishers' own methodological pages at the addresses of the table; valuations
also in United Nations, International Trade Statistics Yearbook, country notes
(https://comtradeapi.un.org/files/v1/app/reference/Reporters.json, https://unstats.un.org/unsd/tradekb/).
"""

from __future__ import annotations

from datetime import time
from functools import cache

import msgspec

from kuroji.classifications.codelist import folded, nearest, read
from kuroji.classifications.districts import districts
from kuroji.classifications.partners import find_partner
from kuroji.model.errors import UsageError
from kuroji.model.period import APRIL_TO_MARCH, FiscalYear
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
DEFAULT = JAPAN.code


@cache
def reporters() -> dict[str, Reporter]:
    """Every reporter by its code, Japan first."""
    return {JAPAN.code: JAPAN} | {row["code"]: _of_row(row) for row in read("reporters.csv")}


def _of_row(row: dict[str, str]) -> Reporter:
    place = find_partner(row["code"])
    return Reporter(
        code=row["code"], name_en=place.name_en, name_ja=place.name_ja, zone=row["zone"],
        release_time=time.fromisoformat(row["release_time"]),
        fiscal=FiscalYear(int(row["fiscal_first_month"]), row["fiscal_named_for"]), currency=row["currency"],
        export_valuation=row["export_valuation"], import_valuation=row["import_valuation"], starts={},
        publisher_en=row["publisher_en"], publisher_ja=row["publisher_ja"], statistics_ja=row["statistics_ja"],
        attribution_en=f"Source: {row['statistics_en']}, {row['publisher_en']}; processed by Kuroji",
        attribution_ja=f"出典：{row['publisher_ja']}「{row['statistics_ja']}」を加工してKurojiが作成",
        lag_days=int(row["lag_days"]), statistics_en=row["statistics_en"], address=row["address"],
    )  # fmt: skip


def reporter(code: str) -> Reporter:
    """The reporter with that ISO code or name, in either language. Raises UsageError naming the reporters there are."""
    wanted = folded(code)
    if wanted in (folded(JAPAN.code), folded(JAPAN.name_en), folded(JAPAN.name_ja)):
        return JAPAN
    found = _named().get(wanted) or _district(wanted)
    if found is None:
        raise UsageError(
            f"{code!r} is not a reporting country",
            remedy=f"Nearest: {nearest(code, [name for r in reporters().values() for name in (r.code, r.name_en, r.name_ja)])}. "
            f"Reporters at hand: {', '.join(reporters())}; "
            "another one needs a row in reporters.csv.",
        )
    return found


@cache
def _district(wanted: str) -> Reporter | None:
    """The customs district written JP/nagoya, which has everything but its name from its country; None for another word."""
    for one in districts():
        if folded(one.code) == wanted:
            country = reporter(one.reporter)
            return msgspec.structs.replace(country, code=one.code, name_en=one.name_en, name_ja=one.name_ja, starts={})
    return None


@cache
def _named() -> dict[str, Reporter]:
    found: dict[str, Reporter] = {}
    for code, candidate in reporters().items():
        for name in (code, candidate.name_en, candidate.name_ja):
            found.setdefault(folded(name), candidate)
    return found
