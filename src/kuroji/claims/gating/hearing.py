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
from kuroji.claims.resolving.talk import Line, line_of

BALANCE, BOTH, OTHERS = "balance", "both", "others"
_BESIDE: tuple[tuple[str, str, str], ...] = (
    ("flow", BALANCE, r"[Ee]xports less imports|[（(]輸出[－−-]輸入[)）]|輸出(?:額)?から輸入(?:額)?を差し引いた(?:増減)?|差し引き(?!の)"),
    ("flow", BOTH, r"\bBoth\b|輸出入額"),
    ("measure", "quantity", r"\b[Tt]he number\b|\bquantity\b|台数"),
    ("measure", "value", r"\b[Tt]he bill\b|(?<!unit )\bvalue\b|金額|輸[出入]額"),
    ("commodity", OTHERS, (r"[Gg]oods listed nowhere else|[Rr]eturned goods and goods of no other class"
                           r"|どの品目にも掲げられていない品|再輸出・再輸入品などの特殊取扱品")),
    ("whole", "total", r"\bof the (?:improvement|deterioration|change)\b|収支の(?:改善|悪化)額"),
)  # fmt: skip
_OPEN, _CLOSE = "(（「", ")）」"


class Part(msgspec.Struct, frozen=True):
    """A paragraph as heard: its sentences, and their words with places in the whole text; `heading` has no figures."""

    start: int
    end: int
    lines: tuple[Line, ...]
    words: tuple[Word, ...]
    heading: bool

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
    return Part(start, end, lines, tuple(w for line in lines for w in _words(line)), heading)


def _words(line: Line) -> list[Word]:
    at = line.sentence.start
    beside = [
        Word(at + match.start(), at + match.end(), match[0], sort, means)
        for sort, means, pattern in _patterns()
        for match in pattern.finditer(line.text)
    ]
    own = [msgspec.structs.replace(w, start=at + w.start, end=at + w.end) for w in line.words]
    kept = [w for w in own if not any(b.start < w.end and w.start < b.end and _wins(b, w) for b in beside)]
    beside = [b for b in beside if not any(w.start < b.end and b.start < w.end and not _wins(b, w) for w in kept)]
    return sorted([*kept, *beside], key=lambda w: (w.start, w.end))


def _wins(beside: Word, own: Word) -> bool:
    """Whether the longer name takes the place of a shorter one; value beside a flow stands beside it."""
    return beside.end - beside.start > own.end - own.start or beside.means == BOTH


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((sort, means, re.compile(pattern)) for sort, means, pattern in _BESIDE)


def audible(words: Sequence[Word], text: str, place: int) -> list[Word]:
    """The words before a place, but for those in brackets that are closed by then."""
    before = [w for w in words if w.end <= place]
    return [w for w in before if not _shut(text, w.end, place)]


def _shut(text: str, start: int, end: int) -> bool:
    """Whether a bracket that was open at `start` closes before `end`."""
    depth = 0
    for sign in text[start:end]:
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth -= 1
            if depth < 0:
                return True
    return False
