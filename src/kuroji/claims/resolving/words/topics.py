"""Topics: the noun phrases of a sentence that a number can be about, made of its flow, partner, commodity and measure words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mentions.characters import is_japanese
from kuroji.claims.reading import Word
from kuroji.claims.resolving.words.dealers import BUYS, SELLS
from kuroji.claims.resolving.words.driving import drives, is_opened
from kuroji.claims.resolving.words.examples import without_examples
from kuroji.claims.resolving.words.false_friends import is_no_trade_with
from kuroji.model.observation import WORLD, Flow

_PARTS = ("flow", "side", "partner", "commodity", "measure", "outside", "anaphor", "reporter")
_JOINED_EN = expression(
    r"(?:['’]s)?[\s-]*(?:\([^()]{0,40}\)\s*(?=(?:that|which|drawn|coming|bought|sourced|originat|bound|destined|headed|shipped|sold|sent|from)\b))?(?:(?:that|which|were|was|are|is|came|come|comes)\s+)*"
    r"(?:(?:drawn|coming|came|come|bought|purchased|sourced|obtained|originating|bound|destined|headed|going|went|arriving)\b\s+(?=(?:from|for|to|in)\b))?(?:(?:bound|related|made|produced|based)\b[\s-]*)?"
    r"(?:(?:of|to|from|with|in|for|by|into|the|its|their|all|total|overall|merchandise|trade|monthly|annual|goods|finished|"
    r"new|foreign|other|outbound|inbound|shipped|sold|sent|strong|record|goods|quarterly|yearly|key|bilateral|combined|and components?)\b[\s-]*)*",
    re.IGNORECASE,
)
# Japan imported 1.14 trillion yen worth of meat; exported goods worth 165.8 billion to Britain, 547,085 vehicles.
_OBJECT = expression(
    r"\s+(?:goods\s+(?:worth|to the value of)\s+)?(?:(?:about|around|some|nearly|almost|roughly|over|only|just|a total of)\s+)?[¥$]?\d[\d.,]*"
    r"(?:[\s-]?(?:trillion|billion|million|thousand|trn|tn|bn|mn|m)\b)*(?:\s*(?:%|per ?cent|yen\b|tonnes|tons|kilolit(?:re|er)s|barrels|kl\b|units))?"
    r"(?:\s+worth|\s+(?:more|less)(?=\s(?:on|for|to|from)\b))?(?:\s+(?:of|on|for)(?:\s+(?:less|more|fewer|its|foreign|imported))?)?(?:\s+(?:goods|products|merchandise))?(?:\s+(?P<way>to|from))?\s+(?:the\s+(?:world['’]s\s+)?)?",
    re.IGNORECASE,
)
_TRADED = expression(
    r".*\b(?P<verb>exported|sold|sent|shipped|delivered|supplied|imported|bought|purchased|(?:brought|took|carried|shipped|shipping|hauled) in|took|paid|spent|laid out|handed over|ordered|received|earned)$",
    re.IGNORECASE,
)
# A surplus of 339.7 billion yen with the United States; exports worth 1.5 trillion to it.
_SIZED = expression(
    r",?\s+(?:of|worth|valued at|totall?ing|amounting to|at)\s+(?:(?:about|around|some|nearly|almost|roughly|over|only|just|more than|less than|a (?:record|mere))\s+)?[¥$]?\d[\d.,]*"
    r"(?:[\s-]?(?:trillion|billion|million|trn|tn|bn|mn|m)\b)?(?:\s*yen\b)?(?:\s+(?:in|for) (?:goods|the month|the year|january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d))?"
    r",?\s+(?P<way>to|from|with|against|vis-[aà]-vis)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_ITS_GOODS = expression(
    r"(?:-made|['’]s)?(?: own)? (?:goods|products|merchandise|wares|things|exports)\b", re.IGNORECASE
)
_WAYS = {"to": Flow.EXPORT, "from": Flow.IMPORT}
# Between goods or a place and their flow: 鉄鉱石の年間輸入額, 自動車の4月の輸出台数, 中国からの上半期の輸入.
_WHEN_JA = (
    r"(?:(?:(?:(?:19|20)?\d{2}|(?:令和|平成|昭和)\d{1,2})年度?|[今昨前同本去]年度?|ことし)の?)?"
    r"(?:(?:\d{1,2}(?:[~〜-]\d{1,2})?月期?|[上下]半?期|第[1-4一二三四]四半期|年間|通年|暦年|月間|通期|[先今同当前]月)(?:の|における|分の?)?)?"
)
_JOINED_JA = expression(
    rf"(?:の{_WHEN_JA}|への{_WHEN_JA}|向けの?{_WHEN_JA}|からの{_WHEN_JA}|との{_WHEN_JA}|[(（][^()（）\d]{{1,16}}[)）]|など|に対する|における|等の|などの|製|産|分の|を含む|を含めた|貿易|[（(]|全体の|・)*"
)
_TO_BEFORE = expression(r"\b(?:to|towards?)\s+(?:the\s+)?$", re.IGNORECASE)
_FROM_BEFORE = expression(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
# America-sourced ones; US-origin goods.
_SOURCED = expression(r"-(?:sourced|origin|originated|supplied|derived)\b", re.IGNORECASE)
_WITH_BEFORE = expression(
    r"(?<!contrast )(?<!compared )(?<!comparison )(?<!together )(?<!along )\b(?:with|against|vis-[aà]-vis)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# Shipments from Japan to the United States leave it.
_SENT_FROM_HERE = expression(
    r"(?:shipments?|deliveries|cargoes|supplies|sales)\b.{0,40}?\bfrom (?:japan|here|this country)\b", re.IGNORECASE
)
_ADJUNCT_BEFORE = expression(
    r"(?:driven|led|helped|aided|assisted|supported|boosted|buoyed|bolstered|lifted|raised|powered|propelled|underpinned|spurred|sparked|inflated|swollen|swelled|bloated|"
    r"fuelled|fueled|fed|hit|hurt|dented|hampered|hobbled|crimped|curbed|capped|limited|restrained|tempered|dampened|depressed|squeezed|eroded|offset|cushioned|softened|flattered|"
    r"held (?:back|down|up)|kept (?:down|up|in check|low|high|alive)|pulled (?:down|up|along|back)|pushed (?:up|down|higher|lower)|propped up|driven (?:up|down|higher|lower)|"
    r"dragged (?:down|lower)|weighed (?:down|on)|brought down|caused|prompted|explained|dominated) (?:almost entirely |almost wholly |entirely |mostly |mainly |chiefly |largely |partly |in part )?by|due to|thanks to|because of|"
    r"demand for|amid|despite|excluding|except|price of|prices of|cost of|costs of|according to|largely on|mainly on|on the back of|"
    r"as|reliance on|supplies of|such as|including|mostly|mainly|chiefly|primarily|notably|especially|particularly",
    re.IGNORECASE,
)
# Led by an 18.8% rise in cars.
_BY_SO_MUCH = expression(
    r"(?:\s+an?)?\s+[\d.,]+ ?(?:%|per ?cent|percent)(?: \w+)? (?:rise|jump|gain|increase|surge|leap|growth|climb|fall|drop|decline|decrease|slump|plunge|dip)s? (?:in|of)(?: the)?$",
    re.IGNORECASE,
)
# Helped by semiconductors and a rebound in car shipments.
_AND_OTHERS = expression(
    r",?\s*(?:and|or|,)\s+(?:(?:an?|the|stronger|weaker|higher|lower|strong|weak)\s+)?(?:(?:[a-z]+\s+){0,1}(?:rebound|rise|jump|surge|increase|recovery|pick-up|fall|drop|decline|slump)\s+(?:in|of)\s+)?",
    re.IGNORECASE,
)
# What is only measured against, or names a year: 韓国を抜いて第3位, 米国(12兆円)の2倍を超える, デジカメに押され, iPhoneが売られた2008年.
_MEASURED_AGAINST_JA = expression(
    r"(?:[(（][^()（）]{1,24}[)）])?(?:の[^、。は\d]{0,6})?(?:を(?:大きく|わずかに|初めて|再び)?(?:追い)?(?:抜[いき]|抑え|引き離し|逆転|上回って)|に(?:次[いぐ]|代わ[りっ]|抜かれ|追い抜かれ|押され|食われ|取って代わられ|敗れ|負け|追われ|おされ|奪われ)"
    r"|[がの][^、。はがも\d]{1,14}[たい](?=(?:19|20)?\d{2}年)"
    r"|(?<![出入]額)(?<!輸[出入])の(?:約|およそ|ほぼ|実に)?[\d.]+倍|以上に|よりも)"
)
_OWNED_JA = expression(r"の(?:(?:\d{2}|\d{4})年度?の?)?(?:\d{1,2}(?:[~〜-]\d{1,2})?月期?の)?")
_STATISTICS_OF = "trade of another reporter"
_QUALIFIES = expression(r"(?:by|in|on) |.*ベース", re.IGNORECASE)
_OF_PLACE = expression(r"\b(?:to|from|with|for|in|by|of)\s+(?:the\s+)?$", re.IGNORECASE)
# Mexico, where we make parts, took 36.1% more; machinery, from phones to servers, explains 6.3 points.
_ASIDE = expression(r",\s(?:where|whose|home to|from)\b[^,;.:\d]{1,60}$", re.IGNORECASE)
_LONGEST_OBJECT = 64
# The United Kingdom's purchases are Japan's exports.
_HIS_PURCHASES = expression(r"['’]s\s+(?:[a-z]+\s)?purchases(?:$|\s+of\s+(?:japanese|japan['’]s)\b)", re.IGNORECASE)
_OTHERS_WAY = expression(r"exports? to|imports? from", re.IGNORECASE)
_OTHERS_TRADE = expression(r"['’]s\s+(?:\w+\s+){0,1}$|の$")


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """A noun phrase: what of flow, partner, commodity and measure it names; empty where it names none.

    `flow` follows from the preposition where no flow word stands (`hinted`): to is export,
    from is import, with is the balance. `commodity` is as `Word.means`. `adjunct` marks a
    phrase that tells why, not what: driven by, due to.
    """

    start: int
    end: int
    text: str
    flow: str = ""
    partner: str = ""
    commodity: str = ""
    side: str = ""
    measure: str = ""
    outside: str = ""
    anaphors: tuple[str, ...] = ()
    hinted: bool = False
    adjunct: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it names nothing that a figure could be about by itself."""
        return not (self.flow or self.partner or self.commodity or self.measure or self.outside)


def topics(text: str, words: Iterable[Word]) -> tuple[Topic, ...]:
    """The topics of a sentence in order: neighbouring words joined where nothing but small words parts them."""
    japanese = is_japanese(text)
    found: list[Topic] = []
    group: list[Word] = []
    for word in without_examples(text, tuple(words)):
        if _is_gloss(text, group, word) or (word.sort == "partner" and is_no_trade_with(text, word, japanese)):
            continue
        if word.sort not in _PARTS or (word.sort == "measure" and _QUALIFIES.match(word.text)):
            continue
        if group and not _joins(text, group, word, japanese):
            found.append(_topic(text, group, japanese))
            group = []
        group.append(word)
    if group:
        found.append(_topic(text, group, japanese))
    if japanese and any(topic.outside == _STATISTICS_OF and not topic.flow for topic in found):
        # 中国税関総署によると: the flows that follow are theirs.
        found = [msgspec.structs.replace(t, outside=_STATISTICS_OF) if t.flow else t for t in found]
    told = [topic for topic in found if not topic.is_bare or topic.anaphors]
    return _driving(text, told) if japanese else _listed(text, told)


def _driving(text: str, found: list[Topic]) -> tuple[Topic, ...]:
    """The topics, where those that only tell what drove a flow before them are adjuncts: 輸出は、自動車が好調で."""
    told = (t for t in found if (t.flow and not t.hinted) or (t.commodity and text.startswith("は", t.end)))
    opened = next((t.end for t in told if is_opened(text, t.end)), len(text))
    return tuple(
        msgspec.structs.replace(t, adjunct=True) if drives(text, opened <= t.start, t.end) else t for t in found
    )


def _is_gloss(text: str, group: list[Word], word: Word) -> bool:
    """Whether goods in brackets only explain the goods before them: 電子部品(半導体など)の輸出."""
    if not group or word.sort != "commodity" or group[-1].sort != "commodity":
        return False
    return (
        re.fullmatch(
            r"\s?[(（](?:ほぼ|主に|主として|ほとんどが?|大半[はが]|いわゆる)?", text[group[-1].end : word.start]
        )
        is not None
        and re.match(r"[^()（）\d]{0,12}[)）]", text[word.end :]) is not None
    )


def _listed(text: str, found: list[Topic]) -> tuple[Topic, ...]:
    """The topics, where a list after an adjunct is one too: mostly coal and LNG."""
    for number in range(1, len(found)):
        before, topic = found[number - 1], found[number]
        told = before.adjunct and _AND_OTHERS.fullmatch(text, before.end, topic.start)
        if told and (not topic.flow or (topic.commodity and re.match(r"[,.;)]", text[topic.end :]))):
            found[number] = msgspec.structs.replace(topic, adjunct=True)
    return tuple(found)


def _joins(text: str, group: list[Word], word: Word, japanese: bool) -> bool:
    gap = text[group[-1].end : word.start]
    if not japanese and (_is_object(group, word, gap) or _is_sized(group, word, gap) or _is_origin(text, group, word)):
        return True
    joined = _JOINED_JA if japanese else _JOINED_EN
    if (
        len(gap) > (72 if "(" in gap else 32)
        or not joined.fullmatch(gap)
        or word.sort == "outside"
        or group[-1].sort == "outside"
    ):
        return False
    taken = {w.sort for w in group}
    if word.sort in ("flow", "side") and taken & {"flow", "side"}:
        return (
            "flow" in taken and word.sort == "side" and all(w.means == Flow.BALANCE for w in group if w.sort == "flow")
        )
    return word.sort not in taken or word.sort in ("anaphor", "reporter") or _same(group, word)


def _is_object(group: list[Word], word: Word, gap: str) -> bool:
    """Whether the word says what, or where to, a figure of a verb is: imported 5.2 trillion yen of medicines."""
    verb = _TRADED.match(group[-1].text) if group[-1].sort == "flow" else None
    told = _OBJECT.fullmatch(gap) if verb and len(gap) <= _LONGEST_OBJECT else None
    if told is None or word.sort not in ("commodity", "partner") or word.sort in {w.sort for w in group}:
        return False
    if word.means == WORLD:
        return told["way"] is None
    return word.sort == "commodity" or told["way"] == ("to" if group[-1].means == Flow.EXPORT else "from")


def _is_origin(text: str, group: list[Word], word: Word) -> bool:
    """Whether the word says whose goods were bought for so much: Japan bought 350 billion yen of Vietnamese goods."""
    verb = _TRADED.match(group[-1].text) if group[-1].sort == "flow" and group[-1].means == Flow.IMPORT else None
    gap = text[group[-1].end : word.start]
    told = _OBJECT.fullmatch(gap) if verb and len(gap) <= _LONGEST_OBJECT else None
    named = word.sort == "partner" and word.means != WORLD and not any(w.sort == "partner" for w in group)
    return named and told is not None and told["way"] is None and _ITS_GOODS.match(text, word.end) is not None


def _is_sized(group: list[Word], word: Word, gap: str) -> bool:
    """Whether the word says with whom a flow or balance is, after its figure: a deficit of 820.2 billion yen with China."""
    if word.sort != "partner" or word.means == WORLD or any(w.sort in ("partner", "outside") for w in group):
        return False
    told = _SIZED.fullmatch(gap) if group[-1].sort in ("flow", "side") and len(gap) <= _LONGEST_OBJECT else None
    flow = Flow.BALANCE if group[-1].sort == "side" else group[-1].means
    return told is not None and _WAYS.get(told["way"].lower(), Flow.BALANCE) == flow


def _same(group: list[Word], word: Word) -> bool:
    """Whether the word says again what is said: LNG (liquefied natural gas)."""
    return any(w.sort == word.sort and w.means == word.means for w in group)


def _topic(text: str, group: list[Word], japanese: bool) -> Topic:
    named = {word.sort: word.means for word in reversed(group)}
    start, end = group[0].start, group[-1].end
    side, outside = named.get("side", ""), named.get("outside", "")
    flow = str(Flow.BALANCE) if side else named.get("flow", "") or ("" if japanese else _dealt(text, group))
    if not japanese and flow == Flow.IMPORT and _SENT_FROM_HERE.match(text, start):
        flow = str(Flow.EXPORT)
    hinted = ""
    if (not flow and "partner" in named) or (not flow and "anaphor" in named):
        hinted = _hint(text, group, japanese)
    if not japanese and _HIS_PURCHASES.search(text[start:end]) and "partner" in named:
        flow = str(Flow.EXPORT)
    elif flow and not outside and (_is_anothers(text, group, japanese) or _is_with_us(text, group)):
        outside = "trade of another reporter"
    return Topic(
        start=start, end=end, text=text[start:end], flow=flow or hinted, partner=named.get("partner", ""),
        commodity=named.get("commodity", ""), side=side, measure=named.get("measure", ""), outside=outside,
        anaphors=tuple(w.means for w in group if w.sort == "anaphor"), hinted=bool(hinted),
        adjunct=_MEASURED_AGAINST_JA.match(text, end) is not None if japanese else _is_adjunct(text, start, end, flow),
    )  # fmt: skip


def _dealt(text: str, group: list[Word]) -> str:
    """The flow that a partner's own dealing names: the EU took 20.4% more Japanese goods, America sold Japan less."""
    dealer = next((word for word in reversed(group) if word.sort == "partner"), None)
    if dealer is None or _OF_PLACE.search(text[: dealer.start]):
        return ""
    if BUYS.match(text, dealer.end):
        return str(Flow.EXPORT)
    return str(Flow.IMPORT) if SELLS.match(text, dealer.end) else ""


def _hint(text: str, group: list[Word], japanese: bool) -> str:
    partner = next(w for w in group if w.sort in ("partner", "anaphor"))
    if japanese:
        after = text[partner.end : partner.end + 3]
        if after.startswith("向け") or partner.text.endswith("向け") or partner.text.startswith("対"):
            return str(Flow.EXPORT)
        if re.match(r"(?:行き|宛て|あて)", after):
            return str(Flow.EXPORT)
        return (
            str(Flow.IMPORT) if re.match(r"から|[産製](?=[のがはをも])", after) or partner.text.endswith("から") else ""
        )
    before = text[: partner.start] if partner.sort == "partner" else partner.text.split()[0] + " "
    if _TO_BEFORE.search(before) or text[partner.end : partner.end + 6] == "-bound":
        return str(Flow.EXPORT)
    if _FROM_BEFORE.search(before) or _SOURCED.match(text, partner.end):
        return str(Flow.IMPORT)
    return str(Flow.BALANCE) if _WITH_BEFORE.search(before) else ""


def _is_anothers(text: str, group: list[Word], japanese: bool) -> bool:
    """Whether a country owns the flow: China's exports, 中国の輸出; not Japan's exports to China."""
    for place, flow in itertools.pairwise(group):
        if place.sort == "partner" and flow.sort in ("flow", "side"):
            gap = text[place.end : flow.start]
            if (
                (_OWNED_JA.fullmatch(gap) and flow.sort == "flow" and flow.means != Flow.BALANCE)
                if japanese
                else _OTHERS_TRADE.match(gap)
            ):
                return not (japanese and "対" in place.text)
    return False


def _is_with_us(text: str, group: list[Word]) -> bool:
    """Whether it is the trade of others with the reporter: exports to Japan, imports from Japan."""
    return any(
        place.text.lower() == "japan" and _OTHERS_WAY.fullmatch(f"{flow.text} {text[flow.end : place.start].strip()}")
        for flow, place in itertools.pairwise(group)
        if place.sort == "reporter" and flow.sort in ("flow", "side")
    )


def _is_adjunct(text: str, start: int, end: int, flow: str) -> bool:
    if _ASIDE.search(text[:start]) and re.match(r"[^;.:\d]{0,40},", text[end:]):
        return True
    before = text[max(0, start - 48) : start].rstrip()
    before = re.sub(r"\s+(?:a|an|the|strong|weak|higher|lower|robust|brisk|sluggish|falling|rising|soaring|surging|cheap|cheaper|dear|dearer|costly|costlier|pricier|expensive|booming|buoyant|slumping|tumbling|"
                    r"stronger|weaker|softer|slower|faster|more|less|fewer|surge in|rise in|"
                    r"drop in|fall in|increase in|decline in|jump in)(?=\s|$)", "", _BY_SO_MUCH.sub("", " " + before))  # fmt: skip
    found = list(_ADJUNCT_BEFORE.finditer(before))
    if found and flow and found[-1][0].lower() == "as":
        # Turned into a deficit as exports dropped.
        return False
    return bool(found) and found[-1].end() >= len(before) - 1 and not before.rstrip().endswith((" has", " was"))
