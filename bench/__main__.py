"""`python -m bench [NAME ...] [--small]`: run the measurements and print their table as Markdown."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
import time
from importlib.metadata import version

import msgspec

from bench.measuring import Row

DEFAULT = ("start_up", "ingest", "as_of", "news", "price_index", "seasonal")
ON_REQUEST = (
    "cube",
    "cube_reading",
    "cube_scan",
    "cube_commands",
    "cube_spark",
    "opinion",
    "query_layers",
    "claims",
    "nowcast",
    "watch",
    "web",
)
HEAD = ("what", "Kuroji", "peer", "ratio", "budget", "met")


def main() -> int:
    """Measure, print, and leave with 1 when a budget is missed."""
    options = _options()
    print(_machine(), flush=True)
    missed = 0
    for name in options.names or DEFAULT:
        start = time.perf_counter()
        rows: list[Row] = list(importlib.import_module(f"bench.{name}").rows(small=options.small))
        if options.small:
            rows = [msgspec.structs.replace(row, met=None) for row in rows]
        _print(name, rows)
        print(f"({time.perf_counter() - start:.0f} s)", flush=True)
        missed += sum(row.met is False for row in rows)
    print(
        f"\n{missed or 'No'} budget{'' if missed == 1 else 's'} missed."
        if not options.small
        else "\nSmall: nothing judged."
    )
    return 1 if missed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    known = (*DEFAULT, *ON_REQUEST)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of {', '.join(known)}; default: {', '.join(DEFAULT)}"
    )
    parser.add_argument("--small", action="store_true", help="small inputs, few turns: a look that judges no budget")
    options = parser.parse_args()
    if unknown := set(options.names) - set(known):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known are {', '.join(known)}")
    return options


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    packages = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "ibis-framework", "pyarrow"))
    return f"{os.cpu_count()} processors, {memory:.0f} GiB, Python {platform.python_version()}, {packages}"


def _print(name: str, rows: list[Row]) -> None:
    """A Markdown table whose columns line up, so that it reads well on a terminal, too."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    print(f"\n### {name}\n")
    for number, line in enumerate(lines):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    print(flush=True)


if __name__ == "__main__":
    sys.exit(main())
