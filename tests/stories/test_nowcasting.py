"""What a ten-day story says of its month: an estimate with its error while the month is not out, nothing afterwards.

How the estimate is made is tested under tests/outlook. The months of the ten-day releases
came out on the days of the release calendar: September 2026 is due on 21 October 2026, August
2026 came out on 16 September 2026 (the customs site's release calendar).
"""

from __future__ import annotations

import msgspec
import pytest

from kuroji.classifications.reporters import JAPAN
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import Store, open_store
from kuroji.stories.brief import brief
from kuroji.stories.gate import misread
from kuroji.stories.story import Passage, Section, Span, Story

SEPTEMBER = ("2026-09-D20", "2026-10-07")
TURNS = {"en": (" a deficit of ", " a surplus of "), "ja": ("の赤字となる計算", "の黒字となる計算")}
MONTHS = {"en": ("all of September", "all of August"), "ja": ("9月全体", "8月全体")}


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


def told(store: Store, period: str, as_of: str, language: str = "en") -> Story:
    return brief(store, parse(period), parse_as_of(as_of, JAPAN), language)


def estimates(story: Story) -> list[str]:
    return [f"{fact.indicator} {fact.flow} {fact.period}" for fact in story.facts if "estimate" in fact.flags]


def test_the_month_is_estimated_with_the_error_of_such_estimates(store: Store) -> None:
    assert estimates(told(store, *SEPTEMBER)) == [
        "nowcast export 2026-09", "nowcast import 2026-09", "nowcast balance 2026-09",
        "nowcast_error balance 2025-11..2026-08",
    ]  # fmt: skip


@pytest.mark.parametrize(("period", "as_of", "said"), [
    ("2026-08-D20", "2026-09-15", True), ("2026-08-D20", "2026-09-16", False), ("2026-09-D10", "latest", True),
    ("2026-05", "2026-06-17", False),
])  # fmt: skip
def test_nothing_is_estimated_once_the_month_is_out(store: Store, period: str, as_of: str, said: bool) -> None:
    assert bool(estimates(told(store, period, as_of))) is said


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("slips", [TURNS, MONTHS])
def test_a_slip_in_the_estimate_is_refused(store: Store, language: str, slips: dict[str, tuple[str, str]]) -> None:
    story = told(store, *SEPTEMBER, language)
    facts = {fact.id: fact for fact in story.facts}
    assert not list(misread(story, facts))
    assert list(misread(_changed(story, *slips[language]), facts))


def _changed(story: Story, before: str, after: str) -> Story:
    """The story with one turn of phrase replaced where the month is estimated."""
    done = 0

    def changed(passage: Passage) -> Passage:
        nonlocal done
        if not any("nowcast(" in (span.fact or "") for span in passage.spans):
            return passage
        done += sum(before in span.text for span in passage.spans)
        return Passage(passage.about, tuple(Span(s.text.replace(before, after), s.fact) for s in passage.spans))

    sections = tuple(
        Section(section.name, section.heading, tuple(map(changed, section.paragraphs))) for section in story.sections
    )
    assert done == 1

    return msgspec.structs.replace(story, sections=sections)
