"""A program that watches again and again, each time killed one step further on, and then started anew.

`python -m tests.web.watching.killing STORY FOLDER`: STORY is a story as JSON, FOLDER an
empty folder for the copies. Prints one line of JSON for each place.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from tests.web.watching.site import OCTOBER_10, MadeUpClock, ten_day, tokyo, wordless

from kuroji.fetching.errors import BadStatus
from kuroji.fetching.response import Response, Validators
from kuroji.model.period import Period
from kuroji.store.opening import Store, open_store
from kuroji.stories.gate import of_trade
from kuroji.stories.story import Story
from kuroji.web.watching import index as indices
from kuroji.web.watching.desk import Desk
from kuroji.web.watching.kinds import STORY, Kind
from kuroji.web.watching.watcher import once

RECEIVER = "https://receiver.example/hook"
NOW = tokyo("2026-10-29", "09:00:00")
BODY = ten_day(10, "October 29, 2026")
FILES = {f"japan-trade-2026-10-d10.en.{to}" for to in ("html", "md", "txt", "json", "jsonld")}


def fetch(address: str, validators: Validators | None = None) -> Response:
    """One release is out, and nothing else."""
    if address != OCTOBER_10:
        raise BadStatus("HTTP 404 Not Found", status=404, where=address)
    digest = hashlib.sha256(BODY).hexdigest()
    known = validators is not None and validators.etag == digest
    return Response(
        address=address, final_address=address, status=304 if known else 200, body=b"" if known else BODY,
        sha256="" if known else digest, content_type="text/xml", etag=digest, last_modified="", retrieved_at=NOW,
        not_modified=known,
    )  # fmt: skip


def desk_in(folder: Path, story: Story) -> Desk:
    """A desk whose receiver notes the identity of each message in a file."""

    def tell(_: Store, period: Period, as_of: datetime, code: str) -> Mapping[str, Story]:
        slug = f"japan-trade-{str(period).lower()}"
        return {"en": wordless(story, slug=slug, period=str(period), as_of=as_of)}

    def post(_: str, __: bytes, headers: Mapping[str, str]) -> int:
        assert indices.load(folder / "out").stories, "a message before its story is in the index"
        with (folder / "posted").open("a") as file:
            file.write(headers["webhook-id"] + "\n")
        return 204

    def after(_: Path, index: indices.Index) -> None:
        with (folder / "announced").open("a") as file:
            file.write(f"{index.generation}\n")

    return Desk(
        store=open_store(folder / "store", embedded=False), out=folder / "out", clock=MadeUpClock(NOW), fetch=fetch,
        post=post, heard=lambda _: None, keys={RECEIVER: b"key"}, after=after,
        kinds={STORY: Kind(tell, lambda *_: (), of_trade)},
    )  # fmt: skip


def at_each_place(number: int, fail: Callable[[], None], put: Callable[[Any, str, Any], None]) -> None:
    """Make `fail` happen at place `number` (from 1) among the steps by which a watcher changes the disk.

    Appending to the store counts as one step: tests/store/test_crashing.py looks inside it.
    """
    passed, inside = 0, False

    def place() -> None:
        nonlocal passed
        passed += not inside
        if passed == number and not inside:
            fail()

    def around(call: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        place()
        return call(*arguments, **named)

    def half_written(path: Path, content: bytes) -> int:
        size = write_bytes(path, content[: len(content) // 2])
        place()
        return size + write_bytes(path, content)

    def appended(*arguments: Any) -> Any:
        nonlocal inside
        place()
        inside = True
        try:
            return append(*arguments)
        finally:
            inside = False

    write_bytes, append = Path.write_bytes, Store.append
    put(Path, "write_bytes", half_written)
    put(Store, "append", appended)
    for name in ("mkdir", "fsync", "replace", "rename", "unlink", "symlink"):
        put(os, name, partial(around, getattr(os, name)))


def forked(work: Callable[[], object]) -> int:
    """Do the work in a process of its own; how that ended."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1]


def seen(out: Path) -> str:
    """What a reader finds in the output folder: nothing, or whole stories; anything else is named."""
    indices.load(out)
    links = [path for path in out.glob("*") if path.is_symlink() and not path.name.startswith(".")]
    for link in links:
        if {path.name for path in link.iterdir()} != FILES:
            return "half a story"
        json.loads((link / "japan-trade-2026-10-d10.en.json").read_text())
    return "a story" if links else "nothing"


def lines(path: Path) -> list[str]:
    """The lines of a file, none where there is no file."""
    return path.read_text().splitlines() if path.exists() else []


def main() -> None:
    """Kill at each place, look, start anew, look again."""
    story = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Story)
    # Once unharmed, so that no child spends its life on imports.
    once(desk_in(Path(sys.argv[2]) / "unharmed", story))
    number, status = 0, 1
    while status:
        number += 1
        folder = Path(sys.argv[2]) / f"{number:03d}"

        def killed(folder: Path = folder, number: int = number) -> None:
            at_each_place(number, lambda: os.kill(os.getpid(), signal.SIGKILL), setattr)
            once(desk_in(folder, story))

        status = forked(killed)
        assert status in (0, signal.SIGKILL), status
        found = seen(folder / "out")
        again = forked(lambda folder=folder: once(desk_in(folder, story)))
        index = indices.load(folder / "out")
        sys.stdout.write(
            json.dumps({
                "killed": status != 0, "seen": found, "again": again, "seen_again": seen(folder / "out"),
                "editions": [one.edition for one in index.stories],
                "illustrated": [one.illustrated for one in index.stories], "generation": index.generation,
                "posted": lines(folder / "posted"), "announced": lines(folder / "announced"),
                "unfinished": [str(path) for path in folder.rglob(".unfinished*")],
            })
            + "\n"
        )  # fmt: skip


if __name__ == "__main__":
    main()
