"""The siblings of a story's results: everything as JSON, the statements with their figures as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from kuroji.model.instant import iso
from kuroji.web.page import Page, Writer
from kuroji.web.reactions.enough import Enough
from kuroji.web.siblings.statements import cell
from kuroji.web.site import Site

if TYPE_CHECKING:
    from kuroji.opinion.analysis.results import Standing
    from kuroji.web.reactions.outcome import Outcome

FIGURES = ("consensus", "dissent", "divisive", "bridging", "bridging_factor", "bridges", "priority")


class Shown(Protocol):
    """A content with the results of a story, if there are any yet."""

    @property
    def outcome(self) -> Outcome | None:
        """The results."""

    @property
    def enough(self) -> Enough:
        """How far they are off."""


def _json(site: Site, page: Page, content: Shown) -> bytes:
    """The results, robustness with its curves; only how many answers are missing while there are too few."""
    found = content.outcome
    told: dict[str, Any] = {"story": page.values["slug"], "enough": msgspec.to_builtins(content.enough)}
    if found is None:
        return msgspec.json.encode(told | {"results": None})
    results = {
        "readers": found.readers, "grouped": found.grouped, "votes": found.votes, "silhouette": found.silhouette,
        "explained_percent": found.explained,
        "counted": iso(found.newest, site.reporter) if found.newest is not None else None,
        "groups": [
            {"letter": group.letter, "members": group.members, "apart": [
                {"statement": s.told.statement.id, "direction": s.direction, "percent": s.percent, "others_percent": s.elsewhere}
                for s in group.stands]}
            for group in found.groups
        ],
        "statements": [_figures(one) | {"text": found.texts[one.statement].text} for one in found.standings],
        "lists": {name: [one.statement.id for one in listed] for name, listed in found.lists.items()},
        "robustness": None if found.robust is None else msgspec.to_builtins(found.robust.found),
    }  # fmt: skip
    return msgspec.json.encode(told | {"results": results})


def _figures(one: Standing) -> dict[str, Any]:
    tally = one.tally
    counts = {"statement": one.statement, "agree": tally.agree, "disagree": tally.disagree, "pass": tally.passed}
    return counts | {name: getattr(one, name) for name in FIGURES}


def _csv(_: Site, __: Page, content: Shown) -> str:
    """A row for each statement; none while there are too few answers."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = ("statement", "agree", "disagree", "pass", *FIGURES)
    writer.writerow([*names, "text"])
    if content.outcome is not None:
        for one in content.outcome.standings:
            figures = _figures(one)
            said = content.outcome.texts[one.statement].text
            writer.writerow([*(cell(figures[name]) for name in names), cell(said)])
    return text.getvalue()


WRITERS: Mapping[str, Writer] = {"json": _json, "csv": _csv}
