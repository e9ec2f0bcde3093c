"""Labelled articles of our own: the labels agree with plain arithmetic on the official series, and most claims are judged so.

The figures of `truth_now` are checked against the long series d41 read with the csv module
alone; the bar for the checker is that of the label rules in docs/reference/claims.md.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.indicators.official_totals import THOUSAND, summed

from kuroji.claims.article import Article
from kuroji.claims.checking import Checker
from kuroji.claims.verdict import Verdict
from kuroji.classifications.reporters import JAPAN
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import open_store

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.json"))
RECORDS: list[dict[str, Any]] = [json.loads(path.read_text(encoding="utf-8")) for path in ARTICLES]
LABELS = [(record["id"], claim) for record in RECORDS for claim in record["claims"]]
# One article in three is checked, which takes the time that all tests have; bench.claims checks them all.
EVERY = 3
TOTALS = [
    (name, claim)
    for name, claim in LABELS
    if claim["partner"] == "world" and claim["commodity"] == "total" and claim["truth_now"] is not None
    and claim["indicator"] in ("value", "balance", "change", "balance_change") and "D" not in claim["period"]
]  # fmt: skip


def test_there_are_articles_in_both_languages() -> None:
    assert len(RECORDS) >= 12
    assert {record["lang"] for record in RECORDS} == {"en", "ja"}


@pytest.mark.parametrize("record", RECORDS, ids=[record["id"] for record in RECORDS])
def test_every_quote_stands_once_in_its_article(record: dict[str, Any]) -> None:
    text = f"{record['title']}\n\n{record['body']}"
    assert [claim["quote"] for claim in record["claims"] if text.count(claim["quote"]) != 1] == []


@pytest.mark.parametrize(("name", "claim"), TOTALS, ids=[claim["id"] for _, claim in TOTALS])
def test_the_truth_of_now_is_that_of_the_official_series(name: str, claim: dict[str, Any]) -> None:
    period = parse(claim["period"], JAPAN.fiscal)
    now = summed(claim["flow"], period.end, period.length)
    base = parse(claim["base"], JAPAN.fiscal) if claim.get("base") else period.year_earlier()
    then = summed(claim["flow"], base.end, base.length)
    assert now is not None, name
    if claim["indicator"] in ("value", "balance"):
        # Labels of older years were written to the 0.1 billion.
        assert claim["truth_now"] == pytest.approx(now * THOUSAND, abs=5e7)
    elif claim["indicator"] == "change":
        assert then is not None
        assert claim["truth_now"] == pytest.approx((now / then - 1) * 100, abs=0.006)
    else:
        assert then is not None
        assert claim["truth_now"] == pytest.approx((abs(now) / abs(then) - 1) * 100, abs=0.06)


def test_what_is_confirmed_by_the_labels_is_hardly_ever_contradicted() -> None:
    """Not one claim in twenty-five that the data bear out is called false, and nine false ones in ten are not called true."""
    checker = Checker(open_store(None))
    wronged, absolved, true, false = [], [], 0, 0
    for record in RECORDS[::EVERY]:
        article = Article(
            title=record["title"], body=record["body"], language=record["lang"],
            published_at=parse_as_of(record["published_at"], JAPAN).instant,
        )  # fmt: skip
        judged = checker.check(article).judged
        for claim in record["claims"]:
            start = article.text.index(claim["quote"])
            inside = [
                j for j in judged if start <= j.mention.start < start + len(claim["quote"]) and j.stated is not None
            ]
            true += claim["verdict"] == "confirmed"
            false += claim["verdict"] == "contradicted"
            if claim["verdict"] == "confirmed" and any(j.verdict is Verdict.CONTRADICTED for j in inside):
                wronged.append(claim["id"])
            if claim["verdict"] == "contradicted" and any(j.verdict is Verdict.CONFIRMED for j in inside):
                absolved.append(claim["id"])
    assert len(wronged) * 25 <= true, wronged
    assert len(absolved) * 10 <= false, absolved
