"""The draft of an article: title, text and what the input says of itself, before date and language are settled."""

from __future__ import annotations

import msgspec

from kuroji.claims.loading.notices import Notice


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What one reader found.

    `published` is the date as the input writes it, empty where it has none; `strict` says
    that it was given in a field meant for it, so that one that cannot be read is an error
    and not a missing one. `language` is what the input claims, unchecked.
    """

    title: str
    body: str
    published: str = ""
    strict: bool = False
    language: str = ""
    address: str = ""
    notices: tuple[Notice, ...] = ()
