"""`kuroji serve` as a process: starts on nothing, answers health and metrics, logs JSON, stops when told.

Source: what the project asks of this part; Prometheus text format 0.0.4; the POSIX meaning of SIGTERM.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

METRIC = re.compile(r'[a-z_]+(\{([a-z]+="[^"]*",?)+\})? -?[0-9.e+-]+')


class Served:
    """A running server: its address, its process, and the log lines read so far."""

    def __init__(self, process: subprocess.Popen[bytes], address: str, lines: Iterator[dict[str, Any]]) -> None:
        self.process = process
        self.address = address
        self.log: list[dict[str, Any]] = []
        self.read = threading.Thread(target=lambda: self.log.extend(lines), daemon=True)


def command(folder: Path, *more: str) -> tuple[list[str], dict[str, str]]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KUROJI_")}
    return [sys.executable, "-m", "kuroji.cli.main", "serve", "--store", str(folder / "store"),
            "--database", str(folder / "opinion.sqlite"), *more], kept  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    args, environ = command(folder, "--port", "0")
    process = subprocess.Popen(args, stderr=subprocess.PIPE, env=environ, cwd=folder)
    try:
        assert process.stderr is not None
        lines = map(json.loads, process.stderr)
        first = next(line for line in lines if line["message"] == "serving")
        found = Served(process, f"http://127.0.0.1:{first['port']}", lines)
        found.read.start()
        yield found
    finally:
        process.kill()
        process.wait(30)
        found.read.join(30)
        process.stderr.close()


def test_a_newcomer_needs_no_configuration(served: Served) -> None:
    health = httpx.get(f"{served.address}/health", timeout=60).json()
    assert health["status"] == "ok"
    assert health["releases"] >= 100
    assert httpx.get(f"{served.address}/en/methods/", timeout=60).status_code == 200


def test_metrics_are_in_the_format_that_prometheus_reads(served: Served) -> None:
    httpx.get(f"{served.address}/en/nowhere/", timeout=60)
    text = httpx.get(f"{served.address}/metrics", timeout=60).text
    lines = [line for line in text.splitlines() if not line.startswith("# ")]
    assert lines
    assert all(METRIC.fullmatch(line) for line in lines)
    assert 'kuroji_answers_total{method="GET",status="404"}' in text
    buckets = [int(line.rsplit(" ", 1)[1]) for line in lines if "_bucket" in line]
    assert buckets == sorted(buckets)


def test_the_log_names_addresses_and_no_reader_and_ends_in_order(served: Served) -> None:
    """The last test of the server, as it stops it: every line is JSON, and the last one says that it is done."""
    httpx.get(f"{served.address}/en/policy/?name=somebody", headers={"user-agent": "somebody"}, timeout=60)
    httpx.get(f"{served.address}/en/nowhere/%0A%7B%22level%22%3A1%7D/", timeout=60)
    served.process.send_signal(signal.SIGTERM)
    served.process.wait(60)
    served.read.join(30)
    requests = [line for line in served.log if line["message"] == "request"]
    assert {"method": "GET", "path": "/en/policy", "status": 200}.items() <= requests[-2].items()
    assert requests[-1]["status"] == 404
    assert "somebody" not in json.dumps(served.log)
    assert not {"127.0.0.1", "host", "ip"} & {str(value) for line in requests for value in line.values()}
    assert served.process.returncode in (0, -signal.SIGTERM)
    assert "Finished server process" in served.log[-1]["message"]
    assert not [line for line in served.log if line["level"] == "error"]


def test_a_port_that_is_taken_is_told_and_not_waited_for(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        args, environ = command(tmp_path, "--port", str(taken.getsockname()[1]))
        done = subprocess.run(args, check=False, capture_output=True, env=environ, cwd=tmp_path, timeout=60, text=True)
    assert done.returncode == 2
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr
