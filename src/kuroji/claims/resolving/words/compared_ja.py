"""Compared: what follows a Japanese period that is only compared with, held against another, or reached back to.

前年5月に比べ, 2019年を2割上回る, 3年前の同じ月の1.4倍 compare; 2014年の12.8兆円に15%足りない, 86年に次ぐ hold against; 2020年以来 reaches back.
"""

from __future__ import annotations

from kuroji.claims.expressions import expression

# By how much: 大きく, まだ15%, 約3割ほど, 一割五分.
_BY = (
    r"(?:大きく|大幅に|はるかに|優に|軽く|小幅に|わずかに|若干|やや|さらに|まだ|なお|いまだ|依然|実に|辛うじて|かろうじて){0,2}"
    r"(?:約|およそ|ほぼ)?(?:[\d.,一二三四五六七八九十数]{1,9}(?:%|ポイント|割(?:[一二三四五六七八九\d]分)?|[兆億万円\d]{1,9})|半分)?(?:近く|余り|あまり|ほど|以上|超|強|弱|も){0,2}"
)
_FELL_SHORT = rf"に(?:は|も)?{_BY}(?:及ば|足り|届か|満た)"
_WAS = r"(?:だった|でした|です|だ|な|である|であった|あった|ある)"
_COMPARED_FIGURE = expression(
    r"の?[^、。は]{0,16}?(?:円|%|トン|台|キロリットル|kl)(?:増|減)?(?:の(?:黒字|赤字|伸び))?"
    r"(?:(?:なの)?(?:だ|です)?から|(?:な|だった|でした)ので|[にと](?:比べ|くらべ|較べ|比較)|より|に(?:は)?及ば|の(?:約|およそ|ほぼ)?(?:[\d.]+倍|半分|\d分の)|を(?:ピーク|頂点|底|境)に|が(?:ピーク|最高|底)で"
    rf"|を{_BY}(?:上|下)回|{_FELL_SHORT})"
    rf"|(?:の[^、。は\d]{{1,8}})?[はがも、](?:約|およそ)?[\d兆億万千,.]{{1,14}}(?:円|トン|台|隻|個|キロリットル|kl|バレル)(?:の(?:黒字|赤字))?{_WAS}?(?:の(?:だ|です|だった)?)?"
    r"(?:ので|から|ため|に対し|のに|し、|こと(?:を(?:考え|思え|踏まえ)|から(?:すると|みると|考え)|に比べ))"
)
# 2014年(12.8兆円)を大きく超えた, 86年に次ぐ, 2024年に並ぶ高水準; 1月を除けば: only held against what is told.
_HELD_AGAINST = expression(
    r"(?:の?(?:水準|実績|ピーク|最高|過去最高|記録|赤字|黒字|額)?(?:時)?(?:[(（][^()（）]{1,24}[)）])?)?"
    r"(?:を(?:大きく|大幅に|わずかに|はるかに|優に|軽く|小幅に|辛うじて|かろうじて)?(?:超え|超す|越え|抜[いきくか]|しの[いぎぐ]|凌|塗り替え|追い抜|追い越|割り込|更新し)"
    r"|に(?:は|も)?(?:次[いぐぎ]|並[びぶん]|匹敵|迫[りるっ]|肩を並べ|追いつ|届[かき]|及[ばび]|遠く及ば|劣[るり])"
    r"|(?:だけ|のみ)?(?:を除[いきくけ]|以外|を別にす|は別として|はともかく|はさておき))"
)
_LEVEL = r"(?:の?(?:水準|実績|ピーク|最高|過去最高|山|底|黒字|赤字)?(?:時)?(?:[(（][^)）]{0,40}[)）])?)?"
_ONE_OF = r"(?:の|(?<=の))(?=(?:約|およそ|ほぼ|実に)?(?:[\d.]+倍|半分|[\d二三四五十]+分の|[1-9一二三四五六七八九]割(?:強|弱|近く|余り|程度|以下|台)?(?:に|まで|の水準|だ|で、|しか|ほど|どまり)))"
_MOVED_BY = r"(?:の|(?<=の))(?=(?:約|およそ|ほぼ|実に)?[\d.]{1,5}(?:%|割)(?:以上|超|近く|余り|あまり|強|弱|ほど|程度)?、?(?:減[っらり]|増え|増や|伸び(?![率幅、])|少な|多[いくか]|落ち|下が|上が|縮|膨ら|上回|下回|安[いくか]|高[いくか]))"
_COMPARED = expression(
    rf"\s*(?:[(（][^)）]{{0,40}}[)）])?{_LEVEL}"
    r"(?:[にと](?:は|も)?(?:比べ|くらべ|較べ|比較|比し)|比(?!率|重)|より|から(?!の(?:輸入|調達))|対比|"
    rf"{_ONE_OF}|{_MOVED_BY}|を{_BY}(?:上|下)回|を{_BY}(?:割り込)|に(?:は|も)?(?=[^、。]{{0,8}}[\d数])(?={_BY}(?:及ば|足り|届か|満た)))"
)
_SINCE = expression(
    r"\s*(?:[(（][^()（）]{1,24}[)）])?(?:の[^、。]{0,12})?(?:以来|以降|ぶり|からの(?:月|年|四半期)(?:で|の[中う]))"
)


def is_held_against(text: str, end: int) -> bool:
    """Whether a Japanese period that ends at `end` only dates an older figure, or is held against the one told of."""
    return _COMPARED_FIGURE.match(text, end) is not None or _HELD_AGAINST.match(text, end) is not None


_LOOKS_BACK = expression(
    r"(?:その)?前の?(?:年度?|月|期|四半期)の?(?:同[月期]|同じ.{1,3})?|前年同[月期]|昨年(?:の?同[月期])?|去年"
)


def is_beside(text: str, start: int, end: int) -> bool:
    """Whether a Japanese period held against is the one before, which every change is told from: 11カ月続けて前年を超えた."""
    return _LOOKS_BACK.fullmatch(text, start, end) is not None and _HELD_AGAINST.match(text, end) is not None


def is_reached_back_to(text: str, end: int) -> bool:
    """Whether a first or a record reaches back to a Japanese period that ends at `end`."""
    return _SINCE.match(text, end) is not None


def is_compared_with(text: str, end: int) -> bool:
    """Whether a figure is compared with a Japanese period that ends at `end`."""
    return _COMPARED.match(text, end) is not None
