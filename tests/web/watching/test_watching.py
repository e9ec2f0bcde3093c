"""From the release calendar to the published story: in time, late, after days off, never twice.

Times: docs/explanation/vintages.md (08:50 Tokyo; provisional figures in the third week of
the next month). The releases are official files in form (tests/fixtures/official_format.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from lxml import etree
from tests.fixtures import official_format
from tests.web.watching.conftest import Heard
from tests.web.watching.site import OCTOBER_10, OCTOBER_20, SEPTEMBER, MadeUpClock, Server, september, ten_day, tokyo

from kuroji.store.opening import open_store
from kuroji.stories.gate import gated
from kuroji.web.outlets.syndication import identity
from kuroji.web.watching import index as indices
from kuroji.web.watching.desk import Desk
from kuroji.web.watching.feeds import announce
from kuroji.web.watching.kinds import KINDS, NOWCAST
from kuroji.web.watching.telling import tell, untold
from kuroji.web.watching.watcher import once, run

DeskAt = Callable[..., Desk]
DUE = tokyo("2026-10-21")


def clock_of(desk: Desk) -> MadeUpClock:
    assert isinstance(desk.clock, MadeUpClock)
    return desk.clock


def slugs(out: Path) -> list[str]:
    return [story.slug for story in indices.load(out).stories]


def test_a_release_in_time_is_told_in_both_languages_and_all_formats(
    desk_at: DeskAt, site: Server, heard: Heard, tmp_path: Path
) -> None:
    """The whole way with the real teller; the figures are those printed on 16 September 2026 for August."""
    desk = desk_at(tokyo("2026-10-20", "12:00:00"), tell=tell)
    clock_of(desk).at(DUE, lambda: site.publish(SEPTEMBER, september()))
    clock_of(desk).stop_at(DUE + timedelta(minutes=5))
    run(desk)
    published = heard.named("published")
    assert [event.said["slug"] for event in published] == ["japan-trade-2026-09"]
    assert timedelta() <= published[0].at - DUE <= timedelta(seconds=10)
    files = {path.name for path in (tmp_path / "out" / "japan-trade-2026-09").iterdir()}
    assert files >= {
        f"japan-trade-2026-09.{la}.{to}" for la in ("en", "ja") for to in ("html", "md", "txt", "json", "jsonld")
    }
    told = json.loads((tmp_path / "out" / "japan-trade-2026-09" / "japan-trade-2026-09.en.json").read_text())
    assert told["as_of"] == "2026-10-21T08:50+09:00"
    printed = {f["id"].split(";")[0]: f["value"] for f in told["facts"]}
    row = official_format.release("mof-press/2026-08/4/2026-09-16").totals
    assert printed["value(level):JP.export.world.total.value@2026-09"] == int(row["exports"]) * 10**6
    assert printed["balance(exports-imports):JP.balance.world.total.value@2026-09"] == int(row["balance"]) * 10**6
    assert indices.load(tmp_path / "out").stories[0].illustrated


def test_a_release_of_another_country_calls_for_no_story_of_this_one() -> None:
    """Vietnam's customs told its year 2025 on 8 January 2026 (PROVENANCE.md of data/VN); Japan's months stay as they are."""
    store = open_store(None)
    since = tokyo("2025-12-31")
    foreign = [r for r in store.releases.values() if r.reporter != "JP" and r.published_at > since]
    assert [r.id for r in foreign] == ["vn-customs/VN-2025/4/2026-01-08"]
    due = [r.id for r in untold(store, (), since)]
    assert "press-report/2025/4/2026-01-22" in due
    assert not {r.id for r in foreign} & set(due)


def test_feeds_are_in_the_folder_as_soon_as_the_story_is(desk_at: DeskAt, site: Server, tmp_path: Path) -> None:
    """RFC 4287 and JSON Feed 1.1; the entry has the id of the site's own feeds, and its address is where the folder is served."""
    desk = desk_at(tokyo("2026-10-21", "08:40:00"), after=partial(announce, served="https://desk.example/stories"))
    clock_of(desk).at(DUE, lambda: site.publish(SEPTEMBER, september()))
    clock_of(desk).stop_at(DUE + timedelta(minutes=2))
    run(desk)
    atom = etree.parse(tmp_path / "out" / "feed.en.atom")
    told = json.loads((tmp_path / "out" / "feed.en.json").read_text())
    assert [item["id"] for item in told["items"]] == [identity("story", "JP", "2026-09", "en")]
    assert atom.findtext("{*}entry/{*}id") == told["items"][0]["id"]
    served, _, file = told["items"][0]["url"].rpartition("/japan-trade-2026-09/")
    assert served == "https://desk.example/stories"
    assert (tmp_path / "out" / "japan-trade-2026-09" / file).exists()


def test_it_sleeps_until_shortly_before_and_then_looks_often(desk_at: DeskAt, site: Server, heard: Heard) -> None:
    desk = desk_at(tokyo("2026-10-20", "12:00:00"))
    clock_of(desk).stop_at(DUE - timedelta(seconds=30))
    run(desk)
    before = site.requests_of(SEPTEMBER)
    clock_of(desk).stopping = False
    clock_of(desk).stop_at(DUE + timedelta(minutes=2))
    run(desk)
    after = site.requests_of(SEPTEMBER)[len(before) :]
    assert len(before) <= 6, "nobody looks in the afternoon; the minutes after 08:50 of an inferred date's eve are over"
    assert 10 <= len(after) <= 24, "twelve a minute at most"
    assert set(after) == {404}


def test_one_that_slips_is_looked_for_and_spoken_of(
    desk_at: DeskAt, site: Server, heard: Heard, tmp_path: Path
) -> None:
    """Third Wednesday, or one or two days later: classifications/calendar.py."""
    desk = desk_at(tokyo("2026-10-21", "08:00:00"))
    came = tokyo("2026-10-22")
    clock_of(desk).at(came, lambda: site.publish(SEPTEMBER, september("2026-10-22")))
    clock_of(desk).stop_at(came + timedelta(minutes=5))
    run(desk)
    late = [event for event in heard.named("late") if event.said["address"] == SEPTEMBER]
    assert [round(event.said["minutes"], -1) for event in late] == [0, 30, 120]
    assert slugs(tmp_path / "out") == ["japan-trade-2026-09"]
    assert timedelta() <= heard.named("published")[0].at - came <= timedelta(seconds=30)
    assert len(site.requests_of(SEPTEMBER)) < 400


def test_days_off_are_made_up_for_in_order(desk_at: DeskAt, site: Server, heard: Heard, tmp_path: Path) -> None:
    site.publish(SEPTEMBER, september())
    site.publish(OCTOBER_10, ten_day(10, "October 29, 2026"))
    site.publish(OCTOBER_20, ten_day(20, "November 06, 2026"))
    desk = desk_at(tokyo("2026-11-10", "15:00:00"))
    clock_of(desk).stop_at(tokyo("2026-11-10", "15:30:00"))
    run(desk)
    expected = ["japan-trade-2026-09", "japan-trade-2026-10-d10", "japan-trade-2026-10-d20"]
    assert [event.said["slug"] for event in heard.named("published")] == expected
    assert slugs(tmp_path / "out") == expected[::-1]
    as_of = [story.as_of for story in indices.load(tmp_path / "out").stories]
    assert as_of == [tokyo("2026-11-06"), tokyo("2026-10-29"), DUE]


def test_of_first_days_the_nowcast_of_their_month_is_published_too(
    desk_at: DeskAt, site: Server, heard: Heard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the real teller and its gate; September comes first, and of a whole month there is nothing to estimate."""
    monkeypatch.setattr("kuroji.stories.rendering.writing.gated", gated)
    site.publish(SEPTEMBER, september())
    site.publish(OCTOBER_20, ten_day(20, "November 06, 2026"))
    undrawn = msgspec.structs.replace(KINDS[NOWCAST], draw=lambda *_: ())
    once(desk_at(tokyo("2026-11-10", "15:00:00"), kinds={NOWCAST: undrawn}))
    assert [event.said["slug"] for event in heard.named("published")] == ["japan-outlook-nowcast-2026-10-d20"]
    folder = tmp_path / "out" / "japan-outlook-nowcast-2026-10-d20"
    told = json.loads((folder / "japan-outlook-nowcast-2026-10-d20.ja.json").read_text())
    estimated = {(f["indicator"], f["period"]) for f in told["facts"] if f["id"].startswith("nowcast(first-20-days)")}
    assert estimated == {("nowcast", "2026-10")}
    assert told["as_of"] == "2026-11-06T08:50+09:00", "made on the day of the release, whenever it is published"


def test_nothing_is_published_twice(desk_at: DeskAt, site: Server, heard: Heard, tmp_path: Path) -> None:
    site.publish(SEPTEMBER, september())
    for hour in ("10:00:00", "11:00:00", "12:00:00"):
        once(desk_at(tokyo("2026-10-21", hour)))
    assert len(heard.named("published")) == 1
    assert site.requests_of(SEPTEMBER) == [200, 304, 304], "what is held is asked for conditionally"
    assert [story.edition for story in indices.load(tmp_path / "out").stories] == [1]


def test_what_somebody_else_ingested_is_published_too(desk_at: DeskAt, heard: Heard, tmp_path: Path) -> None:
    from kuroji.refresh.ingesting import ingest

    once(desk_at(tokyo("2026-10-20", "12:00:00")))
    (tmp_path / "september.xml").write_bytes(september())
    ingest(open_store(tmp_path / "store"), [str(tmp_path / "september.xml")])
    once(desk_at(tokyo("2026-10-21", "12:00:00")))
    assert slugs(tmp_path / "out") == ["japan-trade-2026-09"]


def test_a_release_replaced_in_place_is_a_new_edition_when_it_says_something_else(
    desk_at: DeskAt, site: Server, heard: Heard, tmp_path: Path
) -> None:
    site.publish(SEPTEMBER, september())
    once(desk_at(tokyo("2026-10-21", "10:00:00"), tell=tell))
    site.publish(SEPTEMBER, september() + b"\n")
    once(desk_at(tokyo("2026-10-21", "11:00:00"), tell=tell))
    assert [story.edition for story in indices.load(tmp_path / "out").stories] == [1], (
        "the same figures: the same story"
    )
    year_ago = official_format.release("mof-press/2026-08/4/2026-09-16").totals
    corrected = {name: str(int(year_ago[name]) + 500_000) for name in ("exports_year_ago", "balance_year_ago")}
    site.publish(SEPTEMBER, september(**corrected))
    once(desk_at(tokyo("2026-10-21", "12:00:00"), tell=tell))
    story = indices.load(tmp_path / "out").stories[0]
    assert story.edition == 2
    assert len(story.earlier) == 1
    assert (tmp_path / "out" / story.slug).resolve() == (tmp_path / "out" / story.folder).resolve()


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_a_server_that_fails_is_left_alone_for_a_while(
    status: int, desk_at: DeskAt, site: Server, heard: Heard
) -> None:
    desk = desk_at(tokyo("2026-10-21", "08:49:00"))
    clock_of(desk).at(DUE - timedelta(seconds=1), lambda: site.statuses.extend([status] * 60))
    clock_of(desk).stop_at(DUE + timedelta(minutes=20))
    run(desk)
    failed = [event.at for event in heard.named("failed") if event.said["address"] == SEPTEMBER]
    waits = [(b - a).total_seconds() for a, b in pairwise(failed)]
    assert len(waits) >= 3
    assert all(wait >= 29 for wait in waits)
    assert waits[-1] > 2 * waits[0]


def test_half_a_file_is_not_taken_and_asked_for_again_in_full(
    desk_at: DeskAt, site: Server, heard: Heard, tmp_path: Path
) -> None:
    """A page still being written: the server calls the half the whole."""
    whole = september()
    site.publish(SEPTEMBER, whole[: len(whole) // 2])
    desk = desk_at(tokyo("2026-10-21", "09:00:00"))
    clock_of(desk).at(tokyo("2026-10-21", "09:05:00"), lambda: site.publish(SEPTEMBER, whole))
    clock_of(desk).stop_at(tokyo("2026-10-21", "09:20:00"))
    run(desk)
    assert heard.named("unreadable")
    assert slugs(tmp_path / "out") == ["japan-trade-2026-09"]
    assert 304 not in site.requests_of(SEPTEMBER)[:-1]


def test_a_connection_cut_half_way(desk_at: DeskAt, site: Server, heard: Heard, tmp_path: Path) -> None:
    site.publish(SEPTEMBER, september())
    site.cut = True
    assert once(desk_at(tokyo("2026-10-21", "09:00:00"))) is False
    assert heard.named("failed")
    assert slugs(tmp_path / "out") == []
    site.cut = False
    assert once(desk_at(tokyo("2026-10-21", "09:05:00"))) is True
    assert slugs(tmp_path / "out") == ["japan-trade-2026-09"]


@pytest.mark.parametrize("jump", [timedelta(days=3), -timedelta(days=3)], ids=["forward", "back"])
def test_the_clock_is_set_while_it_sleeps(
    jump: timedelta, desk_at: DeskAt, site: Server, heard: Heard, tmp_path: Path
) -> None:
    desk = desk_at(tokyo("2026-10-20", "12:00:00"))
    clock = clock_of(desk)

    def set_clock() -> None:
        clock.wall += jump

    clock.at(tokyo("2026-10-20", "13:00:00"), set_clock)
    clock.at(DUE, lambda: site.publish(SEPTEMBER, september()))
    clock.stop_at(tokyo("2026-10-23", "15:00:00"))
    run(desk)
    assert len(heard.named("clock moved")) == 1
    assert slugs(tmp_path / "out") == ["japan-trade-2026-09"]
    assert len(heard.named("published")) == 1
