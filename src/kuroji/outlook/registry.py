"""The registry of outlook indicators: what `kuroji trace` knows beyond the words of indicators/registry.py.

A topic offers `entries()`, word and method to function, as that registry does, and names in
MANY the words whose figures are made of many subjects. Indicators whose methods hold numbers
of the user's choice are FAMILIES.
"""

from __future__ import annotations

from kuroji.indicators.registry import INDICATORS, OF_MANY, Family, Indicator, Indicators
from kuroji.outlook import compare, mirror, regions
from kuroji.outlook.exposure import risk
from kuroji.outlook.lead import figures as lead
from kuroji.outlook.mining import figures as mining
from kuroji.outlook.nowcast import figures as nowcast
from kuroji.outlook.services import balance, customs, projections
from kuroji.outlook.targets import progress

# A new topic with facts of its own: its entries here, its sentences in stories/wording/outlook_phrases.py.
ENTRIES: dict[tuple[str, str], Indicator] = {
    **balance.entries(),
    **projections.entries(),
    **customs.entries(),
    **progress.entries(),
    **nowcast.entries(),
    **mirror.entries(),
    **compare.entries(),
    **regions.entries(),
    **mining.entries(),
}
MANY: frozenset[str] = frozenset({
    "country_similarity", "group_value", "group_share", "services_balance", "services_change", "implied_growth", "past_growth", "customs_gap", "customs_ratio",
})  # fmt: skip
FAMILIES: tuple[Family, ...] = (
    *risk.FAMILIES, *projections.FAMILIES, *lead.FAMILIES, *mining.FAMILIES,
)  # fmt: skip
EVERY = Indicators({**INDICATORS, **ENTRIES}, OF_MANY | MANY, FAMILIES)
