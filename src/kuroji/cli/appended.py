"""What ingest and fetch did, as a table or JSON."""

from __future__ import annotations

from collections.abc import Sequence

from kuroji.cli.answers import Table, show_json, show_tables
from kuroji.store.appending import Appended


def show(read: Sequence[tuple[str, str, int]], appended: Appended, form: str) -> None:
    """The files or addresses read, each with its release and number of observations, and whether it was new."""
    added = {entry.release.sha256: entry.release.id for entry in appended.added}
    held = [release.id for release in appended.already_held]
    if form == "json":
        show_json({
            "read": [{"name": name, "release": release, "observations": rows} for name, release, rows in read],
            "added": list(added.values()), "already_held": held, "facts": [],
        })  # fmt: skip
        return
    fresh = set(added.values())
    rows = [
        [name, release, f"{count:,}", "added" if _is_in(release, fresh) else "already held"]
        for name, release, count in read
    ]
    title = f"{len(added)} added, {len(held)} already held"
    show_tables([Table(title, ("from", "release", ">observations", ""), rows)])


def _is_in(release: str, added: set[str]) -> bool:
    """Whether a release was added, perhaps under its name with a number, because its text replaced another."""
    return any(name == release or name.startswith(f"{release}~") for name in added)
