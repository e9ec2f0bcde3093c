"""The links of a page that lead into the same site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urldefrag

# Templates write attributes with double quotes, and so does kuroji.markup.
_LINK = re.compile(rb'\s(?:href|src)="(/[^"]*)"')


def links(body: bytes) -> Iterator[str]:
    """The paths that a document links or embeds, as they stand in it but without query and fragment."""
    for found in _LINK.findall(body):
        yield urldefrag(unescape(found.decode()))[0].partition("?")[0]
