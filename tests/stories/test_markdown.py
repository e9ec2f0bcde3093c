"""The Markdown, read back by an independent parser (markdown-it-py, CommonMark and GFM tables)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.stories import by_hand

from kuroji.stories.rendering.formats import render
from kuroji.stories.rendering.markdown import Body, body, escape
from kuroji.stories.story import Story

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
EVERY = pytest.mark.parametrize("story", by_hand.STORIES.values(), ids=by_hand.STORIES.keys())
SIGNS = st.text(alphabet="ab1.)- #+=*_`~[]()<>!&|\\:;/$^{}\"'\n円、", max_size=30)


def plain(token: Token) -> str:
    """The text of an inline token as a reader sees it."""
    return "".join(t.content for t in token.children or [] if t.type in ("text", "code_inline", "text_special"))


def blocks(story: Story) -> list[tuple[str, str]]:
    """What each block of the Markdown is and says."""
    tokens = PARSER.parse(render(story, "md"))
    return [(tokens[i - 1].type.removesuffix("_open"), plain(t)) for i, t in enumerate(tokens) if t.type == "inline"]


def one_line(text: str) -> str:
    return re.sub(r"[\n\u2028]", " ", text).strip()


@EVERY
def test_a_reader_sees_what_the_story_says(story: Story) -> None:
    found = blocks(story)
    assert found[0] == ("heading", one_line(story.headline.text))
    texts = [text for _, text in found]
    wanted = [p.text for s in story.sections for p in s.paragraphs] or [b.text for b in story.bullets]
    for text in wanted:
        assert one_line(text) in texts or not text


@EVERY
def test_tables_keep_their_cells(story: Story) -> None:
    cells = [text for kind, text in blocks(story) if kind in ("th", "td")]
    wanted = [
        one_line(cell)
        for table in story.tables
        for line in (table.heads, *((r.label, *(c.text for c in r.cells)) for r in table.rows))
        for cell in line
    ]
    assert cells == wanted


@EVERY
def test_no_name_becomes_markup(story: Story) -> None:
    tokens = [t for token in PARSER.parse(render(story, "md")) for t in (token, *(token.children or []))]
    kinds = {t.type for t in tokens}
    assert not kinds & {"html_inline", "html_block", "code_inline", "code_block", "fence", "image", "s_open"}
    addresses = [str(t.attrs["href"]) for t in tokens if t.type == "link_open"]
    assert len(addresses) == len(story.releases) + 1
    assert all(address.startswith("https://") for address in addresses)


@given(SIGNS)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    """CommonMark 0.31: a backslash before a punctuation sign takes its meaning away."""
    tokens = PARSER.parse(f"x\n\n{escape(text.strip())}\n\ny")
    said = "\n\n".join(plain(token) for token in tokens if token.type == "inline")
    middle = shown(text.strip())
    assert said == (f"x\n\n{middle}\n\ny" if middle else "x\n\ny")


def shown(text: str) -> str:
    return re.sub(r"[\n\u2028]", " ", text)


def unescaped(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


@EVERY
def test_marks_point_at_the_words(story: Story) -> None:
    written: Body = body(story)
    assert written.marks
    for mark in written.marks:
        assert mark.body_start is not None
        assert mark.body_end is not None
        assert unescaped(written.text[mark.body_start : mark.body_end]) == shown(mark.span.text)


def test_the_flash_is_headline_and_five_bullets() -> None:
    found = blocks(by_hand.flash())
    tokens = PARSER.parse(render(by_hand.flash(), "md"))
    assert [t.type for t in tokens].count("list_item_open") == 5 + len(by_hand.flash().releases)
    assert found[1][1] == "Line A: exports rose 16.8% from a year earlier."


def test_what_is_empty_is_left_out() -> None:
    text = render(by_hand.english(), "md")
    assert "Nothing to say" not in text
    assert "\n\n\n" not in text


def test_the_sign_of_a_negative_zero_is_kept() -> None:
    assert ("td", "-0.0%") in blocks(by_hand.english())
