"""Mirror statistics: arithmetic by hand from the printed figures and the European Central Bank's rates.

Figures: Japan's trade with Vietnam in 2021 (thousand yen, the Ministry of Finance) and Vietnam's with Japan (Vietnam Customs:
20.13 billion dollars sold, 22.65 bought in the first print of January 2022, 22.8 in July 2022), 2025: 26.77 and 24.68.
The margin of 6 percent for freight and insurance: IMF Working Paper 18/16.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kuroji.indicators.currency.rates import rate
from kuroji.indicators.trace import trace
from kuroji.indicators.view import Subject, View, view
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.instant import parse_as_of
from kuroji.model.observation import Flow
from kuroji.model.period import parse
from kuroji.outlook.mirror import held_years, mirror, mirror_margin, mirror_ratio, mirrored, sides
from kuroji.outlook.registry import EVERY
from kuroji.store.opening import Store, open_store
from kuroji.stories.gate import gated
from kuroji.stories.outlooks.mirror import tell
from kuroji.stories.outlooks.reading import read
from kuroji.stories.rendering.formats import FORMATS, render

YEN_2021 = {"export": Decimal(2096808278000), "import": Decimal(2525535453000)}


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


@pytest.fixture(scope="module")
def seen(store: Store) -> View:
    return view(store, store.newest_known_at)


@pytest.mark.parametrize(("flow", "dollars"), [("export", Decimal("22.8e9")), ("import", Decimal("20.13e9"))])
def test_the_ratio_is_the_importers_figure_over_the_exporters(seen: View, flow: str, dollars: Decimal) -> None:
    found = sides(seen, "VN", flow, parse("2021"))
    mean = rate("JPY", "USD", parse("2021")).value
    own = YEN_2021[flow] / mean
    by_hand = dollars / own if flow == "export" else own / dollars
    assert Decimal(found.theirs.exact) == dollars
    assert abs(Decimal(found.own.exact) / own - 1) < Decimal("1e-6")
    assert found.ratio.value == float(round(by_hand, 2))
    assert found.margin.value == pytest.approx(float((by_hand - 1) * 100), abs=0.06)
    assert (found.importer, found.exporter) == (
        (found.theirs, found.own) if flow == "export" else (found.own, found.theirs)
    )


def test_each_side_is_read_as_it_was_known(store: Store, seen: View) -> None:
    """Imports of 2021 were printed as 22.65 billion in January 2022 and 22.8 in July."""
    asked = Subject(Flow.EXPORT, "VN")
    before = parse_as_of("2022-05-01", seen.reporter).instant
    assert before is not None
    early = mirror(view(store, before), asked, parse("2021"))
    assert (early.value, mirror(seen, asked, parse("2021")).value) == (Decimal(22650000000), Decimal(22800000000))


def test_the_other_way_round_it_is_the_same_trade(store: Store, seen: View) -> None:
    """Japan's exports to Vietnam beside Vietnam's imports, asked from either side."""
    from_there = view(store, store.newest_known_at, code="VN")
    one = mirror_ratio(seen, Subject(Flow.EXPORT, "VN"), parse("2025"))
    two = mirror_ratio(from_there, Subject(Flow.IMPORT, "JP"), parse("2025"))
    assert one.value == two.value
    assert mirrored(Subject(Flow.IMPORT, "JP"), from_there.reporter) == Subject(Flow.EXPORT, "VN")
    assert [str(year) for year in held_years(seen, "VN")] == ["2021", "2025"]


def test_what_cannot_be_mirrored_is_refused_with_the_remedy(seen: View) -> None:
    with pytest.raises(NotHeld, match="Germany says nothing of its trade with Japan in 2021"):
        mirror(seen, Subject(Flow.EXPORT, "DE"), parse("2021"))
    with pytest.raises(NotHeld, match=r"Vietnam says nothing.*\n.*ingest"):
        mirror(seen, Subject(Flow.EXPORT, "VN"), parse("2023"))
    with pytest.raises(UsageError, match="only all goods of one flow"):
        mirror(seen, Subject(Flow.EXPORT, "VN", "PC", "70503"), parse("2021"))
    with pytest.raises(UsageError, match="world has no statistics"):
        mirror(seen, Subject(Flow.EXPORT), parse("2021"))


def test_a_fact_of_the_mirror_is_traced_to_both_countries_releases(store: Store) -> None:
    found = trace(
        store, "mirror_margin(in USD, ECB):JP.export.VN.total.value@2025;as_of=2026-10-07T08:50+09:00", known=EVERY
    )
    assert {release.reporter for release in found.releases} == {"JP", "VN"}
    by_hand = mirror_margin(view(store, store.newest_known_at), Subject(Flow.EXPORT, "VN"), parse("2025"))
    assert found.fact.exact.startswith(str(round(by_hand.value, 6)))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_told_from_the_other_side_it_names_rate_zone_terms_and_kind_of_source(store: Store, language: str) -> None:
    """Japan's side is in yen, so its rate is told; both countries' terms stand; what the press reported is no release."""
    story = tell(store, language=language, pair=("VN", "JP")).story
    texts = {to: render(story, to) for to in FORMATS}
    gated(story, texts, read)
    mean = round(rate("JPY", "USD", parse("2025")).value, 2)
    said = {
        "en": (f"figures of Japan are brought to dollars at the mean of the European Central Bank's rates, ¥{mean} to",
               "The figures of Japan are offered under the", "The figures of Vietnam are offered under the",
               "neither the Vietnamese customs department nor the Ministry of Finance has", "as reported by the press", "+07"),
        "ja": (f"期間平均1ドル={mean}円", "日本の数値は", "ベトナムの数値は", "ベトナム税関総局、財務省のいずれも", "（報道による）", "（現地時間）"),
    }[language]  # fmt: skip
    assert [words for words in said if words not in texts["md"]] == []
    assert "税関統計（速報）" not in texts["md"]
    assert "partners-annual" not in texts["md"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_story_passes_the_gate_and_calls_it_an_asymmetry(store: Store, language: str) -> None:
    found = tell(store, language=language)
    text = render(found.story, "md")
    gated(found.story, {"md": text}, read)
    assert ("asymmetry, not an error" if language == "en" else "非対称") in text
    assert ("6%" in text, "30.9%" in text) == (True, True)
    assert {release.reporter for release in found.story.releases} == {"JP", "VN"}
    assert found.answer["years"] == ["2021", "2025"]
    assert len(found.pictures[0](720).rows) == 4


def test_a_country_without_data_is_refused(store: Store) -> None:
    with pytest.raises(NotHeld, match="South Korea"):
        tell(store, pair=("JP", "KR"))
    with pytest.raises(UsageError, match="Japan has no trade with itself"):
        tell(store, pair=("JP", "Japan"))
    with pytest.raises(NotHeld, match="no year is held of both Japan and Germany"):
        tell(store, pair=("JP", "DE"))
