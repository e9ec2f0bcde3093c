"""First prints against what is known now: May 2026 as released and revised (docs/explanation/vintages.md)."""

from __future__ import annotations

import pytest
from tests.charts.test_layout import faults

from kuroji.charts.first_and_now import Pair, first_and_now
from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.statement import Statement
from kuroji.model.errors import NotHeld, UsageError


def pair_of(said: list[Statement], flow: str) -> Pair:
    """The first and the newest statement of a flow."""
    own = [s for s in said if s.subject.flow == flow]
    return Pair(own[0].period, own[0], own[-1])


@pytest.mark.parametrize(("language", "width"), [("en", 360), ("en", 640), ("ja", 360), ("ja", 640)])
def test_it_is_lettered_without_fault(may: list[Statement], language: str, width: int) -> None:
    for flow in ("export", "import", "balance"):
        assert faults(first_and_now([pair_of(may, flow)], may[-1].known_at, JAPAN, language, width)) == []


def test_it_says_both_figures_and_the_revision(may: list[Statement]) -> None:
    """-378,673 million yen in the release of 17 June 2026, -395,109 since 30 July."""
    chart = first_and_now([pair_of(may, "balance")], may[-1].known_at, JAPAN)
    assert "May 2026 first −¥378.7 billion, now −¥395.1 billion" in chart.alt
    assert chart.title == "Japan’s trade balance was revised down"
    (layer,) = (layer for layer in chart.spec["layer"] if layer["name"] == "lettering")
    assert "−¥16.4bn" in [letter["text"] for letter in layer["data"]["values"]]


def test_what_does_not_belong_together_is_refused(may: list[Statement]) -> None:
    with pytest.raises(NotHeld, match="nothing to draw"):
        first_and_now([], may[-1].known_at, JAPAN)
    with pytest.raises(UsageError, match="one subject"):
        first_and_now([pair_of(may, "export"), pair_of(may, "import")], may[-1].known_at, JAPAN)
