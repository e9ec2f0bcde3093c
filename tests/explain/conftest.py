"""The embedded figures and the small invented stores of the indicators' tests."""

from tests.indicators.conftest import ask, said, small, store

__all__ = ["ask", "said", "small", "store"]
