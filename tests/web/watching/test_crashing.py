"""Killed, or out of disk, at any step: a reader sees nothing or a whole story, and the next start finishes the work once.

Every call by which a watcher changes the disk is a place to die at, and the writing of a
file also half-way.
"""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from tests.web.watching.killing import at_each_place, desk_in, lines, seen

from kuroji.model.errors import KurojiError
from kuroji.stories.story import Story
from kuroji.web.watching import index as indices
from kuroji.web.watching.watcher import once

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
def test_killed_at_any_step(tmp_path: Path, august: Story) -> None:
    (tmp_path / "story.json").write_bytes(msgspec.json.encode(august))
    command = [
        sys.executable,
        "-m",
        "tests.web.watching.killing",
        str(tmp_path / "story.json"),
        str(tmp_path / "copies"),
    ]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    places = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(places) > 60
    assert [place["killed"] for place in places] == [True] * (len(places) - 1) + [False]
    whole = [place["seen"] for place in places]
    assert set(whole) == {"nothing", "a story"}
    assert whole == sorted(whole, reverse=True), "once it is there it stays"
    for number, place in enumerate(places, 1):
        assert place["again"] == 0, number
        assert place["seen_again"] == "a story", number
        assert (place["editions"], place["illustrated"]) == ([1], [True]), number
        assert len(set(place["posted"])) == 1, f"{number}: none lost"
        assert len(place["posted"]) <= 2, f"{number}: repeated only when killed between the answer and its note"
        assert place["announced"][-1] == str(place["generation"]), f"{number}: the hook heard of the last change"
        assert place["unfinished"] == [], number
    assert sum(len(place["posted"]) == 2 for place in places) <= 3


def test_a_full_disk_at_any_step(tmp_path: Path, august: Story) -> None:
    def fail() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    troubled = 0
    for number in range(1, 400):
        folder = tmp_path / f"{number:03d}"
        with pytest.MonkeyPatch.context() as patch:
            at_each_place(number, fail, patch.setattr)
            try:
                fine = once(desk_in(folder, august))
            except (KurojiError, OSError):
                fine = False
        assert seen(folder / "out") in ("nothing", "a story"), number
        troubled += not fine
        assert once(desk_in(folder, august)) is True, number
        assert seen(folder / "out") == "a story"
        assert [one.edition for one in indices.load(folder / "out").stories] == [1]
        assert len(set(lines(folder / "posted"))) == 1
        if fine and number > 100:
            break
    assert troubled > 60
