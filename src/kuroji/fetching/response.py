"""What a fetch brings home: the bytes, untouched, with everything needed to say where they came from."""

from __future__ import annotations

import re
from datetime import datetime
from email.message import Message

import msgspec

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_BEFORE_THE_ROOT = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_HTML_ROOT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_LOOKED_AT = 4096


class Validators(msgspec.Struct, frozen=True):
    """What a server said of the copy already held, sent back so that it may answer `not modified`."""

    etag: str = ""
    last_modified: str = ""


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """One answer with status 200, or 304 when `not_modified`.

    `address` is what was asked, `final_address` what answered after redirects. `body` is
    decompressed but not decoded; `sha256` is of `body`. With `not_modified` both are empty:
    the copy whose validators were sent is still current. `retrieved_at` is UTC.
    """

    address: str
    final_address: str
    status: int
    body: bytes
    sha256: str
    content_type: str
    etag: str
    last_modified: str
    retrieved_at: datetime
    not_modified: bool = False

    @property
    def validators(self) -> Validators:
        """What to send with the next request for the same address."""
        return Validators(self.etag, self.last_modified)

    @property
    def charset(self) -> str | None:
        """The character set the server claims; not to be trusted over the bytes themselves."""
        header = Message()
        header["content-type"] = self.content_type
        return header.get_content_charset()

    @property
    def looks_like_html(self) -> bool:
        """Whether the body is a web page, whatever the server calls it: an error page in place of XML or CSV."""
        text = _beginning(self.body).lstrip()
        before = _BEFORE_THE_ROOT.match(text)
        if _HTML_ROOT.match(text, before.end() if before else 0):
            return True
        declared_html = self.content_type.lower().startswith(("text/html", "application/xhtml"))
        return declared_html and text.startswith("<") and not text.startswith("<?xml")


def _beginning(body: bytes) -> str:
    """The first characters, well enough decoded to see markup."""
    start = body[:_LOOKED_AT]
    for mark, encoding in _BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return start[len(mark) :].decode(encoding, "replace")
    return start.decode("latin-1")
