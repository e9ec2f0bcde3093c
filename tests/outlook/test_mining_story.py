"""Mining economics told: both languages pass the gate, given inputs, a fleet from a file, chips as an assumption."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.outlook.lettered import cut_off

from kuroji.indicators.trace import trace
from kuroji.model.errors import InputError, NotPublished, UsageError
from kuroji.model.instant import LATEST
from kuroji.model.period import parse
from kuroji.outlook.mining.deciding import deciding, every
from kuroji.outlook.mining.fleet_file import read_fleet
from kuroji.outlook.mining.inputs import with_given, worked_example
from kuroji.outlook.registry import EVERY
from kuroji.store.opening import Store
from kuroji.stories.gate import gated
from kuroji.stories.outlooks.mining import Asked, Chips, tell
from kuroji.stories.outlooks.mining_words import SLIPS
from kuroji.stories.outlooks.reading import read
from kuroji.stories.rendering.formats import render
from kuroji.stories.wording.phrases import phrase

HEAD = "name,hash_rate,efficiency,hardware_price,lifetime,uptime\n"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_worked_example(store: Store, language: str) -> None:
    """The trap: 26,795 dollars a coin, not the 96,460 that a post printed."""
    found = tell(store, LATEST, language)
    gated(found.story, {"md": render(found.story, "md")}, read)
    assert all(printed in found.story.headline.text for printed in ("26,795", "96,460"))
    text = " ".join(passage.text for _, passage in found.story.passages())
    assert all(printed in text for printed in ("868.15", "241.15", "10.05"))
    assert all(phrase(fact, language) for fact in found.story.facts)
    charts = [picture(320) for picture in found.pictures]
    assert [(chart.name, cut_off(chart)) for chart in charts] == [("break-even", [])]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_given_inputs_and_a_fleet_and_chips(store: Store, tmp_path: Path, language: str) -> None:
    path = tmp_path / "fleet.csv"
    path.write_text(
        HEAD + "old,3 EH/s,30 J/TH,6 USD/(TH/s),4 years,95 %\nnew,1 EH/s,16 J/TH,18 USD/(TH/s),4 years,97 %\n"
    )
    inputs = with_given({"coin_price": "110000 USD/BTC", "electricity": "$0.06/kWh"}, difficulty=1.4e14)
    asked = Asked(inputs, read_fleet(path), Chips(parse("2026-08"), None, 0.5, 1.0))
    found = tell(store, LATEST, language, asked)
    gated(found.story, {"md": render(found.story, "md")}, read)
    chips = [fact for fact in found.story.facts if fact.indicator == "unit_value_change"]
    # Exports of ICs, August 2026: 697,208,954 for 6,249,290,356 pieces; the year before is held in the same series.
    assert len(chips) == 1
    assert found.answer["mining"]["chips"]["rise"] == pytest.approx(float(chips[0].exact) / 200)  # type: ignore[index]
    own = next(f for f in found.story.facts if f.method.startswith("hashprice;"))
    assert "electricity=$0.06/kWh" in own.id
    assert trace(store, own.id, known=EVERY).agrees


def test_hardware_that_never_pays_is_said(store: Store) -> None:
    found = tell(store, LATEST, "en", Asked(with_given({"electricity": "0.50 USD/kWh"})))
    gated(found.story, {"md": render(found.story, "md")}, read)
    assert "never pays" in " ".join(passage.text for _, passage in found.story.passages())
    assert not [f for f in found.story.facts if "payback" in f.id]


def test_a_published_figure_that_nothing_explains(store: Store) -> None:
    found = tell(store, LATEST, "en", Asked(with_given({}, published="41000 USD/BTC")))
    assert "no mistake known here explains it" in " ".join(p.text for _, p in found.story.passages())
    agreeing = tell(store, LATEST, "en", Asked(with_given({}, published="26800 USD/BTC")))
    assert "agrees with these inputs" in " ".join(p.text for _, p in agreeing.story.passages())


def test_inputs_say_where_they_come_from() -> None:
    found = with_given({"efficiency": "17 J/TH"})
    assert (found.given["efficiency"].source_en, found.given["coin_price"].source_en) == ("given", "assumed")
    assert found.published is None
    assert with_given({}) is worked_example()


@pytest.mark.parametrize(
    ("values", "difficulty", "said"),
    [
        ({"efficiency": "16 W/TH"}, None, "--efficiency: '16 W/TH' is no efficiency"),
        ({"hash_rate": "628 EH/s"}, 1e14, "the same thing twice"),
        ({"weather": "5 %"}, None, "no input 'weather'"),
    ],
)
def test_inputs_that_are_refused(values: dict[str, str], difficulty: float | None, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        with_given(values, difficulty)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,hash_rate\n", "no column 'efficiency'"),
        (HEAD, "lists no machine"),
        (HEAD + "a,1 EH/s,16 W/TH,18 USD/(TH/s),4 years,97 %\n", "row 2, efficiency: '16 W/TH'"),
    ],
)
def test_a_fleet_that_cannot_be_read(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "fleet.csv"
    path.write_text(text)
    with pytest.raises(InputError, match=said):
        read_fleet(path)


def test_chips_of_a_month_that_is_not_out(store: Store) -> None:
    with pytest.raises(NotPublished):
        tell(store, LATEST, "en", Asked(worked_example(), chips=Chips(parse("2026-12"))))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Higher hardware costs mean higher break-even prices for miners, which can squeeze margins.", "break-even"),
        (
            "Publicly traded miners like Marathon Digital, Riot Platforms, and CleanSpark would all feel it.",
            "listed miners",
        ),
        ("The 41.6% surge signals that global demand is genuinely intense.", "demand"),
        (
            "Investors should pay attention to Japan’s monthly trade figures as a leading indicator.",
            "leading indicator",
        ),
        ("採掘会社の採算ラインが上がる。", "break-even"),
        ("Exports rose 14.8% from a year earlier.", ""),
    ],
)
def test_what_would_decide_a_sentence(sentence: str, name: str) -> None:
    """Sentences of an article of 17 June 2026 on chips and miners, shortened."""
    found = deciding(sentence)
    assert (found.name if found else "") == name


def test_words_are_complete() -> None:
    assert all(claim.needs(language) and claim.known(language) for claim in every() for language in ("en", "ja"))
    from kuroji.outlook.mining.slips import SLIPS as KNOWN

    assert set(SLIPS) == {slip.name for slip in KNOWN}


@pytest.mark.parametrize(("language", "said"), [("en", "not within its life"), ("ja", "寿命内に回収できず")])
def test_a_payback_beyond_the_life_of_the_hardware_is_marked(store: Store, language: str, said: str) -> None:
    """Written off over 4 years, 1,461 days: what takes longer is never earned back."""
    rows = {row.label: row.cells[-1].text for row in tell(store, LATEST, language).story.tables[1].rows}
    late = {label for label, text in rows.items() if said in text}
    days = {label: int(text.split()[0].split("（")[0].replace(",", "")) for label, text in rows.items()}
    assert late == {label for label, count in days.items() if count > 1461}
    assert len(late) == 2
