"""Plain text. Source: 78 columns; Unicode's East Asian width; 行頭・行末禁則 as in JIS X 4051."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stories import by_hand

from kuroji.stories.rendering.formats import render
from kuroji.stories.rendering.wrapping import COLUMNS, wrapped
from kuroji.stories.story import Story

EVERY = pytest.mark.parametrize("story", by_hand.STORIES.values(), ids=by_hand.STORIES.keys())
PROSE = st.text(alphabet="貿易収支の赤字だった。、（）「」abc 1234,.%億円年月¥-", max_size=200)
NOT_FIRST = set("、。）」％")
NOT_LAST = set("（「")


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@pytest.mark.parametrize("story", [by_hand.english(), by_hand.japanese(), by_hand.flash()], ids=["en", "ja", "flash"])
def test_no_line_is_wider_than_a_terminal(story: Story) -> None:
    for line in render(story, "txt").splitlines():
        assert width(line) <= COLUMNS or "://" in line


@EVERY
def test_it_says_what_the_story_says(story: Story) -> None:
    said = "".join(render(story, "txt").split())
    passages = [p for s in story.sections for p in s.paragraphs] or list(story.bullets)
    for passage in (story.headline, *passages):
        assert "".join(passage.text.split()) in said
    assert "".join(story.attribution.split()) in said


@given(PROSE)
def test_wrapping_only_moves_blanks(text: str) -> None:
    assert "".join(wrapped(text, 20).split()) == "".join(text.split())


@given(st.text(alphabet="貿易収支の赤字だ", min_size=1, max_size=200), st.integers(2, 80))
def test_letters_fill_their_lines(text: str, limit: int) -> None:
    """Two columns a letter, and a line may end after any of them."""
    *full, last = wrapped(text, limit).splitlines()
    assert {width(line) for line in full} <= {limit - limit % 2}
    assert 0 < width(last) <= limit


@given(st.lists(st.text(alphabet="abc1,.%", min_size=1, max_size=12), min_size=1, max_size=30))
def test_words_stay_whole_and_lines_take_what_fits(words: list[str]) -> None:
    lines = [line.split() for line in wrapped(" ".join(words), 30).splitlines()]
    assert [word for line in lines for word in line] == words
    for line, after in pairwise(lines):
        assert len(" ".join(line)) <= 30 < len(" ".join([*line, after[0]]))


@given(PROSE)
def test_no_line_starts_or_ends_with_a_sign_that_may_not(text: str) -> None:
    lines = wrapped(text.replace(" ", ""), 20).splitlines()
    assert not [line for line in lines[1:] if line[0] in NOT_FIRST]
    assert not [line for line in lines[:-1] if line[-1] in NOT_LAST]


@pytest.mark.parametrize("number", ["9兆4,991億円", "3,951億円", "12.5%", "4カ月", "2026年5月17日"])
def test_a_number_keeps_its_unit(number: str) -> None:
    for before in range(20):
        assert any(number in line for line in wrapped("の" * before + number + "の" * 30, 24).splitlines())


def test_columns_of_a_table_are_flush() -> None:
    lines = render(by_hand.japanese(), "txt").splitlines()
    start = lines.index("総額")
    assert {width(line) for line in lines[start + 1 : start + 5]} == {width(lines[start + 2])}


def test_the_flash_has_bullets_and_no_dateline() -> None:
    text = render(by_hand.flash(), "txt")
    assert text.count("\n- Line") == 5
    assert "Figures as known" not in text
