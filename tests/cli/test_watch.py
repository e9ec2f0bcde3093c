"""`kuroji watch` as far as it goes without asking anybody: plans, keys, and what it refuses.

Sources: the calendar of docs/explanation/vintages.md (October 2026: provisional figures of
September on the third Wednesday, the 21st) and docs/how-to/watch.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.answer import Run

HOOK = "https://receiver.example/hook"


def test_a_dry_run_tells_the_looks_and_changes_nothing(run: Run, own_store: Path) -> None:
    plan = run("watch", "--dry-run", "--json").json
    assert {"looks", "untold", "undelivered", "facts"} == set(plan)
    by_address = {look["address"].rsplit("/", 1)[1]: look for look in plan["looks"]}
    assert {"d41ma.csv", "d51ma.csv", "d61ma.csv"} <= set(by_address)
    assert all(look["look"] == "now" or look["look"].endswith("+09:00") for look in plan["looks"])
    assert not own_store.exists()


def test_the_key_of_a_receiver_is_shown_and_stays_the_same(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUROJI_SECRET", "long enough to be one")
    shown = run("watch", "--webhook", HOOK, "--show-keys")
    assert shown.out.startswith(f"{HOOK} whsec_")
    assert shown.out == run("watch", "--webhook", HOOK, "--show-keys").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--once",), "--out DIR"),
        (("--out", "x", "--webhook", HOOK), "KUROJI_SECRET"),
        (("--out", "x", "--per-minute", "0"), "per-minute"),
    ],
)
def test_what_it_refuses(words: tuple[str, ...], said: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KUROJI_SECRET", raising=False)
    answer = run("watch", *words)
    assert answer.code == 2
    assert answer.out == ""
    assert said in answer.err
