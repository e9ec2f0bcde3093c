"""Bytes to text: by byte order mark, strict UTF-8, what the page declares, then the old Japanese encodings.

UTF-8 comes before the declaration because text that decodes strictly as UTF-8 and is not
plain ASCII is UTF-8, whatever an old page or server says. Nothing is ever replaced: bytes
that no rule explains are an error.
"""

from __future__ import annotations

import codecs
import re

from kuroji.model.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_TEXT = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
# Labels as browsers read them (WHATWG Encoding Standard): wider than what they name.
_READ_AS = {
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "euc-jp": "euc_jp", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
}  # fmt: skip
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_RARE = re.compile("[\uff61-\uff9f\ue000-\uf8ff]")
# Quotation marks, dashes, ellipsis, the signs of pound, yen and euro, and the no-break space in Windows-1252.
_WESTERN_SIGNS = frozenset(b"\x80\x85\x91\x92\x93\x94\x96\x97\xa0\xa3\xa5")
_COPY_THE_TEXT = "Copy the text of the article into a text file, or give its web address."


def decode(content: bytes, declared: str = "", *, where: str = "") -> str:
    """The text of `content`, without byte order mark. `declared` is a character set named by the server.

    Raises InputError for pictures, archives and other binary data, and for an unknown encoding.
    """
    for magic, kind in _NOT_TEXT:
        if content.startswith(magic):
            raise InputError(f"this is {kind}, not text", where=where, remedy=_COPY_THE_TEXT)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding, where)
    if b"\x00" in content:
        raise InputError("binary data (zero bytes), not text", where=where, remedy=_COPY_THE_TEXT)
    for encoding in _candidates(content, declared):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _old_japanese(content, where)


def _candidates(content: bytes, declared: str) -> list[str]:
    """Encodings in the order in which they are believed."""
    found = _DECLARED.search(content[:4096])
    stated = (found[1].decode("ascii", "replace") if found else "", declared)
    named = [_READ_AS.get(label.strip().lower(), label.strip().lower()) for label in stated if label.strip()]
    escapes = ["iso2022_jp"] if b"\x1b$" in content[:4096] else []
    return [*escapes, "utf-8", *(name for name in named if _is_text_encoding(name))]


def _is_text_encoding(name: str) -> bool:
    """Whether Python decodes it to text; `zip`, `rot13` and the like are no character sets."""
    try:
        return bool(codecs.lookup(name)._is_text_encoding)
    except (LookupError, ValueError):
        return False


def _strictly(content: bytes, encoding: str, where: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as exc:
        raise InputError(
            f"begins as {encoding} but is damaged at byte {exc.start:,}", where=where, remedy="Save it as UTF-8."
        ) from exc
    if "\x00" in text:
        raise InputError("binary data (zero characters), not text", where=where, remedy=_COPY_THE_TEXT)
    return text


def _old_japanese(content: bytes, where: str) -> str:
    """Shift_JIS or EUC-JP where the result has kana, as all Japanese prose does; Windows-1252 for a few signs."""
    best, most = "", 0
    for encoding in ("cp932", "euc_jp"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        kana = len(_KANA.findall(text)) - 2 * len(_RARE.findall(text))
        if kana > most and kana * 20 > sum(1 for sign in text if not sign.isascii()):
            best, most = text, kana
    if best:
        return best
    high = [byte for byte in content if byte > 0x7F]
    if _WESTERN_SIGNS.issuperset(high) and len(high) * 10 < len(content):
        return content.decode("cp1252")
    raise InputError(
        "neither UTF-8 nor Shift_JIS, EUC-JP or any encoding it names: binary data, or damaged text",
        where=where,
        remedy="Save it as UTF-8.",
    )
