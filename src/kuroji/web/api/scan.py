"""/api/scan: every series of a level measured and ranked for one period, at any vintage."""

from __future__ import annotations

import msgspec
from litestar import Response, route

from kuroji.classifications.partners import find_partner
from kuroji.indicators.scanning.reading import FLOWS, Asked
from kuroji.model.observation import WORLD
from kuroji.model.period import parse
from kuroji.stories.scans.files import as_object
from kuroji.web.answering import Asked as Request
from kuroji.web.api import asking
from kuroji.web.api.answers import ScanAnswer
from kuroji.web.api.problems import documented
from kuroji.web.api.telling import READING, Made, moment_of, told
from kuroji.web.scanning import scan_of
from kuroji.web.site import Site

PATH = "/api/scan"
EACH = "each"


@route(PATH, http_method=READING, tags=["facts"], responses=documented(400, 404, 422, 503))
async def scan_of_period(
    request: Request,
    period: asking.OnePeriod,
    level: asking.ScanLevel = "pc",
    flow: asking.EitherFlow = None,
    partner: asking.PartnerOrEach = "world",
    as_of: asking.AsOfWord = "latest",
    limit: asking.ScanLimit = 25,
) -> Response[ScanAnswer]:
    """What is new among all series of a level in a period: changes, runs, firsts, records; the most newsworthy first."""

    def make(site: Site) -> Made:
        of, moment = parse(period, site.reporter.fiscal), moment_of(site, as_of)
        asked = asked_of(level, flow, partner)
        with site.reading() as store:
            found = scan_of(site, store, asked, of, moment, limit)
        told_of = as_object(found.scan, found.seen, found.findings, found.facts)
        return Made(msgspec.convert(told_of, ScanAnswer))

    return await told(request, as_of, make)


def asked_of(level: str, flow: str | None, partner: str) -> Asked:
    """What is scanned, from the words of a question. Raises UsageError for an unknown partner."""
    each = partner == EACH
    return Asked(level, FLOWS if flow is None else (flow,), WORLD if each else find_partner(partner).code, each)
