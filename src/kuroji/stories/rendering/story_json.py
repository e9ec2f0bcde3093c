"""A story as JSON: an article record with its Facts and the place of each in the text."""

from __future__ import annotations

import msgspec

from kuroji.model.instant import iso
from kuroji.model.release import Release
from kuroji.stories.fact_json import fact_object
from kuroji.stories.rendering.credits import licence_object
from kuroji.stories.rendering.edition import Edition, canonical_source
from kuroji.stories.rendering.labels import owner_of
from kuroji.stories.rendering.markdown import Body, Mark, body
from kuroji.stories.story import Story


def story_json(story: Story, edition: Edition) -> str:
    """The record; keys as in docs/reference/story-formats.md."""
    owner, written = owner_of(story), body(story)
    record = {
        "slug": story.slug,
        "title": story.headline.text,
        "summary": story.summary.text,
        "bullets": [bullet.text for bullet in story.bullets],
        "body_md": written.text,
        "url": edition.address(story, "html"),
        "canonical_source": canonical_source(story),
        "published_at": iso(story.published_at, owner),
        "published_basis": story.published_basis,
        "updated_at": iso(story.updated_at, owner),
        "lang": story.language,
        "topics": list(story.topics),
        "entities": list(story.entities),
        "alternates": edition.alternates(story),
        "reporter": story.reporter,
        "period": story.period,
        "as_of": iso(story.as_of, owner),
        "facts": [fact_object(f) for f in story.facts],
        "first_print": [fact_object(f) for f in story.first_print],
        "places": [_place(mark) for mark in places(story, written)],
        "sources": [_source(r, story) for r in story.releases],
        "attribution": story.attribution,
        "license": licence_object(story),
    }
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode() + "\n"


def places(story: Story, written: Body) -> tuple[Mark, ...]:
    """Every place of a fact: those in the Markdown, then those in passages that this form of the story leaves out."""
    shown = {mark.passage for mark in written.marks}
    elsewhere = []
    for name, passage in story.passages():
        position = 0
        for span in passage.spans:
            if span.fact and name not in shown:
                elsewhere.append(Mark(name, position, position + len(span.text), span))
            position += len(span.text)
    return (*written.marks, *elsewhere)


def _place(mark: Mark) -> dict[str, object]:
    return {
        "passage": mark.passage,
        "start": mark.start,
        "end": mark.end,
        "body_start": mark.body_start,
        "body_end": mark.body_end,
        "text": mark.span.text,
        "fact": mark.span.fact,
    }


def _source(release: Release, story: Story) -> dict[str, object]:
    return {
        "id": release.id,
        "title": release.title,
        "published_at": iso(release.published_at, owner_of(story)),
        "published_basis": release.published_basis,
        "stage": release.stage,
        "periods": list(release.periods),
        "address": release.address,
        "sha256": release.sha256,
    }
