"""Words for currencies, physical units and shares of a whole, English and Japanese."""

from __future__ import annotations

from decimal import Decimal

from kuroji.language.currencies import WORDS_JA

# What stands before the number -> code.
CURRENCY_SIGNS = {
    "¥": "JPY", "JP¥": "JPY", "JPY": "JPY", "Y": "JPY", "US$": "USD", "U.S.$": "USD", "USD": "USD", "$": "USD",
    "€": "EUR", "EUR": "EUR", "£": "GBP", "GBP": "GBP", "CNY": "CNY", "RMB": "CNY", "CN¥": "CNY", "A$": "AUD",
    "AUD": "AUD", "₩": "KRW", "KRW": "KRW", "HK$": "HKD", "NT$": "TWD", "C$": "CAD", "₹": "INR", "CHF": "CHF",
}  # fmt: skip
# What stands after it -> code.
CURRENCY_WORDS_EN = {
    "yen": "JPY", "jpy": "JPY", "japanese yen": "JPY", "us dollars": "USD", "us dollar": "USD", "u.s. dollars": "USD",
    "dollars": "USD", "dollar": "USD", "usd": "USD", "euros": "EUR", "euro": "EUR", "eur": "EUR", "yuan": "CNY",
    "renminbi": "CNY", "pounds": "GBP", "won": "KRW", "rupees": "INR", "australian dollars": "AUD",
}  # fmt: skip
CURRENCY_WORDS_JA = {
    "円": "JPY", "米ドル": "USD", "豪ドル": "AUD", "ドル": "USD", "ユーロ": "EUR", "人民元": "CNY", "元": "CNY",
    "ポンド": "GBP", "ウォン": "KRW",
}  # fmt: skip

# Word -> (unit, how many of it): MT tonnes, KG, NO pieces, KL kilolitres, BBL barrels.
QUANTITIES_EN: dict[str, tuple[str, Decimal]] = {
    **dict.fromkeys(
        ("tonnes", "tonne", "tons", "ton", "metric tons", "metric ton", "metric tonnes", "mt"), ("MT", Decimal(1))
    ),
    **dict.fromkeys(("kt", "kilotonnes", "kilotons"), ("MT", Decimal(1000))),
    **dict.fromkeys(("megatonnes", "megatons", "mtpa", "mmt"), ("MT", Decimal(10) ** 6)),
    **dict.fromkeys(("kilograms", "kilogram", "kilos", "kg"), ("KG", Decimal(1))),
    **dict.fromkeys(
        (
            "vehicles", "vehicle", "cars", "car", "passenger cars", "motor vehicles", "units", "unit", "trucks",
            "automobiles", "autos", "pieces", "motorcycles", "motorbikes", "bikes", "scooters", "lorries", "vans", "buses", "tractors",
            "ships", "vessels", "hulls", "bulkers", "tankers", "machines", "sets",
        ),
        ("NO", Decimal(1)),
    ),
    **dict.fromkeys(("kilolitres", "kilolitre", "kiloliters", "kiloliter", "kl"), ("KL", Decimal(1))),
    **dict.fromkeys(("litres", "liters", "litre", "liter"), ("KL", Decimal("0.001"))),
    **dict.fromkeys(("barrels", "barrel", "bbl", "bbls"), ("BBL", Decimal(1))),
}  # fmt: skip
# What stands between a number and what it counts: whose, from where, of which sort.
SORTS_EN = (
    "metric", "passenger", "motor", "new", "used", "second-hand", "secondhand", "finished", "complete", "whole", "built-up",
    "electric", "hybrid", "petrol", "gasoline", "diesel", "battery", "commercial", "heavy", "light", "small", "big", "large",
    "more", "fewer", "such", "individual", "separate", "our", "their", "its", "your", "these", "those", "the", "foreign",
    "imported", "exported", "domestic", "japanese", "japanese-made", "japanese-built", "american", "american-made", "us", "chinese",
    "chinese-made", "chinese-built", "korean", "south korean", "taiwanese", "german", "european", "british", "french", "italian",
    "swedish", "thai", "indian", "mexican", "canadian", "australian", "asian", "western",
)  # fmt: skip
QUANTITIES_JA: dict[str, tuple[str, Decimal]] = {
    "トン": ("MT", Decimal(1)), "キログラム": ("KG", Decimal(1)), "キロリットル": ("KL", Decimal(1)),
    "リットル": ("KL", Decimal("0.001")), "バレル": ("BBL", Decimal(1)), "台": ("NO", Decimal(1)),
    "個": ("NO", Decimal(1)), "隻": ("NO", Decimal(1)), "機": ("NO", Decimal(1)), "kg": ("KG", Decimal(1)), "kl": ("KL", Decimal(1)),
    "両": ("NO", Decimal(1)), "本": ("NO", Decimal(1)),
}  # fmt: skip


# What the quantities of unit values are called where little room is: yen per tonne, 円/トン.
_COUNTED = {
    "en": {
        "KG": "kg", "MT": "tonne", "NO": "unit", "KL": "kilolitre", "GT": "gross ton", "GR": "g", "L": "litre", "M": "m",
        "SM": "sq m", "CM": "cu m", "DZ": "dozen", "PR": "pair", "CT": "carat", "TH": "thousand units", "ST": "set",
    },
    "ja": {
        "KG": "キログラム", "MT": "トン", "NO": "台・個", "KL": "キロリットル", "GT": "総トン", "GR": "グラム", "L": "リットル",
        "M": "メートル", "SM": "平方メートル", "CM": "立方メートル", "DZ": "ダース", "PR": "足・組", "CT": "カラット", "TH": "千個",
        "ST": "セット",
    },
}  # fmt: skip


def per_quantity(unit: str, language: str) -> str:
    """The unit of a unit value (JPY/MT) in words: yen per tonne, 円/トン; as it is where it is another unit."""
    currency, slash, counted = unit.partition("/")
    if not slash:
        return unit
    said = _COUNTED[language].get(counted, counted)
    if language == "ja":
        return f"{WORDS_JA.get(currency, currency)}/{said}"
    return f"{'yen' if currency == 'JPY' else currency} per {said}"
