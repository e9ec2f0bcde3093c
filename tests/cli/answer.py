"""What a command printed and how it ended, as the tests of the command line see it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any


class Answer:
    """What a command printed and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def json(self) -> dict[str, Any]:
        assert self.code == 0, self.err
        return json.loads(self.out)


Run = Callable[..., Answer]
