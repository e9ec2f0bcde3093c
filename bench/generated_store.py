"""A generated store of monthly trade in detail: series of commodity and country since 1988, a tenth of the cells revised.

The shape is that of the Japanese detailed statistics: a release a year with its twelve
months, each month known at the date its provisional figures were due, and a release of
fixed figures each November with a tenth of the cells revised; one revision in a hundred
withholds the figure. The store is built by `Store.append`, as an ingest builds it, and kept
under bench/out until its code or its size changes.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa

import kuroji.store.schema
from kuroji.classifications import calendar
from kuroji.classifications.partners import partners
from kuroji.classifications.reporters import JAPAN
from kuroji.model.instant import release_instant
from kuroji.model.observation import OBSERVATIONS, Status
from kuroji.model.period import month, month_ordinal
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.store.opening import Store

OUT = Path(__file__).parent / "out"
SEED = 1859  # the year the port of Yokohama was opened
FIRST_YEAR, LAST_YEAR = 1988, 2025
REVISED, WITHHELD = 0.1, 0.01
THOUSAND_YEN = 1000.0
STATUSES = [str(Status.NORMAL), str(Status.WITHHELD)]

Integers = npt.NDArray[np.int64]


class Shape(msgspec.Struct, frozen=True):
    """How large a cube is: its flows times partners times commodities are the series, each of 456 months."""

    partners: int
    commodities: int

    @property
    def series(self) -> int:
        """How many series there are, exports and imports together."""
        return 2 * self.partners * self.commodities

    @property
    def name(self) -> str:
        """What the cube's folder is called."""
        return f"cube-{self.partners}-{self.commodities}"


LARGE = Shape(partners=50, commodities=400)  # 18.2 million cells, 20 million observations
SMALL = Shape(partners=20, commodities=50)  # 0.9 million cells, 1.0 million observations


def built(shape: Shape) -> Store:
    """The store of that shape, opened; built first when it is not there, or was built by other code."""
    folder = OUT / shape.name
    made_by, recorded = _digest(), folder / "made-by"
    if not recorded.exists() or recorded.read_text() != made_by:
        shutil.rmtree(folder, ignore_errors=True)
        Store(folder, None).append(releases(shape))
        recorded.write_text(made_by)
    return Store(folder, None)


def releases(shape: Shape) -> Iterator[tuple[Release, pa.Table]]:
    """The releases in the order of their publication, with their observations."""
    random = np.random.default_rng(SEED)
    level = random.lognormal(mean=10, sigma=2, size=shape.series)
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        cells = np.arange(shape.series * 12)
        figures = np.rint(np.repeat(level, 12) * random.lognormal(0, 0.3, len(cells)))
        yield _release(shape, year, Stage.PROVISIONAL, cells, figures, np.zeros(len(cells), dtype=bool))
        revised = np.flatnonzero(random.random(len(cells)) < REVISED)
        corrected = figures[revised] + 1 + np.rint(figures[revised] * 0.01)
        yield _release(shape, year, Stage.FIXED, revised, corrected, random.random(len(revised)) < WITHHELD)


def _release(
    shape: Shape,
    year: int,
    stage: Stage,
    cells: Integers,
    figures: npt.NDArray[np.float64],
    withheld: npt.NDArray[np.bool_],
) -> tuple[Release, pa.Table]:
    published = _instant(year, 12, stage)
    release = Release(
        id=f"generated/{year}/{int(stage)}/{published.date()}",
        source="generated",
        reporter=JAPAN.code,
        stage=int(stage),
        periods=(str(year),),
        published_at=published,
        published_basis="stated",
        sha256=hashlib.sha256(f"{shape} {year} {stage}".encode()).hexdigest(),
    )
    return release, _table(shape, release, year, stage, cells, figures, withheld)


def _table(
    shape: Shape,
    release: Release,
    year: int,
    stage: Stage,
    cells: Integers,
    figures: npt.NDArray[np.float64],
    withheld: npt.NDArray[np.bool_],
) -> pa.Table:
    """Cell c is month c mod 12 of series c div 12; series s is commodity, then partner, then flow."""
    series, within = np.divmod(cells, 12)
    commodity, rest = series % shape.commodities, series // shape.commodities
    known = [_instant(year, m + 1, stage) for m in range(12)]
    columns = {
        "reporter": _same(JAPAN.code, len(cells)),
        "flow": _coded(rest // shape.partners, ["export", "import"]),
        "partner": _coded(rest % shape.partners, _partners(shape)),
        "classification": _same("HS", len(cells)),
        "commodity": _coded(commodity, _commodities(shape)),
        "measure": _same("value", len(cells)),
        "statistic": _same("level", len(cells)),
        "unit": _same("JPY", len(cells)),
        "frequency": _same("M", len(cells)),
        "period": _coded(within, [str(month(month_ordinal(year, m + 1))) for m in range(12)]),
        "end_month": pa.array((month_ordinal(year, 1) + within).astype(np.int32)),
        "value": pa.array(figures * THOUSAND_YEN, mask=withheld),
        "quantum": pa.array(np.full(len(cells), THOUSAND_YEN)),
        "status": _coded(withheld, STATUSES),
        "stage": pa.array(np.full(len(cells), int(stage), dtype=np.int8)),
        "known_at": pa.array(known, pa.timestamp("us", "UTC")).take(pa.array(within)),
        "known_basis": _same("stated", len(cells)),
        "release": _same(release.id, len(cells)),
    }
    return pa.table([columns[name] for name in OBSERVATIONS.names], schema=OBSERVATIONS)


def _instant(year: int, month_of_year: int, stage: Stage) -> datetime:
    if stage is Stage.FIXED:
        return release_instant(date(year + 1, 11, 13), JAPAN)
    return calendar.due(JAPAN.code, stage, month(month_ordinal(year, month_of_year)))[0]


def _partners(shape: Shape) -> list[str]:
    return [partner.code for partner in partners() if partner.kind == "country"][: shape.partners]


def _commodities(shape: Shape) -> list[str]:
    """Nine-digit codes as the tariff schedule spreads them: chapters 01 to 97."""
    return [
        f"{1 + number * 96 // shape.commodities:02d}{number * 7919 % 10_000_000:07d}"
        for number in range(shape.commodities)
    ]


def _coded(codes: npt.NDArray[np.generic], names: list[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), names)


def _same(name: str, rows: int) -> pa.DictionaryArray:
    return _coded(np.zeros(rows, dtype=np.int32), [name])


def _digest() -> str:
    """What the files of a built store depend on: this file and the rooms that shape and write them."""
    store = Path(kuroji.store.schema.__file__).parent
    names = ("appending.py", "release_files.py", "schema.py", "settling.py")
    parts = [Path(__file__).read_bytes(), *((store / name).read_bytes() for name in names)]
    return hashlib.sha256(b"".join(parts)).hexdigest()
