"""Answers of the e-Stat interface as rows of the detail, a year at a time.

The codes of figures are steps of ten: 100 and 110 the units, 120 to 140 the year (first quantity,
second quantity, value), 150 to 170 January, and so on to December. The words of the table
must say the same, or nothing is read.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec
import numpy as np
import pyarrow as pa

from kuroji.classifications.calendar import INFERRED
from kuroji.classifications.reporters import JAPAN
from kuroji.model.detail import DETAIL, Cover, Kind, Part, Told
from kuroji.model.errors import IncompleteRelease, InputError
from kuroji.model.instant import release_instant
from kuroji.model.period import month, month_ordinal
from kuroji.model.release import Release
from kuroji.sources.estat_api import Answer, Figure
from kuroji.sources.estat_detail import SOURCE, Instants, instants_of, spells_of
from kuroji.sources.estat_rows import partner_of_customs
from kuroji.sources.marks import WITHHELD_MARKS
from kuroji.sources.observation_table import microseconds, named_column

UNITS = {100: "unit1", 110: "unit2"}
FIRST, STEP, KIND = 120, 30, 10
KINDS = ("quantity1", "quantity2", "value")
_MONTH = re.compile(r"(\d{1,2})月")

Row = tuple[str, str, int]


class AnswerJob(msgspec.Struct, frozen=True):
    """One year of an answer, to be appended to the detail."""

    part: Part
    answer: Answer

    @property
    def hashes(self) -> tuple[str, ...]:
        """The digest of the year's figures."""
        told = (f"{one.commodity} {one.what} {one.area} {one.text}" for one in self.figures)
        return (hashlib.sha256("\n".join((self.answer.title, *told)).encode()).hexdigest(),)

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The digest, and what the interface calls the table."""
        return ((self.hashes[0], self.answer.title),)

    @property
    def options(self) -> str:
        """How they are read."""
        return f"{self.answer.captured} {self.answer.title}"

    @property
    def size(self) -> int:
        """Bytes still to be read: none."""
        return 0

    @property
    def figures(self) -> list[Figure]:
        """The figures of the year."""
        return [one for one in self.answer.figures if one.time[:4] == str(self.part.year)]


def jobs(answers: Iterable[Answer], flow: str) -> list[AnswerJob]:
    """The years in some answers."""
    return [
        AnswerJob(Part(JAPAN.code, flow, int(year), Kind.COUNTRY), answer)
        for answer in answers
        for year in sorted({one.time[:4] for one in answer.figures})
    ]


class OpenedAnswer:
    """A year of an answer being read: its rows, and what they are. It covers what it names, and is not whole."""

    def __init__(self, job: AnswerJob) -> None:
        self.job = job
        part, answer = job.part, job.answer
        self._id = f"{SOURCE}/{part.year}/0/{answer.captured}~{part.flow}-api-{job.hashes[0][:8]}"
        self._instants = instants_of(part, answer.captured, answer.title, answer.address)
        self._cells, self._units = _cells(job)
        self._last = max((number for *_, number in self._cells), default=0)

    def batches(self) -> Iterator[pa.Table]:
        """The rows in schema DETAIL. Raises InputError for a code that is not known."""
        if not self._cells:
            raise IncompleteRelease("no figure in it is other than zero", where=self.job.answer.address)
        yield _table(self.job.part, self._cells, self._units, self._instants, self._id)

    def told(self, rows: int) -> Told:
        """What the rows are."""
        part, answer = self.job.part, self.job.answer
        january = month_ordinal(part.year, 1)
        chapters = tuple(sorted({commodity[:2] for commodity, *_ in self._cells}))
        cover = Cover(self._id, chapters, spells_of(self._instants, january, self._last), whole=False)
        release = Release(
            id=self._id,
            source=SOURCE,
            reporter=part.reporter,
            stage=0,
            periods=(f"{month(january)}..{month(january + self._last - 1)}",),
            published_at=release_instant(answer.captured, JAPAN),
            published_basis=INFERRED,
            sha256=self.job.hashes[0],
            title=answer.title,
            address=answer.address,
            retrieved_at=answer.retrieved_at,
        )
        return Told(part, (release,), (cover,), rows)


def opened(job: AnswerJob, **_: bool) -> OpenedAnswer:
    """Begin the reading of a year, as `detail_staging` asks for it."""
    return OpenedAnswer(job)


def _cells(job: AnswerJob) -> tuple[dict[Row, dict[str, int | None]], dict[tuple[str, str], str]]:
    """The figures by commodity, partner and month, without the rows of zeros; and the units by commodity and column."""
    cells: dict[Row, dict[str, int | None]] = {}
    units: dict[tuple[str, str], str] = {}
    for one in job.figures:
        what, number = _meaning(one.what, job.answer)
        if what in UNITS.values():
            units[one.commodity, what] = one.text.strip()
        elif number:
            cells.setdefault((one.commodity, _partner(one, job.answer), number), {})[what] = _figure(one, job.answer)
    return {row: told for row, told in cells.items() if any(figure != 0 for figure in told.values())}, units


def _meaning(code: str, answer: Answer) -> tuple[str, int]:
    """What a code of cat02 is, and the month, 0 for the year. Raises InputError when the table's own words say otherwise."""
    number = int(code) if code.isdecimal() else -1
    if number in UNITS:
        return UNITS[number], 0
    steps, rest = divmod(number - FIRST, STEP)
    words = unicodedata.normalize("NFKC", answer.meanings.get(code, ""))
    said = _MONTH.search(words)
    agrees = 0 <= steps <= 12 and rest % KIND == 0 and (said is None or int(said[1]) == steps)
    what = KINDS[rest // KIND] if agrees else ""
    if not agrees or (words and ("金額" in words) != (what == "value")):
        raise InputError(
            f"the figure {code} ({words or 'without a name'}) is not the one expected",
            where=answer.address,
            remedy="The table has other codes than those known; download it as CSV, and report it.",
        )
    return what, steps


def _partner(one: Figure, answer: Answer) -> str:
    found = partner_of_customs().get(one.area.removeprefix("50"))
    if found is None:
        raise InputError(f"the area {one.area} is not one", where=answer.address, remedy="Add it to partners.csv.")
    return found


def _figure(one: Figure, answer: Answer) -> int | None:
    """The figure; None when it is withheld."""
    text = one.text.strip()
    if text in WITHHELD_MARKS:
        return None
    if not text.isdecimal():
        raise InputError(
            f"{text[:40]!r} is no whole number ({one.commodity}, {one.what})", where=answer.address, remedy="Ask again."
        )
    return int(text)


def _table(
    part: Part,
    cells: dict[Row, dict[str, int | None]],
    units: dict[tuple[str, str], str],
    instants: Instants,
    release: str,
) -> pa.Table:
    rows = sorted(cells)
    january = month_ordinal(part.year, 1)
    columns: dict[str, pa.Array] = {
        "flow": named_column([part.flow] * len(rows)),
        "commodity": named_column([commodity for commodity, *_ in rows]),
        "partner": named_column([code for _, code, _ in rows]),
        "end_month": pa.array([january + number - 1 for *_, number in rows], pa.int32()),
        "value": pa.array([cells[row].get("value", 0) for row in rows], pa.int64()),
        "stage": pa.array(np.array([instants.stages[number - 1] for *_, number in rows], np.int8)),
        "known_at": pa.array([microseconds(instants.known[number - 1]) for *_, number in rows]).cast(
            DETAIL.field("known_at").type
        ),
        "release": named_column([release] * len(rows)),
    }
    for unit, quantity in (("unit1", "quantity1"), ("unit2", "quantity2")):
        names = [units.get((commodity, unit), "") for commodity, *_ in rows]
        counted = [cells[row].get(quantity, 0) if name else None for row, name in zip(rows, names, strict=True)]
        columns |= {unit: named_column(names), quantity: pa.array(counted, pa.int64())}
    return pa.table([columns[name] for name in DETAIL.names], schema=DETAIL)
