"""Reasons: why a claim got its verdict, a sentence with the figures in English and in Japanese."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from kuroji.claims.judging.agreement import Stated
from kuroji.claims.judging.naming import subject_en, subject_ja
from kuroji.claims.judging.neighbours import Slip
from kuroji.claims.judging.truths import Gap, Known
from kuroji.claims.judging.verdicts import Weighed
from kuroji.claims.judging.words import day_en, day_ja, figure_en, figure_ja, period_en, period_ja
from kuroji.claims.verdict import Verdict
from kuroji.model.period import Period

INDICATORS_EN = {
    "balance_change": "change in size", "change": "change", "contribution": "contribution", "share": "share",
    "streak": "run of {of} periods", "first_since": "periods since the last", "record": "place among all so far",
    "rank": "place", "count": "number of months", "quantity_change": "change in quantity",
    "unit_value_change": "change in unit value", "difference": "difference", "ratio": "ratio", "quantity": "quantity",
    "unit_value": "unit value",
}  # fmt: skip
INDICATORS_JA = {
    "balance_change": "増減率", "change": "増減率", "contribution": "寄与度", "share": "構成比", "streak": "連続期間",
    "first_since": "前回からの期間", "record": "過去の順位", "rank": "順位", "count": "該当月数",
    "quantity_change": "数量の増減率", "unit_value_change": "単価の増減率", "difference": "差額", "ratio": "倍率",
    "quantity": "数量", "unit_value": "単価",
}  # fmt: skip
SLIPS_EN = {
    Slip.SIGN_FLIP: "the sign is reversed", Slip.OFF_BY_ONE: "the count is off by one",
    Slip.UNIT: "the unit or scale is wrong", Slip.DIGITS: "two digits are swapped",
    Slip.FLOW: "the figure is that of the other flow", Slip.PERIOD: "the figure is that of {period}",
    Slip.BASE: "the figure is against another base", Slip.CALENDAR: "the figure is that of {period}",
    Slip.MEASURE: "the figure is another measure of the same goods",
    Slip.PARTNER: "the figure is that of trade with {partner}", Slip.COMMODITY: "the figure is that of {commodity}",
    Slip.RECORD: "it is no record",
}  # fmt: skip
SLIPS_JA = {
    Slip.SIGN_FLIP: "符号が逆", Slip.OFF_BY_ONE: "数え方が1つずれている", Slip.UNIT: "単位か桁の誤り",
    Slip.DIGITS: "数字の入れ替わり", Slip.FLOW: "輸出入の取り違え", Slip.PERIOD: "{period}の値",
    Slip.BASE: "比較の基準が違う", Slip.CALENDAR: "{period}の値", Slip.MEASURE: "別の指標の値",
    Slip.PARTNER: "{partner}の値", Slip.COMMODITY: "{commodity}の値", Slip.RECORD: "過去最高(最低)ではない",
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
    subject = won.reading.subject
    lead_en = f"{subject_en(subject)}{_measure_en(won, now)} in {period_en(period)}: {_told_en(now, won.stated)}"
    lead_ja = f"{period_ja(period)}の{subject_ja(subject)}{_measure_ja(won)}は{_told_ja(now, won.stated)}"
    english, japanese = [lead_en[0].upper() + lead_en[1:]], [lead_ja]
    if isinstance(then, Known) and then.truth.value != now.truth.value and published is not None:
        english.append(f"{_told_en(then, won.stated)} was known on {day_en(published)}")
        japanese.append(f"{day_ja(published)}時点では{_told_ja(then, won.stated)}")
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
    if won.verdict is Verdict.IMPRECISE:
        english.append("the stated figure is close, but off by more than its digits allow")
        japanese.append("記事の数値は近いが、示された桁では一致しない")
    if mistake is not None:
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


def _measure_ja(won: Weighed) -> str:
    word = INDICATORS_JA.get(won.reading.indicator, "")
    return f"の{word}" if word else ""


def _grain(stated: Stated) -> Decimal | None:
    return stated.grain or None


def _told_en(known: Known, stated: Stated) -> str:
    last = known.fact.detail.get("last")
    text = figure_en(known.figure.value, known.figure.unit, _grain(stated))
    return f"{text} (the last was {last})" if last else text


def _told_ja(known: Known, stated: Stated) -> str:
    last = known.fact.detail.get("last")
    text = figure_ja(known.figure.value, known.figure.unit, _grain(stated))
    return f"{text}(前回は{last})" if last else text


def _slip(text: str, source: Known | None, language: str) -> str:
    if source is None:
        return text
    from kuroji.classifications.partners import partner

    place = partner(source.fact.partner_code)
    return text.format(
        period=source.fact.period, partner=place.name_en if language == "en" else place.name_ja,
        commodity=source.fact.commodity,
    )  # fmt: skip
