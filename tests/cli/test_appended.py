"""What ingest says at its end; that a second identical ingest adds nothing is tested in tests/refresh/test_detail.py."""

from __future__ import annotations

import pytest

from kuroji.cli.appended import show_detail
from kuroji.store.detail_appending import DetailAppended


def test_where_nothing_is_new_no_table_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    show_detail(DetailAppended(added=(), already_held=(), notes=()), "table")
    assert capsys.readouterr().out == "0 added, 0 already held\n"
