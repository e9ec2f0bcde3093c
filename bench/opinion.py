"""Opinion groups, map and k-means with silhouettes, against red-dwarf on the same votes in the same run.

Both get the same matrix of last votes (red-dwarf does not remove repeated votes itself) and do
the same work: mean-imputed principal components, sparsity scaling, k-means for every admissible
number of groups, silhouettes. The votes are invented (seeded, four camps), and those of the largest
published conversation where KUROJI_REFERENCE names the reference data.

`python -m bench.opinion` prints how well ours and red-dwarf's groups agree with the published
ones: the table of docs/reference/opinion.md.
"""

from __future__ import annotations

import importlib
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bench.measuring import Row, compared, in_turn
from kuroji.opinion.analysis.agreement import adjusted_rand, share_alike
from kuroji.opinion.analysis.groups import Groups, grouped, groups_of
from kuroji.opinion.analysis.matrix import Ints, VoteMatrix, matrix_of
from kuroji.opinion.analysis.opinion_map import OpinionMap, opinion_map
from kuroji.opinion.analysis.silhouette import silhouettes
from kuroji.opinion.exchange.polis import Export, read_export

LARGEST = "american-assembly.bowling-green"
SEED = 20261122


def rows(*, small: bool) -> Iterator[Row]:
    """Invented votes, then the largest published conversation."""
    people, statements = (1_000, 100) if small else (10_000, 300)
    yield _timed(f"{people:,} participants x {statements} statements, invented", invented(people, statements), small)
    folder = _reference()
    if folder is not None and not small:
        votes = read_export(folder / LARGEST).matrix
        yield _timed(f"{len(votes.participants):,} x {len(votes.statements)}, {LARGEST}", votes, small)


def _timed(what: str, votes: VoteMatrix, small: bool) -> Row:
    return compared(f"{what} / red-dwarf", *in_turn(lambda: ours(votes), lambda: peer(votes), 1 if small else 3))


def invented(people: int, statements: int) -> VoteMatrix:
    """Four camps that differ on every statement, a tenth passes, two thirds absent; the same on every machine."""
    draw = np.random.default_rng(SEED)
    agree = draw.uniform(0.05, 0.95, (4, statements))
    values = np.where(draw.random((people, statements)) < agree[draw.integers(0, 4, people)], 1.0, -1.0)
    values[draw.random(values.shape) < 0.1] = 0
    values[draw.random(values.shape) < 2 / 3] = np.nan
    return matrix_of([str(number) for number in range(people)], range(statements), values)


def ours(votes: VoteMatrix) -> tuple[OpinionMap, Groups]:
    """Map and groups."""
    seen = opinion_map(votes)
    return seen, groups_of(votes, seen.participants)


def peer(votes: VoteMatrix) -> Ints:
    """red-dwarf's groups of the same participants: labels (participants,), -1 for the ungrouped."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reducer: Any = importlib.import_module("reddwarf.utils.reducer.base")
        clusterer: Any = importlib.import_module("reddwarf.utils.clusterer.base")
        values = np.where(votes.moderated_out, 0.0, votes.values)
        places, _, _ = reducer.run_reducer(vote_matrix=values, reducer="pca", random_state=SEED)
        chosen = grouped(votes)
        found = clusterer.run_clusterer(
            clusterer="kmeans", X_participants_clusterable=places[chosen], max_group_count=5, random_state=SEED
        )
    labels = np.full(len(chosen), -1, dtype=np.int64)
    labels[chosen] = found.labels_
    return labels


def agreement() -> Iterator[str]:
    """The lines of a Markdown table: published groups against ours and red-dwarf's, both treatments of rejected statements."""
    heads = ("conversation", "grouped", "rejected", "groups (published)", "silhouette (published)",
             "ARI ours", "alike", "red-dwarf groups", "ARI red-dwarf", "ours / red-dwarf")  # fmt: skip
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    folder = _reference()
    for path in sorted(folder.iterdir()) if folder is not None else ():
        export = read_export(path)
        for treatment, votes in (("zeroed", export.matrix), ("left out", export.matrix.shown)):
            if treatment == "zeroed" or export.rejected:
                yield "| " + " | ".join((export.name, *_compared(export, votes, treatment))) + " |"


def _compared(export: Export, votes: VoteMatrix, treatment: str) -> tuple[str, ...]:
    seen, groups = ours(votes)
    theirs = peer(votes)
    both = [row for row, who in enumerate(votes.participants) if groups.labels[row] >= 0 and who in export.published]
    published = np.array([export.published[votes.participants[row]] for row in both])
    mine, other = groups.labels[both], theirs[both]
    theirs_on_map = silhouettes(seen.participants[both], [published])[0]
    return (
        f"{sum(groups.sizes)} ({len(export.published)})",
        f"{len(export.rejected)} {treatment}" if export.rejected else "none",
        f"{groups.count} ({len(set(export.published.values()))})",
        f"{groups.silhouette[groups.count]:.3f} ({theirs_on_map:.3f})",
        f"{adjusted_rand(mine, published):.3f}",
        f"{share_alike(mine, published):.1%}",
        str(int(theirs.max()) + 1),
        f"{adjusted_rand(other, published):.3f}",
        f"{adjusted_rand(mine, other):.3f}",
    )


def _reference() -> Path | None:
    named = os.environ.get("KUROJI_REFERENCE")
    return Path(named) / "opinion" if named else None


if __name__ == "__main__":
    if _reference() is None:
        sys.exit("KUROJI_REFERENCE names no folder of reference data")
    for line in agreement():
        print(line)
