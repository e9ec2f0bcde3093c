"""The files for running a site as a service or in a container. Sources: systemd's own verifier, the Containerfile's reference.

No container engine is assumed: what the file names has to be there, and what it runs has to be understood.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import typer.main

from kuroji.cli.main import app
from kuroji.settings import from_environment

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "docs" / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
INSTRUCTIONS = {"FROM", "RUN", "COPY", "WORKDIR", "USER", "ENV", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "CMD"}


def understood(command: list[str]) -> None:
    """A command line of ours, with options that exist. Raises click's UsageError otherwise; nothing is run."""
    name, *arguments = command
    group = typer.main.get_command(app)
    found = group.get_command(None, name)  # type: ignore[attr-defined]
    found.make_context(name, list(arguments))


def lines() -> list[tuple[str, str]]:
    """The instructions of the Containerfile with what follows them, continued lines joined."""
    text = (DEPLOY / "Containerfile").read_text().replace("\\\n", " ")
    plain = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in plain]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_runs_a_command_that_there_is(unit: Path) -> None:
    program, *arguments = shlex.split(re.findall(r"^ExecStart=(.*)$", unit.read_text(), re.MULTILINE)[0])
    assert program.endswith("/kuroji")
    understood(arguments)
    named = dict(re.findall(r"^Environment=(\w+)=(.*)$", unit.read_text(), re.MULTILINE))
    assert from_environment(named).store


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not on this machine")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_understands_a_unit(unit: Path, tmp_path: Path) -> None:
    copied = tmp_path / unit.name
    copied.write_text(unit.read_text().replace("/opt/kuroji/.venv/bin/kuroji", "/bin/true"))
    done = subprocess.run(["systemd-analyze", "verify", str(copied)], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_container_is_built_from_what_there_is() -> None:
    """Sources that are copied exist, targets that are made are the Makefile's, and no environment of a checkout comes along."""
    assert {name for name, _ in lines()} <= INSTRUCTIONS
    copied = [source for name, rest in lines() if name == "COPY" for source in shlex.split(rest)[:-1]]
    assert copied
    assert all((ROOT / source).exists() for source in copied)
    assert not {".", ".venv", ".git"} & set(copied)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    made = [word for name, rest in lines() if name == "RUN" and rest.startswith("make ") for word in rest.split()[1:]]
    assert made
    assert set(made) <= targets


def test_the_container_serves_as_somebody_who_may_write_only_data() -> None:
    last_user = [rest for name, rest in lines() if name == "USER"][-1]
    assert last_user != "root"
    named = dict(pair.split("=", 1) for name, rest in lines() if name == "ENV" for pair in shlex.split(rest))
    [volume] = [rest for name, rest in lines() if name == "VOLUME"]
    assert all(value.startswith(f"{volume}/") for value in named.values())
    assert str(from_environment(named).store) == named["KUROJI_STORE"]
    [command] = [json.loads(rest) for name, rest in lines() if name == "CMD"]
    understood(command[1:])
