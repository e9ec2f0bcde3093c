"""What is held of the detail, told from the manifest alone: no file is opened."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from kuroji.model.detail import Kind
from kuroji.model.errors import NotHeld
from kuroji.model.period import month
from kuroji.model.reporter import Reporter
from kuroji.store.manifest import Detail

# Where it says how the detail is loaded.
HOW = "docs/how-to/load-the-detail.md"


def months(held: Detail, reporter: str, flow: str = "", as_of: datetime | None = None) -> tuple[int, int] | None:
    """The first and last month (ordinals) that the detail of a reporter tells, of a flow, by `as_of`; None without any."""
    told = [
        spell
        for entry in held.entries
        if entry.part.reporter == reporter and flow in ("", entry.part.flow)
        for cover in entry.covers
        for spell in cover.spells
        if as_of is None or spell.known_at <= as_of
    ]
    return (min(one.first for one in told), max(one.last for one in told)) if told else None


def instants(held: Detail, reporter: str, flow: str, chapter: str, months: range) -> tuple[datetime, ...]:
    """When tables of a chapter told any of those months (ordinals), oldest first: only then can a figure have changed."""
    told = {
        spell.known_at
        for entry in held.entries
        if entry.part.reporter == reporter and flow in ("", entry.part.flow)
        for cover in entry.covers
        if chapter in cover.chapters
        for spell in cover.spells
        if spell.first < months.stop and months.start <= spell.last
    }
    return tuple(sorted(told))


def cells(held: Detail, reporter: str, flows: Collection[str] = ()) -> int:
    """How many figures the releases of the detail of a reporter told, of some flows or of all."""
    return sum(e.rows for e in held.entries if e.part.reporter == reporter and (not flows or e.part.flow in flows))


def whole_months(
    held: Detail, reporter: str, flow: str, chapters: Collection[str], as_of: datetime | None = None
) -> frozenset[int]:
    """The months (ordinals) in which whole tables of a flow by country, known by `as_of`, tell every one of the chapters."""
    told: dict[str, set[int]] = {chapter: set() for chapter in chapters}
    for entry in held.entries:
        if (entry.part.reporter, entry.part.flow, entry.part.kind) != (reporter, flow, Kind.COUNTRY):
            continue
        for cover in (one for one in entry.covers if one.whole):
            known = (one for one in cover.spells if as_of is None or one.known_at <= as_of)
            months = {month for spell in known for month in range(spell.first, spell.last + 1)}
            for chapter in told.keys() & set(cover.chapters):
                told[chapter] |= months
    return frozenset(set.intersection(*told.values())) if told else frozenset()


def missing(held: Detail, owner: Reporter, flow: str, what: str) -> NotHeld:
    """The error of a question about the detail that this store cannot answer: nothing loaded, or not this."""
    span = months(held, owner.code, flow)
    if span is None:
        return NotHeld(
            f"no detail of {owner.name_en} is held in this store: {what}",
            remedy=(
                "Download the tables by commodity and country for the years you need and read them in with "
                f"`kuroji ingest FOLDER --captured DATE`; {HOW} says where they are and which to take."
            ),
        )
    of = f" of {flow}s" if flow else ""
    return NotHeld(
        f"not in the detail held: {what}",
        remedy=f"The detail{of} runs from {month(span[0])} to {month(span[1])}; `kuroji series --parts` lists "
        "what a chapter or heading is made of.",
    )
