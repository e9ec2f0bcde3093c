"""The lines of a scan as a page shows them: every figure with the Fact it says, and what is new in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from kuroji.indicators.scanning.scanning import Finding, Scan
from kuroji.model.fact import Fact
from kuroji.model.reporter import Reporter
from kuroji.stories.scans.words import FLOWS, goods_of, news, partner_of, unit_of
from kuroji.stories.story import Span

NONE = "–"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One series of a scan: what it is, its figures as spans with their Facts, and what is new, a phrase each."""

    finding: Finding
    flow: str
    goods: str
    partner: str
    amount: Span
    change: Span
    points: Span
    new: tuple[str, ...]
    facts: tuple[Fact, ...]

    def fact(self, word: str, method: str = "") -> Fact | None:
        """The Fact of an indicator among those of the line."""
        return next((f for f in self.facts if f.indicator == word and method in ("", f.method)), None)


def lines(
    scan: Scan, findings: Sequence[Finding], facts: Sequence[tuple[Fact, ...]], owner: Reporter, language: str
) -> Iterator[Line]:
    """The lines of the findings in a language, amounts in what its tables count in."""
    scale, _ = unit_of(owner, language, findings)
    for found, told in zip(findings, facts, strict=True):
        by_word = {fact.indicator: fact for fact in told}
        yield Line(
            finding=found, flow=FLOWS[language][found.subject.flow], goods=goods_of(found, language),
            partner=partner_of(found, language),
            amount=_span(None if found.value is None else f"{found.value / scale:,.1f}", by_word.get("value")),
            change=_span(_signed(found.change, "%"), by_word.get("change")),
            points=_points(found, by_word.get("contribution")), new=tuple(news(found, scan, language)), facts=told,
        )  # fmt: skip


def _span(text: str | None, fact: Fact | None) -> Span:
    return Span(NONE) if text is None else Span(text, fact.id if fact else None)


def _points(found: Finding, fact: Fact | None) -> Span:
    """Points of the growth of the published flow, where the scan, which divides by the detail held, says the same.

    With a part of the detail held the two differ, and neither is told.
    """
    if fact is None or found.contribution is None or abs(found.contribution - float(fact.exact)) >= SAME_POINTS:
        return Span(NONE)
    return Span(f"{fact.value:+,.1f}", fact.id)


SAME_POINTS = 0.05


def _signed(value: float | None, unit: str) -> str | None:
    return None if value is None else f"{value:+,.1f}{unit}"
