"""Facts as JSON objects: the one shape that every answer of the command line, the web and the stories carries."""

from __future__ import annotations

from kuroji.classifications.reporters import reporter
from kuroji.model.fact import Fact
from kuroji.model.instant import iso
from kuroji.stories.wording.phrases import phrase


def fact_object(fact: Fact) -> dict[str, object]:
    """The fact with plain values: amounts in whole currency units, changes in percent, instants in the reporter's zone.

    Keys are described in docs/reference/facts-json.md.
    """
    return {
        "id": fact.id,
        "indicator": fact.indicator,
        "method": fact.method,
        "reporter": fact.reporter,
        "flow": fact.flow,
        "partner": fact.partner,
        "partner_code": fact.partner_code,
        "commodity": fact.commodity,
        "commodity_code": f"{fact.classification}:{fact.code}" if fact.classification else fact.code,
        "measure": fact.measure,
        "period": fact.period,
        "as_of": iso(fact.as_of, reporter(fact.reporter)),
        "value": _number(fact.value),
        "exact": fact.exact,
        "unit": fact.unit,
        "quantum": _number(fact.quantum),
        "basis": str(fact.basis),
        "flags": list(fact.flags),
        "base": fact.base,
        "releases": list(fact.releases),
        "detail": fact.detail,
        "text_en": phrase(fact, "en"),
        "text_ja": phrase(fact, "ja"),
    }


def _number(value: float) -> float | int:
    """Whole amounts without a decimal point; a negative zero stays one."""
    return int(value) if value.is_integer() and abs(value) >= 1 else value
