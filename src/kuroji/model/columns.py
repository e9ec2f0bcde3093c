"""Arrow columns as NumPy arrays and back, without pandas, which pyarrow's own conversion imports to look for its types.

That import takes as long as reading ten megabytes of figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def array_of(column: pa.ChunkedArray | pa.Array, empty: float = np.nan) -> npt.NDArray[Any]:
    """A numeric column as an array that shares its memory; null becomes `empty`, booleans become int8."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pa.types.is_boolean(whole.type):
        whole = whole.cast(pa.int8())
    if not whole.null_count:
        return np.from_dlpack(whole)
    known = array_of(pc.is_valid(whole)) == 1
    bare = pa.Array.from_buffers(whole.type, len(whole), [None, whole.buffers()[1]], offset=whole.offset)
    return np.where(known, np.from_dlpack(bare), empty)


def codes_of(column: pa.ChunkedArray | pa.Array) -> tuple[npt.NDArray[np.int32], list[str]]:
    """A dictionary-encoded column as its codes and the texts they stand for."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return array_of(whole.indices), whole.dictionary.to_pylist()


def instants_of(column: pa.ChunkedArray | pa.Array) -> list[datetime]:
    """A column of instants in microseconds, none of them null, as datetimes in UTC."""
    return [_EPOCH + timedelta(microseconds=since) for since in column.cast(pa.int64()).to_pylist()]


def column_of(numbers: npt.NDArray[Any], empty: npt.NDArray[np.bool_] | None = None) -> pa.Array:
    """Numbers or booleans as a column, which shares the memory of numbers; null where `empty` says so."""
    held = np.ascontiguousarray(numbers)
    kind = pa.from_numpy_dtype(held.dtype)
    known = None if empty is None or not empty.any() else pa.py_buffer(_bits(~empty))
    return pa.Array.from_buffers(kind, len(held), [known, pa.py_buffer(_bits(held) if held.dtype == bool else held)])


def texts_of(texts: Iterable[str]) -> pa.StringArray:
    """Texts as a column."""
    encoded = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int32)
    return pa.StringArray.from_buffers(len(encoded), pa.py_buffer(ends), pa.py_buffer(b"".join(encoded)))


def coded(codes: npt.NDArray[np.integer[Any]], names: Iterable[str]) -> pa.DictionaryArray:
    """A dictionary-encoded column: `codes` are places in `names`, which may hold repeats and unused entries."""
    return pa.DictionaryArray.from_arrays(column_of(codes.astype(np.int32, copy=False)), texts_of(names))


def same(name: str, length: int) -> pa.DictionaryArray:
    """A dictionary-encoded column that says the same `length` times."""
    return coded(np.zeros(length, np.int32), [name])


def _bits(flags: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint8]:
    return np.packbits(flags, bitorder="little")
