"""The style of a page: that of the house, and after it the page's own."""

from __future__ import annotations

from importlib.resources import files

from kuroji.markup.elements import Html, trusted


def stylesheet(package: str, name: str) -> Html:
    """The style of the house followed by the file `name` of `package`, both shipped with this program."""
    sheets = (("kuroji.markup", "house.css"), (package, name))
    return trusted("\n".join(files(room).joinpath(sheet).read_text(encoding="utf-8") for room, sheet in sheets))
