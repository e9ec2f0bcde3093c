"""A real server under many voters, and killed while they vote: no acknowledged vote is lost.

Source: what the project asks of this part; SQLite's promise for a write-ahead log with synchronous=FULL
(https://www.sqlite.org/pragma.html#pragma_synchronous). The voters come through a proxy on this machine, as
X-Forwarded-For says, each from an address of their own.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import msgspec
import pytest

from kuroji.opinion.nouns import Choice, Draft, Status
from kuroji.opinion.storage.ballots import tallies, votes_of
from kuroji.opinion.storage.opening import open_database
from kuroji.opinion.storage.statements import hand_in, moderate

pytestmark = pytest.mark.slow
SLUG = "japan-trade-2026-05"
PAGE = f"/en/stories/{SLUG}/statements/"
VOTERS = 200
CHOICES = {"agree": Choice.AGREE, "disagree": Choice.DISAGREE, "pass": Choice.PASS}


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A server on the embedded figures with the database of a folder; its process and port."""
    command = [sys.executable, "-m", "kuroji.cli.main", "serve", "--port", "0", "--store", str(folder / "store")]
    command += ["--database", str(folder / "opinion.sqlite")]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KUROJI_")}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=kept, cwd=folder)
    assert process.stderr is not None
    lines = map(json.loads, process.stderr)
    rest = threading.Thread(target=lambda: deque(lines, maxlen=0), daemon=True)
    try:
        told = next(line for line in lines if line["message"] == "serving")
        rest.start()
        yield process, told["port"]
    finally:
        process.terminate()
        process.wait(30)
        rest.join(30)
        process.stderr.close()


@pytest.fixture
def numbers(tmp_path: Path) -> list[int]:
    """Three statements that can be voted on, in the database of the folder."""
    now, found = datetime.now(UTC), []
    database = open_database(tmp_path / "opinion.sqlite")
    with database.writing() as connection:
        for word in ("one", "two", "three"):
            said = hand_in(connection, SLUG, Draft(text=f"Statement {word} of the crowd", language="en"), "author", now)
            moderate(connection, said.id, Status.APPROVED, by="desk", now=now)
            found.append(said.id)
    database.close()
    return found


class Answer(NamedTuple):
    status: int
    text: str
    set_cookie: str


class Voter(msgspec.Struct):
    """A reader with a connection of their own; `acknowledged` is what the server has confirmed, by statement."""

    port: int
    address: str
    cookie: str = ""
    token: str = ""
    acknowledged: dict[int, list[str]] = {}

    def ask(self, method: str, path: str, body: str = "") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"X-Forwarded-For": self.address, "Content-Type": "application/x-www-form-urlencoded"}
        if self.cookie:
            headers["Cookie"] = f"kuroji-reader={self.cookie}"
        connection.request(method, path, body, headers)
        got = connection.getresponse()
        answer = Answer(got.status, got.read().decode(), got.headers.get("Set-Cookie", ""))
        connection.close()
        return answer

    def open(self) -> None:
        self.token = self.ask("GET", PAGE).text.partition('name="token" value="')[2].partition('"')[0]

    def vote(self, number: int, choice: str) -> int:
        sent = {"token": self.token, "back": PAGE, "statement": number, "choice": choice}
        answer = self.ask("POST", "/forms/vote/en", urlencode(sent))
        if answer.status == 303:
            self.acknowledged.setdefault(number, []).append(choice)
            jar = SimpleCookie(answer.set_cookie)
            if "kuroji-reader" in jar:
                self.cookie = jar["kuroji-reader"].value
                self.open()
        return answer.status

    @property
    def name(self) -> str:
        return self.cookie.split(".")[1]


def test_two_hundred_voters_at_once_lose_no_vote(tmp_path: Path, numbers: list[int]) -> None:
    start = threading.Barrier(VOTERS)
    statuses: deque[int] = deque()
    with served(tmp_path) as (_, port):
        voters = [Voter(port, f"10.0.{n // 250}.{n % 250}") for n in range(VOTERS)]

        def run(voter: Voter, choice: str) -> None:
            start.wait(60)
            voter.open()
            statuses.extend(voter.vote(number, choice) for number in numbers)

        threads = [
            threading.Thread(target=run, args=(voter, "agree" if n % 2 else "disagree"))
            for n, voter in enumerate(voters)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(300)
    assert set(statuses) == {303}
    assert len(statuses) == VOTERS * len(numbers)
    database = open_database(tmp_path / "opinion.sqlite")
    with database.reading() as connection:
        counted = tallies(connection, SLUG)
    database.close()
    assert {n: (t.agree, t.disagree, t.passed) for n, t in counted.items()} == dict.fromkeys(
        numbers, (VOTERS // 2, VOTERS // 2, 0)
    )
    assert len({voter.name for voter in voters}) == VOTERS


def test_killed_while_voting_every_acknowledged_vote_is_there(tmp_path: Path, numbers: list[int]) -> None:
    """SIGKILL in the middle; the last answer that was confirmed stands, or the one that was on its way."""
    enough = threading.Semaphore(0)
    with served(tmp_path) as (process, port):
        voters = [Voter(port, f"10.1.0.{n}") for n in range(16)]

        def run(voter: Voter) -> None:
            try:
                voter.open()
                for turn in range(500):
                    voter.vote(numbers[turn % 3], ("agree", "disagree", "pass")[turn // 3 % 3])
                    enough.release()
            except (OSError, http.client.HTTPException):
                return

        threads = [threading.Thread(target=run, args=(voter,)) for voter in voters]
        for thread in threads:
            thread.start()
        for _ in range(250):
            assert enough.acquire(timeout=60)
        os.kill(process.pid, signal.SIGKILL)
        for thread in threads:
            thread.join(60)
    assert sum(len(choices) for voter in voters for choices in voter.acknowledged.values()) >= 200
    database = open_database(tmp_path / "opinion.sqlite")
    with database.reading() as connection:
        for voter in voters:
            held = {vote.statement: vote.choice for vote in votes_of(connection, voter.name)}
            for number, choices in voter.acknowledged.items():
                turn = ("agree", "disagree", "pass").index(choices[-1])
                on_its_way = ("agree", "disagree", "pass")[(turn + 1) % 3]
                assert held[number] in (CHOICES[choices[-1]], CHOICES[on_its_way])
    database.close()
    with served(tmp_path) as (_, port):
        again = Voter(port, "10.2.0.1", cookie=voters[0].cookie)
        again.open()
        assert again.vote(numbers[0], "pass") == 303, "the same database and the same secret go on"
