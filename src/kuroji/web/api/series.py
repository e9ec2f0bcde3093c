"""/api/series: any series at any vintage as JSON, CSV or Parquet with its CSVW description, and what is held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import msgspec
from litestar import Response, route
from litestar.handlers import HTTPRouteHandler

from kuroji.classifications.goods_groups import OF_DETAIL
from kuroji.indicators.series import (
    Held,
    Reading,
    all_periods,
    frequency_of,
    held,
    periods_held,
    periods_of,
    readings,
    series,
)
from kuroji.indicators.subjects import subject_of
from kuroji.indicators.view import Subject, View, view
from kuroji.model.instant import FIRST, LATEST, AsOf, iso
from kuroji.model.observation import Statistic
from kuroji.model.period import Period
from kuroji.model.reporter import Reporter
from kuroji.model.series import Header, Series
from kuroji.store.opening import Store
from kuroji.store.reading import Selection
from kuroji.stories.series_files import as_csv, as_parquet, header_object, vintage_of
from kuroji.web.answering import Asked
from kuroji.web.api import asking
from kuroji.web.api.answers import HeldAnswer, HeldSeries, SeriesAnswer
from kuroji.web.api.csvw import MEDIA_TYPE as CSVW
from kuroji.web.api.csvw import SERIES, described
from kuroji.web.api.pieces import Piece, header_of, piece, pieces_now
from kuroji.web.api.problems import documented
from kuroji.web.api.telling import READING, Made, links_to, moment_of, next_address, owner_of, page_of, told
from kuroji.web.site import Site
from kuroji.web.telling import newest_view

PARQUET = "application/vnd.apache.parquet"
PATH = "/api/series"
TAGS = ["series"]
PROBLEMS = documented(400, 404, 422, 503)


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of a series, as it came."""

    flow: str
    partner: str
    commodity: str
    measure: str
    period: str | None
    frequency: str
    as_of: str
    reporter: str | None = None

    @property
    def subject(self) -> Subject:
        """The subject in codes. Raises UsageError with the nearest words."""
        return subject_of(self.flow, self.partner, self.commodity, self.measure)

    @property
    def query(self) -> str:
        """The question as the query of an address, the same for the same question."""
        said = {name: value for name, value in msgspec.structs.asdict(self).items() if value is not None}
        return urlencode(said)


def read(site: Site, asked: Question) -> tuple[Series, list[Reading]]:
    """The series that answers a question. Raises UsageError, NotHeld and NotPublished."""
    owner = owner_of(site, asked.reporter)
    subject, moment = asked.subject, moment_of(site, asked.as_of, owner)
    with site.reading() as store:
        wide = _wide(site, store, subject, moment, owner)
        periods = _periods(store, asked, subject, moment, owner, wide)
        found = readings(store, subject, periods, moment, owner, wide)
    return series(owner, subject, found, moment), found


def _wide(site: Site, store: Store, subject: Subject, moment: AsOf, owner: Reporter) -> View | None:
    """The view of everything that is published as a series, where it can answer; the detail is read as it is asked for."""
    if moment != LATEST or owner != site.reporter or subject.classification in OF_DETAIL:
        return None
    return newest_view(site, store)


def _periods(
    store: Store, asked: Question, subject: Subject, moment: AsOf, owner: Reporter, wide: View | None
) -> tuple[Period, ...]:
    if asked.period is not None:
        return periods_of(asked.period, owner.fiscal)
    kind = frequency_of(asked.frequency)
    return all_periods(store, subject, kind, moment, owner) if wide is None else periods_held(wide, subject, kind)


def _pieces(site: Site, asked: Question) -> tuple[Header, list[Piece]]:
    """The series that answers a question, as pieces of the answer. Raises as `read` does."""
    owner = owner_of(site, asked.reporter)
    subject, moment = asked.subject, moment_of(site, asked.as_of, owner)
    with site.reading() as store:
        wide = _wide(site, store, subject, moment, owner)
        periods = _periods(store, asked, subject, moment, owner, wide)
        if wide is not None:
            found = pieces_now(site, wide, subject, periods)
            return header_of(owner, subject, found, wide.as_of), found
        told = readings(store, subject, periods, moment, owner)
    found = [piece(reading, subject) for reading in told]
    return header_of(owner, subject, found, None if moment == FIRST else told[-1].seen.as_of), found


def _answer(asked: Question, limit: int, offset: int) -> Callable[[Site], Made]:
    def make(site: Site) -> Made:
        said, found = _pieces(site, asked)
        shown = page_of(found, offset, limit)
        following = next_address(
            site, PATH, msgspec.structs.asdict(asked) | {"limit": limit, "offset": offset}, len(shown),
            offset + len(shown) < len(found), vintage_of(said),
        )  # fmt: skip
        head = header_object(said) | {"count": len(found), "offset": offset, "next": following}
        # The header is held to its type like the pieces when they were made.
        msgspec.convert(head | {"rows": [], "facts": []}, SeriesAnswer)
        body = msgspec.json.encode(
            head | {"rows": [one.row for one in shown], "facts": [one.fact for one in shown if one.fact is not None]}
        )
        others = (
            f'<{site.absolute(f"{PATH}.csv?{asked.query}")}>; rel="alternate"; type="text/csv"',
            f'<{site.absolute(f"{PATH}.parquet?{asked.query}")}>; rel="alternate"; type="{PARQUET}"',
        )
        return Made(body, updated=max(one.known_at for one in found), links=(*links_to(following), *others))

    return make


def updated(made: Series) -> datetime | None:
    """When the newest figure became known."""
    return max(made.table["known_at"].to_pylist(), default=None)


@route(PATH, http_method=READING, tags=TAGS, responses=PROBLEMS)
async def one_series(
    request: Asked,
    flow: asking.Flow,
    partner: asking.Partner = "world",
    commodity: asking.Commodity = "total",
    measure: asking.Measure = "value",
    period: asking.PeriodOrRange = None,
    frequency: asking.Kind = "month",
    as_of: asking.AsOfWord = "latest",
    reporter: asking.ReporterWord = None,
    limit: asking.Limit = 500,
    offset: asking.Offset = 0,
) -> Response[SeriesAnswer]:
    """A series over its periods, oldest first, each row with its vintage and releases, and as a fact."""
    asked = Question(
        flow=flow, partner=partner, commodity=commodity, measure=measure, period=period, frequency=frequency,
        as_of=as_of, reporter=reporter,
    )  # fmt: skip
    return await told(request, as_of, _answer(asked, limit, offset))


def _file_route(form: str, media_type: str) -> HTTPRouteHandler:
    """The handler of a whole series as a file of one form."""

    async def series_file(
        request: Asked,
        flow: asking.Flow,
        partner: asking.Partner = "world",
        commodity: asking.Commodity = "total",
        measure: asking.Measure = "value",
        period: asking.PeriodOrRange = None,
        frequency: asking.Kind = "month",
        as_of: asking.AsOfWord = "latest",
        reporter: asking.ReporterWord = None,
    ) -> Response[bytes]:
        """A whole series as a file: CSV, the description its Link header names (CSV on the Web), or Parquet."""
        asked = Question(
            flow=flow, partner=partner, commodity=commodity, measure=measure, period=period, frequency=frequency,
            as_of=as_of, reporter=reporter,
        )  # fmt: skip
        return await told(request, as_of, _file(asked, form))

    # A description of a file is an object; the other forms are bytes.
    series_file.__annotations__["return"] = Response[dict[str, Any]] if media_type == CSVW else Response[bytes]
    made = route(f"{PATH}.{form}", http_method=READING, tags=TAGS, responses=PROBLEMS, media_type=media_type)
    return made(series_file)


def _file(asked: Question, form: str) -> Callable[[Site], Made]:
    def make(site: Site) -> Made:
        made, _ = read(site, asked)
        address = site.absolute(f"{PATH}.csv?{asked.query}")
        if form == "parquet":
            return Made(as_parquet(made), PARQUET, updated(made))
        if form == "csv-metadata.json":
            return Made(
                msgspec.json.encode(described(SERIES, f"{made.name} as of {vintage_of(made)}", address, made.reporter)),
                CSVW,
                updated(made),
            )
        metadata = site.absolute(f"{PATH}.csv-metadata.json?{asked.query}")
        link = f'<{metadata}>; rel="describedby"; type="{CSVW}"'
        return Made(as_csv(made).encode(), "text/csv", updated(made), (link,))

    return make


@route(f"{PATH}/held", http_method=READING, tags=TAGS, responses=PROBLEMS)
async def held_series(
    request: Asked,
    flow: asking.AnyFlow = None,
    as_of: asking.AsOfInstant = "latest",
    reporter: asking.ReporterWord = None,
    limit: asking.Limit = 500,
    offset: asking.Offset = 0,
) -> Response[HeldAnswer]:
    """Every series that is held, with its first and last period."""

    def make(site: Site) -> Made:
        owner = owner_of(site, reporter)
        moment = moment_of(site, as_of, owner)
        chosen = Selection(flow=(flow,) if flow else (), statistic=(Statistic.LEVEL,))
        with site.reading() as store:
            instant = moment.instant or store.newest(owner.code)
            found = held(view(store, instant, chosen, owner.code))
        shown, when = page_of(found, offset, limit), iso(instant, owner)
        asked = {"flow": flow, "reporter": reporter, "limit": limit, "offset": offset}
        following = next_address(
            site, f"{PATH}/held", asked, len(shown), offset + len(shown) < len(found), when
        )  # fmt: skip
        answer = HeldAnswer(when, [_held(one) for one in shown], len(found), offset, following)
        return Made(answer, links=links_to(following))

    return await told(request, as_of, make)


def _held(one: Held) -> HeldSeries:
    key = one.key
    code = f"{key.classification}:{key.commodity}" if key.classification else key.commodity
    return HeldSeries(
        series=f"{key.reporter}.{key.flow}.{key.partner}.{code}.{key.measure}", flow=key.flow, partner=key.partner,
        commodity=code, measure=key.measure, unit=key.unit, frequency=one.frequency, first=one.first, last=one.last,
        cells=one.cells,
    )  # fmt: skip


FILES = tuple(
    _file_route(form, media) for form, media in (("csv", "text/csv"), ("parquet", PARQUET), ("csv-metadata.json", CSVW))
)
