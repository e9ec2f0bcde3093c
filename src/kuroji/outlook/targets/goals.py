"""Targets and results as data: a target is a series, an amount, a year and a source; nothing is a target without them.

Rows come from the reporter's embedded tables (targets.csv, results.csv) or from a file of
the user's. A target and a result are compared only where series, unit and code are the
same: other cases are refused, because a definition changed is a target missed or met by
the pen. Several publications may state the same year; the newest known at an instant counts.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec

from kuroji.classifications.codelist import nearest
from kuroji.classifications.items import OWN
from kuroji.classifications.reporters import reporter
from kuroji.model.errors import InputError, NotHeld, UsageError
from kuroji.model.period import Frequency, Period, parse
from kuroji.outlook.embedded import holders, known_from, rows
from kuroji.outlook.stated import Stated, amount, stated

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
COLUMNS = ("kind", "name", "series", "period", "value", "unit", "source")


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """An amount to be reached in a year: `series` is the definition by which it is counted.

    `value` and `quantum` are in whole currency units; `source` is a publication's id, or the
    user's own words; `known_at` when it became known.
    """

    name: str
    code: str
    series: str
    period: Period
    value: Decimal
    quantum: Decimal
    unit: str
    source: str
    known_at: datetime
    classification: str = "AIM"
    set_in: str = ""
    name_en: str = ""
    name_ja: str = ""

    def said(self, language: str) -> str:
        """What the target is called."""
        return (self.name_ja if language == "ja" else self.name_en) or self.name


class Goals(msgspec.Struct, frozen=True):
    """Targets, and the results of their series as stated."""

    targets: tuple[Target, ...]
    results: tuple[Stated, ...]

    def of(self, name: str) -> Target:
        """The target of that name. Raises UsageError, naming those there are, for another."""
        found = next((t for t in self.targets if t.name == name), None)
        if found is None:
            raise UsageError(f"there is no target {name!r}", remedy=f"Nearest: {nearest(name, self.names)}.")
        return found

    @property
    def names(self) -> list[str]:
        """The names of the targets."""
        return [target.name for target in self.targets]

    def history(self, target: Target, as_of: datetime) -> list[Stated]:
        """The results of the target's series, a year each, oldest first, as known at the instant.

        Raises UsageError where results of the code are held only in another series or unit.
        """
        same = [r for r in self.results if r.cell["code"] == target.code]
        own = [r for r in same if r.cell["series"] == target.series]
        if same and not own:
            others = sorted({r.cell["series"] for r in same})
            raise UsageError(
                f"the results are counted as {', '.join(map(repr, others))}, the target as {target.series!r}",
                where=target.name, remedy="Give results of the same definition; two definitions are not compared.",
            )  # fmt: skip
        mixed = next((r for r in own if r.unit != target.unit), None)
        if mixed is not None:
            raise UsageError(
                f"the target is in {target.unit}, the result of {mixed.period} in {mixed.unit}", where=target.name,
                remedy="Give both in one currency; amounts of two currencies are not compared.",
            )  # fmt: skip
        known: dict[int, Stated] = {}
        for row in sorted((r for r in own if r.known_at <= as_of), key=lambda r: r.known_at):
            known[row.period.end] = row
        return [known[end] for end in sorted(known)]


@cache
def embedded(code: str) -> Goals:
    """The targets and results embedded for a reporter; NotHeld where there are none."""
    found = tuple(
        _target(row, number, f"data/{code}/targets.csv", code) for number, row in enumerate(rows(code, "targets"), 2)
    )
    return Goals(found, stated(code, "results"))


def everywhere() -> Iterable[tuple[str, Goals]]:
    """Every reporter that has targets, with its goals."""
    return ((code, embedded(code)) for code in holders("targets"))


def _target(row: Mapping[str, str], number: int, file: str, code: str) -> Target:
    where = f"{file}, line {number}"
    value, quantum, unit = amount(row["value"], row["unit"], where)
    return Target(
        name=row["target"], code=row["code"], series=row["series"], period=_year(row["period"], where, code),
        value=value, quantum=quantum, unit=unit, source=row["publication"],
        known_at=known_from(code, row["publication"]), set_in=row["set_in"], name_en=row["name_en"], name_ja=row["name_ja"],
    )  # fmt: skip


def _year(text: str, where: str, code: str) -> Period:
    """The year of a target or result. Raises InputError for an empty or other period."""
    if not text.strip():
        raise InputError(
            "a target without a year is no target", where=where, remedy="Write the year it is for, as 2030 or FY2030."
        )
    period = parse(text, reporter(code).fiscal)
    if period.frequency not in (Frequency.YEAR, Frequency.FISCAL_YEAR):
        raise InputError(f"{text} is not a year", where=where, remedy="Targets are for years: 2030, FY2030.")
    return period


def read_file(path: Path, code: str) -> Goals:
    """Targets and results of a file of the user's: CSV with the columns of COLUMNS, `kind` target or result.

    Raises InputError naming the line for a missing column, a target without a year, an amount
    or unit that is none, a missing source, or two targets of one name.
    """
    try:
        listed = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), remedy="Give a CSV file in UTF-8.") from error
    missing = [c for c in COLUMNS if not listed or c not in listed[0]]
    if missing:
        raise InputError(
            f"the columns {', '.join(missing)} are missing", where=str(path), remedy=f"Columns: {','.join(COLUMNS)}."
        )
    targets: dict[str, Target] = {}
    results: list[Stated] = []
    for number, row in enumerate(listed, 2):
        where = f"{path}, line {number}"
        if row["kind"] == "target":
            target = _own_target(row, where, code)
            if target.name in targets:
                raise InputError(f"the target {target.name!r} is given twice", where=where, remedy="Name each once.")
            targets[target.name] = target
        elif row["kind"] == "result":
            results.append(_own_result(row, where, code))
        else:
            raise InputError(f"{row['kind']!r} is neither target nor result", where=where, remedy="Write one of them.")
    if not targets:
        raise NotHeld("the file has no target", where=str(path), remedy="Add a row with the kind target.")
    return Goals(tuple(targets.values()), tuple(results))


def _sourced(row: Mapping[str, str], where: str) -> str:
    if not (row["source"] or "").strip():
        raise InputError("no source is given", where=where, remedy="Say who set or printed the figure, and when.")
    return row["source"].strip()


def _own_target(row: Mapping[str, str], where: str, code: str) -> Target:
    value, quantum, unit = amount(row["value"], row["unit"], where)
    return Target(
        name=f"{row['name']} {row['period']}".strip(), code=row["name"], series=row["series"],
        period=_year(row["period"], where, code), value=value, quantum=quantum, unit=unit,
        source=_sourced(row, where), known_at=EARLIEST, classification=OWN,
    )  # fmt: skip


def _own_result(row: Mapping[str, str], where: str, code: str) -> Stated:
    value, quantum, unit = amount(row["value"], row["unit"], where)
    return Stated(
        period=_year(row["period"], where, code), value=value, quantum=quantum, unit=unit,
        publication=_sourced(row, where), known_at=EARLIEST, inferred=False,
        cell={"code": row["name"], "series": row["series"], "basis": "printed"},
    )  # fmt: skip
