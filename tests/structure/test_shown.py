"""What a structure shows of a partner, of what is not held, and in Japanese. Source: the releases held, by partner and month."""

from __future__ import annotations

import pytest

from kuroji.cli import structure_output
from kuroji.explain.structure import Structure, structure
from kuroji.indicators.facts import fact
from kuroji.indicators.view import EXPORTS, Subject, View, view
from kuroji.model.errors import NotHeld, Undefined
from kuroji.model.period import parse
from kuroji.store.opening import open_store

US = Subject("export", "US")


@pytest.fixture(scope="module")
def seen() -> View:
    store = open_store(None)
    return view(store, store.newest_known_at)


@pytest.fixture(scope="module")
def world(seen: View) -> Structure:
    return structure(seen, EXPORTS, parse("2025"))


def rows(found: Structure, subject: Subject, language: str) -> dict[str, list[str]]:
    tables = structure_output.tables(found, subject, "2026-10-07", language)
    return {str(row[0]): [str(cell) for cell in row[1:]] for table in tables[:2] for row in table.rows}


def test_one_partner_has_no_partners(seen: View) -> None:
    with pytest.raises(Undefined, match="one partner has no partners"):
        fact(seen, "concentration", "hhi,partners", US, parse("2025"))


def test_a_partner_is_compared_with_the_world_and_lacks_are_explained(seen: View) -> None:
    found = structure(seen, US, parse("2025"))
    own = fact(seen, "similarity", "finger-kreinin,world", US, parse("2025"))
    shown = rows(found, US, "en")
    assert shown["similarity to trade with the world"] == [f"{own.value:.1f}"]
    assert shown["hhi, by partners"] == ["–"]
    note = structure_output.notes(found, "en")
    assert "No concentration by partners: US: one partner has no partners." in note
    assert "No similarity, Finger-Kreinin: no earlier period is held." in note


def test_years_that_name_other_partners_are_not_to_be_compared(seen: View, world: Structure) -> None:
    named = rows(world, EXPORTS, "en")["partners named"]
    counted = [fact(seen, "concentration", "hhi,partners", EXPORTS, parse(y)).detail["items"] for y in ("2024", "2025")]
    assert named[-2:] == [str(count) for count in counted]
    assert "not comparable" in structure_output.notes(world, "en")
    assert "比較できない" in structure_output.notes(world, "ja")


def test_goods_not_held_at_the_start_did_not_grow_from_nothing(world: Structure) -> None:
    """Chipmaking equipment has a code of its own in the long series, but not in its first years; it is ranked after what is held throughout."""
    whole = [row.shares[0] is not None and row.shares[-1] is not None for row in world.shifts]
    assert whole == sorted(whole, reverse=True)
    assert not whole[-1]


def test_what_is_held_of_a_partner_is_said(seen: View) -> None:
    with pytest.raises(NotHeld) as refused:
        structure(seen, Subject("import", "CN"), parse("2025"))
    assert "2026-05" in refused.value.remedy


def test_tables_are_in_japanese(world: Structure) -> None:
    shown = rows(world, EXPORTS, "ja")
    assert shown["自動車"][-1] == "16.0"
    assert "国別の収録国数" in shown
