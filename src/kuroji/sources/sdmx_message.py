"""SDMX: data messages of Eurostat, the OECD, the IMF and others, as SDMX-ML, SDMX-JSON or SDMX-CSV.

A message names its dimensions by ids of its own, so each source needs a mapping: which
dimension is the reporter, the partner, the flow and the commodity, and what their codes stand for. Two
come with Kuroji, `eurostat-comext` and `imf-imts`. Attributes of the series (UNIT_MULT) are columns like
dimensions. SDMX-ML and SDMX-JSON are read by the sdmx1 package; SDMX-CSV is plain CSV.

https://sdmx.org/standards-2/, https://github.com/sdmx-twg/sdmx-csv, https://sdmx1.readthedocs.io/
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from kuroji.model.errors import InputError
from kuroji.model.release import Release
from kuroji.sources.arrival import Arrival
from kuroji.sources.json_text import parsed
from kuroji.sources.mapped_cells import Row
from kuroji.sources.mapped_rows import read_rows
from kuroji.sources.mapping import Mapping
from kuroji.sources.own_csv import csv_rows, decoded

if TYPE_CHECKING:
    from sdmx.message import DataMessage

LIMIT = 256 << 20
VALUE = "OBS_VALUE"
_ENTITY = b"<!ENTITY"


def read(data: bytes, mapping: Mapping, came: Arrival) -> list[tuple[Release, pa.Table]]:
    """The releases in a data message. Raises InputError for nonsense, for nothing, and for what the mapping leaves open."""
    return read_rows(rows(data, came.name), mapping, came)


def rows(data: bytes, name: str) -> Iterator[Row]:
    """The observations of a message: dimensions, attributes and OBS_VALUE by their ids."""
    start = data.lstrip(b"\xef\xbb\xbf \r\n\t")
    if not start:
        raise InputError("the answer is empty", where=name, remedy="The service holds nothing for this query.")
    if start[:1] == b"<":
        _must_be_sdmx(data, name)
        return _observations(_message(data, name), name)
    if start[:1] == b"{":
        return _observations(_message(_with_series_attributes(data, name), name), name)
    return csv_rows(decoded(data, "utf-8", name), name)


def _with_series_attributes(data: bytes, name: str) -> bytes:
    """An SDMX-JSON message with one data set for each combination of series attributes.

    sdmx1 2.28 looks for the attributes of a series (its scale, for one) on its data set and
    would lose those that stand where the standard has them, on the series.
    """
    answer = parsed(data, name, digits=False)
    sets = answer.get("dataSets") if isinstance(answer, dict) else None
    if not isinstance(sets, list) or not all(isinstance(one, dict) for one in sets):
        raise InputError(
            "JSON, but no SDMX-JSON data message: there is no list `dataSets`", where=name,
            remedy="Ask the service for SDMX-CSV, SDMX-ML or SDMX-JSON 1.0; JSON-stat is another format.",
        )  # fmt: skip
    parts: list[dict[str, Any]] = []
    for one in sets:
        together: dict[str, dict[str, Any]] = {}
        for key, series in (one.get("series") or {}).items():
            together.setdefault(json.dumps(series.get("attributes") or []), {})[key] = series
        bare = {"action": "Information", **one, "series": {}, "attributes": []}
        parts += [bare | {"series": held, "attributes": json.loads(told), "observations": {}}
                  for told, held in together.items()]  # fmt: skip
        parts += [bare] if one.get("observations") else []
    return json.dumps(answer | {"dataSets": parts}).encode()


def _must_be_sdmx(data: bytes, name: str) -> None:
    head = data[:4096].lower()
    if b"<html" in head or b"<!doctype html" in head:
        raise InputError("this is a web page, perhaps an error page of the service", where=name, remedy="Try later.")
    if _ENTITY.lower() in head:
        raise InputError("a message with entities of its own is not read", where=name, remedy="Fetch it again.")
    if b"fault" in head and b"envelope" in head:
        raise InputError("the service answers with a fault instead of data", where=name, remedy="Ask for less.")


def _message(data: bytes, name: str) -> DataMessage:
    """The message as the package reads it; whatever it stumbles over becomes an InputError."""
    import sdmx
    from sdmx.message import DataMessage, ErrorMessage

    try:
        message = sdmx.read_sdmx(io.BytesIO(data))
    except Exception as error:
        said = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise InputError(
            f"not readable as an SDMX message ({said})", where=name,
            remedy="Ask for SDMX-CSV, or for generic SDMX-ML; structure-specific messages need their structure.",
        ) from None  # fmt: skip
    if isinstance(message, ErrorMessage):
        raise InputError(f"the service answers: {message.footer}", where=name, remedy="Ask for another key or period.")
    if not isinstance(message, DataMessage):
        raise InputError("an SDMX message without data", where=name, remedy="Ask for data, not for its structure.")
    return message


def _observations(message: Any, name: str) -> Iterator[Row]:
    number = 0
    for part in message.data:
        for observation in part.obs:
            number += 1
            key = observation.key.order() if hasattr(observation.key, "order") else observation.key
            cells = {str(k): str(v.value) for k, v in key.values.items()}
            for told in (part.attrib, getattr(observation.series_key, "attrib", {}), observation.attrib):
                cells |= {str(k): str(v.value) for k, v in told.items()}
            cells[VALUE] = "" if observation.value is None else str(observation.value)
            yield Row(f"{name}, observation {number}", cells)
