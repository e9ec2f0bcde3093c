"""Lines of an e-Stat table that tell a commodity, partner and month once more than they should, by their numbers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kuroji.classifications.partners import partner
from kuroji.model.observation import WORLD
from kuroji.sources.estat_rows import Integers, Rows, partner_of_customs

# A key is a commodity as a number in this base, whose digits sort as letters do, and the customs number of a country.
BASE, COUNTRIES = 36, 1000


class Lines:
    """The lines of a table as they come: `ascending` tells whether each comes after the one before, so that none repeats."""

    def __init__(self) -> None:
        self.ascending = True
        self._newest = -1
        self._blocks: list[tuple[Integers, Integers, Integers]] = []

    def note(self, rows: Rows) -> None:
        """Take note of the lines of a block, and of the months in which each has anything."""
        if not len(rows.lines):
            return
        key = _keys(rows)
        months = np.bincount(rows.found.line, 2.0**rows.found.month, len(key)).astype(np.int64)
        self.ascending &= int(key[0]) > self._newest and bool((key[1:] > key[:-1]).all())
        self._newest = int(key[-1])
        self._blocks.append((key, months, rows.lines))

    def repeats(self) -> Iterator[tuple[int, str]]:
        """The number of each line that tells a month of an earlier one once more, and what is wrong with it."""
        if self.ascending:
            return
        keys, months, lines = (np.concatenate(columns) for columns in zip(*self._blocks, strict=True))
        order = np.argsort(keys, kind="stable")
        before, after = order[:-1], order[1:]
        again = (keys[before] == keys[after]) & ((months[before] & months[after]) != 0)
        for first, second in sorted(zip(before[again].tolist(), after[again].tolist(), strict=True), key=max):
            yield int(lines[second]), f"{_named(int(keys[second]))}; line {lines[first]} tells it already"


def _keys(rows: Rows) -> Integers:
    """Commodity and country of each line as one number, by which lines sort as they do by their codes."""
    codes, names = rows.texts["commodity"]
    keys: Integers = np.array([int(name or "0", BASE) * COUNTRIES for name in names], np.int64)[codes]
    if "country" in rows.texts:
        country, printed = rows.texts["country"]
        keys += np.array([int(partner(one).customs_code) if one else 0 for one in printed], np.int64)[country]
    return keys


def _named(key: int) -> str:
    commodity, number = divmod(key, COUNTRIES)
    country = partner_of_customs()[f"{number:03d}"] if number else WORLD
    return f"two rows for one commodity, partner and month: {np.base_repr(commodity, BASE).zfill(9)} {country}"
