"""The program as a process: locales, zones, pipes, interrupts, and how fast it says what it is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "kuroji.cli.main"]
ODD = {"LC_ALL": "C", "TZ": "America/New_York", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "NO_COLOR": "1"}


def environment(store: Path, **more: str) -> dict[str, str]:
    return os.environ | {"KUROJI_STORE": str(store)} | more


def test_neither_locale_nor_zone_changes_the_answer(tmp_path: Path) -> None:
    """As of 16 June 23:59 Tokyo nothing is published though it is still 16 June in New York on the 17th."""
    words = [*PROGRAM, "series", "--flow", "balance", "--period", "2026-05", "--json", "--as-of"]
    said = {}
    for name, odd in (("plain", {}), ("odd", ODD)):
        done = subprocess.run([*words, "2026-06-17"], env=environment(tmp_path, **odd), capture_output=True, check=True)
        said[name] = done.stdout.decode("utf-8")
        early = subprocess.run(
            [*words, "2026-06-16"], env=environment(tmp_path, **odd), capture_output=True, check=False
        )
        assert early.returncode == 1
    assert said["odd"] == said["plain"]
    assert "貿易収支" in said["odd"]


def test_a_table_that_is_not_on_a_terminal_is_plain(tmp_path: Path) -> None:
    words = [*PROGRAM, "revisions", "2026-05"]
    done = subprocess.run(words, env=environment(tmp_path), capture_output=True, check=True)
    assert done.stdout.decode("ascii").startswith("JP.export.world.total.value 2026-05\n")
    assert b"\x1b" not in done.stdout


def test_a_brief_does_not_wait_for_pandas(tmp_path: Path) -> None:
    """pyarrow imports it to look for its types (python/pyarrow/pandas-shim.pxi), which takes longer than the query."""
    code = "import sys; from kuroji.cli.main import app; app(standalone_mode=False); sys.exit('pandas' in sys.modules)"
    words = [sys.executable, "-c", code, "brief", "2026-05", "--as-of", "2026-06-17"]
    subprocess.run(words, env=environment(tmp_path), capture_output=True, check=True)


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    shell = f"{sys.executable} -m kuroji.cli.main series --flow export --json | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", shell], env=environment(tmp_path), capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="signals of another kind")
def test_an_interrupt_ends_with_130_and_no_traceback(tmp_path: Path) -> None:
    # A shell that starts the tests in the background leaves interrupts ignored; a command at a terminal hears them.
    hearing = "import signal, runpy; signal.signal(signal.SIGINT, signal.default_int_handler); "
    words = [sys.executable, "-c", f"{hearing}runpy.run_module('kuroji.cli.main', run_name='__main__')", "ingest", "-"]
    with subprocess.Popen(
        words, env=environment(tmp_path / "s"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        _wait_until_it_reads(process)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in told


def _wait_until_it_reads(process: subprocess.Popen[bytes]) -> None:
    """Wait until the process sleeps on its standard input: it has used no processor time for a while."""
    stat = Path(f"/proc/{process.pid}/stat")
    if not stat.exists():
        time.sleep(5)
        return
    quiet, before = 0, -1
    for _ in range(300):
        used = sum(int(field) for field in stat.read_text().rsplit(")", 1)[1].split()[11:13])
        quiet = quiet + 1 if used == before and used > 0 else 0
        if quiet >= 10:
            return
        before = used
        time.sleep(0.1)


def test_help_loads_nothing_heavy() -> None:
    """`kuroji --help` is instant: neither the engine nor Arrow, numpy, rich or msgspec is imported for it."""
    code = (
        "import sys, runpy; sys.argv = ['kuroji', '--help']\n"
        "try: runpy.run_module('kuroji.cli.main', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "heavy = {'pyarrow', 'numpy', 'duckdb', 'ibis', 'rich', 'lxml', 'httpx', 'kuroji.store.opening'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "brief" in done.stdout
    assert done.stderr.strip() == "[]"
