"""Driving: the phrase in which a Japanese sentence says what drove a flow, and where that phrase ends.

輸出は、半導体や自動車が好調で11兆5118億円; 輸入は、原油などの価格上昇で27.8%の増加: what stands in it is never what the
figure after it is of.
"""

from __future__ import annotations

from kuroji.claims.expressions import expression

_AND_OTHERS = r"(?:(?:や|、|・|と|及び|および|並びに|に加え)[^、。はがもを\d]{1,14}?){0,3}(?:など|等|関連|類)?"
_STATE = (
    r"(?:好調|堅調|不振|低調|低迷|順調|活発|旺盛|伸び|増え|増加|拡大|減少|減(?=[りっ])|落ち込|値上がり|値下がり|上昇|下落|上が|下が|高騰|急騰|急落|"
    r"急増|急減|回復|持ち直|けん引|牽引|主導|押し上げ|押し下げ|寄与|貢献|膨らみ|膨らん|減り|響い|響き|効い|効き|振るわ|伸び悩|高止まり|戻)"
)
_MOVE = (
    r"(?:値上がり|値下がり|上昇|下落|高騰|急騰|急落|増加|減少|増勢|伸び|不振|低迷|好調|堅調|低調|落ち込み|拡大|縮小|回復|急増|急減|高止まり|"
    r"(?:大幅|反動)?[増減]|(?<=[価油源料格])[高安])"
)
_THEREFORE = (
    r"(?:に(?:より|よって|よる|伴|加え|支えられ|押し上げられ|押され|けん引され|牽引され|引っ張られ)|で|から|を(?:受け|背景|反映|映し|主因)|"
    r"が(?:響|影響|寄与|続|主因|要因|背景|重な|全体|けん引|牽引|押し上げ|押し下げ)|のため|も(?:あり|あって|加わ|重な)|の影響|に[^、。は\d]{1,8}[がも](?:加わ|重な)[^、。は\d]?[てり])"
)
_DROVE = expression(
    r"(?:向け|から|との貿易)?" + _AND_OTHERS + r"(?:"
    r"(?:が|も|の[^、。はがも\d]{1,8}が)[^、。はが\d]{0,10}?" + _STATE + r"[^、。は\d]{0,10}?(?:て|で|し|ず|[悩込]み|から|ため|ので|ことなど|、)"
    r"|(?:の|価格|相場|需要|輸出|輸入|販売|出荷|向け){0,4}(?:大幅な|急激な|急)?" + _MOVE + r"(?:など|等)?" + _THEREFORE +
    r"|を(?:中心|主体|軸|はじめ|筆頭|けん引役|牽引役|柱)(?:に|として|とし)"
    r"|に(?:支えられ|押し上げられ|押し下げられ|けん引され|牽引され|引っ張られ|押され|助けられ)"
    r"|(?:の影響|のおかげ|のせい)(?:で|も|に)|(?:により|によって|のため)(?!ます)"
    r")[^、。は\d]{0,8}?(?=、|約|およそ|$|[▲+＋−-]?\d|前[年の月]|去年|過去|初め|増|減|伸|大幅|合計|合わせ|総額)"
)  # fmt: skip
# 輸出は、; 輸入額(速報)は; 8月の輸出が.
_OPENED = expression(r"(?:総?額)?(?:[(（][^()（）]{1,12}[)）])?(?:について)?(?:は|も|が)")


def driven_to(text: str, at: int, until: int) -> int:
    """Where the phrase of cause ends whose driver ends at `at`, before `until`; 0 where there is none."""
    found = _DROVE.match(text, at, until)
    return found.end() if found else 0


def is_opened(text: str, end: int) -> bool:
    """Whether what ends there opened the clause as what it tells of."""
    return _OPENED.match(text, end) is not None


def drives(text: str, opened: bool, at: int) -> bool:
    """Whether what ends at `at` only tells why, in a clause that another topic `opened`."""
    return opened and driven_to(text, at, _clause_end(text, at)) > 0


def _clause_end(text: str, at: int) -> int:
    stop = text.find("。", at)
    return stop if stop >= 0 else len(text)
