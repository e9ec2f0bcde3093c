"""Sentence ends: full stops that end nothing, quotations, lists, headlines, tables, wrapped lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.claims.article import Article
from kuroji.claims.mentions.sentences import sentences
from kuroji.claims.mentions.splitting import spans


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Exports to the U.S. fell 11.1% in May.",
        "The deficit was ¥378.7 billion vs. ¥301.9 billion before.",
        "It is due at 8:50 a.m. on Jan. 22 in Tokyo.",
        "Mr. Sato of Nomura Inc. said No. 2 was fine.",
        "See https://example.org/a.b/c?d=1.5 for more.",
        "「輸出は増えた。驚いた」と述べた。",
        "1. Exports rose by 3.5 points.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports fell 3.2%. Imports rose.", ["Exports fell 3.2%.", "Imports rose."]),
        ("It fell in the U.S. The yen rose.", ["It fell in the U.S.", "The yen rose."]),
        ('"It fell." He left.', ['"It fell."', "He left."]),
        ("Did it fall? Yes! 5% in all.", ["Did it fall?", "Yes!", "5% in all."]),
        ("輸出は増えた。輸入は減った。", ["輸出は増えた。", "輸入は減った。"]),
        ("Chips carry the month\nExports rose.", ["Chips carry the month", "Exports rose."]),
        ("- Exports rose\n- Imports fell", ["- Exports rose", "- Imports fell"]),
        ("Item | May\nExports | 9,511.6\nImports | 9,890.2", ["Item | May", "Exports | 9,511.6", "Imports | 9,890.2"]),
        ("The ministry said that exports to all regions rose by a record\n17.0% in May.",
         ["The ministry said that exports to all regions rose by a record\n17.0% in May."]),
        ("輸出は17%増。Imports fell. 輸入は減。", ["輸出は17%増。", "Imports fell.", "輸入は減。"]),
    ],
)  # fmt: skip
def test_several(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_paragraphs_count_from_the_title() -> None:
    article = Article(title="Title", body="One. Two.\n\n\n\nThree.")
    assert [(s.paragraph, s.text) for s in sentences(article)] == [
        (0, "Title"),
        (1, "One."),
        (1, "Two."),
        (2, "Three."),
    ]


@given(st.text(alphabet="aA1.,。「」!? \n-()%円兆", max_size=200))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    at = 0
    for start, end, _ in spans(text):
        assert text[at:start].strip() == ""
        assert start < end
        at = end
    assert text[at:].strip() == ""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1986年　円高不況。輸出は15.9％減、それでも黒字は13.7兆円にもなったのだ", "1998年　14.0兆円の黒字"),
        ("2014 | a deficit of 12.8 trillion yen, the widest of all years to that day", "2016 | a surplus"),
        (
            "FIRST 10 DAYS: deficit of 421.2 billion yen, 21.5 pct smaller; exports up 23.3 pct",
            "AUGUST (full month): up",
        ),
    ],
)
def test_a_label_at_the_head_of_a_line_opens_a_sentence(first: str, second: str) -> None:
    text = f"{first}\n{second}"
    assert text[slice(*list(spans(text))[-1][:2])] == second


def test_a_wrapped_line_that_begins_with_a_year_goes_on() -> None:
    text = "The deficit of the year was the widest since comparable records began in\n1979 and wider than that of 2014."
    assert len(list(spans(text))) == 1
