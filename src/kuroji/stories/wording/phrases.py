"""One plain sentence for each fact, in English and Japanese: what lists and JSON answers show beside the number."""

from __future__ import annotations

from collections.abc import Callable

from kuroji.classifications.items import item
from kuroji.classifications.partners import partner
from kuroji.classifications.reporters import reporter
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL, WORLD
from kuroji.model.period import Period, parse
from kuroji.stories.wording import (
    en,
    event_phrases,
    ground_phrases,
    habit_phrases,
    ja,
    outlook_phrases,
    structure_phrases,
)
from kuroji.stories.wording.effects import effect_en, effect_ja

FLOWS_EN = {"export": "exports", "import": "imports", "balance": "trade balance"}
DIRECTION_EN = {"export": "to", "import": "from", "balance": "with"}
LANGUAGES = ("en", "ja")
# What a first in so many periods is of, where it is not of a sign: method -> English, Japanese.
EXTREMES = {
    "high": ("highest", "高水準"),
    "low": ("lowest", "低水準"),
    "growth-high": ("fastest growth of", "高い伸び"),
    "growth-low": ("slowest growth of", "低い伸び"),
}


def phrase(fact: Fact, language: str) -> str:
    """What the fact says, as one sentence without full stop, in `en` or `ja`."""
    period = parse(fact.period, reporter(fact.reporter).fiscal)
    if fact.indicator in outlook_phrases.WORDS:
        return outlook_phrases.WORDS[fact.indicator](fact, period, language)
    if language == "ja":
        return _japanese(fact, period)
    text = _english(fact, period)
    return text[0].upper() + text[1:]


def subject_en(fact: Fact) -> str:
    """exports of semiconductors etc to the US; the trade balance with China."""
    words = FLOWS_EN[fact.flow]
    if fact.commodity != TOTAL:
        words += f" of {fact.commodity}"
    if fact.partner_code != WORLD:
        words += f" {DIRECTION_EN[fact.flow]} {en.with_article(fact.partner)}"
    return words


def subject_ja(fact: Fact) -> str:
    """米国向けの半導体等電子部品の輸出; 対中国の貿易収支."""
    flow = ja.FLOWS[fact.flow]
    goods = "" if fact.commodity == TOTAL else f"{item(fact.flow, fact.classification, fact.code).name_ja}の"
    if fact.partner_code == WORLD:
        return goods + flow
    place = partner(fact.partner_code).name_ja
    around = {"export": f"{place}向け", "import": f"{place}からの", "balance": f"対{place}の"}[fact.flow]
    return around + goods + flow


def _english(fact: Fact, period: Period) -> str:
    say = _ENGLISH.get(fact.indicator)
    when = en.period(period)
    subject = subject_en(fact)
    return say(fact, subject, when, period) if say else f"{subject} in {when}: {fact.value:g} {fact.unit}"


def _en_level(fact: Fact, subject: str, when: str, _: Period) -> str:
    detail = {
        "year-to-date": ", January to date", "12-month-sum": ", 12 months", "3-month-sum": ", three months",
        "seasonally adjusted": ", seasonally adjusted",
    }  # fmt: skip
    if fact.flow == "balance":
        side = "deficit" if fact.value < 0 else "surplus"
        return f"{subject.replace('trade balance', f'trade {side}')} in {when}{detail.get(fact.method, '')}: {en.money(fact)}"
    size = (
        en.quantity(fact) if fact.unit in en.UNITS else en.money(fact) if len(fact.unit) == 3 else f"{fact.value:,.1f}"
    )
    ending = " a working day" if fact.method == "per-working-day" else ""
    return f"{subject} in {when}{detail.get(fact.method, '')}: {size}{ending}"


def _en_change(fact: Fact, subject: str, when: str, _: Period) -> str:
    of = {"quantity_change": "the quantity of ", "unit_value_change": "the unit value of "}.get(fact.indicator, "")
    against = {
        "previous": "from the period before", "per-working-day": "per working day from a year earlier",
        "from previous month, seasonally adjusted": "from the month before, seasonally adjusted",
        "two-years": "from two years earlier", "yoy, in USD, ECB": "in dollars from a year earlier",
    }  # fmt: skip
    tail = against.get(fact.method, "from a year earlier")
    if fact.indicator == "balance_change" or fact.flow == "balance":
        verb = "widened" if fact.value > 0 else "narrowed"
        return f"{subject} in {when} {verb} by {en.percent(fact)} in size {tail}"
    amount = "" if fact.value == 0 else f" {en.percent(fact)}"
    return f"{of}{subject} in {when} {en.rose(fact)}{amount} {tail}"


def _en_difference(fact: Fact, subject: str, when: str, _: Period) -> str:
    side = "higher" if fact.value > 0 else "lower"
    outside, parts = fact.method.partition("outside its ")[1:]
    if outside:
        subject = f"{subject}, without the {parts} told apart,"
    return (
        f"{subject} in {when} {'was' if fact.flow == 'balance' else 'were'} {en.money(fact)} {side} than a year earlier"
    )


def _en_contribution(fact: Fact, subject: str, when: str, _: Period) -> str:
    flow = FLOWS_EN[fact.flow]
    whole = flow
    if fact.commodity != TOTAL and fact.partner_code != WORLD:
        whole = f"{flow} {DIRECTION_EN[fact.flow]} {en.with_article(fact.partner)}"
    if fact.method == "rate":
        return f"{subject} accounted for {en.signed_percent(fact)} of the change in {whole} in {when}"
    verb, side = ("added", "to") if fact.value >= 0 else ("took", "from")
    return f"{subject} {verb} {en.points(fact)} {side} the growth of {whole} in {when}"


def _en_streak(fact: Fact, subject: str, when: str, period: Period) -> str:
    if fact.method in habit_phrases.METHODS:
        return habit_phrases.english(fact, subject, when, period)
    if fact.indicator == "first_since" and fact.method in EXTREMES:
        extreme = EXTREMES[fact.method][0]
        return f"{extreme} {subject} in {en.cardinal(int(fact.value))} {en.kind(period, int(fact.value))} in {when}"
    count, of = int(fact.value), str(fact.detail["of"])
    whose = "" if fact.flow == "balance" else f" of {subject}"
    place = "" if fact.flow == "balance" and fact.partner_code == WORLD else f" {subject.partition('balance ')[2]}"
    what = f"trade {of}{place.rstrip()}" if fact.flow == "balance" else f"{of}{whose}"
    if fact.indicator == "first_since":
        return f"first {what} in {en.cardinal(count)} {en.kind(period, count)} in {when}"
    more = " at least" if fact.detail.get("open") else ""
    return f"{en.ordinal(count)} straight {en.kind(period)}ly {what}{more} in {when}"


def _en_record(fact: Fact, subject: str, when: str, period: Period) -> str:
    side = {"high": "highest", "low": "lowest"}[str(fact.detail["side"])]
    if fact.flow == "balance":
        side = {"high": "largest surplus or smallest deficit", "low": "largest deficit or smallest surplus"}[
            str(fact.detail["side"])
        ]
    scope = "" if fact.detail["scope"] == "all-time" else f" for the {en.kind(period)}"
    rank = int(fact.value)
    place = side if rank == 1 else f"{en.ordinal(rank)} {side}"
    return f"{subject} in {when}: {place}{scope} since {fact.detail['series_begins']}"


def _en_plain(fact: Fact, subject: str, when: str, _: Period) -> str:
    words = {
        "share": f"{en.percent(fact)} of the total",
        "rank": f"ranked {en.ordinal(int(fact.value))} of {fact.detail.get('of')}",
        "ratio": f"{fact.value:.1f} times " + ("imports" if fact.method == "exports/imports" else "the level a year earlier"),
        "count": f"{en.cardinal(int(fact.value))} of {fact.detail.get('of')} months in {fact.detail.get('counted')}",
        "quantity": en.quantity(fact),
        "unit_value": f"{en.unit_value(fact)} (unit value)",
    }  # fmt: skip
    return f"{subject} in {when}: {words[fact.indicator]}"


def _en_effect(fact: Fact, subject: str, when: str, _: Period) -> str:
    return effect_en(fact, subject, when)


_ENGLISH: dict[str, Callable[[Fact, str, str, Period], str]] = {
    "value": _en_level, "balance": _en_level, "change": _en_change, "balance_change": _en_change,
    "quantity_change": _en_change, "unit_value_change": _en_change, "difference": _en_difference,
    "contribution": _en_contribution, "streak": _en_streak, "first_since": _en_streak, "record": _en_record,
    "share": _en_plain, "rank": _en_plain, "ratio": _en_plain, "count": _en_plain, "quantity": _en_plain,
    "unit_value": _en_plain, "effect": _en_effect,
    **dict.fromkeys(event_phrases.WORDS, event_phrases.english),
    **dict.fromkeys(ground_phrases.WORDS, ground_phrases.english),
    **dict.fromkeys(structure_phrases.WORDS, structure_phrases.english),
}  # fmt: skip
_JAPANESE: dict[str, Callable[[Fact, Period], str]] = {
    "effect": effect_ja,
    **dict.fromkeys(event_phrases.WORDS, event_phrases.japanese),
    **dict.fromkeys(structure_phrases.WORDS, structure_phrases.japanese),
}
_SIGN_JA = {"deficit": "赤字", "surplus": "黒字", "rise": "増加", "fall": "減少"}


def _japanese(fact: Fact, period: Period) -> str:
    if fact.indicator in ground_phrases.WORDS:
        return ground_phrases.japanese(fact, subject_ja(fact), period)
    head = f"{ja.period(period)}の{subject_ja(fact)}"
    say = habit_phrases.japanese if fact.method in habit_phrases.METHODS else _JAPANESE.get(fact.indicator, _ja_rest)
    return head + say(fact, period)


def _ja_rest(fact: Fact, period: Period) -> str:
    match fact.indicator:
        case "value" | "balance":
            return _ja_level(fact)
        case "change" | "quantity_change" | "unit_value_change" | "balance_change":
            of = {"quantity_change": "数量", "unit_value_change": "単価"}.get(fact.indicator, "")
            against = {
                "previous": "前期比", "per-working-day": "営業日当たり前年同期比",
                "from previous month, seasonally adjusted": "季節調整済み前月比",
                "two-years": "2年前比", "yoy, in USD, ECB": f"ドル換算で{ja.year_on_year(period)}",
            }  # fmt: skip
            what = f"の{of}" if of else ""
            return f"{what}は{against.get(fact.method, ja.year_on_year(period))}{ja.up(fact)}"
        case "difference":
            outside = {
                "yoy, outside its commodities": "（内訳品目以外）",
                "yoy, outside its partners": "（内訳国・地域以外）",
            }
            return f"{outside.get(fact.method, '')}は前年を{ja.money(fact)}{'上回る' if fact.value > 0 else '下回る'}"
        case "contribution":
            return f"の寄与{'率は' + ja.percent(fact) if fact.method == 'rate' else '度は' + ja.points(fact)}"
        case "streak":
            return f"は{ja.counted(period, int(fact.value))}連続の{_SIGN_JA[str(fact.detail['of'])]}"
        case "first_since":
            what = EXTREMES[fact.method][1] if fact.method in EXTREMES else _SIGN_JA[str(fact.detail["of"])]
            return f"は{ja.counted(period, int(fact.value))}ぶりの{what}"
        case "record":
            side = "大きい" if fact.detail["side"] == "high" else "小さい"
            begins = ja.period(parse(str(fact.detail["series_begins"])))
            return f"は{begins}以降で{'最も' if fact.value == 1 else f'{int(fact.value)}番目に'}{side}"
        case _:
            return _ja_plain(fact)


def _ja_level(fact: Fact) -> str:
    tail = {
        "year-to-date": "年初来", "12-month-sum": "12カ月合計", "3-month-sum": "3カ月合計",
        "seasonally adjusted": "季節調整値で",
    }.get(fact.method, "")  # fmt: skip
    if fact.flow == "balance":
        return f"は{tail}{ja.money(fact)}の{'赤字' if fact.value < 0 else '黒字'}"
    if fact.unit in ja.UNITS:
        return f"は{tail}{ja.quantity(fact)}"
    return f"は{tail}{ja.money(fact)}" if len(fact.unit) == 3 else f"は{fact.value:,.1f}"


def _ja_plain(fact: Fact) -> str:
    words = {
        "share": f"の構成比は{ja.percent(fact)}",
        "rank": f"は{int(fact.value)}位",
        "ratio": f"は{fact.value:.1f}倍",
        "count": f"は{int(fact.value)}カ月が{_SIGN_JA.get(str(fact.detail.get('counted')), '')}",
        "quantity": f"の数量は{ja.quantity(fact)}",
        "unit_value": f"の単価は{ja.unit_value(fact)}" if fact.indicator == "unit_value" else "",
    }
    return words.get(fact.indicator, f"は{fact.value:g}{fact.unit}")
