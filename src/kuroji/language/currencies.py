"""How currencies are written beside amounts, and how valuations are called.

A sign stands before an English amount, a word after a Japanese one; a currency without an
entry is written by its ISO 4217 code. Valuations are those of model.reporter.
"""

from __future__ import annotations

SIGNS_EN = {
    "JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "HKD": "HK$", "SGD": "S$",
}  # fmt: skip
WORDS_JA = {
    "JPY": "円", "USD": "ドル", "EUR": "ユーロ", "GBP": "ポンド", "AUD": "豪ドル", "CAD": "カナダドル",
    "NZD": "ニュージーランドドル", "HKD": "香港ドル", "SGD": "シンガポールドル", "CHF": "スイスフラン", "CNY": "元",
    "KRW": "ウォン", "MYR": "リンギ", "PLN": "ズロチ", "SEK": "スウェーデンクローナ", "ZAR": "ランド",
}  # fmt: skip
VALUATIONS = {
    "FOB": ("f.o.b.", "FOB"), "CIF": ("c.i.f.", "CIF"), "FAS": ("f.a.s.", "FAS"),
    "customs": ("at customs value, without freight and insurance", "運賃・保険料を含まない関税評価額"),
}  # fmt: skip
VALUATION_LABELS = {"customs": ("customs value", "関税評価額")}


def valuation(word: str, language: str, *, label: bool = False) -> str:
    """A valuation in running text, or in the label of a row."""
    names = VALUATION_LABELS.get(word) if label else None
    return (names or VALUATIONS[word])[language == "ja"]
