"""Which stories have statements: what a static site makes pages of. A server answers for all others as well."""

from __future__ import annotations

from kuroji.model.errors import NotHeld
from kuroji.opinion.nouns import Statement, Status
from kuroji.opinion.storage.statements import statements_of
from kuroji.web.archive import archive
from kuroji.web.site import Site
from kuroji.web.slugs import slug


def stories_with_statements(site: Site) -> tuple[str, ...]:
    """The slugs of listed stories with an approved statement, the newest first. Raises StoreError."""
    return tuple(name for name, said in approved(site).items() if said)


def approved(site: Site) -> dict[str, list[Statement]]:
    """The approved statements of each listed story; empty on a server, whose pages come and go without a release."""
    if site.live:
        return {}
    slugs = [slug(period) for period in archive(site).periods]
    try:
        with site.forum.reading() as connection:
            return {name: statements_of(connection, name, Status.APPROVED) for name in slugs}
    except NotHeld:
        return {}
