"""`kuroji outlook targets`: every target, embedded or of your own file, and where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kuroji.cli.answers import Table
from kuroji.cli.options import AsOfText, Json, Out, Quiet, StoreFolder, TableOrJson, Verbose, chosen
from kuroji.cli.outlook_output import Lang

if TYPE_CHECKING:
    from kuroji.model.fact import Fact
    from kuroji.outlook.targets.standing import Standing

FORMATS = ("table", "json")
HEADS = {
    "en": ("target", "for", ">aim", ">result", "of", ">reached", ">needed a year", ">trend", ">interval", "state"),
    "ja": ("目標", "年", ">目標額", ">実績", "実績の年", ">達成率", ">必要な年率", ">傾向線", ">予測区間", "状況"),
}
TITLE = {"en": "Targets, {unit}trillion, as of {when}", "ja": "目標の達成状況（兆{unit}、{when}時点）"}
NOTE = {
    "en": "Trend: least squares of logarithms; interval: 80% for one year's result. A target is met or missed by the result "
    "of its own year and of its own count.",
    "ja": "傾向線は対数値の最小二乗法、予測区間は1年の実績が入る80%区間。達成・未達は、目標と同じ集計による目標年の実績で判定する。",
}
STATES = {
    "en": {"met": "met", "missed": "missed", "open": "open"},
    "ja": {"met": "達成", "missed": "未達", "open": "期限前"},
}
ABSENT = "–"


def targets(
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="Your own targets: CSV with kind,name,series,period,value,unit,source."),
    ] = None,
    as_of: AsOfText = "latest", lang: Lang = "en", form: TableOrJson = None, as_json: Json = False, out: Out = None,
    store: StoreFolder = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """Every target: what was aimed at, what came of it, the growth it still takes, where the trend arrives.

    A target whose year is over stays listed. Facts of your own file say so in their source
    and cannot be traced without it.

    \b
    Example:
      kuroji outlook targets
      kuroji outlook targets --file my-targets.csv --json
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.answers import show_json, show_tables
    from kuroji.cli.session import japan, listen, opened
    from kuroji.model.instant import iso, parse_as_of
    from kuroji.model.period import parse
    from kuroji.outlook.targets.goals import embedded, read_file
    from kuroji.outlook.targets.standing import standings
    from kuroji.stories.fact_json import fact_object
    from kuroji.stories.outlooks.telling import seen_at

    listen(quiet, verbose)
    owner = japan()
    seen = seen_at(opened(store), parse_as_of(as_of, owner), parse("2024"), owner.code)
    goals = read_file(file, owner.code) if file is not None else embedded(owner.code)
    found = standings(seen, goals)
    when = iso(seen.as_of, owner)
    if wanted == "json":
        facts = {fact.id: fact_object(fact) for one in found for fact in (*one.facts.values(), *one.results)}
        show_json({"as_of": when, "targets": [_object(one) for one in found], "facts": list(facts.values())}, out)
        return
    show_tables(_tables(found, lang, when[:10]), out, NOTE[lang])


def _object(one: Standing) -> dict[str, object]:
    """A target with the ids of the facts that say where it stands."""
    target = one.target
    return {
        "target": target.name, "name_en": target.said("en"), "name_ja": target.said("ja"), "series": target.series,
        "period": str(target.period), "value": float(target.value), "unit": target.unit, "source": target.source,
        "set_in": target.set_in or None, "state": str(one.state),
        "facts": {name: fact.id for name, fact in one.facts.items()},
    }  # fmt: skip


def _tables(found: tuple[Standing, ...], language: str, when: str) -> list[Table]:
    """A table for each currency, since amounts of two are not listed under one head."""
    units = dict.fromkeys(one.target.unit for one in found)
    words = {"JPY": "円"} if language == "ja" else {"JPY": "¥ "}
    return [
        Table(
            TITLE[language].format(unit=words.get(unit, f"{unit} "), when=when), HEADS[language],
            [_row(one, language) for one in found if one.target.unit == unit],
        )
        for unit in units
    ]  # fmt: skip


def _row(one: Standing, language: str) -> list[str]:
    low, high = (one.facts.get(f"trend {end}") for end in ("low", "high"))
    interval = ABSENT if low is None or high is None else f"{_trillions(low)}–{_trillions(high)}"
    return [
        one.target.name, str(one.target.period), _trillions(one["target"]), _trillions(one["result"]),
        one["result"].period, _percent(one.facts.get("reached")), _percent(one.facts.get("required")),
        _trillions(one.facts.get("trend middle")), interval, STATES[language][str(one.state)],
    ]  # fmt: skip


def _trillions(fact: Fact | None) -> str:
    return ABSENT if fact is None else f"{fact.value / 1e12:,.2f}"


def _percent(fact: Fact | None) -> str:
    return ABSENT if fact is None else f"{fact.value:.1f}%"
