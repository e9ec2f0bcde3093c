"""Files of the static site: whole or not there, and left alone where they are the same already."""

from __future__ import annotations

from pathlib import Path

import msgspec

from kuroji.model.errors import UsageError
from kuroji.stories.rendering.writing import written


class Count(msgspec.Struct, frozen=True):
    """How many files there are, how many of them were written now, and the bytes of all."""

    files: int = 0
    changed: int = 0
    size: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.files + other.files, self.changed + other.changed, self.size + other.size)


def there(out: Path, file: str) -> Count | None:
    """The count of a file that is there; None where there is none."""
    path = out / file
    return Count(1, 0, path.stat().st_size) if path.is_file() else None


def put(out: Path, file: str, body: bytes) -> Count:
    """Put a file under the folder, unless it holds these bytes already.

    Raises UsageError where it cannot be written, or where its name would leave the folder.
    """
    path = out / file
    if not path.resolve().is_relative_to(out.resolve()):
        raise UsageError("a file of the site would lie outside its folder", where=file)
    same = path.is_file() and path.stat().st_size == len(body) and path.read_bytes() == body
    if not same:
        written(body, path)
    return Count(1, 0 if same else 1, len(body))
