"""What the interface can be asked: the parameters that several addresses share, with their bounds and words."""

from __future__ import annotations

from typing import Annotated, Literal

from litestar.params import Parameter

from kuroji.web.api.answers import AS_OF as AS_OF_FORM
from kuroji.web.api.answers import AS_OF_OR_FIRST

MOST_WORDS = 100
MOST_ROWS = 2_000
MOST_STORIES = 20
FARTHEST = 1_000_000

FlowWord = Literal["export", "import", "balance"]
MeasureWord = Literal["value", "quantity", "unit_value", "value_index", "quantity_index", "unit_value_index"]
KindWord = Literal["month", "quarter", "half", "year", "fiscal-year", "fiscal-half", "d10", "d20"]
LevelWords = Literal["pc", "hs2", "hs4", "hs6", "hs9", "sitc1", "sitc2", "sitc3", "bec", "bec-use"]
TradeFlow = Annotated[Literal["export", "import"], Parameter(description="Exports or imports.")]
EitherFlow = Annotated[
    Literal["export", "import"] | None, Parameter(description="Exports or imports; both when left out.")
]
By = Annotated[
    Literal["goods", "partners"], Parameter(description="Parts by goods (principal commodities, tariff) or by partner.")
]
LevelWord = Annotated[
    LevelWords | None,
    Parameter(
        description="The goods: pc principal commodities, hs2 chapters, hs4 headings, hs6 subheadings, hs9 codes, "
        "sitc1 to sitc3 and bec groups of SITC Rev.4 and BEC Rev.4. The next below the commodity when left out."
    ),
]
ScanLevel = Annotated[
    LevelWords,
    Parameter(
        description="What is scanned: pc principal commodities, or of the detail hs2 chapters, hs4, hs6, hs9 codes, "
        "sitc1 sections, sitc2 divisions, sitc3 groups of SITC Rev.4, bec basic categories of BEC Rev.4."
    ),
]
PartnerOrEach = Annotated[
    str,
    Parameter(
        description="A country or area, or `each` for every partner by itself (hs2 to hs9).",
        min_length=1,
        max_length=MOST_WORDS,
    ),
]
Flow = Annotated[FlowWord, Parameter(description="Exports, imports, or exports minus imports.")]
AnyFlow = Annotated[FlowWord | None, Parameter(description="Exports, imports or the balance; all when left out.")]
Partner = Annotated[
    str,
    Parameter(
        description="A country or area: name, ISO code or customs code (US, China, asia).",
        min_length=1,
        max_length=MOST_WORDS,
    ),
]
ReporterWord = Annotated[
    str | None,
    Parameter(
        description="Whose statistics: a country's name or ISO code (DE), or a customs district (JP/nagoya). The site's own "
        "when left out.",
        min_length=2,
        max_length=MOST_WORDS,
    ),
]
Commodity = Annotated[
    str,
    Parameter(
        description="`total`, a name in English or Japanese, or a code with its classification (PC:70323, HS:8703).",
        min_length=1,
        max_length=MOST_WORDS,
    ),
]
Measure = Annotated[MeasureWord, Parameter(description="What is measured.")]
PeriodOrRange = Annotated[
    str | None,
    Parameter(
        description="A period or range: 2026-05, 2026-Q2, 2025, FY2025, 2020-01..2026-08. All when left out.",
        min_length=4,
        max_length=MOST_WORDS,
    ),
]
OnePeriod = Annotated[
    str,
    Parameter(
        description="A period: 2026-05, 2026-05-D20, 2026-Q2, 2025, FY2025.", min_length=4, max_length=MOST_WORDS
    ),
]
OnePeriodOrNewest = Annotated[
    str | None,
    Parameter(
        description="A month, quarter, half or year: 2026-05, 2026-Q2, 2025. The newest month when left out.",
        min_length=4,
        max_length=MOST_WORDS,
    ),
]
ScanLimit = Annotated[int, Parameter(description="How many series.", ge=1, le=200)]
Kind = Annotated[KindWord, Parameter(description="Without `period`: the kind of periods.")]
AsOfWord = Annotated[
    str,
    Parameter(
        description="`latest`, `first`, a date (the end of that day in Tokyo) or a timestamp; write + as %2B.",
        pattern=AS_OF_OR_FIRST,
    ),
]
AsOfInstant = Annotated[
    str, Parameter(description="`latest`, a date or a timestamp; write + as %2B.", pattern=AS_OF_FORM)
]
Limit = Annotated[int, Parameter(description="How many at once.", ge=1, le=MOST_ROWS)]
FewerLimit = Annotated[int, Parameter(description="How many at once.", ge=1, le=MOST_STORIES)]
Offset = Annotated[int, Parameter(description="How many to pass over.", ge=0, le=FARTHEST)]
Language = Annotated[Literal["en", "ja"], Parameter(description="The language of the stories.")]
Topic = Annotated[
    str | None,
    Parameter(
        description="Only stories with this topic: crude-oil, trade-with-us.", min_length=1, max_length=MOST_WORDS
    ),
]
