"""Every digit of a text lies in exactly one mention, mentions lie in their sentence, and hostile text ends in time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuroji.claims.article import Article
from kuroji.claims.mention import Kind
from kuroji.claims.mentions.characters import plain
from kuroji.claims.mentions.sentences import sentences

PIECES = st.sampled_from(
    [
        "¥", "$", "378.7", "9,511,555", "17.0", "12", "5", "2026", "1979", " billion", " trillion", "bn", "tn", " yen", "%",
        " per cent", " points", "-", "–", "▲", "+", "(", ")", ", ", ". ", "。", "、", "兆", "億", "万", "円", "増", "減",
        "年", "カ月", "連続", "ぶり", "日", "割", "倍", "台", " to ", " from ", " and ", " first ", " since ", " May ", "th",
        " consecutive ", " months", " rose ", " fell by ", " half ", "/", ":", "\n", "\n\n", "５", "数", "約", " 円安", "H100",
        " to the dollar", " tariff of ", "@", "https://x.y/", "٣", "²", "①",
    ]
)  # fmt: skip


@settings(deadline=None)  # the first example compiles the expressions
@given(st.lists(PIECES, max_size=25).map("".join))
def test_digits_are_covered_once(body: str) -> None:
    article = Article(title="May 2026", body=body)
    text, seen = article.text, [0] * len(article.text)
    for sentence in sentences(article):
        assert text[sentence.start : sentence.end] == sentence.text
        for mention in sentence.mentions:
            assert sentence.start <= mention.start < mention.end <= sentence.end
            assert text[mention.start : mention.end] == mention.text
            for at in range(mention.start, mention.end):
                seen[at] += 1
    assert max(seen) <= 1
    assert [(at, sign) for at, sign in enumerate(text) if sign.isdecimal() and seen[at] != 1] == []


@given(st.text(max_size=80))
def test_the_plain_form_keeps_every_place(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    "piece", ["1", "1,", "兆", "1兆", "(", "()", "first ", "a.", "1% ", "1 to ", "because ", "「", "\n", "http://"]
)
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    body = piece * 20_000
    read = sentences(Article(title="", body=body))
    digits = sum(sign.isdecimal() for sentence in read for m in sentence.mentions for sign in m.text)
    assert digits == body.count("1")


@pytest.mark.parametrize(
    ("written", "read"),
    [("１７・０％増", "17.0%増"), ("１兆２・５億円", "1兆2.5億円"), ("1・2倍", "1.2倍"), ("４・５月", "4・5月"), ("２・３カ月", "2・3カ月"), ("1・2・3%", "1・2・3%")],
)  # fmt: skip
def test_a_middle_dot_is_the_point_of_figures_set_upright(written: str, read: str) -> None:
    """The rule of the house styles of Japanese dailies: 縦書き sets the decimal point as a middle dot."""
    assert plain(written) == read


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("Imports from China came to 2.78 trillion yen in July – 23 per cent of all imports.", 23),
        ("Imports from China came to 2.78 trillion yen in July - 23 per cent of all imports.", 23),
        ("Exports to the US: - 4.3 per cent.", -4.3),
        ("Exports to the US -4.3 per cent.", -4.3),
        ("Exports to the US –4.3 per cent.", -4.3),
    ],
)
def test_a_dash_between_words_is_no_minus(body: str, value: float) -> None:
    article = Article(title="July 2026", body=body)
    percents = [
        m.value for s in sentences(article) for m in s.mentions if m.kind is Kind.PERCENT and m.value is not None
    ]
    assert [float(number) for number in percents] == [value]
