"""Whatever is asked, the interface answers as its own description says. Source: schemathesis, an OpenAPI fuzzer."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from tests.web.conftest import site_at

from kuroji.web.app import create_app

APP = create_app(site_at())
# A name of the right form that no codelist knows is valid for the description and not for us: 422, with the nearest.
# Nobody who makes up a cookie is let in: 403.
CONFIG = SchemathesisConfig.from_dict(
    {"checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "403", "404", "422"]}}}
)
SCHEMA = schemathesis.openapi.from_asgi("/api/openapi.json", APP, config=CONFIG).exclude(method="HEAD")

pytestmark = pytest.mark.slow


@SCHEMA.parametrize()
@settings(
    max_examples=6, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_answers_are_as_described(case: Any) -> None:
    case.call_and_validate(timeout=120)
