"""What is not adjusted, and what is said instead (what the project asks of this part: bad input)."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np
import pytest
from tests.indicators.said import Said
from tests.seasonal.made import invented, passengers

from kuroji.indicators.seasonal import stl, x13
from kuroji.indicators.seasonal.adjusting import Task, adjust, adjust_many
from kuroji.indicators.seasonal.figures import adjusted_change, adjusted_level, seen_adjusted
from kuroji.indicators.seasonal.levels import Levels
from kuroji.indicators.seasonal.result import Adjusted
from kuroji.indicators.seasonal.specification import named
from kuroji.indicators.view import BALANCE, Subject, View, view
from kuroji.model.errors import KurojiError, NotHeld, Undefined, UsageError
from kuroji.model.period import Frequency, month, parse
from kuroji.store.opening import Store

START = parse("2015-01")
TO_US = Subject("export", "US")


def changed(**at: float) -> Levels:
    """The invented series with other values at some months, written m2016_05=0.0."""
    base = invented()
    values = base.values.copy()
    for name, value in at.items():
        values[parse(name[1:].replace("_", "-")).start - START.start] = value
    return Levels("some series", START, values)


REFUSED = {
    "35 periods are too few": Levels("some series", START, invented(35).values),
    "there is no figure of 2016-05, 2016-06": changed(m2016_05=np.nan, m2016_06=np.nan),
    "the level is zero or negative in 2016-05": changed(m2016_05=0.0),
    "the level is zero or negative in 2017-01": changed(m2017_01=-1.0),
    "all figures are the same": Levels("some series", START, np.full(120, 5.0)),
}


@pytest.mark.parametrize("method", ["x13", "stl"])
@pytest.mark.parametrize("words", REFUSED)
def test_unfit_levels_are_refused_by_name(words: str, method: str) -> None:
    with pytest.raises(Undefined, match=words) as told:
        adjust(Task(REFUSED[words], named("default")), method)
    assert told.value.where == "some series"


def test_years_have_no_season() -> None:
    with pytest.raises(UsageError, match="only months and quarters"):
        adjust(Task(Levels("years", parse("2000"), np.arange(1.0, 41.0)), named("default")))


def test_a_span_for_which_no_holidays_are_known_is_refused() -> None:
    """Law and moon are known from 1975; before, a default with holidays would be wrong in silence."""
    with pytest.raises(Undefined, match=r"144 periods from 1951-01 on, .* lie outside 1975-01 to 2049-12"):
        adjust(Task(passengers(), msgspec.structs.replace(named("default"), window=120, lead=24)))


def test_an_infinite_level_is_a_gap() -> None:
    with pytest.raises(Undefined, match="there is no figure of 2016-05"):
        adjust(Task(changed(m2016_05=np.inf), named("default")))


def test_only_the_window_has_to_be_fit() -> None:
    """A gap before the latest 120 months harms nothing."""
    whole = invented(150)
    values = whole.values.copy()
    values[3] = np.nan
    found = adjust(Task(Levels("long", START, values), named("default")))
    assert (len(found.periods), str(found.periods[0])) == (120, "2017-07")


def test_another_method_is_refused() -> None:
    with pytest.raises(UsageError, match="'tramo' is no way of adjusting"):
        adjust(Task(invented(), named("default")), "tramo")


def test_many_keep_their_order_and_one_failure_harms_no_other() -> None:
    tasks = [Task(invented(seed=n), named("default")) for n in range(4)]
    tasks.insert(2, Task(REFUSED["all figures are the same"], named("default")))
    found = adjust_many(tasks, workers=2)
    assert isinstance(found[2], Undefined)
    for n in (0, 1, 3, 4):
        one = found[n]
        assert isinstance(one, Adjusted)
        np.testing.assert_array_equal(one.adjusted, adjust(tasks[n]).adjusted)


def test_without_x13_the_fallback_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(x13, "installed", lambda: False)
    found = adjust(Task(invented(), named("default")))
    assert found.fallback
    assert found.statements == ("X-13ARIMA-SEATS is not installed (pip install 'kuroji[seasonal]').", stl.FALLBACK)
    assert found.diagnostics is None
    assert np.ptp(found.calendar) == 0


def test_without_both_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(x13, "installed", lambda: False)
    monkeypatch.setattr(stl, "installed", lambda: False)
    with pytest.raises(KurojiError, match="neither is installed") as told:
        adjust(Task(invented(), named("default")))
    assert "kuroji[seasonal]" in told.value.remedy
    with pytest.raises(KurojiError, match="statsmodels is not installed"):
        adjust(Task(invented(), named("default")), "stl")


def months_of(small: Callable[..., Store], said: Said, **odd: object) -> View:
    """Exports to the United States of January 2015 to December 2018, one month of them odd."""
    rows = []
    for n, value in enumerate(invented(48).values):
        period = str(month(START.start + n))
        rows.append(
            said(float(round(value)), "2019-01-20", period, partner="US") | (odd if period == "2017-03" else {})
        )
    held = small(rows)
    return view(held, held.newest_known_at)


def test_a_withheld_month_is_a_gap_and_no_zero(small: Callable[..., Store], said: Said) -> None:
    seen = months_of(small, said, value=None, status="withheld")
    with pytest.raises(Undefined, match=r"there is no figure of 2017-03"):
        seen_adjusted(seen, TO_US)


def test_four_years_are_enough(small: Callable[..., Store], said: Said) -> None:
    seen = months_of(small, said)
    found = seen_adjusted(seen, TO_US).result
    assert (len(found.periods), found.as_of) == (48, seen.as_of)
    with pytest.raises(Undefined, match="2019-01 is outside the 48 periods adjusted, 2015-01 to 2018-12"):
        adjusted_level(seen, TO_US, parse("2019-01"))


def test_a_balance_is_never_adjusted_itself(store: Store) -> None:
    seen = view(store, store.newest_known_at)
    with pytest.raises(Undefined, match="a balance is never adjusted itself"):
        seen_adjusted(seen, BALANCE)


def test_other_frequencies_and_unknown_series(small: Callable[..., Store], said: Said) -> None:
    seen = months_of(small, said)
    with pytest.raises(UsageError, match="only months and quarters"):
        seen_adjusted(seen, TO_US, Frequency.YEAR)
    with pytest.raises(UsageError, match="2018-Q1 is no month"):
        adjusted_change(seen, TO_US, parse("2018-Q1"))
    with pytest.raises(NotHeld, match="no month is held"):
        seen_adjusted(seen, TO_US.of("import"))


def test_a_reviewed_model_that_is_too_rich_for_a_young_series_says_so(small: Callable[..., Store], said: Said) -> None:
    """Two seasonal differences and lags of the Ministry's model leave too few of 48 months: X-13's own rule."""
    rows = [said(float(round(v)), "2019-01-20", str(month(START.start + n))) for n, v in enumerate(invented(48).values)]
    held = small(rows)
    with pytest.raises(Undefined, match="less than the minimum series length required for the model"):
        seen_adjusted(view(held, held.newest_known_at), Subject("export"))
