"""An adjusted series as an Arrow table beside the original, for tables and downloads."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from kuroji.indicators.balance import any_level
from kuroji.indicators.figure import Figure
from kuroji.indicators.seasonal.figures import adjusted_change, adjusted_level, seen_adjusted
from kuroji.indicators.seasonal.result import Adjusted
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.observation import Flow
from kuroji.model.period import Frequency, Period

_WORDS = {"adjusted": adjusted_level, "change": adjusted_change}
_PARTS = ("trend", "seasonal", "calendar", "irregular")

# One row a period, oldest first. `original`, `adjusted` and `trend` are in `unit`; `change` is that of `adjusted`
# from the month before, in percent; the factors are about 1 and original = adjusted x seasonal x calendar. Null:
# outside the window, the first change, and the change and parts of a balance (whose percentages mislead near zero).
ADJUSTED = pa.schema(
    [
        pa.field("period", pa.string(), nullable=False),
        pa.field("original", pa.float64()),
        pa.field("adjusted", pa.float64()),
        pa.field("change", pa.float64()),
        *(pa.field(name, pa.float64()) for name in _PARTS),
        pa.field("unit", pa.string()),
        pa.field("quantum", pa.float64()),
    ]
)


def results(view: View, subject: Subject, frequency: Frequency, method: str) -> dict[str, Adjusted]:
    """The adjusted series that a subject is made of, by flow: one, or for a balance exports and imports."""
    flows = (Flow.EXPORT, Flow.IMPORT) if subject.flow == Flow.BALANCE else (Flow(subject.flow),)
    return {str(flow): seen_adjusted(view, subject.of(flow), frequency, method).result for flow in flows}


def windows(made: dict[str, Adjusted]) -> list[Period]:
    """The periods that every one of the results covers."""
    first, *others = (result.periods for result in made.values())
    return [period for period in first if all(period in more for more in others)]


def columns(view: View, subject: Subject, periods: Sequence[Period], method: str = "x13") -> pa.Table:
    """The periods asked for, original and adjusted (schema ADJUSTED).

    Raises Undefined when none of them lies in the window, and what seen_adjusted raises.
    """
    made = results(view, subject, periods[0].frequency, method)
    inside = windows(made)
    if not set(inside) & set(periods):
        next(iter(made.values())).at(periods[-1])
    rows = [_row(view, subject, period, method, made) for period in periods]
    return pa.Table.from_pylist(rows, schema=ADJUSTED)


def _row(view: View, subject: Subject, period: Period, method: str, made: dict[str, Adjusted]) -> dict[str, object]:
    original = _level(view, subject, period)
    row: dict[str, object] = {
        "period": str(period),
        "original": None if original is None else float(original.value),
        "unit": None if original is None else original.unit,
    }
    found = figures(view, subject, period, method)
    if "adjusted" not in found:
        return row
    row |= {name: float(figure.rounded if name == "adjusted" else figure.value) for name, figure in found.items()}
    row["quantum"] = float(found["adjusted"].quantum)
    if subject.flow != Flow.BALANCE:
        result = made[str(subject.flow)]
        place = result.periods.index(period)
        row |= {name: float(getattr(result, name)[place]) for name in _PARTS}
    return row


def figures(view: View, subject: Subject, period: Period, method: str = "x13") -> dict[str, Figure]:
    """The adjusted level of a period and, of exports and imports, its change from the month before, where defined."""
    found = {}
    for name, indicator in _WORDS.items() if subject.flow != Flow.BALANCE else [("adjusted", adjusted_level)]:
        try:
            found[name] = indicator(view, subject, period, method)
        except (Undefined, UsageError):
            break
    return found


def _level(view: View, subject: Subject, period: Period) -> Figure | None:
    try:
        return any_level(view, subject, period)
    except (NotHeld, NotPublished):
        return None
