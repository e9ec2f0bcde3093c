"""Building: the whole site as files. The listed pages come first, then the facts that they link, until none is new."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from html import escape
from itertools import islice
from multiprocessing import get_context

import msgspec

from kuroji.web import assets
from kuroji.web.addresses import LANGUAGES, address
from kuroji.web.building.pages import Built, Plan, begin, site_of, write_paths
from kuroji.web.building.writing import Count, put
from kuroji.web.faults import fault
from kuroji.web.missing import NoSuchPage
from kuroji.web.outlets import registry as outlets
from kuroji.web.page import HTML
from kuroji.web.registry import every, find
from kuroji.web.site import Site
from kuroji.web.words.frame import NATIVE

# Pages of stories are heavy and go out a few at a time; traces are light.
HEAVY, LIGHT = 4, 400
# Kinds that are not listed, and are built where a page links them.
FOLLOWED = ("fact",)
Progress = Callable[[str, int], None]
Run = Callable[[Iterable[tuple[str, ...]]], Iterator[Built]]


class Summary(msgspec.Struct, frozen=True):
    """What a build came to: files by what they are."""

    pages: Count
    outlets: Count
    assets: Count

    @property
    def all(self) -> Count:
        """All of them."""
        return self.pages + self.outlets + self.assets


def build(plan: Plan, *, jobs: int = 0, progress: Progress = lambda _, __: None) -> Summary:
    """Write the site into the plan's folder with so many processes (0: one for each processor).

    The same store and settings give the same bytes; files that are the same are left alone,
    and none is removed. Raises KurojiError where a page cannot be made or a file not written.
    """
    site = site_of(plan)
    with _processes(plan, jobs or os.cpu_count() or 1) as run:
        pages = _pages(site, run, progress)
    around = Count()
    for outlet in outlets.every(site):
        around += put(plan.out, outlet.path.removeprefix("/"), outlets.render(outlet, site).body)
    around += _entrance(site, plan)
    files = Count()
    for path, asset in sorted(assets.by_address().items()):
        files += put(plan.out, path.removeprefix("/"), assets.body(asset.name))
    return Summary(pages, around, files)


def _pages(site: Site, run: Run, progress: Progress) -> Count:
    """All listed pages and, round by round, the facts they link that are not there yet."""
    waiting = [page.path for page in every(site) if not page.kind.needs_server]
    done, count, size, name = set(waiting), Count(), HEAVY, "pages"
    while waiting:
        linked: set[str] = set()
        for built in run(_chunks(waiting, size)):
            count += built.count
            linked |= built.linked
            progress(name, count.files)
        waiting = sorted(_followed(linked) - done, key=_instant_first)
        done |= set(waiting)
        size, name = LIGHT, "facts"
    return count


def _followed(linked: Iterable[str]) -> set[str]:
    found = (find(path) for path in linked)
    return {page.to(HTML).path for page in found if page is not None and page.name in FOLLOWED}


def _instant_first(path: str) -> tuple[str, str]:
    """Facts of one instant stand together, because they are traced in one view."""
    return path.partition("as_of=")[2].partition("%23")[0], path


def _chunks(paths: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    rest = iter(paths)
    while chunk := tuple(islice(rest, size)):
        yield chunk


@contextmanager
def _processes(plan: Plan, jobs: int) -> Iterator[Run]:
    """What writes chunks of pages: this process alone, or several, each with the store open for itself."""
    if jobs == 1:
        begin(plan)
        yield lambda chunks: map(write_paths, chunks)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), begin, (plan,)) as pool:
        yield lambda chunks: pool.map(write_paths, chunks)


def _entrance(site: Site, plan: Plan) -> Count:
    """What a server answers by the reader's language: the root, which lets the reader choose, and the page of errors."""
    choices = "".join(
        f'<li><a href="{address("home", one)}" lang="{one}" hreflang="{one}">{escape(NATIVE[one])}</a></li>'
        for one in LANGUAGES
    )
    sheet = assets.address("site.css")
    root = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Kuroji 黒字</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<link rel="stylesheet" href="{sheet}">\n</head>\n<body>\n<main id="text">\n<h1>Kuroji 黒字</h1>\n'
        f"<ul>{choices}</ul>\n</main>\n</body>\n</html>\n"
    )
    missing = fault(NoSuchPage("there is no page at this address"), LANGUAGES[0], site)
    return put(plan.out, "index.html", root.encode()) + put(plan.out, "404.html", missing.body)
