"""Measuring: two sides in turn in one run, medians with their range, and a row of the table for each comparison.

Seconds alone mean little on a shared machine; the ratio of two sides measured turn by turn
holds when its speed drifts. Each ratio is the median of the ratios of the single turns.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).parents[1]
MEGABYTE = 1 << 20
UNITS = {"s": 1.0, "ms": 1000.0}


class Row(msgspec.Struct, frozen=True):
    """One line of the table: what was compared, both sides as written, the ratio with its range, and the budget."""

    what: str
    ours: str
    peer: str
    ratio: str = ""
    budget: str = ""
    met: bool | None = None

    def cells(self) -> tuple[str, ...]:
        """The line as texts."""
        met = {None: "", True: "yes", False: "**no**"}[self.met]
        return self.what, self.ours, self.peer, self.ratio, self.budget, met


class Child(msgspec.Struct, frozen=True):
    """What a measured process told: the seconds of its work, its highest memory in MB, and its result."""

    seconds: float
    peak: float
    result: Any


def in_turn(ours: Callable[[], object], peer: Callable[[], object], turns: int) -> tuple[list[float], list[float]]:
    """Seconds of both sides, measured alternately after one turn that is not counted."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(turns + 1):
        # Whoever runs second finds warmer caches: take turns at that, too.
        for side in (0, 1) if turn % 2 else (1, 0):
            seconds = timed((ours, peer)[side])
            if turn:
                times[side].append(seconds)
    return times


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes; what it returns is thrown away inside the measurement."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compared(
    what: str, ours: Sequence[float], peer: Sequence[float], budget: float | None = None, unit: str = "s"
) -> Row:
    """The row of a comparison measured turn by turn; `budget` is the highest ratio allowed."""
    ratios = [a / b for a, b in zip(ours, peer, strict=True)]
    ratio = statistics.median(ratios)
    return Row(
        what=what,
        ours=shown(ours, unit),
        peer=shown(peer, unit),
        ratio=f"{ratio:.2f} ({min(ratios):.2f}-{max(ratios):.2f})",
        budget="" if budget is None else f"<= {budget:g}",
        met=None if budget is None else ratio <= budget,
    )


def shown(seconds: Sequence[float], unit: str = "s") -> str:
    """The median with its range, as `0.61 s (0.58-0.70)`."""
    scaled = [UNITS[unit] * second for second in seconds]
    digits = 2 if unit == "s" else 0
    low, middle, high = (f"{value:.{digits}f}" for value in (min(scaled), statistics.median(scaled), max(scaled)))
    return f"{middle} {unit} ({low}-{high})"


def command(*arguments: str, environment: dict[str, str] | None = None) -> str:
    """What a command prints, run from the project's folder with its code on the path. CalledProcessError if it fails."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    done = subprocess.run(
        arguments,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths, **(environment or {})},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return done.stdout


def child(module: str, *arguments: str) -> Child:
    """Run `python -m bench.<module> ...`, which ends with `report`, in a process of its own."""
    last_line = command(sys.executable, "-m", f"bench.{module}", *arguments).splitlines()[-1]
    return msgspec.json.decode(last_line, type=Child)


def report(seconds: float, result: object) -> None:
    """Tell the parent process of `child` what was measured."""
    print(json.dumps({"seconds": seconds, "peak": peak_megabytes(), "result": result}))


def peak_megabytes() -> float:
    """The highest memory this process has held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # Unlike ru_maxrss, this does not count the process that started us.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / MEGABYTE
    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / MEGABYTE
