"""ClaimReview. Source: https://schema.org/ClaimReview and https://schema.org/Rating (properties and their types)."""

from __future__ import annotations

import json

from tests.claims.presenting.by_hand import ARTICLE, CHECKED, JUDGED, TITLE

from kuroji.claims.presenting.labels import ENGLISH, JAPANESE
from kuroji.claims.presenting.review import RATINGS, line
from kuroji.claims.verdict import Verdict


def test_each_decided_claim_has_a_review() -> None:
    document = json.loads(line(CHECKED, ENGLISH))
    assert document["@context"] == "https://schema.org"
    reviews = document["@graph"]
    assert [review["claimReviewed"] for review in reviews] == [
        claim.mention.text for claim in JUDGED if claim.verdict is not Verdict.UNVERIFIABLE
    ]
    for review in reviews:
        assert {"@type", "claimReviewed", "itemReviewed", "reviewRating", "author", "datePublished"} <= set(review)
        assert review["@type"] == "ClaimReview"
        rating = review["reviewRating"]
        assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
        assert rating["alternateName"]


def test_a_review_names_the_article_and_what_it_rests_on() -> None:
    first = json.loads(line(CHECKED, ENGLISH))["@graph"][0]
    appearance = first["itemReviewed"]["appearance"]
    assert (appearance["headline"], appearance["url"]) == (TITLE, ARTICLE.address)
    assert appearance["datePublished"] == "2026-06-17T09:12+09:00"
    assert first["itemReviewed"]["text"] == TITLE
    assert first["isBasedOn"] == [{"@type": "Dataset", "identifier": "press-2026-05"}]


def test_better_verdicts_rate_higher() -> None:
    """What was right when it was written stands above what never was."""
    order = [Verdict.CONFIRMED, Verdict.WAS_RIGHT, Verdict.IMPRECISE, Verdict.OUTDATED, Verdict.CONTRADICTED]
    assert [RATINGS[verdict] for verdict in order] == [5, 4, 3, 2, 1]


def test_our_words_are_in_the_language_asked_for() -> None:
    first = json.loads(line(CHECKED, JAPANESE))["@graph"][0]
    assert first["inLanguage"] == "ja"
    assert first["reviewRating"]["ratingExplanation"] == "理由。"
