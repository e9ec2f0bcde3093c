"""Tracing: what goes out as an id comes back as the same fact; what was altered does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.indicators.said import Said

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.facts import fact
from kuroji.indicators.registry import INDICATORS
from kuroji.indicators.trace import question, trace
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject, view
from kuroji.model.errors import KurojiError, NotHeld, NotPublished, UsageError
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import Store
from kuroji.stories.news import ranked

ASKED = [
    ("2026-05", "2026-06-17"),
    ("2025", "2026-01-22"),
    ("FY2025", "latest"),
    ("2026-Q2", "2026-09-01T08:50+09:00"),
    ("2026-05-D20", "latest"),
]


@pytest.mark.parametrize(("period", "as_of"), ASKED)
def test_every_fact_that_is_listed_traces_to_itself(store: Store, period: str, as_of: str) -> None:
    """The id says everything needed to compute the fact again (docs/how-to/trace-a-fact.md)."""
    asked = parse(period, JAPAN.fiscal)
    instant = store.resolve(parse_as_of(as_of, JAPAN), asked)
    seen = view(store, instant)
    found = ranked(seen, asked)
    assert len(found) > 20
    for one in found:
        again, _ = question(one.fact.id).answer(seen)
        assert again.id == one.fact.id
        assert again.value == one.fact.value


@pytest.mark.parametrize(("period", "as_of"), ASKED)
def test_the_narrow_view_of_a_trace_knows_enough(store: Store, period: str, as_of: str) -> None:
    """One fact of each indicator and method, traced from the store alone."""
    asked = parse(period, JAPAN.fiscal)
    seen = view(store, store.resolve(parse_as_of(as_of, JAPAN), asked))
    kinds = {(one.fact.indicator, one.fact.method, one.fact.partner == "world", one.fact.code == "total"): one.fact
             for one in ranked(seen, asked)}  # fmt: skip
    for one in kinds.values():
        found = trace(store, one.id)
        assert found.agrees
        assert found.fact.id == one.id


def test_every_indicator_of_the_registry_traces(store: Store) -> None:
    instant = store.resolve(parse_as_of("2026-06-17", JAPAN), parse("2026-05"))
    seen = view(store, instant)
    traced = set()
    for word, method in INDICATORS:
        for subject in (EXPORTS, BALANCE, Subject("import", "world", "PC", "30301")):
            for period in (parse("2026-05"), parse("2026-Q1")):
                try:
                    made = fact(seen, word, method, subject, period)
                except KurojiError:
                    continue
                assert question(made.id).answer(seen)[0].id == made.id
                traced.add((word, method))
    assert len(traced) > len(INDICATORS) * 0.8


def test_inputs_lead_to_releases_of_the_store(store: Store) -> None:
    """Change on the year of the exports of May 2026 as of 17 June: both sides from the release of that day or known then."""
    made = fact(
        view(store, store.resolve(parse_as_of("2026-06-17", JAPAN), parse("2026-05"))),
        "change",
        "yoy",
        EXPORTS,
        parse("2026-05"),
    )
    found = trace(store, made.id)
    assert [(i.role, i.period) for i in found.inputs] == [("current", "2026-05"), ("base", "2025-05")]
    assert all(i.known_at <= made.as_of for i in found.inputs)
    assert {release.id for release in found.releases} == {i.release for i in found.inputs}
    assert all(len(release.sha256) == 64 for release in found.releases)


def test_an_id_of_another_instant_is_recognised(small: Callable[..., Store], said: Said) -> None:
    """100 million as of 17 June, 110 as of 26 June: the digest of the one under the instant of the other."""
    held = small(said(100e6, "2026-06-17"), said(110e6, "2026-06-26", stage=5))
    then, now = (
        fact(view(held, parse_as_of(day, JAPAN).instant), "value", "level", EXPORTS, parse("2026-05"))  # type: ignore[arg-type]
        for day in ("2026-06-17", "2026-06-26")
    )
    mixed = now.id.split("#")[0] + "#" + then.id.split("#")[1]
    found = trace(held, mixed)
    assert found.agrees is False
    assert found.fact.value == 110e6
    assert found.remembered is not None
    assert found.remembered.value == 100e6


def test_an_altered_digest_is_found_nowhere(small: Callable[..., Store], said: Said) -> None:
    held = small(said(100e6, "2026-06-17"))
    one = "value(level):JP.export.world.total.value@2026-05;as_of=2026-06-17T08:50+09:00"
    digest = trace(held, one).fact.id.split("#")[1]
    other = "000000" if digest != "000000" else "000001"
    found = trace(held, f"{one}#{other}")
    assert (found.agrees, found.remembered) == (False, None)


def test_without_a_digest_nothing_is_compared(small: Callable[..., Store], said: Said) -> None:
    held = small(said(100e6, "2026-06-17"))
    assert trace(held, "value(level):JP.export.world.total.value@2026-05;as_of=latest").agrees is None


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("value(level):JP.export.world.total.value@2026-05;as_of=2026-06-16", NotPublished),
        ("value(level):JP.import.world.total.value@2026-05;as_of=latest", NotHeld),
        ("value(levl):JP.export.world.total.value@2026-05;as_of=latest", UsageError),
        ("value(level):JP.export.wold.total.value@2026-05;as_of=latest", UsageError),
        ("value(level):XX.export.world.total.value@2026-05;as_of=latest", UsageError),
        ("value(level):JP.export.world.PC:99999.value@2026-05;as_of=latest", UsageError),
        ("value(level):JP.export.world.total.value@2026-05~2025-05;as_of=latest", UsageError),
        ("value(level):JP.export.world.total.value@2026-55;as_of=latest", UsageError),
        ("value(level):JP.export.world.total.value@2026-05;as_of=soon", UsageError),
        ("nonsense", UsageError),
    ],
)
def test_what_cannot_be_traced(small: Callable[..., Store], said: Said, text: str, error: type[KurojiError]) -> None:
    held = small(said(100e6, "2026-06-17"))
    with pytest.raises(error):
        trace(held, text)


def test_both_flows_are_inputs_of_a_balance(store: Store) -> None:
    """Release of 17 June 2026: 9,511,555 - 9,890,228 million yen."""
    found = trace(store, "balance(exports-imports):JP.balance.world.total.value@2026-05;as_of=2026-06-17T08:50+09:00")
    assert {i.role: i.value for i in found.inputs} == {"exports": 9_511_555 * 10**6, "imports": 9_890_228 * 10**6}
    assert found.fact.value == -378_673 * 10**6
    assert IMPORTS.flow in {i.series.split(".")[1] for i in found.inputs}
