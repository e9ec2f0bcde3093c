"""Claims that trade figures cannot decide are listed with what would: sentences about mining, made up after the news."""

from __future__ import annotations

import pytest

from kuroji.claims.article import Article
from kuroji.claims.judging.open_questions import open_questions
from kuroji.claims.mentions.sentences import sentences
from kuroji.claims.verdict import Judged, Verdict


def asked(text: str) -> tuple[Article, list[Judged]]:
    article = Article(title="", body=text, published_at=None, language="ja" if "。" in text else "en")
    return article, open_questions([], sentences(article), article.text)


@pytest.mark.parametrize(
    ("text", "named", "needs"),
    [
        ("Dearer hardware costs lift the break-even of miners.", "hardware costs lift the break-even", "USD per TH/s"),
        ("The figures are a leading indicator for miners.", "leading indicator", "dates of publication"),
        ("半導体高は採掘の採算を悪化させる。", "採掘の採算", "USD per TH/s"),
    ],
)
def test_what_would_decide_it_is_said(text: str, named: str, needs: str) -> None:
    article, (found,) = asked(text)
    assert found.verdict is Verdict.UNVERIFIABLE
    assert found.mention.text == named
    assert article.text[found.mention.start : found.mention.end] == named
    assert needs in found.missing
    assert needs in found.why


def test_a_claim_that_is_listed_already_is_not_listed_twice() -> None:
    article, listed = asked("The figures are a leading indicator.")
    assert open_questions(listed, sentences(article), article.text) == listed


def test_other_sentences_ask_nothing() -> None:
    assert asked("Exports rose 17.0% in May 2026.")[1] == []
