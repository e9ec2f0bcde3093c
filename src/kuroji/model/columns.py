"""Arrow columns as NumPy arrays, without the detour through pandas that pyarrow's own conversion imports."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc


def array_of(column: pa.ChunkedArray | pa.Array) -> npt.NDArray[Any]:
    """A numeric column as an array that shares its memory; null becomes NaN, booleans become int8."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pa.types.is_boolean(whole.type):
        whole = whole.cast(pa.int8())
    if not whole.null_count:
        return np.from_dlpack(whole)
    known = array_of(pc.is_valid(whole)) == 1
    bare = pa.Array.from_buffers(whole.type, len(whole), [None, whole.buffers()[1]], offset=whole.offset)
    return np.where(known, np.from_dlpack(bare), np.nan)


def codes_of(column: pa.ChunkedArray | pa.Array) -> tuple[npt.NDArray[np.int32], list[str]]:
    """A dictionary-encoded column as its codes and the texts they stand for."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return array_of(whole.indices), whole.dictionary.to_pylist()
