"""Principal commodities (概況品): the classification of the Japanese press releases and long series.

Codes are direction-specific: 70311 is audio apparatus among exports and semiconductors
among imports, so a code means nothing without its flow. `concept` ties the two directions
of one notion together, and `name_en`, the word facts use, is the same in both. Composite
codes are written with `p`: `0p1` is 0 and 1 together, `70309p70311` likewise. The nine
sections (level 1) add up to the total; level 2 lists the principal commodities only, and
`memo` rows lie inside another row and must not be added to it. Section numbers of the
release are not digits of the code: `9 OTHERS` is 8 and 9.

A commodity's balance is coded by its concept (`semiconductors_etc`), and exists where the
commodity is kept apart in both directions; what one direction keeps apart alone has none.

Source: heads of the long series d51ma and d61ma (names, codes, units) and the commodity
pages of the press release (row names, order), https://www.customs.go.jp/toukei/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from kuroji.classifications.codelist import folded, nearest, read, words
from kuroji.model.errors import InputError, UsageError

PC = "PC"
FLOWS = ("export", "import")
BALANCE = "balance"
_SECTION_NUMBER = re.compile(r"^\d+\s*[..]?\s*(?=\D)")


class Commodity(msgspec.Struct, frozen=True):
    """A principal commodity of one flow.

    `unit` is the quantity unit of the long series, empty where quantities are not kept;
    `level` 0 total, 1 section, 2 commodity; `parent` the code of the row it is part of;
    `press_name_en` and `press_name_ja` the printed row names, empty where the release has no row.
    """

    classification: str
    code: str
    flow: str
    concept: str
    name_en: str
    name_ja: str
    official_en: str
    press_name_en: str
    press_name_ja: str
    unit: str
    level: int
    parent: str
    memo: bool
    synonyms: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every word the commodity answers to, the word of facts first."""
        own = (self.name_en, self.name_ja, self.concept, self.official_en, *self.synonyms)
        return tuple(dict.fromkeys(name for name in own if name))


@cache
def commodities(flow: str) -> tuple[Commodity, ...]:
    """The total, sections and commodities of a flow in the order of the long series, which the release follows.

    Of `balance`, those kept apart in both directions, coded by their concept.
    """
    if flow == BALANCE:
        return _in_both_directions()
    if flow not in FLOWS:
        raise UsageError(f"{flow!r} has no commodities", remedy="Flows with commodities: export, import, balance.")
    return tuple(
        Commodity(
            **{name: row[name] for name in Commodity.__struct_fields__ if name not in ("level", "memo", "synonyms")},
            level=int(row["level"]),
            memo=row["memo"] == "memo",
            synonyms=words(row["synonyms"]),
        )
        for row in read("commodities.csv")
        if row["flow"] == flow
    )


def _in_both_directions() -> tuple[Commodity, ...]:
    imported = {item.concept: item for item in commodities("import")}
    concepts = {item.code: item.concept for item in commodities("export")}
    return tuple(
        msgspec.structs.replace(
            item, code=item.concept, flow=BALANCE, press_name_en="", press_name_ja="", unit="",
            parent=concepts.get(item.parent, ""),
            synonyms=tuple(dict.fromkeys(item.synonyms + imported[item.concept].synonyms)),
        )
        for item in commodities("export") if item.concept in imported
    )  # fmt: skip


@cache
def counterpart(flow: str, code: str, other: str) -> Commodity:
    """What the commodity of one flow is called in another, or in the balance: 70323 of exports is 70311 of imports.

    Raises UsageError for an unknown code, and for a commodity that the other flow does not keep apart.
    """
    item = commodity(flow, code)
    for candidate in commodities(other):
        if candidate.concept == item.concept:
            return candidate
    raise UsageError(
        f"{other}s of {item.name_en} are not kept apart" if other != BALANCE
        else f"only {flow}s of {item.name_en} are kept apart, so there is no balance",
        remedy=f"Ask for {flow}s, or for the section they belong to.",
    )  # fmt: skip


@cache
def _by_code(flow: str) -> dict[str, Commodity]:
    return {item.code: item for item in commodities(flow)}


@cache
def _by_name(flow: str) -> dict[str, Commodity]:
    """Own names first, then synonyms, then press spellings, so that `cars` is what a reporter means by it."""
    named: dict[str, Commodity] = {}
    items = commodities(flow)
    for item in items:
        for name in (item.name_en, item.name_ja, item.concept):
            named.setdefault(folded(name), item)
    for item in items:
        for name in item.names:
            named.setdefault(folded(name), item)
    for item in items:
        for name in (item.press_name_en, item.press_name_ja):
            if name:
                named.setdefault(_press(name), item)
    return named


@cache
def _by_press_name(flow: str) -> dict[str, Commodity]:
    printed = [item for item in commodities(flow) if item.press_name_en]
    names = {_press(item.press_name_en): item for item in printed}
    return names | {_press(item.press_name_ja): item for item in printed}


def _press(name: str) -> str:
    """A row name without the number of its section, the brackets of an "of which" row and its blanks."""
    plain = folded(name)
    bare = _SECTION_NUMBER.sub("", plain[1:-1] if plain.startswith("(") and plain.endswith(")") else plain)
    return bare.replace(" ", "").replace("・", "")


def commodity(flow: str, code: str) -> Commodity:
    """The commodity of `flow` with exactly that code (`70323`, `0p1`, `total`). Raises UsageError with the nearest."""
    try:
        return _by_code(flow)[code]
    except KeyError:
        raise UsageError(
            f"{code!r} is not a principal commodity code of {flow}s" + _other_direction(flow, code),
            remedy=f"Nearest: {nearest(code, _by_code(flow))}. Codes differ between exports and imports.",
        ) from None


def _other_direction(flow: str, code: str) -> str:
    if flow == BALANCE:
        return ""
    other = FLOWS[1 - FLOWS.index(flow)]
    found = _by_code(other).get(code)
    return f"; among {other}s it is {found.name_en}" if found else ""


def find_commodities(text: str) -> tuple[Commodity, ...]:
    """The commodity called `text` in each flow that has it: a name or synonym in either language, or `PC:` and a code.

    Raises UsageError with the nearest names when neither flow has it.
    """
    found = tuple(item for flow in FLOWS if (item := _lookup(text, flow)))
    if not found:
        raise _unknown(text, FLOWS)
    return found


def find_commodity(text: str, flow: str | None) -> Commodity:
    """The commodity called `text` among `flow`; with no flow, the only one that is meant.

    Raises UsageError with the nearest names, with the flow in which it does exist, or, without
    a flow, when a code means different things in the two directions.
    """
    if flow is not None and flow not in FLOWS:
        commodities(flow)
    if flow == BALANCE:
        return _lookup(text, BALANCE) or _without_balance(find_commodities(text)[0])
    found = find_commodities(text)
    chosen = [item for item in found if item.flow == flow] if flow else found[:1]
    if flow is None and len({item.concept for item in found}) > 1:
        raise UsageError(
            f"{text!r} means different things in the two directions: "
            + "; ".join(f"{item.flow} {item.name_en}" for item in found),
            remedy="Say which flow is meant.",
        )
    if not chosen:
        raise UsageError(
            f"{text!r} is a principal commodity of {found[0].flow}s only ({found[0].name_en})",
            remedy=f"Ask for {found[0].flow}s, or for one of: {nearest(text, _spellings((str(flow),)))}.",
        )
    return chosen[0]


def _without_balance(item: Commodity) -> Commodity:
    return counterpart(item.flow, item.code, BALANCE)


def _lookup(text: str, flow: str) -> Commodity | None:
    scheme, colon, code = text.partition(":")
    if colon and scheme.strip().upper() == PC:
        return _by_code(flow).get(code.strip().lower().replace("+", "p"))
    return _by_name(flow).get(folded(text)) or _by_code(flow).get(text.strip()) or _by_name(flow).get(_press(text))


def press_commodity(flow: str, name: str) -> Commodity:
    """The commodity a row of the press release names on its pages of `flow`, in English or Japanese.

    Raises InputError when the release has no such row.
    """
    found = _by_press_name(flow).get(_press(name))
    if found is None:
        printed = [item.press_name_en for item in commodities(flow) if item.press_name_en]
        raise InputError(
            f"the {flow} row {name!r} is not in the codelist of principal commodities",
            remedy=f"Nearest: {nearest(name, printed)}. A new row of the release needs a row in commodities.csv.",
        )
    return found


def is_total(item: Commodity) -> bool:
    """Whether this is the grand total, which belongs to no classification."""
    return item.level == 0


def _spellings(flows: Iterable[str]) -> list[str]:
    return [name for flow in flows for item in commodities(flow) for name in item.names]


def _unknown(text: str, flows: Iterable[str]) -> UsageError:
    return UsageError(
        f"{text!r} is not a commodity known here",
        remedy=f"Nearest: {nearest(text, _spellings(flows))}. Or give a code, such as PC:70323.",
    )
