"""Stories made by hand from figures of the release of May 2026 (17 June 2026), and from names that mean harm."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from kuroji.charts.chart import Chart
from kuroji.model.fact import Basis, Fact, FactId, Flag, digest_of
from kuroji.model.release import Release
from kuroji.stories.story import Passage, Row, Section, Span, Story, Table

FIRST = datetime(2026, 6, 16, 23, 50, tzinfo=UTC)
NOW = datetime(2026, 9, 28, 23, 50, tzinfo=UTC)
PRESS = Release(
    id="mof-press/2026-05/4/2026-06-17", source="mof-press", reporter="JP", stage=4, periods=("2026-05",),
    published_at=FIRST, published_basis="stated", sha256="ab" * 32,
    title="Value of Exports and Imports May 2026 (Provisional)",
    address="https://www.customs.go.jp/toukei/shinbun/trade-st_e/2026/2026054e.xml",
)  # fmt: skip
SERIES = Release(
    id="mof-series/d41ma/0/2026-09-29", source="mof-series", reporter="JP", stage=0, periods=("1979-01..2026-08",),
    published_at=NOW, published_basis="inferred", sha256="cd" * 32, title="Trade with the world, monthly",
    address="https://www.customs.go.jp/toukei/suii/html/data/d41ma.csv",
)  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror="alert(1)">',
    "</style></title><!-- -->",
    "a | b \\| c",
    "[x](javascript:alert(1)) ![y](z) `code` *em* _em_ ~~no~~",
    "&lt;b&gt; &amp; & &#60;",
    "1. one",
    "- dash",
    "# heading",
    "line one\n\nline two\u2028three",
    "'; DROP TABLE facts; --",
    "]]> {{ 7*7 }} {% x %}",
)


def fact(
    indicator: str, method: str, flow: str, value: str, unit: str, quantum: float, *, as_of: datetime = NOW,
    base: str | None = None, flags: tuple[Flag, ...] = (), release: Release = SERIES, detail: dict[str, object] | None = None,
) -> Fact:  # fmt: skip
    """A fact about all goods and the world in May 2026."""
    exact = Decimal(value)
    id_ = FactId(
        indicator=indicator, method=method, reporter="JP", flow=flow, partner="world", commodity="total",
        measure="value", period="2026-05", base=base or "", as_of=f"{as_of:%Y-%m-%dT%H:%M}Z",
        digest=digest_of(exact, unit),
    )  # fmt: skip
    return Fact(
        id=str(id_), indicator=indicator, method=method, reporter="JP", flow=flow, partner="world", commodity="total",
        classification="", code="total", partner_code="world", measure="value", period="2026-05", as_of=as_of,
        value=float(value), exact=value, unit=unit, quantum=quantum, basis=Basis.COMPUTED, flags=flags, base=base,
        releases=(release.id,), detail=detail or {},
    )  # fmt: skip


BALANCE = fact("balance", "exports-imports", "balance", "-395109299000", "JPY", 1e3, flags=(Flag.INFERRED_DATE,))
EXPORTS = fact("value", "level", "export", "9499093475000", "JPY", 1e3)
RISE = fact("change", "yoy", "export", "16.8", "percent", 0.1, base="2025-05")
# -0.04 percent rounds to a zero that keeps its sign, as the releases print it.
BARELY = fact("change", "yoy", "import", "-0.0", "percent", 0.1, base="2025-05")
FIRST_BALANCE = fact("balance", "exports-imports", "balance", "-378688000000", "JPY", 1e6, as_of=FIRST, release=PRESS)
FIRST_RISE = fact("change", "yoy", "export", "16.8", "percent", 0.1, as_of=FIRST, base="2025-05", release=PRESS)
FACTS = (BALANCE, EXPORTS, RISE, BARELY)


def passage(about: str, *pieces: str | tuple[str, Fact]) -> Passage:
    """A passage of plain texts and of texts that say a fact."""
    return Passage(about, tuple(Span(p) if isinstance(p, str) else Span(p[0], p[1].id) for p in pieces))


def _story(**changes: object) -> Story:
    usual: dict[str, object] = {
        "slug": "japan-trade-2026-05", "reporter": "JP", "period": "2026-05", "as_of": NOW, "published_at": FIRST,
        "updated_at": NOW, "bullets": (), "sections": (), "tables": (), "facts": FACTS, "first_print": (),
        "releases": (SERIES, PRESS), "topics": ("international-trade", "trade-balance"),
    }  # fmt: skip
    return Story(**{**usual, **changes})  # type: ignore[arg-type]


def english(**changes: object) -> Story:
    """The story in English, told after a revision, with an empty section and an empty paragraph."""
    told = {
        "language": "en",
        "headline": passage("headline", "Japan swings to ", ("¥395.1 billion", BALANCE), " trade deficit in May"),
        "summary": passage("summary", "Exports rose ", ("16.8%", RISE), " to ", ("¥9.50 trillion", EXPORTS), "."),
        "bullets": tuple(
            passage("bullet", f"Line {'ABCDE'[n - 1]}: exports rose ", ("16.8%", RISE), " from a year earlier.") for n in range(1, 6)
        ),
        "sections": (
            Section("totals", "", (passage("totals", ("16.8%", RISE), " was the rise in exports."), passage("totals"))),
            Section("empty", "Nothing to say", ()),
            Section("balance", "The balance", (
                passage("balance", "The deficit of ", ("¥395.1 billion", BALANCE), " was *not* the first."),
            )),
            Section("vintage", "Vintage", (
                passage("vintage", "The first print: ", ("¥378.7 billion", FIRST_BALANCE), "."),
            )),
        ),
        "tables": (
            Table("Totals", ("", "¥ billion", "on a year earlier"), (
                Row("Exports", (Span("9,499.1", EXPORTS.id), Span("+16.8%", RISE.id))),
                Row("Imports", (Span("–"), Span("-0.0%", BARELY.id))),
            )),
        ),
        "first_print": (FIRST_BALANCE, FIRST_RISE),
        "entities": ("Japan", "world", "Ministry of Finance"),
        "attribution": "Source: Trade Statistics of Japan, Ministry of Finance; processed by Kuroji",
    }  # fmt: skip
    return _story(**{**told, **changes})


def japanese(**changes: object) -> Story:
    """The story in Japanese, told at its first print."""
    long = "財務省が17日発表した貿易統計（通関ベース、速報）によると、輸出額から輸入額を差し引いた貿易収支は"
    told = {
        "language": "ja",
        "headline": passage("headline", "5月の貿易収支、", ("3,951億円", BALANCE), "の赤字"),
        "summary": passage("summary", long, ("3,951億円", BALANCE), "の赤字だった。輸出は", ("16.8%増", RISE), "の",
                           ("9兆4,991億円", EXPORTS), "。"),
        "bullets": (passage("bullet", "輸出は", ("16.8%増", RISE), "。"),),
        "sections": (Section("balance", "貿易収支", (passage("balance", long * 3, ("3,951億円", BALANCE), "だった。"),)),),
        "tables": (Table("総額", ("", "10億円", "前年同月比"), (
            Row("輸出（FOB）", (Span("9,499.1", EXPORTS.id), Span("+16.8%", RISE.id))),
            Row("輸入", (Span("–"), Span("-0.0%", BARELY.id))),
        )),),
        "entities": ("日本", "世界", "財務省"),
        "attribution": "出典：「財務省貿易統計」を加工してKurojiが作成",
    }  # fmt: skip
    return _story(**{**told, **changes})


def flash() -> Story:
    """The sixty-second form."""
    return english(sections=(), tables=(), first_print=())


def hostile() -> Story:
    """A story in which every name that comes from outside means harm."""
    every = " ".join(HOSTILE)
    rows = tuple(Row(name, (Span(name, RISE.id), Span(name))) for name in HOSTILE)
    return english(
        headline=passage("headline", every, (HOSTILE[0], BALANCE)),
        summary=passage("summary", HOSTILE[1], (HOSTILE[3], RISE), HOSTILE[2]),
        sections=tuple(
            Section(f"part {n}", name, (passage("part", name, (name, RISE)),)) for n, name in enumerate(HOSTILE)
        ),
        tables=(Table(HOSTILE[0], (HOSTILE[3], HOSTILE[4], HOSTILE[1]), rows),),
        releases=(Release(
            id="mof-press/x/4/y", source="mof-press", reporter="JP", stage=4, periods=("2026-05",), published_at=FIRST,
            published_basis="stated", sha256="ef" * 32, title=every, address='https://example.org/a b>"<script>',
        ),),
        topics=HOSTILE, entities=HOSTILE, attribution=every,
    )  # fmt: skip


def chart(name: str = "balance", width: int = 640, title: str = "Japan’s trade balance <by month>") -> Chart:
    """A picture of two bars."""
    values = [{"period": "2026-04", "value": 282.3}, {"period": "2026-05", "value": -395.1}]
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": values}, "mark": {"type": "bar", "clip": True}, "width": width, "height": 200,
        "encoding": {
            "x": {"field": "period", "type": "ordinal"}, "y": {"field": "value", "type": "quantitative"},
        },
    }  # fmt: skip
    return Chart(
        name=name, language="en", title=title, alt="Two bars: a surplus & a deficit.", spec=spec, rows=(),
        width=width, height=240,
    )  # fmt: skip


STORIES = {"english": english(), "japanese": japanese(), "flash": flash(), "hostile": hostile()}
