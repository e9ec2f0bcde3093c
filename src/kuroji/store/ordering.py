"""The order of rows that the store hands out and writes: by the words of some columns, then by month.

Words are ranked once for each column and the ranks made one number a row, so that integers
are compared. An engine compares the words of pairs of rows, which takes longer than all
the rest of reading a view.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from kuroji.model.columns import array_of, codes_of, column_of
from kuroji.model.observation import KEY_COLUMNS

MOST_PLACES = 2**62


def in_order(view: pa.Table) -> pa.Table:
    """A view sorted by series, frequency and end month, as panels expect it; its words are dictionary-encoded."""
    rows = view.unify_dictionaries().combine_chunks()
    place, month = places(rows, (*KEY_COLUMNS, "frequency")), array_of(rows["end_month"])
    same = place[1:] == place[:-1]
    if ((place[1:] > place[:-1]) | (same & (month[1:] >= month[:-1]))).all():
        return rows
    return rows.take(column_of(np.lexsort((month, place))))


def places(rows: pa.Table, names: Sequence[str]) -> npt.NDArray[np.int64]:
    """A number for each row, by which rows sort as by the words of some dictionary-encoded columns."""
    place, most = np.zeros(rows.num_rows, dtype=np.int64), 1
    for name in names:
        codes, words = codes_of(rows[name])
        rank = np.argsort(np.argsort(np.array(words, dtype=object)))
        if most * len(words) > MOST_PLACES:
            kept, place = np.unique(place, return_inverse=True)
            most = len(kept)
        place, most = place * max(len(words), 1) + rank[codes], most * max(len(words), 1)
    return place
