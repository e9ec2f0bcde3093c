"""Tops in Japanese that no superlative word ends: これまでで一番, 86年に次ぐ規模, 輸出品の1番は, ピークを迎えたのは2004年."""

from __future__ import annotations

import re
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.numbers import japanese
from kuroji.claims.mentions.patterns import DATE_JA

_UP = r"(?:大き|高|多|膨らん|伸び|重)"
_DOWN = r"(?:小さ|少な|低|落ち込ん|悪)"
_MOST = r"(?:最も|もっとも|一番|いちばん)"
# これまでで一番です, 過去に見ない高さ, かつてない規模; 統計史上で一番多い, 史上最も多い, 単月としては最も多い, 記録を塗り替えた.
_END = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))?(?:い|く|かった)?"
_EVER = expression(
    rf"(?:これまで(?:で|に|の中で|のなかで)|過去(?:で|の中で)|歴代で|史上で?|統計(?:史|開始後)で)、?(?:一番|いちばん|ナンバーワン|1位){_END}(?!目)"
    rf"|(?:(?:統計|観測|記録)?史上|過去|歴代|記録[のが]ある(?:中|なか)|統計[のが]ある(?:中|なか))(?:で|の中で)?、?{_MOST}{_END.replace('<up>', '<up2>').replace('<down>', '<down2>')}(?!増|減|伸び)"
    rf"|(?:ひと月|単月|月間|年間|年度|半期|四半期)として(?:は)?、?{_MOST}{_END.replace('<up>', '<up3>').replace('<down>', '<down3>')}(?!増|減|伸び)"
    r"|(?:かつて|過去に)(?:見ない|類を見ない|例を見ない|ない)(?:ほどの?)?(?:高さ|大きさ|規模|水準|高水準|額|高い|大きい|多い|(?:大き|多|高)(?=く))"
    r"|(?:空前|史上空前|未曽有|未曾有|過去に例のない)の(?:規模|水準|高さ|額|多さ|大きさ|高水準|赤字|黒字)"
    r"|(?<![がはの]の)(?<!高)(?<!大)(?<!多)記録を(?:塗り替え|更新し|破っ)た"
)
# 四半期でみると7～9月期の赤字が最も大きく; 月別では8月が最も多かった.
_AMONG = expression(
    rf"(?:月別|月次|月ごと|四半期|四半期別|年別|年ごと|各月|半期)(?:で|に|を)?(?:みる|見る|みれば|見れば|比べる|並べる|は)と?[^。\d]{{0,8}}\d{{1,4}}[^。、]{{0,24}}?[がは](?P<found>{_MOST}(?:(?P<up>{_UP})|(?P<down>{_DOWN})))"
)
# 86年に次ぐ規模; not 米国に次ぐ2位, which says its place.
_NEXT_TO = expression(
    rf"{DATE_JA}(?:分)?の?(?:[(][^()]{{1,24}}[)])?に(?:は)?次(?:ぐ|いで)(?!、?(?:過去|史上|歴代)?(?:第?\d|[二三四五]))(?:高い|大きい|多い|規模|大きさ|高さ|多さ|高水準|水準)?"
)
_NUMBER = expression(r"(?<=[品先元国目]の)(?P<place>[1-9一二三])番(?:手)?(?=は|が|に|だ)")
_PEAKED = expression(
    rf"(?:頂点|ピーク|最高|最多|底)(?:を迎えた|に達した|をつけた|を付けた|を記録した|だった|となった)のは(?:、)?{DATE_JA}"
)


def recognise(canvas: Canvas) -> None:
    """Claim the records and places of a Japanese sentence that are told so."""
    canvas.each(_EVER, _record)
    canvas.each(_AMONG, _record, group="found")
    canvas.each(_NEXT_TO, lambda _: _place(Decimal(2)))
    canvas.each(_NUMBER, _numbered)
    canvas.each(
        _PEAKED,
        lambda m: Saying(kind=Kind.RECORD, test=("==", "1"), direction=-1 if m[0][0] == "底" else 1, since="start"),
    )


def _record(match: re.Match[str]) -> Saying:
    down = any(match.groupdict().get(group) for group in ("down", "down2", "down3"))
    return Saying(kind=Kind.RECORD, test=("==", "1"), direction=-1 if down else 1, since="start")


def _numbered(match: re.Match[str]) -> Saying | None:
    number = japanese(match["place"])
    return None if number is None else _place(number.value)


def _place(place: Decimal) -> Saying:
    return Saying(kind=Kind.RANK, value=place, grain=Decimal(1), unit="place")
