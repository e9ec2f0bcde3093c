"""The command line run inside the test's own process, over the embedded figures and an empty store of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.answer import Answer, Run
from typer.testing import CliRunner

from kuroji.cli.main import app


@pytest.fixture
def own_store(tmp_path: Path) -> Path:
    """Where the test's own store will lie; nothing is there yet."""
    return tmp_path / "own"


@pytest.fixture
def run(own_store: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("KUROJI_STORE", str(own_store))
    runner = CliRunner()

    def call(*words: str, given: bytes | None = None) -> Answer:
        done = runner.invoke(app, list(words), input=given)
        return Answer(done.exit_code, done.stdout, done.stderr)

    return call
