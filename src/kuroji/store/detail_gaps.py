"""What a group of SITC or BEC is added up without: chapters that are not held at all, and months that lack some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kuroji.classifications.goods_groups import UNALLOCATED
from kuroji.classifications.harmonized import CHAPTER
from kuroji.store.detail_coverage import chapters_held
from kuroji.store.detail_reading import DetailSelection, asked, goods_in, is_group
from kuroji.store.reading import Selection

if TYPE_CHECKING:
    from kuroji.store.opening import Store


class Gap(msgspec.Struct, frozen=True):
    """Of a flow of a group: which of its `every` chapters no table held has, and the months that lack `lacking` ones."""

    flow: str
    absent: tuple[str, ...]
    every: int
    lacking: tuple[str, ...]
    months: tuple[int, ...]


def gaps(store: Store, selection: Selection, reporter: str) -> Iterator[Gap]:
    """The gaps of the groups selected, in the months selected; nothing for a residual and for codes of the tariff."""
    for wanted in asked(selection):
        if not is_group(wanted) or wanted.commodity[0].startswith(UNALLOCATED):
            continue
        chapters = sorted({goods[:CHAPTER] for goods in goods_in(wanted)})
        for flow in wanted.flow:
            yield from _of_flow(store, msgspec.structs.replace(wanted, reporter=(reporter,), flow=(flow,)), chapters)


def _of_flow(store: Store, wanted: DetailSelection, chapters: list[str]) -> Iterator[Gap]:
    held = chapters_held(store.own.detail, wanted, store.newest_known_at, -1)
    months = {chapter: found for chapter in chapters if (found := held.get((wanted.flow[0], chapter)))}
    if not months:
        return
    every: frozenset[int] = frozenset().union(*months.values())
    first, last = wanted.since or 0, max(every) if wanted.until is None else wanted.until
    lacking = {chapter: {at for at in every - found if first <= at <= last} for chapter, found in months.items()}
    gap = Gap(
        wanted.flow[0], tuple(chapter for chapter in chapters if chapter not in months), len(chapters),
        tuple(chapter for chapter, some in lacking.items() if some), tuple(sorted({at for some in lacking.values() for at in some})),
    )  # fmt: skip
    if gap.absent or gap.months:
        yield gap
