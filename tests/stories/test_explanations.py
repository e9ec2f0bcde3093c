"""Why things moved, told: the acceptance figures, both languages alike, every number that of its fact."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest
from tests.stories.reading_back import misread
from tests.stories.snapshots import EXPLANATIONS, LANGUAGES, explained, why_path

import kuroji
from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.subjects import subject_of
from kuroji.indicators.view import EXPORTS
from kuroji.model.errors import NotHeld, NotPublished, UsageError
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import Store, open_store
from kuroji.stories.assumed import Assumed
from kuroji.stories.explanation import explanation
from kuroji.stories.rendering.formats import render
from kuroji.stories.story import Story

FIGURES = Path(kuroji.__file__).parent / "data" / "JP"
CARS = ("export", "US", "motor vehicles")
BALANCE = ("balance", "world", "total")


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


@cache
def story(store: Store, period: str, as_of: str, about: tuple[str, str, str], language: str) -> Story:
    return explained(store, period, as_of, about, language)


def placed(of: Story, indicator: str, method: str, **wanted: str) -> float:
    """The value of the one fact of that kind that the story places."""
    found = {
        f.value for f in of.facts
        if (f.indicator, f.method) == (indicator, method) and all(getattr(f, k) == v for k, v in wanted.items())
    }  # fmt: skip
    assert len(found) == 1, (indicator, method, found)
    return found.pop()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("period", "as_of", "about"), EXPLANATIONS)
def test_an_explanation_reads_as_it_was_read(
    store: Store, period: str, as_of: str, about: tuple[str, str, str], language: str
) -> None:
    kept = why_path(period, as_of, about, language).read_text(encoding="utf-8")
    assert render(story(store, period, as_of, about, language), "md") == kept, (
        "if the change is meant, write it with `python -m tests.stories.snapshots` and read it"
    )


@pytest.mark.parametrize(("period", "as_of", "about"), EXPLANATIONS)
def test_both_languages_explain_with_the_same_facts(
    store: Store, period: str, as_of: str, about: tuple[str, str, str]
) -> None:
    english, japanese = (story(store, period, as_of, about, language) for language in LANGUAGES)
    assert {f.id for f in english.facts} == {f.id for f in japanese.facts}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("period", "as_of", "about"), EXPLANATIONS)
def test_every_number_explained_is_the_number_of_its_fact(
    store: Store, period: str, as_of: str, about: tuple[str, str, str], language: str
) -> None:
    assert misread(story(store, period, as_of, about, language)) == []


def test_cars_to_the_us_in_may_2025(store: Store) -> None:
    """The release prints -24.7% by value and -3.9% by number: 0.753 / 0.961 - 1 = -21.6% a car in yen, about -15.7% in dollars."""
    of = story(store, "2025-05", "2026-10-07", CARS, "en")
    assert placed(of, "change", "yoy") == -24.7
    assert placed(of, "quantity_change", "yoy") == -3.9
    assert placed(of, "unit_value_change", "yoy") == round((0.753 / 0.961 - 1) * 100, 1) == -21.6
    assert placed(of, "unit_value_change", "yoy, in USD, ECB") == pytest.approx(-15.7, abs=0.15)
    assert "27.5%" in render(of, "txt")


def test_chips_did_not_make_the_deficit_of_may_2026(store: Store) -> None:
    """Release of 17 June 2026: exports 709,031 (+61.2%), imports 491,466 (+55.0%) million yen; net +94.9 billion on the year."""
    of = story(store, "2026-05", "2026-06-17", BALANCE, "en")
    net = placed(of, "difference", "yoy", flow="balance", code="semiconductors_etc")
    assert net == pytest.approx(94.9e9, abs=0.1e9)
    text = render(of, "txt").replace("\n", " ")
    assert "yet they did not make the deficit" in text
    assert "May has been in deficit every year since 2011" in text


def test_dollar_exports_rose_more_than_yen_exports_in_2025(store: Store) -> None:
    """A dollar cost 151.4 yen on average in 2024 and 149.6 in 2025 (ECB cross rates), so the yen was about 1% stronger."""
    of = story(store, "2025", "2026-10-07", BALANCE, "en")
    assert placed(of, "exchange_rate_change", "yoy, per USD, ECB") == pytest.approx(-1.2, abs=0.2)
    assert placed(of, "change", "yoy, in USD, ECB", flow="export") > placed(
        of, "change", "yoy", flow="export", code="total"
    )


def by_hand(flow: str, code: str, months: tuple[str, str]) -> float:
    """The value of a code between two months, summed from the official series."""
    with (FIGURES / f"series_{flow}s_by_commodity.csv").open(encoding="utf-8") as rows:
        return sum(
            float(r["value"]) for r in csv.DictReader(rows)
            if r["code"] == code and months[0] <= r["month"] <= months[1] and r["value"]
        ) * 1000  # fmt: skip


def test_fuel_made_the_deficit_of_fiscal_2025_smaller_and_chips_helped(store: Store) -> None:
    of = story(store, "FY2025", "2026-10-07", BALANCE, "en")
    now, before = ("2025-04", "2026-03"), ("2024-04", "2025-03")
    for concept, sold, bought in (("mineral_fuels", "3", "3"), ("semiconductors_etc", "70323", "70311")):
        net = [by_hand("export", sold, months) - by_hand("import", bought, months) for months in (now, before)]
        assert placed(of, "difference", "yoy", flow="balance", code=concept) == pytest.approx(net[0] - net[1], rel=1e-9)


def test_what_cannot_be_explained_is_said(store: Store) -> None:
    latest = parse_as_of("2026-10-07", JAPAN)
    with pytest.raises(NotPublished):
        explanation(store, parse("2026-05"), EXPORTS, parse_as_of("2026-06-16", JAPAN))
    with pytest.raises(NotHeld, match=r"export\.CN\.PC:70503"):
        explanation(store, parse("2024-12"), subject_of("export", "China", "cars", "value"), latest)
    with pytest.raises(UsageError, match="through its flows"):
        explanation(store, parse("2026-05"), subject_of("balance", "world", "cars", "value"), latest)
    with pytest.raises(UsageError, match="no stories in"):
        explanation(store, parse("2026-05"), EXPORTS, latest, "fr")


def test_the_balance_with_a_partner_is_explained_by_goods(store: Store) -> None:
    """Release of 17 June 2026: exports to the US 1,698.4, imports 1,341.4 billion yen; cars +68.0, petroleum products +73.7."""
    of = explained(store, "2026-05", "2026-06-17", ("balance", "US", "total"), "en")
    assert placed(of, "balance", "exports-imports", partner_code="US") == pytest.approx(357.0e9, abs=0.05e9)
    assert {"petroleum products", "motor vehicles"} <= {f.commodity for f in of.facts if f.indicator == "difference"}


def test_terms_told_are_those_of_the_shares_given(store: Store) -> None:
    """The table and the text of an explanation with given shares hold the split's own terms, not those held."""
    found = explanation(
        store, parse("2026-05"), EXPORTS, parse_as_of("2026-10-07", JAPAN), assumed=Assumed("USD=50,JPY=40,EUR=6")
    )
    told = {f.exact for f in found.story.facts if f.indicator == "effect" and f.method.startswith("currency")}
    assert {round(float(v)) for v in told} == {round(float(found.terms.currency))}


def test_given_invoicing_shares_replace_those_held(store: Store) -> None:
    """With everything in yen exchange rates do nothing; with everything in dollars they do all they can."""
    latest = parse_as_of("2026-10-07", JAPAN)
    effects = [
        explanation(store, parse("2026-05"), EXPORTS, latest, assumed=Assumed(text)).terms.currency
        for text in ("JPY=100", "USD=50,JPY=50", "USD=100")
    ]
    assert effects[0] == 0
    assert float(effects[1] * 2) == pytest.approx(float(effects[2]), rel=1e-9)
    with pytest.raises(UsageError, match="add up to 150%"):
        explanation(store, parse("2026-05"), EXPORTS, latest, assumed=Assumed("USD=100,JPY=50"))


def test_terms_add_up_whatever_is_explained(store: Store) -> None:
    for period, as_of, (flow, partner, goods) in EXPLANATIONS:
        found = explanation(
            store, parse(period, JAPAN.fiscal), subject_of(flow, partner, goods, "value"), parse_as_of(as_of, JAPAN)
        )
        assert found.terms.parts == found.terms.total
