"""Subjects from words: what the user calls a flow, a partner, a commodity and a measure, as codes.

A series is also written in one word, JP.import.world.PC:30301.value, the form that fact
ids and messages use.
"""

from __future__ import annotations

import msgspec

from kuroji.classifications.codelist import folded, nearest
from kuroji.classifications.commodities import find_commodity
from kuroji.classifications.editions import family_of
from kuroji.classifications.items import item, item_named
from kuroji.classifications.partners import find_partner, partner
from kuroji.classifications.reporters import reporter
from kuroji.indicators.view import Subject
from kuroji.model.detail import CLASSIFICATION
from kuroji.model.errors import UsageError
from kuroji.model.observation import TOTAL, UNIT_VALUE, Flow, Measure

FLOW_WORDS = {
    "export": Flow.EXPORT, "exports": Flow.EXPORT, "輸出": Flow.EXPORT,
    "import": Flow.IMPORT, "imports": Flow.IMPORT, "輸入": Flow.IMPORT,
    "balance": Flow.BALANCE, "trade balance": Flow.BALANCE, "収支": Flow.BALANCE, "貿易収支": Flow.BALANCE,
    "差引": Flow.BALANCE,
}  # fmt: skip
# The flow of what is no trade at all, as ids write it; nobody asks for it by name.
NO_FLOW = "none"
MEASURES = (*(str(m) for m in Measure), UNIT_VALUE)


def subject_of(flow: str, place: str, goods: str, measure: str) -> Subject:
    """The subject that the words name: `place` any name or code of a partner, `goods` of a commodity.

    Raises UsageError with the nearest valid words.
    """
    direction = flow_of(flow)
    where = find_partner(place).code
    if folded(goods) in ("", TOTAL):
        return Subject(direction, where, measure=measure_of(measure))
    found = item_named(direction, goods) or find_commodity(goods, direction)
    return Subject(direction, where, found.classification, found.code, measure_of(measure))


def through_editions(subject: Subject) -> Subject:
    """A subheading through changes of edition of the Harmonized System: its family, or itself where it never changed.

    Raises UsageError for other goods.
    """
    if subject.classification != CLASSIFICATION:
        raise UsageError(
            f"{subject.code} is no subheading of the Harmonized System", remedy="Name one by six digits: HS:851713."
        )
    return msgspec.structs.replace(subject, commodity=family_of(subject.commodity))


def flow_of(text: str) -> Flow:
    """The flow called `text`, in English or Japanese. Raises UsageError with the nearest words."""
    found = FLOW_WORDS.get(folded(text))
    if found is None:
        raise UsageError(f"{text!r} is not a flow", remedy=f"Nearest: {nearest(text, FLOW_WORDS)}.")
    return found


def measure_of(text: str) -> str:
    """The measure called `text`. Raises UsageError with the nearest words."""
    word = folded(text).replace("-", "_").replace(" ", "_")
    if word not in MEASURES:
        raise UsageError(f"{text!r} is not a measure", remedy=f"Nearest: {nearest(word, MEASURES, 5)}.")
    return word


def is_series(text: str) -> bool:
    """Whether the text has the shape of a series in one word, rather than that of a period."""
    return text.count(".") >= 3 and ".." not in text


def parse_series(text: str) -> tuple[str, Subject]:
    """Reporter and subject of a series written in one word: JP.import.world.PC:30301.value.

    Names and other codes stand for the codes too (JP.import.World.crude oil.value). Raises
    UsageError for another shape, or with the nearest valid words.
    """
    parts = text.strip().split(".")
    if len(parts) < 4:
        raise UsageError(
            f"{text!r} is not a series",
            remedy="Write reporter, flow, partner, commodity and measure: JP.import.world.PC:30301.value.",
        )
    owner, flow, place, *goods = parts
    measure = goods.pop() if len(goods) > 1 else Measure.VALUE
    return reporter(owner).code, subject_of(flow, place, ".".join(goods), measure)


def coded_subject(flow: str, place: str, code: str, measure: str) -> Subject:
    """The subject of the exact codes that a fact id holds: `code` is `total` or `PC:70323`. Raises UsageError."""
    direction = flow if flow == NO_FLOW else flow_of(flow)
    where = partner(place).code
    if code == TOTAL:
        return Subject(direction, where, measure=measure)
    scheme, colon, number = code.partition(":")
    if not colon:
        raise UsageError(f"{code!r} names no classification", remedy=f"Did you mean PC:{scheme}?")
    return Subject(direction, where, scheme, item(direction, scheme, number).code, measure)
