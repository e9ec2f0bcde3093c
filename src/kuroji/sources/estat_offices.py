"""e-Stat tables by customs office, commodity and country (税関別品別国別表): what was cleared in which district.

The files have a row for each office, 9-digit code and country, of the order of ten million a
year. They are added up while they are read: by regional customs (see classifications.districts), for each
country all goods, for the world all goods, chapters and headings of the HS. Values are sums of amounts
cut off to thousand yen, so a sum may be a few million yen short; that is their grain here.

A year is many files, one or more a section of the tariff. Chapters and headings are those of the
files read together; all goods are added up only when every chapter is among them, because the
sum of a part would pass for the whole. Withheld values are in no sum, and are told of. Stages and
instants are those due on the day of capture, as in the other tables of e-Stat.

Source: https://www.e-stat.go.jp/stat-search/files?toukei=00350300
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kuroji.classifications.calendar import INFERRED, known_of_series_cell
from kuroji.classifications.districts import district_of_office, districts
from kuroji.classifications.partners import find_partner
from kuroji.classifications.reporters import JAPAN, reporter
from kuroji.model.errors import IncompleteRelease, InputError, UsageError
from kuroji.model.instant import release_instant
from kuroji.model.observation import TOTAL, WORLD, Measure, SeriesKey, Statistic, Status
from kuroji.model.period import month, month_ordinal
from kuroji.model.release import Release
from kuroji.sources.bad_rows import BadRows, Faults
from kuroji.sources.bounded import Input
from kuroji.sources.estat_blocks import blocks
from kuroji.sources.estat_header import MONTHS, Layout, layout_of
from kuroji.sources.estat_rows import FLOW_NUMBERS, WITHHELD, Wide, wide
from kuroji.sources.observation_table import Held, ObservationBuilder, Printed

log = logging.getLogger(__name__)
SOURCE = "estat-offices"
HS = "HS"
THOUSAND = 1000.0
# 77 is reserved; 98 and 99 are kept for national use, and 00 is what Japan does not classify.
CHAPTERS = frozenset(f"{number:02d}" for number in range(1, 98)) - {"77"}
_KEYS = ("district", "country", "heading")


class _Year(msgspec.Struct, frozen=True):
    """The files of one flow and year that are read together, with the day of their capture."""

    flow: str
    year: int
    paths: tuple[Path, ...]
    captured: date


def is_table(path: str) -> bool:
    """Whether a file is a table by customs office, told from its first line."""
    head = Input(Path(path), path, head_bytes=4096).head.partition(b"\n")[0]
    return head.removeprefix(b"\xef\xbb\xbf").startswith(b"Exp or Imp,") and b",Custom," in head


def read(paths: Iterable[str], captured: date | datetime | None) -> Iterator[tuple[Release, pa.Table]]:
    """A release for each district, flow and year in the files. Raises InputError naming file and line."""
    day = captured.astimezone(JAPAN.tz).date() if isinstance(captured, datetime) else captured
    for year in _years(paths, day):
        sums, withheld, digest = _added_up(year)
        if withheld:
            log.warning("%s of %d: %d withheld amounts are in no sum", year.flow, year.year, withheld)
        yield from _releases(year, sums, digest)


def _years(paths: Iterable[str], day: date | None) -> list[_Year]:
    found: dict[tuple[str, int], list[Path]] = {}
    for name in paths:
        layout, first = _beginning(Path(name))
        try:
            flow = FLOW_NUMBERS[int(first[layout.keys["flow"]])]
            key = flow, int(first[layout.keys["year"]])
        except (KeyError, ValueError, IndexError):
            raise InputError(
                "the first row does not begin with 1 (exports) or 2 (imports) and a year", where=f"{name}, line 2",
                remedy="The columns are not where the first line says; fetch the file again.",
            ) from None  # fmt: skip
        found.setdefault(key, []).append(Path(name))
    return [
        _Year(flow, year, tuple(files), day or max(_modified(path) for path in files))
        for (flow, year), files in sorted(found.items())
    ]


def _modified(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, JAPAN.tz).date()


def _beginning(path: Path) -> tuple[Layout, list[str]]:
    first, _, rest = Input(path, str(path)).head.partition(b"\n")
    layout = layout_of(first.decode("utf-8", "replace"), str(path))
    if not (layout.by_office and layout.by_country):
        raise InputError("this is no table by customs office and country", where=str(path))
    return layout, rest.partition(b"\n")[0].decode("ascii", "replace").split(",")


def _added_up(year: _Year) -> tuple[pa.Table, int, str]:
    """The sums by district, country and heading of all files, how many amounts were withheld, and the digest of the bytes."""
    total: pa.Table | None = None
    withheld, digest = 0, hashlib.sha256(f"{year.flow} {year.year}".encode())
    for path in sorted(year.paths):
        layout, _ = _beginning(path)
        faults = Faults(BadRows.STOP, str(path))
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
        for block in blocks(Input(path, str(path))):
            rows = wide(block, layout, year.flow, year.year, faults, threads=True)
            withheld += int((rows.figures["Value"] == WITHHELD).sum())
            part = _grouped(_of_block(rows, layout, str(path)))
            total = part if total is None else _grouped(pa.concat_tables([total, part]))
    if total is None or not total.num_rows:
        raise IncompleteRelease("no row in the files", where=f"{year.flow}s of {year.year}", remedy="Fetch them again.")
    return total, withheld, digest.hexdigest()


def _of_block(rows: Wide, layout: Layout, name: str) -> pa.Table:
    """The amounts of a block by district, country and heading; months of the table in columns."""
    office, offices = rows.texts["office"]
    country, countries = rows.texts["country"]
    code, codes = rows.texts["commodity"]
    areas = pa.array([_area(text or "", name) for text in offices], pa.string())
    headings = pa.array([(text or "")[:4] for text in codes], pa.string())
    # The reading has already named the countries by their codes here.
    columns = {
        "district": areas.take(pa.array(office)), "country": pa.array(countries, pa.string()).take(pa.array(country)),
        "heading": headings.take(pa.array(code)),
    }  # fmt: skip
    amounts = np.where(rows.figures["Value"] == WITHHELD, 0, rows.figures["Value"])
    return pa.table(columns | {MONTHS[n]: pa.array(amounts[:, n], pa.int64()) for n in range(layout.months)})


def _area(office: str, name: str) -> str:
    try:
        return district_of_office(JAPAN.code, office).area
    except UsageError as error:
        raise InputError(error.what, where=f"{name}, Custom", remedy=error.remedy) from None


def _grouped(table: pa.Table) -> pa.Table:
    months = [name for name in table.column_names if name not in _KEYS]
    found = table.group_by(list(_KEYS)).aggregate([(name, "sum") for name in months])
    return found.rename_columns([name.removesuffix("_sum") for name in found.column_names])


def _releases(year: _Year, sums: pa.Table, digest: str) -> Iterator[tuple[Release, pa.Table]]:
    months = [name for name in MONTHS if name in sums.column_names]
    published = [n for n, name in enumerate(months) if pc.sum(sums[name]).as_py()]
    if not published:
        raise IncompleteRelease("no figure in the files is other than zero", where=f"{year.flow}s of {year.year}")
    last = max(published)
    if month_ordinal(year.year, last + 1) >= month_ordinal(year.captured.year, year.captured.month):
        raise InputError(
            f"figures of {month(month_ordinal(year.year, last + 1))}, which was not over on {year.captured}",
            where=str(year.paths[0]), remedy="Give the day on which the files were downloaded: --captured DATE.",
        )  # fmt: skip
    chapters = {str(heading)[:2] for heading in pc.unique(sums["heading"]).to_pylist()}
    missing = sorted(CHAPTERS - chapters)
    if missing:
        log.warning(
            "%ss of %d: chapters %s are in none of the files, so all goods are not added up", year.flow, year.year,
            ", ".join(missing[:8]) + (" ..." if len(missing) > 8 else ""),
        )  # fmt: skip
    for district in districts(JAPAN.code):
        own = sums.filter(pc.equal(sums["district"], district.area))
        if own.num_rows:
            yield _release(year, district.code, own, (last, bool(missing)), digest)


def _release(year: _Year, code: str, own: pa.Table, span: tuple[int, bool], digest: str) -> tuple[Release, pa.Table]:
    last, partial = span
    owner = reporter(code)
    periods = f"{month(month_ordinal(year.year, 1))}..{month(month_ordinal(year.year, last + 1))}"
    release = Release(
        id=f"{SOURCE}/{code.partition('/')[2]}-{year.flow}-{year.year}/0/{year.captured.isoformat()}", source=SOURCE,
        reporter=code, stage=0, periods=(periods,), published_at=release_instant(year.captured, owner),
        published_basis=INFERRED, sha256=hashlib.sha256(f"{digest} {code}".encode()).hexdigest(),
        title=f"Trade Statistics of Japan, {year.flow}s of {year.year} by customs office",
        title_ja=f"税関別品別国別表（{owner.name_ja}、{'輸出' if year.flow == 'export' else '輸入'}、{year.year}年）",
        address="https://www.e-stat.go.jp/stat-search/files?toukei=00350300",
    )  # fmt: skip
    builder = ObservationBuilder(release.id, str(year.paths[0]))
    for (place, scheme, goods), amounts in _cells(own, last, partial):
        key = SeriesKey(code, year.flow, place, scheme, goods, Measure.VALUE, Statistic.LEVEL, owner.currency)
        for number, amount in enumerate(amounts):
            ordinal = month_ordinal(year.year, number + 1)
            stage, instant, basis = known_of_series_cell(year.flow, ordinal, year.captured)
            status = Status.NORMAL if amount else Status.NIL
            printed = Printed(float(amount) * THOUSAND, THOUSAND, status)
            builder.add(key, month(ordinal), Held(printed, stage, instant, basis, release.id))
    return release, builder.table()


def _cells(own: pa.Table, last: int, partial: bool) -> Iterator[tuple[tuple[str, str, str], list[int]]]:
    """The sums of a district: all goods by country and with the world, chapters and headings with the world."""
    months = [name for name in MONTHS if name in own.column_names][: last + 1]
    if not partial:
        yield (WORLD, "", TOTAL), [pc.sum(own[name]).as_py() for name in months]
        yield from (((_partner(place), "", TOTAL), amounts) for place, amounts in _by(own["country"], own, months))
    chapter = pc.utf8_slice_codeunits(own["heading"], 0, 2)
    for goods in (chapter, own["heading"]):
        yield from (((WORLD, HS, code), amounts) for code, amounts in _by(goods, own, months))


def _by(key: pa.ChunkedArray, own: pa.Table, months: list[str]) -> Iterator[tuple[str, list[int]]]:
    table = pa.table({"key": key} | {name: own[name] for name in months})
    found = table.group_by("key").aggregate([(name, "sum") for name in months]).sort_by("key")
    for row in found.to_pylist():
        yield row["key"], [row[f"{name}_sum"] for name in months]


def _partner(text: str) -> str:
    return find_partner(text).code
