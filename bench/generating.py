"""Files of the detailed statistics in the official form and at the real size, drawn from a seed.

What is drawn, and after what it is modelled:

- tables "by commodity and country" (品別国別表) of e-Stat: one file a flow, year and section of
  the tariff, each row one 9-digit commodity with one country and its twelve months, in
  thousand yen; apostrophes around codes, two blanks for no unit, `Apl` for April in the files
  of early years, zeros for months to come, the title outside the file;
- about 6,500 export and 9,500 import codes, 230 countries. A commodity is traded with a few
  dozen countries (a product of how widely it and how much the country is traded), in half of
  the months. With these shares a year has about 1.4 million cells of exports and 1.1 million
  of imports, thirty-eight years 10^8;
- codes end and begin each year, many at the revisions of the Harmonized System
  (`bench.generated_codes`);
- figures are revised: a twentieth of the rows with the revised data of March, a hundredth with
  the fixed data of November, imports more often than exports.

The same seed gives the same bytes. Files are drawn a flow and year at a time, so memory does
not grow with their number. `written` keeps those that are there already.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import product
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv

from bench.generated_codes import CHAPTERS_OF_SECTION, Codes, codes_of
from kuroji.classifications.partners import partners
from kuroji.model.stage import Stage

SEED = 1859  # the year the port of Yokohama was opened
FLOWS = {"export": 1, "import": 2}
CODES = {"export": 6500, "import": 9500}
# Countries a commodity is traded with in a year, in the mean.
BREADTH = {"export": 30.6, "import": 16.2}
REVISED = {("export", Stage.REVISED): 0.03, ("import", Stage.REVISED): 0.08, ("export", Stage.FIXED): 0.005,
           ("import", Stage.FIXED): 0.015}  # fmt: skip
LATER = (Stage.REVISED, Stage.FIXED)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LAST_YEAR_WITH_APL = 2009
LAST_YEAR = 2025
LISTING = "titles.csv"

Integers = npt.NDArray[np.int64]


class Size(msgspec.Struct, frozen=True):
    """How much is drawn: whole years up to 2025, of so large a share of the commodities."""

    years: int
    share: float = 1.0

    @property
    def span(self) -> range:
        """The years."""
        return range(LAST_YEAR + 1 - self.years, LAST_YEAR + 1)


MILLION, TEN_MILLION, HUNDRED_MILLION = Size(1, 0.38), Size(4, 0.95), Size(38)


class Rows(msgspec.Struct, frozen=True):
    """What one table says: places in the code list and country list, figures as (rows, 12).

    `quantity` is in the second unit, `number` in the first where the commodity has one.
    """

    code: Integers
    country: Integers
    value: Integers
    quantity: Integers
    number: Integers


def written(folder: Path, size: Size, stage: Stage = Stage.FIXED, through: int = 12) -> list[Path]:
    """The files of all flows and years of a size at a stage, months after `through` still to come.

    Those that are there are taken as they are; `titles.csv` beside them lists file, title and date.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = list(product(FLOWS, size.span))
    draw = partial(_draw, folder, size.share, stage, through)
    if any(not _name(folder, flow, year, section).exists() for flow, year in wanted for section in CHAPTERS_OF_SECTION):
        with ProcessPoolExecutor(2) as pool:
            titles = [title for drawn in pool.map(draw, wanted) for title in drawn]
        with (folder / LISTING).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([("file", "title"), *titles])
    return sorted(folder.glob("*-*-*.csv"))


def _draw(folder: Path, share: float, stage: Stage, through: int, which: tuple[str, int]) -> list[tuple[str, str]]:
    """Draw and write the files of one flow and year; their names and titles."""
    flow, year = which
    codes = codes_of(flow, round(CODES[flow] * share), year)
    rows = drawn(flow, year, codes, stage, through)
    chapter = codes.chapter[rows.code]
    titles = []
    for section, chapters in CHAPTERS_OF_SECTION.items():
        first, last = np.searchsorted(chapter, [chapters[0], chapters[-1] + 1])
        path = _name(folder, flow, year, section)
        _write(path, flow, year, codes, rows, slice(int(first), int(last)))
        place = f"Section {section} Chapter {chapters[0]:02d}-{chapters[-1]:02d}"
        titles.append((path.name, f"Commodity by Country ({flow.capitalize()} {_words(flow, stage, through)}) {place}"))
    return titles


def _words(flow: str, stage: Stage, through: int) -> str:
    """The stages of the months as a title prints them; the newest month of imports is provisional."""
    last = MONTHS[through - 1]
    if stage is not Stage.DETAILED:
        return f"Jan-{last}:{stage.label.capitalize()}"
    if flow == "export":
        return f"Jan-{last}:Detailed"
    return (
        f"Jan-{MONTHS[through - 2]}:Detailed,{last}:9 Digit Provisional" if through > 1 else "Jan:9 Digit Provisional"
    )


def drawn(flow: str, year: int, codes: Codes, stage: Stage, through: int = 12) -> Rows:
    """The rows of a flow and year at a stage, by code and country."""
    places = _traded(flow, year, codes)
    code, country = np.divmod(places, len(countries()))
    random = np.random.default_rng([SEED, FLOWS[flow], year])
    level = _lasting(flow, codes)[1][places] + 0.02 * (year - LAST_YEAR)
    active = random.random((len(places), 12)) < np.clip(0.12 * level - 0.35, 0.03, 1.0)[:, None]
    active[np.arange(len(places)), random.integers(0, 12, len(places))] = True
    value = np.exp(level[:, None] + 0.5 * random.standard_normal((len(places), 12))).astype(np.int64) + 200
    value *= active
    for later in (one for one in LATER if one <= stage):
        value = _corrected(flow, year, later, value)
    value[:, through:] = 0
    quantity = (value * codes.weight[code][:, None]).astype(np.int64)
    number = np.where(codes.counted[code][:, None], (value // 900), 0)
    kept = value.any(axis=1)
    return Rows(code[kept], country[kept], value[kept], quantity[kept], number[kept])


@cache
def countries() -> tuple[str, ...]:
    """The customs numbers of the countries drawn, sorted as the files sort them."""
    return tuple(sorted(_by_trade()))


def _by_trade() -> list[str]:
    """The same with the partners of the press release first, who are the most traded with."""
    held = [one.customs_code for one in partners() if one.kind in ("country", "territory") and one.customs_code]
    return held[:230]


def _traded(flow: str, year: int, codes: Codes) -> Integers:
    """Which commodities are traded with which countries in a year: places in (code, country), sorted."""
    luck = _lasting(flow, codes)[0]
    wide = np.random.default_rng([SEED, FLOWS[flow], 2]).lognormal(0, 1.1, codes.ever)[codes.number]
    often = 1.0 / (np.array([_by_trade().index(one) for one in countries()]) + 6.0)
    odds = np.outer(wide / wide.mean(), often / often.sum()) * BREADTH[flow] * 1.45
    return np.flatnonzero((luck < odds * (1 + 0.004 * (year - LAST_YEAR))).ravel())


def _lasting(flow: str, codes: Codes) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """What stays of a pair of commodity and country over the years: its luck, and the logarithm of its monthly trade."""
    random = np.random.default_rng([SEED, FLOWS[flow], 1])
    luck = random.random((codes.ever, len(countries())))[codes.number]
    level = 7.0 + 1.8 * random.standard_normal((codes.ever, len(countries())))[codes.number]
    return luck, level.ravel()


def _corrected(flow: str, year: int, stage: Stage, value: Integers) -> Integers:
    """The figures with the corrections of a stage: in some rows one month is a little more, or no trade after all."""
    random = np.random.default_rng([SEED, FLOWS[flow], year, int(stage)])
    row = np.flatnonzero(random.random(len(value)) < REVISED[flow, stage])
    month = random.integers(0, 12, len(row))
    figures = value.copy()
    held = figures[row, month]
    figures[row, month] = np.where(random.random(len(row)) < 0.05, 0, held + 1 + held // 50)
    return figures


def _name(folder: Path, flow: str, year: int, section: str) -> Path:
    return folder / f"{flow}-{year}-{list(CHAPTERS_OF_SECTION).index(section):02d}.csv"


def _write(path: Path, flow: str, year: int, codes: Codes, rows: Rows, part: slice) -> None:
    count = part.stop - part.start
    code = pa.array(rows.code[part])
    none = pa.array(np.zeros(count, np.int64))
    columns = [
        pa.array(np.full(count, FLOWS[flow], np.int8)),
        pa.array(np.full(count, year, np.int16)),
        codes.printed.take(code),
        pa.array(countries()).take(pa.array(rows.country[part])),
        codes.unit1.take(code),
        codes.unit2.take(code),
    ]
    for figures in _by_month(rows, part):
        columns += [none if not one.any() else pa.array(one) for one in figures]
    table = pa.Table.from_arrays(columns, names=[str(place) for place in range(len(columns))])
    options = pyarrow.csv.WriteOptions(include_header=False, quoting_style="none")
    with path.with_suffix(".tmp").open("wb") as file:
        file.write(header(year).encode())
        pyarrow.csv.write_csv(table, file, options)
    path.with_suffix(".tmp").replace(path)


def _by_month(rows: Rows, part: slice) -> Iterator[tuple[Integers, Integers, Integers]]:
    """First quantity, second quantity and value of the year, then of each month."""
    number, quantity, value = rows.number[part], rows.quantity[part], rows.value[part]
    yield number.sum(axis=1), quantity.sum(axis=1), value.sum(axis=1)
    for month in range(12):
        yield number[:, month], quantity[:, month], value[:, month]


def header(year: int) -> str:
    """The first line of a file by commodity and country."""
    months = ["Apl" if name == "Apr" and year <= LAST_YEAR_WITH_APL else name for name in MONTHS]
    figures = [f"{what}-{when}" for when in ("Year", *months) for what in ("Quantity1", "Quantity2", "Value")]
    return ",".join(["Exp or Imp", "Year", "HS", "Country", "Unit1", "Unit2", *figures]) + "\n"
