"""What a command works with: the opened store, the reporter, the asked vintage, and how much is said meanwhile."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kuroji.model.period import Period
    from kuroji.model.reporter import Reporter
    from kuroji.store.opening import Store


def listen(quiet: bool, verbose: bool) -> None:
    """Send the log to the standard error: warnings, all with -v, errors only with --quiet."""
    level = logging.ERROR if quiet else logging.INFO if verbose else logging.WARNING
    logging.basicConfig(stream=sys.stderr, level=level, format="%(levelname)s %(name)s: %(message)s", force=True)


def folder_of(store: Path | None) -> Path:
    """The folder of the user's store: the one named, else that of the settings. Raises UsageError for a file."""
    from kuroji.model.errors import UsageError
    from kuroji.settings import from_environment

    folder = store.expanduser().absolute() if store is not None else from_environment().store
    if folder.exists() and not folder.is_dir():
        raise UsageError("the store is a folder, and this is a file", where=str(folder))
    return folder


def opened(store: Path | None) -> Store:
    """The user's store, which need not exist yet, over the embedded figures."""
    from kuroji.store.opening import open_store

    return open_store(folder_of(store))


def japan() -> Reporter:
    """The reporter of the commands that know one only."""
    from kuroji.classifications.reporters import JAPAN

    return JAPAN


def owner_of(text: str) -> Reporter:
    """The reporter called `text`. Raises UsageError naming those there are."""
    from kuroji.classifications.reporters import reporter

    return reporter(text)


def period_of(text: str, owner: Reporter | None = None) -> Period:
    """The period a text means for a reporter (default: Japan). Raises UsageError with the accepted forms."""
    from kuroji.model.period import parse

    return parse(text, (owner or japan()).fiscal)


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A function that is told (name, done, total) as work goes on: a bar on a terminal, silence elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda name, done, total: logging.getLogger("kuroji").info("%s (%d of %d)", name, done, total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda name, done, total: bar.update(task, description=Path(name).name, completed=done, total=total)
