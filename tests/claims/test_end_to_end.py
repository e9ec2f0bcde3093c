"""Two articles of our own in the forms that articles come in, checked from bytes to verdicts.

Figures: the release of 22 January 2026 on 2025 (balance -2,650.7, a year earlier -5,628.4, exports
110,448.0 billion yen, +3.1%), that of 17 June 2026 on May (balance -378,673,
exports +17.0%, imports +12.5%), those of 21 May and 28 May 2026 on April (+301,905, then +300,985 million
yen), and the US cars of May 2025 (-24.7%) in the release of 18 June 2025; revised since as
`kuroji revisions 2025` and `kuroji revisions 2026-05` show. A claim that the releases bear
out must never be called contradicted; the one comparison that they refute must be.
"""

from __future__ import annotations

import json

import pytest

from kuroji.claims.checking import check
from kuroji.claims.loading.articles import from_bytes
from kuroji.claims.verdict import Checked
from kuroji.store.opening import open_store

ANNUAL = """🚢 The gap in Japan's goods trade roughly halved last year, although 2025 was the fifth consecutive year of deficit. Exports climbed to an all-time high. What is behind it?

The deficit for 2025 came to ¥2.65 trillion, according to preliminary figures released by Japan's Ministry of Finance on January 22, 2026. That is a reduction of 52.9% from the year before.

Exports for 2025 reached a record ¥110.4 trillion, up 3.1% year-on-year.

In April 2025 Washington imposed additional tariffs of 25% on cars. Exports of cars to the United States fell 24.7% year-on-year in May 2025.

Payments for cloud services and streaming reached about ¥6.6 trillion in 2024 and may reach ¥10 trillion by 2030, the government projects.

I agree 0
I disagree 0
"""
MONTHLY = {
    "slug": "japan-back-in-the-red",
    "title": "Japan’s trade balance back in the red as purchases of chips climb",
    "summary": "A deficit of ¥378.7 billion in May 2026.",
    "body_md": "# Japan’s trade balance back in the red as purchases of chips climb\n\n"
    "Japan posted a trade deficit of **¥378.7 billion** in May 2026, its first shortfall in four months.\n\n"
    "In April, Japan had posted a surplus of ¥301.9 billion. Imports grew by 12.5% year-on-year in May, "
    "outstripping export growth.\n\n"
    "## Chips\n\nIn April 2026, Japan’s exports climbed 14.8% year-on-year to nearly ¥10.5 trillion. "
    "Exports of semiconductors and electronic components jumped 41.6% in the same month.\n\n"
    "Miners of crypto assets rely on application-specific circuits (ASICs).\n\n"
    "**Disclosure:** see our [Editorial Policy](https://paper.example/policy).",
    "url": "https://paper.example/japan-back-in-the-red",
    "published_at": "2026-06-17 00:24:29+00:00",
    "updated_at": "2026-06-17 00:54:01.646523+00:00",
    "lang": "en",
    "topics": ["trade"],
    "alternates": {"html": "https://paper.example/japan-back-in-the-red"},
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    return open_store(tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="module")
def annual(store) -> Checked:
    return check(from_bytes(ANNUAL.encode())[0], store)


@pytest.fixture(scope="module")
def monthly(store) -> Checked:
    return check(from_bytes(json.dumps(MONTHLY).encode())[0], store)


def verdict(checked: Checked, quote: str) -> str:
    """The verdict of the claim that holds the quote, or stands in it."""
    start = checked.article.text.index(quote)
    found = [
        c.verdict for c in checked.judged if c.mention.start < start + len(quote) and c.mention.end > start
    ]  # fmt: skip
    assert len(found) == 1, (quote, found)
    return str(found[0])


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("roughly halved", "confirmed"),
        ("the fifth consecutive year of deficit", "confirmed"),
        ("¥2.65 trillion", "was_right"),
        ("52.9%", "was_right"),
        ("¥110.4 trillion", "confirmed"),
        ("3.1%", "confirmed"),
        ("24.7%", "confirmed"),
        ("¥6.6 trillion", "unverifiable"),
        ("¥10 trillion", "unverifiable"),
    ],
)
def test_the_year(annual: Checked, quote: str, expected: str) -> None:
    assert verdict(annual, quote) == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("¥378.7 billion", "was_right"),
        ("first shortfall in four months", "confirmed"),
        ("¥301.9 billion", "outdated"),
        ("12.5%", "confirmed"),
        ("outstripping", "contradicted"),
        ("14.8%", "confirmed"),
        ("nearly ¥10.5 trillion", "confirmed"),
        ("41.6%", "confirmed"),
    ],
)
def test_the_month(monthly: Checked, quote: str, expected: str) -> None:
    assert verdict(monthly, quote) == expected


def test_the_articles_are_dated_by_text_and_record(annual: Checked, monthly: Checked) -> None:
    assert [str(c.article.published_at) for c in (annual, monthly)] == [
        "2026-01-22 14:59:59+00:00", "2026-06-17 00:24:29+00:00",
    ]  # fmt: skip
    assert [c.article.dated_by for c in (annual, monthly)] == ["text", "record"]
    assert annual.notices == monthly.notices == ()


def test_what_is_no_claim_is_left_out(annual: Checked, monthly: Checked) -> None:
    """A tariff rate, a button's count, a technical term and a date are no claims about trade."""
    claimed = " ".join(c.mention.text for c in (*annual.judged, *monthly.judged))
    for other in ("25%", "ASIC", "I agree", "January 22", "2030"):
        assert other not in claimed


def test_positions_are_exact(annual: Checked, monthly: Checked) -> None:
    for checked in (annual, monthly):
        for claim in checked.judged:
            assert checked.article.text[claim.mention.start : claim.mention.end] == claim.mention.text


def test_the_text_is_free_of_marks(monthly: Checked) -> None:
    assert not set("*#[]") & set(monthly.article.body)
    assert monthly.article.body.startswith("Japan posted a trade deficit")


def test_the_address_of_the_record_is_kept(monthly: Checked) -> None:
    assert monthly.article.address == MONTHLY["url"]
