"""Declared mappings: what the columns of somebody's file mean, written down instead of guessed.

A mapping is TOML or JSON. It says whose statistics the file holds, in which currency, scale,
classification and valuation, which column is the period, the flow, the partner and so on, and
what the words in those columns stand for. Nothing is inferred from the look of the figures.
All keys are described in docs/reference/mappings.md.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import msgspec

from kuroji.classifications.codelist import nearest
from kuroji.classifications.reporters import reporter
from kuroji.model.errors import InputError
from kuroji.model.stage import Stage

SCALES = {
    "one": Decimal(1), "thousand": Decimal(10) ** 3, "ten thousand": Decimal(10) ** 4, "million": Decimal(10) ** 6,
    "hundred million": Decimal(10) ** 8, "billion": Decimal(10) ** 9, "trillion": Decimal(10) ** 12,
}  # fmt: skip
STAGES = {
    "first 10 days": Stage.FIRST_10_DAYS, "first 20 days": Stage.FIRST_20_DAYS, "provisional": Stage.PROVISIONAL,
    "detailed": Stage.DETAILED, "revised": Stage.REVISED, "fixed": Stage.FIXED,
}  # fmt: skip
LIMIT = 1 << 20


class Columns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The names of the columns that hold each part of a figure; empty where the file has no such column.

    `published` is a date, or a month where the day is not known; figures of each such date
    are a release of their own, and `address` is where it was published.
    """

    period: str = ""
    flow: str = ""
    partner: str = ""
    commodity: str = ""
    value: str = ""
    quantity: str = ""
    quantity_unit: str = ""
    reporter: str = ""
    status: str = ""
    scale: str = ""
    published: str = ""
    address: str = ""

    def named(self) -> dict[str, str]:
        """The columns that the file has, by the part of the figure they hold."""
        return {field: name for field in self.__struct_fields__ if (name := getattr(self, field))}


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a file says, column by column.

    `fixed` gives the parts that no column holds (flow = "import"); `values` is for files with a
    column for each flow: column name to flow. `flows`, `partners`, `commodities` and `statuses`
    say what the file's own words stand for: a flow, a partner code or name, a code or `total`,
    and `withheld`, `nil`, `not_published` or `skip`. `keep` names columns and the only words in
    them that are read; every other row is passed over. `scale` is a word of SCALES or a number,
    or a power of ten in the column `scale`. `grain` is the rounding grain in the file's own
    unit, where it is not that of the digits printed.
    """

    source: str
    columns: Columns
    reporter: str = ""
    title: str = ""
    title_ja: str = ""
    address: str = ""
    currency: str = ""
    scale: str | float | int = "one"
    grain: float | None = None
    classification: str = ""
    export_valuation: str = ""
    import_valuation: str = ""
    published: date | None = None
    stage: str = "detailed"
    delimiter: str = ","
    decimal: Literal[".", ","] = "."
    encoding: str = "utf-8"
    unknown_partners: Literal["refuse", "leave out"] = "refuse"
    fixed: dict[str, str] = {}
    values: dict[str, str] = {}
    flows: dict[str, str] = {}
    partners: dict[str, str] = {}
    commodities: dict[str, str] = {}
    reporters: dict[str, str] = {}
    statuses: dict[str, str] = {}
    keep: dict[str, list[str]] = {}

    @property
    def factor(self) -> Decimal:
        """What a figure of the file is multiplied with to be in whole units."""
        return SCALES[self.scale] if isinstance(self.scale, str) else Decimal(str(self.scale))


def read_mapping(source: Path | bytes, name: str = "") -> Mapping:
    """The mapping in a TOML or JSON file (or its bytes). Raises InputError naming the key and what would be right."""
    name = name or str(source if isinstance(source, Path) else "mapping")
    text = _text(source, name)
    try:
        raw: Any = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            f"neither TOML nor JSON: {error}", where=name, remedy="docs/reference/mappings.md has examples."
        ) from None
    try:
        found = msgspec.convert(raw, Mapping)
    except msgspec.ValidationError as error:
        raise InputError(
            str(error).replace(" - at `$", " - at `mapping"), where=name, remedy=_known_keys(str(error))
        ) from None
    _check(found, name)
    return found


@cache
def built_in(name: str) -> Mapping:
    """A mapping that comes with Kuroji, such as `eurostat-comext`. Raises InputError naming those there are."""
    folder = resources.files(__package__) / "mappings"
    known = sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml"))
    if name not in known:
        raise InputError(
            f"there is no mapping {name!r}", remedy=f"Mappings at hand: {', '.join(known)}; or give a file."
        )
    return read_mapping((folder / f"{name}.toml").read_bytes(), f"{name}.toml")


def _text(source: Path | bytes, name: str) -> str:
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
        if len(data) > LIMIT:
            raise InputError("more than a megabyte, far beyond any mapping", where=name, remedy="Check the path.")
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            f"the mapping cannot be read: {error.strerror}", where=name, remedy="Check the path."
        ) from error
    except UnicodeDecodeError:
        raise InputError("the mapping is not UTF-8", where=name, remedy="Save it as UTF-8.") from None


def _known_keys(message: str) -> str:
    if "unknown field" not in message:
        return "docs/reference/mappings.md lists the keys and what they hold."
    inside = Columns if "columns" in message else Mapping
    return f"Keys: {', '.join(inside.__struct_fields__)}."


def _check(of: Mapping, name: str) -> None:
    """What the types cannot say. Raises InputError."""
    _known("scale", of.scale if isinstance(of.scale, str) else "one", SCALES, name)
    _known("stage", of.stage, STAGES, name)
    if not isinstance(of.scale, str) and of.scale <= 0:
        raise InputError(f"the scale {of.scale} is not positive", where=f"{name}, scale")
    held = {*of.columns.named(), *of.fixed}
    if of.values and (of.columns.value or of.columns.flow or "flow" in of.fixed):
        raise InputError(
            "`values` gives each flow a column of its own, so there is no column `value` or `flow`",
            where=f"{name}, values", remedy="Leave one of the two ways out.",
        )  # fmt: skip
    needed = ["period", *(() if of.values else ("flow",)), *(() if of.values or "quantity" in held else ("value",))]
    for part in needed:
        if part not in held:
            raise InputError(
                f"nothing says what the {part} is", where=f"{name}, columns",
                remedy=f'Name its column under [columns], or one {part} for all rows under [fixed].',
            )  # fmt: skip
    if not (of.reporter or "reporter" in held):
        raise InputError("nothing says whose statistics these are", where=name, remedy='Add reporter = "VN".')
    if "commodity" in of.columns.named() and not of.classification:
        raise InputError(
            "there are commodities but no classification", where=f"{name}, classification",
            remedy='Add classification = "HS" (or SITC, CN, ...): a code means nothing without it.',
        )  # fmt: skip
    if of.reporter:
        _check_valuation(of, name)


def _known(key: str, word: str, words: dict[str, Any], name: str) -> None:
    if word not in words:
        raise InputError(f"{word!r} is no {key}", where=f"{name}, {key}", remedy=f"Nearest: {nearest(word, words)}.")


def _check_valuation(of: Mapping, name: str) -> None:
    """Figures valued in another way than the reporter's own statistics would be mixed up with them."""
    owner = reporter(of.reporter)
    for key, said, own in (
        ("export_valuation", of.export_valuation, owner.export_valuation),
        ("import_valuation", of.import_valuation, owner.import_valuation),
    ):
        if said and said.casefold() != own.casefold():
            raise InputError(
                f"{said}, where the statistics of {owner.name_en} are {own}", where=f"{name}, {key}",
                remedy="Figures of two valuations cannot stand in one series; convert them, or leave that flow out.",
            )  # fmt: skip
