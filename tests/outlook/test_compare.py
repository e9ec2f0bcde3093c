"""Country against country: shares that Destatis printed, and hand computations from the printed amounts.

Destatis on 2017: motor vehicles and parts 234.4 of 1,279.4 billion euros, 18.3 percent of all exports, machinery 14.4,
chemicals 9.0 (wiwo.de, article 21004524; Welt, 173975472). Japan: d51ma of 2017 and 2019. Finger-Kreinin: Economic
Journal 89 (1979), the sum of the smaller shares.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import kuroji
from kuroji.classifications.comparable import classifications_of, codes_of, group_item, groups
from kuroji.indicators.trace import trace
from kuroji.indicators.view import View, view
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.period import parse
from kuroji.outlook.compare import Comparison, compare, newest_year
from kuroji.outlook.registry import EVERY
from kuroji.store.opening import Store, open_store
from kuroji.stories.gate import gated
from kuroji.stories.outlooks.compare import tell
from kuroji.stories.outlooks.reading import read
from kuroji.stories.rendering.formats import render

JP = Path(kuroji.__file__).parent / "data" / "JP"


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


@pytest.fixture(scope="module")
def seen(store: Store) -> View:
    return view(store, store.newest_known_at)


@pytest.fixture(scope="module")
def of_2017(seen: View) -> Comparison:
    return compare(seen, "DE", "export", parse("2017"))


def japan(year: str, *codes: str) -> float:
    """The thousand yen of a year under the codes, a code after a minus sign taken out again."""
    with (JP / "series_exports_by_commodity.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["month"].startswith(year)]
    signs = {code.removeprefix("-"): -1 if code.startswith("-") else 1 for code in codes}
    return sum(signs[row["code"]] * float(row["value"] or 0) for row in rows if row["code"] in signs)


def test_german_shares_are_those_that_destatis_printed(of_2017: Comparison) -> None:
    germany = of_2017.sides[1].shares
    printed = {"motor-vehicles": 18.3, "machinery": 14.4, "chemicals": 9.0}
    assert {group: fact.value for group, fact in germany.items()} == printed
    assert {fact.reporter for fact in germany.values()} == {"DE"}


def test_japanese_shares_are_sums_of_the_long_series(of_2017: Comparison) -> None:
    total = japan("2017", "0p1", "2p4", "3", "5", "6", "701", "703", "705", "8p9")
    by_hand = {
        "motor-vehicles": japan("2017", "70503", "70505"), "semiconductors": japan("2017", "70323"),
        "machinery": japan("2017", "701", "-7010505", "-7010507"), "chemicals": japan("2017", "5", "-507"),
    }  # fmt: skip
    found = {group: fact.value for group, fact in of_2017.sides[0].shares.items()}
    assert found == {group: round(value / total * 100 + 1e-9, 1) for group, value in by_hand.items()}


def test_likeness_is_the_sum_of_the_smaller_shares(of_2017: Comparison) -> None:
    own, other = ({g: float(f.exact) for g, f in side.shares.items()} for side in of_2017.sides)
    shared = sorted(set(own) & set(other))
    rest = [100 - sum(side[g] for g in shared) for side in (own, other)]
    by_hand = sum(min(own[g], other[g]) for g in shared) + min(rest)
    assert of_2017.similarity is not None
    assert of_2017.similarity.value == pytest.approx(by_hand, abs=0.06)
    assert of_2017.similarity.detail["groups"] == 3


def test_balances_keep_their_currency_and_are_sized_by_exports(of_2017: Comparison) -> None:
    """Destatis on 2017: exports 1,279.4, imports 1,034.6 billion euros, so 244.8 left, 19.1 percent of exports."""
    germany = of_2017.sides[1]
    assert germany.balance is not None
    assert germany.relative is not None
    assert (germany.balance.value, germany.balance.unit, germany.relative.value) == (244.8e9, "EUR", 19.1)


def test_what_cannot_be_compared_is_refused(seen: View) -> None:
    assert str(newest_year(seen, "DE", "export")) == "2019"
    with pytest.raises(NotHeld, match=r"no group of exports in common in 2018.*\n.*comtrade"):
        compare(seen, "DE", "export", parse("2018"))
    with pytest.raises(UsageError, match="compared with itself"):
        compare(seen, "JP", "export", parse("2019"))
    with pytest.raises(UsageError, match="no shares"):
        compare(seen, "DE", "balance", parse("2019"))


def test_the_groups_have_names_and_codes_in_what_they_say_they_have() -> None:
    for group in groups():
        assert group_item(group).name_ja
        for scheme in classifications_of(group):
            assert codes_of(group, scheme, "export")
            assert codes_of(group, scheme, "import")
    assert codes_of("machinery", "PC", "export") == (("701", 1), ("7010505", -1), ("7010507", -1))
    assert codes_of("semiconductors", "GP", "export") == ()
    with pytest.raises(UsageError, match="motor-vehicles"):
        group_item("cars")


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("flow", ["export", "import"])
def test_the_story_passes_the_gate_in_both_languages(store: Store, language: str, flow: str) -> None:
    found = tell(store, language=language, flow=flow)
    text = render(found.story, "md")
    gated(found.story, {"md": text}, read)
    assert {"JP", "DE"} <= {fact.reporter for fact in found.story.facts}
    assert ("upper bound" if language == "en" else "上限") in text
    assert ("as reported by the press" if language == "en" else "ドイツ連邦統計局の貿易統計（報道による）") in text
    assert "貿易統計（速報）" not in text
    # Of these reports only the month is known (src/kuroji/data/DE/PROVENANCE.md); no calendar was asked.
    assert ("published about 31 March 2020" if language == "en" else "2020年3月31日ごろ公表") in text
    assert ("Semiconductors and other electronic parts" if language == "en" else "半導体等電子部品") in text
    assert found.pictures[0](360).rows


def test_a_country_without_data_is_refused_by_name(store: Store) -> None:
    with pytest.raises(NotHeld, match=r"\(US\), a reporter without data"):
        tell(store, pair=("JP", "US"))
    with pytest.raises(UsageError, match="not a reporting country"):
        tell(store, pair=("JP", "Utopia"))


def test_facts_of_groups_are_traced(store: Store) -> None:
    """A group is made of other codes than its own, which a trace must read."""
    found = trace(
        store, "group_share(comparable groups):DE.export.world.CMP:motor-vehicles.value@2017;as_of=2020-03-31T08:00+02:00",
        known=EVERY,
    )  # fmt: skip
    assert (found.fact.value, found.inputs[0].series) == (18.3, "DE.export.world.GP:29.value")
