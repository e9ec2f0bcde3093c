"""Articles about another country's statistics, told by a plain rule that rather misses one than accuses one.

An article is about another country when no word in it speaks of Japan (its name, ministry,
currency, capital) and it names another country's statistical office, or says whose exports,
imports or trade balance it reports ("South Korea's exports", "German imports"). Names come
from the codelist of partners; adjectives and offices are listed here.
"""

from __future__ import annotations

import re
from functools import cache

from kuroji.classifications.partners import partners

_JAPAN = re.compile(r"japan|\btokyo\b|\byen\b|\bJPY\b|¥|￥|日本|財務省|税関|東京|億円|兆円|万円", re.IGNORECASE)
_OFFICES = (
    "Census Bureau", "Bureau of Economic Analysis", "Eurostat", "Destatis", "Federal Statistical Office", "INSEE",
    "Office for National Statistics", "ISTAT", "General Administration of Customs", "Korea Customs Service",
    "Ministry of Trade, Industry and Energy", "Ministry of Trade, Industry and Resources", "Statistics Canada",
    "Australian Bureau of Statistics", "Directorate General of Foreign Trade", "海関総署", "税関総署", "米商務省",
    "産業通商資源省", "関税庁", "独連邦統計庁",
)  # fmt: skip
_ADJECTIVES = (
    "American", "U.S.", "US", "Chinese", "South Korean", "Korean", "Taiwanese", "German", "French", "Italian", "Spanish",
    "Dutch", "British", "UK", "Indian", "Vietnamese", "Thai", "Malaysian", "Indonesian", "Australian", "Canadian",
    "Mexican", "Brazilian", "Swiss", "Turkish", "Polish", "euro zone", "eurozone",
)  # fmt: skip
_REPORTED = r"(?:exports|imports|trade (?:balance|deficit|surplus|gap)|goods (?:deficit|surplus)|merchandise trade)"


def about_another_country(text: str) -> str:
    """The words that show it (`South Korea's exports`), empty where the article is, or may be, about Japan."""
    if _JAPAN.search(text):
        return ""
    found = _signs().search(text)
    return found[0] if found else ""


@cache
def _signs() -> re.Pattern[str]:
    countries = [one for one in partners() if one.kind == "country"]
    english = {name for one in countries for name in (one.name_en, *one.synonyms) if name.isascii() and len(name) > 3}
    owners = "|".join(re.escape(name) for name in sorted(english, key=len, reverse=True))
    adjectives = "|".join(map(re.escape, _ADJECTIVES))
    offices = "|".join(map(re.escape, _OFFICES))
    japanese = "|".join(re.escape(one.name_ja) for one in countries if one.name_ja)
    return re.compile(
        rf"(?:{offices})|\b(?:{owners})[’']s? (?:\w+ )?{_REPORTED}\b|(?<!\w)(?:{adjectives}) {_REPORTED}\b"
        rf"|(?:{japanese})の(?:貿易収支|貿易黒字|貿易赤字|貿易統計)"
    )
