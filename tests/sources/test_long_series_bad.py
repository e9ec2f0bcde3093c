"""Long series that must not be taken in: edited, cut, converted, older than they are said to be."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.fixtures.official_format import RAW, commodity_series, totals_series

from kuroji.model.errors import HostileInput, IncompleteRelease, InputError
from kuroji.sources import registry

CAPTURED = date(2026, 9, 29)
NAME = "d51ma.csv"


def refused(data: bytes, kind: type[InputError] = InputError, captured: date | None = CAPTURED) -> InputError:
    with pytest.raises(kind) as error:
        registry.read(data, retrieved_at=datetime(2026, 11, 22, tzinfo=UTC), name=NAME, captured=captured)
    assert str(error.value).startswith(NAME)
    assert error.value.remedy
    return error.value


def edited(old: str, new: str, flow: str = "export") -> bytes:
    text = commodity_series(flow).decode("cp932")
    assert old in text
    return text.replace(old, new, 1).encode("cp932")


@pytest.mark.parametrize(
    ("old", "new", "what", "where"),
    [
        ("《世界》", "《アジア》", "the titles name two areas, アジア and WORLD", "row 1"),
        ("《世界》", "《世間》", None, None),
        ("（輸出）", "（貿易）", None, None),
        ("Monthly Data", "Data", None, None),
        ("概況品コード", "品目コード", "no row of codes, which begins with 概況品コード", ""),
        ("'70323'", "'70333'", "'70333' is not a principal commodity code of exports", "row 5, column 67"),
        (",'50101',", ",'70311',", "is there twice", "row 5"),
        (",金額,数量", ",価額,数量", "unknown column kind '価額' for total", "row 6, column 2"),
        (",数量,金額", ",金額,金額", "the unit of a value is '(単位)'", "row 6, column 3"),
        (",数量,金額", ",数量,数量", "the unit '千円' is not known", "row 6, column 4"),
        ("(千円)", "(百万円)", "the unit of a value is '(百万円)', not (千円)", "row 6, column 2"),
        ("(単位：MT)", "(単位：LB)", "'LB'", "row 6, column 13"),
        ("(単位：MT)", "(単位：TMT)", "the scaled unit '(単位：TMT)' is not used", "row 6, column 13"),
        ("2023/12,9642422951 ", "2023/12,9642422951x ", "'9642422951x' is not a number", "row 439, column 2 (value of export total)"),
        ("2023/12,9642422951 ", "2023/12,-9642422951 ", "is negative", "row 439, column 2 (value of export total)"),
        ("2023/12,9642422951 ", "2023/12,0x12 ", "'0x12' is not a number", "row 439, column 2"),
        ("2023/12,9642422951 ", "2023/12,9642422952 ", "the nine sections come to 9,642,422,951, but the grand total is 9,642,422,952",
         "row 439 (2023-12)"),
        ("2023/12,", "2023/12,,", "119 columns, where the header has 118", "row 439"),
        ("2023/12,", "2024/12,", "'2024/12' where 2023-12 is expected", "row 439, column 1"),
        ("2023/12,", "2023/13,", "'2023/13' where 2023-12 is expected", "row 439, column 1"),
    ],
)  # fmt: skip
def test_an_edited_file(old: str, new: str, what: str | None, where: str | None) -> None:
    if what is None:  # the other title still says it
        assert registry.read(edited(old, new), retrieved_at=datetime(2026, 9, 29, tzinfo=UTC), name=NAME)
        return
    error = refused(edited(old, new))
    assert what in error.what
    assert where is not None
    assert where in error.where


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ([("（輸出）", "（貿易）"), ("(Export)", "")], "exports (輸出) or imports (輸入)"),
        ([("【月別】", ""), ("Monthly Data", "Data")], "monthly (月別)"),
    ],
)
def test_a_title_that_does_not_say_what_it_is_of(changes: list[tuple[str, str]], what: str) -> None:
    text = commodity_series("export").decode("cp932")
    for old, new in changes:
        text = text.replace(old, new, 1)
    assert what in refused(text.encode("cp932")).what


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("Exp-Total", "Exports", "unknown column 'Exports'"),
        ("Imp-Total", "Exp-Total", "once each, are expected"),
        (",Imp-Total", "", "once each, are expected"),
        ("Years/Months,", "Month,", "no row of column names"),
        ("（単位：千円）", "（単位：百万円）", None),
    ],
)
def test_an_edited_file_of_totals(old: str, new: str, what: str | None) -> None:
    text = totals_series().decode("cp932").replace(old, new, 1)
    if what is None:
        text, what = text.replace("(a thousand yen)", "(million yen)"), "thousand yen"
    assert what in refused(text.encode("cp932")).what


def test_a_renamed_total_column_names_the_nearest() -> None:
    error = refused(totals_series().replace(b"Exp-Total", b"Exp-Totals", 1))
    assert "the nearest known is Exp-Total" in error.what
    assert "row 3, column 2" in error.where


@pytest.mark.parametrize("end", [-1, -2, -30, -700])
def test_a_cut_file(end: int) -> None:
    data = commodity_series("export", to_come=0).removesuffix(b"\r\n")
    error = refused(data[: len(data) + end])
    assert "fetch it again" in error.remedy.lower()


def test_a_file_cut_in_its_header() -> None:
    assert "no row of data" in refused(commodity_series("export")[:2000]).what


def test_neither_cp932_nor_utf_8() -> None:
    data = bytearray(commodity_series("export"))
    data[60] = 0x81  # the first half of a character, before a comma
    assert "neither cp932 (Shift_JIS) nor UTF-8" in refused(bytes(data)).what


def test_sections_that_do_not_add_up_are_an_incomplete_release() -> None:
    data = edited("2023/12,9642422951 ,-,105904837 ", "2023/12,9642422951 ,-,105904838 ")
    error = refused(data, IncompleteRelease)
    assert "the nine sections come to 9,642,422,952" in error.what


def test_a_long_line_is_refused() -> None:
    error = refused(commodity_series("export") + b"1" * 300_000, HostileInput)
    assert "a line of more than 256 KB" in error.what


def test_months_that_were_not_over_cannot_have_been_captured() -> None:
    error = refused(totals_series(), captured=date(2026, 8, 20))
    assert "it holds figures of 2026-08, which was not over on 2026-08-20" in error.what
    assert "downloaded" in error.remedy


def test_an_old_file_is_not_dated_by_the_day_it_is_read() -> None:
    """Read on 22 November 2026 without being told when it was taken: September was out in detail by the end of October."""
    error = refused(totals_series(), captured=None)
    assert "it ends with 2026-08, but 2026-09 was out in detail about 2026-10-" in error.what
    assert "downloaded" in error.remedy


def test_a_series_without_figures() -> None:
    lines = (RAW / "d41ma_head.cp932.csv").read_bytes().split(b"\r\n")[:4]
    error = refused(b"\r\n".join([*lines, b"2026/01,0 ,0 ", b""]))
    assert "no figure in it is other than zero" in error.what
