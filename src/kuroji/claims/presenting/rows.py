"""What is shown of each claim, in words: one row for tables, cards and lists alike."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.claims.judging.naming import subject_en, subject_ja
from kuroji.claims.judging.neighbours import Slip
from kuroji.claims.judging.words import day_en, day_ja, figure_en, figure_ja, period_en, period_ja
from kuroji.claims.presenting.labels import Labels
from kuroji.claims.reading import Reading
from kuroji.claims.verdict import Checked, Judged, Verdict
from kuroji.classifications.reporters import JAPAN
from kuroji.model.errors import UsageError
from kuroji.model.period import parse

NOTHING = "–"
_UNITS = {
    "value": "JPY", "balance": "JPY", "difference": "JPY", "change": "percent", "balance_change": "percent",
    "quantity_change": "percent", "unit_value_change": "percent", "share": "percent", "contribution": "points",
    "ratio": "times", "streak": "periods", "first_since": "periods", "count": "periods", "rank": "rank",
}  # fmt: skip


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One claim in the words of one language; figures that are not stated or not known are a dash."""

    number: int
    quote: str
    verdict: Verdict
    label: str
    said: str
    then: str
    now: str
    why: str
    about: str
    missing: str
    facts: tuple[str, ...]


def rows(checked: Checked, words: Labels) -> tuple[Row, ...]:
    """The claims in the order of the text, numbered from 1."""
    return tuple(_row(number, claim, words) for number, claim in enumerate(checked.judged, 1))


def _row(number: int, claim: Judged, words: Labels) -> Row:
    unit = unit_of(claim)
    # A figure of another scale has digits that say nothing of how the true one is told.
    grain = None if claim.slip == Slip.UNIT else claim.grain
    return Row(
        number=number,
        quote=claim.mention.text,
        verdict=claim.verdict,
        label=words.verdicts[claim.verdict],
        said=_figure(claim.stated, unit, claim.grain, words),
        then=_figure(claim.truth_then, unit, grain, words),
        now=_figure(claim.truth_now, unit, grain, words),
        why=(claim.why_ja if words.language == "ja" else claim.why) or claim.why,
        about=about(claim.reading, words) if claim.reading is not None else "",
        missing=claim.missing,
        facts=tuple(fact.id for fact in claim.facts),
    )


def unit_of(claim: Judged) -> str:
    """The unit that the stated figure and the truths are in, empty for a claim that states none."""
    indicator = claim.reading.indicator if claim.reading is not None else ""
    if indicator == "contribution" and claim.reading is not None and claim.reading.method == "rate":
        return "percent"
    known = next((fact.unit for fact in claim.facts if fact.indicator == indicator), "")
    return _UNITS.get(indicator) or known or claim.mention.unit


def _figure(value: Decimal | None, unit: str, grain: Decimal | None, words: Labels) -> str:
    if value is None:
        return NOTHING
    return figure_ja(value, unit, grain) if words.language == "ja" else figure_en(value, unit, grain)


def about(reading: Reading, words: Labels) -> str:
    """A reading in words: change (yoy) · exports of motor vehicles to the US · May 2026."""
    japanese = words.language == "ja"
    subject = subject_ja(reading.subject) if japanese else subject_en(reading.subject)
    method = f" ({reading.method})" if reading.method else ""
    return " · ".join(filter(None, (f"{reading.indicator}{method}", subject, _period(reading.period, words))))


def _period(text: str, words: Labels) -> str:
    """The period in words; as written where it is none of ours (a sentence may name another kind)."""
    try:
        period = parse(text, JAPAN.fiscal)
    except UsageError:
        return text
    return period_ja(period) if words.language == "ja" else period_en(period)


def summary_line(checked: Checked, words: Labels) -> str:
    """The claims counted by verdict, and the share that the data could answer."""
    if not checked.summary.claims:
        return words.no_claims
    counts = msgspec.structs.asdict(checked.summary)
    return words.summary.format(**{**counts, "coverage": f"{checked.summary.coverage:.0%}"})


def dates(checked: Checked, words: Labels) -> tuple[str, str]:
    """When the article appeared, and when the figures called now were known."""
    day = day_ja if words.language == "ja" else day_en
    at = checked.article.published_at
    published = words.published.format(when=day(at)) if at is not None else words.no_date
    return published, words.as_of.format(when=day(checked.as_of))
