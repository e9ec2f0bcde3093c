"""Where in a file something went wrong, added to an error that knows only what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from kuroji.model.errors import InputError, KurojiError

P = ParamSpec("P")
T = TypeVar("T")


def placed(where: str, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The answer of `read`; an error that it raises becomes an InputError told with the place where it happened."""
    try:
        return read(*args, **kwargs)
    except KurojiError as error:
        raise InputError(error.what, where=where, remedy=error.remedy) from None
