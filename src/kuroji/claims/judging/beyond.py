"""Claims beyond merchandise trade: which of those that trade figures left open speak of services, the account or targets.

What a sentence speaks of is told by its words, or by those of the sentences before it in the
same paragraph. The judging itself is in beyond_judges.py, which is only loaded where such a
claim is made.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime

from kuroji.claims.expressions import expression
from kuroji.claims.judging.truths import Truths
from kuroji.claims.mention import Kind, Sentence
from kuroji.claims.verdict import Judged, Verdict
from kuroji.model.errors import KurojiError

DIGITAL = expression(
    r"digital (?:deficit|balance|trade deficit|services)|デジタル(?:赤字|収支|関連収支|関連)", re.IGNORECASE
)
AHEAD = expression(
    r"project|forecast|estimate|could (?:reach|hit|grow)|expected|may reach|見込|予測|試算|見通し", re.IGNORECASE
)
PAID = expression(r"\bpa(?:y|ys|ying|id|yments?)\b|支払", re.IGNORECASE)
NET = expression(r"deficit|shortfall|\bnet\b|balance|赤字|収支", re.IGNORECASE)
FOOD = expression(
    r"(?:agricultur\w*|farm|food)\b[^.]{0,60}\bexports?|exports? of (?:agricultur|farm|food)|農林水産物|農産物[^。]{0,12}輸出",
    re.IGNORECASE,
)
AIMED = expression(r"\bgoal|\btarget|\baim(?:s|ed|ing)?\b|目標", re.IGNORECASE)
# Items of the balance of payments by their codes.
ITEMS = (
    ("current-account", expression(r"current[- ]account|経常(?:収支|黒字|赤字)", re.IGNORECASE)),
    ("primary-income", expression(r"primary income|第[一1]次所得収支", re.IGNORECASE)),
    ("travel", expression(r"travel (?:balance|surplus)|旅行収支", re.IGNORECASE)),
    ("services", expression(r"services? (?:balance|deficit)|サービス収支", re.IGNORECASE)),
)
BEFORE = 2


def beyond(
    claims: Sequence[Judged], sentences: Sequence[Sentence], published: datetime | None, truths: Truths
) -> list[Judged]:
    """The claims, those that trade figures left open judged by stated figures where these decide them."""
    starts = [sentence.start for sentence in sentences]
    return [_judged(claim, sentences, starts, published, truths) for claim in claims]


def _judged(
    claim: Judged, sentences: Sequence[Sentence], starts: Sequence[int], published: datetime | None, truths: Truths
) -> Judged:
    mention = claim.mention
    usable = mention.kind is Kind.AMOUNT and mention.unit == truths.owner.currency and mention.value is not None
    if claim.verdict is not Verdict.UNVERIFIABLE or not usable or claim.reading is None:
        return claim
    number = bisect_right(starts, mention.start) - 1
    own = sentences[number]
    before = [s.text for s in sentences[max(0, number - BEFORE) : number] if s.paragraph == own.paragraph]
    about = spoken_of(own.text, " ".join([*before, own.text]))
    if not about:
        return claim
    from kuroji.claims.judging.beyond_judges import decided

    now = truths.seen(truths.now)
    try:
        return decided(claim, about, truths.seen(published) if published is not None else now, now) or claim
    except KurojiError:
        return claim


def spoken_of(own: str, around: str) -> str:
    """What a sentence speaks of: counted, paid or projected (digital), target or result (food), an item's code, or nothing."""
    if FOOD.search(own):
        return "target" if AIMED.search(own) else "result"
    item = next((code for code, pattern in ITEMS if pattern.search(own)), "")
    if not DIGITAL.search(own if item else around):
        return item
    if AHEAD.search(own):
        return "projected"
    return "paid" if PAID.search(own) and not NET.search(own) else "counted"
