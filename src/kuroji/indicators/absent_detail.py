"""Why a series of the detail has no figure at all: there are no such goods, nothing is loaded, or nothing was traded."""

from __future__ import annotations

from datetime import datetime

from kuroji.classifications.concordance import FAMILY
from kuroji.classifications.editions import family_members
from kuroji.classifications.goods_groups import TABLES, UNALLOCATED, goods_of, group
from kuroji.classifications.harmonized import CHAPTER
from kuroji.classifications.partners import partner
from kuroji.indicators.view import Subject
from kuroji.language.places import with_article
from kuroji.model.errors import KurojiError, NotHeld, UsageError
from kuroji.model.observation import WORLD, Flow
from kuroji.model.period import Period, month
from kuroji.model.reporter import Reporter
from kuroji.store import detail_held
from kuroji.store.manifest import Detail

# So many chapters that are not held are named.
NAMED = 8
_WITH = {str(Flow.EXPORT): "exports of {} to {}", str(Flow.IMPORT): "imports of {} from {}"}


def absent(
    held: Detail, subject: Subject, owner: Reporter, as_of: datetime | None, period: Period | None = None
) -> KurojiError:
    """The error of a flow of the detail of which no month has a row by `as_of` (None: by now), or none in a period.

    UsageError with the nearest codes for a group that there is none of; else NotHeld: that no detail is
    loaded, that whole tables of all its chapters are and tell no trade, or which months are held.
    """
    place = "the world" if subject.partner == WORLD else with_article(partner(subject.partner).name_en)
    what = _WITH[subject.flow].format(subject.code, place)
    if subject.classification in TABLES:
        try:
            group(subject.classification, subject.commodity)
        except UsageError as error:
            return error
    flow, chapters = subject.flow, chapters_of(subject)
    months = sorted(detail_held.whole_months(held, owner.code, flow, chapters, as_of))
    if not months or (period and not set(range(period.start, period.end + 1)).issubset(months)):
        lacking = [one for one in chapters if not detail_held.whole_months(held, owner.code, flow, (one,))]
        if lacking and detail_held.months(held, owner.code):
            return NotHeld(
                f"not in the detail held: {what}",
                remedy=f"No whole table is held of {_listed(lacking)}; load {'it' if len(lacking) == 1 else 'them'} with "
                f"`kuroji ingest FOLDER`, as {detail_held.HOW} says.",
            )
        return detail_held.missing(held, owner, flow, what)
    others = "" if subject.partner == WORLD else (
        f" Its partners: `kuroji series --flow {flow} --commodity {subject.code} --partner each`, "
        f"/api/parts?flow={flow}&commodity={subject.code}&by=partners."
    )  # fmt: skip
    return NotHeld(
        f"no trade in {period or 'any month held'}: {what}",
        remedy=f"Whole tables of {_named(chapters)} are held of {_span(months)}, and none of them has such goods"
        f"{'' if subject.partner == WORLD else ' with this partner'}.{others}",
    )


def chapters_of(subject: Subject) -> tuple[str, ...]:
    """The chapters that a code, a family or a group has goods of; none of a residual, which may be of any."""
    code = subject.commodity
    if subject.classification in TABLES:
        goods = () if code.startswith(UNALLOCATED) else goods_of(subject.classification, code)
    else:
        goods = family_members(code) if code.endswith(FAMILY) else (code,)
    return tuple(sorted({one[:CHAPTER] for one in goods}))


def _listed(chapters: list[str]) -> str:
    """chapter 89; chapters 04 and 71; the first NAMED of many."""
    shown = chapters if len(chapters) <= NAMED else [*chapters[:NAMED], "others"]
    return f"chapter {shown[0]}" if len(shown) == 1 else f"chapters {', '.join(shown[:-1])} and {shown[-1]}"


def _named(chapters: tuple[str, ...]) -> str:
    """What whole tables are of; of a residual, which may be of any chapter, the detail."""
    if not chapters:
        return "the detail"
    return f"chapter {chapters[0]}" if len(chapters) == 1 else f"its {len(chapters)} chapters"


def _span(months: list[int]) -> str:
    """2023-01 to 2025-12, and how many months of it where some are missing."""
    first, last = month(months[0]), month(months[-1])
    whole = months[-1] - months[0] + 1
    return f"{first} to {last}" if len(months) == whole else f"{len(months)} months from {first} to {last}"
