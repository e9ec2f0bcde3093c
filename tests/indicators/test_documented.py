"""Every word of the registry of indicators stands in the reference of facts, so that it cannot go stale."""

from __future__ import annotations

import re
from pathlib import Path

from kuroji.indicators.registry import INDICATORS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "facts-json.md"


def test_every_indicator_word_is_in_the_reference() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("## Indicators")[2]
    documented = {
        word for row in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE) for word in re.findall(r"`(\w+)`", row)
    }
    assert {word for word, _ in INDICATORS} == documented
