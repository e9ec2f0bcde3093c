"""e-Stat tables of the detailed trade statistics (CSV): what a file is, and its rows as a stream.

The file tells flow, year, codes and figures; it does not tell its stage. That is in the title of
the page it was downloaded from, which mixes stages by month (see `estat_titles`); without a
title each month has the stage that was due on the day the file was captured, as in the long
series. Instants are those due, never later than the capture, and marked `inferred`.

Months to come are zero in every row. They have no rows and are not covered; the last month that
any row has trade in is the last one published. Files of one section of the tariff are complete
for the chapters that occur in them. Official gaps, such as chapters of imports of 2018-04 to
2019-12 that are missing from e-Stat, are gaps here too: a month without a row in a chapter is
not covered for it.

Values in thousand yen, truncated (FOB exports, CIF imports); quantities in the table's units.
Source: https://www.e-stat.go.jp/stat-search/files?toukei=00350300
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa

from kuroji.classifications.calendar import INFERRED, due_day, known_of_series_cell
from kuroji.classifications.reporters import JAPAN
from kuroji.model.columns import array_of, column_of, same
from kuroji.model.detail import DETAIL, Cover, Kind, Part, Spell
from kuroji.model.errors import IncompleteRelease, InputError
from kuroji.model.instant import release_instant
from kuroji.model.period import month, month_ordinal
from kuroji.model.release import Release
from kuroji.sources.bad_rows import BadRows, Faults
from kuroji.sources.bounded import Input
from kuroji.sources.estat_blocks import blocks
from kuroji.sources.estat_clean import clean_rows
from kuroji.sources.estat_header import BEGINNING, Layout, layout_of
from kuroji.sources.estat_repeats import Lines
from kuroji.sources.estat_rows import FLOW_NUMBERS, WITHHELD, Long, Rows, named, rows_of
from kuroji.sources.estat_titles import stages_in
from kuroji.sources.expected import expectations

SOURCE = "estat-detail"


class Table(msgspec.Struct, frozen=True):
    """A file and what its first lines, its title and the day of its capture tell of it."""

    path: str
    sha256: str
    layout: Layout
    part: Part
    first_code: str
    captured: date
    title: str = ""
    retrieved_at: datetime | None = None

    @property
    def release_id(self) -> str:
        """The id of the release in it; files of one year and day are told apart by their bytes, and what their title says."""
        part = self.part
        told = hashlib.sha256(f"{self.sha256} {self.title}".encode()).hexdigest() if self.title else self.sha256
        return f"{SOURCE}/{part.year}/0/{self.captured.isoformat()}~{part.flow}-{part.kind}-{told[:8]}"


class Instants(msgspec.Struct, frozen=True):
    """Stage and instant of each month of a year, January first."""

    stages: tuple[int, ...]
    known: tuple[datetime, ...]


def is_detail(head: bytes) -> bool:
    """Whether a file that begins with `head` is a table of the detail."""
    return head.removeprefix(b"\xef\xbb\xbf").startswith(BEGINNING)


def has_rows(path: Path) -> bool:
    """Whether a table goes on after its first line, or is cut off in it; a section without trade is neither."""
    _, end, rest = Input(path, str(path)).head.partition(b"\n")
    return not end or bool(rest.strip())


def table_of(path: Path, captured: date | None, titles: Mapping[str, str]) -> Table:
    """What a file is; `titles` are those of the pages by file name. Raises InputError, also for tables by office."""
    name = str(path)
    given = Input(path, name)
    first, newline, rest = given.head.partition(b"\n")
    layout = layout_of(first.decode("utf-8", "replace"), name)
    if layout.by_office:
        raise InputError(
            "this is a table by customs office, which the store does not hold",
            where=name,
            remedy="Give the table by commodity and country (品別国別表).",
        )
    cells = rest.partition(b"\n")[0].decode("ascii", "replace").split(",")
    part = _part(cells, layout, name) if newline else None
    if part is None:
        raise InputError("the file ends within its first line", where=name, remedy="Fetch the file again.")
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    modified = datetime.fromtimestamp(path.stat().st_mtime, JAPAN.tz)
    return Table(
        path=name,
        sha256=sha256,
        layout=layout,
        part=part,
        first_code=cells[layout.keys["commodity"]].strip().strip("'"),
        captured=captured or modified.date(),
        title=titles.get(path.name, ""),
        retrieved_at=modified,
    )


def _part(cells: list[str], layout: Layout, name: str) -> Part:
    try:
        flow = FLOW_NUMBERS[int(cells[layout.keys["flow"]])]
        year = int(cells[layout.keys["year"]])
    except (KeyError, ValueError, IndexError):
        raise InputError(
            f"the first row begins with {','.join(cells[:3])[:60]!r}, not with 1 (exports) or 2 (imports) and a year",
            where=f"{name}, line 2",
            remedy="The columns are not where the first line says; fetch the file again.",
        ) from None
    return Part(JAPAN.code, flow, year, Kind.COUNTRY if layout.by_country else Kind.WORLD)


def instants_of(part: Part, captured: date, title: str, where: str) -> Instants:
    """The stage and instant of each month of a year. Raises InputError when title and part do not agree."""
    told = stages_in(title, part.flow, part.year, where) if title else {}
    stages, known = [], []
    for number in range(1, 13):
        ordinal = month_ordinal(part.year, number)
        if number in told:
            day = min(due_day(told[number], ordinal)[0], captured)
            stages.append(int(told[number]))
            known.append(release_instant(day, JAPAN))
        else:
            stage, instant, _ = known_of_series_cell(part.flow, ordinal, captured)
            stages.append(int(stage))
            known.append(instant)
    return Instants(tuple(stages), tuple(known))


def spells_of(instants: Instants, january: int, months: int) -> tuple[Spell, ...]:
    """The first `months` of a year, those of one stage and instant together."""
    found: list[Spell] = []
    for number in range(months):
        stage, known = instants.stages[number], instants.known[number]
        if found and (found[-1].stage, found[-1].known_at) == (stage, known):
            found[-1] = msgspec.structs.replace(found[-1], last=january + number)
        else:
            found.append(Spell(january + number, january + number, stage, known))
    return tuple(found)


class Reading:
    """The reading of one table: `batches` is the stream; the rest is complete after it."""

    def __init__(self, table: Table, bad_rows: BadRows = BadRows.STOP, *, threads: bool = True) -> None:
        self.table = table
        self.faults = Faults(bad_rows, table.path)
        self.rows = 0
        self._instants = instants_of(table.part, table.captured, table.title, table.path)
        self._threads = threads
        self._traded: dict[str, int] = {}
        self._lines = Lines()

    def batches(self) -> Iterator[pa.Table]:
        """The rows (schema DETAIL) a block at a time, in the order of the file. Raises InputError and HostileInput."""
        lines, part = 0, self.table.part
        largest = expectations("estat")["year"]["max_difference"]
        given = Input(Path(self.table.path), self.table.path)
        for block in blocks(given):
            lines += block.lines.count(b"\n")
            rows = clean_rows(block, self.table.layout, part.flow, part.year, largest)
            if rows is None:
                rows = rows_of(block, self.table.layout, part.flow, part.year, self.faults, threads=self._threads)
            self._note(rows)
            self._lines.note(rows)
            self.rows += len(rows.found.line)
            yield self._batch(rows)
        if given.sha256 != self.table.sha256:
            raise InputError(
                "the file was changed while it was read", where=self.table.path, remedy="Give the same command again."
            )
        for line, what in self._lines.repeats():
            self.faults.add(line, what)
        if self.faults.count:
            self.faults.check_share(lines)
        self._check_months()

    @property
    def once(self) -> bool:
        """Whether the lines come in the order of their codes, so that none can be there twice."""
        return self._lines.ascending

    @property
    def release(self) -> Release:
        """The release that the table is; its stage is 0, each month having one of its own."""
        year, last = self.table.part.year, self._last()
        return Release(
            id=self.table.release_id,
            source=SOURCE,
            reporter=self.table.part.reporter,
            stage=0,
            periods=(f"{month(month_ordinal(year, 1))}..{month(month_ordinal(year, last))}",),
            published_at=release_instant(self.table.captured, JAPAN),
            published_basis=INFERRED,
            sha256=self.table.sha256,
            title=self.table.title,
            retrieved_at=self.table.retrieved_at,
        )

    @property
    def covers(self) -> tuple[Cover, ...]:
        """What the table covers: the chapters in it, up to the last published month."""
        january = month_ordinal(self.table.part.year, 1)
        spells = spells_of(self._instants, january, self._last())
        return (Cover(self.table.release_id, tuple(sorted(self._traded)), spells),)

    def _last(self) -> int:
        """The number of the last month in which anything was traded."""
        return max((months.bit_length() for months in self._traded.values()), default=0)

    def _note(self, rows: Rows) -> None:
        """Remember which chapters there are, and the months in which each has trade, as bits."""
        codes, names = rows.texts["commodity"]
        chapters = sorted({(name or "")[:2] for name in names})
        at = {chapter: number for number, chapter in enumerate(chapters)}
        place = np.array([at[(name or "")[:2]] for name in names])
        seen = np.zeros((len(chapters), 12), bool)
        if len(codes):
            seen[place[codes][rows.found.line], rows.found.month] = True
        for number in np.unique(place[codes]):
            bits = int(sum(1 << int(one) for one in np.flatnonzero(seen[number])))
            self._traded[chapters[number]] = self._traded.get(chapters[number], 0) | bits

    def _check_months(self) -> None:
        """Raises when no month has trade, or a month has that was not over when the file was captured."""
        last = self._last()
        if not last:
            raise IncompleteRelease(
                "no figure in it is other than zero", where=self.table.path, remedy="Fetch it again."
            )
        captured = self.table.captured
        if month_ordinal(self.table.part.year, last) >= month_ordinal(captured.year, captured.month):
            raise InputError(
                f"it holds figures of {month(month_ordinal(self.table.part.year, last))}, which was not over on "
                f"{captured}, the day it is said to be captured",
                where=self.table.path,
                remedy="Give the day on which the file was downloaded: --captured DATE.",
            )

    def _batch(self, rows: Rows) -> pa.Table:
        found = rows.found
        line, months = found.line, found.month
        january = month_ordinal(self.table.part.year, 1)
        stages = np.array(self._instants.stages, np.int8)
        known = np.array([one.timestamp() for one in self._instants.known], np.float64)
        instants = (np.rint(known).astype(np.int64) * 1_000_000)[months]
        units = {name: named(rows, name, line, "") for name in ("unit1", "unit2")}
        columns = {
            "flow": same(self.table.part.flow, len(line)),
            "commodity": named(rows, "commodity", line),
            "partner": named(rows, "country", line),
            "end_month": column_of((january + months).astype(np.int32)),
            "value": _figure(found.figures["Value"]),
            "quantity1": _quantity(found, "Quantity1", units["unit1"]),
            "quantity2": _quantity(found, "Quantity2", units["unit2"]),
            "stage": column_of(stages[months]),
            "known_at": column_of(instants).cast(DETAIL.field("known_at").type),
            "release": same(self.table.release_id, len(line)),
        }
        columns |= units
        return pa.table([columns[name] for name in DETAIL.names], schema=DETAIL)


def _figure(numbers: np.ndarray[tuple[int], np.dtype[np.int64]]) -> pa.Array:
    return column_of(numbers, numbers == WITHHELD)


def _quantity(found: Long, what: str, unit: pa.DictionaryArray) -> pa.Array:
    """The quantities; null where the commodity has no such unit, and where they are withheld."""
    names = unit.dictionary.to_pylist()
    counted = np.array([name != "" for name in names] or [False])
    if what not in found.figures or not counted.any():
        return pa.nulls(len(found.line), pa.int64())
    numbers = found.figures[what]
    empty = numbers == WITHHELD
    if not counted.all():
        empty |= ~counted[array_of(unit.indices)]
    return column_of(numbers, empty)
