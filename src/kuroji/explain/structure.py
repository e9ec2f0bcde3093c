"""How the structure of a flow shifted: shares then and now, concentration, similarity, dependence, turning points."""

from __future__ import annotations

import msgspec
import numpy as np
import numpy.typing as npt

from kuroji.classifications.commodities import commodities, find_commodity
from kuroji.indicators.facts import fact, fact_or_none
from kuroji.indicators.structure.measures import CONCENTRATION
from kuroji.indicators.structure.statistics import YEARS_BACK, years_before
from kuroji.indicators.structure.turning_points import turning_points
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import InputError, NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD, Flow, Measure, Statistic
from kuroji.model.period import Frequency, Period, months_between, parse

FUELS = ("crude oil", "LNG", "LPG")
FUEL_REGION = "middle_east"
TO_WORLD = "finger-kreinin,world"
MOST_ITEMS = 12
YEAR = 12
# Half a point of share: what a reader of a chart would call a turn.
LEAST_TURN = 0.005
Floats = npt.NDArray[np.float64]


class Shift(msgspec.Struct, frozen=True):
    """The share of one commodity in each of the periods, in their order; None where it is not held."""

    subject: Subject
    shares: tuple[Fact | None, ...]


class Turned(msgspec.Struct, frozen=True):
    """A turning point of a share of twelve months: the share in the twelve months that end there, and which way it turned."""

    peak: bool
    share: Fact


class Structure(msgspec.Struct, frozen=True):
    """The structure of a flow with a partner in some periods, oldest first; facts by name and period, where held.

    `similarity` is of the newest period with each earlier one, `to_world` of a partner's trade
    with the world's, `dependence` of fuel imports on the Middle East by quantity. `absent`
    says by name of a row why it has no figure in any period.
    """

    periods: tuple[Period, ...]
    shifts: tuple[Shift, ...]
    concentration: dict[str, tuple[Fact | None, ...]]
    similarity: tuple[Fact, ...]
    to_world: tuple[Fact | None, ...]
    intra_industry: tuple[Fact | None, ...]
    dependence: tuple[Shift, ...]
    turns: tuple[Turned, ...]
    absent: dict[str, str]

    def facts(self) -> tuple[Fact, ...]:
        """Every fact, each once."""
        rows = [
            *(s.shares for s in (*self.shifts, *self.dependence)),
            *self.concentration.values(),
            self.intra_industry,
            self.to_world,
        ]
        found = [f for row in rows for f in row if f is not None]
        return tuple({f.id: f for f in (*found, *self.similarity, *(t.share for t in self.turns))}.values())


def structure(view: View, subject: Subject, period: Period) -> Structure:
    """The structure of a flow in `period` and in the same period 30, 20, 10 and 5 years and one year before.

    `subject` is all commodities of exports or imports, with the world or a partner. Raises
    UsageError for a balance or a single commodity, and what `share` raises for the newest period.
    """
    if subject.flow == Flow.BALANCE or subject.commodity != subject.total().commodity:
        raise UsageError(
            "structure is of all exports or of all imports", remedy="Add --flow export or --flow import, no commodity."
        )
    back = {years: years_before(period, years) for years in sorted(YEARS_BACK, reverse=True)}
    _must_be_held(view, subject, period)
    held = [p for p in back.values() if fact_or_none(view, "concentration", "hhi,commodities", subject, p)]
    periods = (*held, period)
    similar = (
        fact_or_none(view, "similarity", f"finger-kreinin,{years}-years", subject, period)
        for years, then in back.items()
        if then in held
    )
    shifts = _shifts(view, subject, periods)
    similarity = tuple(f for f in similar if f is not None)
    return Structure(
        periods=periods,
        shifts=shifts,
        concentration={
            f"{measure},{of}": tuple(
                fact_or_none(view, "concentration", f"{measure},{of}", subject, p) for p in periods
            )
            for of in ("commodities", "partners")
            for measure in CONCENTRATION
        },
        similarity=similarity,
        to_world=tuple(fact_or_none(view, "similarity", TO_WORLD, subject, p) for p in periods)
        if subject.partner != WORLD
        else (),
        intra_industry=tuple(
            fact_or_none(view, "intra_industry", "grubel-lloyd", subject.of(Flow.BALANCE), p) for p in periods
        ),
        dependence=_dependence(view, periods) if subject.flow == Flow.IMPORT else (),
        turns=tuple(t for s in shifts[:3] for t in _turns(view, s.subject)),
        absent=_absent(view, subject, period) | ({} if similarity else {"similarity": "no earlier period is held"}),
    )


def _must_be_held(view: View, subject: Subject, period: Period) -> None:
    """Raises NotHeld, with the months that are held of the first section, where the flow is not held by commodity."""
    try:
        fact(view, "concentration", "hhi,commodities", subject, period)
    except NotHeld as error:
        section = next(c for c in commodities(subject.flow) if c.level == 1)
        part = Subject(subject.flow, subject.partner, section.classification, section.code)
        lines = [view.panel.line(key, Frequency.MONTH) for key in view.keys(part)]
        held = sorted({text for line in lines if line is not None for text in line.period})
        raise NotHeld(
            f"{subject.flow}s by commodity of {period} are not held with {subject.partner}",
            where=error.where,
            remedy=f"Months held: {_runs(held)}." if held else "No month is held by commodity with that partner.",
        ) from None


def _runs(held: list[str]) -> str:
    """2024-01 to 2024-03, 2025-05: months without gaps between them together."""
    runs: list[list[Period]] = []
    for month in map(parse, held):
        if runs and runs[-1][-1].end + 1 == month.end:
            runs[-1].append(month)
        else:
            runs.append([month])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)


def _absent(view: View, subject: Subject, period: Period) -> dict[str, str]:
    """Why a row has no figure of the newest period, in the words of what was raised."""
    asked = {
        "partners": ("concentration", "hhi,partners", subject),
        "two-way": ("intra_industry", "grubel-lloyd", subject.of(Flow.BALANCE)),
    }
    found = {}
    for name, (word, method, of) in asked.items():
        try:
            fact(view, word, method, of, period)
        except (NotHeld, NotPublished, Undefined) as error:
            found[name] = f"{error.where}: {error.what}" if error.where else error.what
    return found


def _shifts(view: View, subject: Subject, periods: tuple[Period, ...]) -> tuple[Shift, ...]:
    """The commodities with the largest shares in the first or the last period, by how far their share moved."""
    rows = []
    for item in commodities(subject.flow):
        if item.level == 2 and not item.memo:
            part = Subject(subject.flow, subject.partner, item.classification, item.code)
            rows.append(Shift(part, tuple(fact_or_none(view, "share", "percent", part, p) for p in periods)))
    large = sorted(rows, key=lambda row: -max((f.value for f in (row.shares[0], row.shares[-1]) if f), default=0.0))
    return tuple(
        sorted(large[:MOST_ITEMS], key=lambda row: (None in (row.shares[0], row.shares[-1]), -abs(_moved(row))))
    )


def _moved(row: Shift) -> float:
    """How far the share moved between the first and the last period it is held in: absent is not zero."""
    held = [f.value for f in row.shares if f is not None]
    return held[-1] - held[0] if held else 0.0


def _dependence(view: View, periods: tuple[Period, ...]) -> tuple[Shift, ...]:
    rows = []
    for name in FUELS:
        item = find_commodity(name, Flow.IMPORT)
        part = Subject(Flow.IMPORT, FUEL_REGION, item.classification, item.code, Measure.QUANTITY)
        found = tuple(fact_or_none(view, "dependence", "partner/world", part, p) for p in periods)
        if any(found):
            rows.append(Shift(part, found))
    return tuple(rows)


def _turns(view: View, subject: Subject) -> list[Turned]:
    """The turning points of the subject's share in sums of twelve months; none where its months have gaps."""
    part, whole = (_monthly(view, s) for s in (subject, subject.total()))
    if part is None or whole is None:
        return []
    first, last = max(part[0], whole[0]), min(part[0] + part[1].size, whole[0] + whole[1].size)
    sides = [_year_sums(values[first - start : last - start]) for start, values in (part, whole)]
    try:
        found = turning_points(
            sides[0] / sides[1], reach=YEAR, least_phase=YEAR, least_cycle=3 * YEAR, least_move=LEAST_TURN
        )
    except InputError:
        return []
    turns = []
    for turn in found:
        window = months_between(first + turn.at, first + turn.at + YEAR - 1)
        share = fact_or_none(view, "share", "percent", subject, window)
        if share is not None:
            turns.append(Turned(turn.peak, share))
    return turns


def _monthly(view: View, subject: Subject) -> tuple[int, Floats] | None:
    """The first month and the values of a monthly series; None where it is not held or has a gap."""
    for key in view.keys(subject, Statistic.LEVEL):
        line = view.panel.line(key, Frequency.MONTH)
        if line is not None and line.end.size == line.end[-1] - line.end[0] + 1 and np.isfinite(line.value).all():
            return int(line.end[0]), line.value
    return None


def _year_sums(values: Floats) -> Floats:
    total = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray(total[YEAR:] - total[:-YEAR])
