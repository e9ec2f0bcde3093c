"""What holds of every chart: a valid spec, figures that are the Facts', text that is there, whole and legible."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from PIL import Image

from kuroji.charts.chart import Chart
from kuroji.charts.drawing import png, svg
from kuroji.charts.frame import Letter
from kuroji.model.errors import UsageError

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="session")
def schema() -> jsonschema.protocols.Validator:
    """The published Vega-Lite schema, as Altair ships it; found without importing Altair."""
    spec = find_spec("altair")
    assert spec is not None
    assert spec.origin is not None
    text = (Path(spec.origin).parent / "vegalite" / "v6" / "schema" / "vega-lite-schema.json").read_text("utf-8")
    return jsonschema.Draft7Validator(json.loads(text))


def letters(chart: Chart) -> list[Letter]:
    (layer,) = (layer for layer in chart.spec["layer"] if layer["name"] == "lettering")
    return [Letter(**values) for values in layer["data"]["values"]]


def test_the_spec_is_valid_vega_lite(chart: Chart, schema: jsonschema.protocols.Validator) -> None:
    assert [error.message[:200] for error in schema.iter_errors(chart.spec)] == []
    assert schema.schema["$ref"] == "#/definitions/TopLevelSpec"


def test_the_schema_refuses_another_spec(chart: Chart, schema: jsonschema.protocols.Validator) -> None:
    assert not schema.is_valid(chart.spec | {"layer": [{"mark": "brush"}]})


def test_svg_stands_alone_and_names_itself(chart: Chart) -> None:
    """SVG 2, accessibility: an image with a title and a description; nothing is fetched from elsewhere."""
    text = svg(chart)
    root = ET.fromstring(text)
    assert root.get("role") == "img"
    assert root.get("lang") == chart.language
    title, desc = root[0], root[1]
    assert (title.tag, title.text) == (f"{SVG}title", chart.title)
    assert (desc.tag, desc.text) == (f"{SVG}desc", chart.alt)
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == desc.get("id")
    assert not re.findall(r"(?:href|src)=|url\(|<style|<script|<image|@import", text)
    assert set(re.findall(r'id="([^"]+)"', text)) == {title.get("id"), desc.get("id")}
    assert (root.get("width"), root.get("height")) == (str(chart.width), str(chart.height))


def test_what_is_lettered_is_in_the_svg(chart: Chart) -> None:
    root = ET.fromstring(svg(chart))
    shown = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    assert {letter.text for letter in letters(chart)} <= set(shown)
    together = "".join(shown).replace(" ", "")
    assert chart.title.replace(" ", "") in together
    source = {"en": "Ministry of Finance", "ja": "財務省貿易統計"}[chart.language]
    assert source.replace(" ", "") in together
    vintage = {"en": r"Asknownon\d+\w+2026", "ja": r"2026年\d+月\d+日時点"}[chart.language]
    assert re.search(vintage, together)


def test_nothing_runs_over_the_edge_of_the_picture(chart: Chart) -> None:
    image = Image.open(io.BytesIO(png(chart, 1.0))).convert("L")
    assert image.size == (chart.width, chart.height)
    ink = image.point(lambda grey: 255 if grey < 250 else 0).getbbox()
    assert ink is not None
    left, top, right, bottom = ink
    assert left >= 3
    assert top >= 3
    assert right <= chart.width - 3
    assert bottom <= chart.height - 3


def test_rows_say_what_the_spec_draws(chart: Chart) -> None:
    """Every number among the rows is in the spec's data and the other way round."""
    drawn = {
        (str(v.get("period", v.get("known_at", v.get("name")))), float(v.get("value", v.get("points", v.get("amount")))))
        for layer in chart.spec["layer"] for v in layer["data"]["values"]
        if ("flow" in v and "period" in v) or {"known_at", "points", "amount"} & set(v)
    }  # fmt: skip
    named = chart.name.startswith(("contributions", "split", "bridge"))
    told = {(row.series if named else row.period, row.value) for row in chart.rows}
    assert drawn == told


def test_the_alternative_text_says_the_main_numbers(chart: Chart) -> None:
    assert chart.spec["description"] == chart.alt
    assert len(chart.alt) < 1500
    main = {
        "balance": {"en": ["¥9.51 trillion", "¥9.89 trillion", "a deficit of ¥378.7 billion", "May 2026"],
                    "ja": ["9兆5,116億円", "9兆8,902億円", "3,787億円の赤字", "2026年5月"]},
        "history": {"en": ["¥110.40 trillion", "¥113.33 trillion", "¥20.33 trillion in 2022", "1979"],
                    "ja": ["110兆4,005億円", "113兆3,301億円", "2022年の20兆3,295億円", "1979年"]},
        "contributions-export-commodity": {"en": ["+17.0%", "Semiconductors etc +3.3"], "ja": ["+17.0%", "半導体等電子部品 +3.3"]},
        "contributions-import-commodity": {"en": ["+12.5%", "Crude oil −2.4"], "ja": ["+12.5%", "原油 ▲2.4"]},
        "revisions": {"en": ["−¥378.7 billion (17 June 2026, provisional)", "−¥395.1 billion (30 July 2026, detailed)"],
                      "ja": ["▲3,787億円（2026年6月17日、速報）", "▲3,951億円（2026年7月30日、確報）"]},
            # 393,709 / (307,626 / (1 - 0.284)) and, of July 2025, the printed change of -28.4%.
            "event-us-car-tariff-2025": {"en": ["8.4% below August 2024", "lowest 71.6 in July 2025, 91.6 in August 2026"],
                                         "ja": ["2024年同月比8.4%減", "最低は2025年7月の71.6、最新の2026年8月は91.6"]},
        # 8,129,542 less 8,792,011 million in May 2025 (long series), 9,511,555 less 9,890,228 a year on (release).
        "bridge": {"en": ["−¥662.5 billion in May 2025", "−¥378.7 billion in May 2026", "Crude oil, imports +¥215.6 billion"],
                   "ja": ["2025年5月の▲6,625億円", "2026年5月の▲3,787億円", "原油（輸入） +2,156億円"]},
        "split-export": {"en": ["−¥119.2 billion in all", "Quantity −¥16.9 billion", "Exchange rates −¥27.1 billion"],
                         "ja": ["▲1,192億円", "数量 ▲169億円", "為替 ▲271億円"]},
    }  # fmt: skip
    for words in main[chart.name][chart.language]:
        assert words in chart.alt


def test_the_same_chart_gives_the_same_bytes(draw: Callable[[str, str, int], Chart], tmp_path: Path) -> None:
    """In another process, another zone, another locale and with another seed for hashing."""
    here = png(draw("balance", "ja", 360)), svg(draw("revisions", "ja", 640)).encode()
    code = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); from conftest import drawn\n"
        "from kuroji.charts.drawing import png, svg\n"
        "out = pathlib.Path(sys.argv[2])\n"
        "(out / 'a').write_bytes(png(drawn('balance', 'ja', 360)))\n"
        "(out / 'b').write_bytes(svg(drawn('revisions', 'ja', 640)).encode())\n"
    )
    environment = os.environ | {"TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", code, str(Path(__file__).parent), str(tmp_path)], check=True, env=environment)
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()) == here


@pytest.mark.parametrize("scale", [0, 0.4, 9, float("nan")])
def test_a_scale_out_of_bounds_is_refused(draw: Callable[[str, str, int], Chart], scale: float) -> None:
    with pytest.raises(UsageError, match="scaled"):
        png(draw("balance", "en", 360), scale)


@pytest.mark.parametrize(
    ("language", "width", "what"), [("fr", 640, "lettered in 'fr'"), ("en", 100, "100 pixels wide")]
)
def test_an_unknown_language_or_width_is_refused(
    draw: Callable[[str, str, int], Chart], language: str, width: int, what: str
) -> None:
    for name in ("balance", "history", "exports", "revisions"):
        with pytest.raises(UsageError, match=what):
            draw(name, language, width)


def test_text_of_others_cannot_break_the_svg(draw: Callable[[str, str, int], Chart]) -> None:
    import msgspec

    hostile = msgspec.structs.replace(draw("balance", "en", 360), title='<script>"&', alt="]]><x>")
    root: Any = ET.fromstring(svg(hostile))
    assert root[0].text == '<script>"&'
