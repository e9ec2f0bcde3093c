"""False friends: places and goods that are named, and not traded: wars, banks and people, idioms, things at hand.

The invasion of Kuwait, the Bank of China and a Dutch economist are no trade with a place; an engine of growth, a crude
guess, my phone and 鉄の女 are no goods. Where a word of trade stands right before a place, it is one all the same.
"""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.reading import Word

# US tariffs, the Chinese government, a Dutch economist: what a country does is no trade with it.
_OF_ITS_OWN = expression(
    r"(?:['’]s)? (?:(?:import|auto|car|steel|reciprocal|new|higher|federal|central|sectoral|trade) )?(?:tariffs?|duty|duties|lev(?:y|ies)|sanctions|polic(?:y|ies)|president|government|"
    r"administration|officials?|econom(?:y|ies)|dollars?|consumers?|households|elections?|inflation|treasury|federal reserve|congress|authorities|bank|gdp|"
    r"harvests?|crops?|weather|droughts?|floods?|negotiators?|trade (?:representative|deal|talks|policy|war|negotiators?)|trade agreement|interest rates?|holidays?|new year|"
    r"(?:(?:financial|currency|debt|banking|economic|property|energy|oil|political|border|civil) )?(?:cris[ei]s|turmoil|contagion|flu|meltdown|slump|recession|slowdown|bubble|stimulus)|"
    r"(?:civil )?wars?|invasion|conflict|hostilities|ceasefire|blockade|lockdowns?|pandemic|epidemic|earthquake|quake|tsunami|hurricane|(?:dock|port|rail|auto) ?(?:workers['’] )?strikes?|shutdown|embargo|boycott|"
    r"revolution|re?unification|accession|handover|spring (?:uprisings?|revolts?)|olympics|export (?:curbs|controls|bans?|restrictions)|import (?:curbs|bans?|restrictions)|"
    r"(?:hostage|missile|refugee) crisis|coup|default|devaluation|referendum|independence|baht|won|yuan|renminbi|rupee|r[uo]u?ble|peso|real|rupiah|ringgit|"
    r"economists?|analysts?|researchers?|academics?|professors?|scholars?|correspondents?|newspapers?|dail(?:y|ies)|magazines?|media|press|journalists?|reporters?|strategists?|"
    r"(?:prime |finance |trade |foreign )?ministers?|lawmakers|ambassadors?|embassy|diplomats?|envoys?|academy|banks|lenders?|investors?|insurers?|hedge funds?|brokers?|"
    r"car-?makers?|auto-?makers?|chip-?makers?|steel-?makers?|drug-?makers?|fries|delight|toast|restaurants?|cuisine|film|novel|friends? of mine|teachers?|students?|tourists?|visitors?)\b"
    r"(?! (?:goods|products)\b)",
    re.IGNORECASE,
)
_TRADED_WITH = expression(
    r"\b(?:exports?|imports?|shipments?|sales|purchases|deliveries|surplus(?:es)?|deficits?|gap|balance|sold|shipped|exported|imported|bought)\s(?:to|from|with)\s(?:the\s)?$",
    re.IGNORECASE,
)
# Households and buyers are customers; a government is none.
_CUSTOMERS = expression(
    r"(?:['’]s)? (?:consumers?|households|investors?|car-?makers?|auto-?makers?|chip-?makers?|steel-?makers?|drug-?makers?|econom(?:y|ies)|restaurants?)\b",
    re.IGNORECASE,
)
# The invasion of Kuwait, war in the Middle East, tensions with Iran, the Bank of China.
_EVENT_BEFORE = expression(
    r"\b(?:(?:invasion|annexation|occupation|bombing|partition|unification|fall|liberation|banks?) of|"
    r"(?:wars?|fighting|conflicts?|hostilities|unrest|tensions?|turmoil|revolution|cris[ei]s|coup|quakes?|earthquake|floods?|droughts?|troops|lockdowns?|elections?|polls|protests|strikes?|shutdowns?|"
    r"trouble|violence|attacks?|a ceasefire|born|lives?|lived|living|holidays?|spies) (?:in|on|against|with|over|around|between)|"
    r"(?:invaded|invades|attacked|bombed|annexed|occupied|sanctioned|visited|visiting|visits|toured|sanctions (?:on|against)|embargo (?:on|against)|strikes? on|talks with|deal with|pact with|war with|wars? against))\s(?:the\s)?$",
    re.IGNORECASE,
)
_EVENT_AFTER = expression(
    r"\s(?:invaded|attacked|annexed|bombed|joined|joins|quit|left the|seized|defaulted|devalued|hosted|hosts|won the|lost the|nationali[sz]ed|elected|voted|declared|revolted|warned|threatened|vowed)\b",
    re.IGNORECASE,
)
# Places whose names are those of people, too.
_NAMESAKES = frozenset({"Chad", "Jordan", "Georgia", "Reunion", "Niger", "Dominica"})
_TO_A_PLACE = expression(r"\b(?:to|from|with|for|and|into)\s$", re.IGNORECASE)
# 中東の件で, 中国の春節, イラン革命, 英国のEU離脱: what happens there is no trade with it.
_OF_ITS_OWN_JA = expression(
    r"の?(?:情勢|危機|紛争|戦争|緊張|政府|政権|当局|大統領|首相|景気|経済(?!圏)|春節|国慶節|旧正月|(?:追加|相互|自動車|高)*関税|件|影響|問題|"
    r"(?:通貨|金融|債務|財政|石油|経済)危機|革命|侵攻|侵略|大?洪水|大?地震|(?:再)?統一|返還|離脱|併合|独立|崩壊|五輪|オリンピック|万博|動乱|騒乱|クーデター|制裁|核合意|国債|選挙|総選挙|同時多発テロ|ショック|"
    r"(?:人|系)?(?:記者|教授|研究者|学者|エコノミスト|アナリスト|観光客|旅行者|新聞|銀行|大使館|大使)|・?[ァ-ヴー一-龠]{1,6}(?:戦争|侵攻)|の?(?:WTO|EU|ＷＴＯ|ＥＵ|TPP|ユーロ)(?:加盟|離脱|参加))"
)
# Goods as they are spoken of in passing.
_IDIOM_AFTER = {
    r"engines?": r" (?:of|for|room|behind|that drives?)\b",
    r"vehicles?": r" for (?!japan)", r"silver": r"[- ](?:lining|bullet|screen|medal|age)", r"gold": r"[- ](?:standard|medal|rush|mine|age|plated)",
    r"foods?": r" (?:for thought|banks?|was (?:good|bad|great)|poisoning|stalls?|critics?)", r"drugs?": r" (?:of choice|dealers?|abuse|trafficking|cartels?)",
    r"chips?": r" (?:are down|(?:may|might|will)? ?fall where|on (?:its|his|her|the|their) shoulders?|away at)", r"oil": r" (?:its|the wheels|painting|spills?|and water)\b",
    r"crude": r",? (?:but|measures?|estimates?|reckoning|arithmetic|calculations?|proxy|proxies|guides?|averages?|approach|sums?|rules?|methods?|way|comparisons?|tools?|instruments?|yardsticks?|indicators?|approximations?|divisions?|breakdowns?|splits?|guess\w*)\b",
    r"steel": r" (?:itself|themselves|yourself|your|his|her|nerves?|resolve)\b", r"rubber": r"[- ]stamp", r"plastic": r" (?:surgery|money|cards?)\b",
    r"batter(?:y|ies)": r" of (?:tests?|measures|questions|figures|data|statistics)\b", r"fuels?": r" (?:a |an |the |its |their |to |fears?|hopes?|inflation|growth|demand|speculation|concerns?|worries|talk|for (?:the|thought|debate))",
    r"computers?": r" (?:glitch|screens?|systems?|models?|games?|errors?|virus|programs?|scientists?)\b", r"(?:smart)?phones?": r" (?:calls?|interviews?|apps?|numbers?|screens?|polls?|users?)\b",
    r"planes?": r" (?:crash|landed|ticket|journey)\w*", r"ships?": r" (?:has sailed|ran aground|out\b|more\b|less\b|fewer\b|abroad|overseas|[\d¥])", r"bags?": r" (?:a|an|the|its|another|of tricks)\b",
    r"chemicals?": r" (?:reactions?|weapons?|attacks?)\b", r"materials?": r" (?:for (?:this|the|our) (?:lesson|class|course|article)|changes?|impact|differences?)\b", r"papers?": r" (?:tiger|said|says|reported|by)\b",
    r"energy": r" (?:was in short|to spare|and enthusiasm|levels?)\b", r"gas": r" (?:stations?|pedal|chambers?)\b", r"fish": r" (?:out of|and chips)\b", r"cars?": r" (?:bombs?|crash|parks?|broke|keys?|ride)\w*", r"sugar": r", sugar",
    r"vessels?": r" (?:carried hope|for)\b", r"machines?|machinery": r" (?:learning|of (?:state|government))\b",
}  # fmt: skip
_IDIOMS = tuple(
    (expression(word, re.IGNORECASE), expression(after, re.IGNORECASE)) for word, after in _IDIOM_AFTER.items()
)
# My car, in the car, on her smartphone, out of gas, a big fish, nerves of steel, while fish and chips.
_AT_HAND = expression(
    r"\b(?:(?:my|your|his|her)|(?:on|in|by|into|out of|checked|reading) (?:an?|the|my|his|her|their|our)|(?:went|go|came|travel\w*|drove|arrived) (?:here )?by|out of(?: steam and)?|big|nerves of|add(?:s|ed|ing)?(?: more)?)\s$",
    re.IGNORECASE,
)
_HELD = expression(
    r"cars?|(?:smart|mobile )?phones?|smartphones?|laptops?|computers?|bags?|planes?|gas|fuel|fish|steel|food|paper|trucks?|ships?|batter(?:y|ies)|TV|television",
    re.IGNORECASE,
)
_IDIOMS_JA = (
    ("鉄", r"の(?:女|意志|規律|結束|カーテン|掟)|則|板|砲"), ("車", r"で(?!は|の|も)|の両輪|いす|椅子|内で|窓"), ("スマホ", r"で(?!は|の|も)|片手|の画面|アプリ|ゲーム|依存|を(?:見|片手|取り出|手に|開|眺)"),
    ("スマートフォン", r"で(?!は|の|も)|の画面|アプリ|を(?:見|手に|開)"), ("チップ", r"を(?:払|弾|渡|はず)"), ("お茶", r"を(?:飲|濁|入れ|いれ)|に(?:し|呼)|の(?:時間|間)"), ("石油", r"(?:ストーブ|元売|輸出国機構|王)"),
    ("ガス", r"(?:欠|抜き|料金|代|会社)"), ("エンジン", r"(?:を(?:かけ|ふかし)|がかか|役|全開|となっ|とな[るり]|に(?:な|は火))"), ("燃料", r"(?:投下|費)"), ("機械", r"的|学習"), ("食料品", r"(?:店|売り場|売場)"),
    ("パソコン", r"(?:で(?!は|の|も)|を(?:開|使|前)|の画面|教室)"), ("飛行機", r"(?:で(?!は|の|も)|に乗|の中)"), ("電池", r"切れ"), ("肉", r"(?:付け|声|薄|眼)"), ("魚", r"(?:を釣|心|の目)"),
)  # fmt: skip
_SAID_JA = tuple((word, expression(after)) for word, after in _IDIOMS_JA)


def is_no_trade_with(text: str, word: Word, japanese: bool) -> bool:
    """Whether a place is named for what happens or is said there: US tariffs, the invasion of Kuwait, 中国の春節."""
    before = text[: word.start]
    if japanese:
        return _OF_ITS_OWN_JA.match(text, word.end) is not None
    if word.text in _NAMESAKES and not _TO_A_PLACE.search(before):
        return True
    if _EVENT_BEFORE.search(before) or _EVENT_AFTER.match(text, word.end):
        return True
    owned = _OF_ITS_OWN.match(text, word.end) is not None
    customers = _CUSTOMERS.match(text, word.end) is not None and _TRADED_WITH.search(before) is not None
    return owned and not customers


def is_no_goods(text: str, word: Word) -> bool:
    """Whether goods are named in an idiom or as things at hand: an engine of growth, my phone, 鉄の女."""
    if _AT_HAND.search(text[: word.start]) and _HELD.fullmatch(word.text):
        return True
    said = any(kind.fullmatch(word.text) and after.match(text, word.end) for kind, after in _IDIOMS)
    return said or any(word.text == kind and after.match(text, word.end) for kind, after in _SAID_JA)
