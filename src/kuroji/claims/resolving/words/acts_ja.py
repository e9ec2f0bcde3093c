"""Acts: Japanese verbs of trade whose flow depends on who deals and which way: タイから買ったのは; タイが日本から買ったのは.

Japan is who buys and sells, unless the clause says that it is bought from (日本から買った), sold to (日本に売った), or that a place
does so (ASEANが買った分). What comes from a place is imported, what goes to one exported: 海外から届いた品, 米国へ送り出した額.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.reading import Word
from kuroji.model.observation import Flow

_DONE = r"(?:た|ている|ていた|てきた|てくれた|てくる|る)"
_GETS = (
    r"(?:買(?:った|っている|っていた|ってきた|ってくれた|う|い(?:付け|入れ|集め)(?:た|ている|る)|い取った)|(?:仕入れ|取り寄せ|受け入れ)"
    rf"{_DONE}|(?:購入|調達|入手)(?:した|する|している|していた)|引き取(?:った|る|っている)|入れた|受け取った)"
)
_GIVES = (
    r"(?:売(?:った|っている|っていた|ってきた|る|り(?:上げ|つけ)た|り(?:渡|さば)した|り込んだ|られた)|出した|送(?:った|り(?:出した|出す|出している|込んだ)|られた|っている)"
    r"|納め(?:た|ている|る)|(?:納入|供給|販売)(?:した|する|している)|積み出(?:した|す)|届けた|渡した)"
)
_MOVES = r"(?:運ば(?:れた|れる|れている)|渡(?:った|る|っている)|向か(?:った|う)|流れた|送られた|旅立った)"
_COMES = (
    r"(?:入(?:った|ってきた|って来た|ってくる|ってくるの|る)|届(?:いた|く|いている)|(?:やって)?来た|来る|流れ込んだ|(?:流入|上陸|入荷|入着)した|(?:運び込|持ち込)まれた"
    r"|(?:荷揚げ|陸揚げ)された|(?:運ばれ|渡っ)て(?:きた|来た|くる|来る))"
)
_GOES = r"(?:出(?:ていった|て行った|ていく|て行く|た)|海を渡った|(?:運び出|積み出|送り出)された|流れ出た|旅立った)"
_GAP = r"[^、。;:()\d]{0,10}?"
# What was bought, or how much of it; the verb does not end the sentence.
_NOMINAL = r"(?=(?:の(?:は|が|も|[、ぁ-ん]?\d)|額|分|方|ほう|品|もの|物|代金|お?金|荷|量|側|[一-龠々ァ-ヴー]))"
_ALONE = r"(?=(?:の|額|金額|総額|分|方|ほう|品|もの|商品|物|代金|お?金|側)(?:の総額|の合計|そのもの)?[はがも])"
_JAPAN, _ABROAD = (
    r"(?:日本|こちら|我が国|わが国)",
    r"(?:海外|外国|国外|諸外国|世界(?:各国|中)?|よそ(?:の国)?|各国|(?<![一-龠])外)",
)
_FLOWS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (flow, expression(pattern))
    for flow, pattern in (
        (Flow.EXPORT, rf"(?:[がはも]{_GAP})?{_JAPAN}(?:から|製品?を|産品?を){_GAP}{_GETS}{_NOMINAL}"),
        (Flow.IMPORT, rf"(?:[がはも]{_GAP})?{_JAPAN}(?:に|へ|向けに){_GAP}(?:{_GIVES}|{_MOVES}|{_COMES}){_NOMINAL}"),
        (Flow.EXPORT, rf"{_JAPAN}(?:の|製の?|産の?)[^、。\d]{{1,14}}?を{_GAP}{_GETS}{_NOMINAL}"),
        (Flow.EXPORT, rf"{_JAPAN}から{_GAP}(?:{_GIVES}|{_MOVES}){_NOMINAL}"),
        (Flow.IMPORT, rf"{_ABROAD}(?:から|より){_GAP}(?:{_GETS}|{_COMES}|{_MOVES}){_NOMINAL}"),
        (Flow.EXPORT, rf"{_ABROAD}(?:に|へ|向けに){_GAP}(?:{_GIVES}|{_MOVES}|{_GOES}){_NOMINAL}"),
        (Flow.IMPORT, rf"(?<![一-龠ァ-ヴー]){_GETS}{_ALONE}"),
        (Flow.EXPORT, rf"(?<![一-龠ァ-ヴー])(?:{_GIVES}|{_GOES}){_ALONE}"),
        (Flow.IMPORT, rf"(?<![一-龠ァ-ヴー]){_COMES}{_ALONE}"),
        (Flow.IMPORT, r"(?<![一-龠ァ-ヴー])(?:買い|受け入れ)(?=(?:の(?:伸び|寄与|側|ほう|方)|額)?[はがも])"),
        (Flow.EXPORT, r"(?<![一-龠ァ-ヴー])(?:売り|送り出し)(?=(?:の(?:伸び|寄与|側|ほう|方)|額)?[はがも])"),
    )
)
# Of a place: from it, to it, by it.
_OF_A_PLACE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (flow, expression(pattern))
    for flow, pattern in (
        (Flow.IMPORT, rf"(?:から|より){_GAP}(?:{_GETS}|{_COMES}|{_MOVES}){_NOMINAL}"),
        (Flow.EXPORT, rf"(?:に|へ|向けに){_GAP}(?:{_GIVES}|{_MOVES}|{_GOES}){_NOMINAL}"),
        (Flow.EXPORT, rf"(?:など)?[がの]{_GAP}{_GETS}{_NOMINAL}"),
        (Flow.IMPORT, rf"(?:など)?が{_GAP}{_GIVES}{_NOMINAL}"),
    )
)
_BY_A_FIRM = expression(r"(?:社|メーカー|店|工場|当店|系列|グループ|氏|さん)[がはも、の]")


def acts_ja(text: str, places: Sequence[Word]) -> list[Word]:
    """The verbs of trade of a Japanese sentence as words for a flow, each with the particle that ties a place to it."""
    if _BY_A_FIRM.search(text):
        return []
    found = [*_of_places(text, places)]
    for flow, pattern in _FLOWS:
        for match in pattern.finditer(text):
            if not any(match.start() < word.end and word.start < match.end() for word in found):
                found.append(Word(match.start(), match.end(), match[0], "flow", flow))
    return found


def _of_places(text: str, places: Sequence[Word]) -> Iterator[Word]:
    for place in places:
        for flow, pattern in _OF_A_PLACE:
            match = pattern.match(text, place.end)
            if match is not None and "日本" not in match[0]:
                yield Word(match.start(), match.end(), match[0], "flow", flow)
                break
