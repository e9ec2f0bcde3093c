"""Official long series in any amount: exports by commodity, one file an area, as the customs site gives them.

The figures of the embedded series of the world, multiplied by a whole number drawn for
each area, so that the sections still add up to the total and numbers have the width of
real ones. Bytes as in the official files: cp932, seven header rows, a blank after each
number, `-` where no quantity is counted.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from kuroji.classifications.commodities import Commodity, commodity
from kuroji.classifications.partners import Partner, partners

SEED = 1872  # the year of the first Japanese trade returns
TITLES = (("《{}》  【月別】  （輸出）", "name_ja"), ("{} Monthly Data  (Export)", "press_name_en"))
LINE_END = "\r\n"

Figures = dict[str, dict[str, tuple[str, str]]]


def written(folder: Path, megabytes: float) -> list[Path]:
    """Files of at least so many MB together, in a folder that is made; those already there are taken as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    size = 0
    for area in _areas():
        path = folder / f"d52ma-{area.code.lower()}.csv"
        if not path.exists():
            path.write_bytes(text(area).encode("cp932"))
        paths.append(path)
        size += path.stat().st_size
        if size >= megabytes * 1_000_000:
            return paths
    raise ValueError(f"all areas together are {size / 1e6:.0f} MB, not {megabytes}")


def text(area: Partner) -> str:
    """The monthly exports to one area, as the text of an official file."""
    random = np.random.default_rng([SEED, *area.code.encode()])
    factor = int(random.integers(2, 10))
    figures = _figures()
    codes = list(next(iter(figures.values())))
    lines = list(_header(area, codes))
    for month, cells in figures.items():
        pairs = (_pair(code, *cells.get(code, ("", "")), factor) for code in codes)
        lines.append(f"{month.replace('-', '/')}," + ",".join(cell for pair in pairs for cell in pair))
    return LINE_END.join(lines) + LINE_END


def width() -> int:
    """How many columns a file has."""
    return 1 + sum(1 if code == "total" else 2 for code in next(iter(_figures().values())))


def _header(area: Partner, codes: list[str]) -> Iterator[str]:
    items = [commodity("export", code) for code in codes]
    blanks = "," * (width() - 1)
    for title, name in TITLES:
        yield title.format(getattr(area, name) or area.name_en) + blanks
    yield _line("報道発表品目名", [(item, item.press_name_ja) for item in items])
    yield _line("概況品名", [(item, "" if item.code == "total" else item.name_ja) for item in items])
    yield _line("概況品コード", [(item, _printed_code(item.code)) for item in items])
    yield "," + ",".join(cell for item in items for cell in _columns(item, "金額", "数量"))
    units = [_columns(item, "(千円)", f"(単位：{item.unit})" if item.unit else "(単位)") for item in items]
    yield "Years/Months," + ",".join(cell for pair in units for cell in pair)


def _line(first: str, cells: list[tuple[Commodity, str]]) -> str:
    return ",".join([first, *(cell for item, name in cells for cell in _columns(item, name.replace(",", "、"), ""))])


def _columns(item: Commodity, value: str, quantity: str) -> tuple[str, ...]:
    """The cells of a commodity in one row; of the grand total no quantity is given."""
    return (value,) if item.code == "total" else (value, quantity)


def _printed_code(code: str) -> str:
    return "'0'～'9'" if code == "total" else "'" + code.replace("p", "'+'") + "'"


def _pair(code: str, quantity: str, value: str, factor: int) -> tuple[str, ...]:
    amount = f"{int(value or 0) * factor} "
    if code == "total":
        return (amount,)
    counted = bool(commodity("export", code).unit)
    return amount, f"{int(quantity or 0) * factor} " if counted else "-"


@cache
def _figures() -> Figures:
    """By month and code, quantity and value as the committed text of the world's exports has them."""
    held: Figures = {}
    source = files("kuroji") / "data" / "JP" / "series_exports_by_commodity.csv"
    with source.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            held.setdefault(row["month"], {})[row["code"]] = row["quantity"], row["value"]
    return held


def _areas() -> Iterator[Partner]:
    return (area for area in partners() if area.kind in ("area", "country"))
