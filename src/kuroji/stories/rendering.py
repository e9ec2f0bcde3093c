"""One renderer: a Story as Markdown, text or JSON; every format says the same facts, source and vintage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC

import msgspec

from kuroji.classifications.reporters import DEFAULT, reporter
from kuroji.model.errors import UsageError
from kuroji.model.instant import iso
from kuroji.model.release import Release
from kuroji.stories.fact_json import fact_object
from kuroji.stories.story import Passage, Story, Table


def render(story: Story, to: str) -> str:
    """The story in a format of FORMATS. Raises UsageError, with the formats there are, for another."""
    found = FORMATS.get(to)
    if found is None:
        raise UsageError(f"there is no format {to!r}", remedy=f"Use one of: {', '.join(FORMATS)}.")
    return found(story)


def markdown(story: Story) -> str:
    """CommonMark with tables."""
    parts = [f"# {story.headline.text}", story.summary.text]
    parts += [p.text for p in story.paragraphs if p.text and p.about != "vintage"]
    parts += [_markdown_table(t) for t in story.tables]
    parts += ["## Vintage", *(p.text for p in story.paragraphs if p.about == "vintage")]
    parts += ["## Sources", "\n".join(f"- {_source(r)}" for r in story.releases), story.attribution]
    return "\n\n".join(parts) + "\n"


def text(story: Story) -> str:
    """Plain text, lines as long as their paragraphs; tables aligned with blanks."""
    parts = [story.headline.text, story.summary.text]
    parts += [p.text for p in story.paragraphs if p.text]
    parts += [_text_table(t) for t in story.tables]
    parts += ["Sources\n" + "\n".join(_source(r) for r in story.releases), story.attribution]
    return "\n\n".join(parts) + "\n"


def json(story: Story) -> str:
    """The story with its Facts and the place of each in the text; keys as in docs/reference/facts-json.md."""
    owner = reporter(story.facts[0].reporter if story.facts else DEFAULT)
    answer = {
        "slug": story.slug,
        "title": story.headline.text,
        "summary": story.summary.text,
        "body_md": markdown(story),
        "lang": story.language,
        "period": story.period,
        "as_of": iso(story.as_of, owner),
        "published_at": iso(story.published_at, owner),
        "facts": [fact_object(f) for f in story.facts],
        "first_print": [fact_object(f) for f in story.first_print],
        "places": _places(story),
        "sources": [_release_object(r) for r in story.releases],
        "attribution": story.attribution,
    }
    return msgspec.json.format(msgspec.json.encode(answer), indent=2).decode() + "\n"


FORMATS: dict[str, Callable[[Story], str]] = {"md": markdown, "txt": text, "json": json}


def _places(story: Story) -> list[dict[str, object]]:
    """Where each fact stands: passage, first and one-past-last character, the words that say it."""
    passages: list[tuple[str, Passage]] = [("headline", story.headline), ("summary", story.summary)]
    passages += [(f"paragraph {number}", p) for number, p in enumerate(story.paragraphs, 1)]
    places: list[dict[str, object]] = []
    for name, passage in passages:
        position = 0
        for span in passage.spans:
            end = position + len(span.text)
            if span.fact:
                places.append({"passage": name, "start": position, "end": end, "text": span.text, "fact": span.fact})
            position = end
    return places


def _source(release: Release) -> str:
    owner = reporter(release.reporter)
    day = release.published_at.astimezone(owner.tz).date().isoformat()
    inferred = "" if release.published_basis == "stated" else ", date inferred"
    address = f" <{release.address}>" if release.address else ""
    return f"{release.title or release.id} ({day}{inferred}){address}"


def _release_object(release: Release) -> dict[str, object]:
    return {
        "id": release.id,
        "title": release.title,
        "published_at": release.published_at.astimezone(UTC).isoformat(),
        "published_basis": release.published_basis,
        "stage": release.stage,
        "address": release.address,
        "sha256": release.sha256,
    }


def _markdown_table(table: Table) -> str:
    lines = [
        f"### {table.title}",
        "",
        "| " + " | ".join(table.heads) + " |",
        "|---|" + "---:|" * (len(table.heads) - 1),
        *("| " + " | ".join((row.label, *(c.text for c in row.cells))) + " |" for row in table.rows),
    ]
    return "\n".join(lines)


def _text_table(table: Table) -> str:
    rows = [table.heads, *((row.label, *(c.text for c in row.cells)) for row in table.rows)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.heads))]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    ]
    return "\n".join([table.title, *lines])
