"""A story as plain text for a terminal, a mail or a wire: 78 columns, Japanese letters counted as two."""

from __future__ import annotations

from kuroji.model.release import Release
from kuroji.stories.rendering.credits import dated, named, processing, terms
from kuroji.stories.rendering.edition import is_flash
from kuroji.stories.rendering.labels import dateline, labels
from kuroji.stories.rendering.wrapping import columns, padded, wrapped
from kuroji.stories.story import Section, Story, Table

GAP = "  "


def text(story: Story) -> str:
    """The story in lines; tables aligned with blanks. A flash is its headline and bullets."""
    parts = [_underlined(wrapped(story.headline.text), "=")]
    if is_flash(story):
        parts.append("\n".join(wrapped(f"- {b.text}", indent="  ") for b in story.bullets))
    else:
        parts += ["\n".join(line for line, _ in dateline(story)), wrapped(story.summary.text)]
        parts += [part for section in story.sections for part in _section(section)]
    parts += [_table(table) for table in story.tables]
    parts += [*([_sources(story)] if story.releases else []), _credits(story)]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _section(section: Section) -> list[str]:
    paragraphs = [wrapped(p.text) for p in section.paragraphs if p.text.strip()]
    if paragraphs and section.heading:
        return [_underlined(wrapped(section.heading), "-"), *paragraphs]
    return paragraphs


def _underlined(title: str, sign: str) -> str:
    return f"{title}\n{sign * max(columns(line) for line in title.splitlines() or [''])}"


def _table(table: Table) -> str:
    rows = [table.heads, *((row.label, *(c.text for c in row.cells)) for row in table.rows)]
    widths = [max(columns(row[i]) for row in rows) for i in range(len(table.heads))]
    lines = [
        GAP.join(padded(c, w, right=bool(i)) for i, (c, w) in enumerate(zip(row, widths, strict=True))) for row in rows
    ]
    head, *body = [line.rstrip() for line in lines]
    return "\n".join([wrapped(table.title), head, "-" * max(columns(line) for line in (head, *body)), *body])


def _sources(story: Story) -> str:
    lines = [wrapped(f"- {_source(r, story)}", indent="  ") for r in story.releases]
    return "\n".join([_underlined(labels(story).sources, "-"), *lines])


def _source(release: Release, story: Story) -> str:
    address = f" <{release.address}>" if release.address else ""
    return f"{named(release, story.language)}{labels(story).colon}{dated(release, story)}{address}"


def _credits(story: Story) -> str:
    offered = [line for one in terms(story) for line in (one.sentence, one.address)]
    return "\n".join(wrapped(line) for line in (story.attribution, *offered, processing(story)) if line)
