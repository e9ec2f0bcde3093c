"""The XML of a press release as a small tree, read without trusting it.

No document type, no entities, nothing fetched; a bounded number of elements, depth and
length of any one token. Every failure names the line and column.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from kuroji.model.errors import HostileInput, InputError

MOST_ELEMENTS = 400_000
MOST_DEPTH = 12
LONGEST_TOKEN = 1 << 18
STEP = 1 << 16
_DAMAGED = "The file is cut off or damaged; fetch it again from its official address."


def read_document(data: bytes, name: str) -> Element:
    """The root element of `data`. Raises HostileInput or InputError, with line and column."""
    _check_encoding(data, name)
    parser = expat.ParserCreate()
    builder = TreeBuilder()
    bounds = _Bounds(parser, builder, name)
    parser.buffer_text = True
    parser.StartElementHandler = bounds.start
    parser.EndElementHandler = bounds.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = bounds.refuse_doctype
    parser.EntityDeclHandler = bounds.refuse_doctype
    try:
        for at in range(0, len(data), STEP):
            parser.Parse(data[at : at + STEP], False)
            bounds.check_progress(at + STEP)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise InputError(
            f"not well-formed XML: {expat.ErrorString(error.code)}",
            where=f"{name}, line {error.lineno}, column {error.offset + 1}",
            remedy=_DAMAGED,
        ) from None
    except (ValueError, LookupError) as error:
        raise InputError(
            f"its declared encoding cannot be read ({error})",
            where=f"{name}, line 1",
            remedy="The official press releases are UTF-8; fetch the file again and do not convert it.",
        ) from None
    root: Element = builder.close()
    return root


class _Bounds:
    """Counts what the parser meets and stops it when the document is not what a release looks like."""

    def __init__(self, parser: expat.XMLParserType, builder: TreeBuilder, name: str) -> None:
        self._parser = parser
        self._builder = builder
        self._name = name
        self._elements = 0
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._depth > MOST_DEPTH:
            self._refuse(f"elements nested more than {MOST_DEPTH} deep")
        if self._elements > MOST_ELEMENTS:
            self._refuse(f"more than {MOST_ELEMENTS:,} elements")
        self._builder.start(tag, attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(tag)

    def refuse_doctype(self, *_: object) -> None:
        self._refuse("a document type declaration, which can hold entity bombs")

    def check_progress(self, fed: int) -> None:
        if fed - self._parser.CurrentByteIndex > LONGEST_TOKEN:
            self._refuse(f"a single tag or text of more than {LONGEST_TOKEN // 1024} KB")

    def _refuse(self, what: str) -> None:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        raise HostileInput(
            f"refused: {what}; no official release has that",
            where=f"{self._name}, line {line}, column {column}",
            remedy="Fetch the file from its official address.",
        )


def _check_encoding(data: bytes, name: str) -> None:
    """Raises InputError, naming the likely encoding, when a document that says it is UTF-8 is not."""
    declared = re.match(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"'>]{1,40})", data[:200])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"):
        raise InputError(
            f"declared as {declared[1].decode('ascii', 'replace')}, but the official press releases are UTF-8",
            where=f"{name}, line 1",
            remedy="Fetch the file again and keep its bytes as they come.",
        )
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return  # cut in the middle of a character: the parser will name the place
        raise InputError(
            f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start:,}; {_likely(data)}",
            where=f"{name}, line {data.count(bytes([10]), 0, error.start) + 1}",
            remedy="The official press releases are UTF-8; fetch the file again and do not convert it.",
        ) from None


def _likely(data: bytes) -> str:
    for encoding, label in (("utf-16", "UTF-16"), ("cp932", "cp932 (Shift_JIS)"), ("euc_jp", "EUC-JP")):
        if encoding == "utf-16" and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return f"it reads as {label}"
    return "it is damaged"
