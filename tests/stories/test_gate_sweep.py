"""The gate lets pass what is right, whatever period, vintage, subject and assumption is told (docs/explanation/gate.md).

Stories are composed from Facts, so each is right by construction; a refusal is a fault of the
wording or of the gate. The small sample runs always, the wide one with `make slow`.
"""

from __future__ import annotations

from itertools import product

import pytest
from tests.stories.snapshots import LANGUAGES

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.subjects import subject_of
from kuroji.model.errors import NotHeld, NotPublished
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import Store, open_store
from kuroji.stories.assumed import Assumed
from kuroji.stories.brief import brief
from kuroji.stories.explanation import explanation
from kuroji.stories.gate import gated
from kuroji.stories.rendering.formats import render
from kuroji.stories.story import Story

HELD, GIVEN = Assumed(), Assumed("USD=50,JPY=40,EUR=6")
# Each was refused once: records of deficits, spells of six months, both flows at once, rests of a partner.
BRIEFS = (
    ("2023-01", "latest"), ("2024-12", "latest"), ("2011", "latest"), ("FY2010", "first"), ("2026-01", "first"),
    ("1990", "latest"), ("2025-03-D20", "latest"), ("2023", "latest"), ("1985-06", "first"),
)  # fmt: skip
EXPLANATIONS = (
    ("2026-05", ("import", "world", "total"), HELD),
    ("2026-07", ("export", "world", "total"), HELD),
    ("2025-05", ("export", "US", "motor vehicles"), GIVEN),
    ("2026-H1", ("balance", "US", "total"), HELD),
    ("2025", ("balance", "China", "total"), GIVEN),
    ("FY2025", ("import", "world", "semiconductors"), HELD),
)
WIDE_PERIODS = (
    *(f"2026-{month:02}" for month in range(1, 9)), *(f"2025-{month:02}" for month in range(1, 13)),
    "2024-07", "2022-08", "2020-05", "2015-01", "2009-01", "1998-03", "1980-01", "2026-Q1", "2026-Q2", "2026-H1",
    "2025-H2", "2024", "2022", "FY2024", "FY2022", "2026-09-D10", "2026-09-D20", "2024-08-D20",
)  # fmt: skip
WIDE_SUBJECTS = (
    ("balance", "world", "total"), ("balance", "US", "total"), ("balance", "China", "total"),
    ("export", "world", "total"), ("import", "world", "total"), ("export", "US", "total"), ("import", "China", "total"),
    ("export", "Asia", "total"), ("export", "world", "motor vehicles"), ("import", "world", "semiconductors"),
    ("import", "world", "crude oil"), ("import", "world", "LNG"), ("export", "US", "motor vehicles"),
    ("export", "world", "iron and steel"), ("import", "world", "fish"),
)  # fmt: skip
WIDE_WHEN = (
    "2026-05", "2026-08", "2025", "FY2025", "2026-Q2", "2026-H1", "2000", "2025-05", "2020-05", "1995-Q3", "2023-01",
)  # fmt: skip


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


def must_pass(story: Story) -> None:
    gated(story, {to: render(story, to) for to in ("md", "html")})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("period", "as_of"), BRIEFS)
def test_a_brief_passes(store: Store, period: str, as_of: str, language: str) -> None:
    must_pass(brief(store, parse(period, JAPAN.fiscal), parse_as_of(as_of, JAPAN), language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("period", "about", "assumed"), EXPLANATIONS)
def test_an_explanation_passes(
    store: Store, period: str, about: tuple[str, str, str], assumed: Assumed, language: str
) -> None:
    subject = subject_of(*about, "value")
    as_of = parse_as_of("2026-10-07", JAPAN)
    must_pass(explanation(store, parse(period, JAPAN.fiscal), subject, as_of, language, assumed=assumed).story)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("period", WIDE_PERIODS)
def test_briefs_far_and_wide_pass(store: Store, period: str, language: str) -> None:
    for word in ("latest", "first"):
        must_pass(brief(store, parse(period, JAPAN.fiscal), parse_as_of(word, JAPAN), language))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("about", WIDE_SUBJECTS)
def test_explanations_far_and_wide_pass(store: Store, about: tuple[str, str, str], language: str) -> None:
    subject, told = subject_of(*about, "value"), 0
    for period, assumed in product(WIDE_WHEN, (HELD, GIVEN)):
        try:
            of = explanation(
                store, parse(period, JAPAN.fiscal), subject, parse_as_of("2026-10-07", JAPAN), language, assumed=assumed
            )
        except (NotHeld, NotPublished):
            continue
        must_pass(of.story)
        told += 1
    assert told >= 6
