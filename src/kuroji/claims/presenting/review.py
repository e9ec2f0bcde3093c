"""A checked article as schema.org ClaimReview: one review for each claim that the data decide.

Ratings, on a scale from 1 to 5: confirmed 5; was right (revised since) 4; imprecise 3;
outdated 2; contradicted 1. An unverifiable claim is not rated and has no review.
https://schema.org/ClaimReview
"""

from __future__ import annotations

from typing import Any

import msgspec

from kuroji.claims.presenting.labels import Labels
from kuroji.claims.presenting.rows import Row, rows
from kuroji.claims.presenting.visible import escaped_json, visible
from kuroji.claims.verdict import Checked, Judged, Verdict
from kuroji.classifications.reporters import JAPAN
from kuroji.model.instant import iso

Node = dict[str, Any]
RATINGS = {
    Verdict.CONFIRMED: 5,
    Verdict.WAS_RIGHT: 4,
    Verdict.IMPRECISE: 3,
    Verdict.OUTDATED: 2,
    Verdict.CONTRADICTED: 1,
}
OURSELVES: Node = {"@type": "Organization", "name": "Kuroji"}


def line(checked: Checked, words: Labels) -> str:
    """The document on one line."""
    return escaped_json(msgspec.json.encode(document(checked, words)).decode()) + "\n"


def document(checked: Checked, words: Labels) -> Node:
    """A JSON-LD document with a ClaimReview for each decided claim."""
    pairs = zip(checked.judged, rows(checked, words), strict=True)
    reviews = [_review(checked, claim, row, words) for claim, row in pairs if claim.verdict in RATINGS]
    return {"@context": "https://schema.org", "@graph": reviews}


def _review(checked: Checked, claim: Judged, row: Row, words: Labels) -> Node:
    article = checked.article
    sentence = next((s.text for s in checked.sentences if s.start <= claim.mention.start < s.end), row.quote)
    appearance: Node = {"@type": "CreativeWork", "headline": visible(article.title), "inLanguage": article.language}
    if article.address:
        appearance["url"] = article.address
    if article.published_at is not None:
        appearance["datePublished"] = iso(article.published_at, JAPAN)
    releases = dict.fromkeys(release for fact in claim.facts for release in fact.releases)
    return {
        "@type": "ClaimReview",
        "claimReviewed": visible(row.quote),
        "itemReviewed": {"@type": "Claim", "text": visible(sentence), "appearance": appearance},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": RATINGS[claim.verdict],
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": row.label,
            "ratingExplanation": visible(row.why),
        },
        "author": OURSELVES,
        "datePublished": iso(checked.as_of, JAPAN),
        "inLanguage": words.language,
        "isBasedOn": [{"@type": "Dataset", "identifier": release} for release in releases],
    }
