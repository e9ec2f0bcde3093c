"""What a mention is about: one candidate reading, and where its words stand in the text.

Indicators and methods are those of the registry, and these beside them, which only claims
use (a judge computes them from the same ladders and figures):

| indicator | method | what it states |
|---|---|---|
| change, balance_change, difference, quantity_change, unit_value_change, ratio | yoy, previous, base | against the year before, the period before, or the period in `base` |
| change | per-working-day | on the year, per working day |
| share | of-goods | the partner's part in the goods, not that of the goods in all trade with the partner |
| streak | deficit-narrower, deficit-wider, surplus-narrower, surplus-wider | periods in a row in which the balance shrank or grew on the year |
| first_since | sign | the sign is new: first deficit in four months; of a flow the sign of its change on the year |
| first_since | high, low | the level: largest since, or in N periods; of a balance `low` is the largest deficit |
| first_since | growth-high, growth-low | the change on the year: fastest growth (steepest fall) since, or in N periods |
| record | high or low, "," all-time or for-the-month | the level; `growth-high,all-time` the change on the year |
| rank | largest | among the partners or commodities, as in the registry |
| count | months-in-deficit, -surplus, -rise, -fall | months of `period` with that sign |
| contribution | points, rate | to the growth of the whole; rate is in percent of the difference |
| comparison | growth, level, change | `subject` against `other`: changes on the year, values, or yen differences on the year |
| cause | contribution, price, quantity, currency, outside | `subject` drives `other` |
| direction | yoy, previous, base, sign | rose or fell; a balance turned to, or is in, the sign |
| outside | the word in `outside` | not in the merchandise-trade data of the reporter |

Of a comparison `sign` is +1 where the subject is said to exceed `other`, -1 where it is said to
be exceeded, 0 where they are said to be equal. Of a cause, `subject` is the driver, `sign`
the direction it is said to move (+1 a surge, -1 a fall, 0 not said), `other` what it drives
and `effect` the direction of that (a balance: +1 improves, so a smaller deficit is +1).
Method contribution: the driver's yen difference is a leading part of that of `other`; price,
quantity, currency: the driver is the price (volume, exchange-rate) part of `other`;
outside: the driver is no trade figure at all (tariffs, policy, holidays).
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from kuroji.claims.mention import Mention
from kuroji.indicators.view import Subject


class Voice(StrEnum):
    """Who says it and how: the publisher's figures, somebody's forecast, a plan, a company's own numbers."""

    REPORTED = "reported"
    FORECAST = "forecast"
    TARGET = "target"
    COMPANY = "company"
    OPINION = "opinion"
    BET = "bet"


class Word(msgspec.Struct, frozen=True):
    """A name or word found in the text: a flow, partner, commodity, period, direction or comparison.

    `sort` is one of flow, side (deficit, surplus), partner, commodity, period, direction,
    comparison, cause, measure, basis (year-on-year, month-on-month, per working day),
    vintage (first print, revised), scope (for the month, on record since 1979), voice,
    whole (of all exports), reporter, outside, anaphor (there, within that). `means` is its code: export, US, PC:70323 (per
    flow, as "export:PC:70323|import:PC:70311"), +1, yoy ... Positions are code points into
    the text searched.
    """

    start: int
    end: int
    text: str
    sort: str
    means: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One way to understand a mention: which indicator of which subject, period, base and vintage it states.

    `indicator` and `method` as in the table of this module; `period` and `base` are period
    texts (`base` is the period compared with, or after "since"); `vintage` is "now", "first"
    or "revised" where the words name one, or a period or instant whose knowledge they name;
    `other` is the subject compared with, where there are two. `sign` is the direction the
    words state (+1 rise or surplus, -1 fall or deficit, 0 not stated); `effect` that of
    `other` in a cause. `outside` names what a figure is that the data cannot hold (services,
    current account, company, forecast ...), empty for trade. `seasonal` marks seasonally
    adjusted figures. `fit` (0 to 1) says how well the words support the reading, `because`
    which words did. `named` tells which of period, base, flow, partner, goods and measure the words
    beside the number name themselves, `beside` which of them are named elsewhere in the
    sentence, or leave no choice in the one before; what is in neither was carried or supplied. `doubts`
    are what speaks against the reading, by name, in units of cost; the fit is exp(-sum / 2).
    """

    indicator: str
    method: str
    subject: Subject
    period: str
    base: str = ""
    vintage: str = "now"
    other: Subject | None = None
    voice: str = Voice.REPORTED
    sign: int = 0
    effect: int = 0
    outside: str = ""
    seasonal: bool = False
    fit: float = 0.0
    because: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    doubts: tuple[tuple[str, float], ...] = ()


class Resolved(msgspec.Struct, frozen=True):
    """A mention with its readings, best first; none where it is no claim. `sentence` counts from 0 (the title's first)."""

    mention: Mention
    sentence: int
    readings: tuple[Reading, ...] = ()
