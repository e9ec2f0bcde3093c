"""/api/parts: what a figure is made of in one period, by goods or by partner, with what is withheld and what is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal
from urllib.parse import urlencode

import msgspec
from litestar import Response, route
from litestar.handlers import HTTPRouteHandler

from kuroji.indicators import parts
from kuroji.indicators.parts import Part, Parts
from kuroji.indicators.subjects import subject_of
from kuroji.model.fact import Fact
from kuroji.model.period import parse
from kuroji.stories.parts_files import as_csv, as_object
from kuroji.web.answering import Asked
from kuroji.web.api import asking
from kuroji.web.api.answers import PartsAnswer
from kuroji.web.api.csvw import MEDIA_TYPE as CSVW
from kuroji.web.api.csvw import PARTS, described
from kuroji.web.api.problems import documented
from kuroji.web.api.telling import READING, Made, moment_of, owner_of, told
from kuroji.web.site import Site

PATH = "/api/parts"
TAGS = ["series"]
PROBLEMS = documented(400, 404, 422, 503)


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked, as it came."""

    flow: Literal["export", "import"]
    partner: str
    commodity: str
    by: Literal["goods", "partners"]
    level: str | None
    period: str | None
    as_of: str
    reporter: str | None


def read(site: Site, asked: Question) -> tuple[Parts, dict[Part | None, Fact]]:
    """The parts that answer a question, with the facts they are. Raises UsageError, NotHeld and NotPublished."""
    owner = owner_of(site, asked.reporter)
    subject = subject_of(asked.flow, asked.partner, asked.commodity, "value")
    moment, level = moment_of(site, asked.as_of, owner), asked.level or ""
    with site.reading() as store:
        period = (
            parse(asked.period, owner.fiscal)
            if asked.period
            else parts.newest(store, subject, asked.by, level, moment, owner)
        )
        instant = store.resolve(moment, period, owner.code)
        wanted = parts.Asked(subject=subject, period=period, by=asked.by, level=level)
        found = parts.parts(store, wanted, instant, owner)
        return found, dict(parts.facts_of(store, found))


def _json(asked: Question) -> Callable[[Site], Made]:
    def make(site: Site) -> Made:
        found, facts = read(site, asked)
        answer = msgspec.convert(as_object(found, facts), PartsAnswer)
        query = urlencode({name: value for name, value in msgspec.structs.asdict(asked).items() if value is not None})
        return Made(answer, links=(f'<{site.absolute(f"{PATH}.csv?{query}")}>; rel="alternate"; type="text/csv"',))

    return make


def _file(asked: Question, form: str) -> Callable[[Site], Made]:
    def make(site: Site) -> Made:
        found, facts = read(site, asked)
        query = urlencode({name: value for name, value in msgspec.structs.asdict(asked).items() if value is not None})
        if form == "csv":
            link = f'<{site.absolute(f"{PATH}.csv-metadata.json?{query}")}>; rel="describedby"; type="{CSVW}"'
            return Made(as_csv(found, facts).encode(), "text/csv", links=(link,))
        title = f"Parts of {found.asked.subject.code}, {found.asked.period}"
        address = site.absolute(f"{PATH}.csv?{query}")
        return Made(msgspec.json.encode(described(PARTS, title, address, found.reporter.code)), CSVW)

    return make


@route(PATH, http_method=READING, tags=TAGS, responses=PROBLEMS)
async def parts_of_whole(
    request: Asked,
    flow: asking.TradeFlow,
    partner: asking.Partner = "world",
    commodity: asking.Commodity = "total",
    by: asking.By = "goods",
    level: asking.LevelWord = None,
    period: asking.OnePeriodOrNewest = None,
    as_of: asking.AsOfWord = "latest",
    reporter: asking.ReporterWord = None,
) -> Response[PartsAnswer]:
    """The parts of a value in one period, largest first, residuals, the rest and the whole last: they add up."""
    asked = Question(
        flow=flow, partner=partner, commodity=commodity, by=by, level=level, period=period, as_of=as_of,
        reporter=reporter,
    )  # fmt: skip
    return await told(request, as_of, _json(asked))


def _file_route(form: str, media_type: str) -> HTTPRouteHandler:
    async def parts_file(
        request: Asked,
        flow: asking.TradeFlow,
        partner: asking.Partner = "world",
        commodity: asking.Commodity = "total",
        by: asking.By = "goods",
        level: asking.LevelWord = None,
        period: asking.OnePeriodOrNewest = None,
        as_of: asking.AsOfWord = "latest",
        reporter: asking.ReporterWord = None,
    ) -> Response[bytes]:
        """The parts of a value in one period as CSV, or the description its Link header names (CSV on the Web)."""
        asked = Question(
            flow=flow, partner=partner, commodity=commodity, by=by, level=level, period=period, as_of=as_of,
            reporter=reporter,
        )  # fmt: skip
        return await told(request, as_of, _file(asked, form))

    parts_file.__annotations__["return"] = Response[dict[str, Any]] if media_type == CSVW else Response[bytes]
    made = route(f"{PATH}.{form}", http_method=READING, tags=TAGS, responses=PROBLEMS, media_type=media_type)
    return made(parts_file)


PARTS_FILES = tuple(_file_route(form, media) for form, media in (("csv", "text/csv"), ("csv-metadata.json", CSVW)))
