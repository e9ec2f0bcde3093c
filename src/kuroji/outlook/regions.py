"""Regions at home: how much of a country's trade is cleared in each customs district.

A district is a reporter of its own (classifications.districts), so that every indicator reads it as it reads a
country. Its share is of the same flow, goods and period of the whole country, both as known at
the same instant; since districts and country are published in different tables, and amounts in
the tables by office are cut off to thousand yen, shares are good to a tenth of a percent. Goods
are counted where they are cleared, which need not be where they are made.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.classifications.districts import District, districts
from kuroji.indicators.facts import from_figure
from kuroji.indicators.figure import PERCENT_GRAIN, Figure, flags_of, inputs_of
from kuroji.indicators.level import level
from kuroji.indicators.registry import Indicator
from kuroji.indicators.view import Subject, View, remembered, view
from kuroji.model.errors import NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.fact import Basis, Fact
from kuroji.model.observation import Flow
from kuroji.model.period import Frequency, Period, of
from kuroji.model.rounding import ratio
from kuroji.store.opening import Store

METHOD = "of the country"
WANTED = (
    "They are added up from e-Stat's tables by customs office, commodity and country (税関別品別国別表), all files of a year "
    "and flow: download them from https://www.e-stat.go.jp/stat-search/files?toukei=00350300 and give the folder to "
    "`kuroji ingest`."
)
FLOWS = (Flow.EXPORT, Flow.IMPORT)
FIRST_YEAR = 1979


class Region(msgspec.Struct, frozen=True):
    """A district in a period: the Facts of its flows and of their shares in the country's."""

    district: District
    levels: dict[str, Fact]
    shares: dict[str, Fact]


def regions(seen: View, period: Period, wanted: tuple[District, ...] = ()) -> tuple[Region, ...]:
    """The districts of the view's country that are held in a period, the largest exporter first.

    Raises NotHeld where none is.
    """
    found = [_region(seen, one, period) for one in wanted or districts(seen.reporter.code)]
    held = [one for one in found if one.levels]
    if not held:
        raise NotHeld(f"nothing of {_named(seen, wanted)} is held in {period}", remedy=WANTED)
    return tuple(sorted(held, key=lambda r: -max(fact.value for fact in r.levels.values())))


def newest_period(seen: View, wanted: tuple[District, ...] = ()) -> Period:
    """The newest calendar year in which a district is held. Raises NotHeld where none is."""
    for year in range(seen.last_due_month // 12, FIRST_YEAR - 1, -1):
        period = of(Frequency.YEAR, year)
        for one in wanted or districts(seen.reporter.code):
            if any(_held(seen, one, flow, period) for flow in FLOWS):
                return period
    raise NotHeld(f"no year of {_named(seen, wanted)} is held", remedy=WANTED)


def share_of_country(seen: View, subject: Subject, period: Period) -> Figure:
    """The district's part of the country's trade in the same goods, in percent. Raises UsageError for a country."""
    country, _, area = seen.reporter.code.partition("/")
    if not area:
        raise UsageError("a country is no part of itself", remedy="Ask for a customs district, such as JP/nagoya.")
    if seen.store is None:
        raise NotHeld("there is no store to read the country from", where=country)
    part, whole = level(seen, subject, period, "part"), level(_country(seen, country), subject, period, "whole")
    if whole.value == 0:
        raise Undefined("the country traded nothing of it", where=str(period))
    return Figure(
        value=ratio(part.value, whole.value) * Decimal(100), unit="percent", quantum=PERCENT_GRAIN,
        basis=Basis.COMPUTED, formula="district / country x 100", inputs=inputs_of((part, whole)),
        flags=flags_of((part, whole)),
    )  # fmt: skip


def _named(seen: View, wanted: tuple[District, ...]) -> str:
    return " or ".join(f"the {one.name_en}" for one in wanted) or f"any customs district of {seen.reporter.name_en}"


def entries() -> dict[tuple[str, str], Indicator]:
    """The words of regions and their functions."""
    return {("region_share", METHOD): share_of_country}


def _region(seen: View, one: District, period: Period) -> Region:
    levels, shares = {}, {}
    own = _own(seen, one)
    for flow in FLOWS:
        subject = Subject(flow)
        if own is not None and _held(seen, one, flow, period):
            levels[str(flow)] = from_figure(own, "value", "level", subject, period, level(own, subject, period))
            shares[str(flow)] = from_figure(
                own, "region_share", METHOD, subject, period, share_of_country(own, subject, period)
            )
    return Region(one, levels, shares)


def _held(seen: View, one: District, flow: str, period: Period) -> bool:
    own = _own(seen, one)
    try:
        return own is not None and bool(share_of_country(own, Subject(flow), period))
    except (NotHeld, NotPublished, Undefined):
        return False


def any_held(store: Store) -> bool:
    """Whether the store holds a release of any customs district, of whatever country."""
    codes = {one.code for one in districts()}
    return any(release.reporter in codes for release in store.releases.values())


@remembered
def _own(seen: View, one: District) -> View | None:
    """The district's view at the same instant; None where nothing is held of it."""
    if seen.store is None or not any(r.reporter == one.code for r in seen.store.releases.values()):
        return None
    return view(seen.store, seen.as_of, None, one.code)


@remembered
def _country(seen: View, code: str) -> View:
    assert seen.store is not None
    return view(seen.store, seen.as_of, None, code)
