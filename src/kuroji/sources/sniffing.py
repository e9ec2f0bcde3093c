"""What a file is, told from its first bytes; its name and suffix say nothing."""

from __future__ import annotations

from kuroji.model.errors import InputError

PRESS_XML, LONG_SERIES, BOP_SERIES, BOP_TABLE = "press-xml", "long-series", "bop-series", "bop-table"
_TITLE_MARKS = ("《".encode("cp932"), "《".encode())
_UTF8_MARK = b"\xef\xbb\xbf"
_ESTAT = b"Exp or Imp,Year,"
# The head of a series of the Bank of Japan, which lines of status may precede.
_BOJ, _BOJ_STATUS = b"SERIES_CODE,", (b"SERIES_CODE,", b"STATUS,")

# What the first lines of the Ministry's balance-of-payments table say: what it is, and its unit.
_BOP_MARKS, _FIRST_LINES = ("国際収支".encode("cp932"), "億円".encode("cp932")), 4096

# What is recognised and refused: how it begins, what it is, what to do instead.
_REFUSED: tuple[tuple[tuple[bytes, ...], str, str], ...] = (
    ((_ESTAT,), "a table of e-Stat by 9-digit commodity, which is read as a file, not as a stream or an address",
     "Save it and give its path: kuroji ingest FILE."),
    ((b'{"STATUS"', b'{ "STATUS"'), "an answer of the Bank of Japan in JSON, perhaps an error",
     "Ask the interface again with format=csv."),
    ((b"%PDF",), "a PDF", "The same release is published as XML under the same name with .xml."),
    ((b"PK\x03\x04",), "a ZIP archive or a spreadsheet", "Unpack it, or give the XML or CSV file itself."),
    ((b"<!doctype html", b"<html"), "a web page, perhaps an error page of the server",
     "Fetch the file again from its official address."),
    ((b"\xff\xfe", b"\xfe\xff"), "text in UTF-16",
     "The official files are UTF-8 (XML) and cp932 (CSV); fetch it again."),
)  # fmt: skip


def sniff(head: bytes, name: str) -> str:
    """The format of a file that begins with `head`.

    Raises InputError saying what it is instead, or what was looked for.
    """
    start = head.removeprefix(_UTF8_MARK).lstrip()
    if not start:
        raise InputError("the file is empty", where=name, remedy="Fetch it again.")
    for beginnings, what, remedy in _REFUSED:
        if any(start[: len(beginning)].lower() == beginning.lower() for beginning in beginnings):
            raise InputError(f"this is {what}", where=name, remedy=remedy)
    if start.startswith((b"<?xml", b"<hodoxml", b"<!DOCTYPE")):
        return PRESS_XML
    if start.startswith(_TITLE_MARKS):
        return LONG_SERIES
    if start.startswith(_BOJ_STATUS) and _BOJ in start:
        return BOP_SERIES
    if all(mark in start[:_FIRST_LINES] for mark in _BOP_MARKS):
        return BOP_TABLE
    raise InputError(
        f"not a file that is known here; it begins with {start[:24]!r}",
        where=name,
        remedy="Looked for a press release of the Ministry of Finance (XML with the root <hodoxml>) and a long "
        "series of the customs site (CSV that begins with an area in 《》), plain or packed with gzip.",
    )
