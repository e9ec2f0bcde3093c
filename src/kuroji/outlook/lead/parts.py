"""Whether one series is a part of another: of a partner within the world, or of goods within wider goods.

A part moves its whole by arithmetic, so that their correlation in the same month is partly
no finding. Judged by codes: principal commodities by the row they are part of, HS codes by
their first digits; an area within another than the world is not judged.
"""

from __future__ import annotations

import msgspec

from kuroji.classifications.commodities import PC, commodity
from kuroji.indicators.view import Subject
from kuroji.model.observation import TOTAL, WORLD, Measure

HS = "HS"


class Part(msgspec.Struct, frozen=True):
    """The series that is the part: `first` where it is X. `of_all` where the whole is all goods with the same partner."""

    subject: Subject
    first: bool
    of_all: bool


def part_of(x: Subject, y: Subject) -> Part | None:
    """Which of two series is a part of the other, None for neither."""
    for inner, whole, first in ((x, y, True), (y, x, False)):
        if inner != whole and within(inner, whole):
            of_all = whole.commodity == TOTAL and inner.partner == whole.partner
            return Part(inner, first, of_all)
    return None


def within(inner: Subject, whole: Subject) -> bool:
    """Whether every unit counted in one value series is counted in the other as well."""
    if (inner.flow, inner.measure, whole.measure) != (whole.flow, Measure.VALUE, Measure.VALUE):
        return False
    return whole.partner in (inner.partner, WORLD) and _goods_within(inner, whole)


def _goods_within(inner: Subject, whole: Subject) -> bool:
    if whole.commodity == TOTAL:
        return True
    if inner.classification != whole.classification:
        return False
    if inner.classification == PC:
        return whole.commodity in {inner.commodity, *_rows_above(inner.flow, inner.commodity)}
    return inner.commodity == whole.commodity or (
        inner.classification == HS and inner.commodity.startswith(whole.commodity)
    )


def _rows_above(flow: str, code: str) -> set[str]:
    """The codes of the rows that a principal commodity lies in."""
    found: set[str] = set()
    while code and code != TOTAL:
        code = commodity(flow, code).parent
        found.add(code)
    return found
