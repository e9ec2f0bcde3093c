"""The result of a lead test as a figure: the ratio of forecast errors with X to those without, and all else as detail.

The subject is Y where the store holds it, else X (a user's series has no place in an id). The
method names the other series and the transform, so that a test between two series of the
store can be made again by a trace; the window is that of the figure's period.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from kuroji.indicators.figure import Figure, Input
from kuroji.indicators.registry import Family, Indicator
from kuroji.indicators.subjects import parse_series
from kuroji.indicators.view import Subject, View, remembered
from kuroji.model.errors import NotHeld
from kuroji.model.fact import Basis, Flag
from kuroji.model.period import Period, month, months_between
from kuroji.model.rounding import decimal_of
from kuroji.model.stage import Stage
from kuroji.outlook.lead.forecasting import Pair
from kuroji.outlook.lead.growth import A_YEAR, ADJUSTED, YEAR_ON_YEAR
from kuroji.outlook.lead.testing import LEVEL, LeadTest, lead_test
from kuroji.outlook.lead.tracks import Track, track

GRAIN = Decimal("0.01")
# Fifteen years: long enough for 24 forecasts many times over, short enough for habits of months to be taken as fixed.
MONTHS = 180
# The worked example: exports of chipmaking machinery, and all exports that they are asked to run ahead of.
EXAMPLE = ("JP.export.world.PC:70131.value", "JP.export.world.total.value")


class Made(msgspec.Struct, frozen=True):
    """A test between two series, with the subjects in the store: Y's is None where it is the user's own."""

    x: Subject
    y: Subject | None
    pair: Pair
    test: LeadTest

    @property
    def period(self) -> Period:
        """The months looked at."""
        return months_between(self.test.first, self.test.last)

    @property
    def method(self) -> str:
        """X and the transform, as the fact's id names them."""
        return f"{self.pair.x.name if self.y is not None else f'against {self.pair.y.name}'}, {self.pair.transform}"


def between(view: View, x: Subject, y: Subject, transform: str, since: int | None = None) -> Made:
    """The test of two series of the store as known in the view. Raises NotHeld without a store, and what lead_test raises."""
    code = view.reporter.code
    ahead, behind = _track(view, x), _track(view, y)
    pair = Pair(ahead, behind, code, code, transform, _since(behind, view, since))
    return Made(x, y, pair, lead_test(pair, view.as_of))


def against(view: View, x: Subject, own: Track, transform: str, since: int | None = None) -> Made:
    """The test of a series of the store against one of the user's own, whose working days are not known."""
    pair = Pair(_track(view, x), own, view.reporter.code, "", transform, _since(own, view, since))
    return Made(x, None, pair, lead_test(pair, view.as_of))


def figure(view: View, made: Made) -> Figure:
    """The ratio of root mean squared errors, below one where X helped; `detail` holds every statistic."""
    found = made.test.forecasts
    subjects = [(made.pair.x, made.x)] + ([(made.pair.y, made.y)] if made.y is not None else [])
    return Figure(
        value=round(Decimal(found.rmse("with_x") / found.rmse("own")), 4), unit="ratio", quantum=GRAIN,
        basis=Basis.IMPLIED, formula="RMSE of the autoregression with X / RMSE of the autoregression",
        inputs=tuple(_newest(of, view) for of, _ in subjects), flags=frozenset({Flag.ESTIMATE}), detail=detail(made),
    )  # fmt: skip


def detail(made: Made) -> dict[str, object]:
    """Every statistic of the test, rounded as it is told."""
    test = made.test
    shown, forecasts = test.correlations, test.forecasts
    return {
        "verdict": test.verdict, "x": made.pair.x.name, "y": made.pair.y.name, "transform": test.transform,
        "months": test.months, "lags_tested": len(shown.lags), "confidence": 95, "level": LEVEL, "lead": test.lead, "correlation_now": _two(shown.at(0)), "band": _two(shown.band),
        "band_of_all": _two(shown.band_of_all),
        "correlations": {str(k): _two(shown.at(k)) for k in shown.lags},
        "granger_lags": test.forward.lags, "granger_p": _three(test.forward.robust_p),
        "granger_back_lags": test.backward.lags, "granger_back_p": _three(test.backward.robust_p),
        "unit_root_x_p": _three(test.unit_root_x.p_value), "unit_root_y_p": _three(test.unit_root_y.p_value),
        "forecasts": len(forecasts.months), "ahead": forecasts.ahead,
        **{f"rmse_{model}": _two(forecasts.rmse(model)) for model in ("own", "with_x", "naive")},
        "clark_west_p": None if test.against_own is None else _three(test.against_own.p_value),
        "diebold_mariano_p": None if test.against_naive is None else _three(test.against_naive.p_value),
        **_directions(test), "stand_ins": _stand_ins(test),
    }  # fmt: skip


@remembered
def again(view: View, x: str, y: Subject, transform: str, since: int) -> Made:
    """The test of two series by their names, once for a view."""
    return between(view, parse_series(x)[1], y, transform, since)


def _again(match: re.Match[str]) -> Indicator:
    """The test that an id names, made again over the months of its period."""
    x, transform = match["x"], match["transform"]

    def indicator(view: View, subject: Subject, period: Period) -> Figure:
        # Growth begins a month, or a year, after the levels it is made of.
        before = 1 if transform == ADJUSTED else A_YEAR
        return figure(view, again(view, x, subject, transform, period.start - before))

    return indicator


# Any two series of the store; a user's own is in no id that could be traced.
FAMILIES = (Family("lead", rf"(?P<x>[A-Z]{{2}}\.[^,()]+), (?P<transform>{ADJUSTED}|{YEAR_ON_YEAR})", _again),)


def _track(view: View, subject: Subject) -> Track:
    if view.store is None:
        raise NotHeld("there is no store to look for earlier statements in")
    return track(view.store, view.reporter, subject)


def _since(own: Track, view: View, since: int | None) -> int:
    if since is not None:
        return since
    known = [n for n, day in own.due.items() if day <= view.as_of]
    return max(known, default=0) - MONTHS + 1


def _newest(of: Track, view: View) -> Input:
    """The newest month looked at, as the input that names the series."""
    ordinal = of.at(view.as_of).last
    newest = [said for said in of.statements[ordinal] if said.known_at <= view.as_of] or [of.statements[ordinal][0]]
    return Input(
        "newest month of the series", of.name, str(month(ordinal)), decimal_of(newest[-1].value), of.unit,
        newest[-1].release, Stage(newest[-1].stage), newest[-1].known_at, newest[-1].known_basis, False,
    )  # fmt: skip


def _directions(test: LeadTest) -> dict[str, object]:
    told = test.directions
    if told is None:
        return {"directions_right": None}
    return {
        "directions_right": told.right, "directions_by_chance": round(told.by_chance * told.forecasts),
        "directions_p": _three(told.p_value),
    }  # fmt: skip


def _stand_ins(test: LeadTest) -> float:
    """The percentage of the values in all windows for which a later figure stood in."""
    values = sum(m.values for m in test.forecasts.months)
    return round(100 * sum(m.stand_ins for m in test.forecasts.months) / values, 1)


def _two(number: float) -> float:
    return round(number, 2) + 0.0


def _three(number: float) -> float:
    return round(number, 3) + 0.0
