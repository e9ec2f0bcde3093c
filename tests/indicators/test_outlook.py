"""The revision outlook: arithmetic by hand, and no look ahead: what became known later cannot have entered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, stdev

import pyarrow.compute as pc
import pytest
from tests.indicators.said import Ask, Row, Said

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.facts import fact
from kuroji.indicators.registry import INDICATORS, reads_many
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, view
from kuroji.model.errors import KurojiError, NotHeld
from kuroji.model.fact import Fact, Flag
from kuroji.model.instant import parse_as_of
from kuroji.model.observation import OBSERVATIONS
from kuroji.model.period import month, month_ordinal, parse
from kuroji.store.opening import Store
from kuroji.store.reading import Selection

FIRST, NOW = month_ordinal(2025, 1), month_ordinal(2026, 1)
# Revisions of exports and imports by month, in thousandths of the print.
REVISED = [(-1, 3), (0, 4), (-2, 2), (-1, 5), (0, 3), (-1, 1), (-3, 4), (0, 2), (-1, 3)]
# Student's t, two-sided 80%, 8 degrees of freedom (any table of the distribution).
T_8 = 1.397


def release_day(ordinal: int, months_later: int) -> str:
    return f"{month(ordinal + months_later)}-20"


def history(said: Said, revised: Sequence[tuple[int, int]]) -> list[Row]:
    """Prints of 10 and 11 billion yen a month, revised three months later; then the print of January 2026."""
    rows = []
    for n, thousandths in enumerate(revised):
        period = str(month(FIRST + n))
        for flow, level, moved in zip(("export", "import"), (10e9, 11e9), thousandths, strict=True):
            rows.append(said(level, release_day(FIRST + n, 1), period, flow=flow))
            rows.append(said(level * (1000 + moved) / 1000, release_day(FIRST + n, 3), period, flow=flow, stage=6))
    rows.append(said(12e9, release_day(NOW, 1), str(month(NOW))))
    rows.append(said(15e9, release_day(NOW, 1), str(month(NOW)), flow="import"))
    return rows


def asked(held: Store, day: str = "2026-02-20") -> Fact:
    seen = view(held, held.resolve(parse_as_of(day, JAPAN), month(NOW)))
    return fact(seen, "balance", "revision-outlook", BALANCE, month(NOW))


def test_the_mean_revision_and_its_interval_by_hand(small: Callable[..., Store], said: Said) -> None:
    shifts = [12e9 * x / 1000 - 15e9 * m / 1000 for x, m in REVISED]
    expected = -3e9 + mean(shifts)
    half = T_8 * stdev(shifts) * (1 + 1 / len(shifts)) ** 0.5
    found = asked(small(*history(said, REVISED)))
    assert float(found.exact) == pytest.approx(expected, abs=1)
    assert float(str(found.detail["low"])) == pytest.approx(expected - half, abs=1)
    assert float(str(found.detail["high"])) == pytest.approx(expected + half, abs=1)
    assert (found.detail["months"], found.detail["coverage"], found.detail["imports_revised_up"]) == (9, 0.8, 9)


def test_what_is_known_later_does_not_enter(small: Callable[..., Store], said: Said) -> None:
    """The same months revised once more, absurdly, and later months printed: after the instant, so without effect."""
    known = history(said, REVISED)
    later = [
        said(99e9, "2026-02-21", str(month(FIRST + n)), flow=f, stage=7) for n in range(9) for f in ("export", "import")
    ]
    later += [said(99e9, "2026-03-18", str(month(NOW)), stage=5), said(1e9, "2026-03-18", str(month(NOW + 1)))]
    assert asked(small(*known, *later)) == asked(small(*known))
    with pytest.raises(NotHeld):
        asked(small(*known, *later), "2026-03-19")


def test_too_few_months_say_nothing(small: Callable[..., Store], said: Said) -> None:
    with pytest.raises(NotHeld, match="only 7 months"):
        asked(small(*history(said, REVISED[:7])))


def test_a_balance_without_its_flows_has_no_outlook(small: Callable[..., Store], said: Said) -> None:
    rows = [*history(said, REVISED)[:-2], said(-3e9, release_day(NOW, 1), str(month(NOW)), flow="balance")]
    with pytest.raises(NotHeld, match="not its flows"):
        asked(small(*rows))


def test_a_month_revised_already_has_no_outlook(ask: Ask) -> None:
    with pytest.raises(NotHeld, match="provisional"):
        ask("balance", "revision-outlook", BALANCE, "2026-05", "2026-06-30")


def test_the_outlook_of_may_2026_held(ask: Ask) -> None:
    """Printed -378,673 on 17 June, -395,109 million yen in the long series: within the interval, and below the print."""
    found = ask("balance", "revision-outlook", BALANCE, "2026-05", "2026-06-17")
    assert float(str(found.detail["low"])) < -395_109e6 < float(str(found.detail["high"]))
    assert found.value < -378_673e6


@pytest.fixture(scope="module")
def june(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store that ends on 17 June 2026: nothing in it was known later."""
    instant = store.resolve(parse_as_of("2026-06-17", JAPAN), parse("2026-05"))
    said = store.said(Selection(partner=("world",), commodity=("total",)))
    known = said.filter(pc.less_equal(said["known_at"], instant)).select(OBSERVATIONS.names).cast(OBSERVATIONS)
    held = Store(Path(tmp_path_factory.mktemp("june")), None)
    names = set(pc.unique(known["release"]).to_pylist())
    held.append(
        (release, known.filter(pc.equal(known["release"], name)))
        for name, release in store.releases.items()
        if name in names
    )
    return held


def test_no_figure_as_of_an_instant_needs_what_came_later(store: Store, june: Store) -> None:
    """Every indicator of the totals as of 17 June 2026, from all releases and from those up to then alone."""
    instant = store.resolve(parse_as_of("2026-06-17", JAPAN), parse("2026-05"))
    everything, then = view(store, instant), view(june, instant)
    compared = 0
    # The small store holds totals only; what is made of commodities or partners cannot be asked of it.
    for word, method in (asked for asked in INDICATORS if not reads_many(*asked)):
        for subject in (EXPORTS, IMPORTS, BALANCE):
            for period in ("2026-05", "2026-Q1", "FY2025", "2025", "2026-01..2026-05"):
                wanted = parse(period, JAPAN.fiscal)
                try:
                    full = fact(everything, word, method, subject, wanted)
                except KurojiError:
                    continue
                if Flag.BACKFILLED in full.flags:
                    continue
                assert fact(then, word, method, subject, wanted) == full
                compared += 1
    assert compared > 100
