"""The settings: six variables, and nobody else reads the environment."""

from __future__ import annotations

import ast
from pathlib import Path

import platformdirs
import pytest

import kuroji.model
from kuroji import settings
from kuroji.model.errors import UsageError

SOURCE = Path(kuroji.model.__path__[0]).parent


def test_without_variables_the_store_is_in_the_usual_data_folder() -> None:
    """Source: the platformdirs library's own answer for this system."""
    found = settings.from_environment({})
    assert found.store == Path(platformdirs.user_data_dir("kuroji", appauthor=False), "store")
    assert (found.database, found.base_url, found.secret, found.admin_hash, found.estat_key) == (None,) * 5


def test_every_variable_has_its_place(tmp_path: Path) -> None:
    found = settings.from_environment(
        {
            "KUROJI_STORE": str(tmp_path),
            "KUROJI_DATABASE": "opinion.sqlite",
            "KUROJI_BASE_URL": "https://kuroji.example/ja/",
            "KUROJI_SECRET": "s3cret",
            "KUROJI_ADMIN_HASH": "h4sh",
            "KUROJI_ESTAT_KEY": "k3y",
            "KUROJI_OTHER": "ignored",
            "STORE": "ignored",
        }
    )
    assert found.store == tmp_path
    assert (found.database, found.base_url) == ("opinion.sqlite", "https://kuroji.example/ja")
    assert (found.secret, found.admin_hash, found.estat_key) == ("s3cret", "h4sh", "k3y")


def test_an_empty_variable_counts_as_unset() -> None:
    assert settings.from_environment(dict.fromkeys(settings.VARIABLES, "")) == settings.from_environment({})


def test_a_home_folder_is_spelled_out_and_a_relative_one_made_absolute(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert settings.from_environment({"KUROJI_STORE": "~/trade"}).store == tmp_path / "trade"
    assert settings.from_environment({"KUROJI_STORE": "trade"}).store == tmp_path / "trade"


def test_the_process_s_own_environment_is_the_default(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("KUROJI_STORE", str(tmp_path))
    assert settings.from_environment().store == tmp_path


@pytest.mark.parametrize(
    "bad", ["kuroji.example", "ftp://kuroji.example", "https://", "https://k.example/?a=b", "http://["]
)
def test_a_base_url_that_serves_nothing_is_refused(bad: str) -> None:
    with pytest.raises(UsageError, match="KUROJI_BASE_URL"):
        settings.from_environment({"KUROJI_BASE_URL": bad})


def test_secrets_do_not_show() -> None:
    hidden = ("KUROJI_DATABASE", "KUROJI_SECRET", "KUROJI_ADMIN_HASH", "KUROJI_ESTAT_KEY")
    found = settings.from_environment(dict.fromkeys(hidden, "tell-nobody"))
    assert "tell-nobody" not in f"{found} {found!r}"
    assert "secret=set" in repr(found)


def readers_of_the_environment(folder: Path) -> set[str]:
    """The files under `folder` whose code names environ, environb or getenv."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = {getattr(node, "attr", None), getattr(node, "id", None)}
            names |= {alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) else set()
            if names & {"environ", "environb", "getenv", "getenvb"}:
                found.add(str(path.relative_to(folder)))
    return found - {"settings.py"} if folder == SOURCE else found


def test_nobody_else_reads_the_environment(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import os\nx = os.environ['HOME']\n")
    (tmp_path / "b.py").write_text("from os import getenv\n")
    (tmp_path / "c.py").write_text("# os.environ is not read here\n")
    assert readers_of_the_environment(tmp_path) == {"a.py", "b.py"}
    assert readers_of_the_environment(SOURCE) == set()
