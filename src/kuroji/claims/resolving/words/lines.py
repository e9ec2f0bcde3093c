"""What the form of a line tells: a question, a label, a speaker, a country of a roundup, the naming of what comes next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.talk import Line
from kuroji.claims.resolving.words.topics import Topic

_ASKS = expression(
    r"\W*(?:(?:q\W|so|and|but|then|well)\s*)*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|"
    r"wh(?:y|at|en|ere|o|ich)|how|if|anyone|remember)\b",
    re.IGNORECASE,
)
# 12カ月連続プラスなんだが?
_TELLS_JA = expression(r"(?:[んの]だ(?:が|けど|よな?)|だよね|よな|じゃん|じゃないか|でしょう?)\?\s*$")
_TURN = expression(r",\s+(?:but|though|so|or|and|right|no|isn|aren|wasn|don|didn|hasn)\b|—|\s[-–]\s", re.IGNORECASE)
_GOES_ON_ASKING = expression(r"[,;:]\s+[\w'’-]+\s+\w")
_STATISTICIANS = expression(
    r"(?:['’]s)? (?:own )?(?:(?:customs|statistics|statistical|census)(?: (?:office|service|administration|agency|bureau|authorit(?:y|ies)|data|figures|statistics|records))?|(?:commerce|trade|industry) (?:ministry|department))\b",
    re.IGNORECASE,
)
# In a roundup of countries each speaks for itself.
_OF_JAPAN = expression(r"\W*(?:Japan|日本)\s*[:：]", re.IGNORECASE)
_OF_A_COUNTRY = expression(r"\W*(?:[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}|[一-龠ァ-ヴー]{2,8})\s*[:：]\s")
# LNG? And exports to the Gulf? Hong Kong, funnily enough. United States:
_ANNOUNCES = expression(r"\?\W*$|^\W*[\w'’&.-]+(?:[ ,]{1,2}[\w'’&.-]+){0,4}[.:!]?\W*$")
# 3) Taiwan. 6/ Phones!
_NUMBER = expression(r"^\W*\d{1,2}[/.):]\s+")
# CHINA DEFICIT 820.2M is nothing announced, though its figure cannot be read.
_A_FIGURE = expression(r"\d\.\d|\d ?(?:[MBTK]\b|%)")
_LONGEST_THEME = 14
_THEME_OPENS = expression(
    r"(?:^|[:.!?]\s)\W*(?:(?:and|but|then|next|first|the|what about|how about|take)\s){0,2}$", re.IGNORECASE
)
# I want to talk about medicine. Now to chips. Let us look at cars.
TALKS_OF = expression(
    r"\b(?:(?:talk|write|writing|speak|think|read|say something|tell you|ask(?:ed|ing|s)?|curious|wonder(?:ed|ing)?|enquir(?:ed|y)|inquir(?:ed|y)|question(?:s|ed)?|hear|heard|know|knew|learn(?:ed)?|worr(?:y|ied)) (?:about|on|of|after)|(?:a|some) (?:few )?(?:words?|notes?|lines|thread|story|closer look|look|post|thoughts) (?:about|on|at)|"
    r"(?:look|looking|peek|glance|stare|looked) (?:closer |more closely )?at|turn(?:ing|ed)?(?: now)? to|mov(?:e|ing) on to|(?:on|over|back|now|next) to|(?:consider|take|(?<!i )forget|remember|compare|picture|mention|"
    r"leave|as (?:for|to|regards)|regarding|concerning|about|zoom(?:ing)? in on|start(?:ing)? with|begin(?:ning)? with|come(?:s|ing)? to|what of|how about|(?:it is|it's|it’s) (?:all )?about|case of|focus(?:ing)? on|(?:today|next|now|finally|lastly|first)[:,]|starting with|that leaves))"
    r"\s+(?:(?:the|our|some|its|humble|boring|poor|good old|dear|mere)\s+){0,2}$",
    re.IGNORECASE,
)
_OF_A_CAUSE = expression(
    r"\b(?:behind|blame|reason|cause|because|why|dr[io]v|culprit|led|help|lift|boost|weigh|growth|star)", re.IGNORECASE
)
# FY2024: deficit of 5.2 trillion; 3/ US: exports up.
LABEL = expression(r"\W*(?:\d{1,2}[/.)]\s*)?[\w.&'’+-]+(?:[ /][\w.&'’+-]+){0,4}(?: ?\([^()]{1,40}\))?:\s+\S")
# HOST: And now?
SPEAKER = expression(
    r"(?:[A-Z]{2,}(?: [A-Z]{2,}){0,2}|Q\d{0,2}|A\d{0,2})(?: \([^()]{1,24}\))?[.:] |\s*(?:[(（][ぁ-ん一-龠A-Z]{1,8}[)）]|○|[ぁ-んァ-ヴー一-龠々]{1,8}[:]|[ぁ-んァ-ヴー一-龠々A-Z]{1,6}(?:さん|氏|君|くん|ちゃん|先生|記者|者)?「)"
)
# ちなみに7月は: an aside leaves the talk where it was.
ASIDE_JA = expression(
    r"\W*(?:\d{1,2}[/.)]\s*)?(?:ちなみに|なお、|参考までに|余談(?:だが|ですが)|補足|(?:従来|これまで|それまで|前回)の(?:過去)?(?:最[高大多低小少]|ピーク|記録)|[^、。%]{0,16}を?(?:均せば|ならせば|均すと|ならすと|平均すれば))"
)
# That month: the one named last, though it was only looked back to.
THAT_TIME = expression(
    r"\b(?:in |for )?that (?:same )?(?:month|quarter|half)\b|\b(?:in|of) that (?:same )?year\b|\byear (?:before|after) that\b|\bthe year after\b(?! (?:the|its|it)\b)",
    re.IGNORECASE,
)
# In May it was 357 billion; they halved in March.
PRONOUN = expression(
    r"(?:^\W*|[,;:—–(] ?|\b(?:and|but|that|because|as|while|when|then|january|february|march|april|may|june|july|august|september|october|november|december|\d{4}) )"
    r"(?P<it>it|they|these|that(?=['’]s\b| is\b| was\b)|(?:the|that|this) (?:figure|total|sum|number|tally|amount|rate|pace))\b[^.;:?]{0,80}$",
    re.IGNORECASE,
)
GOES_ON = expression(r"that|same|following|next|after|previous|before|同年|その|翌|前年", re.IGNORECASE)


def asked_from(line: Line) -> int:
    """Where the question in a sentence begins: at its start, or where a statement turns into one (it fell, but did we?).

    Without the word order of a question only what comes after the figures is asked, where anything does.
    """
    text = line.text
    if not text.rstrip().endswith("?") or _TELLS_JA.search(text):
        return len(text)
    if _ASKS.match(text):
        return 0
    turn = _TURN.search(text)
    told = [m.end - line.sentence.start for m in line.sentence.mentions if m.value is not None]
    if turn is None and told and not line.japanese:
        turn = _GOES_ON_ASKING.search(text, told[-1])
    return turn.start() if turn else 0


def is_by_another(line: Line) -> bool:
    """Whether another country's statisticians are quoted: China's own customs office shows a deficit with Japan."""
    return any(word.sort == "partner" and _STATISTICIANS.match(line.text, word.end) for word in line.words)


def is_roundup(lines: Sequence[Line]) -> bool:
    """Whether an article tells of Japan among other countries, each at the head of its line, Japan not the first."""
    headed = [line for line in lines if _OF_JAPAN.match(line.text) or is_of_a_country(line)]
    return (
        len(headed) > 1
        and any(_OF_JAPAN.match(line.text) for line in headed[1:])
        and not _OF_JAPAN.match(headed[0].text)
    )


def is_of_a_country(line: Line) -> bool:
    """Whether a country other than Japan heads the line: Korea: exports +11.4%."""
    first = line.topics[0] if line.topics else None
    return first is not None and bool(first.partner) and not first.flow and _OF_A_COUNTRY.match(line.text) is not None


# 車は?; 車売れてるやん.
_SHORT_JA = 16
# 対米自動車輸出はどう動いたか。
_ASKED_JA = expression(r"(?:どう|何|なに|なぜ|いくら|どれ|幾ら)[^、。]{0,16}か[。?]?\W*$")


# 昨年も赤字だったそうですね。 去年の自動車の輸出は。
_QUESTION_JA = expression(r"(?:[?]|[^、。]か。|ね。|とか。|って。|は。)[」』)\s]*$")
_ASKER = expression(
    r"\s*(?:[【\[(]?(?:Q\d{0,2}|問い?\d{0,2}|質問者?|記者|司会者?|聞き手|編集部|委員|議員|キャスター|アナウンサー|アナ|学生|生徒)(?:[】\])][:\s]?|[.:．、)\s])|[―—─-]{1,3}\s?|問い?\d?|[^\s:「」。、\d]{1,8}:)"
)


def asks_ja(line: Line) -> bool:
    """Whether a Japanese line without figures asks for what the next one tells: Q 昨年も赤字だったそうですね。"""
    if not line.japanese or any(m.value is not None and not m.not_ours for m in line.sentence.mentions):
        return False
    return line.text.rstrip("」』) ").endswith("?") or (
        _ASKER.match(line.text) is not None and _QUESTION_JA.search(line.text) is not None
    )


# MINA: Was China a problem?; Mr Iwai: And yet?; The Minister: Who says so?
_TURN_OF = expression(
    r"\W*(?:[A-Z]{3,}(?: [A-Z]{2,}){0,2}|Q\d{0,2}|(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lady|Lord|Senator|Professor)\.? [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
    r"|(?:The )?(?:Minister(?: of [A-Z]\w+)?|Chair(?:man|woman|person)?|Speaker|President|Governor|Secretary|Host|Guest|Moderator|Interviewer|Reporter|Anchor|Proposition|Opposition)|[a-z]+[_\d]\w*)(?: \([^()]{1,24}\))?[.:] "
)


def asks_in_turn(line: Line) -> bool:
    """Whether an English line without a period is a speaker's question, after which a talk goes on where it was."""
    turn = None if line.japanese or line.periods else _TURN_OF.match(line.text)
    return turn is not None and line.text.rstrip().endswith("?") and all(t.start >= turn.end() for t in line.topics)


def asks_en(line: Line) -> bool:
    """Whether an English line without figures asks of the period it names: and May?"""
    return not line.japanese and bool(line.periods) and line.text.rstrip().endswith("?")


def announced(line: Line) -> str:
    """What a sentence without figures sets as the subject of the next: LNG? Hong Kong, funnily enough."""
    text = SPEAKER.sub("", line.text, count=1) if SPEAKER.match(line.text) else line.text
    text = text if line.japanese else _NUMBER.sub("", text, count=1)
    asked = line.japanese and (len(line.text) <= _SHORT_JA or _ASKED_JA.search(line.text))
    if not asked and not _ANNOUNCES.search(text):
        return ""
    if not line.japanese and _A_FIGURE.search(line.text):
        return ""
    return "partner" if any(topic.partner for topic in line.topics) else "subject"


def theme(line: Line) -> str:
    """The goods that a short sentence without figures names alone, at its head: Medicines. Cars were the surprise."""
    told = [topic for topic in line.topics if not topic.is_bare]
    if not line.japanese and (goods := _of_phrase(line)):
        return goods
    if line.japanese or len(told) != 1 or len(line.text.split()) > _LONGEST_THEME or re.search(r"\d", line.text):
        return ""
    before = line.text[: told[0].start]
    opens = (_THEME_OPENS.search(before) or TALKS_OF.search(before)) is not None and not _OF_A_CAUSE.search(line.text)
    alone = not told[0].flow and not told[0].partner and not told[0].adjunct
    return told[0].commodity if opens and alone else ""


_OF_A_PHRASE = expression(
    r"\W*(?:(?:the|a|an|on|about|note|focus|special|spotlight|profile)\s|[^.:]{0,60}\babout\s|japan(?:['’]s|ese)\s)*$",
    re.IGNORECASE,
)
_PHRASE_ENDS = expression(
    r"(?:['’]s)?(?: (?:industry|sector))?(?P<trade> trade)?(?: (?:of|from|by|in|to|into) (?:japan|the country))?(?: in (?:charts|figures|numbers|detail))?(?:, \d{4}[\d–-]*)?(?:: [^\d]*|\W*)$",
    re.IGNORECASE,
)


def _of_phrase(line: Line) -> str:
    """The goods of a heading that is no sentence: Steel exports from Japan. Seven facts about Japan's chip trade."""
    told = [topic for topic in line.topics if not topic.is_bare]
    if line.japanese or len(told) != 1 or not told[0].commodity or told[0].partner or told[0].adjunct:
        return ""
    ends = _PHRASE_ENDS.match(line.text, told[0].end)
    if ends is None or not (told[0].flow or ends["trade"]) or not _OF_A_PHRASE.match(line.text[: told[0].start]):
        return ""
    return "" if any(m.value is not None and not m.not_ours for m in line.sentence.mentions) else told[0].commodity


def of_title(lines: Sequence[Line], title: str) -> str:
    """The goods whose trade an article is of, by its title; empty where it has none or names no such goods."""
    if not lines or not title.strip():
        return ""
    return _of_goods_ja(lines[0]) if lines[0].japanese else _of_phrase(lines[0])


# 輸出を押し上げたのは半導体だ: what follows is of the goods.
_DID = expression(r"のは[^、。\d]{0,12}$")
_CLOSES_JA = expression(r"(?:だ|である|だった|であった|です|でした|で、)?[。!]?\s*$")


def is_what_did(topic: Topic, line: Line) -> bool:
    """Whether goods or a place are what a Japanese sentence without figures says did something, at its end."""
    named = bool(topic.commodity or topic.partner)
    cleft = line.japanese and named and _CLOSES_JA.match(line.text, topic.end)
    return bool(cleft) and _DID.search(line.text[: topic.start]) is not None


# 8月貿易統計, 貿易赤字: a title that tells of all trade.
_OF_ALL_TRADE = expression(r"貿易(?:統計|収支|赤字|黒字|額)|通関|輸出入|輸[出入](?:総|全体)")


def _of_goods_ja(line: Line) -> str:
    """The only goods of a Japanese title that tells of no balance and of no other trade: 食料品輸出1.4兆円　輸入は10兆円超."""
    goods = {topic.commodity for topic in line.topics if topic.commodity and not topic.adjunct}
    others = any(topic.side or (topic.partner and topic.flow) for topic in line.topics)
    return goods.pop() if len(goods) == 1 and not others and not _OF_ALL_TRADE.search(line.text) else ""


_TRADE_WITH = expression(
    r"(?:との(?=貿易(?:って|について|は?\?|$|を|[:、\s(]|の(?:いま|今|現状|中身|動き|姿|数字|実績))))?貿易(?!収支|赤字|黒字|摩擦|協定|交渉|協議|統計)"
)


def of_heading(line: Line) -> str:
    """The partner whose trade a heading or caption without figures says is told of: 対中貿易(2026年5月)詳細メモ."""
    told = [t for t in line.topics if t.partner]
    figures = any(m.value is not None and not m.not_ours for m in line.sentence.mentions)
    if not line.japanese or len(told) != 1 or figures:
        return ""
    return told[0].partner if _TRADE_WITH.match(line.text, told[0].end) else ""


_DATES_ALONE = expression(r"(?:の(?:貿易|輸出入|実績|動き|結果|まとめ|概要|データ|数字|状況)[^、。\d]{0,8})?\W*")


def is_of_a_period(line: Line) -> bool:
    """Whether a Japanese line is a heading that only names a period, of which what follows is told: ■2024年."""
    if not line.japanese or len(line.periods) != 1:
        return False
    named = line.periods[0]
    alone = _DATES_ALONE.fullmatch(line.text, named.end) is not None
    return alone and not re.search(r"\w", line.text[: named.start])


def is_labelled(line: Line) -> bool:
    """Whether the only period of a sentence stands in the label that opens its line."""
    label = LABEL.match(line.text)
    return label is not None and bool(line.periods) and all(named.end <= label.end() for named in line.periods)
