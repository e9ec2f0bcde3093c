"""Principal commodities: press rows against the embedded releases, codes against the heads of d51ma and d61ma."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import kuroji
from kuroji.classifications.commodities import (
    commodities,
    commodity,
    counterpart,
    find_commodities,
    find_commodity,
    is_total,
    press_commodity,
)
from kuroji.model.errors import InputError, UsageError

JP = Path(kuroji.__file__).parent / "data" / "JP"


def rows(name: str) -> list[dict[str, str]]:
    with (JP / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def printed(flow: str) -> list[dict[str, str]]:
    """The rows of one page of the world in the first release held."""
    page = "pg3" if flow == "export" else "pg4"
    found = [row for row in rows("press_commodities.csv") if row["page"] == page]
    return [row for row in found if row["release"] == found[0]["release"]]


@pytest.mark.parametrize("flow", ["export", "import"])
def test_printed_rows_are_the_codelist_in_its_order(flow: str) -> None:
    own = [item for item in commodities(flow) if item.press_name_en]
    assert [(item.press_name_en, str(item.level)) for item in own] == [(r["row"], r["level"]) for r in printed(flow)]
    assert [press_commodity(flow, row["row"]) for row in printed(flow)] == own


@pytest.mark.parametrize("flow", ["export", "import"])
def test_codes_are_those_of_the_long_series_in_its_order(flow: str) -> None:
    month = [row["code"] for row in rows(f"series_{flow}s_by_commodity.csv") if row["month"] == "2026-08"]
    assert [item.code for item in commodities(flow)] == month


def test_rows_in_brackets_lie_inside_the_row_above() -> None:
    for flow in ("export", "import"):
        for item in commodities(flow):
            if item.press_name_en.startswith("("):
                assert item.memo
                assert commodity(flow, item.parent).level == 2
            assert item.memo == (item.press_name_en.startswith("(") or not item.press_name_en)


@pytest.mark.parametrize(
    ("flow", "row", "code"),
    [("export", "1 FOODSTUFF", "0p1"), ("export", "2 RAW MATERIALS", "2p4"), ("export", "4 CHEMICALS", "5"),
     ("export", "6 MACHINERY", "701"), ("import", "7 ELECTRICAL MACHINERY", "703"), ("import", "9 OTHERS", "8p9"),
     ("export", "Grand Total", "total"), ("export", "(IC)", "7032305"), ("import", "(IC)", "7031103"),
     ("export", " SEMICON MACHINERY ETC", "70131"), ("export", "AUDIO & VISUAL APPARATUS", "70309p70311"),
     ("import", "AUDIO AND VISUAL APPARATUS", "70305"), ("export", "(BUS&TRUCK)", "7050303"),
     ("import", "PETROLEUM", "30301"), ("import", "(PETROLEUM SPIRITS)", "3030301"), ("import", "(COAL N.E.S)", "3010105"),
     ("export", "総額", "total"), ("export", "１．食料品", "0p1"), ("import", "９．その他", "8p9"),
     ("export", "（ＩＣ）", "7032305"), ("import", "（電話機）", "7030703"), ("import", "(一般炭)", "3010105"),
     ("import", "音響映像機器(含部品)", "70305"), ("export", "電算機類(含周辺機器)", "7010505")],
)  # fmt: skip
def test_press_rows_in_both_languages(flow: str, row: str, code: str) -> None:
    """The codes and the third head row of the long series (報道発表品目名)."""
    assert press_commodity(flow, row).code == code


@pytest.mark.parametrize(
    ("code", "exported", "imported"),
    [("70311", "audio apparatus", "semiconductors etc"), ("70503", "motor vehicles", "parts of motor vehicles"),
     ("611", "iron and steel products", "non-metallic mineral ware"), ("613", "nonferrous metals", "iron and steel products"),
     ("615", "manufactures of metals", "nonferrous metals"), ("70505", "parts of motor vehicles", "aircraft")],
)  # fmt: skip
def test_one_code_means_two_things(code: str, exported: str, imported: str) -> None:
    """The head rows of the official series: codes are direction-specific."""
    assert commodity("export", code).name_en == exported
    assert commodity("import", code).name_en == imported
    with pytest.raises(UsageError, match="different things in the two directions"):
        find_commodity(f"PC:{code}", None)


@pytest.mark.parametrize(
    ("text", "codes"),
    [("semiconductors etc", ["70323", "70311"]), ("chips", ["70323", "70311"]), ("半導体", ["70323", "70311"]),
     ("integrated circuits", ["7032305", "7031103"]), ("motor vehicles", ["70503", "70501"]), ("自動車", ["70503", "70501"]),
     ("auto parts", ["70505", "70503"]), ("steel", ["611", "613"]), ("鉄鋼", ["611", "613"]), ("crude oil", ["30301"]),
     ("原油", ["30301"]), ("LNG", ["3050103"]), ("mineral fuels", ["3", "3"]), ("ships", ["7051301"]),
     ("semiconductor machinery etc", ["70131"]), ("chip-making equipment", ["70131"]), ("passenger cars", ["7050301"]),
     ("total", ["total", "total"]), ("総額", ["total", "total"]), ("PC:70323", ["70323"]), ("pc:0+1", ["0p1", "0p1"])],
)  # fmt: skip
def test_names_in_both_languages_find_their_codes(text: str, codes: list[str]) -> None:
    assert [item.code for item in find_commodities(text)] == codes


def test_the_same_word_in_both_directions_and_one_word_per_commodity() -> None:
    for flow in ("export", "import"):
        names = [item.name_en for item in commodities(flow)]
        assert len(set(names)) == len(names)
        for item in commodities(flow):
            for name in item.names:
                assert find_commodity(name, flow) is item, name


def test_total_belongs_to_no_classification() -> None:
    total = find_commodity("total", "import")
    assert is_total(total)
    assert (total.classification, total.level) == ("", 0)
    assert all(item.classification == "PC" for item in commodities("import")[1:])


def test_a_balance_joins_what_both_directions_keep_apart() -> None:
    """The official codelists: chips are 70323 of exports and 70311 of imports, cars and car parts likewise apart."""
    chips = find_commodity("semiconductors", "balance")
    assert (chips.code, chips.name_en, chips.flow) == ("semiconductors_etc", "semiconductors etc", "balance")
    assert counterpart("export", "70323", "import").code == "70311"
    assert counterpart("import", "70311", "balance") == chips == counterpart("balance", "semiconductors_etc", "balance")
    assert counterpart("balance", "motor_vehicles", "export").code == "70503"
    assert counterpart("balance", "motor_vehicles", "import").code == "70501"
    sections = [item for item in commodities("balance") if item.level == 1]
    assert len(sections) == 9
    assert {item.parent for item in commodities("balance")} <= {item.code for item in commodities("balance")} | {""}
    with pytest.raises(UsageError, match="imports of semiconductor machinery etc are not kept apart"):
        counterpart("export", "70131", "import")


def test_errors_suggest_the_nearest() -> None:
    with pytest.raises(UsageError, match="Nearest: semiconductors"):
        find_commodity("semiconducters", "export")
    with pytest.raises(UsageError, match="principal commodity of imports only"):
        find_commodity("crude oil", "export")
    with pytest.raises(UsageError, match="among imports it is crude oil"):
        commodity("export", "30301")
    with pytest.raises(UsageError, match="export, import, balance"):
        commodities("transit")
    with pytest.raises(UsageError, match="only imports of crude oil are kept apart, so there is no balance"):
        find_commodity("crude oil", "balance")
    with pytest.raises(UsageError, match="Nearest"):
        find_commodity("semiconducters", "balance")
    with pytest.raises(InputError, match="MOTOR VEHICLES"):
        press_commodity("export", "MOTOR VEHICLE")
