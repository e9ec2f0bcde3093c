"""What the gate is given and what it answers: Facts placed in a text, and the reasons to refuse it."""

from __future__ import annotations

import msgspec

from kuroji.model.fact import Fact


class Placed(msgspec.Struct, frozen=True):
    """A Fact and the slice of the text that says it, in code points of the article's text."""

    start: int
    end: int
    fact: Fact


class Refusal(msgspec.Struct, frozen=True):
    """One reason not to let a text out: where, the words, what they should say, what was read, and the rule broken.

    `place` is the start of the slice in code points; `rule` is one of number, sign, flow,
    partner, commodity, measure, period, base, vintage, record, direction, unvouched, identity.
    """

    place: int
    text: str
    expected: str
    read: str
    rule: str


class Grounds(msgspec.Struct, frozen=True):
    """The rule a placed Fact breaks: what it wants and what the text says."""

    rule: str
    expected: str
    read: str
