"""What `import kuroji` offers, and what it costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kuroji
from kuroji.model.errors import NotPublished, UsageError


def test_importing_loads_nothing_heavy() -> None:
    """The rule for imports (docs/explanation/house.md): heavy imports stay inside the functions that need them."""
    heavy = ("ibis", "duckdb", "pyarrow", "numpy", "pandas", "httpx", "typer")
    code = f"import sys, kuroji; dir(kuroji); print(*[name for name in {heavy} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert loaded.split() == []


def test_the_public_names_are_there_and_no_others() -> None:
    assert all(callable(getattr(kuroji, name)) for name in kuroji.__all__ if not name.startswith("_"))
    assert {"brief", "check", "open"} <= set(dir(kuroji))
    with pytest.raises(AttributeError, match="shut"):
        _ = kuroji.shut


def test_a_brief_as_of_its_release_day(tmp_path: Path) -> None:
    """docs/explanation/vintages.md, section 6: May 2026 as of 17 June 2026 has a balance of -378,673 million yen."""
    story = kuroji.brief("2026-05", as_of="2026-06-17", store=kuroji.open(tmp_path))
    balances = {fact.value for fact in story.facts if fact.indicator == "balance" and fact.period == "2026-05"}
    assert -378_673_000_000.0 in balances


def test_the_day_before_nothing_was_published(tmp_path: Path) -> None:
    """docs/explanation/vintages.md, section 6: May 2026 as of 16 June 2026 was not yet published."""
    with pytest.raises(NotPublished):
        kuroji.brief("2026-05", as_of="2026-06-16", store=kuroji.open(tmp_path))


@pytest.mark.parametrize(("period", "as_of"), [("2026-13", "latest"), ("2026-05", "yesterday")])
def test_what_cannot_be_understood_is_said_so(tmp_path: Path, period: str, as_of: str) -> None:
    with pytest.raises(UsageError):
        kuroji.brief(period, as_of=as_of, store=kuroji.open(tmp_path))


def test_an_article_is_checked_as_text_bytes_file_or_record(tmp_path: Path) -> None:
    """Release of 17 June 2026: imports of May 2026 rose 12.5%, and still do by the newest figures."""
    text, store = "Japan's imports rose 12.5% on the year in May 2026.", kuroji.open(tmp_path)
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    for article in (text, text.encode(), path, {"title": "", "body": text}):
        checked = kuroji.check(article, published="2026-06-17", store=store)
        assert [claim.mention.text for claim in checked.judged] == ["12.5%"]
        assert checked.summary.confirmed == 1


def test_an_article_of_another_country_cannot_be_checked(tmp_path: Path) -> None:
    """Its figures are held by nobody here: no claim is decided, and a notice says why."""
    checked = kuroji.check("South Korea's exports rose 12.5% on the year in May 2026.", store=kuroji.open(tmp_path))
    assert checked.summary.decided == 0
    assert any("another country" in notice for notice in checked.notices)


def test_the_environment_names_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUROJI_STORE", str(tmp_path / "mine"))
    assert kuroji.open().folder == tmp_path / "mine"
