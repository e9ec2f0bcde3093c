"""The builder of test files writes what the customs site writes: held against pieces of the real files."""

from __future__ import annotations

from tests.fixtures.official_format import RAW, commodity_series, press_xml, release, totals_series


def test_a_ten_day_release_is_the_real_file_byte_for_byte() -> None:
    real = (RAW / "press_2026081en.xml").read_bytes().rstrip()
    assert press_xml(release("mof-press/2026-08-D10/1/2026-08-28")) == real


def test_a_monthly_release_is_the_real_excerpt_byte_for_byte() -> None:
    """The excerpt holds the totals, the contents, the areas and exports to the world up to the batteries."""
    real = (RAW / "press_2026084en.excerpt.xml").read_text(encoding="utf-8")
    built = press_xml(release("mof-press/2026-08/4/2026-09-16")).decode()
    assert without_contents(built).startswith(without_contents(real).removesuffix("</shuyochiikikunihin></hodoxml>"))
    entries = between(built, "<mokuji>", "</mokuji>").split("</page>")
    assert [entry for entry in entries if entry not in between(real, "<mokuji>", "</mokuji>")] == []


def without_contents(text: str) -> str:
    return text.strip().replace(between(text, "<mokuji>", "</mokuji>"), "")


def between(text: str, start: str, end: str) -> str:
    return text[text.index(start) : text.index(end)]


def test_the_totals_series_begins_as_the_real_file() -> None:
    assert totals_series().startswith((RAW / "d41ma_head.cp932.csv").read_bytes())


def test_the_export_series_has_the_header_and_a_month_of_the_real_file() -> None:
    real = (RAW / "d51ma_head.cp932.csv").read_bytes().split(b"\r\n")
    built = commodity_series("export").split(b"\r\n")
    assert built[:7] == real[:7]
    assert real[7] in built
