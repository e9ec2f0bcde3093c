"""`kuroji opinion` from the outside: what it prints, in which shape, and how it ends.

Source: the surfaces promised in docs/reference/opinion.md and docs/reference/cli.md.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from tests.cli.answer import Run

from kuroji.opinion.integrity import administrator
from kuroji.opinion.nouns import Draft
from kuroji.opinion.storage.opening import open_database
from kuroji.opinion.storage.statements import hand_in


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export of two camps who agree on statement 0 alone."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    comments = "".join(f'{n},1,"Statement, number {n} of ten"\n' for n in range(10))
    (folder / "comments.csv").write_text(f"comment-id,moderated,comment-body\n{comments}", encoding="utf-8")
    draw = np.random.default_rng(2)
    rows = [
        f"{n},p{person},{1 if n == 0 or (n + person) % 2 else draw.choice([-1, -1, 0])}"
        for person in range(30)
        for n in range(10)
    ]
    (folder / "votes.csv").write_text("comment-id,voter-id,vote\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def held(tmp_path: Path) -> str:
    return str(tmp_path / "opinion.sqlite")


def test_results_of_files(run: Run, export: Path) -> None:
    answer = run("opinion", "results", str(export), "--json").json
    assert answer["facts"] == []
    assert [group["members"] for group in answer["groups"]] == [15, 15]
    assert answer["lists"]["consensus"][0] == 0
    assert answer["statements"][0]["tally"] == {"agree": 30, "disagree": 0, "passed": 0}
    assert answer["statements"][0]["text"] == "Statement, number 0 of ten"
    table = run("opinion", "results", str(export))
    assert table.code == 0
    assert "30 of 30 participants in 2 groups" in table.out
    assert "Agreed across groups" in table.out


def test_a_conversation_goes_in_and_out_and_is_analysed_alike(
    run: Run, export: Path, held: str, tmp_path: Path
) -> None:
    assert run("opinion", "import", str(export), "--as", "harbour", "--database", held, "--json").json["votes"] == 300
    again = run("opinion", "import", str(export), "--as", "harbour", "--database", held)
    assert (again.code, "already" in again.err) == (2, True)
    ours = run("opinion", "results", "harbour", "--database", held, "--json").json
    files = run("opinion", "results", str(export), "--json").json
    assert [group["members"] for group in ours["groups"]] == [group["members"] for group in files["groups"]]
    out = tmp_path / "out"
    assert run("opinion", "export", "harbour", str(out), "--database", held).code == 0
    assert run("opinion", "results", str(out), "--json").json["votes"] == 300
    assert run("opinion", "inspect", "harbour", "--database", held, "--json").json["flags"] is not None


def test_moderation(run: Run, held: str) -> None:
    opened = open_database(held)
    now = datetime(2026, 6, 17, tzinfo=UTC)
    with opened.writing() as connection:
        numbers = [
            hand_in(connection, "a", Draft(text=text), "p", now).id
            for text in ("Ports should be public property", "Ports should be public properties", "Wages come first")
        ]
    opened.close()
    words = [str(number) for number in numbers]
    queue = run("opinion", "moderate", "list", "--database", held, "--json").json["statements"]
    assert [said["id"] for said in queue] == numbers
    assert queue[1]["looks_like"][0]["statement"] == numbers[0]
    assert run("opinion", "moderate", "approve", words[0], words[2], "--database", held).code == 0
    kept = run("opinion", "moderate", "duplicate", words[1], "--of", words[0], "--database", held, "--json").json
    assert kept["statements"][0]["duplicate_of"] == numbers[0]
    assert run("opinion", "moderate", "reject", words[2], "999", "--database", held).code == 1
    assert run("opinion", "moderate", "list", "--database", held, "--json").json["statements"] == []
    assert run("opinion", "forget", "p", "--database", held, "--json").json["deleted"]["statements"] == 3
    assert run("opinion", "forget", "p", "--database", held).code == 1


def test_robustness_prints_a_table_and_a_curve(run: Run, export: Path) -> None:
    words = ("opinion", "robustness", str(export), "--most", "5")
    first = run(*words, "--json")
    found = first.json["robustness"]
    assert len(found) == 9
    assert {"result", "kind", "outcome", "least", "share", "curve"} == set(found[0])
    assert all(step["fakes"] <= 5 for one in found for step in one["curve"])
    assert run(*words, "--json").out == first.out
    assert "least that moves it" in run(*words).out


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (1, ("results", "nonesuch")),
        (1, ("export", "nonesuch", "out")),
        (1, ("moderate", "approve", "7")),
        (2, ("moderate", "duplicate", "7")),
        (2, ("moderate", "approve", "seven")),
        (2, ("robustness", "nonesuch", "--most", "0")),
        (2, ("results", "nonesuch", "--format", "csv")),
        (2, ("import", "no/such/folder")),
    ],
    ids=str,
)
def test_exit_codes(run: Run, held: str, code: int, words: tuple[str, ...]) -> None:
    answer = run("opinion", *words, "--database", held)
    assert answer.code == code
    assert answer.out == ""
    assert "Traceback" not in answer.err


def test_a_database_that_is_none_and_an_address_that_is_none(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "letter.txt"
    broken.write_text("dear reader" * 500, encoding="utf-8")
    for address in (str(broken), "mysql://host/name"):
        answer = run("opinion", "results", "a", "--database", address, "--json")
        assert answer.code == 2
        assert json.loads(answer.err)["error"]["what"]


@pytest.mark.parametrize(
    "command",
    ["results", "robustness", "inspect", "export", "import", "forget", "moderate list", "moderate approve",
     "moderate reject", "moderate duplicate"],
)  # fmt: skip
def test_help_has_an_example(run: Run, command: str) -> None:
    answer = run("opinion", *command.split(), "--help")
    assert answer.code == 0
    assert f"Example:\n    kuroji opinion {command}" in answer.out
    assert "--json" in answer.out


def test_the_hash_of_the_administrator_is_that_of_the_password(run: Run) -> None:
    told = run("opinion", "admin-hash", "--json").json
    assert administrator.is_right(told["password"], told["KUROJI_ADMIN_HASH"])
    assert "$" not in told["KUROJI_ADMIN_HASH"], "a shell would replace it"
