"""What a story is told from: read once for both languages, all formats and the charts of a page."""

from __future__ import annotations

from kuroji.model.instant import AsOf
from kuroji.model.period import Period
from kuroji.store.opening import Store
from kuroji.stories.told import Told, told
from kuroji.web.site import Site


def told_from(site: Site, store: Store, period: Period, as_of: AsOf) -> Told:
    """The views of a period at a vintage, to be called while reading the site. Raises as kuroji.stories.told.told does."""
    return site.lately(f"{period} {as_of}", lambda: told(store, period, as_of, site.reporter.code))
