"""The formats that can be read, and the one way in: a source becomes a release and its observations."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Protocol

import msgspec
import pyarrow as pa

from kuroji.classifications.reporters import JAPAN
from kuroji.model.release import Release
from kuroji.sources import (
    bop_series,
    bop_table,
    long_series,
    long_series_observations,
    press_checks,
    press_observations,
    press_xml,
)
from kuroji.sources.arrival import Arrival
from kuroji.sources.bounded import Input, Source
from kuroji.sources.sniffing import BOP_SERIES, BOP_TABLE, LONG_SERIES, PRESS_XML, sniff


class Reader(Protocol):
    """Reads the bytes of one format. Raises InputError or one of its kinds."""

    def __call__(self, data: bytes, arrival: Arrival, /) -> tuple[Release, pa.Table]:
        """The release in `data` and its observations."""
        ...


class Format(msgspec.Struct, frozen=True):
    """A format: what it is, how it is read, and how large it may be (bytes in all, bytes in a line)."""

    title: str
    read: Reader
    limit: int
    longest_line: int | None = None


def read(
    source: Source, *, retrieved_at: datetime, name: str, captured: date | None = None, address: str = ""
) -> tuple[Release, pa.Table]:
    """The release in `source` (a path, bytes or an open binary file; gzip too) and its observations.

    `name` is what errors call it; `retrieved_at` is aware. `captured` is the day (or instant) at
    which a long series was downloaded, which dates its cells; without it, the day of `retrieved_at` is taken,
    unless the series is visibly older. Raises InputError, HostileInput or IncompleteRelease.
    """
    if isinstance(captured, datetime):
        captured = captured.astimezone(JAPAN.tz).date()
    given = Input(source, name)
    chosen = FORMATS[sniff(given.head, name)]
    data = given.rest(chosen.limit, chosen.longest_line)
    digest = hashlib.sha256(data).hexdigest()
    return chosen.read(data, Arrival(name, digest, retrieved_at, captured, address))


def _read_press(data: bytes, arrival: Arrival, /) -> tuple[Release, pa.Table]:
    press = press_xml.read_press_xml(data, arrival.name, JAPAN.fiscal)
    press_checks.check(press, arrival.name)
    release = press_observations.release_of(press, arrival.sha256, arrival.retrieved_at, arrival.address)
    return release, press_observations.observations(press, arrival.name)


def _read_series(data: bytes, arrival: Arrival, /) -> tuple[Release, pa.Table]:
    series = long_series.read_long_series(data, arrival.name)
    captured = arrival.captured or arrival.retrieved_at.astimezone(JAPAN.tz).date()
    long_series_observations.check_captured(series, captured, arrival.name, told=arrival.captured is not None)
    release = long_series_observations.release_of(
        series, captured, arrival.sha256, arrival.retrieved_at, arrival.address
    )
    return release, long_series_observations.observations(series, captured)


def _read_bop(data: bytes, arrival: Arrival, /) -> tuple[Release, pa.Table]:
    return bop_series.read_bop(data, arrival.name, arrival.sha256, arrival.retrieved_at, arrival.address)


def _read_bop_table(data: bytes, arrival: Arrival, /) -> tuple[Release, pa.Table]:
    captured = arrival.captured or arrival.retrieved_at.astimezone(JAPAN.tz).date()
    return bop_table.read_table(data, arrival.name, arrival.sha256, captured, arrival.retrieved_at, arrival.address)


FORMATS: dict[str, Format] = {
    PRESS_XML: Format("press release of the Ministry of Finance, XML", _read_press, press_xml.LIMIT),
    LONG_SERIES: Format(
        "long series of the customs site, CSV", _read_series, long_series.LIMIT, long_series.LONGEST_LINE
    ),
    BOP_SERIES: Format(
        "balance of payments of the Bank of Japan, CSV", _read_bop, bop_series.LIMIT, bop_series.LONGEST_LINE
    ),
    BOP_TABLE: Format(
        "balance of payments of the Ministry of Finance, CSV", _read_bop_table, bop_table.LIMIT, bop_table.LONGEST_LINE
    ),
}
