"""docs/reference/cli.md says what the program says of itself."""

from __future__ import annotations

from pathlib import Path

from kuroji.cli.reference import page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"


def test_the_reference_page_is_current() -> None:
    """`make docs` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_command_and_option_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name in (
        "brief",
        "facts",
        "series",
        "revisions",
        "trace",
        "check",
        "ingest",
        "fetch",
        "store info",
        "store rebuild",
    ):
        assert f"\n## kuroji {name}\n" in text
    for option in ("--as-of", "--json", "--format", "--store", "--quiet", "--verbose", "--out"):
        assert option in text
