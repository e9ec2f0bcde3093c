"""The committed text once for all tests of the sources, and files built from it."""

from __future__ import annotations

import pytest
from tests.fixtures import official_format

MAY = "mof-press/2026-05/4/2026-06-17"


@pytest.fixture(scope="session")
def may_xml() -> bytes:
    """The provisional release of May 2026 in English, with every page that the committed text holds."""
    return official_format.press_xml(official_format.release(MAY))
