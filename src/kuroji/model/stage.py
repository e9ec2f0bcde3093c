"""Stages of a customs figure on its way from the first ten days to the fixed yearly data."""

from __future__ import annotations

from enum import IntEnum


class Stage(IntEnum):
    """How far a figure has come; a higher stage replaces a lower one.

    1-7 are the digits of the Japanese release names. The fixed data (確定) are published
    under the name of stage 7 and get a number of their own here, because identity is
    never the file name (https://www.customs.go.jp/toukei/sankou/howto/yougo_e.htm).
    """

    FIRST_10_DAYS = 1
    FIRST_20_DAYS = 2
    PROVISIONAL = 4
    DETAILED_EXPORTS = 5
    DETAILED = 6
    REVISED = 7
    FIXED = 8

    @property
    def label(self) -> str:
        """The stage in English words, as a note to a figure names it."""
        return _LABELS[self]

    def of_flow(self, flow: str) -> str:
        """The stage of figures of one flow: of exports alone the first figures at nine digits are the detailed ones."""
        if self is Stage.DETAILED_EXPORTS and flow in _FIRST_AT_NINE_DIGITS:
            return _FIRST_AT_NINE_DIGITS[flow]
        return self.label


_LABELS = {
    Stage.FIRST_10_DAYS: "first 10 days",
    Stage.FIRST_20_DAYS: "first 20 days",
    Stage.PROVISIONAL: "provisional",
    Stage.DETAILED_EXPORTS: "exports detailed, imports 9-digit provisional",
    Stage.DETAILED: "detailed",
    Stage.REVISED: "revised",
    Stage.FIXED: "fixed",
}
_FIRST_AT_NINE_DIGITS = {"export": "detailed", "import": "9-digit provisional"}
