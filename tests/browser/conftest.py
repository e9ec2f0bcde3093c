"""A real browser before a real server: Debian's Chromium, and `kuroji serve` on the embedded figures."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from kuroji.opinion.integrity.administrator import hash_of

# Of the administrator of this site.
PASSWORD = "the desk of the browser tests"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is for a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site served as a newcomer would: no configuration, a store that does not exist yet."""
    folder = tmp_path_factory.mktemp("served")
    command = [sys.executable, "-m", "kuroji.cli.main", "serve", "--port", "0", "--store", str(folder / "store")]
    command += ["--database", str(folder / "opinion.sqlite")]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KUROJI_")}
    kept["KUROJI_ADMIN_HASH"] = hash_of(PASSWORD)
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=kept, cwd=folder)
    try:
        assert process.stderr is not None
        lines = map(json.loads, process.stderr)
        told = next(line for line in lines if line["message"] == "serving")
        # What nobody reads would fill the pipe and stop the server.
        rest = threading.Thread(target=lambda: deque(lines, maxlen=0), daemon=True)
        rest.start()
        yield f"http://127.0.0.1:{told['port']}"
    finally:
        process.terminate()
        process.wait(30)
        rest.join(30)
        process.stderr.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip("no Chromium here: `apt-get install chromium` brings one")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()
