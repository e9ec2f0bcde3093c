"""Bombs: each is read or refused by a process that has little memory and little processor time.

The limits are the operating system's (setrlimit), so that a test fails by being killed and
never by a clock. Sources of the shapes: OWASP on entity expansion and nesting; the quadratic
checks of HTML parsers (attributes of one tag) and of CommonMark (brackets, emphasis).
"""

from __future__ import annotations

import subprocess
import sys

import pytest

READ = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (40, 40))
resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))
from kuroji.claims.loading.articles import from_bytes
from kuroji.model.errors import InputError
try:
    print("read", sum(len(article.text) for article in from_bytes(eval(sys.argv[1]))))
except InputError as error:
    print("refused", error)
"""
PAGE = "b'<html><body>' + "
BOMBS = {
    "deep nesting": PAGE + "b'<div>' * 400_000 + b'Exports'",
    "many elements": PAGE + "b'<a href=x>y</a>' * 400_000",
    "one tag of many attributes": PAGE + "b'<p ' + b''.join(b'a%d=1 ' % i for i in range(300_000)) + b'>Exports'",
    "one huge attribute": PAGE + "b'<p class=\"' + b'a < ' * 1_500_000 + b'\">Exports'",
    "entities that expand": "b'<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\">' + b''.join(b'<!ENTITY a%d \"%s\">' % (i, b'&a%d;' % (i - 1) * 10)"
    " for i in range(1, 12)) + b']><html><body><p>&a11;</p>'",
    "many paragraphs": PAGE + "b'<p>Exports rose 17.0% in May.</p>' * 50_000",
    "open tags without end": PAGE + "b'<p' * 2_000_000",
    "nested tables": PAGE + "b'<table><tr><td>' * 10_000",
    "brackets of Markdown": "b'# a\\n\\n' + b'[' * 1_000_000",
    "emphasis of Markdown": "b'# a\\n\\n' + b'*a **b ' * 200_000",
    "quotes of Markdown": "b'# a\\n\\n' + b'> ' * 500_000",
    "Markdown in a record": "b'{\"body_md\": \"' + b'[' * 6_000_000 + b'\"}'",
    "deep JSON": "b'{\"body\":' + b'[' * 4_000_000",
    "one endless line": "b'a' * 8_000_000",
    "one endless number": "b'1' * 8_000_000",
    "blanks": "b'Exports' + b' ' * 8_000_000 + b'rose'",
    "datelines": "b'TOKYO, June 17, 2026 ' * 390_000",
    "announcements": "b'released ' * 900_000",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_costs_little(bomb: str) -> None:
    done = subprocess.run([sys.executable, "-c", READ, bomb], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split()[0] in ("read", "refused")


def test_expanding_entities_stay_as_they_are() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ, BOMBS["entities that expand"]], capture_output=True, text=True, check=True
    )
    kind, size, *_ = done.stdout.split()
    assert kind == "refused" or int(size) < 1_000
