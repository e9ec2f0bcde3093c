"""The question that an address of parts asks, and its rows: every part with its trace, its series and its own parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import msgspec

from kuroji.classifications.goods_groups import TABLES
from kuroji.classifications.harmonized import NATIONAL, WITHHELD
from kuroji.indicators import parts
from kuroji.indicators.parts import GOODS, PARTNERS, Part, Parts
from kuroji.indicators.subjects import subject_of
from kuroji.indicators.view import Subject
from kuroji.language.units import per_quantity
from kuroji.model.detail import CLASSIFICATION as DETAIL
from kuroji.model.errors import UsageError
from kuroji.model.fact import Fact
from kuroji.model.instant import AsOf
from kuroji.model.observation import TOTAL, WORLD, Flow
from kuroji.model.period import Frequency, parse
from kuroji.model.reporter import Reporter
from kuroji.model.rounding import ratio, round_to
from kuroji.store.opening import Store
from kuroji.stories.parts_files import change, name, share
from kuroji.stories.wording import en, ja
from kuroji.stories.wording.goods import code_of
from kuroji.web.addresses import address
from kuroji.web.exploring.question import LONGEST_WORD, goods_word, values_of

NEXT, NEWEST = "next", "newest"
DEFAULTS = {"flow": str(Flow.EXPORT), "partner": WORLD, "commodity": TOTAL, "by": NEXT, "period": NEWEST}
MILLION, THOUSAND = Decimal(10**6), Decimal(1000)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row: amounts as written; `path` leads to the trace, `parts` to the part's own parts, `series` to it in time."""

    code: str
    name: str
    amount: str
    share: str
    change: str
    quantities: tuple[str, ...]
    unit_values: tuple[str, ...]
    residual: bool
    path: str
    parts: str
    series: str


def asked(store: Store, values: Mapping[str, str], moment: AsOf, owner: Reporter) -> parts.Asked:
    """The question of the values of an address. Raises UsageError for what cannot be understood, NotHeld without a newest month."""
    told = DEFAULTS | dict(values)
    for what, word in told.items():
        if len(word) > LONGEST_WORD:
            raise UsageError(f"the {what} is longer than any there is", remedy="Choose one of the list.")
    subject = subject_of(told["flow"], told["partner"], told["commodity"], "value")
    by = PARTNERS if told["by"] == PARTNERS else GOODS
    level = "" if told["by"] in (NEXT, PARTNERS) else told["by"]
    period = (
        parts.newest(store, subject, by, level, moment, owner)
        if told["period"] == NEWEST
        else parse(told["period"], owner.fiscal)
    )
    return parts.Asked(subject=subject, period=period, by=by, level=level)


def row(found: Parts, part: Part, fact: Fact | None, values: Mapping[str, str], language: str) -> Row:
    """A part as a row of the table."""
    one = part.subject
    by_goods = found.asked.by == GOODS
    told = share(found, part.value), change(part)
    return Row(
        code=code_of(one) if by_goods else "", name=name(found, one, language), amount=amount(found, part.value),
        share="–" if told[0] is None else f"{told[0]:.1f}%",
        change="–" if told[1] is None else f"{told[1]:+.1f}%".replace("-", "−"),
        quantities=tuple(_counted(quantity, unit, language) for quantity, unit in part.quantities),
        unit_values=tuple(_unit_values(part, found.reporter.currency, language)), residual=part.residual,
        path=address("fact", language, id=fact.id) if fact else "", parts=_below(found, one, values, language),
        series=address("explore", language, **values_of(one, Frequency.MONTH), **_vintage(values)),
    )  # fmt: skip


def amount(found: Parts, value: Decimal | None) -> str:
    """An amount in millions: without decimals from ten billion on, so that small wholes keep their digits."""
    if value is None:
        return "–"
    grain = MILLION if found.value >= 10_000 * MILLION else MILLION / 1000
    decimals = 0 if grain == MILLION else 3
    return f"{round_to(value, grain) / MILLION:,.{decimals}f}".replace("-", "−")


def _counted(quantity: Decimal, unit: str, language: str) -> str:
    """A quantity with its unit: 49,515 kg, 49,515キログラム."""
    if language == "ja":
        return f"{quantity:,.0f}{ja.UNITS.get(unit, unit)}"
    return f"{quantity:,.0f} {en.UNITS.get(unit, unit)}"


def _unit_values(part: Part, currency: str, language: str) -> Iterator[str]:
    """Value over each quantity, with a decimal below a thousand: 1,089 yen per kg."""
    for quantity, unit in part.quantities:
        if quantity and part.value is not None:
            found = ratio(part.value, quantity)
            said = f"{found:,.0f}" if found >= THOUSAND else f"{found:,.1f}"
            yield f"{said}{'' if language == 'ja' else ' '}{per_quantity(f'{currency}/{unit}', language)}"


def _below(found: Parts, one: Subject, values: Mapping[str, str], language: str) -> str:
    """The address of a part's own parts; a code of nine digits has partners, a withheld one and a partner's none."""
    if one.classification in TABLES:
        return parts_path(one, NEXT, found, values, language)
    if one.classification != DETAIL:
        return parts_path(one, NEXT, found, values, language) if found.asked.by != GOODS else ""
    by = NEXT if len(one.commodity) < NATIONAL else PARTNERS
    single = one.partner != WORLD
    return (
        "" if WITHHELD in one.commodity or (by == PARTNERS and single) else parts_path(one, by, found, values, language)
    )


def parts_path(one: Subject, by: str, found: Parts, values: Mapping[str, str], language: str) -> str:
    """The address of the parts of a subject, of the same period and vintage."""
    told = {"flow": str(one.flow), "partner": one.partner, "commodity": goods_word(one), "by": by}
    return address("parts", language, **told, period=str(found.asked.period), **_vintage(values))


def _vintage(values: Mapping[str, str]) -> dict[str, str]:
    return {"as_of": values["as_of"]} if "as_of" in values else {}
