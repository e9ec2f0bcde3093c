"""What ingest and fetch did, as a table or JSON."""

from __future__ import annotations

from collections.abc import Sequence

from kuroji.cli.answers import Table, show_json, show_tables
from kuroji.model.release import Release
from kuroji.store.appending import Appended
from kuroji.store.detail_appending import DetailAppended
from kuroji.store.opening import Store


def show(store: Store, read: Sequence[tuple[str, Release, int]], appended: Appended, form: str) -> None:
    """The files or addresses read, each with its release as the store names it, and whether it was new."""
    names = {release.sha256: release.id for release in store.releases.values()}
    added = {entry.release.sha256 for entry in appended.added}
    held = [names[release.sha256] for release in appended.already_held]
    if form == "json":
        show_json({
            "read": [{"name": name, "release": names[r.sha256], "observations": rows} for name, r, rows in read],
            "added": [entry.release.id for entry in appended.added], "already_held": held, "facts": [],
        })  # fmt: skip
        return
    rows = [
        [name, names[r.sha256], f"{count:,}", "added" if r.sha256 in added else "already held"]
        for name, r, count in read
    ]
    title = f"{len(added)} added, {len(held)} already held"
    show_tables([Table(title, ("from", "release", ">observations", ""), rows)])


def show_detail(appended: DetailAppended, form: str) -> None:
    """The parts of the detail that tables went into, how many releases and changed rows, and the rows left out."""
    held = [release.id for release in appended.already_held]
    if form == "json":
        added = [
            {"part": str(entry.part), "releases": [one.id for one in entry.releases], "rows": entry.rows}
            for entry in appended.added
        ]
        show_json({"added": added, "already_held": held, "left_out": list(appended.notes), "facts": []})
        return
    rows = [[str(entry.part), str(len(entry.releases)), f"{entry.rows:,}"] for entry in appended.added]
    count = sum(len(entry.releases) for entry in appended.added)
    title = f"{count} added, {len(held)} already held"
    tables = [Table(title, ("part", ">tables", ">rows new or changed"), rows)] if rows else []
    if appended.notes:
        tables.append(Table("Rows left out", ("file, line and what is wrong",), [[note] for note in appended.notes]))
    show_tables(tables, note="" if rows else title)
