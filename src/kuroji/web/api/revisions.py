"""/api/revisions: what was said when of a series, and what each statement changed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from litestar import Response, route

from kuroji.indicators.revisions import history
from kuroji.indicators.series import all_periods, periods_of
from kuroji.indicators.statement import Statement
from kuroji.indicators.subjects import subject_of
from kuroji.indicators.view import Subject
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.instant import LATEST, iso
from kuroji.model.observation import TOTAL
from kuroji.model.period import Frequency, Period
from kuroji.store.opening import Store
from kuroji.stories.fact_json import fact_object
from kuroji.stories.statement_files import plain_row
from kuroji.web.answering import Asked
from kuroji.web.api import asking
from kuroji.web.api.answers import FactAnswer, RevisionsAnswer, StatementAnswer
from kuroji.web.api.problems import documented
from kuroji.web.api.telling import READING, Made, links_to, moment_of, next_address, page_of, told
from kuroji.web.site import Site

PATH = "/api/revisions"
NEWEST_MONTHS = 12
# Each statement of a sum is computed in a view of its own instant.
MOST_PERIODS = 120


@route(
    PATH, http_method=READING, tags=["revisions"], responses=documented(400, 404, 422, 503),
)  # fmt: skip
async def revisions(
    request: Asked,
    flow: asking.AnyFlow = None,
    partner: asking.Partner = "world",
    commodity: asking.Commodity = "total",
    measure: asking.Measure = "value",
    period: asking.PeriodOrRange = None,
    as_of: asking.AsOfWord = "latest",
    limit: asking.Limit = 200,
    offset: asking.Offset = 0,
) -> Response[RevisionsAnswer]:
    """The statements of a series in their periods (without one: the newest 12 months), each with what it changed."""

    def make(site: Site) -> Made:
        flows: Sequence[str] = [flow] if flow else ["export", "import", "balance"] if commodity == TOTAL else BOTH
        subjects = [subject_of(one, partner, commodity, measure) for one in flows]
        with site.reading() as store:
            periods = _periods(store, site, subjects[0], period)
            until = store.resolve(moment_of(site, as_of), periods[-1])
            found = history(store, site.reporter, subjects, periods, until)
        shown, when = page_of(found, offset, limit), iso(until, site.reporter)
        asked = {
            "flow": flow, "partner": partner, "commodity": commodity, "measure": measure, "period": period,
            "limit": limit, "offset": offset,
        }  # fmt: skip
        following = next_address(site, PATH, asked, len(shown), offset + len(shown) < len(found), when)
        answer = RevisionsAnswer(
            as_of=when, source=site.reporter.attribution_en, revisions=[_statement(one) for one in shown],
            facts=[msgspec.convert(fact_object(s.fact), FactAnswer) for s in shown if s.fact is not None],
            count=len(found), offset=offset, next=following,
        )  # fmt: skip
        return Made(answer, updated=max(s.known_at for s in found), links=links_to(following))

    return await told(request, as_of, make)


BOTH = ("export", "import")


def _periods(store: Store, site: Site, subject: Subject, text: str | None) -> tuple[Period, ...]:
    """The periods asked for. Raises UsageError for too many, NotHeld where no month is held."""
    if text is None:
        found = all_periods(store, subject, Frequency.MONTH, LATEST, site.reporter)[-NEWEST_MONTHS:]
        if not found:
            raise NotHeld("no month of this series is held", remedy="/api/series/held lists what is held.")
        return found
    found = periods_of(text, site.reporter.fiscal)
    if len(found) > MOST_PERIODS:
        raise UsageError(
            f"{len(found)} periods at once", where="period", remedy=f"Ask for at most {MOST_PERIODS}."
        )  # fmt: skip
    return found


def _statement(one: Statement) -> StatementAnswer:
    return msgspec.convert(plain_row(one) | {"fact": one.fact.id if one.fact else None}, StatementAnswer)
