"""What a page raises when its address leads nowhere: the nearest pages that are there."""

from __future__ import annotations

import msgspec

from kuroji.model.errors import KurojiError


class Near(msgspec.Struct, frozen=True):
    """A page that may have been meant."""

    label: str
    path: str


class NoSuchPage(KurojiError):
    """An address at which there is no page; `near` are pages that may have been meant."""

    exit_code = 1

    def __init__(self, what: str, near: tuple[Near, ...] = ()) -> None:
        super().__init__(what)
        self.near = near
