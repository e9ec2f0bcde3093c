"""What a webhook says: which story is out, as of when, where to read it, and the facts of its headline and bullets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from kuroji.classifications.reporters import reporter
from kuroji.model.instant import iso
from kuroji.stories.fact_json import fact_object
from kuroji.stories.story import Story
from kuroji.web.addresses import address
from kuroji.web.watching.index import Published
from kuroji.web.watching.kinds import NOWCAST
from kuroji.web.watching.outbox import Delivery

PUBLISHED, CORRECTED = "story.published", "story.updated"


def facts_of(stories: Mapping[str, Story]) -> list[dict[str, object]]:
    """The facts that headline, summary and bullets say in any language, each once."""
    wanted: dict[str, dict[str, object]] = {}
    for story in stories.values():
        said = {span.fact for p in (story.headline, story.summary, *story.bullets) for span in p.spans if span.fact}
        wanted |= {f.id: fact_object(f) for f in story.facts if f.id in said}
    return list(wanted.values())


def message(out: Published, stories: Mapping[str, Story], *, base_url: str, served: str) -> str:
    """The body of the message on an edition, as JSON; its keys are listed in docs/how-to/watch.md.

    `base_url` is where `kuroji serve` answers, `served` where the output folder is; empty
    where unknown: then there are no pages, and files are named relative to the folder.
    """
    owner = reporter(out.reporter)
    data = {
        "id": out.identity, "kind": out.kind, "slug": out.slug, "period": out.period, "reporter": out.reporter, "edition": out.edition,
        "as_of": iso(out.as_of, owner), "published_at": iso(out.published_at, owner),
        "updated_at": iso(out.updated_at, owner), "release": out.release,
        "headline": {language: told.headline for language, told in out.languages.items()},
        "summary": {language: told.summary for language, told in out.languages.items()},
        "addresses": {
            language: {to: f"{served}/{file}" if served else file for to, file in told.files.items()}
            for language, told in out.languages.items()
        },
        "pages": {la: base_url + _page(out, la) for la in out.languages} if base_url else {},
        "facts": facts_of(stories),
    }  # fmt: skip
    kind = PUBLISHED if out.edition == 1 else CORRECTED
    return msgspec.json.encode({"type": kind, "timestamp": iso(out.told_at, owner), "data": data}).decode()


def _page(out: Published, language: str) -> str:
    """Where the site shows a story, or the newest nowcast."""
    if out.kind == NOWCAST:
        return address("outlook", language, topic=NOWCAST)
    return address("story", language, slug=out.slug)


def delivery(out: Published, body: str, receiver: str, now: datetime) -> Delivery:
    """The message on an edition for one receiver, to be delivered now."""
    return Delivery(identity=out.identity, address=receiver, body=body, created=now, due=now)
