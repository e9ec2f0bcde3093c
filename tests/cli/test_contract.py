"""What every command promises: JSON with facts, exit codes, errors on the standard error, help with an example.

Sources: the surfaces promised in docs/reference (facts-json.md, cli.md) and the official
figures of May 2026, as the release of 17 June 2026 printed them.
"""

from __future__ import annotations

import json
import re

import pytest
from tests.cli.answer import Run

from kuroji.model.fact import parse_fact_id

KEYS = {
    "id", "indicator", "reporter", "flow", "partner", "commodity", "measure", "period", "as_of", "value", "unit",
    "quantum", "basis", "flags", "base", "releases", "text_en", "text_ja",
}  # fmt: skip
MAY = ("2026-05", "--as-of", "2026-06-17")
BALANCE = "balance(exports-imports):JP.balance.world.total.value@2026-05;as_of=2026-06-17T08:50+09:00"
ANSWERS = [
    ("brief", *MAY),
    ("facts", *MAY, "--top", "40"),
    ("series", "--flow", "balance", "--period", *MAY),
    ("revisions", "2026-05"),
    ("trace", BALANCE),
]
COMMANDS = ["brief", "facts", "series", "revisions", "trace", "check", "ingest", "fetch"]


@pytest.mark.parametrize("words", ANSWERS, ids=lambda words: words[0])
def test_json_answers_carry_facts_in_one_shape(run: Run, words: tuple[str, ...]) -> None:
    answer = run(*words, "--json")
    assert answer.json["facts"]
    for fact in answer.json["facts"]:
        assert set(fact) >= KEYS
        assert re.search(r"T\d\d:\d\d(:\d\d(\.\d+)?)?\+09:00$", fact["as_of"])
        assert fact["text_en"]
        assert fact["text_ja"]
        assert parse_fact_id(fact["id"]).indicator == fact["indicator"]


@pytest.mark.parametrize("words", ANSWERS, ids=lambda words: words[0])
def test_format_json_is_the_same_answer(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words, "--format", "json").json == run(*words, "--json").json


@pytest.mark.parametrize("words", ANSWERS, ids=lambda words: words[0])
def test_the_printed_balance_of_may_2026_is_in_every_answer(run: Run, words: tuple[str, ...]) -> None:
    """Press release of 17 June 2026: balance -378,673 million yen."""
    balances = [
        fact for fact in run(*words, "--json").json["facts"]
        if fact["indicator"] == "balance" and fact["partner"] == "world" and fact["period"] == "2026-05"
    ]  # fmt: skip
    assert -378_673_000_000 in {fact["value"] for fact in balances}
    assert {fact["unit"] for fact in balances} == {"JPY"}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (1, ("brief", "2026-05", "--as-of", "2026-06-16")),
        (1, ("facts", "2026-05", "--as-of", "2026-06-16")),
        (1, ("series", "--flow", "export", "--period", "2026-05", "--as-of", "2026-06-16")),
        (1, ("revisions", "2026-05", "--as-of", "2026-06-16")),
        (1, ("trace", BALANCE.replace("06-17", "06-16"))),
        (1, ("series", "--flow", "export", "--partner", "Nauru", "--period", "2026-05")),
        (1, ("brief", "1950-01")),
        (2, ("brief", "2026-13")),
        (2, ("brief", "2026-05", "--as-of", "yesterday")),
        (2, ("brief", "2026-05", "--format", "docx")),
        (2, ("brief", "2026-05", "--lang", "fr")),
        (2, ("facts",)),
        (2, ("series",)),
        (2, ("series", "--flow", "sideways")),
        (2, ("series", "--flow", "export", "--measure", "weight")),
        (2, ("series", "--flow", "export", "--frequency", "fortnight")),
        (2, ("series", "--flow", "balance", "--commodity", "crude oil")),
        (2, ("series", "--flow", "export", "--json", "--format", "csv")),
        (2, ("series", "--list", "--format", "parquet")),
        (2, ("trace", "nonsense")),
        (2, ("ingest", "no/such/file.xml")),
        (2, ("ingest",)),
        (2, ("store", "rebuild")),
        (2, ("frobnicate",)),
        (2, ("brief", "--frobnicate")),
        (2, ("explain", "2025-05", "--commodity", "ships", "--commodity", "crude oil")),
    ],
    ids=str,
)
def test_exit_codes_and_where_the_error_goes(run: Run, code: int, words: tuple[str, ...]) -> None:
    answer = run(*words)
    assert answer.code == code
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert len(answer.err.splitlines()) >= 1

    as_json = run(*words, *(() if "--format" in words else ("--json",)))
    assert as_json.code == code
    assert as_json.out == ""
    if "--format" not in words:
        error = json.loads(as_json.err)["error"]
        assert set(error) == {"what", "where", "remedy"}
        assert error["what"]


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (("series", "--flow", "exprot"), "export"),
        (("series", "--flow", "import", "--commodity", "semiconductrs"), "semiconductors"),
        (("series", "--flow", "import", "--commodity", "PC:70399"), "PC:70323"),
        (("series", "--flow", "import", "--partner", "Germny"), "Germany"),
        (("series", "--flow", "import", "--measure", "valu"), "value"),
        (("brief", "2026-5-1"), "2026-05"),
        (("breif",), "brief"),
        (("trace", "change(yoy):JP.export.wrold.total.value@2026-05;as_of=2026-06-17"), "world"),
        (("trace", "chnge(yoy):JP.export.world.total.value@2026-05;as_of=2026-06-17"), "change"),
        (("trace", "balance @2026-05"), "balance(exports-imports):JP.balance.world.total.value@2026-05"),
    ],
    ids=str,
)
def test_what_is_not_understood_is_answered_with_what_would_be(run: Run, words: tuple[str, ...], nearest: str) -> None:
    answer = run(*words)
    assert answer.code == 2
    assert nearest in answer.err


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(run: Run, command: str) -> None:
    answer = run(command, "--help")
    assert answer.code == 0
    assert f"Example:\n    kuroji {command}" in answer.out
    assert "--json" in answer.out
    assert "--store" in answer.out


def test_the_commands_that_read_figures_take_a_vintage(run: Run) -> None:
    for command in ("brief", "facts", "series", "revisions", "trace"):
        assert "--as-of" in run(command, "--help").out


def test_no_command_is_answered_with_the_commands_there_are(run: Run) -> None:
    answer = run()
    assert answer.code == 2
    assert all(command in answer.out + answer.err for command in COMMANDS)
