"""Invented figures: values and quantities of commodities in months, as a view in which they are known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec
import pyarrow as pa

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.view import View
from kuroji.model.panel import Panel
from kuroji.model.period import month_ordinal, parse

KNOWN = datetime(2026, 6, 16, 23, 50, tzinfo=UTC)
AS_OF = datetime(2026, 6, 17, 23, 50, tzinfo=UTC)
NAMES = ("reporter", "flow", "partner", "classification", "commodity", "measure", "statistic", "unit", "frequency",
         "period", "status", "known_basis", "release")  # fmt: skip


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One cell of imports from the world; a value in yen unless said otherwise, None where there is no number."""

    code: str
    period: str
    value: float | None
    measure: str = "value"
    unit: str = "JPY"
    status: str = "normal"
    statistic: str = "level"
    quantum: float = 0.001
    flow: str = "import"


def goods(code: str, period: str, value: float, quantity: float, unit: str = "NO") -> tuple[Said, Said]:
    """The value and the quantity of a commodity in a period."""
    return Said(code=code, period=period, value=value), Said(
        code=code, period=period, value=quantity, measure="quantity", unit=unit
    )


def seen(*said: Said | Iterable[Said]) -> View:
    """A view in which exactly these cells are known."""
    cells = [cell for one in said for cell in ([one] if isinstance(one, Said) else one)]
    rows = sorted((_row(cell) for cell in cells), key=lambda row: [row[name] for name in (*NAMES[:9], "end_month")])
    table = pa.Table.from_pylist(rows)
    for name in NAMES:
        table = table.set_column(table.schema.get_field_index(name), name, table[name].dictionary_encode())
    return View(Panel(table, AS_OF), JAPAN, AS_OF, month_ordinal(2026, 5))


def _row(cell: Said) -> dict[str, object]:
    period = parse(cell.period, JAPAN.fiscal)
    return {
        "reporter": "JP", "flow": cell.flow, "partner": "world", "classification": "" if cell.code == "total" else "PC",
        "commodity": cell.code, "measure": cell.measure, "statistic": cell.statistic, "unit": cell.unit,
        "frequency": str(period.frequency), "period": str(period), "end_month": period.end,
        "value": None if cell.value is None else float(cell.value), "quantum": cell.quantum, "status": cell.status,
        "stage": 7, "known_at": KNOWN, "known_basis": "stated", "release": "test/1", "vintage": 1, "opens": True,
        "backfilled": False,
    }  # fmt: skip
