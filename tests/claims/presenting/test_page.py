"""The page of a checked article. Sources: the HTML standard (through lxml's parser), WCAG 2.2 (1.4.1 use of colour, 2.1.1 keyboard)."""

from __future__ import annotations

import re

import msgspec
import pytest
from lxml import html
from tests.claims.presenting.by_hand import ARTICLE, CHECKED, JUDGED

from kuroji.claims.presenting.labels import ENGLISH, JAPANESE, MARKS
from kuroji.claims.presenting.page import page
from kuroji.claims.presenting.pieces import paragraphs
from kuroji.claims.presenting.rows import rows, summary_line
from kuroji.claims.presenting.visible import visible


@pytest.fixture(params=["en", "ja"])
def tree(request: pytest.FixtureRequest) -> html.HtmlElement:
    return html.document_fromstring(page([CHECKED], request.param))


def test_every_claim_is_marked_once_and_its_words_are_unchanged(tree: html.HtmlElement) -> None:
    marked = ["".join(mark.itertext()) for mark in tree.iterfind(".//mark")]
    assert marked == [claim.mention.text for claim in JUDGED]


def test_each_mark_leads_to_its_evidence_and_back(tree: html.HtmlElement) -> None:
    ids = {element.get("id") for element in tree.iterfind(".//*[@id]")}
    assert len(ids) == len(tree.findall(".//*[@id]"))
    targets = [link.get("href") for link in tree.iterfind(".//a")]
    assert {target[1:] for target in targets} == ids
    assert len(ids) == 2 * len(JUDGED)


def test_no_verdict_is_told_by_colour_alone(tree: html.HtmlElement) -> None:
    words = JAPANESE if tree.get("lang") == "ja" else ENGLISH
    for number, claim in enumerate(JUDGED, 1):
        card = tree.get_element_by_id(f"evidence-1-{number}")
        assert f"{MARKS[claim.verdict]} {words.verdicts[claim.verdict]}" in card.find("summary").text_content()
    assert len(set(MARKS.values())) == len(MARKS)


def test_the_keyboard_reaches_all_without_script(tree: html.HtmlElement) -> None:
    assert not tree.findall(".//script")
    assert not tree.xpath("//@onclick")
    assert all(card.find("summary") is not None for card in tree.iterfind(".//details"))
    assert all(link.get("aria-label") for link in tree.iterfind(".//sup/a"))


def test_nothing_of_the_article_is_markup_or_steers(tree: html.HtmlElement) -> None:
    assert not tree.findall(".//h1//b")
    text = tree.text_content()
    assert "<script>alert(1)</script>" in text
    assert "<b>in May</b>" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0]


def test_what_is_wrong_is_open(tree: html.HtmlElement) -> None:
    opened = [card.get("id") for card in tree.iterfind(".//details[@open]")]
    assert opened == [f"evidence-1-{number}" for number in (3, 4, 5, 6)]


def test_ids_stay_apart_with_several_articles() -> None:
    ids = html.document_fromstring(page([CHECKED, CHECKED])).xpath("//@id")
    assert len(ids) == len(set(ids)) == 4 * len(JUDGED)


def test_the_pieces_are_the_text() -> None:
    assert "".join(p.text for p in paragraphs(CHECKED)[0]) == ARTICLE.title
    assert "\n\n".join("".join(piece.text for piece in part) for part in paragraphs(CHECKED)[1:]) == ARTICLE.body


def test_claims_within_claims_are_all_numbered() -> None:
    """A comparison may hold a figure: the piece belongs to both, and each has its number where it ends."""
    outer = msgspec.structs.replace(
        JUDGED[1], mention=msgspec.structs.replace(JUDGED[1].mention, start=ARTICLE.text.index("Exports rose"))
    )
    nested = msgspec.structs.replace(CHECKED, judged=(outer, JUDGED[1], JUDGED[1]))
    pieces = [piece for part in paragraphs(nested) for piece in part if piece.claims]
    assert [(piece.text, piece.claims, piece.ending) for piece in pieces] == [
        ("Exports rose ", (1,), ()), ("17.0%", (1, 2, 3), (1, 2, 3)),
    ]  # fmt: skip
    assert len(html.document_fromstring(page([nested])).findall(".//sup")) == 3


def test_rows_speak_both_languages() -> None:
    english, japanese = (rows(CHECKED, words)[0] for words in (ENGLISH, JAPANESE))
    assert (english.said, english.then, english.now) == ("-¥378.7 billion", "-¥378.7 billion", "-¥395.1 billion")
    assert japanese.said == "▲3,787億円"
    assert japanese.about.endswith("貿易収支 · 2026年5月")


def test_the_summary_counts_every_verdict() -> None:
    assert summary_line(CHECKED, ENGLISH) == (
        "7 claims, 6 checked: 1 confirmed, 1 right when published, 1 outdated, 1 imprecise, 2 contradicted; "
        "1 unverifiable; coverage 86%"
    )
    assert "主張7件のうち6件" in summary_line(CHECKED, JAPANESE)


@pytest.mark.parametrize(
    "sign", [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0x200F, 0xFEFF)]
)
def test_signs_that_steer_are_shown(sign: str) -> None:
    assert (visible(f"a{sign}b") == f"a{sign}b") is (sign in "\t\n")
