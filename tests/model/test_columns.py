"""Arrow columns made without pandas say what pyarrow's own conversion says."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuroji.model.columns import array_of, coded, column_of, instants_of, same, texts_of

KINDS = ("int8", "int16", "int32", "int64", "float64", "bool")


@settings(max_examples=40)
@given(st.sampled_from(KINDS), st.lists(st.tuples(st.integers(0, 100), st.booleans()), max_size=20))
def test_numbers_and_empty_cells_are_those_of_pyarrow(kind: str, cells: list[tuple[int, bool]]) -> None:
    numbers = np.array([number for number, _ in cells]).astype(kind)
    empty = np.array([without for _, without in cells], bool)
    for mask in (None, empty):
        made = column_of(numbers, mask)
        made.validate(full=True)
        assert made.equals(pa.array(numbers, mask=mask))


@pytest.mark.parametrize("numbers", [np.arange(10, dtype=np.int64)[::2], np.zeros((4, 3), np.int32)[:, 1]])
def test_every_other_number_of_an_array_is_a_column_too(numbers: npt.NDArray[np.int64]) -> None:
    assert column_of(numbers).to_pylist() == numbers.tolist()


@settings(max_examples=20)
@given(st.lists(st.text(max_size=5)))
def test_texts_are_those_of_pyarrow(texts: list[str]) -> None:
    made = texts_of(texts)
    made.validate(full=True)
    assert made.equals(pa.array(texts, pa.string()))


def test_coded_texts() -> None:
    assert coded(np.array([1, 0, 1]), ["車", ""]).to_pylist() == ["", "車", ""]
    assert same("JP", 2).to_pylist() == ["JP", "JP"]


def test_instants_are_those_that_arrow_reads_itself() -> None:
    said = [datetime(2026, 6, 16, 23, 50, tzinfo=UTC), datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)]
    column = pa.array(said, pa.timestamp("us", "UTC"))
    assert instants_of(column) == column.to_pylist() == said


def test_empty_cells_of_a_column_of_whole_numbers_may_be_a_number() -> None:
    column = pa.chunked_array([pa.array([1, None]), pa.array([None, 4])])
    assert array_of(column, -1).tolist() == [1, -1, -1, 4]
    assert array_of(column, -1).dtype == np.int64
    assert np.isnan(array_of(column)).tolist() == [False, True, True, False]


def test_pandas_is_not_imported_for_it() -> None:
    """It would take longer than reading ten megabytes of figures."""
    code = (
        "import sys, numpy as np, pyarrow as pa; from kuroji.model.columns import *;"
        "column = coded(np.zeros(3, np.int64), ['a']); array_of(column.indices);"
        "array_of(column_of(np.ones(3), np.array([True, False, True])));"
        "instants_of(column_of(np.ones(3, np.int64)).cast(pa.timestamp('us', 'UTC'))); print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "False\n"
