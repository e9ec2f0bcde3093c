"""The brief: the story of one period, from Facts alone, as known at any instant, in either language."""

from __future__ import annotations

from kuroji.classifications.reporters import DEFAULT
from kuroji.model.errors import UsageError
from kuroji.model.instant import LATEST, AsOf
from kuroji.model.period import Period
from kuroji.store.opening import Store
from kuroji.stories.composing import composed, told_sections
from kuroji.stories.outline import Outline, outline
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, Story
from kuroji.stories.tables import tables
from kuroji.stories.told import Told, told
from kuroji.stories.wording.voices import VOICES, Voice

MOST_BULLETS = 5


def brief(
    store: Store,
    period: Period | None = None,
    as_of: AsOf = LATEST,
    language: str = "en",
    *,
    flash: bool = False,
    poll: list[dict[str, str]] | None = None,
    code: str = DEFAULT,
) -> Story:
    """The story of a period (default: the newest month held at the instant), as known at `as_of`.

    `flash` leaves only the headline and five bullets; `poll` are forecasts as
    context.read_consensus returns them. Raises NotPublished before the period's release,
    NotHeld when its totals are not held, UsageError for a language without wording.
    """
    if language not in VOICES:
        raise UsageError(f"there are no stories in {language!r}", remedy=f"Use one of: {', '.join(VOICES)}.")
    return brief_of(told(store, period, as_of, code), language, flash=flash, poll=poll)


def brief_of(
    from_what: Told, language: str = "en", *, flash: bool = False, poll: list[dict[str, str]] | None = None
) -> Story:
    """The story told from this, as `brief` tells it."""
    return compose(from_what, outline(from_what, poll), VOICES[language](from_what), flash=flash)


def compose(of: Told, points: Outline, voice: Voice, *, flash: bool = False) -> Story:
    """The story that a voice makes of an outline."""
    headline = voice.headline(points.headline)
    exports, imports = points.points("totals")[0].parts
    balance = points.points("balance")[0]
    summary = voice.summary(exports, imports, balance)
    bullets = tuple(_bullets(points, voice))
    sections = () if flash else tuple(told_sections(points.sections, voice))
    shown = () if flash else tables(of, voice)
    return composed(of, voice, "flash" if flash else "", headline, summary, bullets, sections, shown)


def _bullets(points: Outline, voice: Voice) -> list[Passage]:
    """Five lines: the totals, then the first paragraph of what follows, in the order of the story."""
    partners = [Point("partner brief", {}, p.notes, p.parts[:3]) for p in points.points("partners")[:1]]
    wanted: list[Point] = [*points.points("balance")[:1], *points.points("drivers")[:2], *partners]
    lines = [voice.totals_line(*points.points("totals")[0].parts)]
    for point in wanted:
        lines += voice.bullet(point)[:1]
    return [Passage("bullet", line.spans) for line in lines if line.text][:MOST_BULLETS]
