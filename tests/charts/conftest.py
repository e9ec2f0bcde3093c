"""Figures for the pictures, made of the embedded official text: the long series and the release of May 2026."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec
import pytest

from kuroji.charts.balance import monthly_balance
from kuroji.charts.bridge import balance_bridge
from kuroji.charts.chart import Chart
from kuroji.charts.contributions import contributions
from kuroji.charts.event import event_chart
from kuroji.charts.history import long_history
from kuroji.charts.revisions import revisions
from kuroji.charts.split import split_of_change
from kuroji.classifications.commodities import commodity
from kuroji.classifications.events import event
from kuroji.classifications.reporters import JAPAN
from kuroji.explain.events.study import EventStudy, event_study
from kuroji.indicators.statement import Statement
from kuroji.indicators.view import Subject
from kuroji.model.fact import Basis, Fact
from kuroji.model.period import parse
from kuroji.model.stage import Stage
from kuroji.store.opening import open_store

OFFICIAL = Path(__file__).parents[2] / "src" / "kuroji" / "data" / "JP"
AS_OF = datetime(2026, 6, 16, 23, 50, tzinfo=UTC)
MAY = "mof-press/2026-05/4/2026-06-17"
MAKERS = ("balance", "history", "exports", "imports", "revisions", "event", "split", "bridge")


def made(
    indicator: str, flow: str, period: str, value: Decimal | float | str, unit: str = "JPY", **more: object
) -> Fact:
    """A Fact with that value; `more` replaces fields."""
    quantum = {"JPY": 1e3, "percent": 0.1, "points": 0.1}[unit]
    exact = Decimal(str(value))
    fact = Fact(
        id=f"{indicator}(test):JP.{flow}.world.total.value@{period};as_of=2026-06-17T08:50+09:00",
        indicator=indicator, method="test", reporter="JP", flow=flow, partner="world", commodity="total",
        classification="", code="total", partner_code="world", measure="value", period=period, as_of=AS_OF,
        value=float(exact.quantize(Decimal(str(quantum)))) if unit != "JPY" else float(exact), exact=str(exact),
        unit=unit, quantum=quantum, basis=Basis.COMPUTED, base=None if unit == "JPY" else str(parse(period).year_earlier()),
    )  # fmt: skip
    fact = msgspec.structs.replace(fact, **more)
    return msgspec.structs.replace(fact, id=f"{fact.id}#{fact.partner_code}.{fact.code}")


def table(name: str) -> Iterator[dict[str, str]]:
    with (OFFICIAL / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def levels(period: str, exports: float, imports: float) -> list[Fact]:
    """Exports, imports and balance of a period, in yen."""
    return [
        made("value", "export", period, exports), made("value", "import", period, imports),
        made("balance", "balance", period, exports - imports),
    ]  # fmt: skip


def months(first: str = "2023-06", last: str = "2026-04") -> list[Fact]:
    """The long series by month; May 2026 as first printed is added behind it."""
    found = [
        fact for row in table("series_totals_monthly") if first <= row["month"] <= last
        for fact in levels(row["month"], int(row["exports"]) * 1000, int(row["imports"]) * 1000)
    ]  # fmt: skip
    return [*found, *levels("2026-05", 9_511_555e6, 9_890_228e6)]


def years() -> list[Fact]:
    return [
        fact for row in table("series_totals_annual")
        for fact in levels(row["year"], int(row["exports"]) * 1000, int(row["imports"]) * 1000)
    ]  # fmt: skip


def commodity_parts(flow: str) -> tuple[Fact, list[Fact]]:
    """The growth of a flow in May 2026 and the printed contributions of its principal commodities."""
    rows = [r for r in table("press_commodities") if (r["release"], r["flow"], r["partner"]) == (MAY, flow, "world")]
    total = next(r for r in rows if r["commodity"] == "total")
    parts = [
        made("contribution", flow, "2026-05", r["contribution"].replace("-", "0") if r["contribution"] == "-" else r["contribution"],
             "points", commodity=commodity(flow, r["commodity"]).name_en, classification="PC", code=r["commodity"])
        for r in rows if r["level"] == "2" and not commodity(flow, r["commodity"]).memo
    ]  # fmt: skip
    return made("change", flow, "2026-05", total["change"], "percent"), parts


def split_parts() -> tuple[Fact, list[Fact]]:
    """A fall of exports by 119,188 million yen and the terms that it was split into, each made up but for their sum."""
    amounts = {
        "quantity": "-16900440000.25", "price-net-of-currency": "-75461000000.5", "currency": "-27140000000",
        "mix": "349000000", "not-split-net-of-currency": "-36048711.069389",
    }  # fmt: skip
    terms = [made("effect", "export", "2025-05", value, method=f"{term},bennet", base="2024-05", id=f"effect({term})",
                  detail={"coverage": "0.9900"}) for term, value in amounts.items()]  # fmt: skip
    return made("difference", "export", "2025-05", "-119188488711.819389", base="2024-05", method="yoy"), terms


def bridge_parts() -> tuple[Fact, Fact, list[Fact]]:
    """The deficits of May 2025 (long series) and May 2026 (release of 17 June 2026), and made-up differences of goods."""
    first = next(r for r in table("series_totals_monthly") if r["month"] == "2025-05")
    before = made("balance", "balance", "2025-05", (int(first["exports"]) - int(first["imports"])) * 1000)
    goods = [
        ("import", "30301", -215_647_787), ("balance", "motor_vehicles", 169_559_151), ("export", "7051301", 44_084_610),
        ("balance", "semiconductors_etc", 94_895_370), ("import", "30101", 88_149_007), ("balance", "computers", -66_547_642),
        ("import", "21505", 108_126_669), ("balance", "telephony_and_telegraphy", -115_076_574),
        ("balance", "organic_chemicals", -37_219_373), ("balance", "nonferrous_metals", 12_000_050),
        ("import", "30303", 91_470_005), ("balance", "iron_and_steel_products", 0),
    ]  # fmt: skip
    parts = [
        made("difference", flow, "2026-05", thousand * 1000, base="2025-05", classification="PC", code=code,
             commodity=commodity(flow, code).name_en, method="yoy") for flow, code, thousand in goods
    ]  # fmt: skip
    rest = made("difference", "balance", "2026-05", 141_218_570_000, base="2025-05", classification="PC", code="others",
                commodity="others", method="yoy, outside its commodities")  # fmt: skip
    return before, made("balance", "balance", "2026-05", (9_511_555 - 9_890_228) * 1_000_000), [*parts, rest]


def statement(
    flow: str, day: datetime, stage: int, value: int, quantum: int, basis: str = "stated", **more: object
) -> Statement:
    """What was said of May 2026 at an instant, in yen."""
    made_of = Statement(
        subject=Subject(flow), period=parse("2026-05"), known_at=day, known_basis=basis, stage=Stage(stage),
        release=f"mof-press/2026-05/{stage}/{day:%Y-%m-%d}", value=Decimal(value), unit="JPY", quantum=Decimal(quantum),
        status="normal", basis=Basis.PRINTED, order=0, vintage=1,
    )  # fmt: skip
    return msgspec.structs.replace(made_of, **more)


JUNE_17 = datetime(2026, 6, 16, 23, 50, tzinfo=UTC)
JUNE_26 = datetime(2026, 6, 25, 23, 50, tzinfo=UTC)
JULY_30 = datetime(2026, 7, 29, 23, 50, tzinfo=UTC)
OCTOBER = datetime(2026, 10, 5, tzinfo=UTC)


def may_2026() -> list[Statement]:
    """May 2026 as released and revised: 9,511,555 to 9,499,093; 9,890,228 to 9,890,878 to 9,894,203; -378,673 to -395,109."""
    million = 1_000_000
    return [
        statement("export", JUNE_17, 4, 9_511_555 * million, million),
        statement("export", JUNE_26, 5, 9_499_093_475_000, 1000, "inferred", vintage=2),
        statement("import", JUNE_17, 4, 9_890_228 * million, million),
        statement("import", JUNE_26, 5, 9_890_878_158_000, 1000, "inferred", vintage=2),
        statement("import", JULY_30, 6, 9_894_202_774_000, 1000, "inferred", vintage=3),
        statement("import", JULY_30, 6, 9_894_202_774_000, 1000, "inferred", vintage=3, confirms=True),
        statement("balance", JUNE_17, 4, -378_673 * million, million),
        statement("balance", JUNE_26, 5, -391_784_683_000, 1000, "inferred", vintage=2),
        statement("balance", JULY_30, 5, -395_109_299_000, 1000, "inferred", vintage=3),
    ]


@cache
def tariff_study() -> EventStudy:
    """The months since the US tariff on cars, as the embedded releases show them."""
    return event_study(open_store(None), event("us-car-tariff-2025"))


def drawn(name: str, language: str, width: int) -> Chart:
    match name:
        case "balance":
            return monthly_balance(months(), language, width)
        case "history":
            return long_history(years(), language, width)
        case "event":
            return event_chart(tariff_study(), language, width)
        case "revisions":
            return revisions(may_2026(), OCTOBER, JAPAN, language, width)
        case "split":
            return split_of_change(*split_parts(), language, width)
        case "bridge":
            return balance_bridge(*bridge_parts(), language, width)
        case flow:
            return contributions(*commodity_parts(flow.removesuffix("s")), language, width)


@pytest.fixture(scope="session", params=[(n, lang, w) for n in MAKERS for lang in ("en", "ja") for w in (360, 640)],
                ids=lambda p: f"{p[0]}-{p[1]}-{p[2]}")  # fmt: skip
def chart(request: pytest.FixtureRequest) -> Chart:
    """Every chart in both languages, for a phone and for print."""
    return drawn(*request.param)


@pytest.fixture(scope="session")
def draw() -> Callable[[str, str, int], Chart]:
    return drawn


@pytest.fixture(scope="session")
def level() -> Callable[[str, float, float], list[Fact]]:
    return levels


@pytest.fixture(scope="session")
def fact() -> Callable[..., Fact]:
    return made


@pytest.fixture(scope="session")
def split() -> Callable[[], tuple[Fact, list[Fact]]]:
    return split_parts


@pytest.fixture(scope="session")
def bridge() -> Callable[[], tuple[Fact, Fact, list[Fact]]]:
    return bridge_parts


@pytest.fixture(scope="session")
def parts() -> Callable[[str], tuple[Fact, list[Fact]]]:
    return commodity_parts


@pytest.fixture(scope="session")
def may() -> list[Statement]:
    return may_2026()


@pytest.fixture(scope="session")
def all_months() -> list[list[Fact]]:
    """The whole long series, a list for each month."""
    return [
        levels(row["month"], int(row["exports"]) * 1000, int(row["imports"]) * 1000)
        for row in table("series_totals_monthly")
    ]


@pytest.fixture(scope="session")
def all_years() -> list[list[Fact]]:
    return [
        levels(row["year"], int(row["exports"]) * 1000, int(row["imports"]) * 1000)
        for row in table("series_totals_annual")
    ]


@pytest.fixture(scope="session")
def told() -> Callable[[list[tuple[int, int, int]]], tuple[list[Statement], datetime]]:
    """Statements of May 2026 from steps: days since the one before, million yen added to exports and imports."""

    def say(steps: list[tuple[int, int, int]]) -> tuple[list[Statement], datetime]:
        exports, imports, day, stage = 9_511_555, 9_890_228, JUNE_17, 4
        found = []
        for number, (days, more_exports, more_imports) in enumerate([(0, 0, 0), *steps]):
            exports, imports, day = exports + more_exports, imports + more_imports, day + timedelta(days=days)
            stage = min(4 + number, 8)
            for flow, value in (("export", exports), ("import", imports), ("balance", exports - imports)):
                found.append(statement(flow, day, stage, value * 1_000_000, 1_000_000, vintage=number + 1))
        return found, day + timedelta(days=3)

    return say
