"""The rules for files that no linter knows: their size, what an __init__ may hold, what no file may name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "kuroji"
BUILT = frozenset({SOURCE / "data" / "store", ROOT / "bench" / "out"})
MOST_LINES = 400
# Codelists and tables of wording may be long: path under src/kuroji -> why.
LONG: dict[str, str] = {}

KEPT = (".ci", ".gitignore", "bench", "docs", "src", "tests", "pyproject.toml", "requirements.lock", "Makefile")
# Written in pieces, because this file is searched too.
MACHINE_PATH = re.compile(rb"(?<![\w.-])/(?:" + b"|".join((b"work", b"root", b"home", b"Users")) + rb")/")
INDEX_HOST = re.compile(b"|".join((rb"pypi\." + b"org", b"python" + b"hosted", rb"npmjs\." + b"(?:org|com)")))
SIBLING = re.compile(rb"\.\./" + b"shared")
NAMES_SIBLING = ".ci/run"


def python_files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def kept_files() -> Iterator[Path]:
    """Every file that belongs to the repository: neither built nor cached."""
    tops = [ROOT / name for name in KEPT] + sorted(ROOT.glob("*.md")) + [ROOT / "LICENSE", ROOT / "NOTICE"]
    for top in tops:
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file() and BUILT.isdisjoint(path.parents) and "__pycache__" not in path.parts:
                yield path


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", python_files(), ids=named)
def test_a_file_holds_one_idea(path: Path) -> None:
    """The house's rule: no file over 400 lines, codelists and tables of wording excepted."""
    lines = len(path.read_text(encoding="utf-8").splitlines())
    if path.relative_to(SOURCE).as_posix() in LONG:
        assert lines > MOST_LINES, "no longer long: take it off the list"
    else:
        assert lines <= MOST_LINES, f"{named(path)} has {lines} lines: split it, or list it if it is a table"


def test_every_listed_file_exists() -> None:
    assert not [listed for listed in LONG if not (SOURCE / listed).is_file()]


@pytest.mark.parametrize("path", [p for p in python_files() if p.name == "__init__.py"], ids=named)
def test_an_init_holds_a_docstring_only(path: Path) -> None:
    """The house's rule: the root excepted, which offers the public names lazily."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{named(path)} says nothing about its room"
    if path.parent != SOURCE:
        assert len(tree.body) == 1, f"{named(path)} holds more than a docstring"


def test_no_file_names_a_machine_or_an_index() -> None:
    """A clone means the same everywhere: no paths of one machine, no neighbouring folder, no package index."""
    found = []
    for path in kept_files():
        content = path.read_bytes()
        rules = [MACHINE_PATH, INDEX_HOST] + ([] if named(path) == NAMES_SIBLING else [SIBLING])
        for rule in rules:
            found += [f"{named(path)}: {match.group().decode()}" for match in rule.finditer(content)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("text", [b"see /wo" + b"rk/a", b"pypi." + b"org/simple", b"cat ../" + b"shared/x"])
def test_the_search_finds_what_it_looks_for(text: bytes) -> None:
    assert any(rule.search(text) for rule in (MACHINE_PATH, INDEX_HOST, SIBLING))


def test_what_may_be_named_may_be() -> None:
    assert not MACHINE_PATH.search(b"https://example.org/home/a and docs/work/b")
