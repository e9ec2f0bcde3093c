"""Reading a body whole, but never more of it than allowed: what is counted is what comes out of decompression."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import httpx

from kuroji.fetching.errors import TryAgain
from kuroji.model.errors import FetchError, HostileInput

OnBytes = Callable[[int, int | None], None]

_GZIP_WINDOW = zlib.MAX_WBITS | 16


def read_body(answer: httpx.Response, address: str, max_bytes: int, on_bytes: OnBytes | None = None) -> bytes:
    """The decoded body. `on_bytes` hears (bytes received over the wire, Content-Length or None) as they come.

    Raises HostileInput beyond `max_bytes`, FetchError for an encoding not asked for,
    TryAgain for a damaged one.
    """
    total = _content_length(answer)
    if total is not None and total > max_bytes:
        raise _too_many(address, max_bytes)
    decode = _decoder(answer, address)
    body = bytearray()
    received = 0
    for piece in answer.iter_raw():
        received += len(piece)
        body += decode.feed(piece, max_bytes - len(body) + 1)
        if len(body) > max_bytes:
            raise _too_many(address, max_bytes)
        if on_bytes:
            on_bytes(received, total)
    decode.finish()
    return bytes(body)


class _Plain:
    """A body that was not compressed."""

    def feed(self, piece: bytes, room: int) -> bytes:
        return piece[:room]

    def finish(self) -> None:
        return


class _Gunzip:
    """A gzip body of one or more members, unpacked a bounded piece at a time."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP_WINDOW)
        self._begun = False

    def feed(self, piece: bytes, room: int) -> bytes:
        """What `piece` unpacks to, cut at `room` bytes; a caller that gets that many stops."""
        self._begun = self._begun or bool(piece)
        unpacked = bytearray()
        try:
            while piece and len(unpacked) < room:
                if self._member.eof:
                    self._member = zlib.decompressobj(_GZIP_WINDOW)
                unpacked += self._member.decompress(piece, room - len(unpacked))
                piece = self._member.unused_data
        except zlib.error as exc:
            raise TryAgain(f"the compressed body is damaged ({exc})") from exc
        return bytes(unpacked)

    def finish(self) -> None:
        if self._begun and not self._member.eof:
            raise TryAgain("the compressed body ends too early")


def _decoder(answer: httpx.Response, address: str) -> _Plain | _Gunzip:
    encoding = answer.headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return _Plain()
    if encoding in ("gzip", "x-gzip"):
        return _Gunzip()
    raise FetchError(
        f"the body is encoded as {encoding!r}, which was not asked for",
        where=address,
        remedy="Download the file with a browser and give its path instead.",
    )


def _content_length(answer: httpx.Response) -> int | None:
    stated = answer.headers.get("content-length", "")
    return int(stated) if stated.isascii() and stated.isdigit() else None


def _too_many(address: str, max_bytes: int) -> HostileInput:
    return HostileInput(
        f"more than {max_bytes:,} bytes: the rest was not read",
        where=address,
        remedy="Official releases are far smaller; check that the address is the one you meant.",
    )
