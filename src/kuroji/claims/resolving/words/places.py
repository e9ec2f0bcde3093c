"""Places by other names than those of the codelist: capitals that stand for their country, short names, wider places.

A capital stands for its country where it is traded with. South America, Eastern Europe and the Soviet Union are places
that the customs statistics do not keep apart: neither America nor Europe nor Russia is meant.
"""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression

CAPITALS = {
    "Washington": "US", "Beijing": "CN", "Seoul": "KR", "Taipei": "TW", "Canberra": "AU", "Brussels": "eu", "Hanoi": "VN",
    "New Delhi": "IN", "Delhi": "IN", "Ottawa": "CA", "Mexico City": "MX", "Paris": "FR", "Rome": "IT", "Madrid": "ES", "Manila": "PH",
    "Kuala Lumpur": "MY", "Doha": "QA", "Abu Dhabi": "AE", "Dubai": "AE", "Tehran": "IR", "Brasilia": "BR", "Santiago": "CL",
    "Pretoria": "ZA", "Ankara": "TR", "Kyiv": "UA", "Kiev": "UA", "Warsaw": "PL", "Bern": "CH", "Stockholm": "SE", "Dublin": "IE",
    "Oslo": "NO", "Wellington": "NZ", "Pyongyang": "KP", "Moscow": "RU", "London": "GB", "Berlin": "DE", "Riyadh": "SA",
    "Jakarta": "ID", "Bangkok": "TH", "Muscat": "OM", "Kuwait City": "KW", "Baghdad": "IQ", "Islamabad": "PK", "Dhaka": "BD",
    "Copenhagen": "DK", "Helsinki": "FI", "Vienna": "AT", "Prague": "CZ", "Budapest": "HU", "Lisbon": "PT", "Athens": "GR",
    "Bucharest": "RO", "Cairo": "EG", "Nairobi": "KE", "Lima": "PE", "Bogota": "CO", "Caracas": "VE", "Buenos Aires": "AR",
    "The Hague": "NL", "Port Moresby": "PG", "Naypyidaw": "MM", "Phnom Penh": "KH", "Ulaanbaatar": "MN", "Colombo": "LK",
}  # fmt: skip
# How writers in a hurry call the partners of the codelist.
SHORT_NAMES = {
    "USA": "US", "U.S": "US", "across the Pacific": "US", "crossing the Pacific": "US", "U.S.A.": "US", "Uncle Sam": "US", "SG": "SG", "S.Korea": "KR", "S Korea": "KR", "SKorea": "KR", "S'pore": "SG", "Aus": "AU", "Oz": "AU",
    "Asean": "asean", "the Gulf": "middle_east", "Persian Gulf": "middle_east", "Gulf producers": "middle_east", "GCC": "middle_east", "the Emirates": "AE", "EU-27": "eu", "EU27": "eu", "Aussie": "AU", "Aussies": "AU", "Thais": "TH", "Brits": "GB", "Norwegian": "NO", "Peruvian": "PE",
}  # fmt: skip
NOT_KEPT = "trade with a place that is not kept apart"
_SIDE = r"(?:South|Central|East|Eastern|North|Northern|Southern|Inner|Sub-Saharan)"
_WIDER_EN = (
    rf"{_SIDE}[ -](?:(?:and|&) {_SIDE}[ -])?(?:America|Asia|Europe|Africa|Ireland)n?s?|East Germans?|East Germany|the Maghreb|Scandinavian?|the Nordics|the Balkans|the Baltics|"
    r"the Caribbean|Indochina|(?:the )?Gulf Coast|(?:the )?Gulf of [A-Z][a-z]+|the Global South|the (?:G7|G20|BRICS|[Ee]uro ?zone|euro area)|"
    r"Trans-Pacific|Asia[ -]Pacific|EMEA"
)
_WIDER_JA = (
    r"南米(?:諸国)?|中米(?:諸国)?|北欧(?:諸国)?|南欧|(?<!中)東欧(?:諸国)?|(?:東|南|北東|中央|西)アジア|東ドイツ|北アフリカ|西アフリカ|サブサハラ|ユーロ圏|"
    r"アジア太平洋(?:地域)?|環太平洋|グローバルサウス|新興国|先進国|途上国|G7|主要7カ国"
)
WIDER = expression(rf"(?<![A-Za-z])(?:{_WIDER_EN})(?![A-Za-z])|{_WIDER_JA}")
_TO_IT = expression(
    r"\b(?:exports?|imports?|shipments?|sales|deliveries|exported|shipped|sold|surplus|deficit|trade)\s(?:\w+\s){0,2}?(?:to|from|with)\s(?:the\s)?$",
    re.IGNORECASE,
)
_TO_IT_JA = expression(r"(?:への?|向けの?|からの?|との)(?:[^、。\d]{0,8})?(?:輸[出入]|貿易|出荷|は\d)|向けは")


def traded_with(text: str, start: int, end: int) -> bool:
    """Whether a wider place is one that goods go to or come from: exports to South America, 南米向けの輸出."""
    return _TO_IT.search(text[max(0, start - 40) : start]) is not None or _TO_IT_JA.match(text, end) is not None
