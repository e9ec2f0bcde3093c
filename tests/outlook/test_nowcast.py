"""The nowcast: known coefficients come back, another package's intervals agree, and nothing later enters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import exp, log

import msgspec
import numpy as np
import pytest

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.facts import from_figure
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject, View, view
from kuroji.indicators.working_days import working_days
from kuroji.model.errors import KurojiError, NotHeld, NotPublished, Undefined
from kuroji.model.fact import Flag
from kuroji.model.instant import parse_as_of
from kuroji.model.period import month, month_ordinal, parse
from kuroji.model.stage import Stage
from kuroji.outlook.nowcast.estimating import LEAST_MONTHS, nowcast
from kuroji.outlook.nowcast.figures import AS_KNOWN, STAND_INS, entries, estimate, judged, judged_period
from kuroji.outlook.nowcast.judging import BEFORE, LAST_YEAR, SO_FAR, judgement, release_day
from kuroji.outlook.nowcast.ledger import FLOWS, Ledger, Said, filled_ledger_of, ledger_of, part_of, with_stand_ins
from kuroji.outlook.nowcast.readings import reading
from kuroji.store.opening import Store, open_store

D20 = Stage.FIRST_20_DAYS
START, NOW = month_ordinal(2023, 1), month_ordinal(2026, 5)


def said(value: float, ordinal: int, days_after: int) -> Said:
    """A figure known some days after the end of its month."""
    year, part = divmod(ordinal + 1, 12)
    day = datetime(year, part + 1, 1, tzinfo=UTC) + timedelta(days=days_after - 1)
    return Said(value, "JPY", day, "stated", 4, f"release/{ordinal}/{days_after}")


def made(weight: float, elasticity: float, noise: float = 0.0, until: int = NOW) -> Ledger:
    """A world in which the rule of the nowcast holds: growth of first days is drawn, that of the month follows from it."""
    draw = np.random.default_rng(7)
    statements: dict[tuple[str, str], tuple[Said, ...]] = {}
    for flow in FLOWS:
        level = {n: 8e12 * exp(0.1 * draw.standard_normal()) for n in range(START - 12, START)}
        days = {n: 5e12 * exp(0.1 * draw.standard_normal()) for n in range(START - 12, START)}
        before = 0.02
        for n in range(START, NOW + 1):
            so_far = float(0.1 * draw.standard_normal())
            per_day = [working_days("JP", month(m)) / working_days("JP", part_of(m, D20)) for m in (n, n - 12)]
            change = before + weight * (so_far - before) + elasticity * log(per_day[0] / per_day[1])
            change += noise * float(draw.standard_normal())
            level[n], days[n], before = level[n - 12] * exp(change), days[n - 12] * exp(so_far), change
        statements |= {(str(flow), str(month(n))): (said(v, n, 18),) for n, v in level.items() if n < until}
        statements |= {(str(flow), str(part_of(n, D20))): (said(v, n, 7),) for n, v in days.items() if n <= until}
    return Ledger("JP", statements)


def known(ordinal: int) -> datetime:
    return said(0, ordinal, 7).known_at


def test_coefficients_that_hold_exactly_come_back() -> None:
    """Made with weight 0.7 and elasticity 0.4: the estimate is then the truth, which the next month's release shows."""
    found = nowcast(made(0.7, 0.4), NOW, D20, known(NOW))
    assert (found.exports.weight, found.exports.elasticity) == (pytest.approx(0.7), pytest.approx(0.4))
    truth = made(0.7, 0.4, until=NOW + 1).first("export", month(NOW))
    assert truth is not None
    assert found.exports.estimate.value == pytest.approx(truth.value)
    assert found.exports.estimate.high == pytest.approx(found.exports.estimate.low)


def test_the_interval_is_that_of_another_package() -> None:
    """statsmodels: OLS without a constant, prediction interval of one new observation, 80%; ours is up to 1% wider."""
    from statsmodels.regression.linear_model import OLS

    held = made(0.7, 0.4, noise=0.03)
    found = nowcast(held, NOW, D20, known(NOW)).imports
    rows = [
        r for n in range(START, NOW) if (r := reading(held, "import", n, D20)) is not None and r.outcome is not None
    ]
    regressors = [[r.ten_days - r.before, r.calendar] for r in rows]
    fit = OLS([(r.outcome or 0) - r.before for r in rows], regressors).fit()
    new = [found.reading.ten_days - found.reading.before, found.reading.calendar]
    low, high = fit.get_prediction([new]).conf_int(obs=True, alpha=0.2)[0] + found.reading.before
    assert log(found.estimate.low / found.base) == pytest.approx(low, abs=5e-4)
    assert log(found.estimate.high / found.base) == pytest.approx(high, abs=5e-4)


def test_a_balance_knows_that_errors_go_together() -> None:
    """var(X - M) = var X + var M - 2 cov: with errors of one correlation the balance's interval follows by hand."""
    found = nowcast(made(0.7, 0.4, noise=0.03), NOW, D20, known(NOW))
    x, m = (of.estimate.value * of.spread for of in (found.exports, found.imports))
    by_hand = (x * x + m * m - 2 * found.correlation * x * m) ** 0.5
    # Student's t, two-sided 80%, 25 to 29 degrees of freedom (any table): 1.316 to 1.311; the table used has 20 and 30.
    assert (found.balance.high - found.balance.value) / by_hand == pytest.approx(1.316, abs=0.01)


def test_nothing_said_later_enters() -> None:
    """Every later statement made absurd, and later revisions of every month added: the nowcast stays the same."""
    held = made(0.7, 0.4, noise=0.03, until=NOW + 1)
    when = known(NOW - 6)
    then = {
        key: (
            *(s if s.known_at <= when else msgspec.structs.replace(s, value=1.0) for s in statements),
            msgspec.structs.replace(statements[0], value=9e15, known_at=when + timedelta(seconds=1)),
        )
        for key, statements in held.statements.items()
    }  # fmt: skip
    assert nowcast(Ledger("JP", then), NOW - 6, D20, when) == nowcast(held, NOW - 6, D20, when)


def test_before_the_release_there_is_nothing_to_estimate_from() -> None:
    with pytest.raises(NotPublished, match="no ten-day figure"):
        nowcast(made(0.7, 0.4), NOW, D20, known(NOW) - timedelta(days=1))


def test_too_few_months_are_refused_with_the_number_it_takes() -> None:
    few = START + LEAST_MONTHS // 2
    with pytest.raises(NotHeld, match=f"a nowcast takes {LEAST_MONTHS}"):
        nowcast(made(0.7, 0.4), few, D20, known(few))


def test_the_record_counts_only_what_was_published_after() -> None:
    """With no noise and the true rule, errors vanish and the change so far misses by what the rule adds to it."""
    found = judgement(made(0.7, 0.4, until=NOW + 1), D20, known(NOW) + timedelta(days=30))
    assert found.score("export").mean_absolute == pytest.approx(0, abs=1e-6)
    assert found.score("export", SO_FAR).mean_absolute > 1
    # The second month is the first with a month before it; ten are learned from before the first is judged.
    assert len(found.months) == NOW - START - LEAST_MONTHS


@pytest.fixture(scope="module")
def latest() -> View:
    """The embedded figures as of 15 October 2026, with the first 20 days of September out and the month not."""
    store = open_store(None)
    return view(store, store.resolve(parse_as_of("2026-10-15", JAPAN), parse("2026-08")))


@pytest.fixture(scope="module")
def totals(latest: View) -> Ledger:
    return ledger_of(latest)


def test_the_rules_by_hand_from_the_printed_figures(totals: Ledger, latest: View) -> None:
    """August 2026: 20 days 6,050,366 against 5,128,433; August 2025 8,420,078; July 11,509,374 against 9,341,400 or so."""
    found = next(m for m in judged(latest, D20, stand_ins=False).months if m.ordinal == parse("2026-08").end)
    exports = found.flows["export"]
    assert exports.outcome == 10_048_375e6
    assert exports.rules[LAST_YEAR] == pytest.approx(8_420_078e6, abs=1e6)
    assert exports.rules[SO_FAR] == pytest.approx(8_420_078e6 * 6_050_366 / 5_128_433, rel=1e-6)
    # Exports of July rose 23.2% as first printed.
    assert exports.rules[BEFORE] / exports.rules[LAST_YEAR] == pytest.approx(1.232, abs=5e-4)


def test_a_store_that_ends_then_says_the_same(totals: Ledger) -> None:
    """The ledger cut off at the release day of June 2026 gives the nowcast that the whole ledger gives as of that day."""
    june = parse("2026-06").end
    when = release_day(totals, june, D20)
    assert when is not None
    cut = {key: tuple(s for s in of if s.known_at <= when) for key, of in totals.statements.items()}
    assert nowcast(Ledger("JP", cut), june, D20, when) == nowcast(totals, june, D20, when)


def test_every_month_judged_was_published_after_its_nowcast(latest: View) -> None:
    for stand_ins in (False, True):
        found = judged(latest, D20, stand_ins)
        held = filled_ledger_of(latest) if stand_ins else ledger_of(latest)
        for one in found.months:
            first = held.first("export", month(one.ordinal))
            assert first is not None
            assert one.made.as_of < first.known_at <= latest.as_of
            assert one.made.months >= LEAST_MONTHS


def test_stand_ins_take_the_date_of_the_release_and_nothing_else(totals: Ledger) -> None:
    """Of January 2024 no first print is held; the Ministry printed it on 24 January 2024, a Wednesday."""
    first = with_stand_ins(totals).first("export", parse("2024-01"))
    later = totals.first("export", parse("2024-01"))
    assert first is not None
    assert later is not None
    assert (first.value, first.known_basis) == (later.value, "inferred")
    assert first.known_at < later.known_at
    assert with_stand_ins(totals).first("export", parse("2026-07")) == totals.first("export", parse("2026-07"))


@pytest.mark.parametrize("subject", [EXPORTS, IMPORTS, BALANCE])
def test_every_estimate_says_that_it_is_one(latest: View, subject: Subject) -> None:
    september = parse("2026-09")
    for (word, method), indicator in entries().items():
        stage = Stage.FIRST_10_DAYS if "10" in method.split(",")[0] else D20
        period = (
            september
            if word in ("nowcast", "nowcast_change")
            else judged_period(judged(latest, stage, STAND_INS in method))
        )
        try:
            found = from_figure(latest, word, method, subject, period, indicator(latest, subject, period))
        except Undefined:
            assert (word, subject) == ("nowcast_change", BALANCE)
            continue
        assert Flag.ESTIMATE in found.flags
        assert found.releases


def test_a_month_that_is_out_is_not_estimated(latest: View) -> None:
    with pytest.raises(Undefined, match="already published"):
        estimate(latest, EXPORTS, parse("2026-08"), D20)
    with pytest.raises(NotHeld, match="totals with the world only"):
        estimate(latest, Subject("export", "US"), parse("2026-09"), D20)
    with pytest.raises(KurojiError, match="is no month"):
        estimate(latest, EXPORTS, parse("2026-Q3"), D20)


def test_the_months_judged_are_named_by_the_period(latest: View) -> None:
    judging = entries()["nowcast_coverage", f"first-20-days, {AS_KNOWN}"]
    with pytest.raises(KurojiError, match=r"They are 2025-11\.\.2026-08"):
        judging(latest, EXPORTS, parse("2026-01..2026-08"))


def test_an_empty_store_has_no_ledger_to_judge(tmp_path: object) -> None:
    with pytest.raises(NotHeld, match="no store"):
        ledger_of(View(open_store(None).panel(), JAPAN, known(NOW), NOW))


def test_ledgers_of_stores_hold_both_flows(totals: Ledger) -> None:
    assert isinstance(open_store(None), Store)
    assert {flow for flow, _ in totals.statements} == {"export", "import"}
