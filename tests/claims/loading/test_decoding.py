"""Bytes to text. Sources: the WHATWG Encoding Standard (labels), Unicode TR 17 (byte order marks)."""

from __future__ import annotations

import codecs

import pytest

from kuroji.claims.loading.decoding import decode
from kuroji.model.errors import InputError

JAPANESE = "財務省が17日発表した5月の貿易統計によると、輸出は前年同月比17.0%増の9兆5116億円だった。"
ENGLISH = "Japan’s exports – worth ¥9.51 trillion – rose 17.0%."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (JAPANESE, "utf-8"), (JAPANESE, "utf-8-sig"), (JAPANESE, "cp932"), (JAPANESE, "euc_jp"), (JAPANESE, "iso2022_jp"),
        (JAPANESE, "utf-16"), (JAPANESE, "utf-32"), (ENGLISH, "utf-8"), (ENGLISH, "cp1252"),
    ],
)  # fmt: skip
def test_undeclared_text_is_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_big_endian_marks_are_read() -> None:
    assert decode(codecs.BOM_UTF16_BE + JAPANESE.encode("utf-16-be")) == JAPANESE


@pytest.mark.parametrize(("label", "encoding"), [("Shift_JIS", "cp932"), ("x-sjis", "cp932"), ("EUC-JP", "euc_jp")])
def test_what_a_page_declares_is_believed(label: str, encoding: str) -> None:
    """A page without kana, which no rule of thumb could tell."""
    text = f'<html><head><meta charset="{label}"></head><body>貿易統計</body></html>'
    assert decode(text.encode(encoding)) == text
    assert decode("貿易統計".encode(encoding), label) == "貿易統計"


def test_utf8_goes_before_a_wrong_declaration() -> None:
    text = f'<meta charset="iso-8859-1">{JAPANESE}'
    assert decode(text.encode(), "iso-8859-1") == text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n", "picture"),
        (b"abc\x00def", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"\xff\xfeA\xd8A", "damaged"),
        (b"\xfe\xff\x00\x00\x00a", "binary"),
        ("é".encode() * 20 + b"\xff\xf0", "neither"),
        (b"\x80\x81\x82\xff" * 50, "neither"),
        (JAPANESE.encode()[:-1], "neither"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(content, "zip", where="article.txt")
    assert says in caught.value.what
    assert caught.value.where == "article.txt"
