"""The worked examples: CSV tables beside these tests, each with its source in examples/README.md."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

EXAMPLES = Path(__file__).parent / "examples"
Example = tuple[NDArray[np.float64], NDArray[np.float64]]


def rows(name: str) -> list[dict[str, str]]:
    with (EXAMPLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cases(name: str) -> list[str]:
    """The cases of a table of `case, period, value`, in order of the file."""
    return list(dict.fromkeys(row["case"] for row in rows(name)))


def agrees(found: NDArray[np.float64], name: str, case: str, *, units: float = 0.5) -> None:
    """Every figure agrees with the table to `units` of its last printed digit, and 2e-13 for our own rounding."""
    printed = [row["value"] for row in rows(name) if row["case"] == case]
    assert found.shape == (len(printed),)
    for period, (value, text) in enumerate(zip(found.tolist(), printed, strict=True)):
        grain = 10.0 ** -len(text.partition(".")[2])
        allowed = 2e-13 if text == "1" else units * grain * 1.0001 + 2e-13
        assert abs(value - float(text)) <= allowed, f"{case}, row {period}: {value!r}, printed {text}"


def ces() -> Example:
    """Prices, and the quantities that follow from the expenditures with elasticity 2: share = a / p over its sum."""
    table = rows("ces.csv")
    prices = np.array([[float(row[f"p{good}"]) for good in range(1, 5)] for row in table])
    spent = np.array([float(row["expenditure"]) for row in table])
    shares = np.array([0.2, 0.2, 0.2, 0.4]) / prices
    shares /= shares.sum(axis=1)[:, np.newaxis]
    return prices, shares * spent[:, np.newaxis] / prices


def artificial() -> Example:
    table = rows("artificial.csv")
    prices, quantities = (
        np.array([[float(row[f"{side}{good}"]) for good in range(1, 7)] for row in table]) for side in "pq"
    )
    return prices, quantities


@pytest.fixture(name="ces")
def _ces() -> Example:
    return ces()


@pytest.fixture(name="artificial")
def _artificial() -> Example:
    return artificial()
