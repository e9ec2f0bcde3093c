"""Which stories a release calls for, and telling them in every language as known at the release's own instant."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from kuroji.classifications.reporters import JAPAN, reporter
from kuroji.model.fact import Fact
from kuroji.model.instant import at
from kuroji.model.period import Frequency, Period, parse
from kuroji.model.release import Release
from kuroji.refresh.due import PRESS
from kuroji.store.opening import Store
from kuroji.stories.brief import compose
from kuroji.stories.outline import outline
from kuroji.stories.story import Story
from kuroji.stories.told import told
from kuroji.stories.wording.voices import VOICES

# Whose releases are asked for, and told; what is held of other reporters is told on request.
WATCHED = JAPAN.code
# A new long series may change what was said of this many months.
MONTHS_REVISED = 3


def untold(store: Store, told: Iterable[str], since: datetime) -> list[Release]:
    """The releases of the reporter watched that came out after `since` and whose stories are not out, the oldest first."""
    known = set(told)
    held = [r for r in store.releases.values() if r.reporter == WATCHED]
    found = [r for r in held if r.published_at > since and r.sha256 not in known]
    return sorted(found, key=lambda r: (r.published_at, r.stage, r.id))


def periods_of(release: Release, published: Iterable[str]) -> list[Period]:
    """What is to be told again because of a release: a press release's own period; of a long series the newest
    months among those `published`."""
    fiscal = reporter(release.reporter).fiscal
    if release.source == PRESS:
        return [parse(text, fiscal) for text in release.periods]
    months = [period for period in (parse(text, fiscal) for text in published) if period.frequency is Frequency.MONTH]
    return sorted(months, key=lambda period: period.end)[-MONTHS_REVISED:]


def tell(store: Store, period: Period, as_of: datetime, code: str) -> Mapping[str, Story]:
    """The story of a period as known at an instant, by language. Raises as stories.told.told does."""
    from_what = told(store, period, at(as_of), code)
    points = outline(from_what)
    return {language: compose(from_what, points, voice(from_what)) for language, voice in VOICES.items()}


def digest(stories: Mapping[str, Story]) -> str:
    """What the stories say of the figures, whatever the vintage they name: equal digests are the same story."""
    said = {
        language: [[_said(fact) for fact in facts] for facts in (story.facts, story.first_print)]
        for language, story in sorted(stories.items())
    }
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def _said(fact: Fact) -> list[object]:
    key = (fact.indicator, fact.method, fact.flow, fact.partner_code, fact.classification, fact.code, fact.measure)
    return [*map(str, key), fact.period, fact.base, fact.value, fact.unit, str(fact.basis)]
