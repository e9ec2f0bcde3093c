"""Expressions compile when first asked; a mistake in one would wait for its first text, so each is asked here."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest

import kuroji.claims
from kuroji.claims.expressions import expression


def named_expressions() -> list[tuple[str, re.Pattern[str]]]:
    """Every pattern at the top of a module of the checker."""
    modules = [import_module(m.name) for m in pkgutil.walk_packages(kuroji.claims.__path__, "kuroji.claims.")]
    sort = type(expression(""))
    return [(f"{m.__name__}.{name}", held) for m in modules for name, held in vars(m).items() if isinstance(held, sort)]


def test_every_expression_of_the_checker_can_be_compiled() -> None:
    found = named_expressions()
    assert len(found) > 150
    for name, pattern in found:
        assert pattern.pattern, name


def test_an_expression_searches_as_the_pattern_of_the_standard_library_does() -> None:
    later, now = expression(r"(?P<n>\d+)\s?YEN", re.IGNORECASE), re.compile(r"(?P<n>\d+)\s?YEN", re.IGNORECASE)
    text = "12 yen, 5yen"
    assert [m.span("n") for m in later.finditer(text)] == [m.span("n") for m in now.finditer(text)]
    assert later.match(text, 8, 12) is not None
    assert later.match(text, 8, 9) is None


def test_a_mistake_in_an_expression_is_raised_when_it_is_first_asked() -> None:
    with pytest.raises(re.error):
        expression("(").search("")
