"""Large CSV files in blocks of whole lines, each with the number of its first line: memory stays that of one block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kuroji.model.errors import HostileInput, InputError
from kuroji.sources.bounded import MEGABYTE, Input

BLOCK = 4 * MEGABYTE
LONGEST_LINE = 1 << 16
LIMIT = 16 << 30


class Block(NamedTuple):
    """Some lines of a file, each with its line end, and the number of the first (the file's first line is 1)."""

    lines: bytes
    first: int


def blocks(given: Input, size: int = BLOCK) -> Iterator[Block]:
    """The lines of a source after its first one.

    Raises InputError when the last line has no end, HostileInput for endless lines and
    beyond 16 GB.
    """
    held: list[bytes] = []
    length, total, line = 0, 0, 1
    for step in given.steps():
        held.append(step)
        length += len(step)
        total += len(step)
        if length >= size:
            whole, _, rest = b"".join(held).rpartition(b"\n")
            _check(given.name, len(rest), total, line + whole.count(b"\n"))
            yield from _block(whole + b"\n", line)
            line += whole.count(b"\n") + 1
            held, length = [rest], len(rest)
    left = b"".join(held)
    if left and not left.endswith(b"\n"):
        raise InputError(
            f"the last line ends in the middle, after {left.rpartition(bytes([10]))[2][-40:].decode('ascii', 'replace')!r}",
            where=f"{given.name}, line {line + left.count(bytes([10]))}",
            remedy="The file is cut off; fetch it again. Nothing of it was read into the store.",
        )
    yield from _block(left, line)


def _block(lines: bytes, first: int) -> Iterator[Block]:
    """The block without the first line of the file, if that is in it and anything is left."""
    if first == 1:
        lines, first = lines.partition(b"\n")[2], 2
    if lines:
        yield Block(lines, first)


def _check(name: str, rest: int, total: int, line: int) -> None:
    if rest > LONGEST_LINE or total > LIMIT:
        raise HostileInput(
            f"a line of more than {LONGEST_LINE // 1024} KB" if rest > LONGEST_LINE else "more than 16 GB",
            where=f"{name}, line {line}",
            remedy="No official table is like that; check that it is the file you meant.",
        )
