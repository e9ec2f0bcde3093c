"""Adjusted figures of the embedded series: against the Ministry's own, and as facts that can be traced."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from tests.cli.answer import Run

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.facts import fact
from kuroji.indicators.seasonal.adjusting import Task, adjust
from kuroji.indicators.seasonal.figures import adjusted_level, seen_adjusted
from kuroji.indicators.seasonal.specification import Use, in_asia, named, specification_for
from kuroji.indicators.trace import trace
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, View, view
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import Store

CHANGE = ("change", "from previous month, seasonally adjusted")


def known(store: Store, day: str) -> View:
    return view(store, store.resolve(parse_as_of(day, JAPAN), parse("2025-01")))


def test_near_the_figures_that_the_ministry_published(store: Store) -> None:
    """January 2025, first print: exports 9.253, imports 10.109 trillion yen, seasonally adjusted
    (actionforex.com, 19 February 2025, quoting the Ministry's table).

    One percent: the Ministry runs X-12-ARIMA 0.2.10 and does not publish its holiday
    regressors; months before November 2024 are held in a later vintage than it had.
    """
    seen = known(store, "2025-02-19")
    for subject, published in ((EXPORTS, 9.253e12), (IMPORTS, 10.109e12)):
        assert float(adjusted_level(seen, subject, parse("2025-01")).value) == pytest.approx(published, rel=0.01)


def test_only_what_was_known_is_adjusted(store: Store) -> None:
    """The window ends with the month last published: May 2026 on 17 June 2026, August 2026 in October."""
    for day, last in (("2026-06-17", "2026-05"), ("2026-06-16", "2026-04"), ("2026-10-07", "2026-08")):
        seen = known(store, day)
        found = seen_adjusted(seen, EXPORTS).result
        assert (str(found.periods[-1]), len(found.periods), found.as_of) == (last, 120, seen.as_of)


def test_the_balance_is_the_difference_of_the_adjusted_flows(store: Store) -> None:
    seen = known(store, "2026-06-17")
    for period in map(parse, ("2026-05", "2020-04")):
        exports, imports, balance = (adjusted_level(seen, s, period).value for s in (EXPORTS, IMPORTS, BALANCE))
        assert balance == exports - imports
        assert exports % Decimal(10**6) == 0


def test_the_facts_trace_to_the_whole_window(store: Store) -> None:
    seen = known(store, "2026-06-17")
    made = fact(seen, *CHANGE, EXPORTS, parse("2026-05"))
    found = trace(store, made.id)
    assert found.agrees
    assert len(found.inputs) == 120
    assert made.base == "2026-04"


def test_the_ministrys_series_use_its_specification_and_others_the_default() -> None:
    """https://www.customs.go.jp/toukei/shinbun/sadj_e.html: models, window and forecasts."""
    exports, imports = (specification_for(Use("", "JP", flow)) for flow in ("export", "import"))
    assert (exports.model, imports.model) == ("(1 1 0)(2 1 1)", "(2 1 2)(2 1 0)")
    assert {(s.window, s.lead, s.outliers) for s in (exports, imports)} == {(120, 48, ("ao",))}
    assert specification_for(Use("", "JP", "export", "US")).name == "default"
    assert specification_for(Use("", "JP", "export", "CN")).lunar_new_year
    assert [in_asia(code) for code in ("CN", "asia", "US", "world")] == [True, True, False, False]


def test_the_fallback_is_statsmodels_stl(store: Store) -> None:
    """STL called directly: logarithms, period 12, robust, seasonal span 13."""
    from statsmodels.tsa.seasonal import STL

    levels = seen_adjusted(known(store, "latest"), IMPORTS).result.original
    peer = STL(np.log(levels.values), period=12, seasonal=13, robust=True).fit()
    found = adjust(Task(levels, named("mof-imports")), "stl")
    np.testing.assert_allclose(np.log(found.adjusted), np.log(levels.values) - peer.seasonal, rtol=1e-12)
    np.testing.assert_allclose(found.adjusted * found.seasonal, levels.values, rtol=1e-12)
    assert found.fallback


def test_the_command_line_shows_both_and_says_how(run: Run) -> None:
    """Exports of May 2026 as printed on 17 June: 9,511,555 million yen."""
    words = ("series", "--flow", "export", "--adjusted", "--as-of", "2026-06-17", "--period", "2026-04..2026-05")
    shown = run(*words).out
    assert "9,511,555" in shown
    assert "specification mof-exports, 2016-06 to 2026-05" in shown
    answer = run(*words, "--json").json
    assert [row["original"] for row in answer["rows"]] == [10506425454000, 9511555000000]
    diagnostics = answer["adjustment"]["export"]["diagnostics"]
    assert len(diagnostics["m"]) == 11
    assert {f["method"] for f in answer["facts"]} == {"seasonally adjusted", CHANGE[1]}
    assert all("seasonally adjusted" in f["text_en"] and "季節調整" in f["text_ja"] for f in answer["facts"])


def test_the_command_line_adjusts_the_flows_of_a_balance(run: Run) -> None:
    answer = run("series", "--flow", "balance", "--adjusted", "--period", "2026-05", "--json").json
    assert set(answer["adjustment"]) == {"export", "import"}
    shown = run("series", "--flow", "balance", "--adjusted", "--period", "2010-01..2026-05").out
    assert "The adjusted balance is adjusted exports minus adjusted imports." in shown
    assert "Periods outside the window have no adjusted figure" in shown


def test_the_command_line_refuses_in_words(run: Run) -> None:
    words = ("series", "--flow", "export", "--adjusted")
    for more, said in {
        ("--as-of", "first"): "cannot be adjusted",
        ("--period", "2010-05"): "2010-05 is outside the 120 periods adjusted",
        ("--period", "2025"): "only months and quarters",
        ("--partner", "CN"): "too few: a seasonal pattern needs 3 years",
        ("--adjustment", "tramo"): "'tramo' is no way of adjusting",
    }.items():
        done = run(*words, *more)
        assert done.code in (1, 2)
        assert said in done.err


def test_the_command_line_names_the_fallback(run: Run) -> None:
    answer = run(
        "series", "--flow", "export", "--adjusted", "--adjustment", "stl", "--period", "2026-05", "--json"
    ).json
    assert answer["adjustment"]["export"]["fallback"] is True
    assert answer["facts"] == []
