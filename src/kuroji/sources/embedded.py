"""The embedded official figures: the committed text read into releases and observations.

The text keeps every cell as printed (src/kuroji/data/JP, described in its PROVENANCE.md).
`releases.csv` lists the releases in the order in which they are to be appended, with the
tables that hold their rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import msgspec
import pyarrow as pa

from kuroji.classifications.reporters import JAPAN
from kuroji.model.errors import InputError
from kuroji.model.instant import release_instant
from kuroji.model.period import parse
from kuroji.model.release import Release
from kuroji.sources.embedded_press import read_press
from kuroji.sources.embedded_series import reader_of
from kuroji.sources.embedded_text import EmbeddedText, Row
from kuroji.sources.first_prints import read_first_prints

LIST = "releases"


def read(folder: Path) -> Iterator[tuple[Release, pa.Table]]:
    """Every release of the text in `folder` with its observations (schema OBSERVATIONS), in the order of the list.

    Raises InputError, naming the table, for a file that is missing, a source without a
    reader, or a cell that is not understood.
    """
    text = EmbeddedText(folder)
    for row in text.table(LIST):
        release = _release(row)
        digest = hashlib.sha256(release.id.encode())
        for said in text.said_by(release.id, tuple(row["tables"].split(";"))):
            digest.update("\x1f".join(said.values()).encode() + b"\n")
        release = msgspec.structs.replace(release, sha256=digest.hexdigest())
        yield release, _reader(release)(text, release)


def _release(row: Row) -> Release:
    return Release(
        id=row["id"],
        source=row["source"],
        reporter=JAPAN.code,
        stage=int(row["stage"]),
        periods=tuple(str(parse(text, JAPAN.fiscal)) for text in row["periods"].split(";")),
        published_at=release_instant(date.fromisoformat(row["published"]), JAPAN),
        published_basis=row["basis"],
        sha256="",
        title=row["title"],
        title_ja=row["title_ja"],
        address=row["address"],
    )


def _reader(release: Release) -> Callable[[EmbeddedText, Release], pa.Table]:
    if release.source == "mof-series":
        return reader_of(release)
    readers = {"mof-press": read_press, "press-report": read_first_prints}
    if release.source not in readers:
        raise InputError(
            f"the source {release.source!r} is not known", where=f"{LIST}.csv, {release.id}",
            remedy=f"Known are mof-series, {', '.join(readers)}.",
        )  # fmt: skip
    return readers[release.source]
