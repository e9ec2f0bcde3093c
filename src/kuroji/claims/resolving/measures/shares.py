"""Shares: whether a percentage is a part of a whole, by the words beside it, in English and in Japanese.

58% of the 53 billion spent; China took 29%; two-thirds went to Australia; うち中国が8割; 米国産が27.5%だった; 行き先の4割6分は米国.
"""

from __future__ import annotations

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Mention

_SIGN = r"^\s*(?:%|per ?cent|pct)?"
# Of its 2022 level, of what it had been, of a point, of the year before: a ratio, or no share at all.
_OF_A_PAST = (
    r"(?!(?:an?|the) (?:percentage )?point)(?!(?:what|where) (?:it|they|that|this) (?:was|were|had been|stood|had stood))(?!(?:its|their) (?:[a-z]+ )?(?:value|worth|strength|ground|way)\b)"
    r"(?!(?:its|their|the|that|those|last|an?|(?:19|20)\d\d(?:['’]s)?|[a-z]+ (?:19|20)\d\d(?:['’]s)?)(?: [a-z0-9'’-]+){0,4}? (?:levels?|peaks?|sizes?|highs?|norm|average|former|pre-[a-z]+|year[- ](?:ago|earlier|before))\b)"
)
_OF_A_WHOLE = expression(
    rf"{_SIGN}(?: (?:slice|share|chunk|portion|or so|or more|and more))?(?:,? (?:by|in) (?:value|volume|weight))? of {_OF_A_PAST}[a-z¥0-9'’]"
)
_REACHES = expression(r"\b(?:to|at|from) (?:about |around |nearly |almost |just |only |some |over |under )*$")
# They lost 80% of their value, regained half of the ground.
_LOST = expression(
    r"\b(?:lost|loses?|losing|shed|sheds|shedding|regain(?:s|ed)?|recover(?:s|ed)?|recoup(?:s|ed)?|gave up|gives? up|wiped (?:out|off)|retraced) (?:about |around |nearly |almost |just |only |some |over |roughly |more than |less than )*$"
)
_WENT = expression(
    rf"{_SIGN}(?:,? (?:by|in) (?:value|volume|weight),?)? (?:(?:went|goes|going|go|came|comes|coming|come|originat(?:e|es|ed|ing)|stemm?(?:s|ed)?|hail(?:s|ed)?|arriv(?:es|ed)|flow(?:s|ed)|ended up|"
    r"(?:was|were|is|are|being) (?:sold|bought|shipped|sent|supplied|made|grown|taken|bought in|destined|bound|headed|meant))(?: mainly| all| straight)? (?:to|from|off|out of|in|for|by)\b|[a-z]+-(?:bound|made|built|grown|based)\b)"
)
_TO_OR_FROM = expression(
    rf"{_SIGN} (?:to|from) (?!(?:about |around |just |only )?[¥\d]|an? (?:year|month)|last|its|their|that|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|the (?:year|month|previous|prior|same))"
)
_AFTER_A_LEVEL = expression(
    r"(?:trillion|billion|million|tn|trn|bn|yen)(?: (?:for|on|of|in) [a-z ]{2,24})?,? (?:about |around |nearly |almost |more than |over |some |just |only )*$"
)
_TOOK = expression(
    r"\b(?:took|takes?|taking|absorb(?:s|ed|ing)?|claim(?:s|ed|ing)?|furnish(?:es|ed|ing)?|suppl(?:y|ies|ied|ying)|provid(?:es?|ed|ing)|command(?:s|ed|ing)?|occup(?:y|ies|ied|ying)|captur(?:es?|ed|ing)|"
    r"constitut(?:es?|ed|ing)|compris(?:es?|ed|ing)|form(?:s|ed|ing)?|ma(?:de|kes?|king) up|represent(?:s|ed|ing)|account(?:s|ed|ing)? for|held|holds?|holding|snapp(?:ed|ing) up|corner(?:s|ed)?|paid for|pays? for|swallow(?:s|ed|ing)?|receiv(?:es?|ed|ing))"
    r" (?:about |around |nearly |almost |just |only |some |over |under |roughly |fully |a good |a mere |a full |more than |less than |close to |no less than |another )*$"
)
_AND_NO_MORE = expression(
    rf"{_SIGN}(?:\s?[.,;:)—!?]|\s*$| (?:in|during|last|each|and|while|against|with|this|at|as|but|by value|then)\b)"
)
_NAMED_AFTER = expression(
    rf"{_SIGN} (?:(?:market )?(?:share|slice|portion|chunk|weight|part)\b|(?:is|was|being) (?:the |its )?[a-z'’. -]{{0,30}}(?:share|weight|portion|slice|cut)\b)"
)
_TAIL_JA = r"^(?:[%割分厘]|パーセント|近く|超|弱|強|以上|程度|余り?|前後|台|ほど|がた|方|を超える|を上回る)*"
_HELD_JA = expression(
    rf"{_TAIL_JA}(?:[をはがも][^、。\d]{{0,8}}(?:占め|しめ|握|引き受け|引き取|賄|まかな|担|頼|依存|仰い|負っ|負う|押さえ|受け入れ|供給|買い取|吸収)|に(?:あた|当た|相当))"
)
_AMONG_JA = expression(
    r"(?:うち|その(?:なか|中)(?:で)?|内訳は|内訳をみると)(?:の|で)?、?[^、。\d%％]{0,18}(?:が|は|も|の|に|で|で、)(?:約|およそ|ほぼ|実に|わずか)?$"
)
_GOES_TO_JA = expression(
    r"(?:行き先|仕向け?[先地]|輸[出入]先|調達先|仕入れ先|出どころ|買い手|相手国?|産地)の(?:約|およそ|ほぼ|実に)?$"
)
# 9割がた中国製, 3分の2はこの国だ, 1割弱がこの国行き.
_WHOSE_AFTER_JA = expression(
    rf"{_TAIL_JA}[をはがも]?[^、。\d%％をはがも]{{0,11}}[一-龠々ァ-ヴーA-Za-z](?:産|製|向け|行き|から)(?!が|の(?:伸|増|減))"
)
_IS_THE_PLACE_JA = expression(rf"{_TAIL_JA}[はが][^、。\d%％]{{1,10}}(?:だ|で(?:あ|す|、|。|$)|。|[(（])")
_WHOSE_BEFORE_JA = expression(r"(?:産|製|勢|向け|行き|から|炭|車)(?:だけ)?[がはも](?:約|およそ|ほぼ|実に|わずか)?$")
_NAMED_BEFORE_JA = expression(r"[一-龠ァ-ヴーA-Za-z][がはも](?:約|およそ|ほぼ|実に|わずか)?$")
_ENDS_JA = expression(
    rf"{_TAIL_JA}(?:[。、)）」;；/]|$|だ|で(?:、|。|す|し|あ|$)|を|に(?:達|のぼ|上る|上っ|すぎ|過ぎ|とど|留)|と(?:なっ|なる|なり|、|続|最|い|首|突|大)|まで|\s)"
)
# 米国向けが5.2%、中国向けが3.1%それぞれ減った: the verb at the end is that of all.
_LISTED_JA = expression(
    rf"{_TAIL_JA}[、と](?:[^、。\d]{{1,16}}[\d.]{{1,6}}[%％割分]{{1,2}}(?:近く|超|弱|強|余り?|程度)?[、と]?){{1,6}}(?:それぞれ|ともに|いずれも)?"
)
# 中国向けはプラス17.9%、台湾向けは37.7%: what has been told of one goes on.
_MOVES_JA = expression(r"プラス|マイナス|[増減+▲△]|伸び|上回|下回|拡大|縮小|落ち込|膨ら")
_PARTS_JA = expression(r"[割分半]")
_OF_GROWTH_JA = expression(
    r"伸び|増加率|減少率|増減率|前[年月期]|昨年|去年|比で|同[月期]比|ペース|上昇率|下落率|関税|金利|税率|予想|確率"
)
_MOVED_JA = expression(
    rf"{_TAIL_JA}の?(?:[増減]|伸び|上回|下回|高|安|上昇|下落|低下|拡大|縮小|落ち|多|少|プラス|マイナス)"
)


def is_a_part(mention: Mention, before: str, after: str, *, japanese: bool) -> bool:
    """Whether the words before and after a percentage, in small letters, make it a part of a whole."""
    return _is_a_part_ja(mention, before, after) if japanese else _is_a_part_en(mention, before, after)


def _is_a_part_en(mention: Mention, before: str, after: str) -> bool:
    if not mention.value or (mention.direction and not _REACHES.search(before)):
        return False
    if _LOST.search(before):
        return False
    if _OF_A_WHOLE.match(after) or _WENT.match(after) or _NAMED_AFTER.match(after):
        return True
    taken = _TOOK.search(before) is not None and _AND_NO_MORE.match(after) is not None
    return taken or (_TO_OR_FROM.match(after) is not None and _AFTER_A_LEVEL.search(before) is not None)


def _is_a_part_ja(mention: Mention, before: str, after: str) -> bool:
    clause = before[-40:]
    if not mention.value or mention.direction or _moves_ja(after):
        return False
    if _HELD_JA.match(after) or _GOES_TO_JA.search(clause):
        return True
    if _OF_GROWTH_JA.search(clause):
        return False
    if _AMONG_JA.search(clause) or _WHOSE_AFTER_JA.match(after):
        return True
    if _MOVES_JA.search(before[-60:]) or moves_after_ja(after):
        return False
    ends = _ENDS_JA.match(after) is not None
    if ends and _WHOSE_BEFORE_JA.search(clause):
        return True
    whole = _PARTS_JA.search(mention.text) is not None
    return whole and (
        _IS_THE_PLACE_JA.match(after) is not None or (ends and _NAMED_BEFORE_JA.search(clause) is not None)
    )


def _moves_ja(after: str) -> bool:
    """Whether what follows a Japanese percentage, or the last of those told with it, says that something moved by it."""
    listed = _LISTED_JA.match(after)
    return _MOVED_JA.match(after) is not None or (
        listed is not None and _MOVED_JA.match(after[listed.end() :]) is not None
    )


def moves_after_ja(after: str) -> bool:
    """Whether what is left of a Japanese sentence says that something moved: 3.4%と4カ月ぶりに減った."""
    return _MOVES_JA.search(after.partition("。")[0]) is not None
