"""Facts as lines of a list of news, under a heading that names the period: as a desk would write them, each with its Fact.

A line is made of spans, so that the gate can read it back. A fact that has no such line is said by its
phrase (phrases.py), which names the period.
"""

from __future__ import annotations

from collections.abc import Callable

from kuroji.classifications.reporters import reporter
from kuroji.model.fact import Fact
from kuroji.model.period import Period, parse
from kuroji.stories.story import Span
from kuroji.stories.wording import en, habit_phrases, ja
from kuroji.stories.wording.phrases import EXTREMES, FLOWS_EN, phrase, subject_en, subject_ja

Spans = tuple[Span, ...]
_TURNED_EN = {"rise": "up", "fall": "down", "deficit": "in deficit", "surplus": "in surplus"}
_TURNED_JA = {"rise": "増加", "fall": "減少", "deficit": "赤字", "surplus": "黒字"}


def line(fact: Fact, language: str) -> Spans:
    """The line of a fact, without full stop."""
    period = parse(fact.period, reporter(fact.reporter).fiscal)
    say = (_JAPANESE if language == "ja" else _ENGLISH).get(fact.indicator)
    spans = say(fact, period) if say is not None else ()
    return spans or (Span(phrase(fact, language), fact.id),)


def _subject(fact: Fact) -> str:
    text = subject_en(fact)
    return text[:1].upper() + text[1:]


def _en_change(fact: Fact, _: Period) -> Spans:
    if fact.method != "yoy" or not fact.value:
        return ()
    return (
        Span(f"{_subject(fact)} "), Span(f"{'up' if fact.value > 0 else 'down'} {en.percent(fact)}", fact.id),
        Span(" from a year earlier"),
    )  # fmt: skip


def _en_level(fact: Fact, _: Period) -> Spans:
    if fact.method not in ("level", "exports-imports") or len(fact.unit) != 3:
        return ()
    if fact.flow != "balance":
        return Span(f"{_subject(fact)} at "), Span(en.money(fact), fact.id)
    side = "deficit" if fact.value < 0 else "surplus"
    return Span(f"{_subject(fact).replace('Trade balance', f'Trade {side}')} of "), Span(en.money(fact), fact.id)


def _en_contribution(fact: Fact, _: Period) -> Spans:
    if fact.method != "points" or not fact.value:
        return ()
    verb, side = ("added", "to") if fact.value > 0 else ("took", "from")
    return (
        Span(f"{_subject(fact)} {verb} "), Span(en.points(fact), fact.id),
        Span(f" {side} the growth of {FLOWS_EN[fact.flow]}"),
    )  # fmt: skip


def _en_streak(fact: Fact, period: Period) -> Spans:
    turned = _TURNED_EN.get(str(fact.detail.get("of")))
    if fact.method in (*habit_phrases.METHODS, *EXTREMES) or turned is None or fact.detail.get("open"):
        return ()
    head = Span(f"{_subject(fact)} {turned} for ")
    count, kind = int(fact.value), en.kind(period)
    if fact.indicator == "first_since":
        what = subject_en(fact).replace("trade balance", f"trade {fact.detail['of']}")
        of = what if fact.flow == "balance" else f"{fact.detail['of']} in {what}"
        return Span(f"First {of} in "), Span(en.cardinal(count), fact.id), Span(f" {en.kind(period, count)}")
    article = "an" if en.ordinal(count).startswith(("eighth", "8", "11", "18")) else "a"
    return head, Span(f"{article} "), Span(en.ordinal(count), fact.id), Span(f" straight {kind}")


def _en_record(fact: Fact, period: Period) -> Spans:
    if fact.flow == "balance":
        return ()
    begins = parse(str(fact.detail["series_begins"]), reporter(fact.reporter).fiscal)
    side = "highest" if fact.detail["side"] == "high" else "lowest"
    side = side if fact.value == 1 else f"{en.ordinal(int(fact.value))} {side}"
    if fact.detail["scope"] == "all-time":
        return (
            Span(f"{_subject(fact)} the "),
            Span(f"{side} on record", fact.id),
            Span(f", in data going back to {en.period(begins)}"),
        )
    return (
        Span(f"{_subject(fact)} the "), Span(f"{side} for any {en.part(period)}", fact.id),
        Span(f" in data going back to {begins.year}"),
    )  # fmt: skip


def _ja_change(fact: Fact, period: Period) -> Spans:
    if fact.method != "yoy" or not fact.value:
        return ()
    return Span(f"{subject_ja(fact)}は{ja.year_on_year(period)}"), Span(ja.up(fact), fact.id)


def _ja_level(fact: Fact, _: Period) -> Spans:
    if fact.method not in ("level", "exports-imports") or len(fact.unit) != 3:
        return ()
    side = "" if fact.flow != "balance" else "の赤字" if fact.value < 0 else "の黒字"
    return Span(f"{subject_ja(fact)}は"), Span(ja.money(fact), fact.id), Span(side)


def _ja_contribution(fact: Fact, _: Period) -> Spans:
    if fact.method != "points" or not fact.value:
        return ()
    size = ja.points(fact).removeprefix("マイナス")
    verb = "押し上げた" if fact.value > 0 else "押し下げた"
    return Span(f"{subject_ja(fact)}が{ja.FLOWS[fact.flow]}全体の伸びを"), Span(size, fact.id), Span(verb)


def _ja_streak(fact: Fact, period: Period) -> Spans:
    turned = _TURNED_JA.get(str(fact.detail.get("of")))
    if fact.method in (*habit_phrases.METHODS, *EXTREMES) or turned is None or fact.detail.get("open"):
        return ()
    joint = "ぶりの" if fact.indicator == "first_since" else "連続の"
    return Span(f"{subject_ja(fact)}は"), Span(ja.counted(period, int(fact.value)), fact.id), Span(f"{joint}{turned}")


def _ja_record(fact: Fact, period: Period) -> Spans:
    if fact.flow == "balance":
        return ()
    begins = parse(str(fact.detail["series_begins"]), reporter(fact.reporter).fiscal)
    high = fact.detail["side"] == "high"
    side = "過去最大" if high else "過去最小"
    if fact.value != 1:
        side = f"過去{int(fact.value)}番目の{'高水準' if high else '低水準'}"
    if fact.detail["scope"] == "all-time":
        return Span(f"{subject_ja(fact)}は"), Span(side, fact.id), Span(f"（比較可能な{ja.period(begins)}以降）")
    return (
        Span(f"{subject_ja(fact)}は{ja.part(period)}として"), Span(side, fact.id), Span(f"（比較可能な{begins.year}年以降）")
    )  # fmt: skip


Say = Callable[[Fact, Period], Spans]
_ENGLISH: dict[str, Say] = {
    "change": _en_change, "contribution": _en_contribution, "streak": _en_streak, "first_since": _en_streak,
    "record": _en_record, "value": _en_level, "balance": _en_level,
}  # fmt: skip
_JAPANESE: dict[str, Say] = {
    "change": _ja_change, "contribution": _ja_contribution, "streak": _ja_streak, "first_since": _ja_streak,
    "record": _ja_record, "value": _ja_level, "balance": _ja_level,
}  # fmt: skip
