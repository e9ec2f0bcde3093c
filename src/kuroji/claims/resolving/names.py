"""Names of commodities and partners in running text: one trie of the codelists' names, matched longest first.

All names come from the codelists, both languages. Names that mean everything (`goods`,
`overall`) or leave open what they mean (`others`) are not looked for, nor bare codes.
English names stand between word boundaries; partners keep their letter case, so that `us`
is a pronoun and `US` a country. A name of a single Chinese character counts only where the
writing shows that it is one: 対米, 中国向け and 車の, but not 日米 or 電車.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kuroji.claims.expressions import expression
from kuroji.claims.reading import Word
from kuroji.classifications.commodities import FLOWS, PC, commodities
from kuroji.classifications.partners import partners
from kuroji.model.observation import TOTAL

_VAGUE = frozenset(
    [
        "other",
        "others",
        "other goods",
        "materials",
        "goods",
        "overall",
        "total",
        "その他",
        "全体",
        "総額",
        "総計",
        "化学",
        "raw material",
        "paper",
        "bag",
        "specialised",
        "automotive",
        "mainland",
    ]
)
_KANJI = r"一-龠々"
_KATAKANA = expression(r"[ァ-ヴー]")
# Whoever makes cars is not cars.
_PART_OF_WORD = expression(
    r"[- ]?(?:makers?|making|manufacturers?|producers?|industry|sector|companies|firms|workers|buyers|demand|stocks|shares)\b|"
    r"メーカー|産業|業界|大手|各社|会社|企業|需要|株",
    re.IGNORECASE,
)
# Goods that reports name and the principal commodities do not hold as such.
_FINER = (
    "electric vehicles;electric vehicle;electric cars;EVs;EV;hybrid vehicles;hybrid cars;hybrids;beef;pork;rice;sake;whisky;whiskey;"
    "green tea;matcha;wine;scallops;scallop;wheat;corn;sugar;coffee;gold;silver;copper;aluminium;aluminum;lithium;nickel;"
    "rare earths;rare earth;uranium;helium;cosmetics;watches;toys;game consoles;video games;cameras;robots;industrial robots;"
    "solar panels;vaccines;vaccine;jet engines;aircraft engines;aircraft engine components;aircraft parts;turbines;"
    "memory chips;DRAM;AI chips;servers;GPUs;agricultural;farm products;farm exports;anime;"
    "電気自動車;ハイブリッド車;ＥＶ;牛肉;豚肉;コメ;日本酒;ウイスキー;緑茶;抹茶;ワイン;ホタテ;小麦;トウモロコシ;砂糖;コーヒー;"
    "金地金;アルミニウム;アルミ;リチウム;ニッケル;レアアース;ウラン;ヘリウム;化粧品;時計;玩具;ゲーム機;ロボット;太陽光パネル;"
    "ワクチン;航空機エンジン;航空機部品;農林水産物;農産物;メモリー;サーバー;アニメ"
)


class _Node(dict[str, "_Node"]):
    """A node of the trie: the letters that may follow; the empty letter where a name may end."""


def name_words(text: str) -> list[Word]:
    """The names of partners and commodities in `text`, in order: longest match, never overlapping."""
    found = []
    for match in _pattern().finditer(text):
        if (word := _word(text, match)) is not None:
            found.append(word)
    return found


def _word(text: str, match: re.Match[str]) -> Word | None:
    spelled = match[0]
    if (len(spelled) == 1 and not _stands_alone(text, match)) or _PART_OF_WORD.match(text, match.end()):
        return None
    if _KATAKANA.match(spelled[-1]) and _KATAKANA.match(text[match.end() : match.end() + 1]):
        return None
    named = _names()
    means = named.get(spelled) or named.get(_normal(spelled.casefold()))
    if means is None:
        return None
    return Word(match.start(), match.end(), spelled, *means)


def _normal(spelled: str) -> str:
    return " ".join(spelled.split()).replace("’", "'")


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a name of one character is a word: 対米, 米向け, or no Chinese character on either side."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 2]
    if before == "対" or after == "向け":
        return True
    named = _names()[match[0]][0]
    return named == "commodity" and not re.match(f"[{_KANJI}]", before) and not re.match(f"[{_KANJI}]", after)


@cache
def _names() -> dict[str, tuple[str, str]]:
    """Sort and code by spelling: partners as written, commodities folded, with the code of each flow that has one."""
    goods: dict[str, dict[str, str]] = {}
    for flow in FLOWS:
        for item in commodities(flow):
            if item.code == TOTAL:
                continue
            for name in (item.name_en, item.name_ja, item.official_en, *item.synonyms):
                folded = name.casefold()
                if name and folded not in _VAGUE:
                    goods.setdefault(folded, {}).setdefault(flow, f"{flow}:{PC}:{item.code}")
    named = {name: ("commodity", "|".join(codes.values())) for name, codes in goods.items()}
    finer = {name.casefold(): ("commodity", "finer") for name in _FINER.split(";")}
    named |= {name: means for name, means in finer.items() if name not in named}
    for area in partners():
        for name in (area.name_en, area.name_ja, *area.synonyms):
            if name and name not in _VAGUE and not name.isdigit() and area.kind != "special" and area.code != "c326":
                named[name] = "partner", area.code
                named.setdefault(name.upper(), ("partner", area.code))
    return named | {"total": ("anaphor", "total")}


@cache
def _pattern() -> re.Pattern[str]:
    english = {n for n in _names() if n[:1].isascii()}
    partner_names = [n for n in english if _names()[n][0] == "partner"]
    goods = [n for n in english if _names()[n][0] == "commodity"]
    japanese = [n for n in _names() if n not in english]
    bounded = r"(?<![A-Za-z0-9&])(?:{})(?![A-Za-z0-9])"
    return re.compile(
        "|".join((
            bounded.format(trie_pattern(partner_names)),
            "(?i:" + bounded.format(trie_pattern(goods)) + ")",
            trie_pattern(japanese),
        ))
    )  # fmt: skip


def trie_pattern(names: Iterable[str]) -> str:
    """A pattern that matches the longest of `names` at a place, in time linear in its length."""
    root = _Node()
    for name in names:
        node = root
        for letter in name:
            node = node.setdefault(letter, _Node())
        node[""] = _Node()
    return _branches(root)


def _branches(node: _Node) -> str:
    ways = [_letter(letter) + _branches(below) for letter, below in sorted(node.items()) if letter]
    if not ways:
        return ""
    body = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    return body + ("?" if "" in node else "")


def _letter(letter: str) -> str:
    return {" ": r"\s+", "'": "['’]"}.get(letter) or re.escape(letter)
