"""Where an article comes from: a file, the standard input, an address through the guard (docs/explanation/fetching.md)."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kuroji.claims.loading.articles import Settings
from kuroji.claims.loading.limits import MOST_BYTES
from kuroji.claims.loading.load import is_address, load, load_one
from kuroji.fetching import client
from kuroji.fetching.errors import RefusedAddress
from kuroji.fetching.policy import Policy
from kuroji.fetching.response import Response
from kuroji.model.errors import HostileInput, InputError

TEXT = "Exports rise\n\n輸出は前年同月比17.0%増えた。"
DATED = Settings(published="2026-06-17")


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Policy]]:
    """What was asked of the client, which answers every address with one page in Shift_JIS."""
    asked: list[tuple[str, Policy]] = []

    def fetch(address: str, *, policy: Policy) -> Response:
        asked.append((address, policy))
        return Response(
            address=address, final_address="https://paper.example/b", status=200, body="貿易統計 Exports".encode("cp932"),
            sha256="", content_type="text/html; charset=Shift_JIS", etag="", last_modified="",
            retrieved_at=datetime(2026, 6, 17, tzinfo=UTC),
        )  # fmt: skip

    monkeypatch.setattr(client, "fetch", fetch)
    return asked


def test_a_file_is_told_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "article.html"
    path.write_text(TEXT, encoding="cp932")
    assert load(str(path), DATED)[0].title == "Exports rise"
    assert load_one(path, DATED).title == "Exports rise"


def test_the_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert load("-", DATED)[0].title == "Exports rise"


def test_a_page_is_fetched_with_little_patience_and_decoded_as_its_server_says(
    answers: list[tuple[str, Policy]],
) -> None:
    read = load("https://paper.example/a", DATED)[0]
    assert (read.body, read.address) == ("貿易統計 Exports", "https://paper.example/b")
    address, policy = answers[0]
    assert address == "https://paper.example/a"
    assert not policy.allow_loopback
    assert policy.max_bytes == MOST_BYTES
    assert policy.deadline <= 60


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/article", "http://[::1]/", "http://10.0.0.8/", "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:192.168.0.1]/", "file:///etc/passwd", "ftp://paper.example/a", "https://paper.example:8443/a",
        "https://user:secret@paper.example/a", "gopher://paper.example/",
    ],
)  # fmt: skip
def test_addresses_inside_or_of_other_kinds_are_not_fetched(address: str) -> None:
    with pytest.raises(RefusedAddress):
        load(address, DATED)


def test_a_page_beyond_the_limit_is_refused_in_words_about_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(address: str, *, policy: Policy) -> Response:
        raise HostileInput("more than", where=address, remedy="Official releases are far smaller")

    monkeypatch.setattr(client, "fetch", fetch)
    with pytest.raises(HostileInput) as caught:
        load("https://paper.example/a", DATED)
    assert "Official" not in caught.value.remedy


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES * 100)
    with pytest.raises(HostileInput):
        load(str(path))


@pytest.mark.parametrize("name", ["missing.txt", ".", "a\x00b", "x" * 5_000])
def test_what_is_no_file_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        load(str(tmp_path / name))
    assert caught.value.where


def test_one_article_is_read_from_text_bytes_and_records() -> None:
    record = {"title": "Exports rise", "body": "輸出は前年同月比17.0%増えた。"}
    for given in (TEXT, TEXT.encode(), record, json.dumps(record)):
        assert load_one(given, DATED).text == TEXT
    with pytest.raises(InputError, match="2 articles"):
        load_one(json.dumps([record, record]))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("https://a.example/b", True), ("file:///a", True), ("C:\\a.txt", False), ("a.txt", False), ("see https://a.example", False)],
)  # fmt: skip
def test_addresses_are_told_from_file_names(text: str, is_one: bool) -> None:
    assert is_address(text) is is_one
