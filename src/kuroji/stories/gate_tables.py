"""Tables at the gate: every cell against its Fact, its column's head and its row's label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from kuroji.claims.gating.placed import Refusal
from kuroji.claims.resolving.words.names import name_words
from kuroji.claims.resolving.words.spotting import spot
from kuroji.classifications.commodities import FLOWS, commodity
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL
from kuroji.model.rounding import round_to
from kuroji.stories.story import Row, Story, Table

_CELL = re.compile(r"(?P<sign>[-+−])?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<percent>%)?")
_BILLION = Decimal(10) ** 9
_SUM = re.compile(r"Change|Total|増減|合?計")
_EMPTY = "–"
# What a column may hold by its head, in both languages.
_HEADS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"¥ billion|10億円", frozenset({"value", "balance", "difference", "effect"})),
    (r"on a year earlier|前年(?:同月|同期|同旬|度)?比", frozenset({"change", "balance_change"})),
    (r"points|寄与度", frozenset({"contribution"})),
    (r"unit value|単価", frozenset({"unit_value_change", "index_to", "effect"})),
    (r"quantity|volume|数量", frozenset({"quantity_change", "index_to", "effect"})),
    (r"mix|構成|not split|分解できない", frozenset({"effect"})),
    (r"^change$|増減額", frozenset({"difference"})),
    (r"value|金額", frozenset({"index_to"})),
    (r"absorbed|吸収率", frozenset({"absorption"})),
)
_SIDES = (("balance", r"Balance|差引|収支"), ("export", r"Exports?\b|輸出"), ("import", r"Imports?\b|輸入"))
_MEASURES = {"unit value": "unit_value", "単価": "unit_value", "quantity": "quantity", "数量": "quantity"}
_EFFECTS = (
    ("price", r"^[Uu]nit values?|^単価"), ("quantity", r"^[Qq]uantity|^volume|^数量$"), ("currency", r"^Exchange|^為替$"),
    ("mix", r"[Mm]ix|構成"), ("not-split", r"without|[Nn]ot split|公表されていない|分けられない|分解できない"),
)  # fmt: skip


def misplaced(story: Story, facts: Mapping[str, Fact]) -> Iterator[Refusal]:
    """The cells of a story's tables that do not say their Facts; `place` is the number of the table."""
    for number, table in enumerate(story.tables, 1):
        for row in table.rows:
            for head, cell in zip(table.heads[1:], row.cells, strict=True):
                yield from _cell(number, table, row, head, cell.text, facts.get(cell.fact or ""))


def _cell(number: int, table: Table, row: Row, head: str, said: str, fact: Fact | None) -> Iterator[Refusal]:
    where = f"{table.title} / {row.label} / {head}"
    if fact is None:
        if said.strip() not in ("", _EMPTY):
            yield Refusal(number, f"{where}: {said}", "a Fact", "no Fact says it", "unvouched")
        return
    if not _says(said, fact):
        yield Refusal(number, f"{where}: {said}", f"{fact.exact} {fact.unit}", said, "number")
    if fact.indicator not in _indicators(head):
        yield Refusal(number, f"{where}: {said}", fact.indicator, head, "measure")
    elif fact.indicator == "index_to" and _MEASURES.get(head, "value") != fact.measure:
        yield Refusal(number, f"{where}: {said}", fact.measure, head, "measure")
    yield from _labelled(number, table, row, head, f"{where}: {said}", fact)


def _says(said: str, fact: Fact) -> bool:
    found = _CELL.fullmatch(said.strip())
    if found is None or bool(found["percent"]) != (fact.unit == "percent"):
        return False
    scale = _BILLION if fact.unit == "JPY" else Decimal(1)
    digits = found["number"].replace(",", "")
    step = Decimal(1).scaleb(-len(digits.partition(".")[2])) * scale
    size = max(step, Decimal(str(fact.quantum)))
    value = Decimal(digits) * scale * (-1 if found["sign"] in ("-", "−") else 1)
    if value == 0:
        return round_to(abs(Decimal(fact.exact)), size) == 0
    return value in {round_to(Decimal(fact.exact), size), round_to(Decimal(str(fact.value)), size)}


def _indicators(head: str) -> frozenset[str]:
    return next((held for pattern, held in _HEADS if re.search(pattern, head)), frozenset())


def _labelled(number: int, table: Table, row: Row, head: str, text: str, fact: Fact) -> Iterator[Refusal]:
    """Goods, flow, partner or part of a change as the row's label or the table's title names them."""
    goods = [w for w in name_words(row.label) if w.sort == "commodity"] or [
        w for w in name_words(table.title) if w.sort == "commodity"
    ]
    if goods and not _is(goods[0].means, fact):
        yield Refusal(number, text, fact.commodity, goods[0].text, "commodity")
    flow = _first(_SIDES, row.label) or _first(_SIDES, table.title)
    if flow and flow != str(fact.flow) and fact.indicator != "effect":
        yield Refusal(number, text, str(fact.flow), flow, "flow")
    if (
        not goods
        and not flow
        and fact.indicator != "effect"
        and fact.code != TOTAL
        and not _dated(row.label, fact)
        and not _SUM.match(row.label)
    ):
        yield Refusal(number, text, fact.commodity, row.label, "commodity")
    part = _first(_EFFECTS, row.label) or _first(_EFFECTS, head)
    if fact.indicator == "effect" and not (part and fact.method.startswith(part)):
        yield Refusal(number, text, fact.method, row.label, "measure")
    partners = {w.means for w in spot(table.title) if w.sort == "partner"}
    if partners and fact.partner_code not in partners:
        yield Refusal(number, text, fact.partner, table.title, "partner")


def _first(table: tuple[tuple[str, str], ...], text: str) -> str:
    return next((word for word, pattern in table if re.search(pattern, text)), "")


def _is(means: str, fact: Fact) -> bool:
    codes = [each.split(":") for each in means.split("|")]
    if str(fact.flow) not in FLOWS:
        return any(commodity(flow, code).concept == fact.code for flow, _, code in codes)
    return any(flow == str(fact.flow) and code == fact.code for flow, _, code in codes)


def _dated(label: str, fact: Fact) -> bool:
    return re.search(r"\d", label) is not None and fact.period[:4] in label
