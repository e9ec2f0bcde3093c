"""Which months of which chapters tables of the detail tell: what is not among them is not held, and is no zero."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from kuroji.model.detail import Kind
from kuroji.store.detail_reading import DetailSelection
from kuroji.store.manifest import Detail


def chapters_held(
    held: Detail, selection: DetailSelection, as_of: datetime, last_due: int
) -> Mapping[tuple[str, str], frozenset[int]]:
    """The months (ordinals) covered of each flow and chapter, in tables known at `as_of` or standing in until `last_due`.

    Of the world, where it has no table of its own, they are those of the tables by country.
    """
    found: dict[tuple[str, str], set[int]] = {}
    for entry in held.entries:
        part = entry.part
        if part.kind != selection.kind or part.reporter not in selection.reporter or part.flow not in selection.flow:
            continue
        for cover in entry.covers:
            months = {
                month
                for spell in cover.spells
                for month in range(spell.first, spell.last + 1)
                if spell.known_at <= as_of or month <= last_due
            }
            for chapter in cover.chapters if months else ():
                found.setdefault((part.flow, chapter), set()).update(months)
    if not found and selection.kind is Kind.WORLD:
        by_country = DetailSelection(selection.reporter, selection.flow, kind=Kind.COUNTRY)
        return chapters_held(held, by_country, as_of, last_due)
    return {key: frozenset(months) for key, months in found.items()}
