"""A checked article as a JSON object; docs/reference/check-json.md says what each key means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from kuroji.claims.presenting.rows import unit_of
from kuroji.claims.presenting.visible import escaped_json
from kuroji.claims.reading import Reading
from kuroji.claims.verdict import Checked, Judged
from kuroji.classifications.partners import partner
from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.facts import commodity_word
from kuroji.model.fact import Fact
from kuroji.model.instant import iso

Node = dict[str, Any]
Describe = Callable[[Fact], dict[str, object]]


def line(checked: Checked, describe: Describe, *, why: bool = False) -> str:
    """The object on one line, without signs that a terminal would obey."""
    return escaped_json(msgspec.json.encode(answer(checked, describe, why=why)).decode()) + "\n"


def answer(checked: Checked, describe: Describe, *, why: bool = False) -> Node:
    """The object. `describe` gives the house's JSON of a fact; `why` adds what was weighed."""
    facts = {fact.id: fact for claim in checked.judged for fact in claim.facts}
    return {
        "article": _article(checked),
        "claims": [_claim(claim, why=why) for claim in checked.judged],
        "summary": msgspec.structs.asdict(checked.summary),
        "facts": [describe(fact) for fact in facts.values()],
    }


def _article(checked: Checked) -> Node:
    article = checked.article
    return {
        "title": article.title,
        "body": article.body,
        "published_at": _instant(article.published_at),
        "dated_by": article.dated_by or None,
        "lang": article.language or None,
        "url": article.address or None,
        "as_of": _instant(checked.as_of),
        "notices": list(checked.notices),
    }


def _claim(claim: Judged, *, why: bool) -> Node:
    mention = claim.mention
    node = {
        "quote": mention.text,
        "start": mention.start,
        "end": mention.end,
        **_about(claim.reading),
        "stated": mention.text if claim.stated is None else number(claim.stated),
        "unit": unit_of(claim) or None,
        "grain": number(claim.grain),
        "verdict": str(claim.verdict),
        "truth_now": number(claim.truth_now),
        "truth_at_publication": number(claim.truth_then),
        "likely_slip": claim.slip or None,
        "confidence": round(claim.confidence, 4),
        "why": claim.why,
        "why_ja": claim.why_ja,
        "missing": claim.missing or None,
        "facts": [fact.id for fact in claim.facts],
    }
    return node | (_weighing(claim) if why else {})


def _about(reading: Reading | None) -> Node:
    if reading is None:
        return dict.fromkeys(("indicator", "flow", "partner", "commodity", "period"))
    subject = reading.subject
    return {
        "indicator": reading.indicator,
        "flow": str(subject.flow),
        "partner": partner(subject.partner).name_en,
        "commodity": commodity_word(subject),
        "period": reading.period or None,
    }


def _weighing(claim: Judged) -> Node:
    """What was weighed: the terms of the confidence, in log-odds, and the readings, best first."""
    return {
        "terms": {name: round(size, 2) for name, size in claim.terms},
        "readings": [_reading(reading) for reading in claim.readings],
    }


def _reading(reading: Reading) -> Node:
    return {
        **_about(reading),
        "method": reading.method,
        "base": reading.base or None,
        "vintage": reading.vintage,
        "voice": str(reading.voice),
        "fit": round(reading.fit, 4),
        "because": list(reading.because),
    }


def number(value: Decimal | None) -> int | float | None:
    """A whole number without a decimal point, None where nothing is known."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _instant(at: datetime | None) -> str | None:
    return None if at is None else iso(at, JAPAN)
