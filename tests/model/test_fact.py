"""Fact ids: canonical text that can be taken apart and put together again."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.model.errors import UsageError
from kuroji.model.fact import FactId, digest_of, parse_fact_id

WORD = st.text("abcdefghijklmnopqrstuvwxyz_0123456789", min_size=1, max_size=8)
IDS = st.builds(
    FactId,
    indicator=WORD,
    method=st.sampled_from(["", "yoy", "of_flow", "12"]),
    reporter=st.sampled_from(["JP", "US"]),
    flow=st.sampled_from(["export", "import", "balance"]),
    partner=st.sampled_from(["world", "asia", "cee_russia", "US"]),
    commodity=st.sampled_from(["total", "PC:70323", "PC:0p1", "HS:8703.23"]),
    measure=WORD,
    period=st.sampled_from(["2026-05", "2026-05-D10", "FY2025-H1", "2026-01..2026-08"]),
    base=st.sampled_from(["", "2025-05", "2025-01..2025-08"]),
    as_of=st.sampled_from(["2026-06-17T08:50+09:00", "2026-06-17T23:59:59+09:00", "latest"]),
    digest=st.one_of(st.just(""), st.text("0123456789abcdef", min_size=6, max_size=6)),
)


@given(IDS)
def test_what_is_written_is_read(identity: FactId) -> None:
    assert parse_fact_id(str(identity)) == identity
    assert str(parse_fact_id(f" {identity}\n")) == str(identity)


def test_the_shape_of_an_id() -> None:
    """The text that docs and the command line promise."""
    text = "change(yoy):JP.export.world.total.value@2026-05~2025-05;as_of=2026-06-17T08:50+09:00#1a2b3c"
    assert parse_fact_id(text) == FactId(
        "change", "yoy", "JP", "export", "world", "total", "value", "2026-05", "2025-05",
        "2026-06-17T08:50+09:00", "1a2b3c",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "", "change", "change(yoy)", "change(yoy):JP.export.world.total@2026-05;as_of=latest",
        "():....@;as_of=#", "change(yoy:JP.export.world.total.value@2026-05;as_of=latest",
        "change(yoy):JP.export.world.total.value@2026-05", "change(yoy):JP.export.world.total.value@2026-05~;as_of=x",
        "change(yoy):JP.export.world.total.value@2026-05;as_of=latest#12345", "a" * 100_000,
    ],
    ids=lambda text: text[:24],
)  # fmt: skip
def test_what_is_no_id(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_fact_id(text)
    assert "kuroji facts" in refused.value.remedy


@given(st.decimals(-(10**15), 10**15, places=3), st.sampled_from(["JPY", "percent"]))
def test_a_digest_follows_the_value_not_how_it_is_written(value: Decimal, unit: str) -> None:
    assert digest_of(value, unit) == digest_of(value + Decimal("0.00000"), unit)
    assert digest_of(value, unit) != digest_of(value + 1, unit)
    assert digest_of(value, unit) != digest_of(value, unit + "s")


def test_a_digest_does_not_depend_on_the_decimal_context() -> None:
    value = Decimal("123456789.123456789123456789")
    digest = digest_of(value, "JPY")
    with localcontext() as context:
        context.prec = 4
        assert digest_of(value, "JPY") == digest
