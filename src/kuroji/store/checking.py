"""Checking: what the observations of a release must be before the store takes them in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from kuroji.classifications.reporters import reporter
from kuroji.model.columns import array_of, codes_of, column_of, same
from kuroji.model.errors import InputError
from kuroji.model.observation import CELL_COLUMNS, OBSERVATIONS, Status
from kuroji.model.period import FiscalYear, parse
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.store.settling import chains_of, combined_codes, confirms, in_walking_order

NUMBERS = (Status.NORMAL, Status.NIL, Status.ROUNDS_TO_ZERO, Status.FOLD)
ZEROS = (Status.NIL, Status.ROUNDS_TO_ZERO)
# What the order number can hold (see model/vintage.py), as seconds from the epoch: 1900 to 2199.
FIRST_SECOND, LAST_SECOND = -2_208_988_800, 7_258_118_399


def checked(release: Release, table: pa.Table) -> pa.Table:
    """The observations as the schema wants them, each row naming `release`.

    Raises InputError, naming the release and the cell, when a column is missing or of
    another type, or a row says something that no release can.
    """
    missing = [name for name in OBSERVATIONS.names if name not in table.column_names]
    if missing:
        raise InputError(f"the observations lack the columns {', '.join(missing)}", where=release.id)
    if table.num_rows == 0:
        raise InputError("the release holds no observation", where=release.id, remedy="Check that the file is whole.")
    rows = _named(release, _typed(release, table))
    for what, wrong in _faults(rows):
        _refuse_first(release, rows, what, wrong)
    _check_periods(release, rows)
    return rows


def without_repeats(release: Release, ordered: pa.Table) -> pa.Table:
    """What the release says (schema ORDERED), once a cell: where it prints a figure twice, the finer print.

    Raises InputError when two prints of one cell differ after rounding to the coarser quantum.
    """
    walked = in_walking_order(ordered)
    cell, order = array_of(walked["cell"]), array_of(walked["order"])
    repeats = np.flatnonzero((cell[1:] == cell[:-1]) & (order[1:] == order[:-1])) + 1
    if not len(repeats):
        return ordered
    chains = chains_of(walked)
    contradicts = ~confirms(chains, repeats - 1, repeats)
    if contradicts.any():
        row = int(repeats[contradicts][0])
        first, second = walked.slice(row - 1, 2).to_pylist()
        raise InputError(
            f"two values for one cell: {_shown(first)} and {_shown(second)}",
            where=f"{release.id}: {_name_of(second)}",
            remedy="The source contradicts itself; nothing was appended.",
        )
    return walked.take(column_of(np.delete(np.arange(len(cell)), repeats))).select(ordered.column_names)


def _typed(release: Release, table: pa.Table) -> pa.Table:
    try:
        rows = table.select(OBSERVATIONS.names).cast(OBSERVATIONS)
    except (pa.ArrowException, ValueError) as error:
        raise InputError(f"the observations are not of the stored types: {error}", where=release.id) from error
    return rows.unify_dictionaries().combine_chunks()


def _named(release: Release, rows: pa.Table) -> pa.Table:
    name = same(release.id, rows.num_rows)
    return rows.set_column(rows.schema.get_field_index("release"), OBSERVATIONS.field("release"), name)


def _faults(rows: pa.Table) -> Iterator[tuple[str, npt.NDArray[np.bool_]]]:
    """Each thing that a row must not be, with the rows that are."""
    for field in OBSERVATIONS:
        if not field.nullable:
            yield f"{field.name} is empty", _numpy(pc.is_null(rows[field.name]))
    value, quantum = array_of(rows["value"]), array_of(rows["quantum"])
    given = _numpy(pc.is_valid(rows["value"]))
    yield "the value is not a finite number", given & ~np.isfinite(value)
    yield "the quantum is not a positive number", ~(np.isfinite(quantum) & (quantum > 0))
    code, names = codes_of(rows["status"])
    yield "the status is unknown", np.array([name not in set(Status) for name in names])[code]
    yield "the value does not go with the status", given != np.array([name in NUMBERS for name in names])[code]
    yield "the status says zero, the value does not", np.array([name in ZEROS for name in names])[code] & (value != 0)
    yield "the stage is unknown", ~np.isin(array_of(rows["stage"]), [int(stage) for stage in Stage])
    known = array_of(rows["known_at"].cast(pa.int64()))
    yield "known_at is not a whole second", known % 1_000_000 != 0
    seconds = known // 1_000_000
    yield "known_at lies outside 1900-2199", (seconds < FIRST_SECOND) | (seconds > LAST_SECOND)


def _check_periods(release: Release, rows: pa.Table) -> None:
    """The period's text, its frequency and its end month say the same, or InputError."""
    fiscal = reporter(release.reporter).fiscal
    names = ("frequency", "period")
    kind = combined_codes(rows, names)
    ends = array_of(rows["end_month"]).astype(np.int64)
    firsts = np.unique(kind * (int(ends.max()) + 1) + ends, return_index=True)[1]
    for row in rows.select([*names, "end_month"]).take(column_of(firsts)).to_pylist():
        text, frequency, end = meaning = _meaning(row["period"], fiscal)
        if meaning != (row["period"], row["frequency"], row["end_month"]):
            raise InputError(
                f"the period {row['period']} is given frequency {row['frequency']} and end month {row['end_month']}; "
                f"it is {text}, {frequency}, {end}",
                where=release.id,
            )


@lru_cache(maxsize=4096)
def _meaning(text: str, fiscal: FiscalYear) -> tuple[str, str, int]:
    """A period as written everywhere, its frequency and its end month; files of a kind speak of the same periods."""
    period = parse(text, fiscal)
    return str(period), str(period.frequency), period.end


def _refuse_first(release: Release, rows: pa.Table, what: str, wrong: npt.NDArray[np.bool_]) -> None:
    if wrong.any():
        row = rows.slice(int(np.argmax(wrong)), 1).to_pylist()[0]
        raise InputError(f"{what}: {_shown(row)}", where=f"{release.id}: {_name_of(row)}")


def _numpy(mask: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
    return array_of(mask).astype(bool)


def _name_of(row: dict[str, object]) -> str:
    return ".".join(str(row[name]) for name in CELL_COLUMNS)


def _shown(row: dict[str, object]) -> str:
    return f"{row['value']} ({row['status']}, quantum {row['quantum']}, known {row['known_at']})"
