"""Staging the detail: tables are read in parallel into files of their own, which an interrupted ingest finds again.

Each job's rows go to one file as they come, so that the memory is that of a few blocks of lines in
each process, whatever the size of the tables. What is staged is named after the bytes it was read
from and how: after a crash the same command finds it, and reads only what is missing.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from kuroji.model.detail import Part, Told
from kuroji.model.errors import StoreError
from kuroji.store.detail_files import STAGED_FOLDER, staged_path, writing_part

PROCESSES = 2
# Below this many bytes the start of other processes costs more than it saves.
WORTH_PROCESSES = 192 << 20
ABANDONED_AFTER = 86_400.0


class Job(Protocol):
    """Something to be read into one part: what it is read from, the options that matter, and how many bytes it has."""

    @property
    def part(self) -> Part:
        """The part that the rows belong to."""
        ...

    @property
    def hashes(self) -> tuple[str, ...]:
        """The digests of the files."""
        ...

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The digest and title of each file; the title tells its stage, and is empty where it is not known."""
        ...

    @property
    def options(self) -> str:
        """How they are read."""
        ...

    @property
    def size(self) -> int:
        """How many bytes they have."""
        ...


class Opened(Protocol):
    """A job being read."""

    def batches(self) -> Iterator[pa.Table]:
        """The rows in schema DETAIL."""
        ...

    def told(self, rows: int) -> Told:
        """What they are, after the last of them."""
        ...


# Begins the reading of a job: called with it and `threads`, whether it may use more than one. A function at the top
# of its module, so that other processes find it.
Open = Callable[..., Opened]
Tell = Callable[[str, int, int], None]


def stage(folder: Path, jobs: Sequence[Job], open_job: Open, *, tell: Tell = lambda *_: None) -> list[Path]:
    """Read the jobs into staged files in `folder`, those that are there already excepted; the files, in the jobs' order.

    `tell(name, done, total)` hears of each job that is done. Raises what reading raises, and
    StoreError when writing fails; what was staged until then stays and is found the next time.
    """
    paths = [staged_path(folder, job.part, job.hashes, job.options) for job in jobs]
    _sweep(folder)
    missing = [(job, path) for job, path in zip(jobs, paths, strict=True) if not path.exists()]
    done = len(jobs) - len(missing)
    for job in _staged(missing, open_job):
        done += 1
        tell(str(job.part), done, len(jobs))
    return paths


def _staged(missing: Sequence[tuple[Job, Path]], open_job: Open) -> Iterator[Job]:
    """The jobs, each once it is staged: two at a time, in processes of their own when there is enough to read."""
    largest_first = sorted(missing, key=_size, reverse=True)
    with _pool(sum(job.size for job, _ in missing)) as pool:
        try:
            running = {pool.submit(stage_one, job, path, open_job, threads=False): job for job, path in largest_first}
            for finished in as_completed(running):
                finished.result()
                yield running[finished]
        except BrokenProcessPool as error:
            raise _ended() from error
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _ended() -> StoreError:
    return StoreError(
        "a process that was reading ended before it had finished",
        remedy="It was killed, perhaps for want of memory; or a script calls this outside of "
        '`if __name__ == "__main__":`, where no process can be started. The store is as it was, and what was read is '
        "kept: the same command again goes on where it stopped.",
    )


def _pool(size: int) -> Executor:
    """What runs the jobs. Array operations let other threads run, processes also what lies between them."""
    if size < WORTH_PROCESSES:
        return ThreadPoolExecutor(PROCESSES)
    # Started anew and not copied: a copy of a process with threads can stand still.
    return ProcessPoolExecutor(PROCESSES, mp_context=multiprocessing.get_context("spawn"))


def stage_one(job: Job, path: Path, open_job: Open, *, threads: bool) -> None:
    """Read one job into its staged file."""
    opened = open_job(job, threads=threads)
    with writing_part(path) as writer:
        for batch in opened.batches():
            writer.write(batch)
        writer.finish(opened.told(writer.rows))


def _size(one: tuple[Job, Path]) -> int:
    return one[0].size


def _sweep(folder: Path) -> None:
    """Remove unfinished files that killed processes left behind: those whose writer is gone, and very old ones."""
    for path in (folder / STAGED_FOLDER).glob("*.tmp"):
        writer = path.name.split(".")[-2]
        old = time.time() - path.stat().st_mtime > ABANDONED_AFTER
        if old or (writer.isdigit() and not _alive(int(writer))):
            path.unlink(missing_ok=True)


def _alive(number: int) -> bool:
    """Whether there is a process of that number; where that cannot be asked without harm, it is taken to be there."""
    if os.name != "posix":
        return True
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
