"""The charts of a story: which pictures its period and vintage allow, drawn from the same view as its words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from kuroji.charts.balance import monthly_balance
from kuroji.charts.chart import Chart
from kuroji.charts.contributions import contributions as waterfall
from kuroji.charts.history import long_history
from kuroji.charts.revisions import revisions
from kuroji.indicators.revisions import history
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject
from kuroji.model.errors import NotHeld
from kuroji.model.fact import Fact
from kuroji.model.instant import at
from kuroji.model.observation import Flow
from kuroji.model.period import Frequency, Period, of, parse
from kuroji.store.opening import Store
from kuroji.stories.explanation import Explanation
from kuroji.stories.explanation_charts import pictures
from kuroji.stories.points import contributions
from kuroji.stories.story import Story
from kuroji.stories.told import Told, told

MONTHS_SHOWN = 30
AREAS = (
    "asia", "oceania", "north_america", "latin_america", "western_europe", "cee_russia", "middle_east", "africa",
)  # fmt: skip
PHONE_WIDTH, PRINT_WIDTH = 380, 720


def illustrate(store: Store, story: Story, widths: tuple[int, ...] = (PRINT_WIDTH,)) -> tuple[Chart, ...]:
    """The charts of a story, in its language and as known at its instant, once for each width in pixels.

    A chart that the held figures do not allow is left out: a ten-day story has none of
    commodities, the first print of a period none of revisions.
    """
    from_what = told(store, parse(story.period), at(story.as_of), story.reporter)
    drawn: list[Chart] = []
    for draw in (_balance, _exports, _imports, _export_areas, _import_areas, _revisions, _history):
        for width in widths:
            try:
                drawn.extend(draw(from_what, story.language, width))
            except NotHeld:
                break
    return tuple(drawn)


def illustrate_explanation(
    store: Store, found: Explanation, widths: tuple[int, ...] = (PRINT_WIDTH, PHONE_WIDTH)
) -> tuple[Chart, ...]:
    """The charts of an explanation: the bridge of a balance, and of each flow its split, its goods and its events.

    A chart that the held figures do not allow is left out.
    """
    from_what = told(store, parse(found.story.period), at(found.story.as_of), found.story.reporter)
    drawn: list[Chart] = []
    for picture in pictures(from_what, found):
        with suppress(NotHeld):
            drawn.extend(picture(width) for width in widths)
    return tuple(drawn)


def _balance(of_what: Told, language: str, width: int) -> Iterator[Chart]:
    if of_what.period.frequency is Frequency.MONTH:
        yield monthly_balance(_levels(of_what, _back(of_what.period, MONTHS_SHOWN)), language, width)


def _history(of_what: Told, language: str, width: int) -> Iterator[Chart]:
    """All years up to the newest complete one; fiscal years where the story is of one."""
    kind = Frequency.FISCAL_YEAR if of_what.period.frequency is Frequency.FISCAL_YEAR else Frequency.YEAR
    newest = of(kind, of_what.period.year, fiscal=of_what.view.reporter.fiscal)
    while newest.end > of_what.view.last_due_month:
        newest = newest.previous()
    first = int(of_what.view.reporter.starts["total"][:4])
    yield long_history(_levels(of_what, _back(newest, newest.year - first + 1)), language, width)


def _exports(of_what: Told, language: str, width: int) -> Iterator[Chart]:
    yield from _by_commodity(of_what, Flow.EXPORT, language, width)


def _imports(of_what: Told, language: str, width: int) -> Iterator[Chart]:
    yield from _by_commodity(of_what, Flow.IMPORT, language, width)


def _export_areas(of_what: Told, language: str, width: int) -> Iterator[Chart]:
    yield from _by_area(of_what, Flow.EXPORT, language, width)


def _import_areas(of_what: Told, language: str, width: int) -> Iterator[Chart]:
    yield from _by_area(of_what, Flow.IMPORT, language, width)


def _by_commodity(of_what: Told, flow: str, language: str, width: int) -> Iterator[Chart]:
    total = of_what.fact("change", "yoy", Subject(flow))
    parts = contributions(of_what, flow)
    if total is not None and len(parts) > 1:
        yield waterfall(total, parts, language, width)


def _by_area(of_what: Told, flow: str, language: str, width: int) -> Iterator[Chart]:
    total = of_what.fact("change", "yoy", Subject(flow))
    found = [of_what.fact("contribution", "points", Subject(flow, area)) for area in AREAS]
    parts = [f for f in found if f is not None]
    if total is not None and len(parts) == len(AREAS):
        yield waterfall(total, parts, language, width)


def _revisions(of_what: Told, language: str, width: int) -> Iterator[Chart]:
    if of_what.first is not None:
        owner = of_what.view.reporter
        said = history(of_what.store, owner, (EXPORTS, IMPORTS, BALANCE), (of_what.period,), of_what.view.as_of)
        yield revisions(said, of_what.view.as_of, owner, language, width)


def _back(newest: Period, count: int) -> list[Period]:
    return [newest.shift(-newest.length * n) for n in range(count)]


def _levels(of_what: Told, periods: list[Period]) -> list[Fact]:
    wanted = [("value", "level", EXPORTS), ("value", "level", IMPORTS), ("balance", "exports-imports", BALANCE)]
    found = [of_what.fact(*what, period) for period in periods for what in wanted]
    return [f for f in found if f is not None]
