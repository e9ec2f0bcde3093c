"""Telling the user what went wrong: on the standard error, as text or as one JSON object."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from itertools import pairwise

from kuroji.model.errors import KurojiError

BAD_USAGE = 2


def tell(error: KurojiError, as_json: bool) -> None:
    """Say what was wrong, where, and what to do."""
    if as_json:
        _as_json(error.what, error.where, error.remedy)
        return
    place = f"{error.where}: " if error.where else ""
    print(f"kuroji: {place}{error.what}", file=sys.stderr)
    if error.remedy:
        print(f"  {error.remedy}", file=sys.stderr)


def tell_usage(error: Exception, as_json: bool) -> int:
    """Say what is wrong with the command line itself and return the exit code.

    Any other exception is a defect of the program: it is shown as it is, and the code is
    that of bad input, because 1 would say that the answer is no.
    """
    message = getattr(error, "format_message", None)
    if message is None:
        traceback.print_exception(error)
        return BAD_USAGE
    if as_json:
        context = getattr(error, "ctx", None)
        place = context.command_path if context is not None else "kuroji"
        _as_json(message(), place, f"See `{place} --help`.")
    else:
        error.show()  # type: ignore[attr-defined]
    return int(getattr(error, "exit_code", BAD_USAGE))


def _as_json(what: str, where: str, remedy: str) -> None:
    import msgspec

    answer = {"error": {"what": what, "where": where, "remedy": remedy}}
    print(msgspec.json.encode(answer).decode(), file=sys.stderr)


def wants_json(args: Sequence[str]) -> bool:
    """Whether the words of the command line ask for JSON, before they are understood."""
    asked = [word for word in args if word.startswith("--format=")]
    asked += [f"--format={after}" for word, after in pairwise(args) if word in ("--format", "-f")]
    return "--json" in args or "--format=json" in asked


def reader_left() -> None:
    """Whoever read our output has closed it: what is still to be written goes nowhere, without complaint."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
