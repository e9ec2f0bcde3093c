"""The rules for statements: what is let in, in which form, and what counts as the same.

Sources: Unicode (NFC, NFKC, UAX 9 for marks that turn the direction), BCP 47 for tags, and the
definition of the Jaccard index, worked by hand.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.opinion.nouns import Draft
from kuroji.opinion.rules import LONGEST, Refused, accepted, language_guess, likeness, near_duplicates, wording_of


@pytest.mark.parametrize(
    "text",
    [
        "", "     ", "abcd", "x" * (LONGEST + 1), "12345 !!", "\x00\x00\x00\x00\x00\x00", "See https://example.org now",
        "Visit WWW.example", "buy at example.com today", "\u202e\u202d\u2066\u2069\u200e",
    ],
)  # fmt: skip
def test_what_is_refused(text: str) -> None:
    with pytest.raises(Refused) as told:
        accepted(Draft(text=text))
    assert told.value.where == "text"
    assert told.value.remedy


@pytest.mark.parametrize(
    "draft",
    [
        Draft(text="A fair statement", country="Japan"),
        Draft(text="A fair statement", country="jp"),
        Draft(text="A fair statement", language="<b>"),
        Draft(text="A fair statement", language="en" + "-abcdefgh" * 5),
        Draft(text="A fair statement", author="x" * 61),
        Draft(text="A fair statement", author="see www.example"),
    ],
)
def test_what_is_refused_beside_the_text(draft: Draft) -> None:
    with pytest.raises(Refused):
        accepted(draft)


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("  Trade\tis\r\n good \x00 for us ", "Trade is good for us"),
        ("Cafe\u0301s sell coffee", "Cafés sell coffee"),
        ("Rising \u202eprices\u202c hurt", "Rising prices hurt"),
        ("A half \ud800 of a pair", "A half of a pair"),
        ("The U.S. buys 3.5% less", "The U.S. buys 3.5% less"),
        ("Family 👩‍👩‍👧 comes first", "Family 👩‍👩‍👧 comes first"),
    ],
)
def test_the_form_a_text_is_kept_in(given_text: str, kept: str) -> None:
    assert accepted(Draft(text=given_text)).text == kept


@given(st.text(max_size=400))
def test_whatever_is_typed_is_refused_or_kept_in_one_plain_line(text: str) -> None:
    try:
        kept = accepted(Draft(text=text)).text
    except Refused:
        return
    assert kept.isprintable() or "\u200d" in kept or any(ord(c) > 127 for c in kept)
    assert "\n" not in kept
    assert kept == kept.strip()
    assert accepted(Draft(text=kept)).text == kept
    kept.encode()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("輸出が増えている", "ja"), ("Toyotaの輸出", "ja"), ("수출이 늘었다", "ko"), ("出口增加了", "zh"),
        ("Экспорт растёт", "und-Cyrl"), ("الصادرات ترتفع", "und-Arab"), ("Exports rose", "und-Latn"), ("🚢🚢", "und"),
    ],
)  # fmt: skip
def test_the_script_says_what_it_can_of_the_language(text: str, language: str) -> None:
    assert language_guess(text) == language


def test_likeness_by_hand() -> None:
    """abcde has abc bcd cde, abcdx has abc bcd cdx: two of four pieces shared."""
    assert likeness("abcde", "ABCDX!") == pytest.approx(0.5)
    assert likeness("abcde", "a b-c d.E") == 1
    assert likeness("🚢", "🚢🚢") == 0
    assert likeness("🚢", "🚢") == 1


def test_width_case_and_punctuation_make_no_new_statement() -> None:
    assert wording_of("ＧＤＰ は 伸びる！") == wording_of("gdpは伸びる")
    assert wording_of("GDP grows") != wording_of("GDP shrinks")


def test_near_duplicates_come_most_alike_first() -> None:
    said = [
        (1, "Tariffs make everything dearer for us"),
        (2, "The yen is too weak"),
        (3, "Tariffs make everything dearer for us all"),
    ]
    assert [number for number, _ in near_duplicates("Tariffs make everything dearer for us!", said)] == [1, 3]
    assert near_duplicates("Wages must rise first", said) == []


@given(st.text(), st.text())
def test_likeness_is_symmetric_and_bounded(left: str, right: str) -> None:
    assert likeness(left, right) == likeness(right, left)
    assert 0 <= likeness(left, right) <= 1
    assert likeness(left, left) == 1
