"""Embedded figures beside the releases: tables of a reporter's folder in data/, and the publications they name.

What these tables hold belongs to no customs release: balance-of-payments figures, targets,
projections. Every row names a publication, and the publications are listed once, with
publisher, date and address (data/<reporter>/publications.csv). The provenance of all of
them is in the PROVENANCE.md beside the tables.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib import resources

import msgspec

from kuroji.classifications.reporters import reporter, reporters
from kuroji.model.errors import InputError, NotHeld
from kuroji.model.instant import release_instant
from kuroji.model.release import Release

PUBLICATION = "publication"
_LIST = "publications"


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """A document that figures are quoted from; `basis` says whether its date is stated or inferred."""

    id: str
    publisher_en: str
    publisher_ja: str
    title_en: str
    title_ja: str
    published: date
    basis: str
    address: str

    def name(self, language: str) -> str:
        """Publisher and title in a language."""
        return (
            f"{self.publisher_ja}「{self.title_ja}」" if language == "ja" else f"{self.publisher_en}, {self.title_en}"
        )


@cache
def rows(code: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of the table `name` of a reporter, every cell as text. Raises NotHeld where there is no such table."""
    file = resources.files("kuroji").joinpath("data", reporter(code).code, f"{name}.csv")
    if not file.is_file():
        raise NotHeld(
            f"no {name.replace('_', ' ')} are embedded for {reporter(code).name_en}",
            where=f"data/{code}/{name}.csv", remedy="Give your own figures as a file.",
        )  # fmt: skip
    return tuple(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def holders(name: str) -> tuple[str, ...]:
    """The reporters of whom the table is embedded."""
    data = resources.files("kuroji").joinpath("data")
    return tuple(code for code in reporters() if data.joinpath(code, f"{name}.csv").is_file())


@cache
def publications(code: str) -> Mapping[str, Publication]:
    """The publications of a reporter's embedded tables by id; none where it has none."""
    try:
        listed = rows(code, _LIST)
    except NotHeld:
        return {}
    return {
        row["id"]: Publication(**{**row, "published": date.fromisoformat(row["published"])})  # type: ignore[arg-type]
        for row in listed
    }


def publication(code: str, name: str) -> Publication:
    """The publication of that id. Raises InputError for an id that is not listed."""
    found = publications(code).get(name)
    if found is None:
        raise InputError(f"the publication {name!r} is not listed", where=f"data/{code}/{_LIST}.csv", remedy="Add it.")
    return found


def known_from(code: str, name: str) -> datetime:
    """The instant from which what a publication says is known: the release time of its day."""
    return release_instant(publication(code, name).published, reporter(code))


def as_release(code: str, name: str) -> Release:
    """The publication as stories list their sources; its hash is that of its entry, since no file was read."""
    found = publication(code, name)
    entry = "\x1f".join(str(v) for v in msgspec.structs.astuple(found))
    return Release(
        id=f"{PUBLICATION}/{found.id}", source=PUBLICATION, reporter=reporter(code).code, stage=0, periods=(),
        published_at=known_from(code, name), published_basis=found.basis,
        sha256=hashlib.sha256(entry.encode()).hexdigest(), title=found.name("en"), address=found.address,
    )  # fmt: skip


def quoted(release: Release) -> Publication | None:
    """The publication that stands behind a release of as_release; None for every other release."""
    if release.source != PUBLICATION:
        return None
    return publications(release.reporter).get(release.id.partition("/")[2])
