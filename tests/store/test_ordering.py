"""The order of a view: that of Python's own sort of the keys, whatever the order and number of the rows that come in."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from kuroji.model.observation import KEY_COLUMNS
from kuroji.store import ordering
from kuroji.store.ordering import in_order, places

NAMES = (*KEY_COLUMNS, "frequency")
WORDS = ("", "A", "a", "PC:70323", "ア", "é")
ROWS = st.lists(st.tuples(*(st.sampled_from(WORDS) for _ in NAMES), st.integers(-3, 24_316)), max_size=30)


def table(rows: list[tuple[str | int, ...]]) -> pa.Table:
    """Rows of words and a month, in two chunks with dictionaries of their own, as an engine may hand them out."""
    halves = []
    for part in (rows[: len(rows) // 2], rows[len(rows) // 2 :]):
        words = [pa.array([row[n] for row in part], pa.string()).dictionary_encode() for n in range(len(NAMES))]
        months = pa.array([row[-1] for row in part], pa.int32())
        halves.append(pa.table([*words, months], names=[*NAMES, "end_month"]))
    return pa.concat_tables(halves)


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_rows_come_in_the_order_of_their_keys(rows: list[tuple[str | int, ...]]) -> None:
    found = in_order(table(rows)).to_pydict()
    assert list(zip(*found.values(), strict=True)) == sorted(rows)


@settings(max_examples=20, deadline=None)
@given(ROWS.filter(lambda rows: len(rows) > 1))
def test_places_that_grow_too_large_are_numbered_anew(rows: list[tuple[str | int, ...]]) -> None:
    whole = table(rows).unify_dictionaries().combine_chunks()
    wide = places(whole, NAMES).tolist()
    kept, ordering.MOST_PLACES = ordering.MOST_PLACES, 40
    try:
        narrow = places(whole, NAMES).tolist()
    finally:
        ordering.MOST_PLACES = kept
    keys = [row[:-1] for row in rows]
    for found in (wide, narrow):
        assert [key for _, key in sorted(zip(found, keys, strict=True))] == sorted(keys)
