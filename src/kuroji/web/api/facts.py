"""/api/facts: what is news in a period, ranked, at any vintage."""

from __future__ import annotations

import msgspec
from litestar import Response, route

from kuroji.indicators.facts import fact
from kuroji.indicators.view import BALANCE, view
from kuroji.model.errors import NotHeld
from kuroji.model.instant import iso
from kuroji.model.period import parse
from kuroji.stories.fact_json import fact_object
from kuroji.stories.news import Ranked, ranked
from kuroji.web.answering import Asked
from kuroji.web.api import asking
from kuroji.web.api.answers import FactsAnswer, RankedFact
from kuroji.web.api.problems import documented
from kuroji.web.api.telling import READING, Made, links_to, moment_of, next_address, page_of, told
from kuroji.web.site import Site

PATH = "/api/facts"


@route(
    PATH, http_method=READING, tags=["facts"], responses=documented(400, 404, 422, 503)
)  # fmt: skip
async def facts_of_period(
    request: Asked,
    period: asking.OnePeriod,
    as_of: asking.AsOfWord = "latest",
    limit: asking.Limit = 50,
    offset: asking.Offset = 0,
) -> Response[FactsAnswer]:
    """The facts of a period, the most newsworthy first, each with its id, vintage, releases and words."""

    def make(site: Site) -> Made:
        asked = parse(period, site.reporter.fiscal)
        with site.reading() as store:
            instant = store.resolve(moment_of(site, as_of), asked)
            seen = view(store, instant)
            found = ranked(seen, asked)
            if not found:
                fact(seen, "balance", "exports-imports", BALANCE, asked)
                raise NotHeld(f"nothing is held of {asked}", remedy="/api/series/held lists what is held.")
        shown, when = page_of(found, offset, limit), iso(instant, site.reporter)
        question: dict[str, str | int | bool | None] = {"period": str(asked), "limit": limit, "offset": offset}
        following = next_address(site, PATH, question, len(shown), offset + len(shown) < len(found), when)
        answer = FactsAnswer(str(asked), when, [_ranked(one) for one in shown], len(found), offset, following)
        return Made(answer, links=links_to(following))

    return await told(request, as_of, make)


def _ranked(one: Ranked) -> RankedFact:
    news = {"value": one.score, "terms": one.terms}
    return msgspec.convert(fact_object(one.fact) | {"news": news}, RankedFact)
