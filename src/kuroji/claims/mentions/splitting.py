"""Sentence splitting: paragraphs, lines and full stops, without being taken in by abbreviations and decimals.

A paragraph ends at an empty line. Within it a line end closes a sentence where the line is
closed by a stop, is short (a headline, a cell), or the next line opens a list item, a
heading, a label or a table row; otherwise lines are taken as one sentence that was wrapped. A full
stop closes a sentence before white space and an opening capital, digit, quote or bracket,
unless the word before it is an abbreviation. 。！？ close one unless a quotation is open. What runs on for more than
LONGEST characters is cut at commas or blanks, so that the time a sentence takes is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator

from kuroji.claims.expressions import expression

_PARAGRAPH = expression(r"\n(?:[^\S\n]{0,400}\n)+")
_OPENS_ITEM = expression(
    r"\s{0,80}(?:[-*•・◆■●▪–—|#>○◇□※＊]|\(?\d{1,3}[.)）]\s|\d{1,2}/(?:\d{1,2})?\s|[（(]\d{1,3}[)）]|[①-⑳])"
)
# A label at the head of a line: a year of a chronicle, words in capitals before a colon.
_OPENS_LABELLED = expression(
    r"[^\S\n]{0,8}(?:\d{4}年(?:度|\d{1,2}月)?[^\S\n:：]{0,2}[\s:：]|(?:19|20)\d\d\s?[:|–—]\s|[A-Z][A-Z0-9 /-]{2,30}(?:\([^()\n]{1,40}\))?:\s)"
)
# Cells of a line of a table: two or more blanks, a tab or a bar between them, twice.
_COLUMNS = expression(r"\S(?: {2,40}|\t|\s?\|\s?)[^\s|][^\n]{0,80}?\S(?: {2,40}|\t|\s?\|\s?)[^\s|]")
# **94.0%.** The share of crude imports ...: the figure belongs to what follows.
_LEADING_FIGURE = expression(r"\s*(?:[-*•]\s)?\*\*[^*\n]{0,24}\d[^*\n]{0,24}")
# ▼ and ◆ between the paragraphs of a column; a sign of minus stands before a figure.
_STOP = expression(r"[.!?。！？｡…]|(?<=[ぁ-んァ-ヴー一-龠。」）)])[▼◆◇▽■](?=[^\d¥￥]|\d{1,4}年|\d{1,2}月)")
_CLOSERS = "\"'”’」』）)]*_"
_OPENERS = "\"'“‘「『（([*_¥$€#@+-▲"
_ABBREVIATION = expression(
    r"(?:\b(?:[A-Za-z]\.)*[A-Za-z]|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Nos|vs|approx|Mr|Mrs|Ms|Dr|Prof|St|"
    r"Inc|Corp|Co|Ltd|Bros|Gov|Sen|Rep|Gen|Fig|Figs|pp?|e\.g|i\.e|cf|etc|[Ee]st|[Ee]xp|[Pp]rev|[Cc]ons|[Aa]vg|Vol|ed|al|Ph\.D|Ave|Dept|Ref|Sec))$"
)
# In small letters it is the sign of a number only before one: at no. 14; the answer is no.
_NUMBER_OF = expression(r"\b(?:at|as|to|is|was|in|the|still|now) no$")
_FINAL = expression(r"\b(?:U\.S|U\.K|E\.U|a\.m|p\.m|Inc|Corp|Co|Ltd|etc|al)$")
_STARTER = expression(
    r"\s{1,40}[\"'“‘(]?(?:The|A|An|In|It|Its|This|That|These|Those|He|She|They|We|I|But|And|However|Exports|Imports|Meanwhile|"
    r"For|On|At|By|As|Japan|Total|Shipments|Economists|Analysts|While|With|From|To|Of|There)\b"
)
LONGEST = 2_000
_WRAPPED = 60
_WRAPPED_JA = 30


def spans(text: str) -> Iterator[tuple[int, int, int]]:
    """Each sentence as (start, end, paragraph), white space at its ends left out; paragraph 0 is the title."""
    at, paragraph = 0, 0
    for gap in _PARAGRAPH.finditer(text):
        yield from _sentences(text, at, gap.start(), paragraph)
        at, paragraph = gap.end(), paragraph + 1
    yield from _sentences(text, at, len(text), paragraph)


def _sentences(text: str, start: int, end: int, paragraph: int) -> Iterator[tuple[int, int, int]]:
    for first, last in _blocks(text, start, end):
        at = first
        for cut in _cuts(text, first, last):
            yield from ((*piece, paragraph) for piece in _pieces(text, at, cut))
            at = cut
        yield from ((*piece, paragraph) for piece in _pieces(text, at, last))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence without white space at its ends; one longer than any that is written, in pieces."""
    while end - start > LONGEST:
        half, full = start + LONGEST // 2, start + LONGEST
        stop = max(text.rfind(", ", half, full), text.rfind("、", half, full))
        cut = (stop if stop >= 0 else text.rfind(" ", half, full)) + 1 or full
        if trimmed := _trimmed(text, start, cut):
            yield trimmed
        start = cut
    if trimmed := _trimmed(text, start, end):
        yield trimmed


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that may hold wrapped sentences."""
    opened, at = start, start
    while (line_end := text.find("\n", at, end)) != -1:
        if _closes(text, at, line_end, end):
            yield opened, line_end
            opened = line_end + 1
        at = line_end + 1
    yield opened, end


def _closes(text: str, start: int, line_end: int, end: int) -> bool:
    """Whether the line from start to line_end ends a sentence without saying so, or the next line opens another."""
    length = line_end - start
    if _COLUMNS.search(text, start, line_end):
        return True
    if any(opens.match(text, line_end + 1, min(end, line_end + 90)) for opens in (_OPENS_ITEM, _OPENS_LABELLED)):
        return True
    last = text[max(start, line_end - 1) : line_end]
    if last in "。！？|:：" or (last and ord(last) > 0x3000 and length < _WRAPPED_JA):
        return True
    following = text[line_end + 1 : line_end + 2]
    if following and following.islower() and following.isascii():
        return False
    return ord(last or " ") < 0x3000 and length < _WRAPPED


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where one sentence ends and the next begins."""
    quoted = _Quotation(text, start)
    for stop in _STOP.finditer(text, start, end):
        after = stop.end()
        if stop[0] in "。！？｡▼◆◇▽■":
            if not quoted.open_at(stop.start()):
                yield _past_closers(text, after, end)
        elif _ends_english(text, start, stop.start(), after, end):
            yield _past_closers(text, after, end)


class _Quotation:
    """Whether a Japanese quotation is open, read forwards once."""

    def __init__(self, text: str, start: int) -> None:
        self._text, self._at, self._depth, self._opened = text, start, 0, start

    def open_at(self, at: int) -> bool:
        for sign in self._text[self._at : at]:
            if sign in "「『":
                self._depth += 1
                self._opened = at
            elif sign in "」』":
                self._depth = max(0, self._depth - 1)
        self._at = at
        if self._depth and at - self._opened > 400:
            self._depth = 0
        return self._depth > 0


def _past_closers(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _CLOSERS:
        at += 1
    return at


def _ends_english(text: str, start: int, stop: int, after: int, end: int) -> bool:
    closed = _past_closers(text, after, end)
    if closed >= end:
        return False
    if not text[closed].isspace():
        return text[stop] in "!?" and ord(text[closed]) > 0x3000
    following = text[closed : closed + 60].lstrip()
    if not following or not _opens(following[0]):
        return False
    if text[stop] != ".":
        return True
    if _LEADING_FIGURE.fullmatch(text, start, stop) and text[after : after + 2] == "**":
        return False
    before = text[max(start, stop - 14) : stop]
    if following[0].isdigit() and _NUMBER_OF.search(before):
        return False
    if not _ABBREVIATION.search(before):
        return not _numbered(before, stop - start)
    return bool(_FINAL.search(before)) and _STARTER.match(text, closed, min(end, closed + 80)) is not None


def _numbered(before: str, length: int) -> bool:
    """Whether the stop belongs to a list number at the head of the sentence: `1. Exports`."""
    return length <= 4 and before.strip("(*- \n").isdigit()


def _opens(sign: str) -> bool:
    return sign.isupper() or sign.isdigit() or sign in _OPENERS or ord(sign) > 0x2000
