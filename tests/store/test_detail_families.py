"""Series through changes of edition, and what is said of codes and countries that changed.

Sources: World Customs Organization, correlation of the Harmonized System 2022 with 2017 (8517.12 telephones became 8517.13
and .14; 7019.19 yarn became 7019.13, and its number went to mats of 7019.31); ISO 3166-3 for South Sudan, 2011.
Figures are added up from the tables that the test writes, in thousand yen.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.estat_files import line, table

from kuroji.classifications.editions import changes, family_members, family_of, moved
from kuroji.classifications.harmonized import harmonized
from kuroji.classifications.partner_changes import partner_changes
from kuroji.classifications.partners import partner
from kuroji.indicators.subjects import subject_of, through_editions
from kuroji.model.errors import UsageError
from kuroji.model.period import parse
from kuroji.refresh.ingesting import ingest
from kuroji.store.opening import Store
from kuroji.store.reading import Selection
from kuroji.stories.wording.comparability import notes

TELEPHONES = {2021: {"851712000": 40}, 2022: {"851713000": 30, "851714000": 13}}


def test_a_family_is_one_series_on_both_sides_of_the_change(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("families")
    store = Store(folder / "store", None)
    for year, values in TELEPHONES.items():
        lines = [line(code, "304", {1: value}, year=year) for code, value in values.items()]
        ingest(
            store,
            [str(table(folder / str(year) / "exports.csv", lines))],
            captured=datetime(year + 1, 4, 1, 3, tzinfo=UTC),
        )
    wanted = Selection(
        flow=("export",), partner=("US",), classification=("HS",), commodity=("851712~", "851713"), measure=("value",)
    )
    found = store.panel(None, wanted).table.to_pylist()
    januaries = {
        (row["commodity"], row["end_month"] // 12): row["value"] / 1000
        for row in found
        if row["end_month"] % 12 == 0 and row["value"]
    }
    assert januaries == {("851712~", 2021): 40, ("851712~", 2022): 43, ("851713", 2022): 30}
    assert {row["classification"] for row in found} == {"HS"}


def test_families_are_of_linked_subheadings_alone() -> None:
    assert family_members("851712~") == ("851712", "851713", "851714")
    assert family_of("851713") == family_of("851714000") == family_of("851712~") == "851712~"
    assert family_of("870310") == "870310"
    assert through_editions(subject_of("export", "world", "HS:851713", "value")).commodity == "851712~"
    with pytest.raises(UsageError, match="HS:8517 has no family"):
        family_of("8517")
    with pytest.raises(UsageError, match="HS:851713~ is no family"):
        family_members("851713~")
    with pytest.raises(UsageError, match="no subheading"):
        through_editions(subject_of("export", "world", "semiconductors", "value"))


def test_every_new_code_is_of_the_edition_and_no_code_becomes_itself() -> None:
    assert {one.new for one in changes() if one.year == 2022} <= set(harmonized())
    assert not [one for one in changes() if one.old == one.new]
    # The WCO counts 5,205 subheadings in 2012, 5,387 in 2017 and 5,612 in 2022. What ended in 2022 is in no row of 2022
    # as new and not of that edition: 145 with 3002.19, of which the source tells nothing.
    listed = {code for code in harmonized() if len(code) == 6 and code != "999999"}
    ended = {one.old for one in changes() if one.year == 2022} - listed
    before = listed - {one.new for one in changes() if one.year == 2022} | ended | {"300219"}
    assert len(listed) == 5612
    assert len(ended) == 144
    assert before >= {one.new for one in changes() if one.year == 2017} - ended - listed


def test_a_number_that_changed_its_meaning_says_so() -> None:
    (found,) = moved("701919000")
    assert (found.went, found.came, found.goes_on) == (("701913",), ("701931",), True)


@pytest.mark.parametrize(
    ("goods", "place", "span", "said"),
    [
        ("HS:851712", "world", ("2019", "2023"), "HS 851712 gave goods to 851713 and 851714 in 2022 and ended"),
        ("HS:851713", "world", ("2019", "2023"), "HS 851713 took in goods of 851712 in 2022; HS:851712~ is comparable."),
        ("HS:852491000", "world", ("2021", "2023"), "was gathered out of many subheadings in 2022"),
        ("HS:854231", "world", ("2015", "2019"), "took in some goods of many subheadings in 2017."),
        ("HS:870340", "world", ("2016", "2017"), "took in goods of 870321, 870322, 870323, 870324 and 870390 in 2017"),
        ("HS:851712~", "world", ("2023", "2025"), "is 851712, 851713 and 851714 together"),
        ("total", "Sudan", ("2010", "2013"), "Sudan no longer includes South Sudan since July 2011."),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_named(goods: str, place: str, span: tuple[str, str], said: str) -> None:
    subject = subject_of("export", place, goods, "value")
    (told,) = notes(subject, parse(span[0]), parse(span[1]), "en")
    assert said in told
    (same,) = notes(subject, parse(span[0]), parse(span[1]), "ja")
    assert same.endswith("。")


def test_nothing_is_said_where_nothing_changed() -> None:
    for goods, place in (("HS:851713", "world"), ("HS:870323", "Sudan"), ("total", "Germany")):
        assert notes(subject_of("export", place, goods, "value"), parse("2023"), parse("2025"), "en") == ()


def test_countries_that_changed_are_partners() -> None:
    told = [code for one in partner_changes() for code in (one.partner, *one.apart)]
    assert [partner(code).code for code in told] == told
