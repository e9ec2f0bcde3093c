"""The archive of raw bytes: every content fetched is kept once, under its own hash.

    <root>/<first two hex digits>/<sha256>      the bytes as they came (decompressed)
    <root>/index/<sha256 of the address>.json   what was last fetched from that address

Each address has an index file of its own, so two processes never overwrite each other's
entries. Files appear whole or not at all: written beside, flushed to disk, then renamed.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from kuroji.fetching import client
from kuroji.fetching.response import Response, Validators
from kuroji.model.errors import StoreError

INDEX = "index"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What is held of one address.

    `retrieved_at` is when these bytes came, `checked_at` when the server last confirmed
    them (both UTC); `etag` and `last_modified` are empty where the server gave none.
    """

    address: str
    final_address: str
    sha256: str
    content_type: str
    etag: str
    last_modified: str
    retrieved_at: datetime
    checked_at: datetime


class Kept(msgspec.Struct, frozen=True):
    """The current content of an address: its entry, its bytes, and whether they differ from what was held before."""

    entry: Entry
    body: bytes
    changed: bool


def renew(root: Path, address: str, *, fetch: Callable[..., Response] = client.fetch) -> Kept:
    """The current content of `address`, asked for only if it changed since it was last kept.

    `fetch(address, validators=...)` does the asking: pass a partial of `client.fetch` to
    set policy or progress. Raises as it does, and StoreError as `keep` and `body` do.
    """
    held = entry(root, address)
    response = fetch(address, validators=validators(root, address))
    now_held = keep(root, response)
    content = body(root, now_held.sha256) if response.not_modified else response.body
    return Kept(now_held, content, held is None or held.sha256 != now_held.sha256)


def validators(root: Path, address: str) -> Validators | None:
    """What to send to learn whether `address` changed; None when its bytes are not held (any more)."""
    held = entry(root, address)
    if held is None or not path_of(root, held.sha256).is_file():
        return None
    return Validators(held.etag, held.last_modified)


def keep(root: Path, response: Response) -> Entry:
    """Keep the bytes of `response` and note them for its address; for `not_modified`, note that they were confirmed.

    Raises StoreError when the archive cannot be written, is damaged, or was never given what is `not_modified`.
    """
    held = entry(root, response.address) if response.not_modified else None
    if response.not_modified and held is None:
        raise StoreError("not modified, but no copy is held", where=response.address, remedy="Fetch it afresh.")
    if not response.not_modified:
        _write_content(path_of(root, response.sha256), response)
    noted = Entry(
        address=response.address,
        final_address=response.final_address,
        sha256=held.sha256 if held else response.sha256,
        content_type=held.content_type if held else response.content_type,
        etag=response.etag,
        last_modified=response.last_modified,
        retrieved_at=held.retrieved_at if held else response.retrieved_at,
        checked_at=response.retrieved_at,
    )
    _write_whole(_index_path(root, response.address), msgspec.json.format(msgspec.json.encode(noted)) + b"\n")
    return noted


def entry(root: Path, address: str) -> Entry | None:
    """What is held of `address`; None when it was never fetched. Raises StoreError for a damaged index file."""
    found = _read_entry(_index_path(root, address))
    if found is not None and found.address != address:
        raise _damaged(_index_path(root, address), f"speaks of {found.address}, not of {address}")
    return found


def entries(root: Path) -> Iterator[Entry]:
    """Everything the archive holds, by address. Raises StoreError at the first damaged index file."""
    found = (_read_entry(path) for path in sorted((root / INDEX).glob("*.json")))
    yield from sorted((each for each in found if each is not None), key=lambda each: each.address)


def body(root: Path, sha256: str) -> bytes:
    """The bytes with this hash, verified. Raises StoreError when they are missing or no longer what they were."""
    path = path_of(root, sha256)
    try:
        content = path.read_bytes()
    except OSError as exc:
        raise StoreError(f"archived bytes cannot be read ({exc.strerror})", where=str(path)) from exc
    if hashlib.sha256(content).hexdigest() != sha256:
        raise _damaged(path, "its content does not have the hash it is named for")
    return content


def path_of(root: Path, sha256: str) -> Path:
    """Where the bytes with this hash lie."""
    return root / sha256[:2] / sha256


def _index_path(root: Path, address: str) -> Path:
    return root / INDEX / f"{hashlib.sha256(address.encode()).hexdigest()}.json"


def _read_entry(path: Path) -> Entry | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Entry)
    except FileNotFoundError:
        return None
    except OSError as exc:
        raise StoreError(f"the archive's index cannot be read ({exc.strerror})", where=str(path)) from exc
    except (msgspec.DecodeError, UnicodeDecodeError) as exc:
        raise _damaged(path, str(exc)) from exc


def _damaged(path: Path, why: str) -> StoreError:
    return StoreError(
        f"damaged: {why}",
        where=str(path),
        remedy="Delete this file; the next fetch asks for the whole content again.",
    )


def _write_content(path: Path, response: Response) -> None:
    """Write the bytes unless they are there already; a damaged copy is replaced."""
    try:
        there = path.is_file() and path.read_bytes() == response.body
    except OSError:
        there = False
    if not there:
        _write_whole(path, response.body)


def _write_whole(path: Path, content: bytes) -> None:
    """Write through a temporary file in the same folder, so that `path` is the old content or the new."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".partial-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _flush_folder(path.parent)
    except OSError as exc:
        raise StoreError(
            f"the archive cannot be written ({exc.strerror})",
            where=str(path),
            remedy="Check free space and permissions; what was held before is untouched.",
        ) from exc


def _flush_folder(folder: Path) -> None:
    """Make the renaming itself durable, where folders can be opened (not on Windows)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
