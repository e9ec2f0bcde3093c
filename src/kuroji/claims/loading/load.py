"""From what a reader names to articles: a file, `-` for the standard input, or a web address."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from kuroji.claims.article import Article
from kuroji.claims.loading.articles import AS_IT_IS, Settings, from_bytes, from_record, too_large
from kuroji.claims.loading.limits import MOST_BYTES
from kuroji.model.errors import HostileInput, InputError

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://\S+", re.IGNORECASE)
# One person waits for one page: less patience than for official releases.
_SECONDS = 30.0


def load(source: str, settings: Settings = AS_IT_IS) -> tuple[Article, ...]:
    """The articles that `source` names.

    Raises InputError where it cannot be read, HostileInput beyond the limits, FetchError
    and RefusedAddress as kuroji.fetching does.
    """
    if source == STANDARD_INPUT:
        return from_bytes(_bounded(sys.stdin.buffer, "standard input"), settings, where="standard input")
    if is_address(source):
        return from_address(source, settings)
    return from_file(Path(source), settings)


def load_one(article: str | bytes | Path | Mapping[str, Any], settings: Settings = AS_IT_IS) -> Article:
    """The one article of a text, its bytes, a file, a web address or a decoded record.

    Raises InputError where there are several, and as `load` does.
    """
    if isinstance(article, Mapping):
        return from_record(article, settings)
    if isinstance(article, Path):
        found = from_file(article, settings)
    elif isinstance(article, bytes):
        found = from_bytes(article, settings)
    elif is_address(article):
        found = from_address(article, settings)
    else:
        found = from_bytes(article.encode("utf-8", "surrogatepass"), settings)
    if len(found) > 1:
        raise InputError(f"{len(found)} articles where one is expected", remedy="Check them one by one.")
    return found[0]


def is_address(text: str) -> bool:
    """Whether a text is an address of any scheme; which of them are fetched, the guard decides."""
    return _ADDRESS.fullmatch(text) is not None


def from_file(path: Path, settings: Settings = AS_IT_IS) -> tuple[Article, ...]:
    """The articles in a file. Raises InputError where it cannot be opened, and as `from_bytes` does."""
    try:
        with path.open("rb") as file:
            content = _bounded(file, str(path))
    except OSError as exc:
        raise InputError(
            f"cannot be read: {exc.strerror}",
            where=str(path),
            remedy="Give a file, a web address beginning with https://, or - for the standard input.",
        ) from exc
    except ValueError as exc:
        raise InputError(f"no file name: {exc}", where=repr(str(path))) from exc
    return from_bytes(content, settings, where=str(path))


def from_address(address: str, settings: Settings = AS_IT_IS) -> tuple[Article, ...]:
    """The articles of a web page or record, fetched through the guarded client. Raises as it does."""
    from kuroji.fetching.client import fetch
    from kuroji.fetching.policy import Policy

    policy = Policy(deadline=_SECONDS, read_timeout=10.0, tries=2, longest_wait=5.0, max_bytes=MOST_BYTES)
    try:
        answer = fetch(address, policy=policy)
    except HostileInput:
        raise too_large(address) from None
    return from_bytes(
        answer.body, settings, where=answer.final_address, charset=answer.charset or "", address=answer.final_address
    )


def _bounded(file: BinaryIO, where: str) -> bytes:
    """The content of an open file. Raises HostileInput where it is more than is read."""
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise too_large(where)
    return content
