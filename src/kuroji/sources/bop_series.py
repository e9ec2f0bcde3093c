"""Balance-of-payments series in the CSV of the Bank of Japan's time-series interface (database BP01).

Shape: perhaps lines of status first, then a head, SERIES_CODE, NAME_OF_TIME_SERIES (with _J in Japanese),
UNIT, FREQUENCY, CATEGORY, LAST_UPDATE, SURVEY_DATES, VALUES (some servers write the last two
without S), then a row for each series and period; UTF-8 in English, cp932 in Japanese.
Amounts are in 100 million yen; goods FOB on both sides. Which item and side a series is, its
name says; a name that says neither is refused, for a series taken for another is worse than
none. Dating: LAST_UPDATE is when the series was last touched, the latest day on which each
cell became known, so cells are dated by it and marked inferred; which of them are first
prints the file does not say, so all are read as provisional. Shape of the file:
https://www.stat-search.boj.or.jp/info/api_manual.pdf.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

import msgspec
import pyarrow as pa

from kuroji.classifications.reporters import JAPAN
from kuroji.model.errors import InputError, UsageError
from kuroji.model.instant import release_instant
from kuroji.model.observation import WORLD, Flow, Measure, SeriesKey, Statistic, Status
from kuroji.model.period import Frequency, Period, parse
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.sources.bounded import MEGABYTE
from kuroji.sources.observation_table import Held, ObservationBuilder, Printed

SOURCE, CLASSIFICATION = "boj-bop", "BP"
LIMIT, LONGEST_LINE = 32 * MEGABYTE, 65_536
HEAD = b"SERIES_CODE,"
OKU = 1e8
# Items by the last part of their names, which must be it whole; then sides.
ITEMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(pattern, re.IGNORECASE))
    for code, pattern in (
        (
            "telecom-computer-information",
            r"telecommunications, computer,? and information services|通信・コンピュータ・情報サービス",
        ),
        ("copyright", r"charges for the use of copyrights?|著作権等使用料"),
        ("consulting", r"professional and management consulting(?: services)?|専門・経営コンサルティング(?:サービス)?"),
        ("computer", r"computer services|コンピュータサービス"),
        ("telecommunications", r"telecommunications services|通信サービス"),
        ("information", r"information services|情報サービス"),
        ("travel", r"travel|旅行"),
        ("primary-income", r"primary income|第[一1]次所得"),
        ("secondary-income", r"secondary income|第[二2]次所得"),
        ("current-account", r"current account|経常"),
        ("goods-services", r"goods (?:&|and) services|貿易・サービス"),
        ("goods", r"goods|貿易"),
        ("services", r"services|サービス"),
    )
)
SIDES: tuple[tuple[Flow, re.Pattern[str]], ...] = (
    (Flow.EXPORT, re.compile(r"\bcredits?\b|\bexports?\b|受取|輸出", re.IGNORECASE)),
    (Flow.IMPORT, re.compile(r"\bdebits?\b|\bimports?\b|支払|輸入", re.IGNORECASE)),
    (Flow.BALANCE, re.compile(r"\bnet\b|\bbalance\b|収支|account", re.IGNORECASE)),
)
UNITS = {"100 million yen": OKU, "億円": OKU, "million yen": 1e6, "百万円": 1e6}
FREQUENCIES = {"MONTHLY": Frequency.MONTH, "QUARTERLY": Frequency.QUARTER, "ANNUAL": Frequency.YEAR, "ANNUAL(MAR)": Frequency.FISCAL_YEAR,
               "M": Frequency.MONTH, "Q": Frequency.QUARTER, "CY": Frequency.YEAR, "FY": Frequency.FISCAL_YEAR}  # fmt: skip
_DATE = re.compile(r"(\d{4})(\d{2})?")
# How the periods of a frequency are written here, of the year and part that the file gives.
_WRITTEN = {
    Frequency.MONTH: "{year}-{part}", Frequency.QUARTER: "{year}-Q{part}", Frequency.YEAR: "{year}{part}",
    Frequency.FISCAL_YEAR: "FY{year}{part}",
}  # fmt: skip
_JAPANESE = "_J"
_PARTS = re.compile(r"[/|>＞：]")
# What a part says of the side, at its end: Services, net; サービス収支.
_SIDE = re.compile(
    r"[\s,(（]*(?:net|balance|credits?|debits?|exports?|imports?|収支|受取|支払|輸出|輸入)[)）]?$", re.IGNORECASE
)


class Line(msgspec.Struct, frozen=True):
    """One cell: the item and side its series is, its period, and its value; None where the cell is empty."""

    code: str
    flow: Flow
    period: Period
    value: float | None
    scale: float
    updated: date
    place: str


def read_bop(
    data: bytes, name: str, sha256: str, retrieved_at: datetime, address: str = ""
) -> tuple[Release, pa.Table]:
    """The release and observations of a file. Raises InputError, naming line and field, for what is not understood."""
    lines = list(_lines(_text(data, name), name))
    if not lines:
        raise InputError("there are no figures in it", where=name, remedy="Ask for a period that has some.")
    newest = max(line.updated for line in lines)
    release = Release(
        id=f"{SOURCE}/BP01/0/{newest.isoformat()}", source=SOURCE, reporter=JAPAN.code, stage=0,
        periods=tuple(sorted({str(line.period) for line in lines})[-1:]), published_at=release_instant(newest, JAPAN),
        published_basis="inferred", sha256=sha256, title="Balance of payments, time series (BP01)", address=address,
        retrieved_at=retrieved_at,
    )  # fmt: skip
    builder = ObservationBuilder(release.id, name)
    for line in lines:
        key = SeriesKey(
            JAPAN.code, line.flow, WORLD, CLASSIFICATION, line.code, Measure.VALUE, Statistic.LEVEL, JAPAN.currency
        )
        builder.add(key, line.period, _held(line))
    return release, builder.table()


def _held(line: Line) -> Held:
    known = release_instant(line.updated, JAPAN)
    if line.value is None:
        printed = Printed(None, line.scale, Status.NOT_PUBLISHED)
    else:
        printed = Printed(line.value * line.scale, line.scale, Status.NORMAL if line.value else Status.ROUNDS_TO_ZERO)
    return Held(printed, Stage.PROVISIONAL, known, "inferred", line.place)


def _text(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("the text is neither UTF-8 nor cp932", where=name, remedy="Fetch it again with lang=en.")


def _lines(text: str, name: str) -> Iterator[Line]:
    rows = text.splitlines()
    head = next((n for n, row in enumerate(rows) if row.startswith(HEAD.decode())), None)
    if head is None:
        said = next((row for row in rows if row.upper().startswith("MESSAGE,")), "")
        raise InputError(
            f"there is no head with SERIES_CODE; the server says {said!r}" if said else "there is no head with SERIES_CODE",
            where=name, remedy="Ask the interface again with format=csv and db=BP01.",
        )  # fmt: skip
    for number, row in enumerate(csv.DictReader(rows[head:]), head + 2):
        yield _line(row, f"{name}, line {number}")


def _line(row: Mapping[str, str | None], where: str) -> Line:
    def cell(*names: str) -> str:
        found = next((row[n] for n in names if row.get(n) is not None), None)
        if found is None:
            raise InputError(f"the column {names[0]} is missing", where=where, remedy="Fetch the whole file again.")
        return found.strip()

    code, flow = _series(cell("NAME_OF_TIME_SERIES", f"NAME_OF_TIME_SERIES{_JAPANESE}"), where)
    unit = cell("UNIT", f"UNIT{_JAPANESE}").lower()
    if unit not in UNITS:
        raise InputError(f"the unit {unit!r} is not known", where=where, remedy=f"Known are {', '.join(UNITS)}.")
    frequency = cell("FREQUENCY").upper()
    if frequency not in FREQUENCIES:
        raise InputError(
            f"the frequency {frequency!r} is not read", where=where, remedy="Monthly, quarterly or annual."
        )
    return Line(
        code, flow, _period(cell("SURVEY_DATES", "SURVEY_DATE"), FREQUENCIES[frequency], where),
        _number(cell("VALUES", "VALUE"), where), UNITS[unit], _day(cell("LAST_UPDATE"), where), where,
    )  # fmt: skip


def _series(name: str, where: str) -> tuple[str, Flow]:
    parts = [_SIDE.sub("", part.strip()).strip() for part in _PARTS.split(name)]
    last = next((part for part in reversed(parts) if part), "")
    code = next((code for code, pattern in ITEMS if pattern.fullmatch(last)), None)
    flow = next((flow for flow, pattern in SIDES if pattern.search(name)), None)
    if code is None or flow is None:
        lacking = "no item known here" if code is None else "neither receipts, payments nor net"
        raise InputError(
            f"the series {name!r} names {lacking}", where=where,
            remedy="Leave it out: read are the current account, goods, services and their digital items, travel, primary income.",
        )  # fmt: skip
    return code, flow


def _period(text: str, frequency: Frequency, where: str) -> Period:
    found = _DATE.fullmatch(text)
    part = (found[2] or "") if found else ""
    part = part.lstrip("0") if frequency is Frequency.QUARTER else part
    written = "" if found is None else _WRITTEN[frequency].format(year=found[1], part=part)
    try:
        period = parse(written, JAPAN.fiscal)
    except UsageError:
        period = None
    if period is None or period.frequency is not frequency:
        raise InputError(f"{text!r} is not a period of that frequency", where=where, remedy="Fetch it again.")
    return period


def _number(text: str, where: str) -> float | None:
    if text in ("", "NA", "ND", "null"):
        return None
    try:
        return float(text.replace(",", ""))
    except ValueError:
        raise InputError(f"{text!r} is not a number", where=where, remedy="Fetch it again.") from None


def _day(text: str, where: str) -> date:
    try:
        return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise InputError(f"{text!r} is not a day", where=where, remedy="LAST_UPDATE is written 20260512.") from None
