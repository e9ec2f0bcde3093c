"""Sentences of facts about mining economics; results of stated inputs, no trade statistics."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kuroji.model.fact import Fact
from kuroji.model.period import Period
from kuroji.model.rounding import round_to

NAMES = {
    "power of the network": ("power of the network", "ネットワーク全体の消費電力"),
    "energy of a day in terajoules": ("energy of a day", "1日の消費エネルギー"),
    "energy of a day in gigawatt-hours": ("energy of a day", "1日の消費電力量"),
    "electricity of a day": ("electricity bill of a day", "1日の電力費"),
    "coins of a day": ("coins of a day", "1日の新規発行量"),
    "electricity for a coin": ("electricity for a coin", "1コイン当たりの電力費"),
    "cost of a coin": ("cost of a coin with hardware", "1コイン当たりの費用（機器込み）"),
    "hashprice": ("hashprice", "ハッシュプライス"),
    "hashcost": ("hashcost", "ハッシュコスト（電力）"),
    "hardware": ("hardware written off", "機器の償却費"),
    "break-even electricity": ("break-even price of electricity", "採算が合う電力価格"),
    "break-even electricity with hardware": (
        "break-even price of electricity with hardware",
        "採算が合う電力価格（機器込み）",
    ),
    "payback": ("payback of hardware", "機器の回収期間"),
}
SYMBOLS = {"USD": "$", "EUR": "€", "JPY": "¥"}
WORDS_JA = {"USD": "ドル", "EUR": "ユーロ", "JPY": "円"}


def said(fact: Fact, language: str) -> str:
    """A result with its unit: $26,795 a coin is written $26,795/BTC, a payback as 809 days."""
    number = round_to(Decimal(fact.exact), Decimal(str(fact.quantum)))
    decimals = max(0, -int(Decimal(str(fact.quantum)).normalize().as_tuple().exponent))
    money, slash, _ = fact.unit.partition("/")
    if slash and len(money) == 3 and money.isupper() and money != "BTC":
        return f"{'-' if number < 0 else ''}{priced(f'{abs(number):,.{decimals}f}', money, language)}"
    if fact.unit == "days":
        return f"{number:,.{decimals}f}日" if language == "ja" else f"{number:,.{decimals}f} days"
    return f"{number:,.{decimals}f} {money}"


def priced(number: str, currency: str, language: str) -> str:
    """A number as an amount: $26,795; 26,795ドル."""
    if language == "ja":
        return f"{number}{WORDS_JA.get(currency, currency)}"
    return f"{SYMBOLS.get(currency, f'{currency} ')}{number}"


def _mining(fact: Fact, _: Period, language: str) -> str:
    name = fact.method.partition(";")[0]
    english, japanese = NAMES[name]
    per = fact.unit.partition("/")[2]
    tail = f"/{per}" if per else ""
    if language == "ja":
        return f"{japanese}：{said(fact, language)}{tail}（入力値からの計算）"
    return f"{english}: {said(fact, language)}{tail}, computed from the inputs given"


WORDS: dict[str, Callable[[Fact, Period, str], str]] = {"mining": _mining}
