"""What the interface answers, as types: the OpenAPI description is made from them, and every answer is held to them."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

# An article of this many characters takes seconds; news has some thousands.
MOST_LETTERS = 50_000
MOST_IN_TITLE = 500
_DAY = r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?"
DATE_OR_NOTHING = rf"^(?:{_DAY})?$"
AS_OF = rf"^(?:latest|{_DAY})$"
AS_OF_OR_FIRST = rf"^(?:latest|first|{_DAY})$"


class Problem(msgspec.Struct, frozen=True):
    """An error (RFC 9457): `what` was wrong, `where`, and the `remedy`; both may be empty."""

    type: str
    title: str
    status: int
    detail: str
    what: str
    where: str
    remedy: str


class FactAnswer(msgspec.Struct, frozen=True):
    """A fact; amounts in whole units of the currency, changes in percent (docs/reference/facts-json.md)."""

    id: str
    indicator: str
    method: str
    reporter: str
    flow: str
    partner: str
    partner_code: str
    commodity: str
    commodity_code: str
    measure: str
    period: str
    as_of: str
    value: int | float
    exact: str
    unit: str
    quantum: int | float
    basis: str
    flags: list[str]
    base: str | None
    releases: list[str]
    detail: dict[str, Any]
    text_en: str
    text_ja: str


class News(msgspec.Struct, frozen=True):
    """News value: a sum of named terms (docs/reference/news-value.md)."""

    value: float
    terms: dict[str, float]


class RankedFact(FactAnswer, frozen=True):
    """A fact with its news value."""

    news: News


class Row(msgspec.Struct, frozen=True):
    """One period of a series; `value` is null where there is no number, and `status` says why."""

    period: str
    value: int | float | None
    unit: str
    quantum: int | float
    status: str
    basis: str
    stage: int
    vintage: int | None
    known_at: str
    known_basis: str
    release: str
    flags: str


class SeriesAnswer(msgspec.Struct, frozen=True):
    """A series as known at `as_of`: `count` rows in all, those from `offset` on here, and the address of the `next`."""

    series: str
    reporter: str
    flow: str
    partner: str
    commodity: str
    measure: str
    frequency: str
    unit: str
    as_of: str
    releases: list[str]
    flags: list[str]
    source: str
    rows: list[Row]
    facts: list[FactAnswer]
    count: int
    offset: int
    next: str | None


class HeldSeries(msgspec.Struct, frozen=True):
    """A series that is held: its key, first and last period, number of cells."""

    series: str
    flow: str
    partner: str
    commodity: str
    measure: str
    unit: str
    frequency: str
    first: str
    last: str
    cells: int


class HeldAnswer(msgspec.Struct, frozen=True):
    """The series held at `as_of`."""

    as_of: str
    series: list[HeldSeries]
    count: int
    offset: int
    next: str | None


class PartRow(msgspec.Struct, frozen=True):
    """One part of a whole: `kind` is part, withheld (a pseudo-code that is in no heading), unallocated (in no group), rest or whole.

    `share` and `change` are in percent; `withheld` counts figures without a number; unit values are
    in the currency per unit of quantity; `fact` is the id by which the value is traced.
    """

    kind: str
    code: str
    partner: str
    name_en: str
    name_ja: str
    period: str
    value: int | None
    unit: str
    share: float | None
    base: int | None
    change: float | None
    withheld: int
    quantity: int | None
    quantity_unit: str | None
    unit_value: float | None
    quantity2: int | None
    quantity2_unit: str | None
    unit_value2: float | None
    fact: str | None


class PartsAnswer(msgspec.Struct, frozen=True):
    """The parts of a value: those of `rows` that are no whole add up to `value`, with the `rest` that is in none."""

    reporter: str
    flow: str
    partner: str
    commodity: str
    period: str
    by: str
    level: str
    as_of: str
    unit: str
    value: int
    rest: int
    withheld: int
    source: str
    rows: list[PartRow]
    facts: list[FactAnswer]


class ScannedSeries(msgspec.Struct, frozen=True):
    """A scanned series: amounts in the currency, changes in percent, counts of periods, its news value with the terms.

    `caution` names why a change is not told, and is empty where it is; `base` is null where it is not held.
    """

    subject: dict[str, str]
    name_en: str
    name_ja: str
    new_en: str
    new_ja: str
    value: float | None
    base: float | None
    difference: float | None
    change: float | None
    contribution: float | None
    sign: int
    streak: int
    first_since: int
    high: int
    low: int
    compared: int
    high_in_year: int
    low_in_year: int
    compared_in_year: int
    high_since: str | None
    begins: str | None
    begins_in_year: str | None
    surprise: float | None
    withheld: int
    caution: str
    caution_month: str | None
    score: float
    terms: dict[str, float]


class ScanAnswer(msgspec.Struct, frozen=True):
    """A scan: how many series of the level were scanned, and the most newsworthy of them."""

    period: str
    as_of: str
    level: str
    scanned: int
    months_read: int
    backfilled: int
    series: list[ScannedSeries]
    facts: list[FactAnswer]


class FactsAnswer(msgspec.Struct, frozen=True):
    """The facts of a period, the most newsworthy first."""

    period: str
    as_of: str
    facts: list[RankedFact]
    count: int
    offset: int
    next: str | None


class StoryAnswer(msgspec.Struct, frozen=True):
    """A story in a list; `alternates` are its addresses by format.

    With the `published_basis` inferred no release states when the figures first came out,
    and `published_at` is not to be shown as a date of publication.
    """

    slug: str
    period: str
    language: str
    headline: str
    summary: str
    published_at: str
    published_basis: str
    updated_at: str
    as_of: str
    topics: list[str]
    entities: list[str]
    url: str
    alternates: dict[str, str]


class StoriesAnswer(msgspec.Struct, frozen=True):
    """The stories of the listed periods, the newest months first, then calendar and fiscal years."""

    stories: list[StoryAnswer]
    offset: int
    next: str | None


class StatementAnswer(msgspec.Struct, frozen=True):
    """One statement of a figure: what was said when, and what it changed (docs/reference/cli.md, revisions)."""

    series: str
    period: str
    known_at: str
    known_basis: str
    stage: int
    release: str
    basis: str
    status: str
    value: int | float | None
    unit: str
    quantum: int | float
    vintage: int | None
    confirms: bool | None
    revision: int | float | None
    revision_percent: int | float | None
    since_first: int | float | None
    since_first_percent: int | float | None
    change: int | float | None
    change_basis: str | None
    flags: list[str]
    fact: str | None


class RevisionsAnswer(msgspec.Struct, frozen=True):
    """What had been said of some series by `as_of`, by series, period and instant."""

    as_of: str
    source: str
    revisions: list[StatementAnswer]
    facts: list[FactAnswer]
    count: int
    offset: int
    next: str | None


class Submitted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An article to be checked: plain text in `body`, paragraphs parted by an empty line.

    `published_at` is a date or timestamp; without it the text is read as of today's
    knowledge. `as_of` is the instant whose figures are called now.
    """

    body: Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_LETTERS)]
    title: Annotated[str, msgspec.Meta(max_length=MOST_IN_TITLE)] = ""
    published_at: Annotated[str, msgspec.Meta(pattern=DATE_OR_NOTHING)] = ""
    as_of: Annotated[str, msgspec.Meta(pattern=AS_OF)] = "latest"
    why: bool = False


class ClaimReading(msgspec.Struct, frozen=True):
    """One way to read a claim that was weighed, with the words that speak for it."""

    indicator: str | None
    flow: str | None
    partner: str | None
    commodity: str | None
    period: str | None
    method: str
    base: str | None
    vintage: str
    voice: str
    fit: float
    because: list[str]


class ClaimAnswer(msgspec.Struct, frozen=True, omit_defaults=True):
    """A claim and its verdict (docs/reference/check-json.md); `readings` only where `why` was asked for."""

    quote: str
    start: int
    end: int
    indicator: str | None
    flow: str | None
    partner: str | None
    commodity: str | None
    period: str | None
    stated: str | int | float | None
    unit: str | None
    grain: int | float | None
    verdict: str
    truth_now: int | float | None
    truth_at_publication: int | float | None
    likely_slip: str | None
    confidence: float
    why: str
    why_ja: str
    missing: str | None
    facts: list[str]
    readings: list[ClaimReading] | None = None


class ArticleAnswer(msgspec.Struct, frozen=True):
    """The article as it was read; positions of claims count in title, two line ends and body."""

    title: str
    body: str
    published_at: str | None
    dated_by: str | None
    lang: str | None
    url: str | None
    as_of: str
    notices: list[str]


class CheckAnswer(msgspec.Struct, frozen=True):
    """A checked article: its claims with their verdicts, the summary, and the facts they were held against."""

    article: ArticleAnswer
    claims: list[ClaimAnswer]
    summary: dict[str, int | float]
    facts: list[FactAnswer]
