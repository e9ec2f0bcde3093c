"""What an outlook owes to whom: the licence of the figures it rests on, and none where it rests on no official figures.

Sources: the Public Data License 1.0 asks that its figures, and no others, be offered under it with their source;
embedded publications name as the press's what was read in the press (the address tells).
"""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from kuroji.model.instant import LATEST
from kuroji.store.opening import Store, open_store
from kuroji.stories.outlooks import food, mining
from kuroji.stories.outlooks.illustrating import drawn
from kuroji.stories.rendering.formats import FORMATS, render

LICENCE = {"en": "Public Data License", "ja": "公共データ利用規約"}
HEADING = {"en": "Sources", "ja": "出典"}


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_story_of_no_official_figures_offers_none(store: Store, language: str) -> None:
    told = mining.TOPIC.tell(store, LATEST, language)
    assert not told.story.releases
    for form in FORMATS:
        text = render(told.story, form, charts=drawn(told))
        assert LICENCE[language] not in text
        assert "digital.go.jp" not in text
        assert "Ministry of Finance" not in text
        assert "財務省" not in text
    headings = render(told.story, "md").splitlines()
    assert f"## {HEADING[language]}" not in headings
    assert "−" not in render(told.story, "md")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_story_of_official_figures_says_its_terms(store: Store, language: str) -> None:
    text = render(food.TOPIC.tell(store, LATEST, language).story, "md")
    assert LICENCE[language] in text
    assert f"## {HEADING[language]}" in text.splitlines()


def test_figures_read_in_the_press_say_so() -> None:
    text = resources.files("kuroji").joinpath("data/JP/publications.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        office = any(word in row["publisher_en"] for word in ("Ministry", "Bank"))
        elsewhere = bool(row["address"]) and ".go.jp/" not in row["address"] and ".boj.or.jp/" not in row["address"]
        assert ("報道による" in row["title_ja"]) == ("press reports" in row["title_en"]) == (office and elsewhere), row[
            "id"
        ]
