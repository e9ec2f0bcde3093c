"""Files on disk: all of them, whole, the same bytes each time (what the project asks of this part)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.stories import by_hand

from kuroji.model.errors import UsageError
from kuroji.stories.rendering.formats import render
from kuroji.stories.rendering.writing import write_all, write_one, written

CHARTS = (by_hand.chart(), by_hand.chart(width=360))
NAMES = [
    "html", "md", "txt", "json", "jsonld", "balance.svg", "balance.png",
]  # fmt: skip


def test_five_formats_and_each_chart_twice(tmp_path: Path) -> None:
    paths = write_all(by_hand.english(), tmp_path / "new" / "folder", charts=CHARTS)
    assert [path.name for path in paths] == [f"japan-trade-2026-05.en.{name}" for name in NAMES]
    assert sorted(paths) == sorted((tmp_path / "new" / "folder").iterdir())
    assert paths[1].read_text(encoding="utf-8") == render(by_hand.english(), "md")
    svg, png = paths[-2].read_bytes(), paths[-1].read_bytes()
    assert svg.startswith(b"<svg")
    assert b'width="640"' in svg
    assert png.startswith(b"\x89PNG\r\n\x1a\n")


def test_the_same_story_writes_the_same_bytes(tmp_path: Path) -> None:
    once, again = (write_all(by_hand.japanese(), tmp_path / name, charts=CHARTS) for name in ("once", "again"))
    assert [p.read_bytes() for p in once] == [p.read_bytes() for p in again]


def test_one_format_by_itself(tmp_path: Path) -> None:
    path = write_one(by_hand.flash(), "txt", tmp_path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_failure_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """A disk that fills up half-way: some bytes are written, then the system refuses."""
    path = written(b"old", tmp_path / "story.md")
    plain = Path.write_bytes

    def full(self: Path, *args: object) -> int:
        if step == "write_bytes":
            plain(self, b"ne")
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, step, full)
    with pytest.raises(UsageError, match="No space left") as raised:
        written(b"new", path)
    assert raised.value.where == str(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("I am a file")
    with pytest.raises(UsageError):
        write_all(by_hand.flash(), tmp_path / "out")


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError) as raised:
        render(by_hand.flash(), "docx")
    assert "html, md, txt, json, jsonld" in raised.value.remedy
