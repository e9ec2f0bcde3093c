"""Ingesting many e-Stat tables: which files are read together, and the reading of them.

The files of one flow and year (one a section of the tariff) go together, in the order of their
codes; of two files that begin with the same chapter, as the same table at two stages does, each
goes into a set of its own, the older stage first. A copy of a file is left out, unless its title tells
another stage: then it confirms the figures at that stage.
"""

from __future__ import annotations

import csv
import logging
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import msgspec
import pyarrow as pa

from kuroji.classifications.reporters import JAPAN
from kuroji.model.detail import Cover, Part, Told
from kuroji.model.errors import InputError
from kuroji.model.release import Release
from kuroji.sources.bad_rows import BadRows
from kuroji.sources.estat_detail import Instants, Reading, Table, has_rows, instants_of, is_detail, table_of

TITLES = "titles.csv"
READERS = 2
# So many files are named in a warning.
NAMED = 8
_LOG = logging.getLogger(__name__)


class Job(msgspec.Struct, frozen=True):
    """Files of one part that are read together, in the order of their codes, and what to do with a bad row."""

    part: Part
    tables: tuple[Table, ...]
    bad_rows: BadRows

    @property
    def hashes(self) -> tuple[str, ...]:
        """What the rows are read from."""
        return tuple(table.sha256 for table in self.tables)

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The digest of each file and what its page called it, which tells the stages; empty where nobody said."""
        return tuple((table.sha256, table.title) for table in self.tables)

    @property
    def options(self) -> str:
        """What else the rows depend on: the days of capture, the titles, the treatment of bad rows."""
        return "; ".join([str(self.bad_rows), *(f"{table.captured} {table.title}" for table in self.tables)])

    @property
    def size(self) -> int:
        """The bytes to be read."""
        return sum(Path(table.path).stat().st_size for table in self.tables)


class Opened:
    """A job under way: its rows as a stream, and afterwards what they are."""

    def __init__(self, job: Job, threads: bool) -> None:
        self.job = job
        self._threads = threads
        self._releases: list[Release] = []
        self._covers: list[Cover] = []
        self._notes: list[str] = []
        self._once = True

    def batches(self) -> Iterator[pa.Table]:
        """The rows (schema DETAIL) of all files, one after the other. Raises InputError naming file and line."""
        for table in self.job.tables:
            reading = Reading(table, self.job.bad_rows, threads=self._threads)
            yield from reading.batches()
            self._take(reading)

    def _take(self, reading: Reading) -> None:
        seen = {chapter for cover in self._covers for chapter in cover.chapters}
        self._once &= reading.once and not any(seen & set(cover.chapters) for cover in reading.covers)
        self._releases.append(reading.release)
        self._covers += reading.covers
        self._notes += [str(fault) for fault in reading.faults.told]
        if reading.faults.count > len(reading.faults.told):
            self._notes.append(f"{reading.table.path}: {reading.faults.count} rows left out in all")

    def told(self, rows: int) -> Told:
        """What the rows are, once they have been read to the end."""
        return Told(self.job.part, tuple(self._releases), tuple(self._covers), rows, self._once, tuple(self._notes))


def opened(job: Job, *, threads: bool) -> Opened:
    """Begin a job."""
    return Opened(job, threads)


def is_listing(path: str) -> bool:
    """Whether a file is the list of titles that lies beside tables (columns file and title), and no table itself."""
    return Path(path).name == TITLES


def is_table(path: str) -> bool:
    """Whether a file is a table of the detail. Raises InputError when it cannot be read."""
    from kuroji.sources.bounded import Input

    return is_detail(Input(Path(path), path, head_bytes=64).head)


def jobs(paths: Iterable[str], captured: date | None, bad_rows: BadRows) -> tuple[Job, ...]:
    """The jobs that files make, in the order of part, capture and stage; `captured` is a day or an aware instant.

    A file with a first line and no rows covers nothing, and is told as a warning; so are titles of files that are not
    there, and files without one. Raises InputError for a file that is no table, when none has any row, and for two
    that tell the same chapters at the same stage.
    """
    if isinstance(captured, datetime):
        captured = captured.astimezone(JAPAN.tz).date()
    places = _with_rows([Path(path) for path in dict.fromkeys(paths)])
    titles = {folder: titles_beside(folder) for folder in {place.parent for place in places}}
    for folder, named in titles.items():
        _tell_unmatched(folder, named, [place.name for place in places if place.parent == folder])
    # Digests are computed side by side: they take as long as reading does.
    with ThreadPoolExecutor(READERS) as pool:
        tables = list(pool.map(lambda place: table_of(place, captured, titles[place.parent]), places))
    found: list[Job] = []
    sets: dict[Part, list[list[Table]]] = {}
    for table in sorted(tables, key=_place):
        held = sets.setdefault(table.part, [])
        chapter = table.first_code[:2]
        alike = [other for one in held for other in one if other.first_code[:2] == chapter]
        if any(_copies(other, table) for other in alike):
            continue
        _must_be_apart(table, alike)
        free = next((one for one in held if all(other not in alike for other in one)), None)
        if free is None:
            held.append(free := [])
        free.append(table)
    for part, groups in sorted(sets.items()):
        found += [Job(part, tuple(sorted(group, key=_code)), bad_rows) for group in groups]
    return tuple(found)


def _with_rows(places: list[Path]) -> list[Path]:
    """The files that have rows; the others are told. Raises InputError when there are only others."""
    found = [place for place in places if has_rows(place)]
    for place in places:
        if place not in found:
            _LOG.warning("%s: no rows after the first line: nothing is covered by it", place)
    if places and not found:
        raise InputError(
            "no rows after the first line",
            where=str(places[0]),
            remedy="Nothing was read: check which files you meant.",
        )
    return found


def _tell_unmatched(folder: Path, titles: Mapping[str, str], names: list[str]) -> None:
    """Warn of titles whose files are not there, and of files that a list of titles leaves out."""
    absent = [name for name in titles if not (folder / name).exists()]
    untitled = [name for name in names if name not in titles] if titles else []
    for some, what in (
        (absent, "named in it are not there"),
        (untitled, "are not named in it: each month has the stage due on the day of capture"),
    ):
        if some:
            more = f" and {len(some) - NAMED} more" if len(some) > NAMED else ""
            _LOG.warning("%s: files that %s: %s%s", folder / TITLES, what, ", ".join(some[:NAMED]), more)


def _must_be_apart(table: Table, others: Iterable[Table]) -> None:
    """Raises InputError when another table of the same chapters says something else at the same stage and instant."""
    for other in others:
        if _told_at(other) == _told_at(table):
            raise InputError(
                f"it tells the same chapters of {table.part} as {other.path}, at the same stage and captured on the same "
                f"day ({table.captured}), and is another file",
                where=table.path,
                remedy="Put a titles.csv beside the files (columns file and title: the title tells the stage of each "
                "month), or ingest them one after the other, each with --captured and the day of its download.",
            )


def _copies(one: Table, other: Table) -> bool:
    """Whether two files have the same bytes and are of the same stages."""
    return one.sha256 == other.sha256 and _told_at(one)[1].stages == _told_at(other)[1].stages


def _told_at(table: Table) -> tuple[date, Instants]:
    return table.captured, instants_of(table.part, table.captured, table.title, table.path)


def _place(table: Table) -> tuple[Part, date, tuple[datetime, ...], str]:
    captured, instants = _told_at(table)
    return table.part, captured, instants.known, table.first_code


def _code(table: Table) -> str:
    return table.first_code


def titles_beside(folder: Path) -> Mapping[str, str]:
    """The titles by file name that a folder's `titles.csv` gives; none when there is no such file. Raises InputError."""
    path = folder / TITLES
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), remedy="Correct or remove it.") from None
    wrong = next((number for number, row in enumerate(rows, 2) if not row.get("file") or not row.get("title")), None)
    if wrong:
        raise InputError(
            "a row without file and title", where=f"{path}, line {wrong}", remedy="Its columns are file and title."
        )
    return {row["file"]: row["title"] for row in rows}
