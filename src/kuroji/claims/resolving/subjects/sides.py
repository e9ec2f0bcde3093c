"""Sides: whether an amount or a run is one of deficits or of surpluses, where words further off say so."""

from __future__ import annotations

import re

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.subjects.net_of import net_side
from kuroji.claims.resolving.subjects.pairs import side_of_list
from kuroji.claims.resolving.words.talk import Line

# Imports exceeded exports by so much.
_EXCEEDED = expression(
    r"\b(import|export)s (?:has |have |had )?(?:exceed(?:ed|ing|s)?|outstripp(?:ed|ing)|topp(?:ed|ing)|surpass(?:ed|ing)|outweigh(?:ed|ing)) "
    r"(import|export)s by (?:about |around |some |roughly |nearly |more than )?[¥$]?$",
    re.IGNORECASE,
)
_EXCEEDED_JA = expression(r"輸([入出])(?:総?額)?[がは]輸([入出])(?:総?額)?を(?:約|およそ)?$")
_EXCEEDED_AFTER_JA = expression(r"(?:ほど|近く|余り|も)?上回")
# 差し引き3222億円のプラス; 差し引きで2819億円の赤字.
_NET_JA = expression(r"差し?引き?(?:額|収支)?(?:すると|では|で|は)?、?(?:約|およそ|ほぼ)?$")
_NET_AFTER_JA = expression(
    r"(?:ほど|程度|余り|近く)?の?(?:(?P<surplus>プラス|黒|出超|輸出超過|稼ぎ|儲け|もうけ|余り)|マイナス|赤|入り?超|輸入超過|不足|持ち出し)"
)
# 573億の黒; 三千億円の赤だ。
_IN_COLOUR_JA = expression(r"(?:ほど|程度|余り|近く)?の(?:(?P<surplus>黒)|赤)(?=[。、!)」にとでだ]|$|です)")
_SIDE_AFTER = expression(
    r"[^.,;:\d]{0,50}?\b(?:in|of|into|with|ran|run|posted|recorded|logged)(?: a| the)?(?: trade)? "
    r"(deficit|surplus|red\b|black\b|shortfall)",
    re.IGNORECASE,
)


def sided(mention: Mention, line: Line) -> Mention:
    """A run with the side that its clause names afterwards: the fourth month in a row that it has been in deficit."""
    if mention.side:
        return mention
    if mention.kind is Kind.AMOUNT and (gap := _by_which_exceeded(mention, line)):
        return msgspec.structs.replace(mention, side=gap)
    if mention.kind is Kind.AMOUNT and line.japanese and (net := _net(mention, line)):
        return msgspec.structs.replace(mention, side=net)
    if mention.kind is Kind.AMOUNT and (shared := side_of_list(mention, line)):
        return msgspec.structs.replace(mention, side=shared)
    if mention.kind is Kind.RECORD and line.japanese:
        # 過去最大の13兆9914億円を記録した黒字: the record is that of the amount.
        following = next((m for m in line.sentence.mentions if 0 <= m.start - mention.end <= 1), None)
        return msgspec.structs.replace(mention, side=following.side) if following else mention
    if mention.kind not in (Kind.STREAK, Kind.FIRST) or line.japanese:
        return mention
    named = _SIDE_AFTER.match(line.text, mention.end - line.sentence.start)
    if named is None:
        return mention
    side = "surplus" if named[1].lower().startswith(("surplus", "black")) else "deficit"
    return msgspec.structs.replace(mention, side=side)


def _net(mention: Mention, line: Line) -> str:
    """The side of a Japanese amount that is what remains of exports less imports, or in the black or red; empty where it is none."""
    start = mention.start - line.sentence.start
    end = start + len(mention.text)
    net = _NET_AFTER_JA.match(line.text, end) if _NET_JA.search(line.text[:start]) else None
    after = net or _IN_COLOUR_JA.match(line.text, end)
    if after is None:
        return ""
    return "surplus" if after["surplus"] else "deficit"


def _by_which_exceeded(mention: Mention, line: Line) -> str:
    """The side of an amount by which one flow exceeded the other; empty where it is no such amount."""
    start = mention.start - line.sentence.start
    if not line.japanese and (net := net_side(line.text, start, start + len(mention.text))):
        return net
    named = _EXCEEDED.search(line.text[:start])
    if named is None and _EXCEEDED_AFTER_JA.match(line.text, start + len(mention.text)):
        named = _EXCEEDED_JA.search(line.text[:start])
    if named is None or named[1].lower() == named[2].lower():
        return ""
    return "deficit" if named[1].lower() in ("import", "入") else "surplus"
