"""Besides: what the words beside a mention add: the base of its change, its measure, its whole, its vintage."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.reading import Word
from kuroji.claims.resolving.measures.counting import said_outright
from kuroji.claims.resolving.measures.shares import is_a_part
from kuroji.claims.resolving.measures.way import Beside
from kuroji.claims.resolving.subjects.governing import barriers
from kuroji.claims.resolving.words.talk import Line

_NEAR = 1.0
_FOR_A_MONTH = expression(
    r"\s*for (?:the month of |an? |any )?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_PART_OF = expression(
    r"\s*(?:%|percent|per cent)?\s*(?:slice |share )?of (?:(?:the|all|its|total|overall|japan['’]s|japanese|the country['’]s) )*",
    re.IGNORECASE,
)
_SHARE_IN = expression(
    r"\b(?:share|proportion|part|slice|weight)s? (?:of|in) (?:(?:the|all|its|total|overall|japan['’]s|japanese) )*",
    re.IGNORECASE,
)
_FIRST_PRINT = expression(
    r"initially|originally|first (?:reported|put|gave|stated|estimate|published|print)|initial (?:estimate|figure|reading|print)"
    r"|the (?:preliminary|provisional) (?:report|print|reading|count)|当初|最初",
    re.IGNORECASE,
)


# 前月比では輸出が12.7%減、輸入が8.2%減: both are on the month.
_HOLDS_ON = expression(r"(?:では|で見ると|でみると)")
SPEAKS_OF_SHARES = expression(
    r"\bshares? of\b|\b(?:weights?|proportion|slice)\b|\baccount(?:s|ed|ing) for\b|\bma(?:d|k)es? up\b|\b(?:dependent|dependence|reliant|reliance) on\b|\bhow (?:dependent|reliant)\b|\b(?:what|which) (?:share|part|proportion|percentage|fraction)\b|\bhow much of\b|\bthe share\b|\b(?:rel(?:y|ies|ied)|depend(?:s|ed)?) on [^.;]{2,50} for\b|% of (?:the total|all|japan['’]s|exports|imports|purchases)|"
    r"per ?cent of (?:the total|all|exports|imports|purchases)|占め|しめ|構成比|シェア|割合|何割|何%|何パーセント|への依存|依存[度率]|ウ[エェ][イー]ト|比重",
    re.IGNORECASE,
)
# 収支は速報段階で6345億円の赤字だった; 速報の6345億円から.
_AT_FIRST_JA = expression(r"速報(?:値|段階)?(?:の|で(?:は)?|時点(?:の|で(?:は)?))(?:約)?$")


def beside(mention: Mention, start: int, line: Line, *, shares: bool = False) -> Beside:
    """The words beside a mention that starts at `start` in its sentence; `shares`: the sentence before told shares."""
    end = start + len(mention.text)
    bases = [w for w in line.words_of("basis") if w.means not in ("seasonal",)]
    basis = nearest(bases, start, end, line) or next(
        (w for w in bases if w.end <= start and _HOLDS_ON.match(line.text, w.end)), None
    )
    measures = sorted(
        (w for w in line.words_of("measure") if _tied(w, start, end, line) and not _measured_anew(w, start, line)),
        key=lambda w: _distance(w, start, end),
    )[:1]
    whole = next((w for w in line.words_of("whole") if end <= w.start and w.start - end < 24), None) or nearest(
        (w for w in line.words_of("whole") if w.end <= start), start, end, line
    )
    words = tuple(w.text for w in (basis, whole, *measures) if w is not None)
    return Beside(
        before=line.text[:start].lower(),
        after=line.text[end:].lower(),
        basis=basis.means if basis else "",
        whole=whole is not None,
        shares=shares or SPEAKS_OF_SHARES.search(line.text[:start]) is not None or _told_a_share(mention, line),
        japanese=line.japanese,
        of_goods=_of_goods(end, start, line),
        seasonal=any(w.means == "seasonal" for w in line.words_of("basis")),
        for_the_month=_FOR_A_MONTH.match(line.text[end:]) is not None
        or any(_close(w, start, end, line) for w in line.words_of("scope")),
        measure=said_outright(mention, line) or (measures[0].means if measures else ""),
        words=words,
    )


def _told_a_share(mention: Mention, line: Line) -> bool:
    """Whether a percentage before a mention, in its sentence, is a share: the US took 17.9%, China 17.1%."""
    text = line.text.lower()
    return any(
        is_a_part(m, text[: m.start - line.sentence.start], text[m.end - line.sentence.start :], japanese=line.japanese)
        for m in line.sentence.mentions
        if m.kind is Kind.PERCENT and m.end <= mention.start
    )


def _of_goods(end: int, start: int, line: Line) -> bool:
    """Whether a share is one of the trade in goods: 13% of the crude bill, its share of LNG imports, 94% of crude comes from there."""
    told = _PART_OF.match(line.text, end)
    at = told.end() if told else next((m.end() for m in reversed(list(_SHARE_IN.finditer(line.text, 0, start)))), -1)
    return at >= 0 and any(t.commodity and t.start < at + 12 and (at <= t.start or at < t.end) for t in line.topics)


def nearest(words: Iterable[Word], start: int, end: int, line: Line) -> Word | None:
    """The word of the same clause nearest to a mention; None where none stands in it."""
    found = [(_distance(w, start, end), w.start, w) for w in words if _close(w, start, end, line)]
    return min(found)[2] if found else None


def vintage_of(mention: Mention, start: int, line: Line) -> str:
    """`first` where the words name the first print, `revised` where they name a revised figure, else `now`."""
    end = start + len(mention.text)
    if _replaced(start, end, line) or (line.japanese and _AT_FIRST_JA.search(line.text[:start])):
        return "first"
    for word in sorted(line.words_of("vintage"), key=lambda w: 0 if line.japanese else _distance(w, start, end)):
        aside = not line.japanese and word.start >= end and "(" in line.text[end : word.start]
        if aside or (word.means == "first" and not _FIRST_PRINT.search(word.text)):
            continue
        gap = line.text[min(word.end, start) : max(word.start, start)]
        if barriers(gap) < _NEAR:
            return "first" if word.means == "first" else "now"
    return "now"


def _replaced(start: int, end: int, line: Line) -> bool:
    """Whether the words name the figure as the one that a revision replaced: revised to 395.1 billion from 378.7 billion."""
    if line.japanese:
        return re.match(r"[^。、]{0,12}から[^。]{0,40}(?:修正|改定|訂正|改め)", line.text[end:]) is not None
    revised = re.search(
        r"\b(?:revis|re-?stat|correct|trimmed|marked (?:up|down)|updated|lowered|upgraded)", line.text, re.IGNORECASE
    )
    if revised is None:
        return False
    before, after = line.text[max(0, start - 40) : start], line.text[end:]
    replaced = re.search(
        r"\b(?:from|rather than|instead of)(?: (?:an?|the|its|initial|earlier|first))*[\s¥$]*(?:JPY )?$",
        before,
        re.IGNORECASE,
    )
    told = re.match(
        r"\s*(?:yen )?(?:(?:deficit|surplus|shortfall) )?(?:reported|announced|published|released)\b", after
    )
    return replaced is not None or told is not None


def _tied(word: Word, start: int, end: int, line: Line) -> bool:
    """Whether a measure word qualifies the number itself: 3% by volume, 数量ベースで3%."""
    if word.start >= end:
        return word.start - end < 24 and barriers(line.text[end : word.start]) < 0.4 and _qualifies(word)
    return (
        word.end <= start
        and start - word.end < 60
        and barriers(line.text[word.end : start]) < _NEAR
        and _qualifies(word)
    )


def _measured_anew(word: Word, start: int, line: Line) -> bool:
    """Whether another measure stands between the word and the number: 金額ベースで7.5%減、台数も9.0%減."""
    return any(word.end <= other.start and other.end <= start for other in line.words_of("measure"))


def _qualifies(word: Word) -> bool:
    return re.match(r"(?:by|in|on) |.*ベース", word.text, re.IGNORECASE) is not None


def _close(word: Word, start: int, end: int, line: Line) -> bool:
    gap = line.text[word.end : start] if word.end <= start else line.text[end : word.start]
    return barriers(gap) < _NEAR and not _crosses(line, min(word.end, end), max(word.start, start))


def _crosses(line: Line, start: int, end: int) -> bool:
    """Whether another topic with its own flow stands between."""
    return any(t.flow and start <= t.start and t.end <= end for t in line.topics)


def _distance(word: Word, start: int, end: int) -> int:
    return start - word.end if word.end <= start else word.start - end
