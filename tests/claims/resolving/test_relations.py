"""Comparisons and causes: the two sides, their directions and the kind of accounting that could decide; read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of


@pytest.mark.parametrize(
    ("text", "quote", "method", "one", "two", "sign"),
    [("Imports outpaced exports in May.", "outpaced", "growth", "import world total", "export world total", 1),
     ("Exports to the US exceeded those to China.", "exceeded", "level", "export US total", "export CN total", 1),
     ("Export growth lagged behind import growth.", "lagged behind", "growth", "export world total", "import world total", -1),
     ("This improvement stems from export growth outpacing import growth.", "outpacing", "growth", "export world total",
      "import world total", 1),
     ("輸入の伸びが輸出の伸びを上回った。", "上回った", "growth", "import world total", "export world total", 1),
     ("A wave of chip imports outpaced even Japan's own exports.", "outpaced", "growth", "import world PC:70311",
      "export world total", 1)],
)  # fmt: skip
def test_comparisons(text: str, quote: str, method: str, one: str, two: str, sign: int) -> None:
    found = next(r for r in readings_of(text, quote) if r.indicator == "comparison")
    sides = [f"{s.flow} {s.partner} {s.code}" for s in (found.subject, found.other) if s is not None]
    assert (found.method, sides, found.sign) == (method, [one, two], sign)


@pytest.mark.parametrize(
    ("text", "quote", "method", "driver", "effect", "directions"),
    [("The deficit was driven by a surge in chip imports.", "driven by", "contribution", "import world PC:70311",
      "balance world total", (1, -1)),
     ("The deficit in May was driven by soaring demand for semiconductors.", "driven by", "contribution",
      "import world PC:70311", "balance world total", (1, -1)),
     ("The deficit shrank by 68.4%, largely because chip exports were strong.", "largely because", "contribution",
      "export world PC:70323", "balance world total", (1, 1)),
     ("The weak yen boosted exports.", "boosted", "currency", "export world total", "export world total", (1, 0)),
     ("Imports fell because of lower crude oil prices.", "because of", "price", "import world PC:30301",
      "import world total", (-1, -1)),
     ("Exports to the US fell due to tariffs.", "due to", "outside", "export US total", "export US total", (0, -1)),
     ("輸出は半導体などの電子部品がけん引した。", "けん引", "contribution", "export world PC:70323", "export world total", (1, 0))],
)  # fmt: skip
def test_causes(text: str, quote: str, method: str, driver: str, effect: str, directions: tuple[int, int]) -> None:
    found = next(r for r in readings_of(text, quote) if r.indicator == "cause")
    sides = [f"{s.flow} {s.partner} {s.code}" for s in (found.subject, found.other) if s is not None]
    assert (found.method, sides, (found.sign, found.effect)) == (method, [driver, effect], directions)
