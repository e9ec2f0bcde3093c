"""Labelled articles and how a check's claims are matched with the labels.

A file is JSON lines, or one JSON record: `title`, `body`, `lang`, `published_at`, and `claims`
with `quote` (an exact slice that occurs once in title and body), `indicator`, `stated`,
`unit`, `verdict` and, where they apply, `trap`, `hedged`, `test`. A label is found where a
claim overlaps its quote and states the same figure; a phrase needs the indicator instead.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from kuroji.claims.article import Article
from kuroji.claims.verdict import Judged, Verdict
from kuroji.classifications.reporters import JAPAN
from kuroji.model.instant import parse_as_of

OWN = Path(__file__).parents[1] / "tests" / "claims" / "articles"
TOLERANCE = 1e-6


class Label(msgspec.Struct, frozen=True):
    """One labelled claim: its place in the text and the fields of its record."""

    start: int
    end: int
    record: dict[str, Any]

    @property
    def verdict(self) -> str:
        """The verdict the rules give."""
        return str(self.record["verdict"])


class Labelled(msgspec.Struct, frozen=True):
    """An article with its labels."""

    name: str
    article: Article
    labels: tuple[Label, ...]


class Matched(msgspec.Struct, frozen=True):
    """A label with the claim found for it, None where none was."""

    name: str
    language: str
    label: Label
    claim: Judged | None


def read(path: Path) -> list[Labelled]:
    """The labelled articles of a file of JSON lines, of one JSON record, or of a folder of such records."""
    if path.is_dir():
        return [entry for file in sorted(path.glob("*.json")) for entry in read(file)]
    text = path.read_text(encoding="utf-8")
    records = [json.loads(text)] if path.suffix == ".json" else [json.loads(line) for line in text.splitlines() if line]
    return [_labelled(record) for record in records]


def _labelled(record: dict[str, Any]) -> Labelled:
    published = parse_as_of(record["published_at"], JAPAN).instant
    article = Article(
        title=record["title"], body=record["body"], published_at=published, dated_by="record", language=record["lang"]
    )
    labels = []
    for claim in record["claims"]:
        start = article.text.index(claim["quote"])
        labels.append(Label(start, start + len(claim["quote"]), claim))
    return Labelled(record["id"], article, tuple(labels))


def matched(entry: Labelled, claims: Sequence[Judged]) -> tuple[list[Matched], list[Judged]]:
    """Every label with its claim, and the claims that no label speaks of."""
    free = list(claims)
    found = []
    for label in entry.labels:
        best = max(_rivals(label, free), key=lambda pair: pair[0], default=None)
        if best is not None:
            free.remove(best[1])
        found.append(Matched(entry.name, entry.article.language, label, best[1] if best else None))
    spans = [(label.start, label.end) for label in entry.labels]
    extra = [c for c in free if not any(c.mention.start < end and start < c.mention.end for start, end in spans)]
    return found, extra


def _rivals(label: Label, claims: Sequence[Judged]) -> Iterator[tuple[float, Judged]]:
    """Claims that overlap the quote and may be meant, with how well they match."""
    for claim in claims:
        mention = claim.mention
        overlap = min(label.end, mention.end) - max(label.start, mention.start)
        if overlap <= 0:
            continue
        figure, indicator = _same_figure(label, claim), _same_indicator(label, claim)
        if figure or indicator:
            yield 4 * figure + 2 * indicator + overlap / (label.end - label.start), claim


def _same_indicator(label: Label, claim: Judged) -> bool:
    return claim.reading is not None and claim.reading.indicator == label.record["indicator"]


def _same_figure(label: Label, claim: Judged) -> bool:
    """Whether the claim states the figure of the label, in whatever sign and scale it was written."""
    stated = label.record["stated"]
    said = [claim.stated, claim.mention.value]
    if not isinstance(stated, int | float):
        return claim.mention.value is None or bool(claim.mention.test) or claim.mention.unit == "times"
    size = abs(stated)
    return any(value is not None and abs(abs(float(value)) - size) <= TOLERANCE * max(size, 1) for value in said)


def decided(claim: Judged | None) -> bool:
    """Whether a claim was found and got a verdict other than unverifiable."""
    return claim is not None and claim.verdict is not Verdict.UNVERIFIABLE
