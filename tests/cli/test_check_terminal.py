"""What `kuroji check` draws on a terminal of a given width. Figures: the release of 17 June 2026 (exports of May +17.0%)."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

ARTICLE = "Japan's exports rose 19.0% in May 2026. Imports rose 12.5%. \x1b]0;owned\x07\x1b[2J [bold]plain[/bold]"
COLOURS = re.compile(r"\x1b\[[\d;]*m")


def drawn(columns: int, folder: Path) -> str:
    """The output on a terminal of so many columns."""
    path = folder / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    command = [sys.executable, "-m", "kuroji.cli.main", "check", str(path), "--published", "2026-06-17"]
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "LINES")}
    environment |= {"TERM": "xterm-256color", "KUROJI_STORE": str(folder / "own")}
    with subprocess.Popen(command, stdout=theirs, stdin=theirs, stderr=subprocess.DEVNULL, env=environment) as process:
        os.close(theirs)
        pieces = []
        try:
            while piece := os.read(ours, 65536):
                pieces.append(piece)
        except OSError:  # the far end of a pseudo-terminal is gone: the end of its output
            pass
        process.wait()
    os.close(ours)
    return b"".join(pieces).decode()


@pytest.mark.parametrize("columns", [48, 130])
def test_claims_are_coloured_and_nothing_else_steers(columns: int, tmp_path: Path) -> None:
    screen = drawn(columns, tmp_path)
    assert re.search(r"\x1b\[[\d;]*31m✗ contradicted", screen)
    assert re.search(r"\x1b\[[\d;]*32m✓ confirmed", screen)
    plain = COLOURS.sub("", screen)
    assert "\x1b" not in plain
    assert "\x07" not in plain
    assert "[bold]plain[/bold]" in plain.replace("\r\n", " ")
    assert max(map(len, plain.splitlines())) <= columns
    assert ("said 19.0% · data then 17.0% · data now 16.8%" in " ".join(plain.split())) is (columns < 110)
