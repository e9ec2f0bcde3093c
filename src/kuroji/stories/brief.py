"""The brief: the story of one period, from Facts alone, as known at any instant, in either language."""

from __future__ import annotations

from datetime import datetime

from kuroji.classifications.reporters import DEFAULT
from kuroji.model.errors import UsageError
from kuroji.model.fact import Fact
from kuroji.model.instant import LATEST, AsOf
from kuroji.model.observation import TOTAL, WORLD
from kuroji.model.period import Period
from kuroji.model.release import Release
from kuroji.store.opening import Store
from kuroji.stories.outline import Outline, outline
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, Section, Story
from kuroji.stories.tables import tables
from kuroji.stories.told import Told, first_print_facts, told
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
    from_what = told(store, period, as_of, code)
    return compose(from_what, outline(from_what, poll), VOICES[language](from_what), flash=flash)


def compose(of: Told, points: Outline, voice: Voice, *, flash: bool = False) -> Story:
    """The story that a voice makes of an outline."""
    headline = voice.headline(points.headline)
    exports, imports = points.points("totals")[0].parts
    balance = points.points("balance")[0]
    summary = voice.summary(exports, imports, balance)
    bullets = tuple(_bullets(points, voice))
    sections = () if flash else tuple(_sections(points, voice))
    shown = () if flash else tables(of, voice)
    facts = voice.facts()
    printed = first_print_facts(of)
    used = dict.fromkeys(r for f in (*facts, *printed) for r in f.releases)
    releases = sorted(
        (of.store.releases[r] for r in used if r in of.store.releases),
        key=lambda r: (r.published_at, r.id),
        reverse=True,
    )
    owner = of.view.reporter
    return Story(
        slug=_slug(of, flash), language=voice.language, reporter=owner.code, period=str(of.period), as_of=of.view.as_of,
        published_at=min(of.first_known, of.view.as_of), updated_at=_updated(of, releases),
        headline=headline, summary=summary, bullets=bullets, sections=sections, tables=shown, facts=facts,
        first_print=printed, releases=tuple(releases), topics=_topics(facts), entities=_entities(facts, voice),
        attribution=voice.attribution(),
    )  # fmt: skip


def _sections(points: Outline, voice: Voice) -> list[Section]:
    made = []
    for name, held in points.sections:
        said = [p for point in held for p in voice.say(point)]
        paragraphs = tuple(Passage(name, p.spans) for p in said)
        if paragraphs:
            made.append(Section(name, voice.heading(name), paragraphs))
    return made


def _bullets(points: Outline, voice: Voice) -> list[Passage]:
    """Five lines: the totals, then the first paragraph of what follows, in the order of the story."""
    partners = [Point("partner brief", {}, p.notes, p.parts[:3]) for p in points.points("partners")[:1]]
    wanted: list[Point] = [*points.points("balance")[:1], *points.points("drivers")[:2], *partners]
    lines = [voice.totals_line(*points.points("totals")[0].parts)]
    for point in wanted:
        lines += voice.bullet(point)[:1]
    return [Passage("bullet", line.spans) for line in lines if line.text][:MOST_BULLETS]


def _slug(of: Told, flash: bool) -> str:
    country = of.view.reporter.name_en.lower().replace(" ", "-")
    period = str(of.period).lower().replace("..", "-to-")
    return f"{country}-trade-{period}{'-flash' if flash else ''}"


def _updated(of: Told, releases: list[Release]) -> datetime:
    """When the newest release behind the story came out; never after what the story knows."""
    known = [r.published_at for r in releases if r.published_at <= of.view.as_of]
    return max(known, default=of.view.as_of)


def _topics(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Slugs of what the story speaks of: the flows, the commodities, trade with the partners."""
    topics = ["trade", "trade-balance", "exports", "imports"]
    topics += [f.commodity.replace(" ", "-").lower() for f in facts if f.commodity != TOTAL]
    topics += [f"trade-with-{f.partner.replace(' ', '-').lower()}" for f in facts if f.partner_code != WORLD]
    return tuple(dict.fromkeys(topics))


def _entities(facts: tuple[Fact, ...], voice: Voice) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys([*voice.publisher(), *(voice.place(f.partner_code) for f in facts if f.partner_code != WORLD)])
    )
