"""Targets against figures of the agriculture ministry (press reports of each year), and trends against statsmodels and scipy."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from kuroji.indicators.trace import trace
from kuroji.indicators.view import View
from kuroji.model.errors import InputError, KurojiError, NotHeld, Undefined, UsageError
from kuroji.outlook.registry import EVERY
from kuroji.outlook.targets.goals import COLUMNS, embedded, read_file
from kuroji.outlook.targets.standing import Standing, State, standings
from kuroji.outlook.targets.student import central, two_sided
from kuroji.outlook.targets.trend import fitted
from kuroji.store.opening import Store

YEARS = [2021, 2022, 2023, 2024, 2025]
# Exports of agricultural, forestry and fishery products and food, trillion yen; 2022-2024 as the next year's report implies.
RESULTS = [1.2385, 1.4140, 1.4540, 1.5071, 1.7005]


def at(seen: View, year: int, month: int) -> View:
    return View(seen.panel, seen.reporter, datetime(year, month, 1, tzinfo=UTC), seen.last_due_month, seen.store)


def food(seen: View) -> dict[str, Standing]:
    return {one.target.name: one for one in standings(seen, embedded("JP"), "food")}


def test_food_exports_against_their_targets(seen: View) -> None:
    """1.7005 trillion in 2025 against 2 (missed) and 5 in 2030; 0.9121 in 2019 against 1 (missed)."""
    found = food(seen)
    assert [one.state for one in found.values()] == [State.MISSED, State.MISSED, State.OPEN]
    assert found["food-2025"]["result"].value == 1.7005e12
    assert found["food-2025"]["gap"].value == pytest.approx(-0.2995e12)
    assert found["food-2025"]["reached"].value == 85.0
    needed = float(found["food-2030"]["required"].exact)
    assert 1.7005 * (1 + needed / 100) ** 5 == pytest.approx(5.0, rel=1e-9)
    assert [f.value / 1e12 for f in found["food-2030"].results] == pytest.approx(RESULTS)
    assert "required" not in found["food-2025"]
    assert found["food-2030"]["trend middle"].flags == ("estimate",)


def test_a_target_is_open_until_the_result_of_its_year_is_out(seen: View) -> None:
    then = food(at(seen, 2025, 3))
    assert then["food-2025"].state is State.OPEN
    assert then["food-2025"]["result"].period == "2024"
    assert then["food-2025"]["result"].value == 1.5073e12, "the first print, before it was revised to 1.5071"
    assert not standings(at(seen, 2020, 1), embedded("JP"))


@pytest.mark.parametrize("level", [0.5, 0.8, 0.95])
def test_the_trend_is_that_of_statsmodels(level: float) -> None:
    import statsmodels.api as sm

    model = sm.OLS(np.log(RESULTS), sm.add_constant(np.array(YEARS, dtype=float) - 2000)).fit()
    ahead = model.get_prediction(np.array([[1.0, 30.0]])).summary_frame(alpha=1 - level)
    trend = fitted(YEARS, RESULTS)
    low, high = trend.interval(2030, level)
    assert trend.at(2030) == pytest.approx(np.exp(ahead["mean"][0]), rel=1e-9)
    assert (low, high) == pytest.approx((np.exp(ahead["obs_ci_lower"][0]), np.exp(ahead["obs_ci_upper"][0])), rel=1e-9)
    assert trend.at(trend.arrives(5.0) or 0) == pytest.approx(5.0, rel=1e-9)  # type: ignore[arg-type]


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 7, 8, 30, 101])
def test_quantiles_are_those_of_scipy(freedom: int) -> None:
    from scipy.stats import t

    for level in (0.1, 0.5, 0.8, 0.99):
        assert two_sided(level, freedom) == pytest.approx(t.ppf((1 + level) / 2, freedom), rel=1e-8)
    assert central(2.0, freedom) == pytest.approx(2 * t.cdf(2.0, freedom) - 1, abs=1e-12)


def test_two_years_make_no_trend_and_a_falling_one_never_arrives_above() -> None:
    with pytest.raises(Undefined, match="2 years"):
        fitted([2024, 2025], [1.0, 1.1])
    with pytest.raises(Undefined, match="positive"):
        fitted([2023, 2024, 2025], [1.0, -1.0, 1.0])
    assert fitted([2023, 2024, 2025], [3.0, 2.0, 1.0]).arrives(5.0) is None


def test_every_fact_of_a_target_is_recomputed_from_its_id(store: Store, seen: View) -> None:
    for one in food(seen).values():
        for fact in (*one.facts.values(), *one.results):
            assert trace(store, fact.id, known=EVERY, opened=lambda *_: seen).agrees, fact.id


HEAD = ",".join(COLUMNS)
GOOD = "target,visitors,spending,2030,15,JPY trillion,cabinet\nresult,visitors,spending,2024,8.1,JPY trillion,agency"


def own(tmp_path: Path, body: str, head: str = HEAD) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(f"{head}\n{body}\n", encoding="utf-8")
    return path


def test_a_file_of_ones_own(seen: View, tmp_path: Path) -> None:
    found = standings(seen, read_file(own(tmp_path, GOOD), "JP"))
    assert [(one.target.name, one.state) for one in found] == [("visitors 2030", State.OPEN)]
    assert Decimal(found[0]["reached"].exact) == Decimal(54)
    assert found[0]["result"].detail["source"] == "agency"


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (GOOD.replace(",2030,", ",,"), InputError, "without a year"),
        (GOOD.replace(",2030,", ",2030-05,"), InputError, "not a year"),
        (GOOD.replace("15,JPY trillion", "15,trillion yen"), InputError, "unit of money"),
        (GOOD.replace(",cabinet", ","), InputError, "no source"),
        (GOOD.replace("target,", "aim,"), InputError, "neither target nor result"),
        (GOOD.replace("15,JPY", "15,USD"), UsageError, "USD"),
        (GOOD.replace("spending,2024", "arrivals,2024"), UsageError, "counted as"),
        (GOOD.partition("\n")[2], NotHeld, "no target"),
    ],
)  # fmt: skip
def test_what_is_no_target_or_compares_two_things_is_refused(
    seen: View, tmp_path: Path, body: str, kind: type[KurojiError], said: str
) -> None:
    with pytest.raises(kind, match=said) as refused:
        standings(seen, read_file(own(tmp_path, body), "JP"))
    assert refused.value.remedy


def test_a_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="source"):
        read_file(own(tmp_path, GOOD, HEAD.replace(",source", "")), "JP")
