"""The siblings of a page of running text: the Markdown it was written in, which is plain text as well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kuroji.web.page import Page, Writer
from kuroji.web.site import Site


class Written(Protocol):
    """A content that was written as Markdown."""

    @property
    def markdown(self) -> str:
        """The text as it was written."""


def markdown(_: Site, __: Page, content: Written) -> str:
    """The text as it was written."""
    return f"{content.markdown}\n"


WRITERS: Mapping[str, Writer] = {"md": markdown, "txt": markdown}
