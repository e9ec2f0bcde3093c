"""The registry of outlook indicators: what `kuroji trace` knows beyond the words of indicators/registry.py.

A topic offers `entries()`, word and method to function, as that registry does, and names in
MANY the words whose figures are made of many subjects.
"""

from __future__ import annotations

from kuroji.indicators.registry import INDICATORS, OF_MANY, Indicator, Indicators
from kuroji.outlook.services import balance, customs, projections

# A new topic with facts of its own: its entries here, its sentences in stories/wording/outlook_phrases.py.
ENTRIES: dict[tuple[str, str], Indicator] = {**balance.entries(), **projections.entries(), **customs.entries()}
MANY: frozenset[str] = frozenset()
EVERY = Indicators({**INDICATORS, **ENTRIES}, OF_MANY | MANY)
