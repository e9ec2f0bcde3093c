"""`kuroji scan`: every series of a level in one pass, and which of them are news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Out, Quiet, ReporterName, StoreFolder, TableOrJson, Verbose, chosen

if TYPE_CHECKING:
    from kuroji.indicators.scanning.reading import Asked
    from kuroji.model.errors import NotHeld
    from kuroji.model.reporter import Reporter
    from kuroji.store.opening import Store

FORMATS = ("table", "json")
LANGUAGES = ("en", "ja")
TOP = 25


def scan(
    period: Annotated[
        str, typer.Argument(metavar="PERIOD", help="A month, quarter, half or year: 2026-08, 2026-Q2, FY2025.")
    ],
    level: Annotated[
        str,
        typer.Option(
            "--level",
            metavar="LEVEL",
            help="pc (principal commodities), hs2, hs4, hs6, hs9, sitc1, sitc2, sitc3, bec or bec-use.",
        ),
    ] = "pc",
    flow: Annotated[
        str | None, typer.Option("--flow", metavar="FLOW", help="export or import; both unless said.")
    ] = None,
    partner: Annotated[
        str, typer.Option("--partner", metavar="WHO", help="A country or area, or `each` for every partner by itself.")
    ] = "world",
    reporter: ReporterName = "JP",
    as_of: AsOfText = "latest",
    top: Annotated[int, typer.Option("--top", "-n", metavar="N", min=1, help="How many series to show.")] = TOP,
    lang: Annotated[str, typer.Option("--lang", metavar="LANG", help="The language of the table: en or ja.")] = "en",
    form: TableOrJson = None,
    as_json: Json = False,
    out: Out = None,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Scan every series for what is new: changes, runs, firsts, records; the most newsworthy first.

    All levels but pc, which is embedded, need the detail in your store (`kuroji ingest`). Groups of SITC and BEC add
    up to the total with what is allocated to none.

    \b
    Example:
      kuroji scan 2026-08 --top 10
      kuroji scan 2026-08 --level hs6 --flow export --partner each
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli import scan_output
    from kuroji.cli.answers import show_json, show_tables
    from kuroji.cli.session import listen, opened, owner_of, period_of
    from kuroji.indicators.scanning.scanning import scanned
    from kuroji.indicators.view import view
    from kuroji.model.errors import NotHeld, UsageError
    from kuroji.model.instant import parse_as_of
    from kuroji.stories.scans.files import answer

    listen(quiet, verbose)
    if lang not in LANGUAGES:
        raise UsageError(f"there are no tables in {lang!r}", remedy=f"Use one of: {', '.join(LANGUAGES)}.")
    owner, held = owner_of(reporter), opened(store)
    asked = period_of(period, owner)
    instant = held.resolve(parse_as_of(as_of, owner), asked, owner.code)
    seen = view(held, instant, code=owner.code)
    wanted_goods = asked_of(level, flow, partner)
    try:
        found = scanned(held, seen, asked, wanted_goods)
    except NotHeld as error:
        raise _in_language(held, owner, wanted_goods.level, error, lang) from error
    findings = list(found.findings(top))
    if wanted == "json":
        show_json(answer(held, seen, found, findings), out)
    else:
        show_tables([scan_output.table(found, findings, seen, lang)], out)


def _in_language(held: Store, owner: Reporter, level: str, error: NotHeld, lang: str) -> NotHeld:
    """The error of a scan; in Japanese that no detail is loaded, which is what a reader of that language meets first."""
    from kuroji.indicators.scanning.reading import PUBLISHED
    from kuroji.model.errors import NotHeld
    from kuroji.store import detail_held

    if lang != "ja" or level == PUBLISHED or detail_held.months(held.own.detail, owner.code):
        return error
    return NotHeld(
        f"{owner.name_ja}の詳細統計（9桁品目の国別表）は読み込まれていない",
        remedy="国別表を `kuroji ingest フォルダ --captured 取得日` で読み込む"
        f"（取得方法は {detail_held.HOW}）。概況品は --level {PUBLISHED} で調べられる。",
    )


def asked_of(level: str, flow: str | None, partner: str) -> Asked:
    """What is scanned, from the words of the options. Raises UsageError for an unknown flow or partner."""
    from kuroji.classifications.partners import find_partner
    from kuroji.indicators.scanning.reading import FLOWS, Asked
    from kuroji.model.errors import UsageError
    from kuroji.model.observation import WORLD

    if flow is not None and flow not in FLOWS:
        raise UsageError(f"{flow!r} is no flow that can be scanned", remedy=f"Use one of: {', '.join(FLOWS)}.")
    each = partner == "each"
    code = WORLD if each else find_partner(partner).code
    return Asked(level.lower(), FLOWS if flow is None else (flow,), code, each)
