"""The sources of other countries by name, and the one way in: bytes become releases and their observations.

Their files do not tell what they are as Japan's do, so the source is named, and where a
message or table can mean anything a mapping goes with it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import msgspec
import pyarrow as pa

from kuroji.classifications.codelist import nearest
from kuroji.model.errors import InputError, UsageError
from kuroji.model.release import Release
from kuroji.sources import census, comtrade, korea, own_csv, sdmx_message
from kuroji.sources.arrival import Arrival
from kuroji.sources.bounded import Input, Source
from kuroji.sources.mapping import Mapping, built_in, read_mapping

Releases = list[tuple[Release, pa.Table]]
_KEY = re.compile(r"([?&](?:subscription-key|key|appId)=)[^&]*", re.IGNORECASE)


class Foreign(msgspec.Struct, frozen=True):
    """A source: what it is, how it is read, how large a file may be, and the mapping it comes with.

    `mapping` is empty for a source that needs none; `needs_mapping` tells that the user must give one.
    """

    title: str
    read: Callable[[bytes, Mapping | None, Arrival], Releases]
    limit: int
    mapping: str = ""
    needs_mapping: bool = False


def _mapped(read_with: Callable[[bytes, Mapping, Arrival], Releases]) -> Callable[..., Releases]:
    def read_it(data: bytes, mapping: Mapping | None, came: Arrival) -> Releases:
        assert mapping is not None, "a source that needs a mapping is given one"
        return read_with(data, mapping, came)

    return read_it


SOURCES: dict[str, Foreign] = {
    "comtrade": Foreign("UN Comtrade, JSON or CSV", lambda d, _, c: comtrade.read(d, c), comtrade.LIMIT),
    "census": Foreign("US Census Bureau, international trade, JSON", lambda d, _, c: census.read(d, c), census.LIMIT),
    "korea": Foreign("Korea Customs Service, 10-day figures, CSV", lambda d, _, c: korea.read(d, c), korea.LIMIT),
    "eurostat": Foreign(
        "Eurostat Comext, SDMX", _mapped(sdmx_message.read), sdmx_message.LIMIT, mapping="eurostat-comext"
    ),
    "imf": Foreign(
        "IMF trade by partner country, SDMX", _mapped(sdmx_message.read), sdmx_message.LIMIT, mapping="imf-imts"
    ),
    "sdmx": Foreign("any SDMX data message", _mapped(sdmx_message.read), sdmx_message.LIMIT, needs_mapping=True),
    "csv": Foreign("your own CSV", _mapped(own_csv.read), own_csv.LIMIT, needs_mapping=True),
}


def source_named(name: str) -> Foreign:
    """The source of that name. Raises UsageError with those there are."""
    if name not in SOURCES:
        raise UsageError(
            f"there is no source {name!r}", remedy=f"Nearest: {nearest(name, SOURCES)}. All: {', '.join(SOURCES)}."
        )
    return SOURCES[name]


def mapping_for(name: str, given: str | None) -> Mapping | None:
    """The mapping a source is read with: the file or built-in one given, else the source's own.

    Raises UsageError where one is needed and none given, InputError for one that is not understood.
    """
    chosen = source_named(name)
    if given:
        path = Path(given).expanduser()
        return read_mapping(path) if path.suffix or path.exists() else built_in(given)
    if chosen.needs_mapping:
        raise UsageError(
            f"{chosen.title} can mean anything, so a mapping must say what it is",
            remedy="Add --mapping FILE; docs/reference/mappings.md shows what one holds.",
        )
    return built_in(chosen.mapping) if chosen.mapping else None


def read(
    name: str,
    source: Source,
    mapping: Mapping | None,
    *,
    retrieved_at: datetime,
    called: str,
    captured: date | None = None,
    address: str = "",
) -> Releases:
    """The releases in `source` (a path, bytes or an open binary file; gzip too), read as the source `name`.

    `called` is what errors call the file. A key in the address is not kept. Raises InputError
    or one of its kinds.
    """
    chosen = source_named(name)
    given = Input(source, called)
    data = given.rest(chosen.limit)
    if data.startswith((b"%PDF", b"PK\x03\x04")):
        raise InputError(
            "this is a PDF, a ZIP archive or a spreadsheet", where=called, remedy="Save the table as CSV and give that."
        )
    digest = hashlib.sha256(data).hexdigest()
    return chosen.read(data, mapping, Arrival(called, digest, retrieved_at, captured, _KEY.sub(r"\1...", address)))
