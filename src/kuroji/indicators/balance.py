"""The trade balance: exports minus imports.

Grain: that of the coarser flow, so that at release grain (million yen) the balance is the
difference of the rounded flows, as the releases print it, and at series grain (1,000 yen)
it is subtracted first and rounded last. Exports are f.o.b., imports c.i.f. A balance that
was published as such stands where the flows behind it are not held in the same vintage, or
where it was published with them from finer ones.
"""

from __future__ import annotations

from kuroji.indicators.figure import Figure, flags_of, inputs_of
from kuroji.indicators.level import from_cell, level
from kuroji.indicators.view import Subject, View, remembered
from kuroji.model.errors import NotHeld, NotPublished
from kuroji.model.fact import Basis, Flag
from kuroji.model.observation import Flow
from kuroji.model.panel import Cell
from kuroji.model.period import Period
from kuroji.model.stage import Stage


@remembered
def balance(view: View, subject: Subject, period: Period, role: str = "balance") -> Figure:
    """Exports minus imports of a subject in a period; negative is a deficit.

    Raises NotPublished or NotHeld when neither both flows nor a published balance are known.
    """
    published = view.cell(subject.of(Flow.BALANCE), period)
    usable = published is not None and published[1].value is not None and not published[1].backfilled
    try:
        exports = level(view, subject.of(Flow.EXPORT), period, "exports")
        imports = level(view, subject.of(Flow.IMPORT), period, "imports")
    except (NotHeld, NotPublished):
        if published is None or not usable:
            raise
        return from_cell(*published, period, role)
    computed = difference_of_flows(exports, imports)
    if published is not None and usable and not _computed_wins(computed, published[1]):
        return from_cell(*published, period, role)
    return computed


def _computed_wins(computed: Figure, published: Cell) -> bool:
    """Whether the difference of the flows stands for the published balance: held in one vintage, and finer or the same.

    A balance that was published with its flows, in the same grain, but made from
    unrounded ones may differ from their difference in the last digit; it stands.
    """
    if not computed.trusted:
        return False
    together = computed.releases == (published.release,) and published.quantum <= computed.quantum
    return not together or computed.rounded == published.value


def difference_of_flows(exports: Figure, imports: Figure) -> Figure:
    """The balance of two levels, flagged when one flow has come further than the other.

    Raises NotHeld where the two are held in different currencies.
    """
    if exports.unit != imports.unit:
        raise NotHeld(
            f"exports are held in {exports.unit} and imports in {imports.unit}, so there is no balance",
            where=", ".join(i.series for i in exports.inputs[:1]),
            remedy="Read both flows from a source in one currency.",
        )
    flags = flags_of((exports, imports))
    if _mixed_stages(exports, imports):
        flags |= {Flag.MIXED_STAGES}
    quantum = max(exports.quantum, imports.quantum)
    return Figure(
        value=exports.value - imports.value, unit=exports.unit, quantum=quantum, basis=Basis.COMPUTED, formula="exports - imports",
        inputs=inputs_of((exports, imports)), flags=flags,
    )  # fmt: skip


def _mixed_stages(exports: Figure, imports: Figure) -> bool:
    """Whether one flow is provisional and the other is not: a balance of the same month no release ever stated."""
    single = len(exports.inputs) == 1 and len(imports.inputs) == 1
    if not single or exports.inputs[0].release == imports.inputs[0].release:
        return False
    return (exports.inputs[0].stage == Stage.PROVISIONAL) != (imports.inputs[0].stage == Stage.PROVISIONAL)


def any_level(view: View, subject: Subject, period: Period, role: str = "value") -> Figure:
    """The level of a subject of any flow: a balance is computed, exports and imports are read."""
    if subject.flow == Flow.BALANCE:
        return balance(view, subject, period, role)
    return level(view, subject, period, role)
