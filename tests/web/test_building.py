"""The static site. Sources: what the project asks of this part (one renderer: the bytes of the server are those of the files)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pytest
from litestar.testing import TestClient

from kuroji.model.errors import UsageError
from kuroji.model.period import parse
from kuroji.opinion.nouns import Choice, Draft, Status
from kuroji.opinion.storage.ballots import cast
from kuroji.opinion.storage.opening import open_database
from kuroji.opinion.storage.statements import hand_in, moderate
from kuroji.settings import from_environment
from kuroji.store.opening import open_store
from kuroji.web.app import create_app
from kuroji.web.building.build import Summary, build
from kuroji.web.building.links import links
from kuroji.web.building.pages import Plan, site_of
from kuroji.web.building.views import whole_views
from kuroji.web.building.writing import put
from kuroji.web.page import Page
from kuroji.web.pages import explore
from kuroji.web.registry import KINDS
from kuroji.web.rendering import render
from kuroji.web.site import Site

pytestmark = pytest.mark.slow


class Made(msgspec.Struct, frozen=True):
    """A small site: the newest month in both languages, and what belongs to every site."""

    plan: Plan
    summary: Summary
    files: frozenset[str]


def with_statements(path: Path) -> None:
    """A database with one statement and one vote."""
    database, now = open_database(path), datetime(2026, 9, 20, tzinfo=UTC)
    with database.writing() as connection:
        draft = Draft(text="Exports will hold up", language="en", country="JP")
        said = hand_in(connection, "japan-trade-2026-08", draft, "author", now)
        moderate(connection, said.id, Status.APPROVED, by="desk", now=now)
        cast(connection, "reader", said.id, Choice.AGREE, now)
    database.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Built once, with only the totals of the explorer: every series listed would add thousands of traces and no new kind of page."""
    out = tmp_path_factory.mktemp("public")
    votes = tmp_path_factory.mktemp("votes") / "opinion.sqlite"
    with_statements(votes)
    settings = from_environment(
        {
            "KUROJI_BASE_URL": "https://trade.example",
            "KUROJI_STORE": str(out / "no-store"),
            "KUROJI_DATABASE": str(votes),
        }
    )
    plan = Plan(settings=settings, out=out, since=parse("2026-08"))
    with pytest.MonkeyPatch.context() as fewer:
        fewer.setattr(explore, "READY_PARTNERS", ("world",))
        fewer.setattr(explore, "commodities", lambda _: ())
        summary = build(plan, jobs=1)
        yield Made(plan, summary, frozenset(str(p.relative_to(out)) for p in out.rglob("*") if p.is_file()))


def test_every_link_leads_to_a_file(made: Made) -> None:
    broken = set()
    for name in made.files:
        if name.endswith(".html"):
            for path in links((made.plan.out / name).read_bytes()):
                file = unquote(path).removeprefix("/")
                if (f"{file}index.html" if not file or file.endswith("/") else file) not in made.files:
                    broken.add((name, path))
    assert not broken


def test_the_server_answers_with_the_bytes_of_the_files(made: Made) -> None:
    """A page, its siblings, a vintage, a trace, a feed and a static file, through HTTP and from the folder."""
    trace = min(name for name in made.files if name.startswith("en/facts/") and name.endswith("index.html"))
    sample = [
        "en/index.html", "ja/stories/japan-trade-2026-08/index.html", "en/stories/japan-trade-2026-08.md",
        "en/stories/japan-trade-2026-08.json", "en/stories/japan-trade-2026-08.csv",
        "en/stories/japan-trade-2026-08/as-of/first/index.html", "en/methods/index.html", "en/feeds/all.atom",
        "ja/feeds/all.json", "en/stories/japan-trade-2026-08/statements/index.html",
        "ja/stories/japan-trade-2026-08/statements/1.json", "en/stories/japan-trade-2026-08/results/index.html", "llms.txt", "sitemap.xml", "robots.txt", trace,
    ]  # fmt: skip
    with TestClient(create_app(site_of(made.plan))) as client:
        for name in sample:
            path = "/" + name.removesuffix("index.html").replace("#", "%23")
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert answer.content == (made.plan.out / name).read_bytes(), path


def test_the_same_figures_give_the_same_bytes(made: Made) -> None:
    """Pages made anew by another process's site are those on disk; a second writing changes none."""
    before = _digests(made)
    again = site_of(made.plan)
    for language in ("en", "ja"):
        page = Page(kind=KINDS["story"], language=language, values={"slug": "japan-trade-2026-08"})
        assert put(made.plan.out, page.file, render(page, again).body).changed == 0
    assert _digests(made) == before


def test_nothing_half_written_is_left(made: Made) -> None:
    assert not [name for name in made.files if Path(name).name.startswith(".")]
    assert made.summary.all.files == len(made.files)


def test_links_are_full_and_no_page_needs_the_server(made: Made) -> None:
    page = (made.plan.out / "en/stories/japan-trade-2026-08/index.html").read_text()
    assert '<meta property="og:image" content="https://trade.example/en/stories/japan-trade-2026-08.png">' in page
    assert "<form" not in page


def test_a_file_stays_in_its_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="outside"):
        put(tmp_path / "public", "../secret", b"")


def test_a_figure_is_the_same_in_a_wider_view() -> None:
    """The trace of a fact from a view of everything, and from the cells it needs: kuroji trace opens the latter."""
    id_ = "balance(exports-imports):JP.balance.world.total.value@2026-05;as_of=2026-06-17T08:50+09:00"
    now = datetime(2026, 10, 10, tzinfo=UTC)
    page = Page(kind=KINDS["fact"], language="en", values={"id": id_})
    settings = from_environment({})
    narrow = render(page, Site(open_store(), settings, now=lambda: now)).body
    assert render(page, Site(open_store(), settings, opened=whole_views(), now=lambda: now)).body == narrow


def _digests(made: Made) -> dict[str, str]:
    return {name: hashlib.sha256((made.plan.out / name).read_bytes()).hexdigest() for name in sorted(made.files)}
