"""Mentions: what a text says that could be checked, before anybody knows what it is about."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

import msgspec


class Kind(StrEnum):
    """What sort of statement a mention is."""

    AMOUNT = "amount"  # money: 378.7 billion yen, 3,787億円
    PERCENT = "percent"  # 17.0%, 17.0 per cent, 17.0%増
    POINTS = "points"  # 3.3 percentage points, 3.3ポイント
    MULTIPLE = "multiple"  # doubled, 2.4 times, halved, 2.4倍, 半減: value over its base
    QUANTITY = "quantity"  # 1.2 million tonnes, 93,000 vehicles, 12万台
    STREAK = "streak"  # fifth consecutive year, 9カ月連続
    FIRST = "first"  # first deficit in four months, 4カ月ぶり
    RECORD = "record"  # record high, highest since 1979, 過去最大
    RANK = "rank"  # second largest, 第2位
    COUNT = "count"  # 14 of the past 15 years, 三度目
    DIRECTION = "direction"  # rose, shrank, swung to a deficit, with no number
    COMPARISON = "comparison"  # imports outpaced exports, more than chips
    CAUSE = "cause"  # driven by, largely because of, the weak yen boosted
    OTHER = "other"  # a number that is no claim: see `Mention.not_ours`


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """What a slice of a text states, wherever it stands.

    `value` is what is stated,
    signed only if the writing itself carries a sign (-3.2%, ▲1兆, 24.7%減 gives -24.7): JPY or
    another currency in whole units, percent, points, times, physical units, periods or
    counts. `high` is the upper end of a range. `grain` is the size of the last stated digit in
    the same unit (378.7 billion: 1e8; 17.0%: 0.1; 17%: 1; 2兆6507億円: 1e8; 300 billion: 1e9, for
    written zeros count as stated), None for phrases. `test` is for phrases: an operator and
    one or two numbers ("more than doubled": (">", 2), "nearly halved": ("between", 0.5, 0.6),
    "double-digit": ("between", 10, 100), "by a fifth": ("between", 17.5, 22.5)). `unit` is JPY,
    USD, ..., percent, points, times, a physical unit (KG, MT, NO, KL, BBL), or a period (months,
    quarters, halves, years, weeks).

    `direction` is +1 or -1 where the words of the number say so (rose 17.0%, 17.0%増), else 0;
    where it is set the signed statement is abs(value) * direction, also if the value carries
    the sign already. On an amount it means a change of that size (up by 9 trillion yen).
    `side` is "deficit" or "surplus" where the words say so. `hedge` holds the hedging word as
    written, in small letters (about, some, nearly, more than, 約, 近く, 超).

    `since` is, for firsts, records and the like, the time reached back to as written in the
    text: `1980`, `FY2020`, `2026-01`, `--01` (a January without its year), `2021-Q1`; `start` (since records
    began) or `ever` ("for the first time" with no more said). `ended` marks a run that is said
    to be over ("snapping a three-month run of surpluses"). `not_ours` says why a number is no
    claim (date, time, page, tariff rate, exchange rate, age, address, list number, product
    name ...), empty otherwise; "currency conversion" marks an amount restated in another money.
    `head` is what the column and the row of a table are called, for a figure that stands in one.
    """

    kind: Kind
    value: Decimal | None = None
    high: Decimal | None = None
    grain: Decimal | None = None
    unit: str = ""
    test: tuple[str, ...] = ()
    direction: int = 0
    side: str = ""
    hedge: str = ""
    since: str = ""
    ended: bool = False
    not_ours: str = ""
    head: str = ""


class Mention(Saying, frozen=True, kw_only=True):
    """A slice of the text that states something.

    `start`, `end`: code points into the article's text, `text` the exact slice; the mentions
    of a sentence never overlap, and every digit of it lies in one.
    """

    start: int
    end: int
    text: str


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of an article: its place in the text, its paragraph (0 the title) and its mentions in order."""

    start: int
    end: int
    text: str
    paragraph: int
    mentions: tuple[Mention, ...] = ()
