"""The stories kept as readable snapshots: which, and how they are written anew.

`python -m tests.stories.snapshots` writes them; read the difference as an editor would
before committing it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.subjects import subject_of
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import Store, open_store
from kuroji.stories.brief import brief
from kuroji.stories.explanation import explanation
from kuroji.stories.rendering.formats import render
from kuroji.stories.story import Story

FOLDER = Path(__file__).parent / "snapshots"
LANGUAGES = ("en", "ja")
# Period and vintage; `latest` would change with every release that is embedded, so dates are named.
STORIES = (
    ("2025-05", "2025-06-27"),
    ("2025", "2026-01-22"),
    ("2025", "2026-10-07"),
    ("FY2025", "2026-04-22"),
    ("FY2025", "2026-10-07"),
    ("2026-04", "2026-05-21"),
    ("2026-05", "2026-06-17"),
    ("2026-05", "2026-10-07"),
    ("2026-08", "2026-09-16"),
    ("2026-09-D20", "2026-10-07"),
    ("2026-Q2", "2026-10-07"),
    ("FY2025-H1", "2025-10-22"),
)

# Period, vintage and what is explained, as the options --flow, --partner and --commodity say it.
EXPLANATIONS = (
    ("2025-05", "2026-10-07", ("export", "US", "motor vehicles")),
    ("2025", "2026-10-07", ("balance", "world", "total")),
    ("FY2025", "2026-10-07", ("balance", "world", "total")),
    ("2026-05", "2026-06-17", ("balance", "world", "total")),
    ("2026-05", "2026-10-07", ("export", "US", "motor vehicles")),
    ("2026-05", "2026-10-07", ("import", "world", "crude oil")),
)


def path(period: str, as_of: str, language: str) -> Path:
    """Where a snapshot lies."""
    return FOLDER / f"{period.lower()}_as-of_{as_of}.{language}.md"


def told(store: Store, period: str, as_of: str, language: str) -> str:
    """The story as Markdown."""
    return render(brief(store, parse(period), parse_as_of(as_of, JAPAN), language), "md")


def why_path(period: str, as_of: str, about: tuple[str, str, str], language: str) -> Path:
    """Where the snapshot of an explanation lies."""
    words = "-".join(about).lower().replace(" ", "-")
    return FOLDER / f"why_{period.lower()}_{words}_as-of_{as_of}.{language}.md"


def explained(store: Store, period: str, as_of: str, about: tuple[str, str, str], language: str) -> Story:
    """The story of why something moved."""
    flow, partner, goods = about
    subject = subject_of(flow, partner, goods, "value")
    return explanation(store, parse(period, JAPAN.fiscal), subject, parse_as_of(as_of, JAPAN), language).story


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    opened = open_store(None)
    for one in STORIES:
        for spoken in LANGUAGES:
            path(*one, spoken).write_text(told(opened, *one, spoken), encoding="utf-8")
    for why in EXPLANATIONS:
        for spoken in LANGUAGES:
            why_path(*why, spoken).write_text(render(explained(opened, *why, spoken), "md"), encoding="utf-8")
    sys.stdout.write(f"{(len(STORIES) + len(EXPLANATIONS)) * len(LANGUAGES)} stories written\n")
