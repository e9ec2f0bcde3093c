"""JSON of other people's services: every number kept as the digits it was written with."""

from __future__ import annotations

import json
from typing import Any

from kuroji.model.errors import InputError

_PAGE = (b"<!doctype html", b"<html", b"<?xml")


def parsed(data: bytes, name: str, *, digits: bool = True) -> Any:
    """The value that the bytes hold, numbers as text if their `digits` matter. Raises InputError saying what it is instead."""
    start = data.lstrip()
    if not start:
        raise InputError("the answer is empty", where=name, remedy="Nothing is held for this query; ask for another.")
    if start[:16].lower().startswith(_PAGE):
        raise InputError(
            "this is a web page, perhaps an error page of the service", where=name, remedy="Try again later."
        )
    try:
        return json.loads(data, parse_float=str, parse_int=str, parse_constant=str) if digits else json.loads(data)
    except (ValueError, RecursionError) as error:
        shown = start[:60].decode("utf-8", "replace")
        raise InputError(
            f"not readable as JSON ({error}); it begins with {shown!r}", where=name, remedy="Fetch it again."
        ) from None
