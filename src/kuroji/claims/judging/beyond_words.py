"""Why a claim beyond merchandise trade stands as it does, in English and Japanese, naming count, source and date."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kuroji.claims.judging.agreement import Agreement
from kuroji.claims.judging.words import figure_en, figure_ja
from kuroji.classifications.items import item
from kuroji.model.fact import Fact
from kuroji.outlook.services.definitions import definition
from kuroji.outlook.targets.standing import Standing


class Told(NamedTuple):
    """A sentence in both languages."""

    en: str
    ja: str


def counts_words(best: Fact, facts: Sequence[Fact], agreed: Agreement) -> Told:
    """The count that agrees, or comes nearest, and what the others of the year say."""
    others = [fact for fact in facts if fact.id != best.id]
    rest_en = f" Other counts: {', '.join(_size(f, 'en') for f in others)}." if others else ""
    rest_ja = f"他の集計では{'、'.join(_size(f, 'ja') for f in others)}。" if others else ""
    lead_en = "" if agreed is not Agreement.NONE else "No count of the year agrees; nearest in use: "
    lead_ja = "" if agreed is not Agreement.NONE else "一致する集計はない。"
    lead = f"{lead_en}the" if lead_en else "The"
    said = (
        f"{lead} digital balance of {best.period} by {_by(best, 'en')} ({best.detail['counts']}) was a net deficit of"
    )
    return Told(
        f"{said} {_size(best, 'en')} ({best.detail.get('source', best.detail['standing'])}).{rest_en}",
        f"{lead_ja}{_by(best, 'ja')}による{best.period}年のデジタル関連収支は{_size(best, 'ja')}の赤字（差引）。{rest_ja}",
    )


def payments_words(payments: Fact, net: Fact | None) -> Told:
    """Payments as stated; where the claim gives the net figure in their place, both."""
    if net is None:
        return Told(
            f"Payments for digital services were {_size(payments, 'en')} in {payments.period} by {_by(payments, 'en')}.",
            f"{_by(payments, 'ja')}による{payments.period}年のデジタル関連の支払いは{_size(payments, 'ja')}。",
        )
    return Told(
        f"That is the net deficit of {net.period}, {_size(net, 'en')} by {_by(net, 'en')} ({net.detail['counts']}), not payments: "
        f"gross payments were {_size(payments, 'en')} in {payments.period}, the newest year at hand.",
        f"{_by(net, 'ja')}による{net.period}年の赤字（差引）{_size(net, 'ja')}に当たり、支払額ではない。"
        f"支払いの総額は、手元にある直近の{payments.period}年で{_size(payments, 'ja')}。",
    )


def projection_words(best: Fact, agreed: Agreement) -> Told:
    """Who projects what; that it is a projection."""
    lead = (
        ("", "")
        if agreed is not Agreement.NONE
        else ("No projection held says so; nearest: ", "該当する見込みは保有していない。")
    )
    return Told(
        f"{lead[0]}{_upper(str(best.detail['name_en']))} projects a net digital deficit of {_size(best, 'en')} in {best.period}. "
        "It is a projection, whose count is not stated to be that of the published figures.",
        f"{lead[1]}{best.detail['name_ja']}による{best.period}年の見込みは{_size(best, 'ja')}の赤字（差引）。"
        "見込みであり、集計範囲が公表値と同じとは示されていない。",
    )


def account_words(fact: Fact, agreed: Agreement) -> Told:
    """An item of the balance of payments, or a result, as stated."""
    name = item(fact.flow, fact.classification, fact.code)
    if fact.flow != "balance":
        return Told(
            f"Exports of {name.name_en} were {_size(fact, 'en')} in {fact.period} ({fact.detail['source']}).",
            f"{fact.period}年の{name.name_ja}の輸出額は{_size(fact, 'ja')}（{fact.detail['source_ja']}）。",
        )
    side_en, side_ja = ("deficit", "赤字") if fact.value < 0 else ("surplus", "黒字")
    nearly = "" if agreed is not Agreement.NEAR else " The figure stated is near it."
    return Told(
        f"{_upper(name.name_en)} in {fact.period}: a {side_en} of {_size(fact, 'en')} ({fact.detail['source']}).{nearly}",
        f"{fact.period}年の{name.name_ja}収支は{_size(fact, 'ja')}の{side_ja}（{fact.detail['source_ja']}）。",
    )


def target_words(one: Standing, agreed: Agreement) -> Told:
    """The target, when it was set, and how far the newest result is from it."""
    aim, result = one["target"], one["result"]
    lead = ("", "") if agreed is not Agreement.NONE else ("Not so: ", "異なる。")
    set_en = f", set in {one.target.set_in}" if one.target.set_in else ""
    set_ja = f"（{one.target.set_in}年設定）" if one.target.set_in else ""
    return Told(
        f"{lead[0]}{_upper(one.target.said('en')) if not lead[0] else one.target.said('en')} is {_size(aim, 'en')}{set_en}; exports were "
        f"{_size(result, 'en')} in {result.period}, {figure_en(Decimal(one['reached'].exact), 'percent')} of it.",
        f"{lead[1]}{one.target.said('ja')}は{_size(aim, 'ja')}{set_ja}。{result.period}年の実績は{_size(result, 'ja')}で、"
        f"目標の{figure_ja(Decimal(one['reached'].exact), 'percent')}。",
    )


def _size(fact: Fact, language: str) -> str:
    value, grain = abs(Decimal(fact.exact)), max(Decimal(str(fact.quantum)), Decimal(10) ** 10)
    return (
        figure_ja(value, fact.unit, Decimal(str(fact.quantum)))
        if language == "ja"
        else figure_en(value, fact.unit, grain)
    )


def _by(fact: Fact, language: str) -> str:
    return definition(fact.reporter, str(fact.detail["definition"])).name(language)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
