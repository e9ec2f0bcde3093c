"""Governing: which topic of a sentence a number belongs to, and which period, by what stands between them.

The cost of a topic counts what parts it from the number: clause boundaries, other topics
and words; a noun on the right costs more than one on the left unless the writing ties it to
the number (a 30% rise in exports, 3,019億円の黒字). Costs are of the order of one for each
boundary; 0 is a noun that stands beside the number or inside the mention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.words.driving import driven_to, is_opened
from kuroji.claims.resolving.words.periods import PAST, Named
from kuroji.claims.resolving.words.topics import Topic
from kuroji.claims.resolving.words.unknown import of_another

# After these words what follows still speaks of what stood before.
_CONTINUED = expression(r"(?:\s[-–]\s|\s?—\s?|,\s|;\s|:\s|\()(?:(?:though|but|and|or)\s)?(?:a (?:figure|number|sum|level)|with an? (?:contribution|share|weight)|which|that (?:was|is)|an? (?:\w+ ){0,2}(?:rise|fall|drop|"
                        r"increase|decline|gain|jump)|up|down|compared|versus|or|in|by|for|they|it|its)\b|"
                        r";\s(?:(?:in|after|by|since|from|during|at|last|this|a)\b[^,;.]{2,40}?,?\s)(?:it|they)\b(?=\s(?:was|were|is|are|had|has|rose|fell|came|stood|reached|hit|cost|grew|climbed|dropped|jumped|shrank|halved|doubled))", re.IGNORECASE)  # fmt: skip
_ASIDE = expression(
    r",\s*(?:which|who|mostly|mainly|chiefly|largely|including|especially|notably|particularly|excluding|despite|however|meanwhile|by contrast|though|too|when|where|whose)\b"
    r"[^,;]*,\s",
    re.IGNORECASE,
)
# Exports grew, helped by chips and cars, and at 11.51 trillion yen were the highest on record.
_ASIDE_OF_CAUSE = expression(
    r",\s*(?:(?:helped|led|driven|boosted|supported|buoyed|lifted|fuelled|fueled|underpinned|propelled) by|thanks to|on the back of|reflecting|owing to|due to)\b"
    r"[^,;]*,\s(?=and at\b|and (?:was|were|stood|reached|hit|came)\b|to\s[¥$]?$|reaching)",
    re.IGNORECASE,
)
# Imports grew 25.4%, outpacing a 19.3% rise in exports, and reached 11.34 trillion yen.
_COMPARED_WITH = expression(
    r",\s(?:easily |far |well |again |thus )?(?:outpacing|outstripping|exceeding|surpassing|beating|topping|eclipsing|outgrowing|dwarfing|offsetting|trailing|lagging|against|compared with|versus|faster than|slower than|ahead of|behind)\b"
    r"[^,;:—]{3,80},\s(?=(?:and|but)\s(?:was|were|stood|reached|hit|came|totalled|totaled|rose|fell|set|are|is)\b|(?:to|reaching|hitting|totalling|totaling|making)\b)",
    re.IGNORECASE,
)
_FILLER = expression(
    r"\s(?:and the like|and so (?:on|forth)|and others|and related (?:goods|products)|and similar (?:goods|products))\b",
    re.IGNORECASE,
)
# The drop was 26.7%, after 24.7 in April.
_AFTER_ANOTHER = expression(
    r"(?<=[\d%t]),?\s+(?:after|following|against|from|versus|compared with)\s+(?:a\s+|an\s+|the\s+)?[¥$]?$",
    re.IGNORECASE,
)
# A period that stands beside another figure is that figure's: 13.7%の減ですが、4月の53.7%減.
_OF_ITS_OWN = 1.0
_OPENS_NEXT = 1.0
# Exports rose 52.3% and accounted for 9.8%; fell 11.0% that year and a further 14.2% in the next: the subject goes on.
_SAME_SUBJECT = (
    r"\band(?=\s+(?:(?:\w+ly|also|now|then|thus|still|even|so)\s+)?(?:(?:was|were|is|are|had|has|have|stood|came|rose|fell|grew|made|took|hit|ran|sank|became|went)\b(?!\s+(?:in|of)\b)"
    r"|account(?:ed|s|ing)\b|[a-z]{3,12}ed\s+(?:by|to|for|at|a|an|the|its|about|from|up)\b|(?:a further|another|by|then by)\b|at\s+[¥$]?$|(?:up|down|more|less)\b))"
)
_FAR, _FAR_COST = 300, 6.0
_BARRIERS: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (expression(pattern, re.IGNORECASE), cost)
    for pattern, cost in (
        (r"[;。]|(?<!\d)(?<!\bi\.e)(?<!\be\.g)(?<!\bvs)\.\s|\s[-–—]\s|—|\n|!|\?", 2.5),
        (
            r",\s+(?:while|but|though|although|whereas|as|with|even as|and|yet|because|after)\b|\b(?:while|whereas|though|although)\b",
            1.6,
        ),
        (
            r"(?<!\ball )(?<!\bnothing )(?<!\banything )\b(?:but|because|as|after|before|despite|when)\b(?!\s+\w+\s+as\b)",
            0.8,
        ),
        (_SAME_SUBJECT, 0.2),
        (r"\band\b", 0.7),
        (r",(?!\d{3}(?!\d))|[、:(]", 0.4),
        (r"が、|一方|ものの|けれど|のに対し", 0.8),
    )
)
_NOUN_OF_CHANGE = (
    r"(?:rise|increase|gain|jump|surge|climb|growth|advance|drop|fall|decline|decrease|slump|plunge|tumble|slide|dip|"
    r"contraction|expansion|swing|improvement|deterioration|widening|narrowing|reduction|spike|leap|cut|rebound|slowdown)s?"
)
_RIGHT_TIED = expression(
    rf"[\s\w%./-]{{0,24}}?\b{_NOUN_OF_CHANGE}\b(?:\s+(?:[\w-]+\s+)?(?:in|of|for|to))?(?:\s+(?:the|its|total|overall|japan['’]s|outbound))*\s*$",
    re.IGNORECASE,
)
# A rise of 24.9% in those from the United States.
_CHANGE_OF = expression(rf"\b{_NOUN_OF_CHANGE} of (?:about |around |some |nearly |roughly |almost )?$", re.IGNORECASE)
_IN_THOSE = expression(
    r"\s*in (?:those|that|the ones|shipments|sales|deliveries|purchases) (?:from|to)\s+(?:the\s+)?", re.IGNORECASE
)
# Bought 20.9% more from America.
_MORE_FROM = expression(
    r"\s*(?:more|less|fewer) (?:(?:goods|products|things|of them) )?(?:from|to)\s+(?:the\s+)?", re.IGNORECASE
)
_SAYS_OF_IT = expression(r"\s*(?:,\s*)?(?:which|whose|where|at|up|down|\(|（)", re.IGNORECASE)
_IN = expression(r"\s*(?:in|of|for)\s+(?:the\s+|its\s+)?$", re.IGNORECASE)
_RIGHT_OF = expression(r"\s*(?:yen|jpy|bn|tn)?\s*(?:worth\s+of|of|in)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
# 5.5 per cent less tonnage.
# Against 1.82 trillion for China; 12.5% in the case of cars.
_RIGHT_FOR = expression(r"\s*(?:yen\s+)?(?:for|on|in the case of)\s+(?:the\s+)?", re.IGNORECASE)
# Exports expanded by 4.8 per cent, against 5.8 per cent for imports.
_AGAINST = expression(
    r"\b(?:against|versus|vs\.?|compared (?:with|to)|and|than the|but only|but) (?:by |of |a |an |about |around |some |nearly |only |just )*[¥$]?$",
    re.IGNORECASE,
)
# Paid 118.5 trillion yen for what it bought abroad.
_RIGHT_WHAT = expression(
    r"\s*(?:yen )?(?:for|on|from|with) (?:what|the (?:goods|things|wares)(?: that)?) (?:it|we|they|japan|the country) ",
    re.IGNORECASE,
)
_RIGHT_MORE = expression(r"\s*(?:more|less|fewer)\s+", re.IGNORECASE)
_RIGHT_MEASURE = expression(r"\s*%?\s*(?:(?:more|less|fewer|higher|lower|greater|smaller)\s+)?", re.IGNORECASE)
# It was the biggest year ever for imports too; a record for monthly exports.
_PLACES = (Kind.RECORD, Kind.FIRST, Kind.RANK)
_PLACE_OF = expression(
    r"\s*(?:ever |yet )?(?:for|of|in)\s+(?:(?:the|its|monthly|annual|quarterly|yearly|all)\s+)*", re.IGNORECASE
)
# Goods worth 7.9 trillion yen to Taiwan.
_RIGHT_TO = expression(
    r"\s*(?:yen\s*)?(?:worth\s+)?(?:of\s+(?:\w+\s+){1,2})?(?:,?\s*(?:went|goes|(?:was|were) (?:sold|shipped|sent)|came|comes)\s+)?(?:to|from|with)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_RIGHT_BESIDE = expression(
    r"[\s%-]*(?:(?!and\b|from\b|to\b|in\b|at\b|as\b|with\b|than\b|while\b|but\b|for\b|because\b|since\b|after\b|when\b|amid\b|despite\b|although\b|though\b)[\w/-]+\s+){0,2}$",
    re.IGNORECASE,
)
# **41.6%** – growth in exports.
_LEADS = expression(r"^\W*\*\*\s*[–—:-]?\s*(?:The\s|the\s|A\s)?")
# 輸出の18.5%は米国、17.0%は中国が占めた.
_HELD_BY = expression(
    r"(?:向け|産)?(?:が(?:占|しめ|稼)|、\d|だ|である|で|。|分|の(?:寄与|押し上げ|押し下げ|貢献)|によ)"
)
# 果物を637億円輸入した: of the fruit.
_OBJECT_JA, _OF_ITS_OBJECT = (
    expression(r"[一-龠々ァ-ヴーA-Za-z](?<![年月期度半])(?:を|へは?|には)(?:約|およそ|ほぼ)?$"),
    1.2,
)
_RIGHT_JA = expression(
    r"(?:で?(?:増加し|減少し|拡大し|縮小し|増え|減っ|伸び|落ち込ん|続い|続け|上回っ|下回っ)(?:て(?:い|き))?[ただ]|の|と(?:なる|いう)?|規模の|台の|近い|を超える|余りの|超の|増の|減の|[)）]の?)?\s*$"
)
_TIED = expression(
    r"[\s%]*(?:yen\b)?\s*(?:(?:high|low|best|peak|record|previous|figure|mark|recorded|set|posted|logged|seen|booked|reached|registered|deficit|surplus|gap|"
    r"rise|fall|drop|increase|decline|gain|jump|decrease|slump|growth|"
    r"shortfall|for|of|in|during|back|total)\s+)*(?:the\s+)?",
    re.IGNORECASE,
)
# 5.63 trillion yen we saw in 2024; 634.5 billion initially reported for July: the period is that of the figure.
_TOLD_IN = expression(
    r"^(?: yen| vehicles| cars| units| tonnes| kilolitres)?(?: (?:deficit|surplus|shortfall|gap))?(?: (?:that|which|it|we|they|was|were|had|has|been|first|initially|originally|the ministry))* "
    r"(?:reported|recorded|seen|saw|logged|posted|registered|booked|marked|published|announced|estimated|run|ran|reached|set|told|sent|sold|shipped|exported|imported|bought|earned|landed)(?: back| abroad| overseas)? (?:in|for|of)(?: the)?\s*$",
    re.IGNORECASE,
)
# A topic that heads its line or opens its sentence costs no more than this, however far off the number is.
_HEADS = expression(
    r"(?:,? \(?(?:y/y|yoy|m/m|year on year|annual change|% y/y)\)?)?[.:] (?=[+-]?[\d¥])|\s*(?:[(（][^()（）]{1,24}[)）])?\s*[:：](?!\d)|\s+[-–—]\s"
)
# Chart 2: exports y/y. 19.3%; A. China, with 2.78 trillion yen.
_LABELLED = expression(
    r"^\W*(?:(?:chart|fig|figure|table|panel|slide|item|exhibit) ?\d{1,2}|[QA]\d{0,2}|\d{1,2})[.:)/]\s+", re.IGNORECASE
)
_OF_A_HEAD, _OF_AN_OPENING = 0.5, 0.95
# 輸出は ... が伸び、; 輸入は ... が上がったことなどから.
_THEME = expression(r"[)）」]?(?:について)?(?:は|も)")
_CLAUSE_JA = expression(
    r"(?:など)?(?:が|も|の[^、。はが]{1,8}が)[^、。は]{1,24}?(?:、|から|ため|ので|により|によって|影響で|背景に|受けて)"
)
_CLOSED = 1.2
# A period named earlier in the sentence still speaks louder than one of another sentence.
_LEFT_AT_MOST = 1.25
_OPENING = expression(
    r"^\W*(?:(?:in|for|during|over|by|the|of|from|between|at|on|full|all|whole|just|earlier|back|and|but|then|as|only|through)\s+){0,4}$",
    re.IGNORECASE,
)


_CLAUSES = expression(r"[;—]")


def cost(text: str, topic: Topic, mention: Mention, start: int, all_topics: Sequence[Topic], japanese: bool) -> float:
    """What it costs to read `mention`, at `start` in the sentence, as a figure of `topic`."""
    end = start + len(mention.text)
    if topic.start < end and start < topic.end:
        return 0.0
    if topic.end <= start:
        says_of_it = _SAYS_OF_IT.match(text, topic.end) is not None
        left = _left_ja if japanese else _left
        return left(text, topic, start, all_topics) + (0.9 if topic.adjunct and not says_of_it else 0.0)
    return _right(text, topic, mention, end, all_topics, japanese)


def _left(text: str, topic: Topic, start: int, all_topics: Sequence[Topic]) -> float:
    gap = text[topic.end : start]
    if re.fullmatch(r"\s*[(（]?\s*", gap) or re.fullmatch(r"\s*(?:は|が|も|の|を|へは)?", gap):
        return 0.1
    asides = [(m.start(), m.end()) for m in _COMPARED_WITH.finditer(text, 0, start + 1)]
    named = [t for t in all_topics if topic.end <= t.start and t.end <= start and not t.is_bare and not t.adjunct]
    between = 0.9 * sum(not _is_within(t, asides) for t in named)
    gap = next((text[topic.end : a] + " " + text[b:start] for a, b in asides if topic.end <= a), gap)
    found = 0.2 + barriers(gap) + between + 0.02 * len(gap.split()) + of_another(gap)
    return min(found, _heading(text, topic, between)) + (_CLOSED if _is_within(topic, asides) else 0.0)


def _is_within(topic: Topic, asides: Sequence[tuple[int, int]]) -> bool:
    return any(start <= topic.start and topic.end <= end for start, end in asides)


def _heading(text: str, topic: Topic, between: float) -> float:
    """The most that a topic which opens its line costs: LNG: 4.99 million tonnes; bill ...; Cars, at ..., are the biggest item."""
    if topic.adjunct or not _OPENING.match(_LABELLED.sub("", text[: topic.start])):
        return _FAR_COST
    if _HEADS.match(text, topic.end):
        return _OF_A_HEAD + between
    return _OF_AN_OPENING if not between else _FAR_COST


def _left_ja(text: str, topic: Topic, start: int, all_topics: Sequence[Topic]) -> float:
    """In Japanese the topic marked by は holds on beyond a clause within it, whose own subject ends with it.

    輸出は自動車が伸び、19.3%増: the exports grew by so much, the cars only grew.
    """
    inner = [t for t in all_topics if topic.end <= t.start and t.end <= start and _is_closed(text, t, start)]
    if not inner or not (_THEME.match(text, topic.end) or (topic.flow and is_opened(text, topic.end))):
        return _left(text, topic, start, all_topics) + (
            _CLOSED if _within_theme(text, topic, start, all_topics) else 0.0
        )
    closed = max(_closing(text, t, start) for t in inner)
    between = [t for t in all_topics if closed <= t.start and t.end <= start]
    return 0.4 + barriers(text[closed:start]) + 0.9 * sum(not t.is_bare and not t.adjunct for t in between)


def _within_theme(text: str, topic: Topic, start: int, all_topics: Sequence[Topic]) -> bool:
    """Whether a topic is the subject of a clause that ended, within what another is told of."""
    themed = any(t.end <= topic.start and _THEME.match(text, t.end) for t in all_topics)
    return themed and _is_closed(text, topic, start)


def _is_closed(text: str, topic: Topic, start: int) -> bool:
    return _closing(text, topic, start) > 0


def _closing(text: str, topic: Topic, start: int) -> int:
    """Where the clause whose subject a topic is ends before a number; 0 where it does not."""
    found = _CLAUSE_JA.match(text, topic.end, start)
    if found and not re.search(r"\d", found[0]):
        return found.end()
    return driven_to(text, topic.end, start) if topic.adjunct else 0


def _right(text: str, topic: Topic, mention: Mention, end: int, all_topics: Sequence[Topic], japanese: bool) -> float:
    gap = text[end : topic.start]
    if japanese:
        return _right_ja(text, topic, mention, end, gap.lstrip("】"))
    gap = _LEADS.sub(" ", gap)
    if _RIGHT_TIED.fullmatch(gap) or (mention.kind is Kind.DIRECTION and _IN.fullmatch(gap)):
        return 0.15
    if _is_of_that(text[: end - len(mention.text)], gap, topic):
        return 0.05
    if mention.kind in _PLACES and topic.flow and _PLACE_OF.fullmatch(gap):
        return 0.15
    if mention.kind is Kind.AMOUNT and topic.hinted and _RIGHT_TO.fullmatch(gap):
        return 0.3
    if mention.kind is Kind.AMOUNT and topic.side == "" and (_RIGHT_OF.fullmatch(gap) or _RIGHT_WHAT.fullmatch(gap)):
        return 0.5
    if topic.commodity and not topic.flow and not topic.partner and _RIGHT_MORE.fullmatch(gap):
        return 0.0
    if topic.measure and not topic.flow and _RIGHT_MEASURE.fullmatch(gap):
        return 0.2
    if _RIGHT_BESIDE.fullmatch(gap):
        return 0.25 if topic.side or mention.kind in (Kind.STREAK, Kind.FIRST, Kind.RECORD) else 0.9
    between = sum(0.9 for t in all_topics if end <= t.start and t.end <= topic.start)
    return 2.2 + barriers(gap) + between + 0.03 * len(gap.split())


def _is_of_that(before: str, gap: str, topic: Topic) -> bool:
    """Whether a figure is tied to a topic on its right: 1.82 trillion for China; a rise of 24.9% in those from America."""
    if topic.hinted and _MORE_FROM.fullmatch(gap):
        return True
    if topic.hinted:
        return _IN_THOSE.fullmatch(gap) is not None and _CHANGE_OF.search(before) is not None
    if topic.flow and not (topic.partner or topic.commodity) and _AGAINST.search(before):
        return _RIGHT_FOR.fullmatch(gap) is not None
    return bool(topic.partner or topic.commodity) and not topic.flow and _RIGHT_FOR.fullmatch(gap) is not None


def _right_ja(text: str, topic: Topic, mention: Mention, end: int, gap: str) -> float:
    if mention.kind is Kind.RANK and gap.strip() in ("は", "が", ""):
        return 0.1
    if (
        mention.kind in (Kind.PERCENT, Kind.POINTS)
        and gap in ("は", "が", "分は", "分が", "を")
        and _HELD_BY.match(text, topic.end)
    ):
        return 0.0
    verb = topic.flow and not topic.commodity and not topic.partner
    if verb and _OBJECT_JA.search(text[: end - len(mention.text)]):
        return _OF_ITS_OBJECT
    # 4.8%減　単価3割高: a headline parts its halves by a space; 輸入2,318億円(5.5%減)輸出2,005億円 by its brackets.
    parted = gap != "" and gap.strip() in ("", ")", "）")
    return 0.2 if _RIGHT_JA.fullmatch(gap) and not parted else 2.6 + barriers(gap)


@lru_cache(maxsize=8192)
def barriers(gap: str) -> float:
    """The clause boundaries in the text between two places, weighed."""
    if len(gap) > _FAR:
        return _FAR_COST
    gap = _FILLER.sub("", gap)
    gap = _ASIDE_OF_CAUSE.sub(" ", _ASIDE.sub(" ", gap))
    gap = _AFTER_ANOTHER.sub(" ", gap)
    gap, continued = _CONTINUED.subn(" ", gap)
    total = 0.3 * continued
    for pattern, each in _BARRIERS:
        gap, found = pattern.subn(" ", gap)
        total += each * found
    return total


def period_cost(text: str, named: Named, mention: Mention, start: int, others: Sequence[tuple[int, int]]) -> float:
    """What it costs to date a mention by a period expression of its own, or of an older figure."""
    end = start + len(mention.text)
    if named.start < end and start < named.end:
        return _inside(named, mention)
    if named.end <= start:
        return _period_on_left(text, named, start, others)
    gap = text[end : named.start]
    if _RISEN_TO.fullmatch(gap):
        return _OF_THE_MOVE
    crossed = sum(1.5 for a, b in others if end <= a and b <= named.start) + 1.5 * gap.count(";")
    if any(named.end <= a and re.fullmatch(r"の?(?:約)?|: ?| ?", text[named.end : a]) for a, _ in others):
        crossed += _OF_ITS_OWN
    if _TIED.fullmatch(gap):
        return 0.15 + 0.2 * crossed
    # 52.8%減、7月は87.8%増: in Japanese a period opens what follows.
    crossed += _OPENS_NEXT * gap.count("、")
    own = named.part != PAST or (not crossed and _TOLD_IN.search(gap) is not None)
    return 0.5 + barriers(gap) + crossed + (2.0 if not own or re.search(r"[(（]", gap) else 0.0)


# Rose 46.5% to 2.91 trillion yen in January-June.
_RISEN_TO = expression(
    r"(?: on the year| year on year| y/y)?,? to (?:about |around |some |roughly |nearly |a record )?[¥$]?\d[\d.,]*(?: ?(?:trillion|billion|million|bn|tn|trn))?(?: yen| vehicles| units| tonnes| kilolitres)?"
    r" (?:in|for|during|over) (?:the )?",
    re.IGNORECASE,
)
_OF_THE_MOVE = 0.25


def _opens_clause(text: str, named: Named, gap: str) -> bool:
    """Whether a period opens the clause of a number, after a semicolon or a dash: fell by 6%; in March, by 3%."""
    before = _CLAUSES.split(text[: named.start])
    return len(before) > 1 and _OPENING.match(before[-1]) is not None and _CLAUSES.search(gap) is None


def _inside(named: Named, mention: Mention) -> float:
    if mention.kind in (Kind.FIRST, Kind.RECORD, Kind.RANK):
        return 3.0 if named.part == PAST else 0.6
    return 0.0


def _period_on_left(text: str, named: Named, start: int, others: Sequence[tuple[int, int]]) -> float:
    """A period that opens the sentence holds for all of it, unless another comes nearer."""
    # 99年の輸出額は: the の of a Japanese year stands in its words.
    gap = ("の" if named.text.endswith("の") and named.end < start else "") + text[named.end : start]
    past = 2.0 if named.part == PAST else 0.0
    if re.fullmatch(
        r"(?:['’]s)?(?:,? (?:at|was|came to)| (?:level|figure|total|mark|reading|rate|print|peak|high|low|record) of(?: about| around)?| (?:trade |goods )?(?:deficit|surplus|shortfall|gap)(?: of|,|:)|:|—|[ ]?[→⇒=＝])?\s*(?:(?:に)?は|では|の|が|も|、|まで(?:の|に|で)?、?)?(?:約|およそ|ほぼ)?|の[^、。()（）\d]{1,8}[はがも:]",
        gap,
    ):
        return 0.1
    crossed = sum(1 for a, b in others if named.end <= a and b <= start)
    if _OPENING.match(text[: named.start]) or _opens_clause(text, named, gap):
        return min(0.9, 0.2 + 0.15 * barriers(gap) + 0.05 * crossed) + past
    return min(_LEFT_AT_MOST, 0.4 + 0.5 * barriers(gap) + 0.2 * crossed) + past
