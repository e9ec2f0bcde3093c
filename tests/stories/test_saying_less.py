"""Where figures are missing a story says less, and never something wrong: small releases laid over the embedded figures.

The releases of September 2026 are invented: they carry the figures of August (release of
16 September 2026) under another month, less what each test takes out of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from tests.fixtures import official_format as official
from tests.indicators import official_totals

from kuroji.classifications.reporters import JAPAN
from kuroji.model.errors import InputError, NotHeld, NotPublished, UsageError
from kuroji.model.fact import Fact
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.sources.registry import read
from kuroji.store.opening import Store, embedded_folder, open_store
from kuroji.stories.brief import brief, compose
from kuroji.stories.context import read_consensus
from kuroji.stories.outline import outline
from kuroji.stories.story import Story
from kuroji.stories.told import told
from kuroji.stories.wording.voices import VOICES

Poll = list[dict[str, str]]
RETRIEVED = datetime(2026, 10, 21, tzinfo=UTC)
AUGUST = "mof-press/2026-08/4/2026-09-16"
SEPTEMBER = replace(
    official.english_edition("2026-09", "2026-10-21"),
    title="Value of Exports and Imports September 2026 (Provisional)", pdf="2026094e.pdf",
)  # fmt: skip


@cache
def embedded() -> Store:
    return open_store(None)


def both(store: Store, period: str, as_of: str = "latest", poll: Poll | None = None) -> dict[str, Story]:
    """The story in every language, told from the same facts."""
    of = told(store, parse(period), parse_as_of(as_of, JAPAN))
    points = outline(of, poll)
    return {language: compose(of, points, voice(of)) for language, voice in VOICES.items()}


def texts(story: Story) -> list[tuple[str, str]]:
    """Every text of the story with the name of its place, the cells of its tables included."""
    cells = [(f"{t.title}, {r.label}", cell.text) for t in story.tables for r in t.rows for cell in r.cells]
    heads = [(t.title, head) for t in story.tables for head in (t.title, *t.heads[1:])]
    return [*((name, passage.text) for name, passage in story.passages()), *cells, *heads]


def whole(story: Story) -> str:
    return "\n".join(text for _, text in texts(story))


# What a template leaves behind when it is filled with nothing, or with something that is no figure.
BROKEN = re.compile(
    r"\b(None|nan|NaN|inf|Infinity|True|False)\b|[{}]|\(\s*\)|（\s*）|\[\s*\]|  |\s[,.;:]|[,;:、][.。]|\.\.|。。|、、"
)
STOPS = {"en": ".", "ja": "。"}


def must_be_well_formed(stories: dict[str, Story]) -> None:
    for language, story in stories.items():
        for name, text in texts(story):
            assert text.strip(), f"{language}, {name} is empty"
            found = BROKEN.search(text)
            assert not found, f"{language}, {name}: {found!r} in {text}"
        for name, passage in story.passages():
            assert passage.text == passage.text.strip()
            assert passage.text.endswith(STOPS[language]) == (name != "headline"), f"{name}: {passage.text}"
        assert story.sections
        assert {f.id for f in story.facts} == {f.id for f in stories["en"].facts}


def test_the_search_for_what_is_broken_finds_it() -> None:
    broken = (
        "exports rose None",
        "up nan%",
        "(), at",
        "rose  by",
        "the {n}th",
        "fell .",
        "増。。",
        "（）は",
        "the US, .",
    )
    assert all(BROKEN.search(text) for text in broken)
    assert not BROKEN.search(
        "Exports rose 16.8%, to ¥9.50 trillion (up 1.2 points). 輸出は16.8%増（寄与度1.2ポイント）。"
    )


TOLD = [
    ("2026-01", "2026-02-18"), ("2026-08", "latest"), ("2025-05", "first"), ("2026-Q2", "latest"),
    ("FY2025-H1", "latest"), ("2026-H1", "2026-07-22"), ("2025", "latest"), ("FY2025", "2026-04-22"),
    ("1979-01", "latest"), ("1980", "latest"), ("1995-05", "1995-06-30"), ("2026-09-D10", "latest"),
    ("2026-08-D20", "2026-09-08"), ("2026-01..2026-08", "latest"), ("2024-01..2025-06", "latest"),
]  # fmt: skip


@pytest.mark.parametrize(("period", "as_of"), TOLD)
def test_every_kind_of_period_is_told_in_whole_sentences(period: str, as_of: str) -> None:
    must_be_well_formed(both(embedded(), period, as_of))


# Releases that lack something


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Callable[[official.Release], Store]:
    """A store with one more release, of September 2026, over the embedded figures."""

    def over(release: official.Release) -> Store:
        store = Store(tmp_path_factory.mktemp("laid"), embedded_folder())
        data = official.press_xml(replace(release, edition=SEPTEMBER))
        store.append([read(data, retrieved_at=RETRIEVED, name="2026094e.xml")])
        return store

    return over


def nil(row: official.Row) -> official.Row:
    """The row as the release prints it where nothing was traded: '-' in every cell that has a figure."""
    names = ("release", "page", "flow", "partner", "level", "commodity", "row", "unit")
    return {name: cell if name in names or not cell else "-" for name, cell in row.items()}


def test_a_release_of_totals_alone_is_told_by_its_totals(laid: Callable[[official.Release], Store]) -> None:
    full = official.release(AUGUST)
    stories = both(laid(replace(full, areas=[], commodities=[], indices=[], listed=("pg1",))), "2026-09")
    must_be_well_formed(stories)
    for story in stories.values():
        assert {f.partner for f in story.facts} == {"world"}
        assert {f.code for f in story.facts} == {"total"}
        assert len(story.tables) == 1
        assert not {"drivers", "partners"} & {s.name for s in story.sections}
    assert "¥10.05 trillion" in stories["en"].summary.text
    assert "10兆484億円" in stories["ja"].summary.text


def test_a_country_that_is_missing_is_not_named(laid: Callable[[official.Release], Store]) -> None:
    full = official.release(AUGUST)
    areas, commodities, indices = (
        [row for row in rows if row["partner"] != "CN"] for rows in (full.areas, full.commodities, full.indices)
    )
    stories = both(laid(replace(full, areas=areas, commodities=commodities, indices=indices)), "2026-09")
    must_be_well_formed(stories)
    for language, name in (("en", "China"), ("ja", "中国")):
        assert name not in whole(stories[language])
        assert name not in "".join(stories[language].entities)
    assert "exports to the US" in whole(stories["en"]) or "Exports to the US" in whole(stories["en"])


def test_a_partner_without_trade_is_not_told(laid: Callable[[official.Release], Store]) -> None:
    """All rows of the US nil: no surplus of nothing, no fall to nothing by parts of nothing."""
    full = official.release(AUGUST)
    areas, commodities = (
        [nil(row) if row["partner"] == "US" else row for row in rows] for rows in (full.areas, full.commodities)
    )
    stories = both(laid(replace(full, areas=areas, commodities=commodities)), "2026-09")
    must_be_well_formed(stories)
    for story in stories.values():
        assert "US" not in {f.partner_code for f in story.facts}
        assert not re.search(r"¥0(?![.\d])|(?<![\d,.])0万?円", whole(story))


def test_commodities_that_are_all_nil_do_not_drive_growth(laid: Callable[[official.Release], Store]) -> None:
    """The totals rose, and every principal commodity fell to nothing: none of them made the totals rise."""
    full = official.release(AUGUST)
    commodities = [nil(row) if row["level"] == "2" else row for row in full.commodities]
    stories = both(laid(replace(full, commodities=commodities)), "2026-09")
    must_be_well_formed(stories)
    for story in stories.values():
        assert "drivers" not in {s.name for s in story.sections} or not [
            f for p in next(s for s in story.sections if s.name == "drivers").paragraphs for f in p.spans
            if f.fact and f.fact.startswith("contribution")
        ]  # fmt: skip


def test_a_period_far_before_the_data() -> None:
    """d41ma begins with January 1979."""
    for period in ("1900-01", "1978", "FY1978", "1969-Q4", "1960-01..1960-06"):
        with pytest.raises(NotHeld) as caught:
            brief(embedded(), parse(period))
        assert caught.value.remedy


def test_ten_day_figures_are_not_told_before_they_are_out() -> None:
    """The first 20 days of August 2026 were published on 8 September, those of 2008 are not held."""
    with pytest.raises(NotPublished):
        brief(embedded(), parse("2026-08-D20"), parse_as_of("2026-09-07", JAPAN))
    with pytest.raises(NotHeld):
        brief(embedded(), parse("2008-05-D20"))


def test_the_first_year_has_nothing_to_be_compared_with() -> None:
    stories = both(embedded(), "1979-05")
    must_be_well_formed(stories)
    assert not [f for f in stories["en"].facts if f.base]


def test_a_language_without_wording() -> None:
    with pytest.raises(UsageError) as caught:
        brief(embedded(), parse("2026-05"), language="fr")
    assert "en, ja" in caught.value.remedy


# January and February


def january_to_february(flow: str, year: int) -> int:
    return sum(official_totals.monthly(flow)[year * 12 + n] for n in (0, 1))


def test_february_reads_both_months_together() -> None:
    """d41ma: January and February 2026 against those of 2025, which evens out the Lunar New Year."""
    stories = both(embedded(), "2026-02")
    found = {f.flow: f for f in stories["en"].facts if f.period == "2026-01..2026-02" and f.indicator == "change"}
    for flow in ("export", "import"):
        change = (january_to_february(flow, 2026) / january_to_february(flow, 2025) - 1) * 100
        assert found[flow].value == round(change, 1)
        for language in stories:
            assert f"{abs(round(change, 1))}%" in whole(stories[language])
    assert "Lunar New Year" in whole(stories["en"])
    assert "春節" in whole(stories["ja"])


@pytest.mark.parametrize(("period", "said"), [("2026-01", True), ("2026-05", False)])
def test_the_lunar_new_year_is_named_where_it_matters(plain: dict[str, Story], period: str, said: bool) -> None:
    stories = plain if period == "2026-05" else both(embedded(), period)
    assert ("Lunar New Year" in whole(stories["en"])) is said
    assert ("春節" in whole(stories["ja"])) is said


# Polls


def forecast(indicator: str, flow: str, value: str, period: str = "2026-05", source: str = "Reuters") -> dict[str, str]:
    return {"period": period, "indicator": indicator, "flow": flow, "value": value, "source": source}


def polled(story: Story) -> list[Fact]:
    return [f for f in story.facts if f.method == "forecast"]


@pytest.fixture(scope="module")
def plain() -> dict[str, Story]:
    return both(embedded(), "2026-05", "2026-06-17")


ELSEWHERE = [
    forecast("balance", "balance", "-250000000000", period="2026-06"),
    forecast("balance", "balance", "-250000000000", period="FY2026"),
    forecast("gdp", "balance", "1.2"), forecast("change", "balance", "3.0"), forecast("balance", "export", "1e9"),
    forecast("change", "services", "1.0"), forecast("", "", "0"),
]  # fmt: skip


def test_a_poll_of_something_else_changes_nothing(plain: dict[str, Story]) -> None:
    assert both(embedded(), "2026-05", "2026-06-17", ELSEWHERE) == plain


def test_a_poll_of_this_period_is_told_with_its_own_source_alone() -> None:
    poll = [
        forecast("balance", "balance", "-250000000000"), forecast("change", "export", "13.6"),
        forecast("change", "import", "-1.5"), forecast("value", "export", "9300000000000"),
        forecast("balance", "balance", "-1", period="2026-06", source="Elsewhere"),
    ]  # fmt: skip
    stories = both(embedded(), "2026-05", "2026-06-17", poll)
    must_be_well_formed(stories)
    assert {f.value for f in polled(stories["en"])} == {-250e9, 13.6, -1.5, 9.3e12}
    for story, balance in zip(stories.values(), ("¥250.0 billion", "2,500億円"), strict=True):
        assert balance in whole(story)
        assert "13.6%" in whole(story)
        assert "Reuters" in whole(story)
        assert "Elsewhere" not in whole(story)


def test_a_source_may_be_called_anything() -> None:
    poll = [forecast("balance", "balance", "-250000000000", source="A {b} & <c> %s"), forecast("change", "export", "1")]
    for story in both(embedded(), "2026-05", "2026-06-17", poll).values():
        assert "A {b} & <c> %s" in whole(story)


HEAD = "period,indicator,flow,value,unit,source\n"


@pytest.mark.parametrize(
    ("text", "what", "where"),
    [
        ("period,flow,value\n2026-05,balance,1\n", "column indicator", "poll.csv"),
        ("", "column period", "poll.csv"),
        (HEAD + "2026-05,balance,balance,-2.5e11,JPY,x\n", "'-2.5e11' is not a number", "row 2, field value"),
        (HEAD + "2026-05,change,export,nan,percent,x\n", "'nan'", "row 2, field value"),
        (HEAD + "2026-05,change,export,inf,percent,x\n", "'inf'", "row 2, field value"),
        (HEAD + "2026-05,change,export,,percent,x\n", "''", "row 2, field value"),
        (HEAD + "2026-05,change,export\n", "''", "row 2, field value"),
        (HEAD + "2026-05,change,export,１３,percent,x\n", "'１３'", "row 2, field value"),
        (HEAD + "2026-05,change,export,1,percent,x\nMayish,change,export,1,percent,x\n", "'Mayish'", "row 3, field period"),
        (HEAD + ",change,export,1,percent,x\n", "''", "row 2, field period"),
        (HEAD + "2026-05,value,export,9.3,trillion yen,x\n", "'trillion yen'", "row 2, field unit"),
        (HEAD + "2026-05,change,export,1,percent," + "x" * 200_000 + "\n", "cannot be read", "poll.csv"),
    ],
)  # fmt: skip
def test_a_bad_poll_names_file_row_and_field(tmp_path: Path, text: str, what: str, where: str) -> None:
    path = tmp_path / "poll.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_consensus(path)
    assert what in caught.value.what
    assert caught.value.where.startswith(str(path))
    assert caught.value.where.endswith(where)


def test_a_poll_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "poll.csv"
    path.write_bytes("期間,指標\n".encode("cp932"))
    with pytest.raises(InputError, match="cannot be read"):
        read_consensus(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_consensus(tmp_path / "nowhere.csv")


def test_a_good_poll_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "poll.csv"
    path.write_text("\ufeff" + HEAD + "2026-05,balance,balance,-250000000000,JPY,Reuters\n", encoding="utf-8")
    (row,) = read_consensus(path)
    assert (row["period"], row["value"], row["source"]) == ("2026-05", "-250000000000", "Reuters")
