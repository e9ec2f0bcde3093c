"""Scanning by columns against the same figures looked at one by one.

Sources: the indicators of one series (docs/reference/indicators.md), applied to the embedded
monthly series; and for made-up series with holes a plain walk written from the definitions.
"""

from __future__ import annotations

import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.facts import fact_or_none
from kuroji.indicators.ladder import ladder
from kuroji.indicators.scanning.cells import Cells, cells
from kuroji.indicators.scanning.measuring import Measures, measured
from kuroji.indicators.view import Subject, View, view
from kuroji.model.observation import Flow
from kuroji.model.period import parse
from kuroji.store.opening import open_store

MAY = parse("2026-05")


@pytest.fixture(scope="module")
def seen() -> View:
    held = open_store(None)
    return view(held, held.newest_known_at)


GOODS = [
    Subject(Flow.EXPORT), Subject(Flow.IMPORT), Subject(Flow.EXPORT, "world", "PC", "70323"),
    Subject(Flow.EXPORT, "world", "PC", "70503"), Subject(Flow.IMPORT, "world", "PC", "30301"),
    Subject(Flow.IMPORT, "world", "PC", "70311"), Subject(Flow.EXPORT, "world", "PC", "7051301"),
]  # fmt: skip


def rows_of(seen: View, subjects: list[Subject]) -> pa.Table:
    """The monthly values of some subjects, sorted as the store hands them out."""
    found = []
    for subject in subjects:
        rungs = ladder(seen, subject, MAY)
        found += [
            (str(subject.flow), subject.code, subject.partner, rungs.period(n).end, float(value), 0)
            for n, value in enumerate(rungs.values)
        ]
    names = ("flow", "commodity", "partner", "end_month", "value", "withheld")
    columns = zip(*sorted(found), strict=True)
    return pa.table(dict(zip(names, map(list, columns), strict=True)))


def exact(seen: View, subject: Subject, word: str, method: str, period: str = "2026-05") -> float | None:
    found = fact_or_none(seen, word, method, subject, parse(period, JAPAN.fiscal))
    return float(found.exact) if found else None


@pytest.mark.parametrize(("period", "length"), [("2026-05", 1), ("2026-Q1", 3), ("2025", 12)])
def test_the_measures_are_those_of_the_indicators(seen: View, period: str, length: int) -> None:
    held = cells(rows_of(seen, GOODS), parse(period).end, length)
    found = measured(held)
    for n, name in enumerate(held.names.to_pylist()):
        subject = next(s for s in GOODS if (str(s.flow), s.code) == (name["flow"], name["commodity"]))
        for word, method, got in (
            ("value", "level", found.value[n]), ("difference", "yoy", found.difference[n]),
            ("change", "yoy", found.change[n]), ("streak", "sign", found.streak[n]),
            ("record", "high,all-time", found.high[n]), ("record", "low,all-time", found.low[n]),
        ):  # fmt: skip
            assert got == pytest.approx(exact(seen, subject, word, method, period)), (word, method, name)
        assert (found.first_since[n] or None) == exact(seen, subject, "first_since", "sign", period)
        if length < 12:
            assert found.high_in_year[n] == exact(seen, subject, "record", "high,for-the-month", period)
            assert found.low_in_year[n] == exact(seen, subject, "record", "low,for-the-month", period)


FIGURE = st.one_of(st.none(), st.integers(1, 5).map(float), st.just(math.nan))
SERIES = st.lists(st.lists(FIGURE, min_size=1, max_size=9), min_size=1, max_size=5)


@given(SERIES, st.integers(1, 3))
def test_series_with_holes_are_measured_as_a_walk_would(figures: list[list[float | None]], per_year: int) -> None:
    """None is nil, which has no row; NaN is withheld. The last figure of each list is that of rung 0."""
    told = [values for values in figures if any(value is not None for value in values)]
    if not told:
        return
    triples = [
        (n, rung - len(values) + 1, value)
        for n, values in enumerate(told)
        for rung, value in enumerate(values)
        if value is not None
    ]
    series, rung, value = (np.array(column) for column in zip(*triples, strict=True))
    names = pa.table({name: [str(n) for n in range(len(told))] for name in ("flow", "commodity", "partner")})
    found = measured(
        Cells(names, series.astype(np.int64), rung.astype(np.int64), value.astype(float), per_year, rung * 0)
    )
    for n, values in enumerate(told):
        begun = next(i for i, each in enumerate(values) if each is not None)
        walked = [each if each is not None else 0.0 for each in values[begun:]]
        assert_walked(found, n, walked, per_year)


def assert_walked(found: Measures, n: int, values: list[float], lag: int) -> None:
    now, base = values[-1], values[-1 - lag] if len(values) > lag else 0.0
    if now == 0 and base == 0:
        assert found.streak[n] == found.first_since[n] == found.high[n] == 0
        return
    signs = [np.sign(b - a) for a, b in zip(values, values[lag:], strict=False)]
    sign = signs[-1] if signs else math.nan
    assert found.sign[n] == pytest.approx(sign, nan_ok=True)
    moving = sign in (1, -1)
    run = next((i for i, each in enumerate(reversed(signs)) if each != sign), len(signs)) if moving else 0
    assert found.streak[n] == run
    ago = next((i for i, each in enumerate(reversed(signs)) if i and each == sign), 0) if moving and run == 1 else 0
    assert found.first_since[n] == ago
    if math.isnan(now):
        assert found.high[n] == found.low[n] == found.compared[n] == 0
        return
    for step, high, low, compared in (
        (1, found.high, found.low, found.compared),
        (lag, found.high_in_year, found.low_in_year, found.compared_in_year),
    ):
        earlier = [each for each in values[::-1][step::step] if not math.isnan(each)]
        assert high[n] == 1 + sum(each > now for each in earlier)
        assert low[n] == 1 + sum(each < now for each in earlier)
        assert compared[n] == 1 + len(earlier)
    as_high = [i for i, each in enumerate(values[::-1]) if i and each >= now]
    assert found.high_since[n] == (-as_high[0] if as_high and now else 0)


def test_a_series_only_of_months_that_make_no_whole_period_is_left_out() -> None:
    """February of a quarter of which January is not held; the names are those of the series that have rows."""
    told = [("export", "a", "US", 1, 5.0), ("export", "b", "US", 1, 7.0), ("export", "b", "US", 4, 3.0)]
    columns = list(zip(*told, strict=True))
    names = ("flow", "commodity", "partner", "end_month", "value")
    table = pa.table({**dict(zip(names, map(list, columns), strict=True)), "withheld": [0, 0, 0]})
    held = cells(table, 5, 3)
    assert held.names["commodity"].to_pylist() == ["b"]
    assert measured(held).value.tolist() == [3.0]
