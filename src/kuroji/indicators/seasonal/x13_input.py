"""The specification file of one X-13ARIMA-SEATS run (reference manual, chapter 7: the specs)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from kuroji.indicators.seasonal.levels import Floats, Levels
from kuroji.indicators.seasonal.regressors import Regressor, holidays_on_weekdays, lunar_new_year
from kuroji.indicators.seasonal.specification import Specification
from kuroji.model.period import Period, month_ordinal

# Final factors, adjusted series, trend, irregular, all factors together, calendar factors.
TABLES = ("d10", "d11", "d12", "d13", "d16", "d18")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def regressors(levels: Levels, specification: Specification, reporter: str) -> tuple[Regressor, ...]:
    """The user's regressors that a specification asks for, over the levels and the forecasts."""
    count = len(levels.values) + specification.lead
    found: list[Regressor] = []
    if specification.holidays:
        closure = specification.holidays == "national and closure"
        found.append(holidays_on_weekdays(reporter, levels.first, count, closure=closure))
    if specification.lunar_new_year:
        found += lunar_new_year(levels.first, count)
    return tuple(found)


def written(levels: Levels, specification: Specification, users: Sequence[Regressor], *, spans: bool = False) -> str:
    """The text X-13 reads: no line is longer than the 132 characters it takes. `spans` adds sliding spans.

    An empty regressor (the same in all periods) would make the model singular and is left out.
    """
    start = dated(levels.first)
    specs = [
        f"series{{\nstart={start}\nperiod={levels.a_year}\ndata=(\n{_numbers(levels.values)}\n)\n}}",
        "transform{ function=log }",
        *_regression(
            (*specification.calendar, *ramps_within(levels, specification)),
            [u for u in users if np.ptp(u.values) > 0],
            start,
        ),
        *([f"outlier{{ types=({' '.join(specification.outliers)}) }}"] if specification.outliers else []),
        f"arima{{ model={specification.model} }}",
        "estimate{ maxiter=5000 }",
        f"check{{ maxlag={2 * levels.a_year} save=acf }}",
        f"forecast{{ maxlead={specification.lead} }}",
        f"x11{{ save=({' '.join(TABLES)}) }}",
        *(["slidingspans{ }"] if spans else []),
    ]
    return "\n".join(specs) + "\n"


def ramps_within(levels: Levels, specification: Specification) -> tuple[str, ...]:
    """The ramps of a specification that begin and end within the levels: X-13 takes no others."""
    first, last = levels.periods[0].start, levels.periods[-1].start
    return tuple(r for r in specification.ramps if all(first <= month <= last for month in _ends(r)))


def _ends(ramp: str) -> tuple[int, ...]:
    """The month ordinals between which a ramp written rp2020.feb-2020.may rises or falls."""
    ends = (end.split(".") for end in ramp.removeprefix("rp").split("-"))
    return tuple(month_ordinal(int(year), MONTHS.index(month) + 1) for year, month in ends)


def dated(first: Period) -> str:
    """A period as X-13 writes it: 2016.9, or 2016.3 for a third quarter."""
    return f"{first.year}.{first.part}"


def _regression(variables: Sequence[str], users: Sequence[Regressor], start: str) -> Iterator[str]:
    if not (variables or users):
        return
    lines = ["regression{"]
    if variables:
        lines += ["variables=(", *variables, ")"]
    if users:
        rows = np.column_stack([u.values for u in users])
        lines += [
            "user=(", *(u.name for u in users), ")", f"usertype=({' '.join('holiday' for _ in users)})",
            f"start={start}", "data=(", *(" ".join(f"{v:.10f}" for v in row) for row in rows), ")",
        ]  # fmt: skip
    yield "\n".join([*lines, "}"])


def _numbers(values: Floats) -> str:
    return "\n".join(repr(value) for value in values.tolist())
