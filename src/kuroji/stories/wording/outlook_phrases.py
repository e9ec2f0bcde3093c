"""One plain sentence for each fact of the outlook: word -> what says it, given the fact, its period and a language.

A topic keeps its sentences in a file of its own and lists its words here.
"""

from __future__ import annotations

from collections.abc import Callable

from kuroji.model.fact import Fact
from kuroji.model.period import Period
from kuroji.stories.wording import (
    outlook_countries_phrases,
    outlook_exposure_phrases,
    outlook_lead_phrases,
    outlook_mining_phrases,
    outlook_nowcast_phrases,
    outlook_services_phrases,
    outlook_targets_phrases,
)

WORDS: dict[str, Callable[[Fact, Period, str], str]] = {
    **outlook_countries_phrases.WORDS,
    **outlook_exposure_phrases.WORDS,
    **outlook_services_phrases.WORDS,
    **outlook_targets_phrases.WORDS,
    **outlook_nowcast_phrases.WORDS,
    **outlook_lead_phrases.WORDS,
    **outlook_mining_phrases.WORDS,
}
