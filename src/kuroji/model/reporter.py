"""Reporters: the countries whose customs statistics are read."""

from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo

import msgspec

from kuroji.model.period import FiscalYear


class Reporter(msgspec.Struct, frozen=True):
    """A reporting country: how it dates, values and names its statistics.

    `code` is ISO 3166 alpha-2; `zone` an IANA time zone; `release_time` the local time
    before which no release is known; `currency` ISO 4217; `starts` the first month of
    each comparable series, written as periods. `currency` is the one in which the statistics
    are published, which need not be the country's own; valuations are FOB, FAS, CIF, or
    `customs` (the American customs value, without freight and insurance). `lag_days` is how
    long after a month its first figure usually comes out where no calendar of the reporter
    is kept, and None where one is.
    """

    code: str
    name_en: str
    name_ja: str
    zone: str
    release_time: time
    fiscal: FiscalYear
    currency: str
    export_valuation: str
    import_valuation: str
    starts: dict[str, str]
    publisher_en: str
    publisher_ja: str
    statistics_ja: str
    attribution_en: str
    attribution_ja: str
    lag_days: int | None = None
    statistics_en: str = ""
    address: str = ""

    @property
    def has_calendar(self) -> bool:
        """Whether the calendar of its releases is kept, so that what is not out can be told from what is not held."""
        return self.lag_days is None and "/" not in self.code

    @property
    def tz(self) -> ZoneInfo:
        """The reporter's time zone."""
        return ZoneInfo(self.zone)
