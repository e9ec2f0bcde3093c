"""The marks of the releases. Source: the customs site's notes for users and the marks seen in the releases
of November 2024 to August 2026 (U KING *659 in January 2026, OMAN *1170 in July 2026)."""

from __future__ import annotations

import math

import pytest

from kuroji.model.errors import InputError
from kuroji.model.observation import Status
from kuroji.sources import marks
from kuroji.sources.observation_table import Printed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9,511,555", Printed(9511555e6, 1e6, Status.NORMAL)),
        ("9511555", Printed(9511555e6, 1e6, Status.NORMAL)),
        ("△378,673", Printed(-378673e6, 1e6, Status.NORMAL)),
        ("▲378,673", Printed(-378673e6, 1e6, Status.NORMAL)),
        ("-649,762", Printed(-649762e6, 1e6, Status.NORMAL)),
        ("-", Printed(0.0, 1e6, Status.NIL)),
        ("0", Printed(0.0, 1e6, Status.ROUNDS_TO_ZERO)),
        ("***", Printed(None, 1e6, Status.WITHHELD)),
        ("", None),
        ("   ", None),
    ],
)
def test_levels(text: str, expected: Printed | None) -> None:
    assert marks.level(text, 1e6) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17.0", Printed(17.0, 0.1, Status.NORMAL)),
        ("-42.8", Printed(-42.8, 0.1, Status.NORMAL)),
        ("1682.8", Printed(1682.8, 0.1, Status.NORMAL)),
        ("ZENZO", Printed(None, 0.1, Status.FROM_NIL)),
        ("全増", Printed(None, 0.1, Status.FROM_NIL)),
        ("ZENGEN", Printed(None, 0.1, Status.TO_NIL)),
        ("全減", Printed(None, 0.1, Status.TO_NIL)),
        ("*914", Printed(914.0, 1.0, Status.FOLD)),
        ("*1170", Printed(1170.0, 1.0, Status.FOLD)),
        ("914倍", Printed(914.0, 1.0, Status.FOLD)),
        ("", Printed(None, 0.1, Status.UNDEFINED)),
    ],
)
def test_changes(text: str, expected: Printed) -> None:
    assert marks.change(text) == expected


def test_a_balance_that_changed_sign_has_a_dash_for_its_change() -> None:
    assert marks.balance_change("-") == Printed(None, 0.1, Status.SIGN_CHANGE)
    assert marks.balance_change("") == Printed(None, 0.1, Status.UNDEFINED)
    assert marks.balance_change("*914") == Printed(914.0, 1.0, Status.FOLD)


def test_nil_and_undefined_portions() -> None:
    assert marks.portion("-") == Printed(0.0, 0.1, Status.NIL)
    assert marks.portion("") == Printed(None, 0.1, Status.UNDEFINED)
    assert marks.portion("100.0") == Printed(100.0, 0.1, Status.NORMAL)


@pytest.mark.parametrize("read", [marks.change, marks.portion])
@pytest.mark.parametrize(("text", "sign"), [("-0.0", -1.0), ("0.0", 1.0)])
def test_a_zero_keeps_its_sign(read: object, text: str, sign: float) -> None:
    assert callable(read)
    printed = read(text)
    assert printed.value == 0
    assert math.copysign(1, printed.value) == sign
    assert printed.status is Status.NORMAL


@pytest.mark.parametrize("text", ["ZENKO", "1.2.3", "1e5", "nan", "--5", "5-", "12%", "9" * 20, "x" * 500])
def test_anything_else_is_refused_and_shown(text: str) -> None:
    with pytest.raises(InputError, match="neither a number nor a known mark") as refused:
        marks.level(text)
    assert repr(text[:40]) in str(refused.value)
    assert "ZENZO" in refused.value.remedy
