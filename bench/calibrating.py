"""Weights of the checker's confidence: fitted by logistic regression on labelled articles, checked by leaving articles out.

    python -m bench.calibrating [--labelled FILE ...]

For figures that agree, and for figures that do not, it prints each named term with its weight
in use and the one fitted anew; then, from fits that never saw the article they are asked
about, how confidence and the share of right verdicts go together, and for each threshold of
"contradicted" how many false claims it catches and how many true ones it wrongs. The weights
are written into kuroji.claims.judging.confidence by hand: nothing is fitted at run time.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from bench.claims import Scored
from bench.labelled import OWN, Matched, read
from kuroji.claims.checking import Checker
from kuroji.claims.judging.confidence import RIGHT_WEIGHTS, WRONG_WEIGHTS
from kuroji.claims.judging.deciding import UNSURE
from kuroji.claims.judging.verdicts import RIGHT
from kuroji.claims.verdict import Judged, Verdict
from kuroji.store.opening import open_store

Numbers = NDArray[np.float64]
FOLDS, RIDGE = 10, 0.5
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
THRESHOLDS = (0.6, 0.65, 0.7, 0.75, 0.77, 0.8, 0.85, 0.9)
# Verdicts of the other kind with these terms are not "contradicted", and not fitted.
NEARLY = frozenset({"an earlier print agrees", "within two units of its last digit"})


class Row(msgspec.Struct, frozen=True):
    """A claim with how much there is of each term, and whether its verdict was, or would have been, right."""

    article: str
    amounts: Mapping[str, float]
    right: bool
    label: str


def sorted_rows(pairs: Sequence[Matched]) -> tuple[list[Row], list[Row]]:
    """The claims whose figure agrees, and those whose figure does not."""
    agree, differ = [], []
    for pair in pairs:
        claim = pair.claim
        if claim is None or not claim.terms:
            continue
        names = [name for name, _ in claim.terms]
        if names[0] in RIGHT_WEIGHTS and claim.verdict in RIGHT:
            agree.append(_row(pair, RIGHT_WEIGHTS, claim.verdict == pair.label.verdict))
        elif names[0] in WRONG_WEIGHTS and not NEARLY & set(names) and _was_looked_up(claim):
            differ.append(_row(pair, WRONG_WEIGHTS, pair.label.verdict == Verdict.CONTRADICTED))
    return agree, differ


def _was_looked_up(claim: Judged) -> bool:
    """Whether the true figure is held, so that the claim was, or could have been, called false."""
    return claim.verdict is Verdict.CONTRADICTED or claim.missing == UNSURE[0]


def _row(pair: Matched, weights: Mapping[str, float], right: bool) -> Row:
    assert pair.claim is not None
    amounts = {name: size / weights[name] for name, size in pair.claim.terms}
    return Row(pair.name, amounts, right, pair.label.verdict)


def fitted(rows: Sequence[Row], names: Sequence[str]) -> Numbers:
    """The weights under which the verdicts are likeliest, drawn towards zero but for the first, the starting point."""
    from scipy.optimize import minimize

    amounts = np.array([[row.amounts.get(name, 0.0) for name in names] for row in rows])
    right = np.array([row.right for row in rows], dtype=float)
    ridge = np.array([0.0, *[RIDGE] * (len(names) - 1)])

    def loss(weights: Numbers) -> float:
        odds = amounts @ weights
        return float((np.logaddexp(0, odds) - right * odds).sum() + (ridge * weights**2).sum())

    def slope(weights: Numbers) -> Numbers:
        sure = 1 / (1 + np.exp(-amounts @ weights))
        return np.asarray(amounts.T @ (sure - right) + 2 * ridge * weights, dtype=float)

    return np.asarray(minimize(loss, np.zeros(len(names)), jac=slope, method="BFGS").x, dtype=float)


def left_out(rows: Sequence[Row], names: Sequence[str]) -> Numbers:
    """The confidence of each claim by weights fitted without its article."""
    articles = sorted({row.article for row in rows})
    fold_of = {name: number % FOLDS for number, name in enumerate(articles)}
    found = np.zeros(len(rows))
    for fold in range(FOLDS):
        weights = fitted([row for row in rows if fold_of[row.article] != fold], names)
        for number, row in enumerate(rows):
            if fold_of[row.article] == fold:
                odds = sum(row.amounts.get(name, 0.0) * weight for name, weight in zip(names, weights, strict=True))
                found[number] = 1 / (1 + np.exp(-odds))
    return found


def weight_lines(title: str, rows: Sequence[Row], weights: Mapping[str, float]) -> Iterator[str]:
    """Each term with its weight in use and that fitted anew."""
    names = [name for name in weights if name not in NEARLY]
    new = fitted(rows, names)
    yield f"{title}: {len(rows)} claims, {sum(row.right for row in rows)} right"
    yield f"{'term':44} in use  fitted  claims"
    for name, weight in zip(names, new, strict=True):
        yield f"{name:44} {weights[name]:+6.2f}  {weight:+6.2f}  {sum(name in row.amounts for row in rows):6}"


def reliability_lines(rows: Sequence[Row], sure: Numbers) -> Iterator[str]:
    """Confidence against the share of right verdicts."""
    yield "confidence   claims  right  mean confidence"
    right = np.array([row.right for row in rows])
    for low, high in pairwise(BINS):
        inside = (sure >= low) & (sure < high)
        if inside.any():
            yield f"{low:.2f}-{min(high, 1):.2f}    {inside.sum():6}  {right[inside].mean():.3f}  {sure[inside].mean():.3f}"


def threshold_lines(rows: Sequence[Row], sure: Numbers, true: int, false: int) -> Iterator[str]:
    """What each threshold of "contradicted" catches and wrongs, of all false and true claims labelled."""
    yield "threshold  called false  rightly  false caught  true called false"
    for least in THRESHOLDS:
        called = [row for row, each in zip(rows, sure, strict=True) if each >= least]
        caught = sum(row.right for row in called)
        wronged = sum(row.label == Verdict.CONFIRMED for row in called)
        share = caught / len(called) if called else 0.0
        yield f"{least:9.2f}  {len(called):12}  {share:7.1%}  {caught / max(false, 1):12.1%}  {wronged / max(true, 1):17.2%}"


def main() -> None:
    """Fit on the given files and print everything."""
    parser = argparse.ArgumentParser(prog="python -m bench.calibrating", description=__doc__)
    parser.add_argument(
        "--labelled", type=Path, nargs="*", default=[OWN], help="JSON lines or folders of labelled articles"
    )
    options = parser.parse_args()
    checker = Checker(open_store(None))
    pairs = [pair for path in options.labelled for pair in Scored(read(path), checker).pairs]
    true = sum(pair.label.verdict == Verdict.CONFIRMED for pair in pairs)
    false = sum(pair.label.verdict == Verdict.CONTRADICTED for pair in pairs)
    agree, differ = sorted_rows(pairs)
    for title, rows, weights in (
        ("figures that agree", agree, RIGHT_WEIGHTS),
        ("figures that do not", differ, WRONG_WEIGHTS),
    ):
        print(*weight_lines(title, rows, weights), sep="\n", end="\n\n")
        sure = left_out(rows, [name for name in weights if name not in NEARLY])
        print(*reliability_lines(rows, sure), sep="\n", end="\n\n")
        if weights is WRONG_WEIGHTS:
            print(*threshold_lines(rows, sure, true, false), sep="\n")


if __name__ == "__main__":
    main()
