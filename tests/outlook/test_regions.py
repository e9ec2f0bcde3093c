"""Regions at home: shares by hand from the figure of a regional customs and the national long series.

Figures: Nagoya Customs on 2003, exports 12兆4,361億円, imports 5兆4,244億円, surplus 7兆117億円 (Chunichi Shimbun,
28 January 2004); Japan in 2003: d41ma, thousand yen.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

import kuroji
from kuroji.classifications.districts import districts_named
from kuroji.indicators.trace import trace
from kuroji.indicators.view import Subject, View, view
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.period import parse
from kuroji.outlook.regions import newest_period, regions, share_of_country
from kuroji.outlook.registry import EVERY
from kuroji.store.opening import Store, open_store
from kuroji.stories.gate import gated
from kuroji.stories.outlooks.reading import read
from kuroji.stories.outlooks.regions import tell
from kuroji.stories.rendering.formats import render

NAGOYA = {"export": Decimal("12436.1e9"), "import": Decimal("5424.4e9")}


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


@pytest.fixture(scope="module")
def seen(store: Store) -> View:
    return view(store, store.newest_known_at)


def japan(column: str) -> Decimal:
    """The yen of 2003 in a column of the monthly totals."""
    path = Path(kuroji.__file__).parent / "data" / "JP" / "series_totals_monthly.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return sum(
            (Decimal(row[column]) * 1000 for row in csv.DictReader(lines) if row["month"][:4] == "2003"), Decimal(0)
        )


def test_shares_are_the_districts_amount_over_the_countrys(seen: View) -> None:
    (nagoya,) = regions(seen, parse("2003"))
    for flow, column in (("export", "exports"), ("import", "imports")):
        by_hand = NAGOYA[flow] / japan(column) * 100
        assert nagoya.levels[flow].value == float(NAGOYA[flow])
        assert abs(Decimal(nagoya.shares[flow].exact) - by_hand) < Decimal("1e-6")
        assert nagoya.shares[flow].reporter == "JP/nagoya"
    assert str(newest_period(seen)) == "2003"


def test_a_district_is_traced_as_any_reporter(store: Store) -> None:
    found = trace(
        store, "region_share(of the country):JP/nagoya.export.world.total.value@2003;as_of=2026-10-07T08:50+09:00",
        known=EVERY,
    )  # fmt: skip
    assert {release.reporter for release in found.releases} == {"JP", "JP/nagoya"}
    assert found.fact.value == 22.8


def test_what_is_not_held_and_what_is_no_district_is_refused(seen: View) -> None:
    with pytest.raises(NotHeld, match=r"nothing of any customs district of Japan is held in 2004\n.*e-Stat"):
        regions(seen, parse("2004"))
    with pytest.raises(NotHeld, match="no year of the Nagasaki customs district"):
        newest_period(seen, districts_named("Kumamoto"))
    with pytest.raises(UsageError, match="no part of itself"):
        share_of_country(seen, Subject("export"), parse("2003"))
    with pytest.raises(UsageError, match="Nearest"):
        districts_named("Atlantis")


@pytest.mark.parametrize(("language", "said"), [("en", "22.8%"), ("ja", "7兆117億円")])
def test_stories_pass_the_gate_in_both_languages(store: Store, language: str, said: str) -> None:
    found = tell(store, language=language, places=("愛知県",))
    text = render(found.story, "md")
    gated(found.story, {"md": text}, read)
    assert "22.8%" in text
    assert len(found.pictures[0](360).rows) == 2
    from kuroji.stories.brief import brief

    story = brief(store, parse("2003"), language=language, code="JP/nagoya")
    own = render(story, "md")
    gated(story, {"md": own}, read)
    assert ("名古屋税関管内" if language == "ja" else "Nagoya customs district") in own.split("\n", maxsplit=1)[0]
    assert said in (own if language == "ja" else text)
