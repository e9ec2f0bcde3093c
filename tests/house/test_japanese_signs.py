"""Japanese text of ours joins ranges with one sign, the wave dash, as docs/reference/style-ja.md says.

Readers of others' texts (sources, claims) know both signs.
"""

from __future__ import annotations

from pathlib import Path

import kuroji

HERE = Path(kuroji.__file__).parent
READERS = {"sources", "claims", "data"}
FULL_WIDTH_TILDE = "\uff5e"


def test_no_full_width_tilde_is_written() -> None:
    texts = [
        path for path in HERE.rglob("*")
        if path.suffix in (".py", ".md", ".html", ".csv", ".toml") and path.relative_to(HERE).parts[0] not in READERS
    ]  # fmt: skip
    assert len(texts) > 200
    assert [str(path) for path in texts if FULL_WIDTH_TILDE in path.read_text(encoding="utf-8")] == []
