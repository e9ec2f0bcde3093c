"""`python -m kuroji.refresh`: rebuild the embedded store from the committed text."""

from __future__ import annotations

from kuroji.refresh.building import build_data

if __name__ == "__main__":
    added = build_data()
    rows = sum(entry.rows for entry in added.added)
    print(f"{len(added.added)} releases, {rows:,} observations")  # noqa: T201 - the answer of a command
