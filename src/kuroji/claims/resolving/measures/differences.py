"""Differences: whether an amount is by how much something changed, by the words beside it, and which way.

赤字は前年より8630億円拡大した, 改善幅2.9兆円, おととしの同じ時期より870億円少ない; 37 billion above last year's; the growth in exports was 737 billion.
"""

from __future__ import annotations

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Mention
from kuroji.claims.resolving.measures.way import Beside

# 赤字は前年より8630億円拡大した, 前年同月を2兆7000億円上回った, 増加額は2兆6000億円.
_CHANGED_JA = expression(r"(?:ほど|程度|余り|近く)?(?:拡大|縮小|広が|縮ま|膨ら|減(?!の)|増(?!の))")
_PAST_JA = (
    r"(?:前(?:の)?[年月期](?:度)?|1年前|昨年|去年|おととし|一昨年|同じ年|(?:19|20)\d\d年(?:度)?|\d{2}年(?:度)?|\d{1,2}月)"
    r"(?:の?同[月期]|の?同じ(?:月|時期|期間)|の?\d{1,2}月(?:期)?|\d{1,2}[~～-]\d{1,2}月(?:期)?)?"
)
_ALMOST_JA = r"、?(?:約|およそ|ほぼ|わずか|さらに|なお)?$"
# 前年より8630億円少ない, 前年比8630億円の縮小, 去年の5月よりは2630億円改善した.
_THAN_ITS_PAST_JA = expression(
    rf"{_PAST_JA}(?:の(?:実績|水準))?(?:と?に?比べて?|と比べると|より(?:[もは])?|比(?:で)?|から|対比(?:で)?){_ALMOST_JA}"
)
_MORE_JA = expression(
    r"(?:ほど|程度|余り|近く|も|しか|だけ)?の?(?P<word>(?P<less>縮[小まんみ]|改善|減|少な|小さ|狭ま|しぼ|安|低|下が|目減り|マイナス)|拡大|悪化|広が|膨ら|膨れ|増|多|大き|高|上が|上積み|上乗せ|積み増|プラス|余計|余分)(?!.{0,4}の(?:赤字|黒字))"
)
_EXCEEDED_JA = expression(r"(?:も|ほど|程度|近く|余り)?(?P<way>[上下])回")
_ITS_PAST_JA = expression(rf"{_PAST_JA}(?:の[^、。]{{1,6}})?を(?:約|およそ|ほぼ|なお)?$")
_ITS_CHANGE_JA = expression(
    rf"(?:(?P<way>増加|拡大|悪化|増え|広がり|伸び|上積み|上乗せ|膨らみ)|減少|縮小|改善|減り|縮み|目減り|落ち込み)[額幅](?:は|が|、|で)?{_ALMOST_JA}"
)
# 額にして4100億円のプラス, 1兆4000億円の上積み.
_AS_A_CHANGE_JA = expression(r"(?:ほど|程度|余り|近く)?の(?:(?P<way>プラス|上積み|上乗せ|積み増し)|目減り|落ち込み)")
_OF_A_BALANCE_JA = expression(r"収支|差し引|差引|[黒赤]字")
_BALANCE_IS_JA = expression(r"収支|差し引|差引")

_HEDGES = (
    r"(?:about |around |some |nearly |almost |roughly |only |just |a mere |no less than |more than |over |fully )*"
)
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_PAST = (
    rf"(?:(?:in |for |at |during |that (?:of|in|for) |those (?:of|in|for) |the (?:figure|level|total|sum|value|shortfall|surplus|deficit|gap) (?:of|in|for) )?"
    rf"(?:(?:a|one|the) (?:year|month|quarter)(?: (?:earlier|ago|before|previously))?\b|the (?:previous|prior|preceding|same|opening|first|second|third|fourth|year-earlier|year-ago|corresponding)\b|last\b"
    rf"|(?:fiscal )?(?:19|20)\d\d\b|{_MONTH}\b|twelve months|12 months)|what (?:it|they) (?:was|were|had been)\b|its? (?:year-earlier|previous|former)\b)"
)
_BEYOND = expression(
    rf"(?: yen)? (?:(?:(?P<more>more|higher|larger|bigger|wider|greater|dearer)|(?P<less>less|fewer|lower|smaller|narrower|cheaper)|better|worse) (?:than|on)"
    rf"|(?P<above>above|ahead of)|(?P<below>below|short of|shy of)) {_PAST}"
)
_SWUNG = expression(r"(?: yen)? (?:better|worse)(?:[.,;:)!?]|$)")
_GROWTH = expression(
    rf"(?<!\d% )(?<!\d percent )(?<!\d per cent )\b(?:(?P<up>growth|increase|rise|gain|jump|widening)|(?P<down>fall|drop|decline|decrease|reduction|narrowing)|improvement|deterioration|swing|turnaround)"
    rf"(?: of| worth|(?: (?:in|of|from) [^.;:,\d¥$]{{2,50}})?(?:, in (?:yen|money),?)? (?:was|is|came to|comes to|amounted to|amounts to|totall?ed|equal to|equalled)) {_HEDGES}[¥$]?(?:jpy )?$"
)


def change_of_size(mention: Mention, beside: Beside) -> int | None:
    """+1 or -1 where an amount is the size of a change by its own words, 0 where it is of either way; None where it is none."""
    return _in_japanese(mention, beside) if beside.japanese else _in_english(beside)


def _in_japanese(mention: Mention, beside: Beside) -> int | None:
    if (exceeded := _EXCEEDED_JA.match(beside.after)) and _ITS_PAST_JA.search(beside.before):
        return 1 if exceeded["way"] == "上" else -1
    if told := _ITS_CHANGE_JA.search(beside.before):
        return _one_way(told["way"] is not None, beside)
    if (as_change := _AS_A_CHANGE_JA.match(beside.after)) and not _OF_A_BALANCE_JA.search(beside.before[-30:]):
        return 1 if as_change["way"] else -1
    if _THAN_ITS_PAST_JA.search(beside.before) and (moved := _MORE_JA.match(beside.after)):
        return _one_way(moved["less"] is None, beside)
    return mention.direction or None if mention.side and _CHANGED_JA.match(beside.after) else None


def _one_way(more: bool, beside: Beside) -> int:
    """The way of a change in size; of a balance without its side a change may go either way: 収支の改善幅."""
    return 0 if _BALANCE_IS_JA.search(beside.before[-30:]) and "字" not in beside.before[-30:] else 1 if more else -1


def _in_english(beside: Beside) -> int | None:
    if beyond := _BEYOND.match(beside.after):
        return 1 if beyond["more"] or beyond["above"] else -1 if beyond["less"] or beyond["below"] else 0
    if told := _GROWTH.search(beside.before):
        return 1 if told["up"] else -1 if told["down"] else 0
    return 0 if _SWUNG.match(beside.after) else None
