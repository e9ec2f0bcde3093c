"""`kuroji explain`: why a balance or a flow moved."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Quiet, StoreFolder, Verbose, chosen
from kuroji.model.rounding import round_to

if TYPE_CHECKING:
    from kuroji.indicators.decomposition.terms import ItemSplit, Split, Terms
    from kuroji.stories.explanation import Explanation

FORMATS = ("md", "html", "txt", "json", "jsonld")
METHODS = ("bennet", "montgomery")
PARTS = ("quantity", "price", "currency", "mix", "not_split")


def explain(
    period: Annotated[str, typer.Argument(metavar="PERIOD", help="2026-05, 2026-Q2, 2025, FY2025, ...")],
    flow: Annotated[
        str, typer.Option("--flow", metavar="FLOW", help="export, import, or balance (the default: both flows).")
    ] = "balance",
    partner: Annotated[
        str, typer.Option("--partner", metavar="WHO", help="A country or area: name, ISO code or customs code.")
    ] = "world",
    commodity: Annotated[
        str, typer.Option("--commodity", metavar="WHAT", help="A name in English or Japanese, or PC: and its code.")
    ] = "total",
    as_of: AsOfText = "latest",
    lang: Annotated[str, typer.Option("--lang", metavar="LANG", help="The language: en or ja.")] = "en",
    method: Annotated[
        str, typer.Option("--method", metavar="METHOD", help="How price and quantity are parted: bennet or montgomery.")
    ] = "bennet",
    invoicing: Annotated[
        str | None,
        typer.Option("--invoicing", metavar="SHARES", help="Invoicing currencies in percent: USD=50,JPY=35,EUR=7."),
    ] = None,
    rates: Annotated[
        Path | None,
        typer.Option(
            "--rates", metavar="FILE", help="Yen per dollar as CSV (period,rate) in place of the ECB's means."
        ),
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="md (default), html, txt, json or jsonld.")
    ] = None,
    as_json: Json = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="DIR", help="Write every format, with charts, to files in DIR."),
    ] = None,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Why the balance, or a flow, moved: quantity, price, mix, exchange rate, goods, partners, tariffs.

    \b
    Example:
      kuroji explain 2026-05
      kuroji explain 2025-05 --flow export --partner US --commodity "motor vehicles"
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.session import japan, listen, opened, period_of
    from kuroji.indicators.subjects import subject_of
    from kuroji.model.errors import UsageError
    from kuroji.model.instant import parse_as_of
    from kuroji.stories.assumed import Assumed
    from kuroji.stories.explanation import explanation

    listen(quiet, verbose)
    if method not in METHODS:
        raise UsageError(f"no split is called {method!r}", remedy=f"Use {' or '.join(METHODS)}.")
    found = explanation(
        opened(store), period_of(period), subject_of(flow, partner, commodity, "value"), parse_as_of(as_of, japan()),
        lang, method=method, assumed=Assumed(invoicing, rates),
    )  # fmt: skip
    _deliver(found, wanted, out, store, quiet)


def _deliver(found: Explanation, wanted: str, out: Path | None, store: Path | None, quiet: bool) -> None:
    from kuroji.settings import from_environment
    from kuroji.stories.gate import gated
    from kuroji.stories.rendering.formats import render

    base_url = from_environment().base_url or ""
    if out is not None:
        _write(found, out, store, base_url, quiet)
        return
    text = render(found.story, wanted, base_url=base_url)
    gated(found.story, {wanted: text})
    if wanted == "json":
        _show_json(found, text)
    elif wanted == "md" and sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(text))
    else:
        sys.stdout.write(text)


def _write(found: Explanation, folder: Path, store: Path | None, base_url: str, quiet: bool) -> None:
    from kuroji.cli.session import opened
    from kuroji.stories.illustrations import illustrate_explanation
    from kuroji.stories.rendering.writing import write_all

    charts = illustrate_explanation(opened(store), found)
    paths = write_all(found.story, folder, charts=charts, base_url=base_url)
    if not quiet:
        print("\n".join(str(path) for path in paths), file=sys.stderr)


def _show_json(found: Explanation, record: str) -> None:
    """The story's record with `split`, whose parts add to its total, and how it was made."""
    import msgspec

    from kuroji.cli.answers import show_json

    answer = {
        **msgspec.json.decode(record),
        "split": _terms(found.terms),
        "splits": [_split(split) for split in found.splits],
    }
    show_json(answer)


def _terms(terms: Terms) -> dict[str, int]:
    """The terms in whole units of currency; what rounding leaves goes to the largest, so that they still add up."""
    exact = {name: getattr(terms, name) for name in PARTS}
    whole = {name: int(round_to(value, Decimal(1))) for name, value in exact.items()}
    total = int(round_to(terms.total, Decimal(1)))
    largest = max(PARTS, key=lambda name: abs(exact[name]))
    whole[largest] += total - sum(whole.values())
    return {"total": total, **whole}


def _split(split: Split) -> dict[str, object]:
    assumed = split.currency
    return {
        "flow": split.subject.flow, "partner": split.subject.partner, "commodity": split.subject.code,
        "period": str(split.period), "base": str(split.base), "method": split.method, "unit": split.unit,
        **_terms(split.terms), "coverage": None if split.coverage is None else float(round(split.coverage, 4)),
        "quantum": float(split.quantum), "basis": str(split.basis), "flags": sorted(split.flags),
        "invoicing": None if assumed is None else {
            "note": assumed.shares.note,
            "rates": {code: [float(round(r.value, 4)) for r in pair] for code, pair in assumed.rates.items()},
        },
        "items": [_item(item) for item in split.items],
    }  # fmt: skip


def _item(item: ItemSplit) -> dict[str, object]:
    return {
        "commodity": item.subject.code, "rest": item.rest, **_terms(item.terms), "unit": item.unit or None,
        "counting": str(item.counting) if item.counting else None,
        "reason": str(item.reason) if item.reason else None, "implied": item.implied,
    }  # fmt: skip
