"""Bracketed: periods in brackets, which date the figure beside them alone, and those of a heading, which date what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.periods import Named
from kuroji.claims.resolving.words.talk import Line

_A_SENTENCE = expression(r"[。、]|[ただるい]\W*$|です|ます")
_LONGEST_HEADING = 40
# 昨年、日本車を一番多く買ったのは台湾だった: the frame of what follows.
_SETS_OUT = expression(r"(?:昨年|去年)(?:1年間|一年間|通年|1年|の1年間)?(?:は|、|の)")


def is_of_an_aside(named: Named, start: int, others: Sequence[tuple[int, int]], text: str) -> bool:
    """Whether the period stands in brackets with a figure of its own, outside which the mention lies."""
    if not in_brackets(text, named):
        return False
    opened = max(text.rfind("(", 0, named.start), text.rfind("（", 0, named.start))
    closed = min((n for n in (text.find(")", named.end), text.find("）", named.end)) if n >= 0), default=len(text))
    return not opened < start < closed and any(opened < a < closed for a, _ in others)


def in_brackets(text: str, named: Named) -> bool:
    """Whether a period stands in brackets after something: (June: +19.3%)."""
    before = text[: named.start]
    opened = max(before.rfind("("), before.rfind("（"))
    return opened > max(before.rfind(")"), before.rfind("）")) and re.search(r"\w", text[:opened]) is not None


def is_of_heading(line: Line) -> bool:
    """Whether a Japanese line is a heading, whose bracket dates what follows: 貿易収支の要因分解(25年通年)."""
    told = line.text.strip()
    return line.japanese and len(told) <= _LONGEST_HEADING and not _A_SENTENCE.search(told)


def sets_out(line: Line, named: Named) -> bool:
    """Whether last year opens a Japanese sentence of trade without figures, and dates what follows."""
    opens = not re.search(r"\w", line.text[: named.start]) and _SETS_OUT.match(line.text) is not None
    return opens and any(topic.flow and not topic.hinted for topic in line.topics)
