"""The parts of a whole as a file: CSV and the JSON object; every form says its source and vintage."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal

from kuroji.classifications.partners import partner
from kuroji.indicators.parts import GOODS, Part, Parts
from kuroji.indicators.view import Subject
from kuroji.model.detail import CLASSIFICATION
from kuroji.model.fact import Fact
from kuroji.model.instant import iso
from kuroji.model.rounding import percent_change, ratio, round_to
from kuroji.stories.fact_json import fact_object
from kuroji.stories.wording.goods import described

COLUMNS = (
    "kind", "code", "partner", "name_en", "name_ja", "period", "value", "unit", "share", "base", "change", "withheld",
    "quantity", "quantity_unit", "unit_value", "quantity2", "quantity2_unit", "unit_value2", "fact", "as_of", "source",
)  # fmt: skip
PART, WITHHELD, UNALLOCATED, REST, WHOLE = "part", "withheld", "unallocated", "rest", "whole"
_PERCENT = Decimal("0.01")
_RESTS = {
    GOODS: ("Not broken down by commodity", "品目別に分けられない分"),
    "": ("Not broken down by partner", "相手国別に分けられない分"),
}


def rows(found: Parts, facts: Mapping[Part | None, Fact]) -> Iterator[dict[str, object]]:
    """A row for every part, then the rest and the whole, under the names of COLUMNS; no number is None.

    Amounts are in whole units of the currency, `share` and `change` in percent, unit values in the
    currency per unit of quantity, unrounded to a hundredth.
    """
    for part in found.parts:
        yield _row(found, _kind(part), part, facts.get(part)) | _quantities(part)
    asked = found.asked
    names = dict(zip(("name_en", "name_ja"), _RESTS.get(asked.by, _RESTS[""]), strict=True))
    rest = Part(subject=asked.subject, value=found.rest, base=None)
    yield _row(found, REST, rest, None) | {"code": "", "partner": ""} | names | _quantities(rest)
    whole = Part(subject=asked.subject, value=found.value, base=found.base, withheld=found.withheld)
    yield _row(found, WHOLE, whole, facts.get(None)) | _quantities(whole)


def _kind(part: Part) -> str:
    """What a part is: withheld goods of a chapter and goods in no group of SITC or BEC are told from the others."""
    if not part.residual:
        return PART
    return WITHHELD if part.subject.classification == CLASSIFICATION else UNALLOCATED


def _row(found: Parts, kind: str, part: Part, fact: Fact | None) -> dict[str, object]:
    return {
        "kind": kind, "code": part.subject.code, "partner": part.subject.partner,
        **{f"name_{language}": name(found, part.subject, language) for language in ("en", "ja")},
        "period": str(found.asked.period), "value": _number(part.value), "unit": found.reporter.currency,
        "share": share(found, part.value), "base": _number(part.base), "change": change(part), "withheld": part.withheld,
        "fact": fact.id if fact else None,
    }  # fmt: skip


def name(found: Parts, subject: Subject, language: str) -> str:
    """What a part is called: its goods, or its partner."""
    if found.asked.by == GOODS:
        return described(subject, language)
    place = partner(subject.partner)
    return place.name_ja if language == "ja" else place.name_en


def share(found: Parts, value: Decimal | None) -> float | None:
    """The share of a value in the whole in percent, to a hundredth."""
    return None if value is None or not found.value else float(round_to(ratio(value, found.value) * 100, _PERCENT))


def change(part: Part) -> float | None:
    """The change on the year in percent, to a hundredth; None where there is no number or no base."""
    if part.value is None or not part.base:
        return None
    return float(round_to(percent_change(part.value, part.base), _PERCENT))


def _quantities(part: Part) -> dict[str, object]:
    told: dict[str, object] = {}
    for place, suffix in enumerate(("", "2")):
        amount, unit = part.quantities[place] if place < len(part.quantities) else (None, None)
        unit_value = round_to(ratio(part.value, amount), _PERCENT) if amount and part.value is not None else None
        told |= {
            f"quantity{suffix}": _number(amount), f"quantity{suffix}_unit": unit,
            f"unit_value{suffix}": None if unit_value is None else float(unit_value),
        }  # fmt: skip
    return told


def _number(value: Decimal | None) -> int | None:
    return None if value is None else int(value)


def as_csv(found: Parts, facts: Mapping[Part | None, Fact]) -> str:
    """The rows with vintage and source in each."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    told = {"as_of": iso(found.as_of, found.reporter), "source": found.reporter.attribution_en}
    writer.writerows(row | told for row in rows(found, facts))
    return text.getvalue()


def header(found: Parts) -> dict[str, object]:
    """What the parts are of, with plain values."""
    asked = found.asked
    return {
        "reporter": found.reporter.code, "flow": asked.subject.flow, "partner": asked.subject.partner,
        "commodity": asked.subject.code, "period": str(asked.period), "by": asked.by, "level": found.level,
        "as_of": iso(found.as_of, found.reporter), "unit": found.reporter.currency, "value": int(found.value),
        "rest": int(found.rest), "withheld": found.withheld, "source": found.reporter.attribution_en,
    }  # fmt: skip


def as_object(found: Parts, facts: Mapping[Part | None, Fact]) -> dict[str, object]:
    """The parts with plain values: header, rows, and as facts those of them that are series."""
    return header(found) | {"rows": list(rows(found, facts)), "facts": [fact_object(fact) for fact in facts.values()]}
