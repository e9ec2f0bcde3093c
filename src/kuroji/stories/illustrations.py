"""The charts of a story: which pictures its period and vintage allow, drawn from the same view as its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
# A chart for a width in pixels; what it shows is worked out once.
Picture = Callable[[int], Chart]


def illustrate(store: Store, story: Story, widths: tuple[int, ...] = (PRINT_WIDTH,)) -> tuple[Chart, ...]:
    """The charts of a story, in its language and as known at its instant, once for each width in pixels.

    A chart that the held figures do not allow is left out: a ten-day story has none of
    commodities, the first print of a period none of revisions.
    """
    return charts_of(told(store, parse(story.period), at(story.as_of), story.reporter), story.language, widths)


def charts_of(from_what: Told, language: str, widths: tuple[int, ...] = (PRINT_WIDTH,)) -> tuple[Chart, ...]:
    """The charts of the story that is told from this, as `illustrate` draws them."""
    drawn: list[Chart] = []
    for prepare in (_balance, _exports, _imports, _export_areas, _import_areas, _revisions, _history):
        with suppress(NotHeld):
            for picture in prepare(from_what, language):
                drawn.extend([picture(width) for width in widths])
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


def _balance(of_what: Told, language: str) -> Iterator[Picture]:
    if of_what.period.frequency is Frequency.MONTH:
        levels = _levels(of_what, _back(of_what.period, MONTHS_SHOWN))
        yield lambda width: monthly_balance(levels, language, width)


def _history(of_what: Told, language: str) -> Iterator[Picture]:
    """All years up to the newest complete one; fiscal years where the story is of one."""
    kind = Frequency.FISCAL_YEAR if of_what.period.frequency is Frequency.FISCAL_YEAR else Frequency.YEAR
    newest = of(kind, of_what.period.year, fiscal=of_what.view.reporter.fiscal)
    while newest.end > of_what.view.last_due_month:
        newest = newest.previous()
    first = int(of_what.view.reporter.starts["total"][:4])
    levels = _levels(of_what, _back(newest, newest.year - first + 1))
    yield lambda width: long_history(levels, language, width)


def _exports(of_what: Told, language: str) -> Iterator[Picture]:
    yield from _by_commodity(of_what, Flow.EXPORT, language)


def _imports(of_what: Told, language: str) -> Iterator[Picture]:
    yield from _by_commodity(of_what, Flow.IMPORT, language)


def _export_areas(of_what: Told, language: str) -> Iterator[Picture]:
    yield from _by_area(of_what, Flow.EXPORT, language)


def _import_areas(of_what: Told, language: str) -> Iterator[Picture]:
    yield from _by_area(of_what, Flow.IMPORT, language)


def _by_commodity(of_what: Told, flow: str, language: str) -> Iterator[Picture]:
    total = of_what.fact("change", "yoy", Subject(flow))
    parts = contributions(of_what, flow)
    if total is not None and len(parts) > 1:
        yield lambda width: waterfall(total, parts, language, width)


def _by_area(of_what: Told, flow: str, language: str) -> Iterator[Picture]:
    total = of_what.fact("change", "yoy", Subject(flow))
    found = [of_what.fact("contribution", "points", Subject(flow, area)) for area in AREAS]
    parts = [f for f in found if f is not None]
    if total is not None and len(parts) == len(AREAS):
        yield lambda width: waterfall(total, parts, language, width)


def _revisions(of_what: Told, language: str) -> Iterator[Picture]:
    if of_what.first is not None:
        owner, until = of_what.view.reporter, of_what.view.as_of
        said = history(of_what.store, owner, (EXPORTS, IMPORTS, BALANCE), (of_what.period,), until)
        yield lambda width: revisions(said, until, owner, language, width)


def _back(newest: Period, count: int) -> list[Period]:
    return [newest.shift(-newest.length * n) for n in range(count)]


def _levels(of_what: Told, periods: list[Period]) -> list[Fact]:
    wanted = [("value", "level", EXPORTS), ("value", "level", IMPORTS), ("balance", "exports-imports", BALANCE)]
    found = [of_what.fact(*what, period) for period in periods for what in wanted]
    return [f for f in found if f is not None]
