"""Claims beyond merchandise trade: the sentences of a published article, and others of the same kinds.

What is true is taken from the publications: Jiji Press of 10 February 2025 (net deficit 6.6506
trillion yen, current account 29.2615), the first print of 2023 (payments 9.2463), METI's
estimate of October 2024 (10 trillion in 2030), the targets of 2020 (2 and 5 trillion).
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kuroji.claims.article import Article
from kuroji.claims.checking import Checker
from kuroji.claims.verdict import Judged, Verdict
from kuroji.store.opening import open_store

PUBLISHED = datetime(2026, 1, 22, 6, tzinfo=UTC)
SEED = (
    "The so-called “digital deficit” also presents challenges. Payments to overseas IT giants for cloud services, video "
    "streaming, and other digital services continue to grow, reaching approximately ¥6.6 trillion in 2024. Government "
    "projections suggest this could reach ¥10 trillion by 2030."
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(open_store(None))


def claim(checker: Checker, text: str, quote: str, language: str = "en") -> Judged:
    article = Article(title="", body=text, published_at=PUBLISHED, language=language)
    return next(j for j in checker.check(article).judged if j.mention.text == quote)


def test_a_net_balance_called_payments_is_told_apart_from_them(checker: Checker) -> None:
    found = claim(checker, SEED, "¥6.6 trillion")
    assert (found.verdict, found.slip) == (Verdict.CONTRADICTED, "wrong_measure")
    for said in ("net deficit of 2024", "¥6.65 trillion", "three groups", "¥9.25 trillion in 2023"):
        assert said in found.why
    for said in ("財務省の3項目", "支払額ではない", "9兆2,463億円"):
        assert said in found.why_ja
    assert {fact.period for fact in found.facts} == {"2024", "2023"}


def test_a_projection_is_confirmed_as_one(checker: Checker) -> None:
    found = claim(checker, SEED, "¥10 trillion")
    assert found.verdict is Verdict.CONFIRMED
    assert "October 2024" in found.why
    assert "It is a projection" in found.why


@pytest.mark.parametrize(
    ("text", "quote", "verdict", "says"),
    [
        ("The digital deficit was ¥6.65 trillion in 2024.", "¥6.65 trillion", Verdict.CONFIRMED, "three groups"),
        ("The digital deficit was ¥6.46 trillion in 2024.", "¥6.46 trillion", Verdict.CONFIRMED, "Kyodo"),
        ("The digital deficit was ¥6.85 trillion in 2024.", "¥6.85 trillion", Verdict.CONFIRMED, "PIVOT"),
        ("The digital deficit was ¥4.1 trillion in 2024.", "¥4.1 trillion", Verdict.CONTRADICTED, "No count of the year agrees"),
        ("Digital services: Japan paid ¥9.25 trillion abroad in 2023.", "¥9.25 trillion", Verdict.CONFIRMED, "Payments"),
        ("Its digital deficit is projected to reach ¥18 trillion by 2035.", "¥18 trillion", Verdict.CONFIRMED, "base case"),
        ("Its digital deficit is projected to reach ¥40 trillion by 2035.", "¥40 trillion", Verdict.CONTRADICTED, "nearest"),
        ("The current account surplus was ¥29.26 trillion in 2024.", "¥29.26 trillion", Verdict.CONFIRMED, "surplus"),
        ("The goal is ¥5 trillion of agricultural exports by 2030.", "¥5 trillion", Verdict.CONFIRMED, "34.0%"),
        ("The goal is ¥6 trillion of agricultural exports by 2030.", "¥6 trillion", Verdict.CONTRADICTED, "¥5.0 trillion"),
    ],
)  # fmt: skip
def test_verdicts_name_the_count_or_the_author(
    checker: Checker, text: str, quote: str, verdict: Verdict, says: str
) -> None:
    found = claim(checker, text, quote)
    assert found.verdict is verdict, found.why
    assert says in found.why
    assert found.why_ja
    assert found.facts


def test_japanese(checker: Checker) -> None:
    found = claim(checker, "2024年のデジタル赤字は6兆6506億円だった。", "6兆6506億円", "ja")
    assert found.verdict is Verdict.CONFIRMED
    assert "財務省の3項目" in found.why_ja


def test_each_number_of_a_text_is_judged_by_what_its_own_sentence_names(checker: Checker) -> None:
    """A result beside a target, an item of the account after the digital balance."""
    text = "農林水産物・食品の輸出額は2025年に1兆7005億円で、政府は2030年に5兆円とする目標を掲げる。"
    assert "輸出額は1兆7,005億円" in claim(checker, text, "1兆7005億円", "ja").why_ja
    assert {claim(checker, text, quote, "ja").verdict for quote in ("1兆7005億円", "5兆円")} == {Verdict.CONFIRMED}
    after = "The digital deficit was ¥6.65 trillion in 2024. The travel surplus was ¥5.9 trillion in 2024."
    assert "Travel" in claim(checker, after, "¥5.9 trillion").why


def test_what_no_stated_figure_decides_stays_open(checker: Checker) -> None:
    found = claim(checker, "The digital deficit was ¥3.0 trillion in 2017.", "¥3.0 trillion")
    assert found.verdict is Verdict.UNVERIFIABLE
