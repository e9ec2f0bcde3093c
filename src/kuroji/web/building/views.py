"""Views for whoever traces thousands of facts: those of an instant are read from one view of everything."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime

from kuroji.indicators.trace import Opened
from kuroji.indicators.view import View, view
from kuroji.store.opening import Store
from kuroji.store.reading import Selection

# Stories of one period are built together, and have a handful of instants.
MOST_VIEWS = 6


def whole_views() -> Opened:
    """A function that opens views of everything and keeps the last few; a figure is the same in a wider view."""
    kept: OrderedDict[tuple[datetime, str], View] = OrderedDict()

    def opened(store: Store, instant: datetime, _: Selection | None, code: str) -> View:
        found = kept.get((instant, code))
        if found is None:
            found = view(store, instant, None, code)
            kept[instant, code] = found
            while len(kept) > MOST_VIEWS:
                kept.popitem(last=False)
        kept.move_to_end((instant, code))
        return found

    return opened
