"""How a scan is shown on a terminal: a table with what is new in words."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from kuroji.cli.answers import RIGHT, Table
from kuroji.stories.scans.words import FLOWS, goods_of, heads, new, partner_of, title, unit_of

if TYPE_CHECKING:
    from kuroji.indicators.scanning.scanning import Finding, Scan
    from kuroji.indicators.view import View

# How much of a description is shown, in letters.
DESCRIBED = 48


def table(scan: Scan, findings: Sequence[Finding], seen: View, language: str) -> Table:
    """The findings as rows; amounts in the unit that shows them all."""
    scale, _ = unit_of(seen.reporter, language, findings)
    *named, score = heads(scan, seen.reporter, language, findings)
    right = {3, 4, 5}
    shown = [f"{RIGHT if place in right else ''}{head}" for place, head in enumerate(named)]
    rows = [
        [
            str(place), f"{f.score:.2f}", FLOWS[language][f.subject.flow],
            shorten(goods_of(f, language), DESCRIBED, placeholder="…"), partner_of(f, language),
            _shown(f.value, scale), _signed(f.change, "%"), _signed(f.contribution, ""), new(f, scan, language),
        ]
        for place, f in enumerate(findings, 1)
    ]  # fmt: skip
    return Table(title(scan, seen, language), (f"{RIGHT}#", f"{RIGHT}{score}", *shown), rows)


def _shown(value: float | None, scale: float) -> str:
    return "…" if value is None else f"{value / scale:,.1f}"


def _signed(value: float | None, unit: str) -> str:
    return "–" if value is None else f"{value:+,.1f}{unit}"
