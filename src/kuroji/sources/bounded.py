"""Reading input whose size is not to be trusted: in steps, to a limit, never all at once because it asks for it."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kuroji.model.errors import HostileInput, InputError

MEGABYTE = 1 << 20
STEP = 1 << 18
GZIP_MAGIC = b"\x1f\x8b"
Source = Path | str | bytes | BinaryIO


class Input:
    """An open source, plain or gzip: `head` for telling its format, `rest(limit)` for its whole content."""

    def __init__(self, source: Source, name: str, head_bytes: int = 1 << 16) -> None:
        self.name = name
        self._digest = hashlib.sha256()
        self._steps = self._unpacked(_chunks(source, name, head_bytes))
        self.head = b""
        while len(self.head) < head_bytes and (step := next(self._steps, None)) is not None:
            self.head += step

    def rest(self, limit: int, longest_line: int | None = None) -> bytes:
        """The whole content. Raises HostileInput beyond `limit` bytes, or at a line longer than `longest_line`."""
        parts, size, since_newline = [self.head], len(self.head), 0
        for step in self._with_head():
            if step is not self.head:
                parts.append(step)
                size += len(step)
            if size > limit:
                raise HostileInput(
                    f"more than {limit // MEGABYTE} MB, far beyond any official file of this format",
                    where=self.name,
                    remedy="Check that it is the file you meant.",
                )
            if longest_line is not None:
                since_newline = self._longest(step, since_newline, longest_line)
        return b"".join(parts)

    def steps(self) -> Iterator[bytes]:
        """The whole content in steps of bounded size, for what is too large to be held at once."""
        yield from self._with_head()

    @property
    def sha256(self) -> str:
        """The digest of the bytes as they came (still packed, for gzip), once they have been read to the end."""
        return self._digest.hexdigest()

    def _with_head(self) -> Iterator[bytes]:
        yield self.head
        yield from self._steps

    def _longest(self, step: bytes, before: int, longest: int) -> int:
        newline, start, run = 0, 0, before
        while (newline := step.find(b"\n", start)) >= 0:
            run = max(run + newline - start, 0)
            if run > longest:
                break
            start, run = newline + 1, 0
        run = run if newline >= 0 else run + len(step) - start
        if run > longest:
            raise HostileInput(
                f"a line of more than {longest // 1024} KB, far beyond any official file of this format",
                where=self.name,
                remedy="Check that it is the file you meant.",
            )
        return run

    def _unpacked(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        first = next(chunks, b"")
        self._digest.update(first)
        packed = first.startswith(GZIP_MAGIC)
        unpack = zlib.decompressobj(wbits=31) if packed else None
        step: bytes | None = first
        while step is not None:
            if unpack is None:
                if step:
                    yield step
            else:
                yield from self._inflate(unpack, step)
            step = next(chunks, None)
            if step is not None:
                self._digest.update(step)
        if unpack is not None and not unpack.eof:
            raise InputError("the gzip data end in the middle", where=self.name, remedy="Fetch the file again.")

    def _inflate(self, unpack: zlib._Decompress, step: bytes) -> Iterator[bytes]:
        """Unpacks in steps of bounded size, so that a bomb costs no more than one step."""
        data = step
        while data and not unpack.eof:
            try:
                plain = unpack.decompress(data, STEP)
            except zlib.error as error:
                raise InputError(
                    f"not readable as gzip ({error})", where=self.name, remedy="Fetch the file again."
                ) from None
            if plain:
                yield plain
            data = unpack.unconsumed_tail


def _chunks(source: Source, name: str, first: int) -> Iterator[bytes]:
    """The bytes in steps, of which the first is smaller: often nothing but the head is wanted."""
    if isinstance(source, bytes):
        for start in range(0, len(source), STEP):
            yield source[start : start + STEP]
        return
    if not isinstance(source, (str, Path)):
        yield from iter(lambda: source.read(STEP), b"")
        return
    try:
        with Path(source).open("rb") as file:
            yield file.read(min(first, STEP))
            yield from iter(lambda: file.read(STEP), b"")
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror or error}", where=name, remedy="Check the path and its permissions."
        ) from None


def stream(data: bytes) -> io.BytesIO:
    """The bytes as a file, without a copy."""
    return io.BytesIO(data)
