"""Hearing: the names a text has said when a number comes: flows, sides, partners, goods, measures, in their order.

The words are those of the resolver; the few beside them are how net figures, both flows at
once and goods of no class are called. What a closed bracket holds is not heard outside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from kuroji.claims.article import Article
from kuroji.claims.mention import Mention, Sentence
from kuroji.claims.reading import Word
from kuroji.claims.resolving.words.talk import Line, line_of

BALANCE, BOTH, OTHERS = "balance", "both", "others"
_BESIDE: tuple[tuple[str, str, str], ...] = (
    ("flow", BALANCE, r"[Ee]xports less imports|[（(]輸出[－−-]輸入[)）]|輸出(?:額)?から輸入(?:額)?を差し引(?:いた(?:増減)?|くと)|差し引き(?!の)"),
    ("flow", BOTH, r"\b[Bb]oth\b|輸出入額?"),
    ("measure", "quantity", r"\b[Tt]he number\b|\bquantity\b|台数"),
    ("measure", "value", r"\b[Tt]he bill\b|(?<!unit )\bvalue\b|金額|輸[出入]額"),
    ("commodity", OTHERS, r"\b[Oo]ther [a-z][a-z ,-]*?(?= [(])|その他(?:の[^、。（）()]+|[(（]再輸出品など[)）])?(?=[(（])"),
    ("commodity", OTHERS, r"goods not listed|内訳のない品目"),
    ("commodity", "export:PC:9|import:PC:9", r"[Rr]eturned and special goods|(?:再輸出品などの)?特殊取扱品"),
    ("whole", "total", r"\bof the (?:improvement|deterioration|change)\b|収支の(?:改善|悪化)額"),
)  # fmt: skip
_OPEN = "(（「"
_BRACKETS = re.compile(r"[(（「)）」]")


class Part(msgspec.Struct, frozen=True):
    """A paragraph as heard: its sentences, and their words with places in the whole text; `heading` has no figures.

    `closed` says of each word where the bracket around it ends.
    """

    start: int
    end: int
    lines: tuple[Line, ...]
    words: tuple[Word, ...]
    heading: bool
    closed: tuple[int, ...]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of its sentences, in order."""
        return tuple(m for line in self.lines for m in line.sentence.mentions)

    def line_at(self, place: int) -> Line:
        """The sentence that holds a place of the text."""
        return next(line for line in self.lines if place < line.sentence.end)


def heard(article: Article, sentences: Sequence[Sentence]) -> tuple[Part, ...]:
    """The paragraphs of the article in order; the title is the first."""
    lines: dict[int, list[Line]] = {}
    for number, sentence in enumerate(sentences):
        lines.setdefault(sentence.paragraph, []).append(line_of(sentence, number))
    return tuple(_part(article.text, tuple(said), number) for number, said in sorted(lines.items()))


def _part(text: str, lines: tuple[Line, ...], number: int) -> Part:
    start, end = lines[0].sentence.start, lines[-1].sentence.end
    heading = number > 0 and len(lines) == 1 and not re.search(r"[.。:：]$", text[start:end])
    words = tuple(w for line in lines for w in _words(line))
    return Part(start, end, lines, words, heading, _closed(text, start, end, words))


def _words(line: Line) -> list[Word]:
    at = line.sentence.start
    beside = [
        Word(at + match.start(), at + match.end(), match[0], sort, means)
        for sort, means, pattern in _patterns()
        for match in pattern.finditer(line.text)
    ]
    own = [msgspec.structs.replace(w, start=at + w.start, end=at + w.end) for w in line.words]
    own += [msgspec.structs.replace(w, sort="flow") for w in own if w.sort == "whole" and w.means]
    kept = [w for w in own if not any(b.start < w.end and w.start < b.end and _wins(b, w) for b in beside)]
    beside = [b for b in beside if not any(w.start < b.end and b.start < w.end and not _wins(b, w) for w in kept)]
    return sorted([*kept, *beside], key=lambda w: (w.start, w.end))


def _wins(beside: Word, own: Word) -> bool:
    """Whether the longer name takes the place of a shorter one; value beside a flow stands beside it."""
    return beside.end - beside.start > own.end - own.start or beside.means == BOTH


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((sort, means, re.compile(pattern)) for sort, means, pattern in _BESIDE)


def audible(part: Part, place: int) -> list[Word]:
    """The words of a paragraph before a place, but for those in brackets that are closed by then."""
    return [w for w, closed in zip(part.words, part.closed, strict=True) if w.end <= place <= closed]


def _closed(text: str, start: int, end: int, words: Sequence[Word]) -> tuple[int, ...]:
    """Where the bracket each word stands in closes; the end of the text for one in none."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in _BRACKETS.finditer(text, start, end):
        if match[0] in _OPEN:
            opened.append(match.start())
        elif opened:
            pairs.append((opened.pop(), match.start()))
    return tuple(min((b for a, b in pairs if a < w.end <= b), default=len(text)) for w in words)
