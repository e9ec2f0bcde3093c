"""Static files: stylesheets, scripts, pictures and the Japanese font, under addresses that hold a digest of their bytes.

A file's address changes with its bytes, so readers may keep it for ever. Every file is
listed in ASSETS; templates write `asset("site.css")`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files

import msgspec

FOLDER = "/static/"
# What the bundle of Vega gives to the page.
_EXPOSED = "window.vegaEmbed = vegaEmbed; window.vegaLite = vegaLite; window.vega = vega;"


class Asset(msgspec.Struct, frozen=True):
    """A static file: the name it is asked for by, its media type, and what reads its bytes.

    `stamp` is what a file that takes seconds to make is told apart by instead of its bytes.
    """

    name: str
    media_type: str
    read: Callable[[], bytes]
    stamp: Callable[[], bytes] | None = None


def _own(*names: str) -> Callable[[], bytes]:
    """Files of static/ as one, in that order."""
    return lambda: b"\n".join(files("kuroji.web").joinpath("static", name).read_bytes() for name in names)


def _sheet() -> bytes:
    """The style of the house, of a story, and of the site, in that order."""
    sheets = (("kuroji.markup", "house.css"), ("kuroji.stories.rendering", "story.css"))
    shared = [files(room).joinpath(name).read_bytes() for room, name in sheets]
    return b"\n".join([*shared, _own("site.css", "tools.css", "reactions.css")()])


def _font() -> bytes:
    return files("noto_cjk_sans_jp_regular").joinpath("NotoSansCJKjp-Regular.otf").read_bytes()


def _check() -> bytes:
    """The style of a checked article."""
    return files("kuroji.claims.presenting").joinpath("check.css").read_bytes()


def _vega() -> bytes:
    """Vega, Vega-Lite and Vega-Embed in one file, the versions that the pictures are drawn with."""
    import vl_convert

    return vl_convert.javascript_bundle(_EXPOSED).encode()


def _vega_version() -> bytes:
    """What decides the bundle: the package that makes it, and what it is made to expose."""
    return f"{version('vl-convert-python')} {_EXPOSED}".encode()


def _japanese() -> bytes:
    """The stylesheet of Japanese pages, in which the address of the font is filled in."""
    return _own("japanese.css")().replace(b"FONT-ADDRESS", address("noto-sans-jp.otf").encode())


ASSETS: dict[str, Asset] = {
    asset.name: asset
    for asset in (
        Asset("site.css", "text/css", _sheet),
        Asset("japanese.css", "text/css", _japanese),
        Asset("icon.svg", "image/svg+xml", _own("icon.svg")),
        Asset("check.css", "text/css", _check),
        Asset("charts.js", "text/javascript", _own("charts.js")),
        Asset("reactions.js", "text/javascript", _own("reactions.js")),
        Asset("pictures.js", "text/javascript", _own("pictures.js")),
        Asset("vega.js", "text/javascript", _vega, _vega_version),
        Asset("noto-sans-jp.otf", "font/otf", _font),
    )
}


@cache
def body(name: str) -> bytes:
    """The bytes of a static file. Raises KeyError for a name that is not in ASSETS."""
    return ASSETS[name].read()


@cache
def address(name: str) -> str:
    """The path of a static file: /static/site.1a2b3c4d.css."""
    stem, _, kind = name.rpartition(".")
    stamp = ASSETS[name].stamp
    return f"{FOLDER}{stem}.{hashlib.sha256(stamp() if stamp else body(name)).hexdigest()[:12]}.{kind}"


@cache
def by_address() -> Mapping[str, Asset]:
    """Every static file by its path."""
    return {address(name): asset for name, asset in ASSETS.items()}
