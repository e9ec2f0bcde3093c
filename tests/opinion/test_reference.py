"""Seven published Polis conversations: the groups they were published with, and ours.

Source: the public exports of Polis conversations (column group-id), in the folder `opinion` of
KUROJI_REFERENCE; the pairs below are rounded down from the table in docs/reference/opinion.md.
The published number of groups must be found in each, and the published grouping to the stated
adjusted Rand index; docs/reference/opinion.md explains what is missing to 1.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from kuroji.opinion.analysis.agreement import adjusted_rand
from kuroji.opinion.analysis.groups import groups_of
from kuroji.opinion.analysis.matrix import VoteMatrix
from kuroji.opinion.analysis.opinion_map import opinion_map
from kuroji.opinion.exchange.polis import Export, read_export

# Conversation: the treatment of rejected statements it was published with, and the index to reach.
PUBLISHED = {
    "15-per-hour-seattle": ("zeroed", 0.85),
    "american-assembly.bowling-green": ("left out", 0.70),
    "bg2050-volunteers": ("zeroed", 0.70),
    "brexit-consensus": ("zeroed", 0.85),
    "canadian-electoral-reform": ("zeroed", 0.95),
    "london.youth.policing": ("zeroed", 0.05),
    "vtaiwan.uberx": ("zeroed", 0.80),
}


@pytest.fixture(scope="module")
def conversations() -> dict[str, Export]:
    folder = os.environ.get("KUROJI_REFERENCE")
    if not folder:
        pytest.skip("KUROJI_REFERENCE names no folder of reference data")
    return {name: read_export(Path(folder) / "opinion" / name) for name in PUBLISHED}


def _votes(export: Export, treatment: str) -> VoteMatrix:
    return export.matrix if treatment == "zeroed" else export.matrix.shown


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_groups_are_found(conversations: dict[str, Export], name: str) -> None:
    export = conversations[name]
    treatment, least = PUBLISHED[name]
    votes = _votes(export, treatment)
    groups = groups_of(votes, opinion_map(votes).participants)
    assert groups.count == len(set(export.published.values()))
    both = [row for row, who in enumerate(votes.participants) if groups.labels[row] >= 0 and who in export.published]
    published = np.array([export.published[votes.participants[row]] for row in both])
    assert adjusted_rand(groups.labels[both], published) >= least
    # Who is grouped: published groups also hold some who qualified when there were fewer statements.
    assert sum(groups.sizes) - len(both) <= 1
    assert len(export.published) - len(both) <= 10


@pytest.mark.parametrize("name", PUBLISHED)
def test_changed_votes_lead_to_the_published_matrix(conversations: dict[str, Export], name: str) -> None:
    """participants-votes.csv holds the last votes and their number; ours come from votes.csv where there is one."""
    import csv

    folder = Path(os.environ["KUROJI_REFERENCE"]) / "opinion" / name
    votes = conversations[name].matrix
    rows = {who: votes.values[row] for row, who in enumerate(votes.participants)}
    with (folder / "participants-votes.csv").open(encoding="utf-8", newline="") as file:
        for published in csv.DictReader(file):
            ours = rows[published["participant"]]
            assert int(published["n-votes"]) == int((~np.isnan(ours)).sum())
            for column, number in enumerate(votes.statements):
                cell = published[str(number)]
                assert (np.isnan(ours[column]) and cell == "") or float(cell) == ours[column]


def test_the_published_consensus_is_found(conversations: dict[str, Export]) -> None:
    """bg2050-volunteers publishes group-informed-consensus: given the published groups, ours is the same figure."""
    import csv

    from kuroji.opinion.analysis.groups import Groups
    from kuroji.opinion.analysis.statements import by_group, group_informed_consensus

    export = conversations["bg2050-volunteers"]
    votes = export.matrix
    labels = np.array([export.published.get(who, -1) for who in votes.participants])
    ours = group_informed_consensus(by_group(votes, Groups(labels, 2, {})).agree)
    folder = Path(os.environ["KUROJI_REFERENCE"]) / "opinion" / "bg2050-volunteers"
    with (folder / "comments.csv").open(encoding="utf-8", newline="") as file:
        published = {int(row["comment-id"]): row["group-informed-consensus"] for row in csv.DictReader(file)}
    assert len(published) == len(votes.statements) == 371
    expected = [float(published[number]) for number in votes.statements]
    assert ours == pytest.approx(expected, rel=1e-12)
