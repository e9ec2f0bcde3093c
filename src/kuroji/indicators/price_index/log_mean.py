"""The logarithmic mean L(a, b) = (a - b) / ln(a / b), L(a, a) = a: it turns sums of logarithms into sums of differences.

Source: Vartia (1976), Ideal log-change index numbers, Scandinavian Journal of Statistics 3.
"""

from __future__ import annotations

import numpy as np

from kuroji.indicators.price_index.traded import Floats


def log_mean(a: Floats | float, b: Floats | float) -> Floats:
    """L(a, b) of positive numbers, elementwise, in their unit; accurate where a and b are close."""
    logs = np.asarray(np.log(a) - np.log(b), dtype=np.float64)
    return np.asarray(b * _mean_power(logs), dtype=np.float64)


def level_of_logs(logs: Floats, parts: Floats) -> Floats:
    """Parts that add to `logs` made to add to exp(logs) - 1.

    `logs` has shape (n,), `parts` (n, items); the result (n, items). Each part is
    multiplied by L(exp(log), 1).
    """
    return np.asarray(parts * _mean_power(logs)[:, np.newaxis], dtype=np.float64)


def logs_of_level(levels: Floats, parts: Floats) -> Floats:
    """The reverse: parts (n, items) that add to `levels` - 1 made to add to ln(levels); `levels` has shape (n,)."""
    return np.asarray(parts / _mean_power(np.log(levels))[:, np.newaxis], dtype=np.float64)


def _mean_power(logs: Floats) -> Floats:
    """(e^x - 1) / x, 1 at x = 0."""
    flat = logs == 0
    return np.asarray(np.where(flat, 1.0, np.expm1(logs) / np.where(flat, 1.0, logs)), dtype=np.float64)
