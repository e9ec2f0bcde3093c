"""Web pages told apart from data. Source: the WHATWG rules for sniffing text/html, applied to what sites send."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kuroji.fetching.response import Response

XML = '<?xml version="1.0" encoding="UTF-8"?>\n<hodoxml><pg1/></hodoxml>'


def response(body: bytes, content_type: str = "") -> Response:
    return Response(
        address="https://www.customs.go.jp/x",
        final_address="https://www.customs.go.jp/x",
        status=200,
        body=body,
        sha256="",
        content_type=content_type,
        etag="",
        last_modified="",
        retrieved_at=datetime(2026, 9, 16, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"<!DOCTYPE html><title>404</title>", "text/html"),
        (b"<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>", "application/xml"),
        (b"\xef\xbb\xbf\r\n <html lang='ja'>", "text/csv"),
        (b"<!-- cached --><!-- twice -->\n<HTML>", ""),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">', "text/xml"),
        ("\ufeff<html>".encode("utf-16-le"), ""),
        ("\ufeff<html>".encode("utf-16-be"), ""),
        ("<html><title>メンテナンス中".encode("cp932"), "text/html; charset=Shift_JIS"),
        (b"<div>Down for maintenance</div>", "text/html"),
    ],
)
def test_a_web_page_is_seen_whatever_it_is_called(body: bytes, content_type: str) -> None:
    assert response(body, content_type).looks_like_html


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (XML.encode(), "text/xml"),
        (XML.encode(), "text/html"),
        (b"\xef\xbb\xbf" + XML.encode(), "text/html"),
        ("輸出,2026".encode("cp932"), "text/html"),
        (b"<hodoxml>", "application/xml"),
        (b"<htmlish>", "application/xml"),
        (b"", "text/html"),
        (b"", ""),
        (b"{}", "application/json"),
    ],
)
def test_data_is_not_taken_for_a_web_page(body: bytes, content_type: str) -> None:
    assert not response(body, content_type).looks_like_html


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("text/csv; charset=Shift_JIS", "shift_jis"),
        ('text/xml;charset="UTF-8"', "utf-8"),
        ("text/csv", None),
        ("", None),
    ],
)
def test_the_claimed_charset(content_type: str, charset: str | None) -> None:
    assert response(b"", content_type).charset == charset
