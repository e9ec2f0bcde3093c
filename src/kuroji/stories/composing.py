"""From points to a Story: sections, releases, slug, topics and entities, whatever the story is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL, WORLD
from kuroji.model.release import Release
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, Section, Story, Table
from kuroji.stories.told import Told, first_print_facts
from kuroji.stories.wording.voices import Voice


def composed(
    of: Told, voice: Voice, kind: str, headline: Passage, summary: Passage, bullets: Sequence[Passage],
    sections: Sequence[Section], tables: Sequence[Table],
) -> Story:  # fmt: skip
    """The story that a voice has told; `kind` ends its slug (flash, explained), empty for the brief itself."""
    facts = voice.facts()
    printed = first_print_facts(of)
    used = dict.fromkeys(r for f in (*facts, *printed) for r in f.releases)
    releases = sorted(
        (of.store.releases[r] for r in used if r in of.store.releases),
        key=lambda r: (r.published_at, r.id),
        reverse=True,
    )
    return Story(
        slug=_slug(of, kind), language=voice.language, reporter=of.view.reporter.code, period=str(of.period),
        as_of=of.view.as_of, published_at=min(of.first_known, of.view.as_of),
        published_basis=of.first_basis, updated_at=_updated(of, releases),
        headline=headline, summary=summary, bullets=tuple(bullets), sections=tuple(sections), tables=tuple(tables),
        facts=facts, first_print=printed, releases=tuple(releases), topics=_topics(facts),
        entities=_entities(facts, voice), attribution=voice.attribution(),
    )  # fmt: skip


def told_sections(sections: Sequence[tuple[str, tuple[Point, ...]]], voice: Voice) -> list[Section]:
    """The sections in the voice's words; those it says nothing of are left out."""
    made = []
    for name, held in sections:
        said = [p for point in held for p in voice.say(point)]
        paragraphs = tuple(Passage(name, p.spans) for p in said)
        if paragraphs:
            made.append(Section(name, voice.heading(name), paragraphs))
    return made


def _slug(of: Told, kind: str) -> str:
    country = of.view.reporter.name_en.lower().replace(" ", "-")
    period = str(of.period).lower().replace("..", "-to-")
    return "-".join(part for part in (country, "trade", period, kind) if part)


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
