"""Codelists kept as CSV files beside the code: how they are read, and how a name is looked up in one."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from importlib import resources

_BLANKS = re.compile(r"\s+")


def read(name: str) -> list[dict[str, str]]:
    """The rows of the codelist file `name` of this room, every cell as text."""
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def words(cell: str) -> tuple[str, ...]:
    """The names in a cell that holds several, parted by semicolons."""
    return tuple(word for word in cell.split(";") if word)


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name as it is compared: full-width forms made plain, letter case and the number of blanks set aside."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", name)).strip().casefold()


def nearest(text: str, names: Iterable[str], count: int = 3) -> str:
    """The names most like `text` as one phrase for a remedy; the first few names when none is like it."""
    known = {folded(name): name for name in reversed(list(names))}
    found = get_close_matches(folded(text), known, n=count, cutoff=0.6)
    chosen = [known[key] for key in found] or list(dict.fromkeys(reversed(known.values())))[:count]
    return ", ".join(chosen)
