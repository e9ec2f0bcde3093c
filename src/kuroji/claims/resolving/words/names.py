"""Names of commodities and partners in running text: one trie of the codelists' names, matched longest first.

All names come from the codelists, both languages. Names that mean everything (`goods`,
`overall`) or leave open what they mean (`others`) are not looked for, nor bare codes.
English names stand between word boundaries; partners keep their letter case, so that `us`
is a pronoun and `US` a country. A name of a single Chinese character counts only where the
writing shows that it is one: 対米, 中国向け and 車の, but not 日米 or 電車.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from kuroji.claims.expressions import expression
from kuroji.claims.reading import Word
from kuroji.claims.resolving.words.dealers import deals
from kuroji.claims.resolving.words.false_friends import is_no_goods
from kuroji.claims.resolving.words.places import CAPITALS, NOT_KEPT, WIDER, traded_with
from kuroji.claims.resolving.words.table_of_names import means_of, names, singulars
from kuroji.claims.resolving.words.traded_names import traded
from kuroji.classifications.goods_names import TRADED, goods_names

_KANJI = r"一-龠々"
# Where a name may begin: a word of English, or any letter of Japanese.
_BEGINS = re.compile(r"(?<![A-Za-z0-9&])[A-Za-z0-9]|[^\x00-\x7f]")
# EU20.3%増, LNG5兆円: in Japanese a figure follows a name without a space.
_FIGURE_JA = expression(r"\d[\d.,]*(?:%|％|兆|億|万|割|倍|ポイント)")
_KATAKANA = expression(r"[ァ-ヴー]")
# Whoever makes cars is not cars.
_PART_OF_WORD = expression(
    r"[- ]?(?:makers?|making|manufacturers?|producers?|builders?|industry|sector|compan(?:y|ies)|firms?|groups|mills?|plants?|factor(?:y|ies)|smelters?|refiner(?:s|ies|y)|workers|buyers|giants?|lobby|demand(?! for (?:japanese|japan['’]s)\b)|stocks|shares)\b|"
    r"[高安](?![いくめ騰値])|メーカー|産業|業界|大手|各社|会社|企業|需要|株(?!は\?)|(?:への)?(?:追加)?関税",
    re.IGNORECASE,
)
# Carmakers exported 16.5% more: cars, all the same.
_MAKERS_EXPORTED = expression(
    r"[- ]?(?:makers?|manufacturers?|producers?|builders?|compan(?:y|ies)|firms?|groups|mills?|plants?|factor(?:y|ies))(?:\b[^.;:\d]{0,60}?\b(?:exported|shipped|(?:sold|sent|delivered)(?: (?:[\d.,]+ ?(?:%|per ?cent|percent) )?(?:more|less|fewer)(?: \w+){0,2}?)? (?:abroad|overseas|to (?:buyers|customers|clients) (?:abroad|overseas)))\b"
    r"|['’]s? (?:\w+ ){0,2}?(?:exports|shipments|sales (?:abroad|overseas)|deliveries (?:abroad|overseas)|takings|outbound shipments)\b)"
    r"|(?:メーカー|大手|各社|会社|企業|業界)(?:\d+社)?の(?:[^、。\dの]{0,8}の?)?輸出",
    re.IGNORECASE,
)
# Phone parts, 工作機械部品: goods finer than those that they are parts of.
_ITS_PARTS = expression(r"[ -](?:parts|components)\b|(?:の|用|用の)?(?:部品|部分品)", re.IGNORECASE)
_PARTS_ARE_KEPT = ("70323", "70503", "7010505", "70309p70311")
# 豪州炭, 北米材, 米国車: goods by where they come from.
_BY_ORIGIN = expression(r"(?P<goods>[炭材車])(?=[のがはをもで、・])")
_ORIGINAL = {"炭": "石炭", "材": "木材", "車": "自動車"}
_MAKERS_OWN = expression(
    r"[- ]?(?:makers?|manufacturers?|producers?|builders?|compan(?:y|ies)|firms?|groups|mills?|plants?|factor(?:y|ies))['’]s?(?=\s)|(?:メーカー|大手|各社|会社|企業|業界)(?:\d+社)?(?=の)",
    re.IGNORECASE,
)
# Exports to American buyers.
_SOLD_TO = expression(
    r"\b(?:exports?|imports?|shipments?|sales|purchases|surplus|deficit|sold|shipped|bought)\s(?:to|from|with)\s(?:the\s)?$",
    re.IGNORECASE,
)
_ONE_WORD_MAKERS = expression(
    r"\b(?P<goods>car|auto|chip|steel|tyre|tire|ship)(?=-?makers?\b|builders?\b)", re.IGNORECASE
)
# To China +17.9, ME -32.
_MIDDLE_EAST = expression(r"\b(?-i:ME|MidEast|M\.E\.)(?=:? [+–−-]?\d)")
_TRADED_WITH = expression(
    rf"\b(?:[Ss]urplus|[Dd]eficit|[Gg]ap|[Bb]alance|[Tt]rade|[Ee]xports?|[Ii]mports?|[Ss]hipments|[Ss]ales|[Pp]urchases) (?:with|to|from|against) (?P<capital>{'|'.join(CAPITALS)})\b"
)
# Cars fell 14.8%, parts rose 15.9%; Parts shipments: 92.8 billion: those of cars.
_CARS = expression(r"\b(?:cars?|autos?|automobiles?|(?:motor )?vehicles?)\b", re.IGNORECASE)
_PARTS = expression(
    r"(?:(?P<opens>^\W*)|[;:,—(]\s|\band\s)(?P<parts>[Pp]arts)(?=\s[+–−-]?\d|\s(?:exports|shipments|makers|suppliers|were|was|rose|fell|dropped|gained|by|at|up|down)\b|:)"
)
_TO_MAKE = expression(
    r"\b(?:equipment|machinery|machines|gear|tools?|devices?) (?:for|to|used (?:for|to|in)) (?:making|make|produce|producing|manufactur\w+) $",
    re.IGNORECASE,
)
# Machine tool exports, car-part shipments.
_TRADE_NEXT = expression(
    r"[ -](?:exports?|imports?|shipments?|purchases|deliver(?:y|ies)|exporters|importers|sales abroad)\b", re.IGNORECASE
)
_STEMS = {"chips": "chip", "semiconductors": "semiconductor"}
# A world away; the world's largest.
_PARTS_ALONE = expression(r"(?<![一-龠々ァ-ヴーA-Za-zのなるいうくすたん])部品(?=[はがもの:])")
_NO_PLACE = expression(r"\b(?:a|this|that|another|whole new)\s$", re.IGNORECASE)


# 米産, 独製: not 米産地, nor 中産階級.
_MADE_THERE = expression(
    r"[製車炭](?=[のがはをもで、])|産(?=[のがはをもで、一-龠ァ-ヴー])(?!地|業|階|出|油|卵|休|婦|後|前)"
)
# Characters that are places only where something marks them so: 対越, 台向け, ロ産.
_ONLY_MARKED = frozenset("中台韓越比泰蘭墨伯ロ")
# 対比 is a contrast, but for 対比輸出.
_TRADED_JA = ("輸出", "輸入", "貿易", "黒字", "赤字")


class _Node(dict[str, "_Node"]):
    """A node of the trie: the letters that may follow; the empty letter where a name may end."""


def name_words(text: str) -> list[Word]:
    """The names of partners and commodities in `text`, in order: longest match, never overlapping."""
    found = []
    at = 0
    for match in _BEGINS.finditer(text):
        start = match.start()
        if start < at:
            continue
        end = _end_of(text, start)
        if (wider := WIDER.match(text, start)) is not None and wider.end() > end:
            at = wider.end()
            if traded_with(text, *wider.span()):
                found.append(Word(*wider.span(), wider[0], "outside", NOT_KEPT))
        elif end:
            at = end
            if (word := _word(text, start, end)) is not None:
                found += _with_goods(text, word)
                at = found[-1].end
    found = [w if w.sort != "commodity" else _made_with(text, w) for w in found if not is_no_goods(text, w)]
    return [*found, *_exporting_makers(text), *_capitals(text), *_parts(text), *_traded(text)]


def _traded(text: str) -> Iterator[Word]:
    """The goods with everyday names, where they are traded or head their line: a newspaper is a paper, too."""
    means, english, japanese = _only_traded()
    for told in (*english.finditer(text), *japanese.finditer(text)):
        if told.lastgroup is not None and not _PART_OF_WORD.match(text, told.end(told.lastgroup)):
            name = told[told.lastgroup]
            yield Word(*told.span(told.lastgroup), name, "commodity", means[name.casefold()])


@cache
def _only_traded() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """What the names mean that count only where they are traded, and where they stand."""
    means = {told.name.casefold(): means_of(told.concept) for told in goods_names() if told.where == TRADED}
    return means, *traded(told.name for told in goods_names() if told.where == TRADED)


def _parts(text: str) -> Iterator[Word]:
    """The parts of cars, where they open the sentence or cars were named before them."""
    for match in _PARTS.finditer(text):
        if match["opens"] is not None or _CARS.search(text, 0, match.start()):
            yield Word(match.start("parts"), match.end("parts"), match["parts"], *names()["car parts"])


def parts_of_cars(text: str) -> list[Word]:
    """The parts that are named alone, as those of cars: 部品は10.5%減."""
    return [Word(*told.span(), told[0], *names()["自動車部品"]) for told in _PARTS_ALONE.finditer(text)]


def alone(text: str, pattern: re.Pattern[str], name: str) -> list[Word]:
    """The words of a pattern, as the goods of a name that they are short for."""
    return [Word(*told.span(), told[0], *names()[name]) for told in pattern.finditer(text)]


def _made_with(text: str, word: Word) -> Word:
    """The equipment to make goods, where they are called so: equipment for making chips."""
    to_make = _TO_MAKE.search(text[: word.start])
    means = names().get(f"{_STEMS.get(word.text.lower(), word.text.lower())} production equipment") if to_make else None
    return (
        word
        if to_make is None or means is None
        else Word(word.start - len(to_make[0]), word.end, text[word.start - len(to_make[0]) : word.end], *means)
    )


def _capitals(text: str) -> Iterator[Word]:
    """A capital for its country, where it is traded with: the surplus with Washington, exports to Beijing."""
    for told in _MIDDLE_EAST.finditer(text):
        yield Word(*told.span(), told[0], "partner", "middle_east")
    for told in _TRADED_WITH.finditer(text):
        yield Word(*told.span("capital"), told["capital"], "partner", CAPITALS[told["capital"]])


def _exporting_makers(text: str) -> Iterator[Word]:
    """The goods of makers written in one word who export them: carmakers exported 16.5% more."""
    for maker in _ONE_WORD_MAKERS.finditer(text):
        stem = maker["goods"].lower()
        means = names().get(stem) or names().get(f"{stem}s")
        if means is not None and means[0] == "commodity" and _MAKERS_EXPORTED.match(text, maker.end("goods")):
            told = _MAKERS_OWN.match(text, maker.end("goods"))
            end = told.end() if told else maker.end("goods")
            yield Word(maker.start("goods"), end, text[maker.start("goods") : end], *means)


def _word(text: str, start: int, end: int) -> Word | None:
    spelled = text[start:end]
    if len(spelled) == 1 and not _stands_alone(text, start):
        return None
    if _is_part_of_a_word(text, start, end):
        return None
    if spelled == "world" and _NO_PLACE.search(text[:start]):
        return None
    if _KATAKANA.match(spelled[-1]) and _KATAKANA.match(text[end : end + 1]):
        return None
    means = _means(spelled)
    if means is None:
        return None
    return Word(start, end, spelled, *means)


def _with_goods(text: str, word: Word) -> list[Word]:
    """The word as parts, where the parts of goods are meant; a place with its goods, where they are named by it."""
    if word.sort == "commodity" and (makers := _MAKERS_OWN.match(text, word.end)):
        return [Word(word.start, makers.end(), text[word.start : makers.end()], word.sort, word.means)]
    if word.sort == "commodity":
        parts = _ITS_PARTS.match(text, word.end)
        kept = parts is None or any(code in word.means for code in _PARTS_ARE_KEPT) or "部品" in word.text
        return (
            [word]
            if kept or parts is None
            else [Word(word.start, parts.end(), text[word.start : parts.end()], "commodity", "finer")]
        )
    told = _BY_ORIGIN.match(text, word.end) if word.sort == "partner" else None
    return (
        [word] if told is None else [word, Word(*told.span("goods"), told["goods"], *names()[_ORIGINAL[told["goods"]]])]
    )


def _means(spelled: str) -> tuple[str, str] | None:
    folded = _normal(spelled.casefold())
    plain = folded.replace("-", " ")
    named = names()
    return (
        named.get(spelled) or named.get(folded) or named.get(plain) or singulars().get(folded) or singulars().get(plain)
    )


def _is_part_of_a_word(text: str, start: int, end: int) -> bool:
    """Whether the name only says whose makers, stocks or tariffs are meant; their trade is that of the name all the same."""
    if not _PART_OF_WORD.match(text, end) or _SOLD_TO.search(text[:start]):
        return False
    dealt = deals(text, end) if text[start].isupper() else _MAKERS_EXPORTED.match(text, end) is not None
    return not dealt


def _normal(spelled: str) -> str:
    return " ".join(spelled.split()).replace("’", "'")


def _stands_alone(text: str, start: int) -> bool:
    """Whether a name of one character is a word: 対米, 米向け, or no Chinese character on either side."""
    before, after = text[max(0, start - 1) : start], text[start + 1 : start + 3]
    beside = re.match(f"[{_KANJI}ァ-ヴー\\d]", before) is not None
    if before == "対" and text[start] == "比":
        return after in _TRADED_JA
    if before == "対" or (after == "向け" and not beside) or (_MADE_THERE.match(text, start + 1) and not beside):
        return True
    if text[start] in _ONLY_MARKED:
        return False
    if after in ("から", "への", "との") and not re.match(f"[{_KANJI}]", before):
        return True
    traded = after in ("輸出", "輸入") or not re.match(f"[{_KANJI}]", after)
    return names()[text[start]][0] == "commodity" and not re.match(f"[{_KANJI}]", before) and traded


class _Tries(NamedTuple):
    """The names by how they are looked for: partners as written, goods in any case, Japanese without word boundaries."""

    partners: _Node
    goods: _Node
    before_trade: _Node
    japanese: _Node


@cache
def _tries() -> _Tries:
    named = names()
    english = {n for n in named if n[:1].isascii()}
    return _Tries(
        trie(n for n in english if named[n][0] == "partner"),
        trie(n for n in english if named[n][0] == "commodity"),
        trie(singulars()),
        trie(n for n in named if n not in english),
    )


def trie(names: Iterable[str]) -> _Node:
    """The names letter by letter, for `longest`."""
    root = _Node()
    for name in names:
        node = root
        for letter in name:
            node = node.setdefault(letter, _Node())
        node[""] = _Node()
    return root


def _end_of(text: str, start: int) -> int:
    """Where the name that begins at `start` ends, 0 where none does. Partners come before goods."""
    tries = _tries()
    if not text[start].isascii():
        return longest(tries.japanese, text, start)
    if place := longest(tries.partners, text, start, bounded=True):
        return place
    goods = longest(tries.goods, text, start, bounded=True, fold=True)
    one = longest(tries.before_trade, text, start, bounded=True, fold=True)
    return one if one > goods and _TRADE_NEXT.match(text, one) else goods


def longest(node: _Node, text: str, start: int, *, bounded: bool = False, fold: bool = False) -> int:
    """Where the longest name from `start` on ends, 0 where there is none: a blank stands for any white space."""
    at, found = start, 0
    while at < len(text):
        letter = text[at]
        at += 1
        if letter.isspace():
            while at < len(text) and text[at].isspace():
                at += 1
            letter = " "
        below = node.get("'" if letter == "’" else letter.lower() if fold else letter)
        if below is None and letter == "-":
            below = node.get(" ")
        if below is None:
            break
        node = below
        if "" in node and not (
            bounded and text[at : at + 1].isalnum() and text[at].isascii() and not _FIGURE_JA.match(text, at)
        ):
            found = at
    return found
