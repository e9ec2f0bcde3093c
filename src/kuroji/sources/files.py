"""The files that paths name: single files, folders, globs, and `-` for the standard input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kuroji.model.errors import UsageError

STANDARD_INPUT = "-"


def expand(paths: Iterable[str]) -> Iterator[str]:
    """The files that paths, folders (all files in them) and globs name, each once, in order.

    Raises UsageError for a path that names nothing.
    """
    seen: set[str] = set()
    for path in paths:
        named = list(_named(path))
        if not named:
            raise UsageError(f"{path} names no file", remedy="Check the path; quote globs so that Kuroji expands them.")
        for name in named:
            if name not in seen:
                seen.add(name)
                yield name


def _named(path: str) -> Iterator[str]:
    if path == STANDARD_INPUT:
        yield path
        return
    place = Path(path)
    if place.is_dir():
        yield from (str(p) for p in sorted(place.rglob("*")) if p.is_file() and not p.name.startswith("."))
    elif place.exists():
        yield path
    else:
        anchor = Path(place.anchor or ".")
        pattern = str(place.relative_to(place.anchor)) if place.anchor else path
        yield from (str(p) for p in sorted(anchor.glob(pattern)) if p.is_file())
