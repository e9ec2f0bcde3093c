"""Letters: the width table against the font itself, glyphs that are drawn, breaking lines, keeping apart."""

from __future__ import annotations

import io
import itertools
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFont

from kuroji.charts import drawing, style
from kuroji.charts.lettering import spread, width, wrap

FONT = files(drawing.FONT_PACKAGE) / "NotoSansCJKjp-Regular.otf"
JAPANESE = "年月日兆億円輸出入貿易収支赤黒字額前同比増減度期別寄与過去最大半導体等電子部品自動車米国中東速報確々時点財務省統計典加工作成▲△〜・（）"
LATIN = [chr(code) for code in range(32, 127)] + list("¥−–’“”·—")


@pytest.fixture(scope="module")
def font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), 1000, layout_engine=ImageFont.Layout.BASIC)


@pytest.mark.parametrize("letter", [*LATIN, *JAPANESE])
def test_widths_are_those_of_the_font(font: ImageFont.FreeTypeFont, letter: str) -> None:
    assert width(letter, 1000) == pytest.approx(font.getlength(letter), abs=1)


def picture_of(letter: str) -> Image.Image:
    """One letter, drawn 48 pixels high the way the charts' letters are."""
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><rect width="80" height="80" fill="white"/>'
        f'<text x="16" y="58" font-size="48" font-family=\'{style.FAMILIES}\'>{letter}</text></svg>'
    )
    return Image.open(io.BytesIO(drawing._renderer().svg_to_png(text))).convert("L")


def ink_box(image: Image.Image) -> tuple[int, int, int, int]:
    box = image.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert box is not None, "nothing was drawn"
    return box


@pytest.mark.parametrize("letter", JAPANESE)
def test_the_very_glyph_of_the_font_is_drawn(letter: str) -> None:
    """Without the font a box is drawn, and no error raised: hold the ink against the font's own outline."""
    outline = ImageFont.truetype(str(FONT), 48).getmask(letter).getbbox()
    left, top, right, bottom = ink_box(picture_of(letter))
    assert right - left == pytest.approx(outline[2] - outline[0], abs=3)
    assert bottom - top == pytest.approx(outline[3] - outline[1], abs=3)


def test_no_two_japanese_letters_look_alike_as_boxes_do() -> None:
    """Two characters without a glyph give the same box; characters with one do not."""
    boxes = {picture_of(letter).tobytes() for letter in "\ue123\ue124\ue125"}
    assert len(boxes) == 1
    glyphs = {picture_of(letter).tobytes() for letter in JAPANESE}
    assert len(glyphs) == len(JAPANESE)
    assert not glyphs & boxes


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("Source: Trade Statistics of Japan, Ministry of Finance", 200, ["Source: Trade Statistics of Japan,", "Ministry of Finance"]),
        # 3,787億円 stays whole, and no line begins with 。 or ends with （.
        ("貿易収支は3,787億円の赤字。", 88, ["貿易収支は", "3,787億円の赤", "字。"]),
        ("品目別の寄与度（ポイント）", 96, ["品目別の寄与度", "（ポイント）"]),
        ("", 100, [""]),
        ("unbreakable", 10, ["unbreakable"]),
    ],
)  # fmt: skip
def test_lines_break_where_the_language_breaks_them(text: str, limit: float, lines: list[str]) -> None:
    """JIS X 4051 for Japanese: 行頭禁則 and 行末禁則."""
    assert wrap(text, 12, limit) == lines


@given(st.text(alphabet="ab ,.年月（）。0123億円", max_size=60), st.floats(20, 300))
def test_no_letter_is_lost_by_breaking(text: str, limit: float) -> None:
    assert "".join(wrap(text, 12, limit)).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.floats(0, 300), min_size=1, max_size=6), st.floats(5, 40))
def test_labels_are_kept_apart_and_in_order(wanted: list[float], gap: float) -> None:
    low, high = 0.0, 300.0
    places = spread(wanted, gap, low, high)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    steps = [places[b] - places[a] for a, b in itertools.pairwise(order)]
    assert all(step >= gap - 1e-6 for step in steps)
    assert min(places) >= low - 1e-6
    if gap * (len(wanted) - 1) <= high - low:
        assert max(places) <= high + 1e-6


def test_labels_that_do_not_touch_stay_where_they_are() -> None:
    assert spread([10, 60, 200], 30, 0, 300) == [10, 60, 200]


def test_labels_that_touch_move_by_equal_parts() -> None:
    assert spread([100, 110], 30, 0, 300) == [90, 120]
