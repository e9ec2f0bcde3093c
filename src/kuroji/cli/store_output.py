"""What the stores hold, as a table or JSON."""

from __future__ import annotations

from kuroji.cli.answers import Table, show_json, show_tables
from kuroji.cli.session import japan
from kuroji.model.errors import NotHeld
from kuroji.model.instant import iso
from kuroji.store.manifest import Entry, Manifest
from kuroji.store.opening import Store


def show(store: Store, form: str, releases: bool) -> None:
    """Both layers of a store: the user's, and the embedded figures it is laid over."""
    layers = {"yours": (store.folder, store.own), "embedded": (store.lower, store.base)}
    if form == "json":
        show_json({
            "newest_known_at": _newest(store),
            "layers": {name: _layer(str(folder or ""), held) for name, (folder, held) in layers.items()},
            "releases": [_release(entry) for _, held in layers.values() for entry in held.entries] if releases else None,
            "detail": [
                dict(zip(("flow", "kind", "years", "tables", "rows"), row, strict=True)) for row in _detail(store.own)
            ],
            "facts": [],
        })  # fmt: skip
        return
    heads = ("layer", "folder", ">releases", ">observations", "newest figure")
    rows = [[name, *_row(str(folder or ""), held)] for name, (folder, held) in layers.items()]
    tables = [Table("", heads, rows)]
    if detail := _detail(store.own):
        shown = [[flow, kind, years, str(count), f"{told:,}"] for flow, kind, years, count, told in detail]
        tables.append(Table("Detail", ("flow", "by commodity and", "years", ">tables", ">rows new or changed"), shown))
    if releases:
        listed = [_release_row(entry) for _, held in layers.values() for entry in held.entries]
        tables.append(Table("Releases", ("id", "published", "", ">observations", "title", "sha256"), listed))
    show_tables(tables)


def _detail(held: Manifest) -> list[tuple[str, str, str, int, int]]:
    """The detail by flow and kind of table: the years, and how many tables and rows they told."""
    found = []
    for flow, kind in sorted({(entry.part.flow, entry.part.kind) for entry in held.detail.entries}):
        entries = [entry for entry in held.detail.entries if (entry.part.flow, entry.part.kind) == (flow, kind)]
        years = sorted({entry.part.year for entry in entries})
        tables = sum(len(entry.releases) for entry in entries)
        found.append((flow, str(kind), _spans(years), tables, sum(entry.rows for entry in entries)))
    return found


def _spans(years: list[int]) -> str:
    """Years in one word: 1988-2025, 2027."""
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][-1] + 1:
            spans[-1][1:] = [year]
        else:
            spans.append([year])
    return ", ".join("-".join(str(year) for year in span) for span in spans)


def _newest(store: Store) -> str | None:
    try:
        return iso(store.newest_known_at, japan())
    except NotHeld:
        return None


def _layer(folder: str, held: Manifest) -> dict[str, object]:
    return {
        "folder": folder, "releases": len(held.entries), "observations": sum(e.rows for e in held.entries),
        "newest_known_at": iso(held.newest_known_at, japan()) if held.newest_known_at else None,
        "schema_version": held.schema_version,
    }  # fmt: skip


def _row(folder: str, held: Manifest) -> list[str]:
    rows = sum(entry.rows for entry in held.entries)
    newest = iso(held.newest_known_at, japan()) if held.newest_known_at else "nothing held"
    return [folder, str(len(held.entries)), f"{rows:,}", newest]


def _release(entry: Entry) -> dict[str, object]:
    release = entry.release
    return {
        "id": release.id, "source": release.source, "stage": release.stage, "periods": list(release.periods),
        "published_at": iso(release.published_at, japan()), "published_basis": release.published_basis,
        "title": release.title, "address": release.address, "sha256": release.sha256, "observations": entry.rows,
    }  # fmt: skip


def _release_row(entry: Entry) -> list[str]:
    release = entry.release
    day = release.published_at.astimezone(japan().tz).date().isoformat()
    inferred = "" if release.published_basis == "stated" else "inferred"
    return [release.id, day, inferred, f"{entry.rows:,}", release.title, release.sha256[:12]]
