"""Leading signals: each statistic against another package, a published value or a hand computation; known leads come back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.ladder import Floats
from kuroji.indicators.view import EXPORTS, Subject
from kuroji.model.errors import InputError, NotHeld, Undefined, UsageError
from kuroji.model.instant import parse_as_of
from kuroji.model.period import month, month_ordinal, parse
from kuroji.outlook.lead.accuracy import clark_west, diebold_mariano, pesaran_timmermann
from kuroji.outlook.lead.correlation import correlogram
from kuroji.outlook.lead.forecasting import Pair, forecasts, least_months
from kuroji.outlook.lead.granger import granger_at
from kuroji.outlook.lead.growth import ADJUSTED, YEAR_ON_YEAR, growth
from kuroji.outlook.lead.own_file import Columns, own_series
from kuroji.outlook.lead.regression import fitted, newey_west_lags, robust_covariance, with_constant
from kuroji.outlook.lead.stationarity import dickey_fuller
from kuroji.outlook.lead.testing import NONE, TOGETHER, lead_test
from kuroji.outlook.lead.tracks import Seen, Track, own_track, track
from kuroji.store.opening import Store, open_store

START = month_ordinal(2012, 1)
MONTHS = 150
HABIT = np.array([-0.1, 0.02, 0.12, -0.05, -0.07, 0.06, 0.01, -0.06, 0.09, 0.03, -0.04, -0.01])


def noise(seed: int, n: int = MONTHS + 12) -> Floats:
    return 0.03 * np.random.default_rng(seed).standard_normal(n)


def levels(changes: Floats, *, days: int = 18, name: str = "made") -> Track:
    """Levels whose monthly growth is given, with habits of the month on top; each known some days after its month."""
    habit = np.array([HABIT[(START + n) % 12] for n in range(MONTHS)])
    values = 1e12 * np.exp(np.cumsum(changes[-MONTHS:] + habit))

    def known(n: int) -> datetime:
        after = month(START + n + 1)
        return datetime(after.year, after.part, 1, tzinfo=UTC) + timedelta(days=days)

    return own_track(name, [(START + n, known(n), float(values[n])) for n in range(MONTHS)])


NOW = datetime(2024, 12, 31, tzinfo=UTC)


def test_granger_is_that_of_r_for_its_published_example() -> None:
    """R, lmtest::grangertest of US real consumption and GDP at order 2: F 0.243097, p 0.7844328 on 195 degrees of freedom."""
    from statsmodels.datasets import macrodata

    quarterly = macrodata.load_pandas().data
    gdp, consumption = (np.diff(np.log(quarterly[name].to_numpy())) for name in ("realgdp", "realcons"))
    found = granger_at(gdp, consumption, 2)
    assert (found.plain, found.plain_p, found.freedom) == (pytest.approx(0.243097), pytest.approx(0.7844328), 195)


def test_the_robust_covariance_is_that_of_statsmodels() -> None:
    from statsmodels.regression.linear_model import OLS

    x = noise(1)
    y = 0.5 * x + np.convolve(noise(2), [1, 0.6, 0.3])[: len(x)]
    ours = robust_covariance(fitted(y, with_constant(x[:, None])))
    theirs = OLS(y, with_constant(x[:, None])).fit(
        cov_type="HAC", cov_kwds={"maxlags": newey_west_lags(len(x)), "use_correction": True}
    )
    assert ours == pytest.approx(theirs.cov_params(), rel=1e-9)


@pytest.mark.parametrize("seed", [3, 4])
def test_dickey_fuller_is_that_of_statsmodels(seed: int) -> None:
    from statsmodels.regression.linear_model import OLS
    from statsmodels.tsa.adfvalues import mackinnonp

    walk = np.cumsum(noise(seed))
    found = dickey_fuller(walk, most=0)
    plain = OLS(np.diff(walk), with_constant(walk[:-1, None])).fit().tvalues[1]
    assert found.statistic == pytest.approx(plain)
    assert found.p_value == pytest.approx(mackinnonp(plain, "c", 1))
    assert dickey_fuller(np.diff(walk)).p_value < 0.01


def test_diebold_mariano_of_one_step_is_a_t_test_of_the_losses() -> None:
    """With h = 1 the corrected statistic is that of one sample's mean: scipy.stats.ttest_1samp."""
    from scipy.stats import ttest_1samp

    first, second = noise(5), 0.9 * noise(6)
    found, theirs = diebold_mariano(first, second), ttest_1samp(first**2 - second**2, 0)
    assert (found.statistic, found.p_value) == (pytest.approx(theirs.statistic), pytest.approx(theirs.pvalue))


def test_diebold_mariano_of_two_steps_by_hand() -> None:
    """Losses 3, 3, 1, 1, 2 have the mean 2; the variance of the mean takes the first autocovariance twice."""
    first = np.sqrt(np.array([3.0, 3.0, 1.0, 1.0, 2.0]))
    # Centred 1, 1, -1, -1, 0: gamma0 = 4/5, gamma1 = (1 - 1 + 1 + 0)/5 = 1/5, variance (4/5 + 2/5)/5 = 6/25.
    found = diebold_mariano(first, np.zeros(5), horizon=2)
    correction = ((5 + 1 - 4 + 2 / 5) / 5) ** 0.5
    assert found.statistic == pytest.approx(correction * 2 / (6 / 25) ** 0.5)


def test_clark_west_by_hand() -> None:
    """f = e1^2 - (e2^2 - gap^2): 4 - (1 - 1) = 4, 1 - (1 - 0) = 0, 9 - (4 - 1) = 6; mean 10/3, s^2 = 28/3."""
    found = clark_west(np.array([2.0, 1.0, 3.0]), np.array([1.0, 1.0, 2.0]), np.array([1.0, 0.0, 1.0]))
    assert found.statistic == pytest.approx((10 / 3) / ((28 / 3) ** 0.5 / 3**0.5))


def test_pesaran_timmermann_by_hand() -> None:
    """60 of 100 right where 50 would be by chance, half of both up: V(P) = .0025, V(P*) = .000025, so 2.0101."""
    came = np.array([True] * 50 + [False] * 50)
    told = np.array([True] * 30 + [False] * 20 + [True] * 20 + [False] * 30)
    found = pesaran_timmermann(told, came)
    assert (found.right, found.by_chance) == (60, 0.5)
    assert found.statistic == pytest.approx(0.1 / (0.0025 - 0.000025) ** 0.5)
    with pytest.raises(Undefined, match="never vary"):
        pesaran_timmermann(np.array([True] * 9), np.array([True] * 9))


def test_correlations_without_a_filter_are_those_of_numpy() -> None:
    """White noise needs no filter: r(k) is then the plain correlation at that lag, but for its common variances."""
    x, y = noise(7), noise(8)
    found = correlogram(x, y)
    assert found.filter_lags == 0
    by_hand = float((x[:-3] - x.mean()) @ (y[3:] - y.mean())) / (len(x) * x.std() * y.std())
    assert found.at(3) == pytest.approx(by_hand)
    assert found.band == pytest.approx(1.959964 / len(x) ** 0.5, rel=1e-5)


def test_a_lead_of_three_months_comes_back() -> None:
    """Y's growth is that of X three months before and noise: found in the sample, and forecasts gain."""
    x, own = noise(9), noise(10)
    y = np.concatenate([noise(11)[:3], 0.9 * x[:-3]]) + 0.4 * own
    found = lead_test(Pair(levels(x), levels(y), "", ""), NOW)
    assert (found.verdict, found.lead) == ("leads", 3)
    assert found.against_own is not None
    assert found.against_own.p_value < 0.01
    backward = lead_test(Pair(levels(y), levels(x), "", ""), NOW)
    assert backward.verdict == "follows"


def test_the_same_month_is_no_lead() -> None:
    x = noise(12)
    found = lead_test(Pair(levels(x), levels(0.8 * x + 0.5 * noise(13)), "", ""), NOW)
    assert (found.verdict, found.lead) == (TOGETHER, None)


def test_independent_series_are_seldom_said_to_lead() -> None:
    """Of ten pairs without any link none may pass both tests at 5% but by a chance of well under one half."""
    verdicts = [lead_test(Pair(levels(noise(20 + n)), levels(noise(40 + n)), "", ""), NOW).verdict for n in range(10)]
    assert verdicts.count("leads") + verdicts.count("both ways") <= 1
    assert verdicts.count(NONE) >= 6


def test_habits_of_the_month_are_taken_out() -> None:
    """What is left of growth made of habits and a constant is the constant; neighbours a year apart know no habit."""
    seen = levels(np.full(MONTHS, 0.004)).at(NOW)
    left = growth(seen, ADJUSTED, "").values
    assert left == pytest.approx(np.full(MONTHS - 1, left.mean()), abs=1e-12)
    assert growth(seen, YEAR_ON_YEAR, "").values == pytest.approx(np.full(MONTHS - 12, 12 * 0.004 + HABIT.sum()))


def test_forecasts_see_nothing_that_came_later() -> None:
    """Every month from the origin of the last forecast on made absurd: the earlier forecasts stay what they were."""
    x, y = levels(noise(14)), levels(noise(15))
    before = forecasts(Pair(x, y, "", ""), NOW).months[-6]
    spoilt = [
        own_track("made", [(n, of[0].known_at, of[0].value if of[0].known_at <= before.made else 1.0)
                           for n, of in track.statements.items()])
        for track in (x, y)
    ]  # fmt: skip
    again = next(f for f in forecasts(Pair(*spoilt, "", ""), NOW).months if f.ordinal == before.ordinal)
    assert (again.own, again.with_x, again.naive) == (before.own, before.with_x, before.naive)


def test_a_series_out_earlier_is_used_as_early() -> None:
    """X known 18 days after its month, Y 60: at each origin X's own month is known, and its growth is that of Y."""
    x = noise(16)
    y = 0.9 * x + 0.3 * noise(17)
    late = forecasts(Pair(levels(x), levels(y, days=60), "", ""), NOW)
    assert (late.ahead, forecasts(Pair(levels(x), levels(y), "", ""), NOW).ahead) == (1, 0)
    assert late.rmse("with_x") < 0.6 * late.rmse("own")


def test_twenty_points_are_refused_with_what_it_takes() -> None:
    short = own_track("short", [(n, levels(noise(1)).due[n], 1.0 + n % 3) for n in range(START, START + 20)])
    with pytest.raises(NotHeld, match=rf"share 20 months; a test of a lead takes {least_months(ADJUSTED)}"):
        lead_test(Pair(short, levels(noise(2)), "", ""), NOW)


@pytest.mark.parametrize("transform", [ADJUSTED, YEAR_ON_YEAR])
def test_the_least_that_is_named_is_enough(transform: str) -> None:
    """The number of months in the refusal is the number that passes, not one more."""
    x, y = levels(noise(1)), levels(noise(2))
    last = START + MONTHS - 1

    def verdict(months: int) -> str:
        return lead_test(Pair(x, y, "", "", transform, last - months + 1), NOW).verdict

    assert verdict(least_months(transform))
    with pytest.raises(NotHeld, match="a test of a lead takes"):
        verdict(least_months(transform) - 1)


def test_a_gap_ends_the_window() -> None:
    """Months before a missing one are not looked at: differences across it would be of two months."""
    whole = levels(noise(1))
    broken = own_track(
        "gap", [(n, of[0].known_at, of[0].value) for n, of in whole.statements.items() if n != START + 100]
    )
    assert broken.at(NOW).first == START + 101


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


def test_vintages_are_read_as_of_their_day(store: Store) -> None:
    """May 2026 was printed as 9,511,555 million yen on 17 June 2026 and as 9,499,093 later; 17 days before, nothing."""
    held = track(store, JAPAN, EXPORTS)

    def seen(day: str) -> Seen:
        instant = parse_as_of(day, JAPAN).instant
        assert instant is not None
        return held.at(instant)

    may = parse("2026-05").end
    assert seen("2026-06-16").last == may - 1
    assert (seen("2026-06-17").last, seen("2026-06-17").values[-1]) == (may, 9_511_555e6)
    assert round(float(seen("2026-06-30").values[-1]) / 1e6) == 9_499_093


def test_chipmaking_machinery_does_not_run_ahead_of_exports(store: Store) -> None:
    """The worked example: the two move in the same month; nothing more is claimed. (By statsmodels: p 0.8 for one lag.)"""
    from statsmodels.tsa.stattools import grangercausalitytests

    x, y = (track(store, JAPAN, subject) for subject in (Subject("export", "world", "PC", "70131"), EXPORTS))
    since = month_ordinal(2011, 10)
    now = store.newest_known_at
    pair = Pair(x, y, "JP", "JP", ADJUSTED, since)
    found = lead_test(pair, now)
    assert found.verdict == TOGETHER
    both = np.column_stack([growth(of.at(now, since), ADJUSTED, "JP").values for of in (y, x)])
    theirs = grangercausalitytests(both, [found.forward.lags])[found.forward.lags][0]["ssr_ftest"]
    assert (found.forward.plain, found.forward.plain_p) == (pytest.approx(theirs[0]), pytest.approx(theirs[1]))


def written(folder: Path, text: str) -> Path:
    path = folder / "own.csv"
    path.write_text(text, "utf-8")
    return path


def test_a_series_of_ones_own(tmp_path: Path) -> None:
    """March 2024, published 30 days after its end: known as April, which has 30 days, is over."""
    path = written(tmp_path, 'month,orders,note\n2024-03,"1,234.5",a\n2024-04,1300,b\n')
    found = own_series(path, Columns("month", "orders"), 30, JAPAN)
    march = parse("2024-03").end
    assert found.statements[march][0].value == 1234.5
    assert found.due[march].astimezone(JAPAN.tz).date().isoformat() == "2024-05-01"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("month,orders\n2024-03,1\n", "no column 'period'"),
        ("period,value\n2024-03,1\n2024-03,2\n", "stands twice"),
        ("period,value\n2024-Q1,1\n", "row 2: '2024-Q1' is not a month"),
        ("period,value\n2024-03,-5\n", "no logarithm"),
        ("period,value\n2024-03,n/a\n", "row 2: 'n/a' is not a number"),
        ("", "no column 'period'"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_where(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        own_series(written(tmp_path, text), Columns(), 30, JAPAN)


def test_without_its_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(
        NotHeld, match=r"need scipy and statsmodels\nInstall them with: pip install 'kuroji\[estimation\]'"
    ):
        granger_at(noise(1), noise(2), 1)


def test_other_bad_input(tmp_path: Path, store: Store) -> None:
    with pytest.raises(UsageError, match="published -3 days"):
        own_series(written(tmp_path, "period,value\n"), Columns(), -3, JAPAN)
    with pytest.raises(InputError, match="cannot be read"):
        own_series(tmp_path / "absent.csv", Columns(), 30, JAPAN)
    with pytest.raises(UsageError, match="balance has no logarithm"):
        track(store, JAPAN, Subject("balance"))
    with pytest.raises(NotHeld, match="no month is held"):
        track(store, JAPAN, Subject("export", "FJ", "PC", "70131"))
