"""Reasons: why a claim got its verdict, a sentence with the figures in English and in Japanese."""

from __future__ import annotations

from datetime import datetime

from kuroji.claims.judging.naming import subject_en, subject_ja
from kuroji.claims.judging.neighbours import Slip
from kuroji.claims.judging.telling import named_period, not_a_record, noun_ja, told_en, told_ja
from kuroji.claims.judging.truths import Gap, Known
from kuroji.claims.judging.verdicts import Weighed, of_itself
from kuroji.claims.judging.words import day_en, day_ja, period_en, period_ja
from kuroji.claims.verdict import Verdict
from kuroji.classifications.items import item
from kuroji.classifications.partners import partner
from kuroji.model.observation import Flow
from kuroji.model.period import Period

INDICATORS_EN = {
    "balance_change": "change in size", "change": "change", "contribution": "contribution", "share": "share",
    "streak": "", "first_since": "", "record": "",
    "rank": "place", "count": "number of months", "quantity_change": "change in quantity",
    "unit_value_change": "change in unit value", "difference": "difference", "ratio": "ratio", "quantity": "quantity",
    "unit_value": "unit value",
}  # fmt: skip
SLIPS_EN = {
    Slip.SIGN_FLIP: "the sign is reversed", Slip.OFF_BY_ONE: "the count is off by one",
    Slip.UNIT: "the unit or scale is wrong", Slip.DIGITS: "two digits are swapped",
    Slip.ONE_DIGIT: "one digit is wrong",
    Slip.FLOW: "the figure is that of the other flow", Slip.PERIOD: "the figure is that of {period}",
    Slip.BASE: "the figure is against another base", Slip.CALENDAR: "the figure is that of {period}",
    Slip.MEASURE: "the figure is another measure of the same goods",
    Slip.PARTNER: "the figure is that of trade with {partner}", Slip.COMMODITY: "the figure is that of {commodity}",
}  # fmt: skip
SLIPS_JA = {
    Slip.SIGN_FLIP: "符号が逆", Slip.OFF_BY_ONE: "数え方が1つずれている", Slip.UNIT: "単位か桁の誤り",
    Slip.DIGITS: "数字の入れ替わり", Slip.ONE_DIGIT: "数字1つの誤り", Slip.FLOW: "輸出入の取り違え", Slip.PERIOD: "{period}の値",
    Slip.BASE: "比較の基準が違う", Slip.CALENDAR: "{period}の値", Slip.MEASURE: "別の指標の値",
    Slip.PARTNER: "{partner}の値", Slip.COMMODITY: "{commodity}の値",
}  # fmt: skip


def reason(
    won: Weighed, period: Period, published: datetime | None, mistake: Slip | None, source: Known | None
) -> tuple[str, str]:
    """Why the claim has its verdict, in English and in Japanese."""
    now, then = won.now, won.then
    if not isinstance(now, Known):
        if isinstance(then, Known):
            now = then
        else:
            return _gap(now)
    # A figure of another scale has digits that say nothing of how the true one is told.
    subject, grain = won.reading.subject, None if mistake is Slip.UNIT else won.stated.grain or None
    lead_en = f"{subject_en(subject)}{_measure_en(won, now)} in {period_en(period)}: {told_en(won.reading, now, period, grain)}"
    lead_ja = f"{period_ja(period)}の{subject_ja(subject)}{noun_ja(won.reading, now)}は{told_ja(won.reading, now, period, grain)}"
    english, japanese = [lead_en[0].upper() + lead_en[1:]], [lead_ja]
    if isinstance(then, Known) and then.truth.value != now.truth.value and published is not None:
        english.append(f"{told_en(won.reading, then, period, grain)} was known on {day_en(published)}")
        japanese.append(f"{day_ja(published)}時点では{told_ja(won.reading, then, period, grain)}")
    if won.before is not None:
        by = won.superseded
        english.append(
            f"the stated figure is that of {day_en(won.before)}, "
            + (f"superseded by {day_en(by)}" if by else "already revised by then")
        )
        japanese.append(
            f"記事の数値は{day_ja(won.before)}公表のもので、"
            + (f"{day_ja(by)}までに改定済み" if by else "掲載時には改定済み")
        )
    if won.verdict is Verdict.IMPRECISE and of_itself(won.reading):
        english.append("a flow as a whole rises or falls in percent, not in points")
        japanese.append("輸出入全体の増減の単位は%であり、ポイントではない")
    elif won.verdict is Verdict.IMPRECISE:
        english.append("the stated figure is close, but off by more than its digits allow")
        japanese.append("記事の数値は近いが、示された桁では一致しない")
    if mistake is Slip.RECORD:
        called = not_a_record(won.reading, now)
        english.append(called[0])
        japanese.append(called[1])
    elif mistake is not None:
        english.append(_slip(SLIPS_EN[mistake], source, "en"))
        japanese.append(_slip(SLIPS_JA[mistake], source, "ja") + "とみられる")
    return "; ".join(english) + ".", "、".join(japanese) + "。"


def _gap(gap: Gap) -> tuple[str, str]:
    text = {
        "published": ("The figure was not yet published.", "当時まだ公表されていない。"),
        "held": (f"Not held in this store: {gap.why}.", "この統計データには含まれていない。"),
        "undefined": (f"The figure is not defined: {gap.why}.", "この数値は定義できない。"),
    }  # fmt: skip
    return text[gap.sort]


def _measure_en(won: Weighed, known: Known) -> str:
    word = INDICATORS_EN.get(won.reading.indicator, "")
    word = word.format(of=known.fact.detail.get("of", "like"))
    return f", {word}," if word else ""


def _slip(text: str, source: Known | None, language: str) -> str:
    if source is None:
        return text
    place = partner(source.fact.partner_code)
    period = named_period(source.fact.period)
    if language == "en":
        return text.format(period=period_en(period), partner=place.name_en, commodity=source.fact.commodity)
    goods = item(Flow(source.fact.flow), source.fact.classification, source.fact.code).name_ja
    return text.format(period=period_ja(period), partner=place.name_ja, commodity=goods)
