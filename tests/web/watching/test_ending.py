"""How a watcher ends, and how two of them get on: in order on SIGTERM, one at work and one standing by."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from filelock import FileLock
from tests.web.watching.conftest import Heard
from tests.web.watching.killing import lines
from tests.web.watching.site import SEPTEMBER, MadeUpClock, Server, september, tokyo

from kuroji.model.errors import StoreError
from kuroji.stories.story import Story
from kuroji.web.watching import index as indices
from kuroji.web.watching.desk import Desk
from kuroji.web.watching.watcher import once, run

ROOT = Path(__file__).parents[3]
DeskAt = Callable[..., Desk]
# A watcher whose day is the one of the release, in a process of its own; says a line for each event.
PROGRAM = """
import sys, time
from datetime import timedelta
from pathlib import Path
import msgspec
from tests.web.watching.killing import NOW, desk_in
from kuroji.stories.story import Story
from kuroji.web.watching.clock import SystemClock
from kuroji.web.watching.watcher import run

class OnTheDay(SystemClock):
    def now(self):
        return NOW + timedelta(seconds=time.monotonic() - BEGAN)

BEGAN = time.monotonic()
desk = desk_in(Path(sys.argv[2]), msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Story))
desk.clock, desk.per_minute = OnTheDay(), 6000
desk.heard = lambda event: print(event.name, flush=True)
run(desk)
"""


def started(story: Path, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(story), str(folder)], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def heard_until(process: subprocess.Popen[str], name: str) -> list[str]:
    """What the process says up to the event of that name."""
    assert process.stdout is not None
    said: list[str] = []
    while name not in said:
        line = process.stdout.readline()
        assert line, (said, process.stderr.read() if process.stderr else "")
        said.append(line.strip())
    return said


@pytest.mark.skipif(os.name != "posix", reason="signals of another kind")
def test_two_at_once_publish_once_and_sigterm_ends_both_in_order(tmp_path: Path, august: Story) -> None:
    """The first is killed at its work's end; the one that stood by takes over and finds nothing left to do."""
    story = tmp_path / "story.json"
    story.write_bytes(msgspec.json.encode(august))
    first, second = started(story, tmp_path / "all"), None
    try:
        heard_until(first, "watching")
        second = started(story, tmp_path / "all")
        heard_until(second, "standing by")
        heard_until(first, "illustrated")
        first.send_signal(signal.SIGTERM)
        assert "stopped" in first.communicate(timeout=60)[0].split("\n")
        assert first.returncode == 0
        assert "published" not in heard_until(second, "watching")
        second.send_signal(signal.SIGTERM)
        said = second.communicate(timeout=60)[0].split("\n")
        assert "published" not in said
        assert second.returncode == 0
    finally:
        for process in (first, second):
            if process is not None and process.poll() is None:
                process.kill()
                process.communicate()
    assert [one.edition for one in indices.load(tmp_path / "all" / "out").stories] == [1]
    assert len(lines(tmp_path / "all" / "posted")) == 1


def test_one_pass_beside_a_watcher_at_work_says_so(desk_at: DeskAt, site: Server) -> None:
    desk = desk_at(tokyo("2026-10-21", "10:00:00"))
    desk.folder.mkdir(parents=True)
    with FileLock(desk.folder / ".lock"), pytest.raises(StoreError, match="another watcher"):
        once(desk)
    assert site.asked == []


def test_one_that_stands_by_asks_nobody_and_can_be_ended(desk_at: DeskAt, site: Server, heard: Heard) -> None:
    start = tokyo("2026-10-21", "10:00:00")
    desk = desk_at(start)
    assert isinstance(desk.clock, MadeUpClock)
    desk.clock.stop_at(start + timedelta(minutes=1))
    desk.folder.mkdir(parents=True)
    with FileLock(desk.folder / ".lock"):
        run(desk)
    assert site.asked == []
    assert heard.names() == ["standing by"]


def test_told_to_end_while_work_is_left_it_leaves_it_to_the_next_run(
    desk_at: DeskAt, site: Server, heard: Heard, tmp_path: Path
) -> None:
    """The end is asked for at the very moment the release has gone into the store."""
    site.publish(SEPTEMBER, september())
    desk = desk_at(tokyo("2026-10-21", "10:00:00"))
    clock = desk.clock

    def end_on_arrival(event: object) -> None:
        heard(event)  # type: ignore[arg-type]
        clock.stopping = clock.stopping or heard.names()[-1] == "arrived"

    desk.heard = end_on_arrival
    run(desk)
    assert heard.named("published") == []
    assert heard.names()[-1] == "stopped"
    once(desk_at(tokyo("2026-10-21", "10:05:00")))
    assert [story.slug for story in indices.load(tmp_path / "out").stories] == ["japan-trade-2026-09"]


def test_a_damaged_state_is_named_and_nothing_is_asked(desk_at: DeskAt, site: Server) -> None:
    desk = desk_at(tokyo("2026-10-21", "10:00:00"))
    desk.folder.mkdir(parents=True)
    (desk.folder / "state.json").write_text('{"since": ')
    with pytest.raises(StoreError, match=r"state\.json"):
        once(desk)
    assert site.asked == []
