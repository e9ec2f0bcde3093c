"""The OpenAPI description as it is served: what the framework makes of the types, said more exactly in two places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin

from kuroji.web.api.answers import Submitted
from kuroji.web.api.opinion_answers import Ballot

# Structs that refuse fields they do not know.
CLOSED = (Submitted, Ballot)


class Description(JsonRenderPlugin):
    """The description as JSON."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The bytes of the description."""
        return super().render(request, exact(openapi_schema))


def exact(schema: dict[str, Any]) -> dict[str, Any]:
    """The description with unions of plain types as lists of types, and with closed structs closed.

    "One of integer and number" would refuse every integer, which is both.
    """
    found: dict[str, Any] = _exact(schema)
    for struct in CLOSED:
        found["components"]["schemas"][struct.__name__]["additionalProperties"] = False
    return found


def _exact(value: Any) -> Any:
    if isinstance(value, list):
        return [_exact(one) for one in value]
    if not isinstance(value, Mapping):
        return value
    kept = {name: _exact(one) for name, one in value.items()}
    choices = kept.get("oneOf")
    if not choices or any(set(choice) != {"type"} for choice in choices):
        return kept
    types = [choice["type"] for choice in kept.pop("oneOf")]
    kept["type"] = [one for one in types if one != "integer" or "number" not in types]
    return kept
