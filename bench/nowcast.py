"""Errors of the nowcasts against rules that need no estimation, over the months held; ratios below one favour the estimate.

No time is measured: the peer is the rule of thumb that the change so far is the month's, and
the other rules follow. Both judged by what was known at each release, and with later figures
where first prints are not held.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.measuring import Row
from kuroji.classifications.reporters import JAPAN
from kuroji.model.observation import Flow
from kuroji.model.stage import Stage
from kuroji.outlook.nowcast.judging import Judgement, judgement
from kuroji.outlook.nowcast.ledger import Ledger, ledger, with_stand_ins
from kuroji.store.opening import open_store

STAGES = (Stage.FIRST_10_DAYS, Stage.FIRST_20_DAYS)
BILLION = 1e9


def rows(*, small: bool) -> Iterator[Row]:
    """A row for each stage, way of reading, flow and rule; `small` has the rule of thumb only."""
    store = open_store(None)
    held = ledger(store, JAPAN.code)
    ledgers: dict[str, Ledger] = {"as known then": held, "with later figures": with_stand_ins(held)}
    for stage in STAGES:
        for known, of in ledgers.items():
            found = judgement(of, stage, store.newest_known_at)
            yield from _of_stage(found, f"{stage.label}, {len(found.months)} months {known}", small=small)


def _of_stage(found: Judgement, what: str, *, small: bool) -> Iterator[Row]:
    for flow in (Flow.EXPORT, Flow.IMPORT, Flow.BALANCE):
        ours = found.score(flow).mean_absolute
        for rule in found.rules(flow)[:1] if small else found.rules(flow):
            theirs = found.score(flow, rule).mean_absolute
            yield Row(
                f"{what}, {flow}: estimate / {rule}", _error(ours, flow), _error(theirs, flow), f"{ours / theirs:.2f}"
            )
        yield Row(f"{what}, {flow}: within the 80% interval", f"{found.covered(flow)}", f"{len(found.months)}")


def _error(error: float, flow: Flow) -> str:
    return f"{error / BILLION:,.0f} bn yen" if flow is Flow.BALANCE else f"{error:.1f}%"
