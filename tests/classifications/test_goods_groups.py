"""Goods by SITC Rev.4 and BEC Rev.4.

Sources: the structure of SITC Rev.4 (United Nations, Statistical Papers M 34 Rev.4: 10 sections, 67 divisions, 262
groups) and of BEC Rev.4 (M 53 Rev.4: 19 basic categories; their definitions in terms of the SITC); the
export concordance of the United States Census Bureau of 2019, which allocates every Schedule B number to a
five-digit item of SITC Rev.4 by itself; the United Nations' tables of the Harmonized System 1992 with SITC Rev.3, in
which these groups are those of Rev.4, and of 2012 with BEC.
"""

from __future__ import annotations

import pytest

from kuroji.classifications.goods_groups import (
    BASIC_CATEGORIES,
    BEC,
    LEVELS,
    SITC,
    UNALLOCATED,
    USE,
    USES,
    allocated,
    correspondence,
    goods_of,
    group,
    group_of,
    groups,
    residual,
)
from kuroji.classifications.harmonized import harmonized
from kuroji.model.errors import UsageError

SUBHEADINGS = [code for code in harmonized() if len(code) == 6 and code != "999999"]
CENSUS = {
    "293299": "51569", "293359": "51576", "293392": "51577", "400912": "62145", "400931": "62143", "401012": "62922",
    "401039": "62921", "401110": "62510", "401170": "62551", "401220": "62593", "401390": "62591", "440325": "24740",
    "440341": "24750", "440399": "24790", "440410": "63491", "440500": "63493", "440611": "24811", "440691": "24819",
    "440711": "24820", "844140": "72527", "844190": "72599", "844230": "72631", "844250": "72635", "844311": "72651",
    "844331": "75194", "844332": "75195", "844339": "75196", "844391": "72699", "844399": "75197", "844400": "72441",
    "844511": "72442", "844590": "72454", "844610": "72451",
}  # fmt: skip
OF_1992 = {
    "010410": "00121", "020110": "01111", "020500": "0124", "020900": "41131", "030110": "03411", "030410": "03451",
    "030510": "0355", "030613": "03611", "030760": "01293", "040110": "02211", "040640": "0243", "040811": "02521",
    "040900": "0616", "050400": "29193", "060110": "29261", "070110": "0541", "071290": "05619", "080300": "0573",
    "081110": "05831", "081400": "05822", "090111": "07111", "090210": "07411", "091010": "07527", "100190": "0412",
    "100630": "04231", "110100": "0461", "110313": "04721",
}  # fmt: skip


def test_the_codes_are_those_of_the_classifications() -> None:
    sitc = [code for scheme, code in groups() if scheme == SITC and not code.startswith(UNALLOCATED)]
    assert [sum(len(code) == digits for code in sitc) for digits in (1, 2, 3)] == [10, 67, 262]
    assert all(code[:-1] in sitc for code in sitc if len(code) > 1)
    bec = {code for scheme, code in groups() if scheme == BEC}
    assert len(BASIC_CATEGORIES - {"32"}) == 19
    assert bec >= BASIC_CATEGORIES


def test_every_group_of_the_sitc_has_goods_but_parcels_and_special_transactions() -> None:
    told = set(correspondence(SITC).values())
    listed = {code for scheme, code in groups() if scheme == SITC and len(code) == 3}
    assert listed - told == {"911", "931"}
    assert {code for code in told if len(code) == 3} <= listed


@pytest.mark.parametrize(("code", "item"), [*CENSUS.items(), *OF_1992.items()])
def test_goods_are_where_other_tables_put_them(code: str, item: str) -> None:
    assert group_of(code, "sitc3") == item[:3]


def test_no_heading_is_told_twice() -> None:
    for scheme in (SITC, BEC):
        told = correspondence(scheme)
        assert not [code for code in told if len(code) == 6 and code[:4] in told]
        assert all((scheme, found) in groups() for found in told.values())


def test_what_is_not_allocated_is_little_and_named() -> None:
    groups_alone = [level for level in LEVELS if level != USE]
    rest = {level: [code for code in SUBHEADINGS if group_of(code, level) == residual(level)] for level in groups_alone}
    assert {level: len(codes) for level, codes in rest.items()} == {"sitc1": 17, "sitc2": 31, "sitc3": 32, "bec": 136}
    assert {code[:4] for code in rest["sitc1"]} == {
        "2404", "7108", "7118", "8524", "8549", "9619", "9620",
    }  # fmt: skip
    # Monetary gold and coin of legal tender are outside both; drones are vehicles or cameras, both of section 7.
    assert {"710820", "711890"} <= set(rest["bec"]) & set(rest["sitc3"])
    assert (allocated("880622", SITC), group_of("880622", "sitc2")) == ("7", "unallocated-sitc2")


@pytest.mark.parametrize("code", ["85XXXXXXA", "000000110", "990000000", "98", "852491000"])
def test_goods_of_no_heading_are_in_the_residual(code: str) -> None:
    assert [group_of(code, level) for level in LEVELS] == [residual(level) for level in LEVELS]


@pytest.mark.parametrize(
    ("category", "sections"),
    [("51", {"781"}), ("31", {"2", "3"}), ("32", {"334"}), ("521", {"7", "8"}), ("522", {"7", "8"}), ("111", {"0", "1", "2", "4"}),
     ("122", {"0", "1", "421"}), ("53", {"6", "7", "8"}), ("41", {"001", "6", "7", "8"})],
)  # fmt: skip
def test_categories_hold_goods_of_the_sections_by_which_they_are_defined(category: str, sections: set[str]) -> None:
    found = {allocated(code, SITC) for code in SUBHEADINGS if group_of(code, "bec") == category}
    strange = {code for code in found if code and not code.startswith(tuple(sections))}
    assert not strange


def test_codes_of_the_edition_before_go_where_their_successors_are() -> None:
    """The United Nations' table of 2012, which has these numbers."""
    of_2012 = {"870120": "521", "847310": "", "854140": "42", "890391": "522", "890310": "522", "880320": "53"}
    assert {code: allocated(code, BEC) for code in of_2012 if of_2012[code]} == {
        code: category for code, category in of_2012.items() if category
    }


def test_the_goods_of_a_group_and_of_its_parts_are_the_same() -> None:
    parts = [goods for code in ("781", "782", "783", "784", "785", "786") for goods in goods_of(SITC, code)]
    assert sorted(parts) == sorted(goods_of(SITC, "78"))
    outside = set(correspondence(SITC)) - set(goods_of(SITC, residual("sitc3")))
    assert outside == {code for code, found in correspondence(SITC).items() if len(found) < 3}


def test_an_unknown_group_is_named_with_the_nearest() -> None:
    assert group(SITC, "781").name_ja == "乗用車"
    with pytest.raises(UsageError, match="'788' is no code of SITC"):
        group(SITC, "788")


def test_end_uses_are_made_of_whole_categories() -> None:
    """M 53 Rev.4: of the 19 basic categories all but motor spirit, passenger cars and goods not specified elsewhere."""
    parted = [category for categories in USES.values() for category in categories]
    assert len(parted) == len(set(parted)) == 16
    assert BASIC_CATEGORIES - set(parted) == {"321", "32", "51", "7"}
    assert (group_of("854231", USE), group_of("870323", USE)) == ("intermediate", residual(USE))
